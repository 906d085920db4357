// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace Thaw {

class CopyLine;
class EmptyState;
class Snippet;

/// How an image is started with no more rights than its restore needs: docker, podman, compose, Kubernetes.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(QWidget *parent = nullptr);

    /// name: as the commands shall have it.
    void setImage(const ImageDetails &image, const QString &name);
    /// Nothing is known yet, or nothing can be said; a sentence tells which.
    void say(const QString &sentence);

    CopyLine *docker() const { return m_docker; }
    CopyLine *podman() const { return m_podman; }
    Snippet *compose() const { return m_compose; }
    Snippet *kubernetes() const { return m_kubernetes; }
    /// What else there is to know.
    QString note() const;

private:
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    CopyLine *m_docker;
    CopyLine *m_podman;
    Snippet *m_compose;
    Snippet *m_kubernetes;
    QLabel *m_note;
};

} // namespace Thaw

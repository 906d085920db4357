// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contentsmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace Thaw {

class EmptyState;
class FailureCard;

/// What is being read, how far it is, and Stop.
class ReadingView : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingView(QWidget *parent = nullptr);

    void say(const QString &sentence, qint64 bytes, qint64 total, bool stopping);
    QString text() const;
    QPushButton *stop() const { return m_stop; }

private:
    QLabel *m_text;
    QLabel *m_bytes;
    QProgressBar *m_progress;
    QPushButton *m_stop;
};

/// A page about an image's contents.
class InsidePage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setContents(const ContentsPtr &contents) = 0;
};

/// A page and what is shown in its place while there are no contents, in each of their states. The page is filled
/// when it is first seen.
class ContentsFrame : public QWidget
{
    Q_OBJECT
public:
    enum class Needs { Anything, Checkpoint };

    ContentsFrame(ContentsModel *model, InsidePage *page, Needs needs, QWidget *parent = nullptr);

    InsidePage *page() const { return m_page; }
    /// The sentence in place of the page; empty while the page is shown.
    QString sentence() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showState();

    ContentsModel *m_model;
    InsidePage *m_page;
    Needs m_needs;
    QAction *m_open;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ReadingView *m_reading;
    QWidget *m_failed;
    FailureCard *m_card;
    ContentsPtr m_shown;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace Thaw {

class ProjectDocument;

/// "Checkpoint by": Thaw, or an application of some kind that checkpoints itself, and at which phase of its start.
class CheckpointerField : public QWidget
{
    Q_OBJECT
public:
    explicit CheckpointerField(QWidget *parent = nullptr);

    void setProject(ProjectDocument *project);

private:
    void load();
    void store();
    void storePhase();
    void showPhases(const QString &preset, const QString &phase);

    ProjectDocument *m_project = nullptr;
    QComboBox *m_who;
    QComboBox *m_phase;
    QLabel *m_remark;
    bool m_loading = false;
};

/// Whether this project's application checkpoints itself, as it is written at present.
bool checkpointsItself(const ProjectDocument &project);

} // namespace Thaw

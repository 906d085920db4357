// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace Thaw {

/// Every action of the window, with its text and shortcut, in one place: buttons, menus and the command palette
/// are made of them.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QObject *parent);

    QAction *make, *run, *checkpoint, *commit, *test, *benchmark, *stop, *readyNow, *lookAgain, *doctor;
    QAction *newProject, *openProject, *openArchive, *closeProject, *sample, *save, *quit;
    QAction *pageMake, *pageImages, *pageCompare, *compare;
    QAction *showLog, *showCriu, *showSteps, *showProblems, *toggleOutput;
    QAction *find, *findNext, *findPrevious, *goToLine, *follow, *saveLog;
    QAction *palette, *nextPane, *undo;

    /// In the order of the palette.
    QList<QAction *> all() const { return m_all; }

private:
    QAction *add(const QString &text, const QList<QKeySequence> &shortcuts = {});

    QList<QAction *> m_all;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/widgets/icons.h"

namespace Thaw {

QAction *Actions::add(const QString &text, const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(text, parent());
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    const QString plain = QString(text).remove(u'&');
    action->setToolTip(shortcuts.isEmpty() ? plain
                                           : QStringLiteral("%1 (%2)").arg(plain, shortcuts.first().toString(QKeySequence::NativeText)));
    m_all.append(action);
    return action;
}

Actions::Actions(QObject *parent) : QObject(parent)
{
    make = add(tr("&Make Checkpoint Image"), {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    run = add(tr("&Run"), {QKeySequence(Qt::CTRL | Qt::Key_R)});
    checkpoint = add(tr("&Checkpoint"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)});
    commit = add(tr("C&ommit"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)});
    test = add(tr("&Test Restore"), {QKeySequence(Qt::CTRL | Qt::Key_T)});
    benchmark = add(tr("&Benchmark"), {QKeySequence(Qt::CTRL | Qt::Key_B)});
    stop = add(tr("&Stop"), {QKeySequence(Qt::CTRL | Qt::Key_Period)});
    readyNow = add(tr("Ready &Now"));
    lookAgain = add(tr("Look for &Engines Again"));
    doctor = add(tr("&Doctor…"));
    doctor->setToolTip(tr("Can this machine and its engines make checkpoints?"));
    newProject = add(tr("&New Project…"), {QKeySequence::New});
    openProject = add(tr("&Open Folder…"), {QKeySequence::Open});
    openArchive = add(tr("Open &Archive or Checkpoint…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    closeProject = add(tr("&Close Project"), {QKeySequence(Qt::CTRL | Qt::Key_W)});
    sample = add(tr("Try the &Sample"));
    save = add(tr("&Save"), {QKeySequence::Save});
    quit = add(tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    pageMake = add(tr("Show &Make"), {QKeySequence(Qt::CTRL | Qt::Key_1)});
    pageImages = add(tr("Show &Images"), {QKeySequence(Qt::CTRL | Qt::Key_2)});
    pageCompare = add(tr("Show C&ompare"), {QKeySequence(Qt::CTRL | Qt::Key_3)});
    compare = add(tr("Compare I&mages"), {QKeySequence(Qt::CTRL | Qt::Key_D)});
    showLog = add(tr("Show &Log"), {QKeySequence(Qt::ALT | Qt::Key_1)});
    showCriu = add(tr("Show C&RIU Log"), {QKeySequence(Qt::ALT | Qt::Key_2)});
    showSteps = add(tr("Show &Steps"), {QKeySequence(Qt::ALT | Qt::Key_3)});
    showProblems = add(tr("Show &Problems"), {QKeySequence(Qt::ALT | Qt::Key_4)});
    toggleOutput = add(tr("Show or Hide the O&utput"), {QKeySequence(Qt::ALT | Qt::Key_0)});
    find = add(tr("&Find"), {QKeySequence::Find});
    findNext = add(tr("Find &Next"), {QKeySequence(Qt::Key_F3)});
    findPrevious = add(tr("Find &Previous"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)});
    goToLine = add(tr("&Go to Line…"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
    follow = add(tr("Jump to &End of Log"));
    saveLog = add(tr("Save &Log…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    palette = add(tr("Command &Palette…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    nextPane = add(tr("Next Pa&ne"), {QKeySequence(Qt::Key_F6)});
    undo = add(tr("&Undo Delete"));

    const std::pair<QAction *, Icon> signs[] = {
        {make, Icon::Make}, {run, Icon::Run}, {checkpoint, Icon::Checkpoint}, {commit, Icon::Commit},
        {test, Icon::Test}, {stop, Icon::Stop}, {newProject, Icon::New}, {openProject, Icon::Open}, {openArchive, Icon::Open},
        {sample, Icon::Sample}, {pageMake, Icon::Make}, {pageImages, Icon::Images}, {pageCompare, Icon::Compare}};
    for (const auto &[action, sign] : signs)
        action->setIcon(icon(sign));
    for (QAction *page : {pageMake, pageImages, pageCompare})
        page->setCheckable(true);
    stop->setEnabled(false);
    readyNow->setEnabled(false);
    undo->setEnabled(false);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow does with projects: opening, saving, and files that change outside.
#include "ui/mainwindow.h"

#include "core/project/project.h"
#include "ui/actions.h"
#include "ui/archiveloader.h"
#include "ui/editor/projectdocument.h"
#include "ui/log/findbar.h"
#include "ui/log/logpane.h"
#include "ui/log/runlogs.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/models/contentsmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/exportmenu.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/welcomepanel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/readyfield.h"

#include <QDir>
#include <QDirIterator>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>

namespace Thaw {

bool MainWindow::openProject(const QString &directory)
{
    if (m_run->isBusy()) {
        m_banner->say(Card::Kind::Info, tr("A run of %1 is under way. Stop it before opening another project.").arg(m_project->name()),
                      {{tr("OK"), {}}});
        return false;
    }
    const auto project = Project::load(directory);
    if (!project) {
        m_banner->say(Card::Kind::Warning, project.error().message,
                      {{tr("Make It a Project"), [this, directory] {
                            if (const Result<> made = Project::create(directory); made)
                                openProject(directory);
                            else
                                m_banner->say(Card::Kind::Bad, made.error().message, {{tr("OK"), {}}});
                        }}, {tr("Not Now"), {}}});
        return false;
    }
    if (m_project)
        closeProject();
    if (!m_engineBanner)
        m_banner->hide();
    m_project = new ProjectDocument(project->directory(), this);
    connect(m_project, &ProjectDocument::modifiedChanged, this, &MainWindow::showTitle);
    connect(m_project, &ProjectDocument::filesChangedOutside, this, &MainWindow::showOutsideChanges);
    m_run->show(RunModel::State::Empty, {});
    m_make->setProject(m_project);
    m_makeOrWelcome->setCurrentWidget(m_make);
    m_output->show();
    rememberProject(m_project->directory());
    QSettings settings;
    settings.beginGroup(projectKey());
    if (!m_vertical->restoreState(settings.value(QStringLiteral("vertical")).toByteArray()))
        m_vertical->setSizes({height() * 3 / 5, height() * 2 / 5});
    m_make->splitter()->restoreState(settings.value(QStringLiteral("horizontal")).toByteArray());
    m_output->log()->setWrapping(settings.value(QStringLiteral("wrap")).toBool());
    m_output->log()->findBar()->setQuery({settings.value(QStringLiteral("find")).toString(),
                                          settings.value(QStringLiteral("findRegex")).toBool(),
                                          settings.value(QStringLiteral("findCase")).toBool()});
    showPage(Page(qBound(0, settings.value(QStringLiteral("page")).toInt(), 2)));
    showTitle();
    m_logs->setProject(m_project->directory());
    m_images->exportMenu()->setProject(m_project->directory());
    showRuns();
    m_make->bigButton()->setFocus();
    return true;
}

void MainWindow::closeProject()
{
    if (!m_project || m_run->isBusy())
        return;
    saveState();
    if (const Result<> saved = m_project->saveAll(); !saved)
        statusBar()->showMessage(saved.error().message, 10'000);
    m_make->leaveProject();
    m_makeOrWelcome->setCurrentWidget(m_welcome);
    m_welcome->setRecents(recentProjects());
    m_output->hide();
    m_project->disconnect();
    m_project->deleteLater();
    m_project = nullptr;
    m_images->exportMenu()->setProject({});
    showTitle();
    showTestable();
}

void MainWindow::save()
{
    if (!m_project)
        return;
    if (const Result<> saved = m_project->saveAll(); !saved)
        m_banner->say(Card::Kind::Bad, saved.error().message, {{tr("Try Again"), [this] { save(); }}, {tr("Not Now"), {}}});
    else
        statusBar()->showMessage(tr("Saved."), 3000);
}

void MainWindow::openSample()
{
    // A copy that may be changed; the one that comes with Thaw stays as it is.
    const QString target = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/thaw/hello");
    QDir().mkpath(target);
    const QString source = QStringLiteral(":/thaw/sample/hello");
    for (const QString &name : QDir(source).entryList(QDir::Files)) {
        const QString file = target + u'/' + name;
        if (QFile::exists(file))
            continue;
        QFile::copy(source + u'/' + name, file);
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther
                                        | (name.endsWith(QStringLiteral(".sh")) && name.startsWith(QStringLiteral("run"))
                                               ? QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther
                                               : QFile::Permissions()));
    }
    openProject(target);
}

void MainWindow::newProject()
{
    const QString directory = QFileDialog::getSaveFileName(this, tr("New Project: Name of Its Folder"),
                                                           QDir::homePath() + QStringLiteral("/my-app"));
    if (directory.isEmpty())
        return;
    if (const Result<> made = Project::create(directory); !made)
        m_banner->say(Card::Kind::Bad, made.error().message, {{tr("OK"), {}}});
    else
        openProject(directory);
}

void MainWindow::chooseProject()
{
    const QString directory = QFileDialog::getExistingDirectory(this, tr("Open Folder"), QDir::homePath());
    if (!directory.isEmpty())
        openProject(directory);
}

void MainWindow::chooseArchive()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open an Image Archive, a Checkpoint Archive or a Checkpoint’s inventory.img"),
                                                      QDir::homePath(),
                                                      tr("Archives and checkpoints (*.tar *.tar.gz *.tgz *.tar.xz *.tar.zst *.tar.bz2 inventory.img);;All files (*)"));
    if (file.isEmpty())
        return;
    // A checkpoint is a directory; in a dialogue for files one of its files stands for it.
    lookInside(QFileInfo(file).fileName() == u"inventory.img" ? QFileInfo(file).path() : file);
}

void MainWindow::offerArchive(const QString &file)
{
    m_notice->say(Card::Kind::Info, tr("%1 can be looked into as it is, or be loaded into the engine.").arg(QFileInfo(file).fileName()),
                  {{tr("Look Inside"), [this, file] { lookInside(file); }},
                   {tr("Load into the Engine"), [this, file] { m_loader->load(file); }},
                   {tr("Not Now"), {}}});
}

void MainWindow::lookInside(const QString &path)
{
    const bool comparing = m_pages->currentWidget() == m_compare;
    m_images->openPath(path);
    if (!comparing)
        showPage(Page::Images);
    m_images->details()->setCurrentIndex(ImageTabs::Overview);
    m_images->details()->contents()->want();
}

void MainWindow::chooseSocket()
{
    const QString socket = QFileDialog::getOpenFileName(this, tr("Open the Engine’s Socket"), QStringLiteral("/run"),
                                                        tr("Sockets (*.sock *.socket);;All files (*)"), nullptr,
                                                        QFileDialog::DontUseNativeDialog);
    if (!socket.isEmpty())
        m_engines->search(QStringLiteral("unix://") + socket);
}

void MainWindow::chooseMachine()
{
    const QString host = QInputDialog::getText(this, tr("Connect to Another Machine"),
                                               tr("Its engine’s address, ssh://user@host or tcp://host:2376, or the name of a docker context:"),
                                               QLineEdit::Normal, QStringLiteral("ssh://"));
    if (!host.trimmed().isEmpty())
        m_engines->search(host.trimmed());
}

void MainWindow::showOutsideChanges()
{
    const QList<FileDocument *> changed = m_project ? m_project->changedOutside() : QList<FileDocument *>();
    if (changed.isEmpty())
        return;
    QStringList names;
    bool mine = false;
    for (FileDocument *file : changed) {
        names << file->fileName();
        mine = mine || file->isModified();
    }
    const auto reload = [this] {
        for (FileDocument *file : m_project->changedOutside())
            file->reload();
    };
    if (!mine) {
        // Nothing can be lost: what was here stays in the undo history.
        reload();
        statusBar()->showMessage(tr("Read again: %1").arg(names.join(QStringLiteral(", "))), 5000);
        return;
    }
    m_make->messageBar()->say(Card::Kind::Warning, tr("%1 changed on the disk.").arg(names.join(QStringLiteral(", "))),
                              {{tr("Keep Mine"), [this] {
                                    for (FileDocument *file : m_project->changedOutside())
                                        file->keepMine();
                                }}, {tr("Reload"), reload}});
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile() && (QFileInfo(url.toLocalFile()).isDir() || ArchiveLoader::isArchive(url.toLocalFile())))
            event->acceptProposedAction();
    }
}

bool MainWindow::openPath(const QString &path)
{
    const QFileInfo file(path);
    if (ArchiveLoader::isCheckpoint(path) || file.fileName() == u"inventory.img") {
        lookInside(file.isDir() ? file.absoluteFilePath() : file.absolutePath());
        return false;
    }
    if (ArchiveLoader::isArchive(path)) {
        offerArchive(file.absoluteFilePath());
        return false;
    }
    return openProject(file.fileName() == QLatin1StringView(Project::envFileName) ? file.absolutePath() : path);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        // One on the other page is for comparing: nothing else can be meant.
        const bool comparing = m_pages->currentWidget() == m_compare;
        if (ArchiveLoader::isCheckpoint(path) || (comparing && ArchiveLoader::isArchive(path))) {
            lookInside(path);
            continue;
        }
        if (QFileInfo(path).isDir() || ArchiveLoader::isArchive(path)) {
            openPath(path);
            return;
        }
    }
}

} // namespace Thaw

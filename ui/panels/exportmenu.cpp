// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exportmenu.h"

#include "ui/models/enginemodel.h"

#include <QCoroTask>
#include <QFileDialog>

namespace Thaw {

ExportMenu::ExportMenu(EngineModel *engines, QWidget *parent) : QMenu(parent), m_engines(engines)
{
    for (const auto format : {ExportFormat::Compose, ExportFormat::Kubernetes, ExportFormat::Script, ExportFormat::Containerfile, ExportFormat::Workflow}) {
        QAction *action = addAction(formatTitle(format) + QStringLiteral("…"));
        connect(action, &QAction::triggered, this, [this, format] { ask(format); });
        m_formats.insert(format, action);
    }
    insertSeparator(m_formats[ExportFormat::Script]);
    setToolTipsVisible(true);
    showFormats();
}

void ExportMenu::setProject(const QString &directory)
{
    m_project = directory;
    showFormats();
}

void ExportMenu::setImage(const QString &reference)
{
    m_image = reference;
    showFormats();
}

void ExportMenu::showFormats()
{
    for (const auto &[format, action] : m_formats.asKeyValueRange()) {
        const bool makes = makesImage(format);
        action->setEnabled(m_engines->engine() && !(makes ? m_project : m_image).isEmpty());
        action->setToolTip(makes ? tr("Makes the image of the open project, without Thaw") : tr("Starts the chosen image, without Thaw"));
    }
}

void ExportMenu::ask(ExportFormat format)
{
    auto *dialog = new QFileDialog(this, tr("Export: Choose a Folder to Write Into"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &directory) { exportTo(format, directory); });
    dialog->open();
}

void ExportMenu::exportTo(ExportFormat format, const QString &directory)
{
    const auto engine = m_engines->engine();
    if (!engine)
        return;
    const ExportRequest request{.format = format, .project = m_project, .image = makesImage(format) ? QString() : m_image};
    QCoro::connect(exportArtefact(engine, request), this, [this, directory](const Result<ExportedFiles> &files) {
        const auto path = files ? writeExport(*files, directory, false) : Result<QString>(std::unexpected(files.error()));
        if (path)
            Q_EMIT written(*path);
        else
            Q_EMIT failed(path.error().message);
    });
}

} // namespace Thaw

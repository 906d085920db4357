// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

#include <QMenu>

namespace Thaw {

class EngineModel;

/// The formats an image or the open project can be exported as; each asks for a directory and writes into it.
class ExportMenu : public QMenu
{
    Q_OBJECT
public:
    explicit ExportMenu(EngineModel *engines, QWidget *parent = nullptr);

    /// Empty: none. What makes an image needs a project, what starts one needs an image of the engine.
    void setProject(const QString &directory);
    void setImage(const QString &reference);
    /// As after the choice of a directory.
    void exportTo(ExportFormat format, const QString &directory);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const QString &sentence);

private:
    void ask(ExportFormat format);
    void showFormats();

    EngineModel *m_engines;
    QMap<ExportFormat, QAction *> m_formats;
    QString m_project;
    QString m_image;
};

} // namespace Thaw

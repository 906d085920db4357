// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "ui/models/contentsmodel.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Thaw {

/// Images that Thaw made, newest first; or all that the engine has. Before them what was opened from files.
class ImagesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Application, Made, Size, Checkpoint, Cold, ColumnCount };

    explicit ImagesModel(QObject *parent = nullptr);

    void setImages(const QList<ImageSummary> &images);
    /// Those that Thaw did not make, too.
    void showAll(bool all);
    /// An archive or a directory of this machine, as a row of its own.
    void addPath(const QString &path);
    const ImageSummary &image(int row) const { return m_images[row]; }
    /// Out of sight while a deletion can still be undone.
    void setHidden(const QSet<QString> &ids);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void reload();

    QList<ImageSummary> m_all;
    QList<ImageSummary> m_images;
    QSet<QString> m_hidden;
    QStringList m_paths;
    bool m_others = false;
};

/// "hello:ck-3", or the short id of an image without a tag.
QString imageTitle(const ImageSummary &image);
/// Whether Thaw made it, as a checkpoint image; only those are ever deleted.
bool isOurs(const ImageSummary &image);
/// An archive or directory in the list of images, and back: empty if it is the engine's.
ImageSummary pathImage(const QString &path);
QString pathOf(const ImageSummary &image);
/// What is opened to see what is inside.
ContentsSubject imageSubject(const ImageSummary &image);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Thaw {

/// Images that Thaw made, newest first.
class ImagesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Application, Made, Size, Checkpoint, Cold, ColumnCount };

    explicit ImagesModel(QObject *parent = nullptr);

    /// Only checkpoint images of ours are kept.
    void setImages(const QList<ImageSummary> &images);
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
};

/// "hello:ck-3", or the short id of an image without a tag.
QString imageTitle(const ImageSummary &image);

} // namespace Thaw

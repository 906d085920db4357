// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/imagesmodel.h"

#include "core/pipeline/labels.h"
#include "ui/text.h"

#include <QFileInfo>

#include <algorithm>

namespace Thaw {

QString imageTitle(const ImageSummary &image)
{
    return image.tags.isEmpty() ? image.id.section(u':', -1).left(12) : image.tags.first();
}

bool isOurs(const ImageSummary &image)
{
    return image.labels.value(Label::Kind) == Label::KindCheckpoint;
}

ImageSummary pathImage(const QString &path)
{
    const QFileInfo file(path);
    return {.id = QStringLiteral("path:") + file.absoluteFilePath(),
            .tags = {file.fileName()},
            .created = file.lastModified(),
            .size = file.isFile() ? file.size() : 0,
            .labels = {}};
}

QString pathOf(const ImageSummary &image)
{
    return image.id.startsWith(QStringLiteral("path:")) ? image.id.mid(5) : QString();
}

ContentsSubject imageSubject(const ImageSummary &image)
{
    const QString path = pathOf(image);
    return path.isEmpty() ? ContentsSubject{.id = image.id, .name = imageTitle(image), .path = {}} : pathSubject(path);
}

ImagesModel::ImagesModel(QObject *parent) : QAbstractTableModel(parent) {}

void ImagesModel::setImages(const QList<ImageSummary> &images)
{
    m_all = images;
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const ImageSummary &a, const ImageSummary &b) { return a.created > b.created; });
    reload();
}

void ImagesModel::showAll(bool all)
{
    m_others = all;
    reload();
}

void ImagesModel::addPath(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    m_paths.removeAll(whole);
    m_paths.prepend(whole);
    reload();
}

void ImagesModel::setHidden(const QSet<QString> &ids)
{
    m_hidden = ids;
    reload();
}

void ImagesModel::reload()
{
    QList<ImageSummary> images;
    for (const QString &path : std::as_const(m_paths))
        images.append(pathImage(path));
    for (const ImageSummary &image : std::as_const(m_all)) {
        if (!m_hidden.contains(image.id) && (m_others || isOurs(image)))
            images.append(image);
    }
    if (images == m_images)
        return;
    beginResetModel();
    m_images = images;
    endResetModel();
}

int ImagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_images.size());
}

int ImagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImageSummary &image = m_images[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() >= Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Name && !pathOf(image).isEmpty())
        return pathOf(image);
    if (role == Qt::ToolTipRole)
        return index.column() == Made ? QLocale().toString(image.created, QLocale::LongFormat) : image.tags.join(u'\n');
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name: return imageTitle(image);
    case Application: return pathOf(image).isEmpty() ? image.labels.value(Label::Application) : tr("from a file");
    case Made: return Text::ago(image.created);
    case Size: return image.size > 0 ? Text::bytes(image.size) : QString();
    case Checkpoint: {
        const qint64 bytes = image.labels.value(Label::Bytes).toLongLong();
        return bytes > 0 ? Text::bytes(bytes) : QString();
    }
    case Cold: {
        const double ms = image.labels.value(Label::ColdMs, QStringLiteral("-1")).toDouble();
        return Text::duration(ms);
    }
    default: return {};
    }
}

QVariant ImagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section >= Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name: return tr("Image");
    case Application: return tr("Project");
    case Made: return tr("Made");
    case Size: return tr("Size");
    case Checkpoint: return tr("Checkpoint");
    default: return tr("Cold Start Took");
    }
}

} // namespace Thaw

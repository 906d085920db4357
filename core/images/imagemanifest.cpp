// SPDX-License-Identifier: GPL-3.0-or-later
// What an image's archive says of itself: manifest.json ("docker save", Podman), or OCI's index.json.
#include "core/engine/dockerjson.h"
#include "core/images/imagewalk.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestIndex = 4;  ///< indexes that name indexes
constexpr int longestChain = 16; ///< of links
constexpr qsizetype mostLayers = 1000;

QJsonDocument documentAt(const ArchiveIndex &index, const QByteArray &path)
{
    return QJsonDocument::fromJson(index.documents.value(path));
}

QByteArray blobPath(const QJsonValue &descriptor)
{
    return "blobs/" + descriptor["digest"_L1].toString().replace(u':', u'/').toUtf8();
}

/// Where that path's contents are, once links are followed.
QByteArray followed(const ArchiveIndex &index, QByteArray path)
{
    for (int step = 0; step < longestChain && index.links.contains(path); ++step)
        path = index.links.value(path);
    return path;
}

/// The first manifest of an OCI index that is an image's, through indexes within indexes.
QJsonObject firstManifest(const ArchiveIndex &index, const QJsonObject &list, int depth, int &images)
{
    QJsonObject first;
    for (const auto &descriptor : list["manifests"_L1].toArray()) {
        // BuildKit's attestations are no images.
        if (descriptor["annotations"_L1]["vnd.docker.reference.type"_L1].isString())
            continue;
        QJsonObject manifest = documentAt(index, blobPath(descriptor)).object();
        if (manifest.contains("manifests"_L1) && depth < deepestIndex)
            manifest = firstManifest(index, manifest, depth + 1, images);
        else if (manifest.contains("layers"_L1))
            ++images;
        if (first.isEmpty())
            first = manifest;
    }
    return first;
}

/// The configuration as "docker inspect" would show it.
ImageDetails detailsOf(const QJsonObject &config, const QByteArray &configPath, const QJsonArray &tags)
{
    QString id = QString::fromUtf8(configPath.sliced(configPath.lastIndexOf('/') + 1));
    if (id.endsWith(".json"_L1))
        id.chop(5);
    return DockerJson::imageDetails({{u"Id"_s, id},
                                     {u"RepoTags"_s, tags},
                                     {u"Created"_s, config["created"_L1]},
                                     {u"Architecture"_s, config["architecture"_L1]},
                                     {u"Os"_s, config["os"_L1]},
                                     {u"RootFS"_s, QJsonObject{{u"Layers"_s, config["rootfs"_L1]["diff_ids"_L1]}}},
                                     {u"Config"_s, config["config"_L1]}});
}

void takeConfig(ImageManifest &manifest, const ArchiveIndex &index, const QByteArray &path, const QJsonArray &tags)
{
    const QJsonObject config = documentAt(index, path).object();
    manifest.details = detailsOf(config, path, tags);
    for (const auto &step : config["history"_L1].toArray()) {
        if (!step["empty_layer"_L1].toBool())
            manifest.createdBy.append(step["created_by"_L1].toString());
    }
}

} // namespace

QList<QByteArray> layerOrder(const std::optional<ImageManifest> &manifest, bool hasRootDifference)
{
    if (manifest)
        return manifest->layers;
    return hasRootDifference ? QList<QByteArray>{rootDifference.toByteArray(), {}} : QList<QByteArray>{QByteArray()};
}

std::optional<ImageManifest> manifestOf(const ArchiveIndex &index)
{
    ImageManifest manifest;
    const QJsonArray images = documentAt(index, "manifest.json").array();
    const QJsonObject image = images.first().toObject();
    if (image["Layers"_L1].isArray()) {
        manifest.images = int(images.size());
        for (const auto &layer : image["Layers"_L1].toArray())
            manifest.layers.append(followed(index, layer.toString().toUtf8()));
        takeConfig(manifest, index, followed(index, image["Config"_L1].toString().toUtf8()), image["RepoTags"_L1].toArray());
    }
    const QJsonObject oci = firstManifest(index, documentAt(index, "index.json").object(), 0, manifest.images);
    for (const auto &[key, value] : oci["annotations"_L1].toObject().toVariantMap().asKeyValueRange())
        manifest.annotations.insert(key, value.toString());
    if (manifest.layers.isEmpty() && oci["layers"_L1].isArray()) {
        for (const auto &layer : oci["layers"_L1].toArray())
            manifest.layers.append(blobPath(layer));
        takeConfig(manifest, index, blobPath(oci["config"_L1]), {});
    } else if (!manifest.layers.isEmpty()) {
        manifest.images = int(images.size());
    }
    if (manifest.layers.isEmpty() && image.isEmpty() && oci.isEmpty())
        return std::nullopt;
    manifest.layers.resize(std::min(mostLayers, manifest.layers.size()));
    return manifest;
}

} // namespace Thaw

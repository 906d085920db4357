// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/tarball.h"
#include "support/criufiles.h"
#include "support/tarfiles.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Thaw {

inline QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

inline QByteArray jsonBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What the pages of fullCheckpoint() hold.
struct SampleMemory
{
    QByteArray heap = {};        ///< from 0x9000 on, two pages
    QByteArray environment = "DB_PASSWORD=hunter2-in-memory"; ///< 32 bytes at most
};

/// The files of a checkpoint by name, with pages and the log of the dump.
inline QMap<QString, QByteArray> checkpointFiles(const SampleMemory &memory = {})
{
    using namespace Qt::StringLiterals;
    QMap<QString, QByteArray> files = fullCheckpoint().contents;
    const auto page = [](QByteArray bytes, qsizetype size = 4096) { return bytes.append(size - bytes.size(), '\0'); };
    const QByteArray texts = page(QByteArray(0x10, '\0') + page("server\0-v"_ba, 0x10) + memory.environment);
    files.insert(u"pages-1.img"_s, page(memory.heap, 8192) + texts + page({}));
    files.insert(u"pages-2.img"_s, page({}, 3 * 4096));
    files.insert(u"pages-3.img"_s, page({}));
    files.insert(u"dump.log"_s, "(00.000000) CRIU run id = 1\n(00.000001) Version: 4.2.1 (gitid 0)\n"
                                "(00.000002) Running on builder Linux 6.18.0 #1 SMP x86_64\n");
    return files;
}

/// A layer with a checkpoint in that directory, its files in the order of their names or backwards.
inline QByteArray checkpointLayer(const QString &directory, const SampleMemory &memory = {}, bool backwards = false,
                                  const QList<TarEntry> &others = {})
{
    QList<TarEntry> entries = others;
    const auto files = checkpointFiles(memory);
    QStringList names = files.keys();
    if (backwards)
        std::ranges::reverse(names);
    for (const QString &name : names)
        entries.append({.path = directory + name, .data = files.value(name)});
    return packTar(entries).value_or(QByteArray());
}

/// An image's configuration with these layers, uncompressed.
inline QByteArray imageConfig(const QList<QByteArray> &layers, const QStringList &environment = {}, const QJsonObject &labels = {})
{
    using namespace Qt::StringLiterals;
    QJsonArray digests, history;
    for (const QByteArray &layer : layers) {
        digests.append(QString::fromLatin1("sha256:" + sha256(layer)));
        history.append(QJsonObject{{u"created_by"_s, u"step %1"_s.arg(digests.size())}});
        history.append(QJsonObject{{u"created_by"_s, u"ENV"_s}, {u"empty_layer"_s, true}});
    }
    return jsonBytes({{u"architecture"_s, u"amd64"_s},
                      {u"os"_s, u"linux"_s},
                      {u"created"_s, u"2026-01-02T03:04:05Z"_s},
                      {u"config"_s, QJsonObject{{u"Env"_s, QJsonArray::fromStringList(environment)},
                                                {u"Cmd"_s, QJsonArray{u"/bin/server"_s}},
                                                {u"Labels"_s, labels}}},
                      {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, digests}}},
                      {u"history"_s, history}});
}

inline QByteArray dockerManifest(const QString &config, const QStringList &layers)
{
    using namespace Qt::StringLiterals;
    return QJsonDocument(QJsonArray{QJsonObject{{u"Config"_s, config},
                                                {u"RepoTags"_s, QJsonArray{u"hello:ck-1"_s}},
                                                {u"Layers"_s, QJsonArray::fromStringList(layers)}}})
        .toJson(QJsonDocument::Compact);
}

/// As "docker save" has written it since version 25: OCI's layout, with manifest.json beside it.
inline QByteArray ociArchive(const QList<QByteArray> &layers, const QByteArray &config, bool withDockers = true,
                             const std::function<QByteArray(const QByteArray &)> &packed = {})
{
    using namespace Qt::StringLiterals;
    QMap<QByteArray, QByteArray> blobs;
    QJsonArray descriptors;
    QStringList paths;
    const auto blob = [&](const QByteArray &bytes) {
        blobs.insert(sha256(bytes), bytes);
        return QString::fromLatin1(sha256(bytes));
    };
    for (const QByteArray &layer : layers) {
        const QString digest = blob(packed ? packed(layer) : layer);
        descriptors.append(QJsonObject{{u"digest"_s, u"sha256:"_s + digest}});
        paths.append(u"blobs/sha256/"_s + digest);
    }
    const QString configDigest = blob(config);
    const QString manifest = blob(jsonBytes({{u"schemaVersion"_s, 2},
                                             {u"config"_s, QJsonObject{{u"digest"_s, u"sha256:"_s + configDigest}}},
                                             {u"layers"_s, descriptors}}));
    QByteArray tar = tarHeader("blobs/", "00000000000", '5') + tarHeader("blobs/sha256/", "00000000000", '5');
    for (const auto &[digest, bytes] : blobs.asKeyValueRange())
        tar += tarFile("blobs/sha256/" + digest, bytes);
    tar += tarFile("index.json", jsonBytes({{u"schemaVersion"_s, 2}, {u"manifests"_s, QJsonArray{QJsonObject{{u"digest"_s, u"sha256:"_s + manifest}}}}}));
    if (withDockers)
        tar += tarFile("manifest.json", dockerManifest(u"blobs/sha256/"_s + configDigest, paths));
    return tar + tarFile("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}") + tarEnd();
}

/// As Docker wrote it before: a directory for each layer, equal ones as links.
inline QByteArray oldDockerArchive(const QList<QByteArray> &layers, const QByteArray &config)
{
    using namespace Qt::StringLiterals;
    QByteArray tar;
    QStringList paths;
    const QByteArray configName = sha256(config) + ".json";
    tar += tarFile(configName, config);
    for (const QByteArray &layer : layers) {
        const QByteArray id = sha256(layer + QByteArray::number(paths.size()));
        tar += tarHeader(id + '/', "00000000000", '5') + tarFile(id + "/VERSION", "1.0") + tarFile(id + "/json", "{}");
        const qsizetype first = layers.indexOf(layer);
        if (first < paths.size())
            tar += tarHeader(id + "/layer.tar", "00000000000", '2', "../" + paths[first].toLatin1());
        else
            tar += tarFile(id + "/layer.tar", layer);
        paths.append(QString::fromLatin1(id + "/layer.tar"));
    }
    return tar + tarFile("manifest.json", dockerManifest(QString::fromLatin1(configName), paths)) + tarFile("repositories", "{}") + tarEnd();
}

/// Podman's docker-archive.
inline QByteArray podmanArchive(const QList<QByteArray> &layers, const QByteArray &config)
{
    using namespace Qt::StringLiterals;
    QByteArray tar;
    QStringList paths;
    for (const QByteArray &layer : layers) {
        paths.append(QString::fromLatin1(sha256(layer) + ".tar"));
        tar += tarFile(paths.last().toLatin1(), layer);
    }
    const QByteArray configName = sha256(config) + ".json";
    return tar + tarFile(configName, config) + tarFile("manifest.json", dockerManifest(QString::fromLatin1(configName), paths)) + tarEnd();
}

/// "podman container checkpoint --export", not compressed.
inline QByteArray podmanCheckpoint()
{
    QByteArray tar;
    for (const auto &[name, bytes] : checkpointFiles().asKeyValueRange()) {
        if (name != QLatin1String("dump.log"))
            tar += tarFile("checkpoint/" + name.toUtf8(), bytes);
    }
    return tar + tarFile("config.dump", "{\"id\":\"1\",\"name\":\"looper\"}") + tarFile("dump.log", checkpointFiles().value(QStringLiteral("dump.log")))
        + tarFile("rootfs-diff.tar", tarFile("var/changed", "by the container") + tarEnd())
        + tarFile("spec.dump", "{\"annotations\":{\"io.container.manager\":\"libpod\"}}") + tarEnd();
}

} // namespace Thaw

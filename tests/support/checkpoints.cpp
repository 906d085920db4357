// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoints.h"

#include "async.h"
#include "core/engine/tarreader.h"
#include "core/init/protocol.h"
#include "core/pipeline/execute.h"
#include "core/pipeline/plan.h"
#include "criufiles.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto longest = std::chrono::seconds(120);

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// Writes the regular files of an engine's archive, without the directories they are in.
Result<> unpack(Docker &engine, const QString &container, const QString &path, const QString &directory)
{
    TarReader reader([](const TarHeader &header) { return header.type == '0' ? header.size : 0; },
                     [&](const TarHeader &header, const QByteArray &bytes) {
                         if (header.type == '0')
                             writeFile(directory + u'/' + header.path.section(u'/', -1), bytes);
                     });
    const auto read = await(engine.readArchive(container, path, [&](const QByteArray &bytes) { return reader.feed(bytes); }), longest);
    if (!read)
        return failure(read);
    return {};
}

/// An entry of a page map, whose fields are all numbers, with field 5 in the place of field 2.
Message oldPageRun(QByteArrayView bytes)
{
    QMap<int, quint64> fields;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto number = [&] {
            quint64 value = 0;
            for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
                const quint64 byte = quint8(bytes[at++]);
                value |= (byte & 0x7f) << shift;
                if (!(byte & 0x80))
                    break;
            }
            return value;
        };
        const quint64 key = number();
        fields.insert(int(key >> 3), number());
    }
    if (fields.contains(5))
        fields.insert(2, fields.take(5));
    Message message;
    for (const auto &[field, value] : fields.asKeyValueRange())
        message.number(field, value);
    return message;
}

QByteArray oldPageMap(const QByteArray &bytes)
{
    QByteArray old = bytes.first(8);
    for (qsizetype at = 8; at < bytes.size();) {
        const auto size = qFromLittleEndian<quint32>(bytes.constData() + at);
        const QByteArray entry = oldPageRun(QByteArrayView(bytes).sliced(at + 4, size)).bytes();
        old += word(quint32(entry.size())) + entry;
        at += 4 + size;
    }
    return old;
}

} // namespace

Result<> makeCheckpoint(const LiveProject &project, const QString &host, const QString &directory)
{
    MakeOptions options;
    options.project = project.path();
    options.endpoint = host;
    options.last = StageId::Checkpoint;
    auto run = std::make_shared<Run>(options);
    auto plan = std::make_shared<Plan>(planFor(run->options()));
    run->stages = stagesOf(*plan);
    const auto made = await(execute(plan, run), longest);
    Result<> result;
    if (!made) {
        result = failure(made);
    } else {
        result = unpack(*run->engine, run->container, QStringLiteral(THAW_CHECKPOINT_DIR), directory);
        if (result)
            result = unpack(*run->engine, run->container, QStringLiteral(THAW_RUN_DIR "/stats-dump"), directory);
        if (const auto removed = await(run->engine->removeContainer(run->container)); result && !removed)
            result = failure(removed);
    }
    if (run->removal)
        await(std::move(*run->removal));
    return result;
}

void copyForPeers(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : QDir(from).entryList(QDir::Files)) {
        if (name.startsWith("pagemap-"_L1))
            writeFile(to + u'/' + name, oldPageMap(readFile(from + u'/' + name)));
        else if (link(qPrintable(from + u'/' + name), qPrintable(to + u'/' + name)) != 0)
            qFatal("cannot link %s", qPrintable(name));
    }
}

void writePodmanArchive(const QString &checkpoint, const QString &archive)
{
    QTemporaryDir tree;
    QDir().mkpath(tree.filePath(u"checkpoint"_s));
    for (const QString &name : QDir(checkpoint).entryList(QDir::Files)) {
        const QString to = tree.filePath(name.startsWith("stats-"_L1) ? name : u"checkpoint/"_s + name);
        if (!QFile::copy(checkpoint + u'/' + name, to))
            qFatal("cannot copy %s", qPrintable(name));
    }
    writeFile(tree.filePath(u"config.dump"_s),
              R"({"id":"thaw","name":"thaw","rootfsImageName":"thaw","runtime":"runc",)"
              R"("createdTime":"2026-01-01T00:00:00Z","checkpointedTime":"2026-01-01T00:00:00Z"})");
    writeFile(tree.filePath(u"spec.dump"_s), R"({"annotations":{"io.container.manager":"libpod"}})");
    if (QProcess::execute(u"tar"_s, {u"-C"_s, tree.path(), u"-cf"_s, archive, u"."_s}) != 0)
        qFatal("cannot write %s", qPrintable(archive));
}

} // namespace Thaw

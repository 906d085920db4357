// SPDX-License-Identifier: GPL-3.0-or-later
// Images and checkpoints made by hand, and differences in few words.
#pragma once

#include "core/images/differencetables.h"

namespace Thaw {

using namespace Qt::StringLiterals;

inline LayerEntry file(const QByteArray &path, const QByteArray &text, quint32 mode = 0644)
{
    return {.path = path, .size = text.size(), .mode = mode, .hash = qHash(text), .text = text};
}

inline LayerEntry directory(const QByteArray &path)
{
    return {.path = path, .mode = 0755, .type = '5'};
}

inline LayerEntry special(char type, const QByteArray &path, const QByteArray &link = {})
{
    return {.path = path, .mode = 0777, .type = type, .link = link};
}

inline ImageLayer layer(const QString &digest, const QList<LayerEntry> &entries, const QString &createdBy = {})
{
    ImageLayer made{.digest = digest, .createdBy = createdBy, .entries = entries};
    for (const LayerEntry &entry : entries)
        made.size += entry.size;
    return made;
}

inline ImageContents image(const QList<ImageLayer> &layers)
{
    ImageContents contents{.name = u"app:1"_s, .layers = layers};
    for (const ImageLayer &one : layers)
        contents.details.size += one.size;
    return contents;
}

inline CriuProcess process(quint32 pid, quint32 parent, const QStringList &arguments)
{
    return {.pid = pid, .parent = parent, .threads = {pid}, .name = arguments.first(),
            .threadStates = {{.id = pid, .credentials = {}}}, .arguments = arguments,
            .environment = {u"PATH=/bin"_s, u"HOSTNAME=%1"_s.arg(pid)}, .workingDirectory = u"/"_s};
}

/// sh starts a server with two workers.
inline FoundCheckpoint checkpoint(quint32 firstPid = 1)
{
    FoundCheckpoint found{.directory = u"/opt/thaw/checkpoint"_s, .sizes = {{u"inventory.img"_s, 100}, {u"pages-1.img"_s, 8192}}};
    CriuImages &images = found.images;
    images.processes = {process(firstPid, 0, {u"sh"_s, u"run_app.sh"_s}), process(firstPid + 1, firstPid, {u"server"_s}),
                        process(firstPid + 2, firstPid + 1, {u"worker"_s}), process(firstPid + 3, firstPid + 1, {u"worker"_s})};
    images.files = {{.id = 1, .path = u"/bin/sh"_s}, {.id = 2, .path = u"/var/log/app.log"_s, .flags = 02001}};
    images.objects = {{.id = 3, .kind = CriuObject::Kind::Pipe, .name = u"pipe:[%1]"_s.arg(firstPid)}};
    images.sockets = {{.id = 4, .family = CriuSocket::Family::Inet, .type = u"stream"_s, .protocol = u"tcp"_s, .state = u"listening"_s,
                       .local = u"0.0.0.0:8080"_s, .inode = 100 + firstPid}};
    images.processes[0].program = 1;
    images.processes[1].table = {{1, 3, false}, {3, 2, false}, {4, 4, false}};
    return found;
}

inline ImageContents checkpointImage(quint32 firstPid = 1)
{
    ImageContents contents = image({layer(u"sha256:base"_s, {directory("bin"), file("bin/sh", "#!")})});
    contents.checkpoint = checkpoint(firstPid);
    return contents;
}

inline QStringList shortly(const QList<FieldDifference> &fields)
{
    QStringList list;
    for (const FieldDifference &field : fields)
        list.append(u"%1 %2: %3 → %4"_s.arg(markOf(field.change), field.name, field.before, field.after));
    return list;
}

inline QStringList shortly(const QList<FileDifference> &files)
{
    QStringList list;
    for (const FileDifference &one : files)
        list.append(QString(u"%1 %2 %3"_s.arg(markOf(one.change), QString::fromUtf8(one.path), one.why)).trimmed());
    return list;
}

inline QStringList shortly(const QList<ProcessDifference> &processes)
{
    QStringList list;
    for (const ProcessDifference &one : processes) {
        list.append(u"%1 %2 %3→%4"_s.arg(markOf(one.change), one.title).arg(one.before).arg(one.after));
        list += shortly(one.fields);
    }
    return list;
}

inline Benchmark benchmark(double coldMs, double restoredMs)
{
    Benchmark made;
    for (int round = 1; round <= 3; ++round) {
        made.runs.append({.kind = StartKind::Cold, .round = round, .answerMs = coldMs + round});
        made.runs.append({.kind = StartKind::Restored, .round = round, .answerMs = restoredMs + round});
    }
    return made;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagejson.h"

#include "core/criu/cpu.h"
#include "core/engine/capabilities.h"
#include "core/images/contentswords.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

template<typename List, typename Function>
QJsonArray arrayOf(const List &list, const Function &json)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(json(item));
    return array;
}

QJsonArray numbers(const QList<quint32> &list)
{
    return arrayOf(list, [](quint32 number) { return qint64(number); });
}

QString hexadecimal(quint64 number)
{
    return u"0x%1"_s.arg(number, 0, 16);
}

/// Of a signal mask: its signals.
QJsonArray signalsOf(quint64 mask)
{
    QJsonArray array;
    for (int signal = 1; signal <= 64; ++signal) {
        if (mask >> (signal - 1) & 1)
            array.append(signal);
    }
    return array;
}

QJsonObject imageJson(const ImageDetails &image)
{
    QJsonObject labels;
    for (const auto &[name, value] : image.labels.asKeyValueRange())
        labels.insert(name, value);
    return {{u"id"_s, image.id},
            {u"tags"_s, QJsonArray::fromStringList(image.tags)},
            {u"created"_s, image.created.toString(Qt::ISODate)},
            {u"size"_s, image.size},
            {u"architecture"_s, image.architecture},
            {u"entrypoint"_s, QJsonArray::fromStringList(image.entrypoint)},
            {u"command"_s, QJsonArray::fromStringList(image.command)},
            {u"environment"_s, QJsonArray::fromStringList(image.environment)},
            {u"user"_s, image.user},
            {u"workingDir"_s, image.workingDir},
            {u"ports"_s, QJsonArray::fromStringList(image.exposedPorts)},
            {u"volumes"_s, QJsonArray::fromStringList(image.volumes)},
            {u"labels"_s, labels}};
}

QJsonObject entryJson(const LayerEntry &entry)
{
    QJsonObject json{{u"path"_s, QString::fromUtf8(entry.path)}, {u"type"_s, QString(QLatin1Char(entry.type))}};
    if (entry.type == 'w' || entry.type == 'o')
        return json;
    json.insert(u"size"_s, entry.size);
    json.insert(u"mode"_s, QString::number(entry.mode, 8).rightJustified(4, u'0'));
    json.insert(u"uid"_s, qint64(entry.uid));
    json.insert(u"gid"_s, qint64(entry.gid));
    if (!entry.link.isEmpty())
        json.insert(u"link"_s, QString::fromUtf8(entry.link));
    if (entry.type == '0' || entry.type == '1')
        json.insert(u"xxh3"_s, QString::number(entry.hash, 16).rightJustified(16, u'0'));
    return json;
}

QJsonObject threadJson(const CriuThread &thread)
{
    const CriuCredentials &who = thread.credentials;
    return {{u"id"_s, qint64(thread.id)},
            {u"name"_s, thread.name},
            {u"uid"_s, qint64(who.uid)},
            {u"gid"_s, qint64(who.gid)},
            {u"effectiveUid"_s, qint64(who.effectiveUid)},
            {u"effectiveGid"_s, qint64(who.effectiveGid)},
            {u"groups"_s, numbers(who.groups)},
            {u"permitted"_s, QJsonArray::fromStringList(capabilityNames(who.permitted))},
            {u"effective"_s, QJsonArray::fromStringList(capabilityNames(who.effective))},
            {u"noNewPrivileges"_s, who.noNewPrivileges},
            {u"seccomp"_s, who.seccompMode},
            {u"securityLabel"_s, who.securityLabel},
            {u"policy"_s, thread.policy},
            {u"nice"_s, thread.nice},
            {u"blockedSignals"_s, signalsOf(thread.blockedSignals)}};
}

QJsonObject processJson(const CriuProcess &process)
{
    return {{u"pid"_s, qint64(process.pid)},
            {u"parent"_s, qint64(process.parent)},
            {u"group"_s, qint64(process.group)},
            {u"session"_s, qint64(process.session)},
            {u"name"_s, process.name},
            {u"state"_s, stateWord(process.state)},
            {u"arguments"_s, QJsonArray::fromStringList(process.arguments)},
            {u"environment"_s, QJsonArray::fromStringList(process.environment)},
            {u"workingDirectory"_s, process.workingDirectory},
            {u"root"_s, process.root},
            {u"threads"_s, arrayOf(process.threadStates, threadJson)},
            {u"caughtSignals"_s, signalsOf(process.caughtSignals)},
            {u"ignoredSignals"_s, signalsOf(process.ignoredSignals)}};
}

QJsonObject descriptorJson(const OpenDescriptor &open)
{
    QJsonObject json{{u"pid"_s, qint64(open.pid)},
                     {u"fd"_s, qint64(open.number)},
                     {u"kind"_s, open.what},
                     {u"name"_s, open.name},
                     {u"mode"_s, openWord(open.flags)},
                     {u"details"_s, open.details},
                     {u"closesOnExec"_s, open.closesOnExec}};
    if (open.position >= 0)
        json.insert(u"position"_s, open.position);
    return json;
}

QJsonObject socketJson(const CriuSocket &socket)
{
    return {{u"kind"_s, socketWord(socket)}, {u"state"_s, socket.state},   {u"local"_s, socket.local},
            {u"remote"_s, socket.remote},    {u"unread"_s, socket.unread}, {u"unsent"_s, socket.unsent}};
}

QJsonObject memoryJson(const FoundCheckpoint &checkpoint)
{
    const MemoryUse use = memoryUse(checkpoint.images, checkpoint.hashes);
    const auto mappingJson = [](const MappingUse &mapping) -> QJsonObject {
        return {{u"pid"_s, qint64(mapping.pid)},
                {u"start"_s, hexadecimal(mapping.mapping.start)},
                {u"end"_s, hexadecimal(mapping.mapping.end)},
                {u"protection"_s, protectionWord(mapping.mapping)},
                {u"name"_s, mappingWord(mapping.mapping)},
                {u"pages"_s, mapping.pages},
                {u"zero"_s, mapping.zero},
                {u"duplicate"_s, mapping.duplicate}};
    };
    return {{u"pageSize"_s, criuPageSize},
            {u"pages"_s, use.pages},
            {u"zero"_s, use.zero},
            {u"duplicate"_s, use.duplicate},
            {u"mappings"_s, arrayOf(use.mappings, mappingJson)}};
}

QJsonObject statisticsJson(const CriuStatistics &statistics)
{
    QJsonObject json;
    for (const auto &[name, value] : {std::pair{u"freezingUs"_s, statistics.freezingUs},
                                      {u"frozenUs"_s, statistics.frozenUs},
                                      {u"memoryDumpUs"_s, statistics.memoryDumpUs},
                                      {u"memoryWriteUs"_s, statistics.memoryWriteUs},
                                      {u"pagesScanned"_s, statistics.pagesScanned},
                                      {u"pagesWritten"_s, statistics.pagesWritten}}) {
        if (value >= 0)
            json.insert(name, value);
    }
    return json;
}

QJsonObject checkpointJson(const FoundCheckpoint &checkpoint)
{
    const CriuImages &images = checkpoint.images;
    QJsonObject sizes;
    for (const auto &[name, size] : checkpoint.sizes.asKeyValueRange())
        sizes.insert(name, size);
    QJsonObject json{{u"directory"_s, checkpoint.directory},
                     {u"layer"_s, checkpoint.layer + 1},
                     {u"bytes"_s, checkpoint.bytes()},
                     {u"sizes"_s, sizes},
                     {u"criuVersion"_s, checkpoint.criuVersion},
                     {u"host"_s, checkpoint.host},
                     {u"formatVersion"_s, qint64(images.version)},
                     {u"newer"_s, images.newer},
                     {u"processes"_s, arrayOf(images.processes, processJson)},
                     {u"descriptors"_s, arrayOf(openDescriptors(images), descriptorJson)},
                     {u"sockets"_s, arrayOf(images.sockets, socketJson)},
                     {u"memory"_s, memoryJson(checkpoint)},
                     {u"statistics"_s, statisticsJson(images.statistics)},
                     {u"problems"_s, QJsonArray::fromStringList(images.problems)}};
    if (images.cpu) {
        const QStringList missing = missingInstructions(images.cpu->features, thisCpu());
        json.insert(u"cpu"_s, QJsonObject{{u"name"_s, images.cpu->name}, {u"missingHere"_s, QJsonArray::fromStringList(missing)}});
    }
    return json;
}

QJsonObject secretJson(const SecretPlace &secret)
{
    return {{u"kind"_s, secretKindWord(secret.kind)},
            {u"where"_s, secretWhereWord(secret.where)},
            {u"name"_s, secret.name},
            {u"place"_s, secret.place},
            {u"preview"_s, secret.preview},
            {u"times"_s, secret.times}};
}

} // namespace

QJsonObject toJson(const ImageContents &contents, bool files)
{
    const auto layerJson = [files](const ImageLayer &layer) {
        QJsonObject json{{u"digest"_s, layer.digest},
                         {u"createdBy"_s, layer.createdBy},
                         {u"size"_s, layer.size},
                         {u"files"_s, qint64(layer.entries.size())}};
        if (files)
            json.insert(u"entries"_s, arrayOf(layer.entries, entryJson));
        return json;
    };
    const auto origin = contents.origin == ImageContents::Origin::Engine ? u"engine"_s
        : contents.origin == ImageContents::Origin::Archive              ? u"archive"_s
                                                                         : u"directory"_s;
    QJsonObject json{{u"format"_s, u"thaw.inspect/1"_s},
                     {u"name"_s, contents.name},
                     {u"origin"_s, origin},
                     {u"maker"_s, contents.maker},
                     {u"layers"_s, arrayOf(contents.layers, layerJson)},
                     {u"secrets"_s, arrayOf(contents.secrets, secretJson)},
                     {u"problems"_s, QJsonArray::fromStringList(contents.problems)},
                     {u"bytesRead"_s, contents.bytesRead},
                     {u"ms"_s, contents.ms}};
    if (contents.origin != ImageContents::Origin::Directory)
        json.insert(u"image"_s, imageJson(contents.details));
    if (contents.checkpoint)
        json.insert(u"checkpoint"_s, checkpointJson(*contents.checkpoint));
    return json;
}

QJsonArray toJson(const QList<MemoryHit> &hits)
{
    return arrayOf(hits, [](const MemoryHit &hit) {
        return QJsonObject{{u"pid"_s, qint64(hit.pid)},
                           {u"address"_s, hexadecimal(hit.address)},
                           {u"mapping"_s, hit.mapping},
                           {u"around"_s, QString::fromLatin1(hit.around.toHex())},
                           {u"at"_s, hit.at}};
    });
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// What “inspect” prints for people.
#include "command.h"
#include "inspect.h"

#include "core/criu/cpu.h"
#include "core/images/contentswords.h"
#include "core/pipeline/commandline.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString bytesText(qint64 bytes)
{
    if (bytes < 10'000)
        return u"%1 B"_s.arg(bytes);
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', bytes < 10'000'000 ? 2 : 0);
}

QString percent(qint64 part, qint64 whole)
{
    return u"%1 %"_s.arg(whole > 0 ? 100.0 * double(part) / double(whole) : 0, 0, 'f', 0);
}

/// What comes out of a foreign image must not move the terminal's cursor.
QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

/// Columns as wide as they have to be; those named in right stand to the right, the last is not filled up.
void printTable(const QStringList &head, const QList<QStringList> &rows, const QList<int> &right = {})
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        qsizetype width = head[column].size();
        for (const QStringList &row : rows)
            width = std::max(width, row[column].size());
        widths.append(width);
    }
    const auto print = [&](const QStringList &row) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const QString cell = printable(row[column]);
            const bool last = column + 1 == row.size();
            line += right.contains(int(column)) ? cell.rightJustified(widths[column]) : last ? cell : cell.leftJustified(widths[column]);
            line += last ? QString() : u"  "_s;
        }
        printResult(line);
    };
    print(head);
    for (const QStringList &row : rows)
        print(row);
}

void printFact(const QString &name, const QString &value)
{
    if (!value.isEmpty())
        printResult(u"  %1 %2"_s.arg(name, -12).arg(printable(value)));
}

QString cpuText(const CriuImages &images)
{
    if (!images.cpu || images.cpu->features.isEmpty())
        return {};
    const QStringList missing = missingInstructions(images.cpu->features, thisCpu());
    return missing.isEmpty() ? u"%1; this machine has all it may use"_s.arg(images.cpu->name)
                             : u"%1; this machine lacks %2"_s.arg(images.cpu->name, missing.join(u' '));
}

void printCheckpoint(const FoundCheckpoint &checkpoint)
{
    const CriuImages &images = checkpoint.images;
    printResult(checkpoint.layer < 0 ? u"Checkpoint"_s
                                     : u"Checkpoint in %1, layer %2"_s.arg(printable(checkpoint.directory)).arg(checkpoint.layer + 1));
    printFact(u"size"_s, u"%1 in %2 files"_s.arg(bytesText(checkpoint.bytes())).arg(checkpoint.sizes.size()));
    QString criu = checkpoint.criuVersion;
    if (!checkpoint.host.isEmpty())
        criu += (criu.isEmpty() ? QString() : u", on "_s) + checkpoint.host;
    printFact(u"CRIU"_s, criu);
    qsizetype threads = 0;
    for (const CriuProcess &process : images.processes)
        threads += process.threads.size();
    printFact(u"processes"_s, u"%1, with %2 threads"_s.arg(images.processes.size()).arg(threads));
    printFact(u"descriptors"_s, u"%1 open, %2 sockets"_s.arg(openDescriptors(images).size()).arg(images.sockets.size()));
    const MemoryUse use = memoryUse(images, checkpoint.hashes);
    QString memory = bytesText(use.pages * criuPageSize);
    if (!checkpoint.hashes.isEmpty())
        memory += u" (%1 zero pages, %2 duplicates)"_s.arg(percent(use.zero, use.pages), percent(use.duplicate, use.pages));
    printFact(u"memory"_s, memory);
    printFact(u"CPU"_s, cpuText(images));
    if (images.statistics.frozenUs >= 0)
        printFact(u"frozen for"_s, u"%1 ms"_s.arg(double(images.statistics.frozenUs) / 1000, 0, 'f', 1));
    if (images.newer)
        printFact(u"note"_s, u"made by a newer CRIU than Thaw knows, so this may be incomplete"_s);
    for (const QString &problem : images.problems)
        printFact(u"problem"_s, problem);
}

void printOverview(const ImageContents &contents)
{
    const ImageDetails &image = contents.details;
    printResult(printable(contents.name));
    printFact(u"made by"_s, contents.maker);
    printFact(u"id"_s, image.id);
    printFact(u"tags"_s, image.tags.join(u", "_s));
    if (!contents.layers.isEmpty()) {
        qint64 size = 0, files = 0;
        for (const ImageLayer &layer : contents.layers) {
            size += layer.size;
            files += layer.entries.size();
        }
        printFact(u"size"_s, u"%1 in %2 layers with %3 files"_s.arg(bytesText(size)).arg(contents.layers.size()).arg(files));
    }
    printFact(u"command"_s, shellLine(image.entrypoint + image.command));
    printFact(u"user"_s, image.user);
    printFact(u"ports"_s, image.exposedPorts.join(u", "_s));
    for (const QString &problem : contents.problems)
        printFact(u"problem"_s, problem);
    if (contents.checkpoint)
        printCheckpoint(*contents.checkpoint);
    else
        printResult(u"No checkpoint"_s);
    if (!contents.secrets.isEmpty())
        printResult(u"Secrets can be read at %1 places; show them with “secrets”"_s.arg(contents.secrets.size()));
}

void printProcesses(const CriuImages &images)
{
    QList<QStringList> rows;
    for (const ProcessLine &line : processTree(images)) {
        QString branch;
        for (int level = 0; level + 1 < line.depth; ++level)
            branch += line.goesOn[level] ? u"│  "_s : u"   "_s;
        if (line.depth > 0)
            branch += line.goesOn.last() ? u"├─ "_s : u"└─ "_s;
        const CriuProcess &process = *line.process;
        const QString command = process.arguments.isEmpty() ? u'[' + process.name + u']' : shellLine(process.arguments);
        rows.append({QString::number(process.pid), QString::number(process.uid), QString::number(process.threads.size()),
                     stateWord(process.state), branch + command});
    }
    printTable({u"PID"_s, u"UID"_s, u"THREADS"_s, u"STATE"_s, u"COMMAND"_s}, rows, {0, 1, 2});
}

void printFiles(const CriuImages &images)
{
    QList<QStringList> rows;
    for (const OpenDescriptor &open : openDescriptors(images)) {
        rows.append({QString::number(open.pid), QString::number(open.number), openWord(open.flags), open.what,
                     open.position >= 0 ? QString::number(open.position) : QString(),
                     open.name + (open.details.isEmpty() ? QString() : u" ("_s + open.details + u')')});
    }
    printTable({u"PID"_s, u"FD"_s, u"MODE"_s, u"WHAT"_s, u"POSITION"_s, u"NAME"_s}, rows, {0, 1, 4});
}

void printSockets(const CriuImages &images)
{
    QList<QStringList> rows;
    for (const CriuSocket &socket : images.sockets)
        rows.append({socketWord(socket), socket.state, QString::number(socket.unread), QString::number(socket.unsent), socket.local, socket.remote});
    printTable({u"KIND"_s, u"STATE"_s, u"UNREAD"_s, u"UNSENT"_s, u"LOCAL"_s, u"REMOTE"_s}, rows, {2, 3});
}

void printMemory(const FoundCheckpoint &checkpoint)
{
    MemoryUse use = memoryUse(checkpoint.images, checkpoint.hashes);
    std::ranges::stable_sort(use.mappings, std::greater(), &MappingUse::pages);
    QList<QStringList> rows;
    for (const MappingUse &mapping : std::as_const(use.mappings)) {
        rows.append({QString::number(mapping.pid), bytesText(mapping.pages * criuPageSize), percent(mapping.zero, mapping.pages),
                     percent(mapping.duplicate, mapping.pages), protectionWord(mapping.mapping),
                     QString::number(mapping.mapping.start, 16), mappingWord(mapping.mapping)});
    }
    printTable({u"PID"_s, u"SIZE"_s, u"ZERO"_s, u"DUPLICATE"_s, u"MODE"_s, u"ADDRESS"_s, u"NAME"_s}, rows, {0, 1, 2, 3, 5});
}

void printLayers(const ImageContents &contents)
{
    constexpr qsizetype shown = 3;
    QList<QStringList> rows;
    for (qsizetype i = 0; i < contents.layers.size(); ++i) {
        const ImageLayer &layer = contents.layers[i];
        rows.append({QString::number(i + 1), bytesText(layer.size), QString::number(layer.entries.size()), layer.digest.section(u':', 1).left(12),
                     layer.createdBy.simplified().left(100)});
        QList<const LayerEntry *> largest;
        for (const LayerEntry &entry : layer.entries)
            largest.append(&entry);
        const auto middle = largest.begin() + std::min(shown, largest.size());
        std::ranges::partial_sort(largest, middle, std::greater(), &LayerEntry::size);
        for (auto entry = largest.begin(); entry != middle && (*entry)->size > 0; ++entry)
            rows.append({QString(), bytesText((*entry)->size), QString(), QString(), u'/' + QString::fromUtf8((*entry)->path)});
    }
    printTable({u"LAYER"_s, u"SIZE"_s, u"FILES"_s, u"DIGEST"_s, u"MADE BY, LARGEST FILES"_s}, rows, {0, 1, 2});
}

void printSecrets(const ImageContents &contents)
{
    QList<QStringList> rows;
    for (const SecretPlace &secret : contents.secrets)
        rows.append({secretWhereWord(secret.where), secret.name, secret.preview, QString::number(secret.times), secret.place});
    if (rows.isEmpty())
        printResult(u"No secrets were found"_s);
    else
        printTable({u"WHERE"_s, u"SECRET"_s, u"BEGINS"_s, u"TIMES"_s, u"PLACE"_s}, rows, {3});
}

void printEnvironment(const ImageContents &contents)
{
    for (const QString &line : contents.details.environment)
        printResult(printable(line));
    if (!contents.checkpoint)
        return;
    for (const CriuProcess &process : contents.checkpoint->images.processes) {
        printResult(printable(processTitle(process)));
        for (const QString &line : process.environment)
            printResult(u"  "_s + printable(line));
    }
}

} // namespace

const QStringList &inspectSections()
{
    static const QStringList sections{u"overview"_s, u"processes"_s, u"files"_s,   u"sockets"_s,
                                      u"memory"_s,   u"layers"_s,    u"secrets"_s, u"environment"_s};
    return sections;
}

void printSection(const QString &section, const ImageContents &contents)
{
    if (section == "overview"_L1)
        return printOverview(contents);
    if (section == "layers"_L1)
        return printLayers(contents);
    if (section == "secrets"_L1)
        return printSecrets(contents);
    if (section == "environment"_L1)
        return printEnvironment(contents);
    if (!contents.checkpoint)
        return printResult(u"No checkpoint"_s);
    if (section == "processes"_L1)
        printProcesses(contents.checkpoint->images);
    else if (section == "files"_L1)
        printFiles(contents.checkpoint->images);
    else if (section == "sockets"_L1)
        printSockets(contents.checkpoint->images);
    else
        printMemory(*contents.checkpoint);
}

void printHits(const QList<MemoryHit> &hits, qsizetype length)
{
    QList<QStringList> rows;
    for (const MemoryHit &hit : hits) {
        QString text;
        for (qsizetype i = 0; i < hit.around.size(); ++i) {
            const char c = hit.around[i];
            text += i == hit.at ? u"[" : u"";
            text += c >= ' ' && c < 127 ? QLatin1Char(c) : QLatin1Char('.');
            text += i == hit.at + length - 1 ? u"]" : u"";
        }
        rows.append({QString::number(hit.pid), QString::number(hit.address, 16), hit.mapping.isEmpty() ? u"[anonymous]"_s : hit.mapping, text});
    }
    if (!rows.isEmpty())
        printTable({u"PID"_s, u"ADDRESS"_s, u"MAPPING"_s, u"BYTES"_s}, rows, {0, 1});
}

} // namespace Thaw

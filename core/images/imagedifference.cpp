// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagedifference.h"

#include "core/images/differenceparts.h"
#include "core/pipeline/commandline.h"
#include "core/pipeline/labels.h"
#include "core/project/envfile.h"
#include "core/words.h"

#include <QJsonDocument>

#include <cmath>
#include <numeric>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Labels that are another value in every run.
bool isLabelOfChance(const QString &name)
{
    static const QStringList names{Label::Run, Label::ColdMs, Label::Bytes, Label::Processes, Label::CriuContainerName};
    return names.contains(name);
}

QString masked(const QString &name, const QString &value)
{
    return looksSecret(name, value) ? u"•••"_s : value;
}

QMap<QString, QString> valuesOf(const QStringList &environment)
{
    QMap<QString, QString> values;
    for (const QString &line : environment) {
        const qsizetype equals = line.indexOf(u'=');
        values.insert(equals < 0 ? line : line.first(equals), equals < 0 ? QString() : line.sliced(equals + 1));
    }
    return values;
}

Change changeOf(bool isBefore, bool isAfter)
{
    return !isBefore ? Change::Added : !isAfter ? Change::Removed : Change::Changed;
}

/// Numbers below zero: not there.
void addNumber(QList<FieldDifference> &list, const QString &name, double before, double after, QString (*text)(double))
{
    if (before == after || (before < 0 && after < 0))
        return;
    list.append({.change = changeOf(before >= 0, after >= 0),
                 .name = name,
                 .before = before < 0 ? QString() : text(before),
                 .after = after < 0 ? QString() : text(after),
                 .beforeNumber = before,
                 .afterNumber = after});
}

/// What the engine says, where it says it of both; archives are measured by their layers. < 0: not known.
double imageSize(const ImageContents &contents, bool byLayers)
{
    if (!byLayers)
        return double(contents.details.size);
    if (contents.layers.isEmpty())
        return -1;
    return std::accumulate(contents.layers.cbegin(), contents.layers.cend(), 0.0,
                           [](double sum, const ImageLayer &layer) { return sum + double(layer.size); });
}

double memorySize(const FoundCheckpoint &checkpoint)
{
    double bytes = 0;
    for (auto size = checkpoint.sizes.cbegin(); size != checkpoint.sizes.cend(); ++size)
        bytes += size.key().startsWith("pages-"_L1) ? double(*size) : 0;
    return bytes;
}

QList<FieldDifference> compareSizes(const ImageContents &before, const ImageContents &after)
{
    const auto text = [](double bytes) { return sizeText(qint64(bytes)); };
    const bool byLayers = before.details.size <= 0 || after.details.size <= 0;
    const double imageBefore = imageSize(before, byLayers), imageAfter = imageSize(after, byLayers);
    QList<FieldDifference> list;
    if (imageBefore >= 0 && imageAfter >= 0) // a bare directory is no image
        addNumber(list, DifferenceName::ImageSize, imageBefore, imageAfter, text);
    const auto &one = before.checkpoint, &other = after.checkpoint;
    addNumber(list, DifferenceName::CheckpointSize, one ? double(one->bytes()) : -1, other ? double(other->bytes()) : -1, text);
    addNumber(list, DifferenceName::MemorySize, one ? memorySize(*one) : -1, other ? memorySize(*other) : -1, text);
    return list;
}

QList<FieldDifference> compareTimes(const std::optional<Benchmark> &before, const std::optional<Benchmark> &after)
{
    QList<FieldDifference> list;
    if (!before || !after)
        return list;
    const BenchmarkSummary one = summaryOf(*before), other = summaryOf(*after);
    const auto add = [&](const QString &name, const Spread &was, const Spread &is) {
        if (was.count > 0 && is.count > 0)
            addNumber(list, name, was.median, is.median, timeText);
    };
    add(DifferenceName::RestoredAnswer, one.restored, other.restored);
    add(DifferenceName::ColdAnswer, one.cold, other.cold);
    return list;
}

QString healthText(const QJsonObject &health)
{
    return health.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(health).toJson(QJsonDocument::Compact));
}

/// Whether its pages can be compared with another's.
bool hasHashes(const std::optional<FoundCheckpoint> &checkpoint)
{
    return !checkpoint || !checkpoint->hashes.isEmpty() || memorySize(*checkpoint) == 0;
}

void compareCheckpoints(const ImageContents &before, const ImageContents &after, ImageDifference &difference)
{
    const FoundCheckpoint one = before.checkpoint.value_or(FoundCheckpoint());
    const FoundCheckpoint other = after.checkpoint.value_or(FoundCheckpoint());
    difference.processes = compareProcesses(one.images, other.images);
    difference.sockets = compareSockets(one.images, other.images);
    difference.openFiles = compareOpenFiles(one.images, other.images);
    if (!hasHashes(before.checkpoint) || !hasHashes(after.checkpoint)) {
        difference.notes.append(Core::tr("Memory is not compared, as its pages were not read."));
        return;
    }
    difference.memory = compareMemory(one.images, one.hashes, other.images, other.hashes);
    difference.memory.removeIf([](const MappingDifference &mapping) {
        return mapping.before == mapping.after && mapping.equal == mapping.after;
    });
}

void addProblems(const ImageContents &contents, QStringList &notes)
{
    for (const QString &problem : contents.problems)
        notes.append(contents.name + u": "_s + problem);
    if (!contents.checkpoint)
        return;
    for (const QString &problem : contents.checkpoint->images.problems)
        notes.append(contents.name + u": "_s + problem);
    if (contents.checkpoint->images.newer)
        notes.append(Core::tr("%1: the checkpoint was made by a newer CRIU, something may be missing here.").arg(contents.name));
}

QString signedText(const FieldDifference &field, QString (*text)(double))
{
    const double delta = std::max(0.0, field.afterNumber) - std::max(0.0, field.beforeNumber);
    return (delta < 0 ? u"−"_s : u"+"_s) + text(std::abs(delta));
}

} // namespace

void addField(QList<FieldDifference> &list, const QString &name, const QString &before, const QString &after)
{
    if (before != after)
        list.append({.change = changeOf(!before.isEmpty(), !after.isEmpty()), .name = name, .before = before, .after = after});
}

QList<FieldDifference> compareMaps(const QMap<QString, QString> &before, const QMap<QString, QString> &after)
{
    QList<FieldDifference> list;
    const auto add = [&](const QString &name, bool isBefore, bool isAfter) {
        list.append({.change = changeOf(isBefore, isAfter), .name = name, .before = before.value(name), .after = after.value(name)});
    };
    auto one = before.cbegin();
    auto other = after.cbegin();
    while (one != before.cend() || other != after.cend()) {
        if (other == after.cend() || (one != before.cend() && one.key() < other.key())) {
            add(one++.key(), true, false);
        } else if (one == before.cend() || other.key() < one.key()) {
            add(other++.key(), false, true);
        } else {
            if (*one != *other)
                add(one.key(), true, true);
            ++one;
            ++other;
        }
    }
    return list;
}

QList<FieldDifference> compareValues(const QStringList &before, const QStringList &after)
{
    QList<FieldDifference> list = compareMaps(valuesOf(before), valuesOf(after));
    for (FieldDifference &field : list) {
        field.before = masked(field.name, field.before);
        field.after = masked(field.name, field.after);
        if (field.change == Change::Changed && field.before == field.after)
            field.after += u" (another)"_s;
    }
    return list;
}

QString sizeText(qint64 bytes)
{
    const auto number = [](double value, int decimals) {
        const QString text = QString::number(value, 'f', decimals);
        return text.endsWith(".0"_L1) ? text.chopped(2) : text;
    };
    if (bytes < 1000)
        return bytes == 1 ? u"1 byte"_s : u"%1 bytes"_s.arg(bytes);
    if (bytes < 999'500)
        return u"%1 kB"_s.arg(number(double(bytes) / 1e3, 0));
    if (bytes < 9'999'500'000)
        return u"%1 MB"_s.arg(number(double(bytes) / 1e6, bytes < 9'950'000 ? 1 : 0));
    return u"%1 GB"_s.arg(number(double(bytes) / 1e9, 1));
}

QString timeText(double ms)
{
    return ms < 999.5 ? u"%1 ms"_s.arg(ms, 0, 'f', 0) : u"%1 s"_s.arg(ms / 1000, 0, 'f', 2);
}

QList<FieldDifference> compareConfiguration(const ImageContents &before, const ImageContents &after)
{
    QList<FieldDifference> list;
    const ImageDetails &one = before.details, &other = after.details;
    addField(list, Core::tr("Entrypoint"), shellLine(one.entrypoint), shellLine(other.entrypoint));
    addField(list, Core::tr("Command"), shellLine(one.command), shellLine(other.command));
    addField(list, Core::tr("User"), one.user, other.user);
    addField(list, Core::tr("Working directory"), one.workingDir, other.workingDir);
    addField(list, Core::tr("Ports"), one.exposedPorts.join(u", "_s), other.exposedPorts.join(u", "_s));
    addField(list, Core::tr("Volumes"), one.volumes.join(u", "_s), other.volumes.join(u", "_s));
    addField(list, Core::tr("Stop signal"), one.stopSignal, other.stopSignal);
    addField(list, Core::tr("Health check"), healthText(one.healthcheck), healthText(other.healthcheck));
    addField(list, Core::tr("Architecture"), one.architecture, other.architecture);
    addField(list, Core::tr("System"), one.os, other.os);
    addField(list, Core::tr("Made by"), before.maker, after.maker);
    if (before.checkpoint || after.checkpoint) {
        const FoundCheckpoint was = before.checkpoint.value_or(FoundCheckpoint()), is = after.checkpoint.value_or(FoundCheckpoint());
        addField(list, Core::tr("CRIU"), was.criuVersion, is.criuVersion);
        addField(list, Core::tr("Made on"), was.host, is.host);
    }
    for (FieldDifference &label : compareMaps(one.labels, other.labels)) {
        if (isLabelOfChance(label.name))
            continue;
        label.name = Core::tr("Label %1").arg(label.name);
        list.append(label);
    }
    return list;
}

ImageDifference compareImages(const ImageContents &before, const ImageContents &after,
                              const std::optional<Benchmark> &beforeTimes, const std::optional<Benchmark> &afterTimes)
{
    ImageDifference difference{.before = before.name, .after = after.name};
    difference.sizes = compareSizes(before, after);
    difference.layers = compareLayers(before, after);
    ComparedFiles files = compareFiles(before, after);
    difference.files = std::move(files.different);
    difference.equalFiles = files.equal;
    difference.configuration = compareConfiguration(before, after);
    difference.values = compareValues(before.details.environment, after.details.environment);
    compareCheckpoints(before, after, difference);
    difference.times = compareTimes(beforeTimes, afterTimes);
    if (!files.leftOut.isEmpty())
        difference.notes.append(Core::tr("Left out, as they are others in every container: %1.").arg(files.leftOut.join(u", "_s)));
    addProblems(before, difference.notes);
    addProblems(after, difference.notes);
    return difference;
}

bool ImageDifference::isEqual() const
{
    return files.isEmpty() && configuration.isEmpty() && values.isEmpty() && processes.isEmpty() && sockets.isEmpty()
        && openFiles.isEmpty();
}

QString ImageDifference::summary() const
{
    QStringList parts;
    const auto addNumberPart = [&](const QList<FieldDifference> &list, const QString &name, const QString &said, QString (*text)(double)) {
        for (const FieldDifference &field : list) {
            if (field.name == name && signedText(field, text) != u'+' + text(0))
                parts.append(said + u' ' + signedText(field, text));
        }
    };
    const auto addCount = [&](qsizetype count, const QString &one, const QString &many) {
        if (count > 0)
            parts.append(u"%1 %2"_s.arg(count).arg(count == 1 ? one : many));
    };
    const auto size = [](double bytes) { return sizeText(qint64(bytes)); };
    addNumberPart(sizes, DifferenceName::ImageSize, u"size"_s, size);
    addNumberPart(sizes, DifferenceName::CheckpointSize, u"checkpoint"_s, size);
    addNumberPart(times, DifferenceName::RestoredAnswer, u"answers"_s, timeText);
    const bool onlyNumbers = isEqual() && !parts.isEmpty();
    addCount(files.size(), u"file"_s, u"files"_s);
    addCount(values.size(), u"value"_s, u"values"_s);
    addCount(configuration.size(), u"setting"_s, u"settings"_s);
    addCount(processes.size(), u"process"_s, u"processes"_s);
    addCount(sockets.size(), u"socket"_s, u"sockets"_s);
    addCount(openFiles.size(), u"open file"_s, u"open files"_s);
    if (onlyNumbers)
        parts.append(Core::tr("no other differences"));
    if (parts.isEmpty())
        return Core::tr("No differences");
    QString text = parts.join(u" · "_s);
    text[0] = text[0].toUpper();
    return text;
}

} // namespace Thaw

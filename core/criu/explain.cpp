// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/explain.h"

#include "core/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QList<KnownFailure> readCatalogue()
{
    QFile file(u":/thaw/criu/failures.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the failure catalogue is not in the program");
    QList<KnownFailure> failures;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &entry : entries) {
        failures.append({.id = entry["id"_L1].toString(),
                         .phase = entry["phase"_L1].toString(),
                         .signature = entry["signature"_L1].toString(),
                         .title = entry["title"_L1].toString(),
                         .remedy = entry["remedy"_L1].toString(),
                         .change = entry["change"_L1].toString(),
                         .button = entry["button"_L1].toString()});
    }
    return failures;
}

constexpr qsizetype mostErrors = 8, linesBefore = 4;

/// Warnings, and what CRIU said before it had a log: those lines have neither a time nor a process id.
QStringList otherLoudLines(const QString &log)
{
    static const QRegularExpression stamp(u"^\\s*(?:\\(\\d|pie:|\\d+:)"_s);
    QStringList lines;
    for (const QString &line : log.split(u'\n')) {
        if (line.contains("Warn  ("_L1) || !stamp.match(line).hasMatch())
            lines.append(line);
    }
    return lines;
}

/// Lines that say that something failed, not why.
bool isFollowUp(QStringView line)
{
    for (const auto text : {"Dumping FAILED"_L1, "Restoring FAILED"_L1, "Unable to detach from"_L1, "Can't unfreeze"_L1}) {
        if (line.contains(text))
            return true;
    }
    return false;
}

} // namespace

const QList<KnownFailure> &knownFailures()
{
    static const QList<KnownFailure> failures = readCatalogue();
    return failures;
}

QStringList errorLines(const QString &log)
{
    QStringList lines;
    for (const QString &line : log.split(u'\n')) {
        if (line.contains("Error ("_L1) && !isFollowUp(line))
            lines.append(line.trimmed());
    }
    return lines;
}

QString lastErrors(const QString &log)
{
    const QStringList errors = errorLines(log), lines = log.split(u'\n', Qt::SkipEmptyParts);
    const auto first = errors.isEmpty() ? lines.end() : std::ranges::find(lines, errors.first(), [](const QString &line) { return line.trimmed(); });
    const qsizetype at = first - lines.begin();
    const qsizetype shown = std::min(linesBefore, at);
    const QStringList before = lines.sliced(at - shown, shown);
    return (before + errors.last(std::min(mostErrors, errors.size()))).join(u'\n');
}

KnownFailure inWords(KnownFailure failure)
{
    for (QString *text : {&failure.title, &failure.remedy, &failure.button}) {
        if (!text->isEmpty())
            *text = QCoreApplication::translate("Failures", text->toUtf8().constData());
    }
    return failure;
}

std::optional<Explanation> explain(const QString &phase, const QString &log)
{
    for (const KnownFailure &failure : knownFailures()) {
        if (failure.phase != phase)
            continue;
        const QRegularExpression signature(failure.signature);
        const auto match = signature.match(log);
        if (!match.hasMatch())
            continue;
        const qsizetype begin = log.lastIndexOf(u'\n', match.capturedStart()) + 1;
        const qsizetype end = log.indexOf(u'\n', match.capturedEnd());
        return Explanation{inWords(failure), log.mid(begin, end < 0 ? -1 : end - begin).trimmed()};
    }
    return std::nullopt;
}

std::optional<Explanation> explainFailure(const QString &phase, const QString &reason, const QString &log)
{
    if (auto known = explain(phase, reason))
        return known;
    // CRIU warns of much that does no harm: beside an error or a reason no warning is a cause.
    const QStringList errors = errorLines(log);
    return explain(phase, (errors.isEmpty() && reason.isEmpty() ? otherLoudLines(log) : errors).join(u'\n'));
}

QList<Fix> fixesOf(const KnownFailure &failure)
{
    QList<Fix> fixes{{.id = failure.id, .title = failure.remedy, .command = {}}};
    if (!failure.change.isEmpty())
        fixes.append({.id = failure.change, .title = failure.button, .command = u"thaw make --fix"_s});
    return fixes;
}

Error explainDump(const QString &reason, const QString &log)
{
    Error error{.kind = ErrorKind::Checkpoint, .message = {}, .detail = {}, .fixes = {}};
    if (const auto known = explainFailure(u"dump"_s, reason, log)) {
        error.message = Core::tr("The application could not be frozen: %1").arg(known->failure.title);
        error.detail = known->line;
        error.fixes = fixesOf(known->failure);
        return error;
    }
    error.message = reason.isEmpty() ? Core::tr("The application could not be frozen")
                                     : Core::tr("The application could not be frozen: %1").arg(reason);
    error.detail = lastErrors(log);
    return error;
}

} // namespace Thaw

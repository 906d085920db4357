// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace Thaw {

/// A way in which CRIU fails, from resources/criu/failures.json.
struct KnownFailure
{
    QString id;
    QString phase;     ///< "dump", "restore", or "hang": a dump that does not end
    QString signature; ///< regular expression over one line of CRIU's log; of "hang": over its last line
    QString title;     ///< what it means, one sentence without a full stop
    QString remedy;
    QString change{};  ///< what Thaw can do itself, as Fix::id: "set:KEY=VALUE", "add:KEY=WORDS"; may be empty
    QString button{};  ///< the change in words

    bool operator==(const KnownFailure &) const = default;
};

struct Explanation
{
    KnownFailure failure;
    QString line; ///< the line of the log that proves it

    bool operator==(const Explanation &) const = default;
};

/// The catalogue as it is in the file: English.
const QList<KnownFailure> &knownFailures();

/// With title, remedy and button in the window's language (context "Failures", which the build makes of the file).
KnownFailure inWords(KnownFailure failure);

/// The first known failure of that phase that the log shows, in the window's language.
std::optional<Explanation> explain(const QString &phase, const QString &log);

/// The same for a whole failure: its reason (thaw-init's) tells more than the errors in CRIU's log. Without any error
/// the cause may be in a warning, or in what CRIU said before it had a log.
std::optional<Explanation> explainFailure(const QString &phase, const QString &reason, const QString &log);

/// What can be done about it: advice, and the change that Thaw can make itself.
QList<Fix> fixesOf(const KnownFailure &failure);

/// The error for a failed dump. reason: thaw-init's own; log: CRIU's, may be empty.
Error explainDump(const QString &reason, const QString &log);

/// CRIU's error lines without those that only follow from others.
QStringList errorLines(const QString &log);

/// For a failure nobody knows: CRIU's errors with the lines before the first; without any, the log's end.
QString lastErrors(const QString &log);

} // namespace Thaw

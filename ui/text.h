// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stageinfo.h"
#include "core/report/report.h"

#include <QDateTime>
#include <QString>

namespace Thaw::Text {

/// "4 ms", "0.56 s", "12.3 s", "2 min 5 s"; nothing for negative times.
QString duration(double milliseconds);
/// Whole seconds while something runs: "3 s", "2 min 5 s".
QString seconds(qint64 milliseconds);
/// "22.4 MB" in the user's locale.
QString bytes(qint64 bytes);
/// A path as people write it, "~/src/hello"; in a right-to-left window it keeps its own direction.
QString place(const QString &path);
/// "2 h ago", "yesterday", a date.
QString ago(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTime());
/// One or two words for the step strip: "Ready".
QString stage(StageId id);
/// The state in a word, for screen readers and tool tips.
QString state(StageState state);
/// One sentence of how a run went: "Answers 12 × sooner: 0.28 s instead of 3.4 s".
QString outcome(const Report &report);
/// Everything of a failure, to paste into an issue.
QString reportOfFailure(const Report &report, const Error &error);

} // namespace Thaw::Text

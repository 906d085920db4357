// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <optional>

namespace Thaw {

class Run;

/// A change of app_env_vars.sh that a program can make itself, as Fix::id says it.
struct ProjectChange
{
    QString key;
    QString value;
    bool adds = false; ///< to the words that are there, instead of in their place

    bool operator==(const ProjectChange &) const = default;
};

/// How many remedies of known failures one job applies by itself.
constexpr int mostFixes = 5;

/// The change that a fix makes; nothing if a fix is only advice.
std::optional<ProjectChange> changeOf(const Fix &fix);

/// The key's value with the change. known: the present one.
QString changedValue(const ProjectChange &change, const QString &known);

/// Whether another checkpoint of the same application takes the change; others need a new container.
bool suitsNextDump(const ProjectChange &change);

/// The first of the error's fixes that a program can apply. applied: those of the same job; none comes twice, and no
/// key is set twice.
std::optional<Fix> chooseFix(const Error &error, const QList<Fix> &applied);

/// The same within what the run's options allow.
std::optional<Fix> nextFix(const Run &run, const Error &error);

/// Writes the change into the project; nothing else in its file changes. Fails if it would change nothing.
Result<> applyToProject(const QString &directory, const Fix &fix);

/// What was applied, and where it stands: for people.
QString fixSentence(const Fix &fix);

/// Applies the remedy of a failed checkpoint to the project and the run, if the run's options want that and there is
/// one that another checkpoint takes.
bool fixForNextDump(Run &run, const Error &error);

/// Reads afresh what of the project another checkpoint of the same application takes.
Result<> rereadDumpOptions(Run &run);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/recipe.h"

#include <expected>

namespace Thaw {

/// A key's value, or what is wrong with it: half a sentence without a full stop.
template<typename T>
using Parsed = std::expected<T, QString>;

// How the values of app_env_vars.sh are written; one function for each syntax that keys.cpp describes.
Parsed<Check> parseReady(const QString &text);
Parsed<Check> parseProbe(const QString &text);
Parsed<ReadyPattern::Syntax> parseSyntax(const QString &text);
Parsed<int> parseSeconds(const QString &text);
Parsed<bool> parseYesNo(const QString &text);
Parsed<qint64> parseBytes(const QString &text);
Parsed<QString> parseUser(const QString &text);
Parsed<QString> parseImage(const QString &text);
/// A name that an image can be given: no digest, no id.
Parsed<QString> parseTargetImage(const QString &text);
Parsed<QString> parseNetwork(const QString &text);
Parsed<QList<PortMapping>> parsePorts(const QString &text);
/// "./dir" is below directory.
Parsed<QList<Mount>> parseVolumes(const QString &text, const QString &directory);
Parsed<QStringList> parsePaths(const QString &text);
Parsed<QStringList> parseCapabilities(const QString &text);
Parsed<QStringList> parseCriuOptions(const QString &text);
Parsed<ClockMode> parseClock(const QString &text);
Parsed<TcpMode> parseTcp(const QString &text);
Parsed<ImageRoad> parseImageRoad(const QString &text);
/// Relative to directory; the absolute path, or an empty one for "no".
Parsed<QString> parseBuildFile(const QString &text, const QString &directory);

Parsed<CheckpointBy> parseCheckpointBy(const QString &text);
/// NAME=value …, as shell words.
Parsed<QStringList> parseAssignments(const QString &text);
/// A command with its arguments, as shell words.
Parsed<QStringList> parseArguments(const QString &text);
Parsed<QList<int>> parseExitCodes(const QString &text);
/// One absolute path below /.
Parsed<QString> parsePath(const QString &text);
/// A regular expression of Perl's kind.
Parsed<QString> parseExpression(const QString &text);

/// At blanks and line ends.
QStringList splitWords(const QString &text);

/// "<docker image>": nobody has filled it in yet.
bool isPlaceholder(const QString &text);

} // namespace Thaw

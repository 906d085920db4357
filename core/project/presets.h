// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/project/selfcheckpoint.h"
#include "core/result.h"

#include <QJsonObject>

#include <optional>

namespace Thaw {

/// A way in which such an application fails, by its exit code or by a line.
struct PresetFailure
{
    QString phase{};  ///< "checkpoint" or "restore"
    int exitCode = -1;
    QString line{};   ///< regular expression
    QString title{};  ///< what it means, one sentence without a full stop
    QString remedy{};

    bool operator==(const PresetFailure &) const = default;
};

/// Where an image is recognised.
struct PresetSigns
{
    QString line{};      ///< regular expression over entrypoint and command, or one variable; may have a group "directory"
    QStringList files{}; ///< one of these is in the image; $NAME is the image's variable

    bool operator==(const PresetSigns &) const = default;
};

/// A kind of application that checkpoints itself: resources/presets/NAME.json, or the user's own in
/// $XDG_DATA_HOME/thaw/presets.
struct Preset
{
    QString name{};
    QString title{};
    bool exercised = false;  ///< we have tried it with the real thing
    QStringList phases{};    ///< the first is the default
    PresetSigns image{};     ///< of an image that can checkpoint itself
    PresetSigns restores{};  ///< of one that has, and restores itself
    SelfCheckpoint values{}; ///< with @PHASE@ and @DIRECTORY@ still in them
    /// "kept": the application has those of the checkpoint. "replaced": it has the new ones. "read-again": the image
    /// writes them to a file, which the application reads. "application": it is up to the application.
    QString reach{};
    QStringList never{};     ///< variables that keep their value all the same
    QString beganPattern{};  ///< regular expressions of lines: the checkpoint has begun,
    QString readyPattern{};  ///< … it is ready, for people
    QString refusedPattern{};///< … it will not be
    QList<PresetFailure> failures{};

    bool operator==(const Preset &) const = default;
};

/// All of them by name, the user's own in the place of ours.
const QList<Preset> &presets();
/// What is wrong with the user's own files, a sentence each.
const QStringList &presetProblems();
std::optional<Preset> presetNamed(const QString &name);

/// One preset's file; says what is wrong with it.
Result<Preset> presetFromJson(const QByteArray &json, const QString &name);

/// Fills in what self does not say, and the phase and directory wherever they are named.
SelfCheckpoint completed(SelfCheckpoint self, const std::optional<Preset> &preset);

/// What is missing in a completed one, half a sentence; empty: nothing.
QString selfProblem(const SelfCheckpoint &self);
/// Its title in the window's language.
QString presetTitle(const Preset &preset);

/// The preset that an image's configuration speaks for. Its files are for who can look at them (filesToLookFor()).
std::optional<Preset> presetOf(const ImageDetails &image);
/// The same for an image that restores itself, with the directory of its checkpoint.
struct RestoringPreset
{
    Preset preset;
    QString directory;
};
std::optional<RestoringPreset> restoringPresetOf(const ImageDetails &image);
/// Paths in the image that would speak for a preset, by its name.
QList<std::pair<QString, QString>> filesToLookFor(const ImageDetails &image);

/// The failure that an exit code or these lines show, in the window's language; the line that shows it.
struct ShownFailure
{
    PresetFailure failure;
    QString line;
};
std::optional<ShownFailure> failureOf(const Preset &preset, const QString &phase, int exitCode, const QString &lines);

/// What becomes of values that are given at a restore (-e), one sentence.
QString valuesAtRestore(const Preset &preset);
/// For a preset we could not try.
QString exercisedText(const Preset &preset);

} // namespace Thaw

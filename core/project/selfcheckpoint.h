// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Thaw {

/// Who dumps the application: Thaw from outside, or the application itself, which then ends.
enum class CheckpointBy { Thaw, Application };

/// How an application checkpoints itself, and how its image is restored. Empty: not said; a preset may fill it in.
struct SelfCheckpoint
{
    QString preset{};              ///< name
    QString phase{};               ///< of the application's start, in the preset's words: "afterAppStart"
    QStringList environment{};     ///< NAME=value: makes it checkpoint itself; never in the image
    QStringList arguments{};       ///< the same, in place of the image's command
    QString command{};             ///< the same, for sh -c in the container once it is ready
    bool byItself = false;         ///< it needs to be told nothing
    QString warmUp{};              ///< for sh -c in the container, before command
    QList<int> exitCodes{};        ///< with which it may end
    QString directory{};           ///< where CRIU's files are then
    QString checkpointLog{};       ///< CRIU's logs; may be empty for good
    QString restoreLog{};
    QString console{};             ///< file that the container repeats at a restore, with lines from before the checkpoint
    QStringList capabilities{};    ///< of the container that checkpoints, beyond the engine's defaults
    QString seccomp{};             ///< "unconfined", or "default": the engine's
    QStringList restoreCapabilities{};
    QStringList restoreEnvironment{}; ///< NAME=value: a failed restore must not start it cold
    QStringList restoreEntrypoint{};  ///< instead of the image's own
    QString restoredPattern{};     ///< regular expression of a line that says it was restored
    QString coldPattern{};         ///< … that it fell back to a cold start
    QString reach{};               ///< how values given at a restore reach it: see Preset

    bool operator==(const SelfCheckpoint &) const = default;
};

/// Whether somebody has to wait until it is ready, to tell it then.
inline bool isToldWhenReady(const SelfCheckpoint &self)
{
    return !self.command.isEmpty();
}

} // namespace Thaw

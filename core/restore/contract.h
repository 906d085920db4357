// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/project/selfcheckpoint.h"

#include <optional>

namespace Thaw {

/// Who restores the application when a container of the image starts.
enum class RestoreWay {
    Thaw,          ///< thaw-init, which tells what it does
    CriuForDocker, ///< the scripts of criu-for-docker
    Podman,        ///< Podman itself, a whole container (core/restore/nativerestore.h)
    Own,           ///< the image's own entrypoint: an application that checkpoints itself
};

/// How an image brings its application back, and what shows that it has. Only ways other than Thaw's need the
/// fields below: there, evidence has to be looked for from outside.
struct RestoreContract
{
    RestoreWay way = RestoreWay::Thaw;
    QString name{};              ///< for people: "Liberty InstantOn"
    QString preset{};            ///< Own: the preset that knows its failures; may be empty
    QString directory{};         ///< where CRIU's files are
    QString log{};               ///< CRIU's log of the restore
    QStringList environment{};   ///< NAME=value: a failed restore must not start the application cold silently
    QStringList capabilities{};
    QString console{};           ///< file whose lines from before the checkpoint the container repeats; may be empty
    bool unconfined = false;     ///< it needs a container without a seccomp profile
    QString restoredPattern{};   ///< regular expression of a line that says it was restored
    QString coldPattern{};       ///< … that it fell back to a cold start

    bool operator==(const RestoreContract &) const = default;
};

/// How an image is restored whose application checkpoints itself.
RestoreContract contractFor(const SelfCheckpoint &self);

/// The contract of an image, from its labels, its entrypoint and its environment; nothing if there is no sign of
/// a checkpoint in it.
std::optional<RestoreContract> contractOf(const ImageDetails &image);

/// What becomes of values given at a restore (docker run -e), a sentence: where Thaw restores, which writes them to
/// envFile (empty: nowhere) …
QString valuesAtRestore(const QString &envFile);
/// … and of any image; empty if nothing is known of it.
QString valuesAtRestore(const ImageDetails &image);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"
#include "core/engine/docker.h"
#include "core/project/problem.h"
#include "core/restore/restorecontainer.h"

#include <optional>

namespace Thaw {

/// One reason why a restore will fail (Error) or may surprise (Warning).
struct PreflightProblem
{
    Severity severity = Severity::Error;
    QString id;      ///< stable; the same as in resources/criu/failures.json where CRIU has words for it
    QString subject; ///< what it is about: a file, a capability, a process
    QString text;    ///< one sentence
    QString remedy;  ///< what to do about it

    bool operator==(const PreflightProblem &) const = default;
};

/// A file of the image at a path that the checkpoint names.
struct ImageFile
{
    bool exists = false;
    qint64 size = -1;
    int mode = -1; ///< permission bits
    QByteArray buildId{};

    bool operator==(const ImageFile &) const = default;
};

/// What a restore would find: the image's files and the container's rights.
struct RestoreSurroundings
{
    RestoreWay way = RestoreWay::Thaw;
    ContainerSpec container{};
    quint64 capabilities = 0;          ///< that the container has
    quint64 needed = 0;                ///< … and by thaw-init's record has to have; 0: by the processes' own
    bool choosesPids = true;           ///< clone3 is allowed, or ns_last_pid can be written
    QMap<QString, ImageFile> files{};  ///< those that were looked up, by path
    QStringList outside{};             ///< paths that the image does not have to have: mounts, tmpfs
    std::optional<QList<quint32>> cpu{}; ///< of the machine; nothing: not known
    QString criu{};                    ///< version of the CRIU in the image
    QString checkpointCriu{};          ///< … and of the one that made the checkpoint
    bool hostClock = false;            ///< the application lives by the machine's uptime
    qint64 uptime = -1;                ///< of the machine, seconds; < 0: not known

    bool operator==(const RestoreSurroundings &) const = default;
};

/// Everything that stands against a restore, the worst first.
QList<PreflightProblem> checkRestore(const CriuImages &images, const RestoreSurroundings &surroundings);

/// The paths that checkRestore() wants to know of the image, each once.
QStringList filesToLookUp(const CriuImages &images, const QStringList &outside);

/// The result of a look at an image without starting it.
struct Preflight
{
    QString image;
    RestoreContract contract{};
    CriuImages checkpoint{};
    QList<PreflightProblem> problems{};
    int filesCompared = 0;
    double ms = 0;

    bool canRestore() const;
    bool operator==(const Preflight &) const = default;
};

/// Looks at an image of any contract: makes a container of it that is never started, reads the checkpoint and the
/// files it names from there, and removes it. Fails only where nothing can be said (no such image, no checkpoint,
/// engine gone, cancelled).
Task<Preflight> preflightRestore(std::shared_ptr<Docker> engine, QString image, RestoreConditions conditions,
                                 std::stop_token stop);

/// The same for an image whose contract is known; only the checkpoint itself and one more file are read.
struct CheckpointLook
{
    CriuImages checkpoint{};
    QByteArray console{}; ///< of RestoreContract::console, at most 16 MiB of it

    bool operator==(const CheckpointLook &) const = default;
};
Task<CheckpointLook> lookAtCheckpoint(std::shared_ptr<Docker> engine, ImageDetails image, RestoreContract contract,
                                      std::stop_token stop);

/// The checkpoint that a container holds, which may have ended. No files: there is no such directory, or it is empty.
struct HeldCheckpoint
{
    CriuImages images{};
    int files = 0;
    qint64 bytes = 0;

    bool operator==(const HeldCheckpoint &) const = default;
};
Task<HeldCheckpoint> checkpointIn(std::shared_ptr<Docker> engine, QString container, QString directory, std::stop_token stop);

QJsonObject toJson(const Preflight &preflight);

} // namespace Thaw

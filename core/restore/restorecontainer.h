// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restore/contract.h"
#include "core/restore/restorecommand.h"
#include "core/toolbox/toolbox.h"

namespace Thaw {

/// In what a container differs from the one that suits the image best: to learn how a restore fares under the
/// rules of the place where it shall run.
struct RestoreConditions
{
    QStringList capDrop{};        ///< not given although the image needs them
    bool engineSeccomp = false;   ///< the engine's own seccomp profile
    QString user{};               ///< as --user takes it
    bool readOnlyRoot = false;
    bool noNewPrivileges = false;
    qint64 memoryLimit = 0;       ///< bytes; 0: none
    qint64 pidsLimit = 0;         ///< 0: none
    qint64 nofileLimit = 0;       ///< 0: the engine's

    bool operator==(const RestoreConditions &) const = default;
};

/// The container of a restore with the least privileges, changed by the conditions. Name, labels, ports and
/// network are left to the caller.
ContainerSpec restoreContainer(const ImageDetails &image, const RestoreContract &contract,
                               const RestoreConditions &conditions, EngineKind kind, const Toolbox &toolbox);

/// The capabilities that container has: what is added to, and dropped from, the engine's defaults.
quint64 capabilitiesOf(const ContainerSpec &spec, EngineKind kind);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/project/recipe.h"

namespace Thaw {

/// Where a container's port is reached from this machine.
struct OutsideAddress
{
    QString host{};
    int port = 0;
};
Task<OutsideAddress> outsideAddress(std::shared_ptr<Docker> engine, QString container, int port, std::stop_token stop);

/// Whether answersOutside() can ask that of an engine's containers: the ports of one on another machine are not to be
/// reached from this one.
Result<> checkFromHere(const Check &check, const Endpoint &endpoint);

/// Looks once whether an application answers, from outside its container: for images that have no thaw-init to ask.
/// host and port: where the container's port is reached. Never an error: what cannot be asked does not answer.
Task<bool> answersOutside(std::shared_ptr<Docker> engine, QString container, Check check, QString host, int port,
                          std::chrono::milliseconds limit, std::stop_token stop);

} // namespace Thaw

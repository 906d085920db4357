// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/buildoutput.h"
#include "core/engine/docker.h"
#include "core/project/recipe.h"

namespace Thaw {

/// Builds the project's base image from its Containerfile, under the name the project has for it. Resolves with its id.
/// A failure names the file and the line of the instruction.
Task<QString> buildBase(std::shared_ptr<Docker> engine, Recipe recipe, std::function<void(const BuildLine &)> line, bool noCache,
                        std::stop_token stop);

/// What a failed build is for people. containerfile: its contents; path: as the message names it.
Error buildError(const BuildResult &result, const QByteArray &containerfile, const QString &path);

} // namespace Thaw

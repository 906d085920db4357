// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// A Containerfile that makes the checkpoint in one of its steps; beside it makingFiles(). Only Podman's builder can
/// grant what that takes, by the options of buildStepOptions().
QByteArray containerfile(const MakingParts &parts);

/// "--cap-add=…", "--security-opt=…": of podman build. profile: path of dump.json.
QStringList buildStepOptions(const Recipe &recipe, const QString &profile);

/// A LABEL, as Containerfiles quote it.
QString labelInstruction(const QString &name, const QString &value);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"

namespace Thaw {

/// What an engine says of itself, judged. freeBytes: on the disk of its data, if that is on this machine; < 0: not known.
QList<Finding> engineFindings(const EngineInfo &info, const EngineDetails &details, qint64 freeBytes);

/// What an engine on another machine has of its own, instead of this machine's findings.
QList<Finding> elsewhereFindings(const Endpoint &endpoint, const EngineDetails &details);

/// Bytes that are free where the engine keeps its data; < 0: that is not on this machine, or not for us to see.
qint64 freeBytesOf(const EngineDetails &details);

/// Tries it: an image of a few hundred kilobytes is made, its only program is started, frozen, committed and restored,
/// and everything is removed again. Takes seconds. The first finding says how that went, the second which capabilities
/// this engine can give a container.
Task<QList<Finding>> tryEngine(std::shared_ptr<Docker> engine, std::stop_token stop = {});

} // namespace Thaw

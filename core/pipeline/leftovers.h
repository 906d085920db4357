// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

/// Something half-made that a run has left on an engine. Only what carries our labels is ever one.
struct Leftover
{
    enum class Kind { Container, Image };

    Kind kind = Kind::Container;
    QString id{};
    QString name{};
    QString application{}; ///< may be empty
    QString run{};         ///< the value of Label::Run
    bool running = false;

    bool operator==(const Leftover &) const = default;
};

/// After an interrupted run: the containers and images that no run has use for any more. Its checkpoint image is one
/// too, as it was never proved. ofOthers: what runs of other programs have left counts as well, since the engine
/// was away for them just so.
Task<QList<Leftover>> findLeftovers(std::shared_ptr<Docker> engine, QString interruptedRun, bool ofOthers,
                                    std::stop_token stop = {});

/// What processes that are gone (killed, or the engine was away when they cleaned up) have left on this engine. Images
/// that were proved are none.
Task<QList<Leftover>> findOrphans(std::shared_ptr<Docker> engine, std::stop_token stop = {});

/// Removes them, and the prepared bases that nothing needs any more. Returns what was removed, a sentence each.
Task<QStringList> removeLeftovers(std::shared_ptr<Docker> engine, QList<Leftover> leftovers);

} // namespace Thaw

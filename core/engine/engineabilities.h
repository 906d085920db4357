// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"

namespace Thaw {

/// In what the engines differ, as far as Thaw has to know: one row for each in engineabilities.cpp, and nothing is told
/// apart by name elsewhere. What differs by version is found out where it matters, by what an answer has in it.
struct EngineAbilities
{
    QString name;      ///< "Docker"
    QString program;   ///< its command line: "docker"
    int oldestVersion; ///< the first that Thaw works with
    /// Every container has these unless told otherwise; without "CAP_".
    QStringList defaultCapabilities;

    bool takesSeccompInline;    ///< else: a path on the engine's own host
    bool ownSeccompDumps;       ///< its default profile lets CRIU freeze an application …
    bool ownSeccompRestores;    ///< … and give processes their old ids
    bool builderGrantsCapabilities;
    bool builderPulls;          ///< unless told to take what is there
    bool addedReachAnyUser;     ///< added capabilities are a user's who is not root as well
    bool makesBindSources;      ///< a directory to mount that is not there is made without a word
    bool keepsHalfMade;         ///< if it dies while it makes a container, a nameplate stays that holds the image and is not listed
    bool removalIsPolite;       ///< a forced removal asks the application first, and waits
    bool pingHasVersion;        ///< asking for it costs more
    bool changesAreUnquoted;    ///< of the value in a LABEL line only the outer quotes are taken off
    bool restoresNatively;      ///< it has checkpoints of its own, and annotations on images
    bool tellsLayersByLibpod;   ///< of a push its Docker API tells the end only
    bool hasOwnLogins;          ///< at registries, beside those of the docker command line
    QString plainRegistries;     ///< what lets it use a registry without TLS, for people
    QString registryAuthorities; ///< directory, on its host, of the authorities it trusts for each registry
};

const EngineAbilities &abilitiesOf(EngineKind kind);

/// "Docker 26.1.5"
QString engineTitle(const EngineInfo &info);

} // namespace Thaw

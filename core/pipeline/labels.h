// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Labels on what Thaw makes. Only things that carry Kind are ever removed by us.
namespace Thaw::Label {

using namespace Qt::StringLiterals;

inline const QString Kind = u"io.thaw.kind"_s;
inline const QString Run = u"io.thaw.run"_s;                 ///< id of the run that made it
inline const QString Application = u"io.thaw.application"_s; ///< the project directory's name
inline const QString Version = u"io.thaw.version"_s;         ///< of Thaw
inline const QString Key = u"io.thaw.key"_s;                 ///< prepared images: digest of base and toolbox
inline const QString Capabilities = u"io.thaw.capabilities"_s; ///< what a restore has to be granted, all of them
inline const QString Probe = u"io.thaw.probe"_s;             ///< THAW_PROBE, as in the project
inline const QString Ports = u"io.thaw.ports"_s;             ///< THAW_PORTS, as in the project
inline const QString ReadyPattern = u"io.thaw.ready.pattern"_s;
inline const QString ReadySyntax = u"io.thaw.ready.syntax"_s;
inline const QString ColdMs = u"io.thaw.cold-ms"_s;          ///< start → ready of the run that made it
inline const QString Clock = u"io.thaw.clock"_s;
inline const QString Bytes = u"io.thaw.checkpoint.bytes"_s;
inline const QString Processes = u"io.thaw.checkpoint.processes"_s;
inline const QString Tty = u"io.thaw.tty"_s;
inline const QString RestoreTimeout = u"io.thaw.restore.timeout"_s; ///< seconds
inline const QString Tmpfs = u"io.thaw.tmpfs"_s;
inline const QString Mounts = u"io.thaw.mounts"_s;

inline const QString RestoreEnvFile = u"io.thaw.restore.env-file"_s; ///< values given at a restore are written there

/// On images whose own entrypoint restores: what a restore test has to know (core/restore/contract.h).
inline const QString OwnDirectory = u"io.thaw.restore.directory"_s; ///< where CRIU's files are
inline const QString OwnLog = u"io.thaw.restore.log"_s;             ///< CRIU's log
inline const QString OwnEnvironment = u"io.thaw.restore.environment"_s; ///< NAME=value …: forbid a silent cold start
inline const QString OwnConsole = u"io.thaw.restore.console"_s;     ///< log file that the container repeats
inline const QString OwnPreset = u"io.thaw.restore.preset"_s;       ///< name of the preset that knows its failures
inline const QString OwnPhase = u"io.thaw.restore.phase"_s;         ///< of its start that the checkpoint was made at
inline const QString OwnRestored = u"io.thaw.restore.restored"_s;   ///< regular expression of a line
inline const QString OwnCold = u"io.thaw.restore.cold"_s;           ///< the same

/// Values of Kind.
inline const QString KindPrepared = u"prepared"_s;     ///< image: a base with the toolbox in it, kept as a cache
inline const QString KindTemporary = u"temporary"_s;   ///< image or container of one run
inline const QString KindTest = u"test"_s;             ///< container of a restore test
inline const QString KindCheckpoint = u"checkpoint"_s; ///< image: what Thaw is for

/// The keys other tools read from checkpoint images (podman, checkpointctl; opencontainers/image-spec#962).
inline const QString CriuEngineName = u"org.criu.checkpoint.engine.name"_s;
inline const QString CriuEngineVersion = u"org.criu.checkpoint.engine.version"_s;
inline const QString CriuContainerName = u"org.criu.checkpoint.container.name"_s;
inline const QString CriuBaseName = u"org.criu.checkpoint.rootfsImageName"_s;
inline const QString CriuBaseId = u"org.criu.checkpoint.rootfsImageID"_s;
inline const QString CriuVersion = u"org.criu.checkpoint.criu.version"_s;
inline const QString CriuHostArch = u"org.criu.checkpoint.host.arch"_s;
inline const QString CriuHostKernel = u"org.criu.checkpoint.host.kernel"_s;
inline const QString CriuCgroupVersion = u"org.criu.checkpoint.cgroup.version"_s;

} // namespace Thaw::Label

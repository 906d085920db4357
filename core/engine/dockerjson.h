// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/result.h"

#include <QJsonArray>

/// The engine API's JSON to our values and back. Pure functions; Docker's and Podman's differences end here.
namespace Thaw::DockerJson {

/// Podman leaves out "sha256:" in places.
QString imageId(const QString &id);
/// Podman writes every name in full; people type "debian:trixie" and "mine:latest". So "docker.io/library/"
/// and "localhost/" are left out, and "<none>:<none>" becomes empty.
QString displayName(const QString &reference);

/// "name" or "name=value" as the value of a filters= query; empty if there is nothing to filter.
QString labelFilter(const QString &label);

ImageSummary imageSummary(const QJsonObject &json);
ImageDetails imageDetails(const QJsonObject &json);
HistoryEntry historyEntry(const QJsonObject &json);
ContainerSummary containerSummary(const QJsonObject &json);
ContainerDetails containerDetails(const QJsonObject &json);
EngineEvent event(const QJsonObject &json);
/// From the X-Docker-Container-Path-Stat header, base64 of JSON.
Result<FileStat> fileStat(const QByteArray &header);

/// The body of /containers/create. seccomp: what the engine takes, inline JSON or a path.
QJsonObject createBody(const ContainerSpec &spec, const QString &seccomp);
QJsonObject execBody(const ExecSpec &spec);
QJsonObject commitBody(const CommitSpec &spec);

} // namespace Thaw::DockerJson

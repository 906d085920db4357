// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>

namespace Thaw {

/// The engines that tests/run has started: "Docker" and "Podman" with their hosts; only that one which THAW_TEST_ONLY
/// names, if it is set. Empty if one is not there.
QMap<QString, QString> liveEngines();

/// One row each, "on Docker" and "on Podman", with a column "host".
void addEngineRows(const QMap<QString, QString> &engines);

/// What runs have prepared on each of them, by name.
QMap<QString, QSet<QString>> preparedOn(const QMap<QString, QString> &engines);

/// Removes every checkpoint image from the engine of a test.
void removeCheckpointImages(const QString &host);

} // namespace Thaw

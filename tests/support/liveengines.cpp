// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/liveengines.h"

#include "support/liveproject.h"

#include <QJsonArray>
#include <QTest>

namespace Thaw {

using namespace Qt::StringLiterals;

QMap<QString, QString> liveEngines()
{
    QMap<QString, QString> engines;
    const QString only = qEnvironmentVariable("THAW_TEST_ONLY");
    for (const auto &[name, variable] : {std::pair{u"Docker"_s, "THAW_TEST_DOCKER"}, {u"Podman"_s, "THAW_TEST_PODMAN"}}) {
        if (!only.isEmpty() && name != only)
            continue;
        const QString socket = qEnvironmentVariable(variable);
        if (socket.isEmpty()) {
            qWarning("%s is not set: run this through tests/run", variable);
            return {};
        }
        engines.insert(name, u"unix://"_s + socket);
    }
    return engines;
}

void addEngineRows(const QMap<QString, QString> &engines)
{
    QTest::addColumn<QString>("host");
    for (const auto &[name, host] : engines.asKeyValueRange())
        QTest::newRow(qPrintable(u"on "_s + name)) << host;
}

QMap<QString, QSet<QString>> preparedOn(const QMap<QString, QString> &engines)
{
    QMap<QString, QSet<QString>> prepared;
    for (const auto &[name, host] : engines.asKeyValueRange())
        prepared.insert(name, preparedImages(host));
    return prepared;
}

void removeCheckpointImages(const QString &host)
{
    for (const QJsonValue &image : thaw({u"images"_s, u"--json"_s}, host).json()[u"images"_s].toArray())
        thaw({u"rm"_s, image[u"id"_s].toString()}, host);
}

} // namespace Thaw

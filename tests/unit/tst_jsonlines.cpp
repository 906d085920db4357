// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/dockerjson.h"
#include "core/engine/jsonlinereader.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Thaw;

class JsonLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyBorder()
    {
        const QByteArray stream = "{\"a\":1}\r\n\n{\"a\":2}\n{\"a\":3}";
        for (qsizetype border = 0; border <= stream.size(); ++border) {
            JsonLineReader reader;
            auto objects = reader.feed(stream.first(border));
            objects += reader.feed(stream.sliced(border));
            const auto rest = reader.finish();
            QVERIFY(rest);
            objects += *rest;
            QCOMPARE(objects, (QList<QJsonObject>{{{u"a"_s, 1}}, {{u"a"_s, 2}}, {{u"a"_s, 3}}}));
        }
    }

    void badStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("ends inside a line") << QByteArray("{\"a\":1}\n{\"a\":");
        QTest::newRow("a line that is no JSON") << QByteArray("{\"a\":1}\nhello\n{\"a\":2}\n");
        QTest::newRow("a line that is an array") << QByteArray("{\"a\":1}\n[1]\n");
        QTest::newRow("a line that never ends") << "{\"a\":1}\n" + QByteArray(5'000'000, 'x');
    }
    void badStreams()
    {
        QFETCH(QByteArray, stream);
        JsonLineReader reader;
        QCOMPARE(reader.feed(stream), (QList<QJsonObject>{{{u"a"_s, 1}}}));
        const auto rest = reader.finish();
        QVERIFY(!rest);
        QCOMPARE(rest.error().kind, ErrorKind::Truncated);
    }

    void eventNames_data()
    {
        QTest::addColumn<QString>("engines");
        QTest::addColumn<QString>("ours");
        QTest::newRow("Docker's exec has its command in it") << u"exec_create: sh -c x"_s << u"exec_create"_s;
        QTest::newRow("Podman's remove is destroy") << u"remove"_s << u"destroy"_s;
        QTest::newRow("Podman's died is die") << u"died"_s << u"die"_s;
        QTest::newRow("Podman's exec_died is exec_die") << u"exec_died"_s << u"exec_die"_s;
        QTest::newRow("start is start") << u"start"_s << u"start"_s;
    }
    void eventNames()
    {
        QFETCH(QString, engines);
        QFETCH(QString, ours);
        const QJsonObject json{{u"Type"_s, u"container"_s},
                               {u"Action"_s, engines},
                               {u"timeNano"_s, qint64(1'700'000'000'123'000'000)},
                               {u"Actor"_s, QJsonObject{{u"ID"_s, u"abc"_s}}}};
        QCOMPARE(DockerJson::event(json),
                 (EngineEvent{u"container"_s,
                              ours,
                              u"abc"_s,
                              {},
                              QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC)}));
    }

    void displayNames_data()
    {
        QTest::addColumn<QString>("engines");
        QTest::addColumn<QString>("ours");
        QTest::newRow("Docker Hub's own") << u"docker.io/library/debian:trixie"_s << u"debian:trixie"_s;
        QTest::newRow("made here") << u"localhost/app:1"_s << u"app:1"_s;
        QTest::newRow("a registry on this machine keeps its port")
            << u"localhost:5000/app:1"_s << u"localhost:5000/app:1"_s;
        QTest::newRow("another registry") << u"quay.io/a/b:1"_s << u"quay.io/a/b:1"_s;
        QTest::newRow("no name") << u"<none>:<none>"_s << QString();
    }
    void displayNames()
    {
        QFETCH(QString, engines);
        QFETCH(QString, ours);
        QCOMPARE(DockerJson::displayName(engines), ours);
    }

    void timesOfInspect()
    {
        const auto details = DockerJson::containerDetails(
            {{u"State"_s, QJsonObject{{u"StartedAt"_s, u"2026-11-22T01:00:00.123456789+01:00"_s},
                                      {u"FinishedAt"_s, u"0001-01-01T00:00:00Z"_s}}}});
        QCOMPARE(details.startedAt, QDateTime::fromString(u"2026-11-22T00:00:00.123Z"_s, Qt::ISODateWithMs));
        QVERIFY(!details.finishedAt.isValid());
    }

    void entrypointWithoutCommandClearsTheImagesCommand()
    {
        ContainerSpec spec;
        spec.entrypoint = QStringList{u"/bin/true"_s};
        QVERIFY(DockerJson::createBody(spec, {})[u"Cmd"_s].isArray());
        spec.entrypoint.clear();
        QVERIFY(!DockerJson::createBody(spec, {}).contains(u"Cmd"_s));
    }
};

QTEST_GUILESS_MAIN(JsonLinesTest)
#include "tst_jsonlines.moc"

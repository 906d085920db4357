// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an engine is there: told by the end of its events, asked again after pauses, never asked while all is well.
#include "core/engine/enginewatch.h"
#include "support/async.h"
#include "support/fakeengine.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Thaw;

class TestEngineWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void anEngineIsLostOnceAndReturnsOnce()
    {
        FakeEngine fake;
        QPointer<QLocalSocket> events;
        answerAll(fake);
        fake.on("GET /v1.44/events", [&](QLocalSocket *socket, const FakeEngine::Call &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            socket->flush();
            events = socket;
        });
        const auto engine = std::make_shared<Docker>(*parseEndpoint(fake.socketPath(), QStringLiteral("test")));
        QVERIFY(await(engine->connectToEngine()));
        EngineWatch watch(engine);
        QSignalSpy lost(&watch, &EngineWatch::lost), returned(&watch, &EngineWatch::returned), happened(&watch, &EngineWatch::happened);
        watch.start();
        QTRY_VERIFY(events);
        events->write("{\"Type\":\"image\",\"Action\":\"tag\",\"Actor\":{\"ID\":\"sha256:1\"},\"time\":1}\n");
        QTRY_COMPARE(happened.size(), 1);
        const qsizetype asked = fake.calls().size();

        // A stream that ends while the engine answers is only opened again.
        events->disconnectFromServer();
        QTRY_VERIFY_WITH_TIMEOUT(events && events->state() == QLocalSocket::ConnectedState, 5000);
        QCOMPARE(lost.size(), 0);
        QVERIFY(fake.calls().size() > asked);

        fake.on("GET /_ping", FakeEngine::raw({}, true));
        events->disconnectFromServer();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 5000);
        QVERIFY(watch.isLost());
        watch.retryNow(); // in vain
        QTRY_VERIFY(fake.seen().last() == "GET /_ping");
        answerAll(fake);
        QTRY_COMPARE_WITH_TIMEOUT(returned.size(), 1, 10'000);
        QCOMPARE(lost.size(), 1);
        QVERIFY(!watch.isLost());
        QTRY_VERIFY(events && events->state() == QLocalSocket::ConnectedState);
        // All is well, so nothing is asked.
        const qsizetype quiet = fake.calls().size();
        QVERIFY(!QTest::qWaitFor([&] { return fake.calls().size() != quiet; }, 1500));
    }

private:
    static void answerAll(FakeEngine &fake)
    {
        fake.on("GET /_ping", FakeEngine::answer(200, "OK", "Api-Version: 1.44\r\nServer: Docker/26.1.5\r\n"));
        fake.on("GET /version", FakeEngine::answer(200, "{\"Version\":\"26.1.5\",\"ApiVersion\":\"1.44\",\"MinAPIVersion\":\"1.24\"}"));
    }
};

QTEST_GUILESS_MAIN(TestEngineWatch)
#include "tst_enginewatch.moc"

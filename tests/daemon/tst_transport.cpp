// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/connect.h"
#include "core/engine/tarball.h"
#include "core/engine/transport.h"
#include "tests/support/async.h"
#include "tests/support/fakeengine.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TransportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // Qt crashes on unix sockets when it looks for a proxy; every test here would.
        qputenv("http_proxy", "http://127.0.0.1:9");
        qputenv("https_proxy", "http://127.0.0.1:9");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fake = std::make_unique<FakeEngine>();
        m_docker = std::make_unique<Docker>(Endpoint{m_fake->socketPath(), u"test"_s});
    }
    void cleanup()
    {
        m_docker.reset();
        m_fake.reset();
    }

    void negotiation_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QString>("api");
        QTest::newRow("Docker 29.7 is asked for 1.44")
            << QByteArray("Docker/29.7.2") << version("29.7.2", "1.55", "1.40") << u"1.44"_s;
        QTest::newRow("Docker 23 for its own 1.42")
            << QByteArray("Docker/23.0.6") << version("23.0.6", "1.42", "1.12") << u"1.42"_s;
        QTest::newRow("a minimum above ours is kept")
            << QByteArray("Docker/40.0.0") << version("40.0.0", "1.60", "1.50") << u"1.50"_s;
        QTest::newRow("Podman 5.4 for 1.41")
            << QByteArray("Libpod/5.4.2") << version("5.4.2", "1.41", "1.24") << u"1.41"_s;
        QTest::newRow("Docker 20.10 is too old")
            << QByteArray("Docker/20.10.5") << version("20.10.5", "1.41", "1.12") << QString();
        QTest::newRow("Podman 4 is too old")
            << QByteArray("Libpod/4.3.1") << version("4.3.1", "1.41", "1.24") << QString();
    }
    void negotiation()
    {
        QFETCH(QByteArray, server);
        QFETCH(QByteArray, version);
        QFETCH(QString, api);
        m_fake->on("GET /_ping", FakeEngine::answer(200, "OK", "Server: " + server + "\r\n"));
        m_fake->on("GET /version", FakeEngine::answer(200, version));
        const auto info = await(m_docker->connectToEngine());
        QCOMPARE(info.has_value(), !api.isEmpty());
        if (!info) {
            QCOMPARE(info.error().kind, ErrorKind::EngineTooOld);
            return;
        }
        QCOMPARE(info->apiVersion, api);
        QCOMPARE(info->kind, server.startsWith("Libpod") ? EngineKind::Podman : EngineKind::Docker);
        QCOMPARE(m_fake->seen(), (QList<QByteArray>{"GET /_ping", "GET /version"}));
    }

    void podmanIsKnownByItsPing()
    {
        const QByteArray headers = "Server: Libpod/5.4.2 (linux)\r\nApi-Version: 1.41\r\n";
        m_fake->on("GET /_ping", FakeEngine::answer(200, "OK", headers));
        const auto info = await(m_docker->connectToEngine());
        QVERIFY(info);
        QCOMPARE(*info, (EngineInfo{EngineKind::Podman, u"5.4.2"_s, u"1.41"_s}));
        QCOMPARE(m_fake->seen(), QList<QByteArray>{"GET /_ping"});
    }

    void detailsAreAskedForApart()
    {
        m_fake->on("GET /_ping", FakeEngine::answer(200, "OK", "Server: Docker/26.1.5\r\n"));
        m_fake->on("GET /version", FakeEngine::answer(200, version("26.1.5", "1.45", "1.24")));
        m_fake->on("GET /v1.44/info",
                   FakeEngine::answer(200, R"({"Driver":"overlay2","KernelVersion":"6.12","DockerRootDir":"/d",)"
                                           R"("CgroupVersion":"2","SecurityOptions":["name=rootless"]})"));
        QVERIFY(await(m_docker->connectToEngine()));
        const auto details = await(m_docker->details());
        QVERIFY(details);
        QCOMPARE(*details,
                 (EngineDetails{u"6.12"_s, u"overlay2"_s, u"/d"_s, u"2"_s, {u"name=rootless"_s}, true}));
        m_fake->on("GET /v1.44/info", FakeEngine::answer(200, "[]"));
        QCOMPARE(await(m_docker->details()).error().kind, ErrorKind::Truncated);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        // No raw strings here: moc loses its way in some of them.
        const auto docker = [](const char *text) { return QByteArray("{\"message\":\"") + text + "\"}"; };
        const auto podman = [](const char *text) {
            return QByteArray("{\"cause\":\"c\",\"response\":500,\"message\":\"") + text + "\"}";
        };
        QTest::newRow("Docker: 404") << 404 << docker("No such container: x") << ErrorKind::NotFound;
        QTest::newRow("Docker: 409") << 409 << docker("Conflict.") << ErrorKind::Conflict;
        QTest::newRow("Docker: 400") << 400 << docker("bad parameter") << ErrorKind::Invalid;
        QTest::newRow("Docker: 500") << 500 << docker("no such file or directory") << ErrorKind::EngineFailure;
        QTest::newRow("Docker: 500, disk full")
            << 500 << docker("write /x: no space left on device") << ErrorKind::NoSpace;
        QTest::newRow("Docker: 500, port taken")
            << 500 << docker("Bind for 0.0.0.0:80 failed: port is already allocated") << ErrorKind::Conflict;
        QTest::newRow("Docker: 403") << 403 << docker("denied") << ErrorKind::EngineDenied;
        QTest::newRow("Podman: name taken") << 500 << podman("that name is already in use") << ErrorKind::Conflict;
        QTest::newRow("Podman: wrong state")
            << 500 << podman("can only stop: container state improper") << ErrorKind::Conflict;
        QTest::newRow("Podman: no container") << 500 << podman("no such container") << ErrorKind::NotFound;
        QTest::newRow("Podman: a missing program is no missing container")
            << 500 << podman("nft: No such file or directory") << ErrorKind::EngineFailure;
        QTest::newRow("Podman: bad capability")
            << 500 << podman("unknown capability: CAP_X") << ErrorKind::Invalid;
        QTest::newRow("Podman: disk full") << 500 << podman("no space left on device") << ErrorKind::NoSpace;
        QTest::newRow("text instead of JSON") << 500 << QByteArray("oops") << ErrorKind::EngineFailure;
        QTest::newRow("no body at all") << 500 << QByteArray() << ErrorKind::EngineFailure;
        QTest::newRow("a redirect is not followed") << 301 << QByteArray() << ErrorKind::EngineFailure;
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        m_fake->on("POST /containers/x/start", FakeEngine::answer(status, body));
        const auto started = await(m_docker->startContainer(u"x"_s));
        QVERIFY(!started);
        QCOMPARE(started.error().kind, kind);
        QVERIFY(!started.error().outcomeUnknown);
        QVERIFY(started.error().detail.startsWith(u"HTTP %1"_s.arg(status)));
        // The same while waiting for a stream.
        m_fake->on("POST /containers/x/attach", FakeEngine::answer(status, body));
        const auto attached = await(m_docker->attach(u"x"_s, false));
        QVERIFY(!attached);
        QCOMPARE(attached.error().kind, kind);
    }

    void brokenAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("closed without an answer") << QByteArray() << ErrorKind::EngineLost;
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n") << ErrorKind::EngineLost;
        QTest::newRow("cut inside a chunk") << chunked + "20\r\n[{\"Id\"" << ErrorKind::EngineLost;
        QTest::newRow("no last chunk") << chunked + "2\r\n[]\r\n" << ErrorKind::EngineLost;
        QTest::newRow("shorter than its length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n[") << ErrorKind::EngineLost;
        QTest::newRow("malformed chunk size") << chunked + "5\r\n[{\"Id\r\nzz\r\n" << ErrorKind::EngineLost;
        QTest::newRow("no JSON") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                                 << ErrorKind::Truncated;
    }
    void brokenAnswers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        m_fake->on("GET /images/json", FakeEngine::raw(bytes, true));
        const auto images = await(m_docker->images());
        QVERIFY(!images);
        QCOMPARE(images.error().kind, kind);
        QVERIFY(!images.error().outcomeUnknown); // reading changes nothing
        m_fake->on("POST /commit", FakeEngine::raw(bytes, true));
        const auto commit = await(m_docker->commit(u"x"_s, {}));
        QVERIFY(!commit);
        QCOMPARE(commit.error().kind, kind);
        QVERIFY(commit.error().outcomeUnknown);
    }

    void noEngine_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("there is no socket") << m_directory.filePath(u"missing.sock"_s);
        QTest::newRow("a plain file") << QStringLiteral(THAW_SOURCE_DIR "/README.md");
        QTest::newRow("a directory") << m_directory.path();
    }
    void noEngine()
    {
        QFETCH(QString, path);
        Docker docker(Endpoint{path, u"test"_s});
        const auto info = await(docker.connectToEngine());
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::EngineUnreachable);
        const auto started = await(docker.startContainer(u"x"_s));
        QVERIFY(!started && !started.error().outcomeUnknown);
        const auto first = await(connectFirst(path, {}));
        QVERIFY(!first);
        QCOMPARE(first.error().kind, ErrorKind::EngineUnreachable);
        QVERIFY(first.error().detail.contains(path));
        QVERIFY(!first.error().fixes.isEmpty());
    }

    void probesAllAtOnceInOrder()
    {
        m_fake->on("GET /_ping", FakeEngine::answer(200, "OK", "Server: Docker/26.1.5\r\n"));
        m_fake->on("GET /version", FakeEngine::answer(200, version("26.1.5", "1.45", "1.24")));
        const Endpoint missing{m_directory.filePath(u"missing.sock"_s), u"a"_s};
        const Endpoint present{m_fake->socketPath(), u"b"_s};
        const auto attempts = await(probeEndpoints({missing, present}));
        QVERIFY(attempts);
        QCOMPARE(attempts->size(), 2);
        QCOMPARE(attempts->at(0).endpoint, missing);
        QCOMPARE(attempts->at(0).error->kind, ErrorKind::EngineUnreachable);
        QCOMPARE(attempts->at(1).endpoint, present);
        QVERIFY(!attempts->at(1).error);
        QCOMPARE(attempts->at(1).info.version, u"26.1.5"_s);
    }

    void twoEnginesAreNotMixedUp()
    {
        FakeEngine other;
        Docker second(Endpoint{other.socketPath(), u"test"_s});
        m_fake->on("GET /images/json", FakeEngine::answer(200, R"([{"Id":"sha256:1"}])"));
        other.on("GET /images/json", FakeEngine::answer(200, R"([{"Id":"2"}])"));
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(await(m_docker->images()).value().at(0).id, u"sha256:1"_s);
            QCOMPARE(await(second.images()).value().at(0).id, u"sha256:2"_s);
        }
    }

    void encoding()
    {
        m_fake->on("POST /images/", FakeEngine::answer(201, {}));
        QVERIFY(await(m_docker->tagImage(u"quay.io:5000/a/b:1"_s, u"a+b;c%41 d"_s, u"ä&=?#"_s)));
        QCOMPARE(m_fake->seen().last(),
                 "POST /images/quay.io:5000/a/b:1/tag?repo=a%2Bb%3Bc%2541%20d&tag=%C3%A4%26%3D%3F%23");
        QCOMPARE(m_fake->calls().last().headers.value("content-type"), "application/json");
        QCOMPARE(m_fake->calls().last().headers.value("accept-encoding"), "identity");
        QCOMPARE(m_fake->calls().last().headers.value("content-length"), "0");
    }

    void cancelled_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("before");
        QTest::addColumn<bool>("fromThread");
        QTest::newRow("before it is sent") << QByteArray() << true << false;
        QTest::newRow("while the engine says nothing") << QByteArray() << false << false;
        QTest::newRow("inside the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-") << false << false;
        QTest::newRow("inside the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[") << false << false;
        QTest::newRow("from another thread") << QByteArray() << false << true;
    }
    void cancelled()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, before);
        QFETCH(bool, fromThread);
        m_fake->on("POST /containers/x/start", FakeEngine::raw(bytes, false));
        std::stop_source stop;
        if (before)
            stop.request_stop();
        auto task = m_docker->startContainer(u"x"_s, stop.get_token());
        if (!before) {
            QTRY_COMPARE(m_fake->calls().size(), 1);
            QTest::qWait(20); // the bytes shall have arrived
        }
        if (fromThread)
            std::jthread([&] { stop.request_stop(); }).join();
        else
            stop.request_stop();
        const auto result = await(std::move(task));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(result.error().outcomeUnknown, !before);
        QCOMPARE(m_fake->calls().size(), before ? 0 : 1);
        QTRY_COMPARE(m_fake->openConnections(), 0);
    }

    void timeoutIsNotCancelled()
    {
        Transport transport(m_docker->endpoint());
        m_fake->on("POST /slow", FakeEngine::hang());
        Request request;
        request.verb = Verb::Post;
        request.path = u"/slow"_s;
        request.timeout = std::chrono::milliseconds(100);
        const auto result = await(transport.send(request, {}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TimedOut);
        QVERIFY(result.error().outcomeUnknown);
    }

    /// Qt asks once more over a new connection; that it is refused does not mean that nothing has happened.
    void anEngineThatDiesOverARequest()
    {
        m_fake->on("POST /containers/create", m_fake->die());
        const auto created = await(m_docker->createContainer({.image = u"base"_s}));
        QVERIFY(!created && created.error().kind == ErrorKind::EngineUnreachable);
        QVERIFY2(created.error().outcomeUnknown, qPrintable(created.error().detail));
        const auto again = await(m_docker->createContainer({.image = u"base"_s}));
        QVERIFY(!again && !again.error().outcomeUnknown); // nobody was there to hear it
    }

    void tasksEndWithTheirEngine()
    {
        m_fake->on("POST /containers/x/wait", FakeEngine::hang());
        m_fake->on("POST /containers/x/attach", FakeEngine::raw(FakeEngine::streamHeader(), false));
        auto waiting = m_docker->waitContainer(u"x"_s);
        const auto stream = await(m_docker->attach(u"x"_s, false));
        QVERIFY(stream);
        std::optional<Result<>> ended;
        connect(stream->get(), &OutputStream::ended, this, [&](const Result<> &result) { ended = result; });
        QTest::qWait(0);
        m_docker.reset();
        QCOMPARE(await(std::move(waiting)).error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(ended);
        QCOMPARE(ended->error().kind, ErrorKind::Cancelled);
    }

    void inputIsTakenOverOrSaysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("close");
        QTest::addColumn<std::optional<ErrorKind>>("error");
        using Kind = std::optional<ErrorKind>;
        QTest::newRow("Docker upgrades") << QByteArray("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n") << false << Kind();
        QTest::newRow("an older engine just goes on") << FakeEngine::streamHeader() << false << Kind();
        QTest::newRow("the container is gone")
            << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n{\"message\":\"No such container: x\"}") << false
            << Kind(ErrorKind::NotFound);
        QTest::newRow("the engine dies") << QByteArray("HTTP/1.1 101 UPG") << true << Kind(ErrorKind::EngineLost);
        QTest::newRow("something else listens") << QByteArray("SSH-2.0\r\n\r\n") << false << Kind(ErrorKind::Truncated);
    }
    void inputIsTakenOverOrSaysWhyNot()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, close);
        QFETCH(std::optional<ErrorKind>, error);
        m_fake->on("POST /containers/x/attach?stream=1&stdin=1", FakeEngine::raw(bytes, close));
        auto input = await(m_docker->attachInput(u"x"_s));
        QCOMPARE(input ? std::optional<ErrorKind>() : input.error().kind, error);
        if (input) {
            QVERIFY((*input)->isOpen());
            input->reset(); // destroying closes
            QTRY_COMPARE(m_fake->openConnections(), 0);
        }
        m_fake->on("POST /containers/x/attach", FakeEngine::hang());
        std::stop_source stop;
        auto waiting = m_docker->attachInput(u"x"_s, stop.get_token());
        stop.request_stop();
        QCOMPARE(await(std::move(waiting)).error().kind, ErrorKind::Cancelled);
    }

    void openStreamsStarveNobody()
    {
        m_fake->on("POST /containers/x/attach", FakeEngine::raw(FakeEngine::streamHeader(), false));
        m_fake->on("GET /_ping", FakeEngine::answer(200, "OK"));
        QList<std::shared_ptr<OutputStream>> streams;
        for (int i = 0; i < 40; ++i)
            streams.append(await(m_docker->attach(u"x"_s, false)).value());
        QVERIFY(await(m_docker->ping(), std::chrono::seconds(5)));
        streams.clear(); // destroying closes
        QTRY_VERIFY(m_fake->openConnections() <= 1);
    }

    void streams_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("tty");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<std::optional<ErrorKind>>("kind");
        using Kind = std::optional<ErrorKind>;
        const auto head = FakeEngine::streamHeader();
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        const auto frame = FakeEngine::frame(1, "hello");
        QTest::newRow("framed, ended well") << head + frame + frame << false << QByteArray("hellohello") << Kind();
        QTest::newRow("a terminal is raw") << head + "a\r\nb" << true << QByteArray("a\r\nb") << Kind();
        QTest::newRow("cut inside a frame")
            << head + frame.chopped(2) << false << QByteArray("hel") << Kind(ErrorKind::Truncated);
        QTest::newRow("cut inside a chunk")
            << chunked + "ff\r\n" + frame << false << QByteArray("hello") << Kind(ErrorKind::EngineLost);
        QTest::newRow("nothing") << head << false << QByteArray() << Kind();
        QTest::newRow("no frames") << head + "garbage in here" << false << QByteArray()
                                   << Kind(ErrorKind::Truncated);
    }
    void streams()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, tty);
        QFETCH(QByteArray, output);
        QFETCH(std::optional<ErrorKind>, kind);
        m_fake->on("GET /containers/x/logs", FakeEngine::raw(bytes, true));
        const auto stream = await(m_docker->logs(u"x"_s, tty, true));
        QVERIFY(stream);
        QTest::qWait(20); // connecting late loses nothing
        QByteArray got;
        QList<Result<>> ends;
        connect(stream->get(), &OutputStream::received, this,
                [&](Channel, const QByteArray &part) { got += part; });
        connect(stream->get(), &OutputStream::ended, this, [&](const Result<> &result) { ends.append(result); });
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(got, output);
        QCOMPARE(ends[0].has_value(), !kind.has_value());
        if (kind)
            QCOMPARE(ends[0].error().kind, *kind);
        (*stream)->close();
        QCOMPARE(ends.size(), 1);
    }

    void closeAndDestroyInsideTheSignal()
    {
        m_fake->on("GET /containers/x/logs",
                   FakeEngine::raw(
                       FakeEngine::streamHeader() + FakeEngine::frame(1, "a") + FakeEngine::frame(2, "b"), false));
        for (const bool destroy : {false, true}) {
            auto stream = await(m_docker->logs(u"x"_s, false, true)).value();
            int parts = 0;
            QList<Result<>> ends;
            connect(stream.get(), &OutputStream::ended, this,
                    [&](const Result<> &result) { ends.append(result); });
            connect(stream.get(), &OutputStream::received, this, [&] {
                ++parts;
                destroy ? stream.reset() : stream->close();
            });
            QTRY_COMPARE(parts, 1);
            QTRY_COMPARE(m_fake->openConnections(), 0);
            QCOMPARE(parts, 1);
            QCOMPARE(ends.size(), destroy ? 0 : 1);
            if (!destroy)
                QCOMPARE(ends[0].error().kind, ErrorKind::Cancelled);
        }
    }

    void hugeBurst()
    {
        QByteArray burst = FakeEngine::streamHeader();
        for (int i = 0; i < 2000; ++i)
            burst += FakeEngine::frame(1 + i % 2, QByteArray(32 * 1024, 'x'));
        m_fake->on("POST /containers/x/attach", FakeEngine::raw(burst, true));
        const auto stream = await(m_docker->attach(u"x"_s, false)).value();
        qint64 got = 0;
        bool ended = false;
        connect(stream.get(), &OutputStream::received, this,
                [&](Channel, const QByteArray &part) { got += part.size(); });
        connect(stream.get(), &OutputStream::ended, this,
                [&](const Result<> &result) { ended = result.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20000);
        QCOMPARE(got, 2000LL * 32 * 1024);
    }

    void createIsIdempotent_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("ours");
        const QByteArray taken = "HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\n{}";
        QTest::newRow("sent twice: the name is taken by our own") << taken << true;
        QTest::newRow("the name is taken by another") << taken << false;
        QTest::newRow("the answer was lost") << QByteArray() << true;
    }
    void createIsIdempotent()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, ours);
        m_fake->on("POST /containers/create", FakeEngine::raw(answer, true));
        m_fake->on("GET /containers/app/json", [&](QLocalSocket *socket, const FakeEngine::Call &call) {
            const auto labels = QJsonDocument::fromJson(m_fake->calls().first().body)["Labels"_L1].toObject();
            const QJsonObject json{{u"Id"_s, u"abc"_s},
                                   {u"Config"_s, QJsonObject{{u"Labels"_s, ours ? labels : QJsonObject()}}}};
            FakeEngine::answer(200, QJsonDocument(json).toJson())(socket, call);
        });
        ContainerSpec spec;
        spec.name = u"app"_s;
        spec.image = u"image"_s;
        const auto id = await(m_docker->createContainer(spec));
        QCOMPARE(id.has_value(), ours);
        if (ours)
            QCOMPARE(*id, u"abc"_s);
        else
            QCOMPARE(id.error().kind, ErrorKind::Conflict);
    }

    void uploadRefusedEarlyStillHasItsReason()
    {
        m_fake->on(
            "HEAD /containers/x/archive",
            FakeEngine::answer(
                200, {}, "X-Docker-Container-Path-Stat: " + QByteArray(R"({"name":"opt"})").toBase64() + "\r\n"));
        m_fake->on("PUT /containers/x/archive", [](QLocalSocket *socket, const FakeEngine::Call &call) {
            if (call.body.size() > tarEndSize)
                socket->abort();
            else
                FakeEngine::answer(409, R"({"message":"read-only"})")(socket, call);
        });
        const auto put = await(m_docker->putArchive(u"x"_s, u"/opt"_s, QByteArray(1'000'000, 'x')));
        QVERIFY(!put);
        QCOMPARE(put.error().kind, ErrorKind::Conflict);
        QVERIFY(put.error().detail.contains("read-only"_L1));
    }

    void cutArchivesAreTruncated()
    {
        const QByteArray tar = packTar({{.path = u"a"_s, .data = "abc"}}).value();
        m_fake->on("GET /containers/x/archive", FakeEngine::answer(200, tar));
        QCOMPARE(await(m_docker->getArchive(u"x"_s, u"/a"_s)).value(), tar);
        m_fake->on("GET /containers/x/archive", FakeEngine::answer(200, tar.first(1024)));
        QCOMPARE(await(m_docker->getArchive(u"x"_s, u"/a"_s)).error().kind, ErrorKind::Truncated);
    }

    void makeItSo()
    {
        m_fake->on("POST /containers/x/start", FakeEngine::answer(304, {}));
        m_fake->on("POST /containers/x/stop", FakeEngine::answer(304, {}));
        m_fake->on("POST /containers/x/kill", FakeEngine::answer(409, {}));
        QVERIFY(await(m_docker->startContainer(u"x"_s)));
        QVERIFY(await(m_docker->stopContainer(u"x"_s)));
        QVERIFY(await(m_docker->killContainer(u"x"_s, u"KILL"_s)));
        QVERIFY(await(m_docker->removeContainer(u"x"_s))); // 404
        QVERIFY(await(m_docker->removeImage(u"x"_s)));     // 404
        // A signal that asks for something has not been heard.
        QCOMPARE(await(m_docker->killContainer(u"x"_s, u"40"_s)).error().kind, ErrorKind::Conflict);
    }

    void eventsSplitAnywhere()
    {
        const QByteArray line = R"({"Type":"container","Action":"die","Actor":{"ID":"a"}})";
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        const auto chunk = [](const QByteArray &part) {
            return QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
        };
        m_fake->on("GET /events",
                   FakeEngine::raw(
                       chunked + chunk(line.first(9)) + chunk(line.sliced(9) + '\n') + chunk(line + "\n"), true));
        QStringList actions;
        const auto stream =
            await(m_docker->events([&](const EngineEvent &event) { actions.append(event.action); })).value();
        std::optional<Result<>> ended;
        connect(stream.get(), &OutputStream::ended, this, [&](const Result<> &result) { ended = result; });
        QTRY_COMPARE(actions, (QStringList{u"die"_s, u"die"_s}));
        QTRY_VERIFY(ended);
        QCOMPARE(ended->error().kind, ErrorKind::EngineLost); // no last chunk: the engine is gone
    }

private:
    static QByteArray version(const char *version, const char *api, const char *oldest)
    {
        return QJsonDocument(QJsonObject{{u"Version"_s, QString::fromLatin1(version)},
                                         {u"ApiVersion"_s, QString::fromLatin1(api)},
                                         {u"MinAPIVersion"_s, QString::fromLatin1(oldest)}})
            .toJson();
    }

    QTemporaryDir m_directory;
    std::unique_ptr<FakeEngine> m_fake;
    std::unique_ptr<Docker> m_docker;
};

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_transport.moc"

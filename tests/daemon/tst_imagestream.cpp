// SPDX-License-Identifier: GPL-3.0-or-later
// An image streams from an engine no faster than it is read, and whatever goes wrong on the way is told.
#include "core/engine/bytepipe.h"
#include "core/images/imageopener.h"
#include "support/async.h"
#include "support/fakeengine.h"
#include "support/imagearchives.h"

#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QByteArray chunked(const QByteArray &bytes, qsizetype size, bool ended = true)
{
    QByteArray body;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QByteArray part = bytes.mid(at, size);
        body += QByteArray::number(part.size(), 16) + ";x=y\r\n" + part + "\r\n";
    }
    return "HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n" + body + (ended ? "0\r\n\r\n" : "");
}

QByteArray withLength(const QByteArray &bytes, qsizetype length)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n" + bytes;
}

QByteArray sampleArchive()
{
    const QList<QByteArray> layers{checkpointLayer(u"opt/app/"_s)};
    return ociArchive(layers, imageConfig(layers));
}

/// What comes out of a pipe, read on another thread.
QByteArray readAll(BytePipe &pipe)
{
    QByteArray all;
    for (QByteArray piece = pipe.read(); !piece.isEmpty(); piece = pipe.read())
        all += piece;
    return all;
}

} // namespace

class TestImageStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_docker.reset(); m_engine.reset(); }
    void anImageIsOpened_data();
    void anImageIsOpened();
    void whatFailsIsTold_data();
    void whatFailsIsTold();
    void noMoreIsAheadThanTheBound();
    void aStopIsHeardWhileNobodyReads();
    void anEngineThatSaysNothingIsLeft();
    void anEngineThatHangsIsLeft();
    void aContainersCheckpointIsSearched();

private:
    std::unique_ptr<FakeEngine> m_engine;
    std::shared_ptr<Docker> m_docker;
};

void TestImageStream::init()
{
    QTest::failOnWarning();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->on("GET /_ping", FakeEngine::answer(200, "OK", "Server: Docker/26.1.5\r\n"));
    m_engine->on("GET /version", FakeEngine::answer(200, R"({"Version":"26.1.5","ApiVersion":"1.45","MinAPIVersion":"1.24"})"));
    m_engine->on("GET /v1.44/images/hello/json",
                 FakeEngine::answer(200, R"({"Id":"sha256:1","RepoTags":["hello:latest"],"Config":{"Env":["API_KEY=of-the-configuration"]}})"));
    m_docker = std::make_shared<Docker>(Endpoint{m_engine->socketPath(), {}});
    QVERIFY(await(m_docker->connectToEngine()));
}

void TestImageStream::anImageIsOpened_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("in chunks of any size") << chunked(sampleArchive(), 777);
    QTest::newRow("in large chunks") << chunked(sampleArchive(), 1 << 20);
    QTest::newRow("with its length") << withLength(sampleArchive(), sampleArchive().size());
    QTest::newRow("until the connection ends") << "HTTP/1.0 200 OK\r\n\r\n" + sampleArchive();
}

void TestImageStream::anImageIsOpened()
{
    QFETCH(QByteArray, answer);
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::raw(answer, true));
    qint64 seen = 0;
    const auto opened = await(openImage(m_docker, u"hello"_s, {}, [&](qint64 bytes, qint64) { seen = bytes; }));
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message + opened.error().detail));
    QCOMPARE(opened->origin, ImageContents::Origin::Engine);
    QCOMPARE(opened->details.tags, QStringList{u"hello:latest"_s});
    QCOMPARE(opened->bytesRead, sampleArchive().size());
    QVERIFY(opened->checkpoint.has_value());
    QCOMPARE(opened->checkpoint->images.processes.value(0).environment, QStringList{u"DB_PASSWORD=hunter2-in-memory"_s});
    // The password is only known once the memory was read: that takes a second look.
    QCOMPARE(m_engine->seen().count("GET /v1.44/images/hello/get"), 2);
    const auto hits = await(searchMemory(m_docker, *opened, {.wanted = "hunter2"}));
    QVERIFY(hits);
    QCOMPARE(hits->size(), 1);
}

void TestImageStream::whatFailsIsTold_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray archive = sampleArchive();
    QTest::newRow("no such image") << "HTTP/1.1 404 Not Found\r\nContent-Length: 27\r\n\r\n{\"message\":\"No such image\"}"_ba << ErrorKind::NotFound;
    QTest::newRow("a failure of the engine") << "HTTP/1.1 500 Error\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n{\"message\":\"disk\"}\r\n0\r\n\r\n"_ba << ErrorKind::EngineFailure;
    QTest::newRow("cut between chunks") << chunked(archive, 4096, false) << ErrorKind::Truncated;
    QTest::newRow("cut in a chunk") << chunked(archive, 4096).first(20'000) << ErrorKind::Truncated;
    QTest::newRow("less than its length") << withLength(archive, archive.size() + 1) << ErrorKind::Truncated;
    QTest::newRow("no end of a tar") << chunked(archive.first(10'240), 4096) << ErrorKind::Truncated;
    QTest::newRow("an error behind the tar") << chunked(archive + "{\"errorDetail\":{}}", 4096) << ErrorKind::Truncated;
    QTest::newRow("a chunk without a size") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"_ba << ErrorKind::Truncated;
    QTest::newRow("a chunk of a negative size") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"_ba << ErrorKind::Truncated;
    QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba << ErrorKind::Truncated;
    QTest::newRow("a head without an end") << QByteArray(100'000, 'x') << ErrorKind::Truncated;
    QTest::newRow("nothing") << QByteArray() << ErrorKind::Truncated;
    QTest::newRow("no image archive") << chunked(QByteArray(10'240, '\0'), 4096) << ErrorKind::Invalid;
}

void TestImageStream::whatFailsIsTold()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorKind, kind);
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::raw(answer, true));
    const auto opened = await(openImage(m_docker, u"hello"_s));
    QVERIFY(!opened);
    QVERIFY2(opened.error().kind == kind, qPrintable(opened.error().message + opened.error().detail));
}

void TestImageStream::noMoreIsAheadThanTheBound()
{
    const QByteArray tar = tarFile("large", QByteArray(64 << 20, 'x')) + tarEnd();
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::raw(chunked(tar, 1 << 20), true));
    const auto pipe = std::make_shared<BytePipe>(qsizetype(4) << 20);
    qint64 arrived = 0;
    auto pulled = std::make_shared<std::optional<Result<qint64>>>();
    [](auto task, auto place) -> QCoro::Task<> { place->emplace(co_await std::move(task)); }(
        m_docker->pullImage(u"hello"_s, pipe, [&](qint64 bytes) { arrived = bytes; }), pulled);
    QVERIFY(QTest::qWaitFor([&] { return !pipe->hasRoom(); }));
    QTest::qWait(200); // nothing is to happen: there is no condition to wait for
    QVERIFY2(arrived <= 6 << 20, qPrintable(QString::number(arrived)));
    QByteArray got;
    std::jthread reader([&] { got = readAll(*pipe); });
    QVERIFY(QTest::qWaitFor([&] { return pulled->has_value(); }, 20'000));
    reader.join();
    QVERIFY(**pulled);
    QCOMPARE(***pulled, tar.size());
    QVERIFY(got == tar);
}

void TestImageStream::aStopIsHeardWhileNobodyReads()
{
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::raw(chunked(tarFile("large", QByteArray(32 << 20, 'x')), 1 << 20), false));
    const auto pipe = std::make_shared<BytePipe>(qsizetype(1) << 20);
    std::stop_source source;
    QTimer::singleShot(100, this, [&] { source.request_stop(); });
    const auto pulled = await(m_docker->pullImage(u"hello"_s, pipe, {}, source.get_token()));
    QCOMPARE(pulled.error().kind, ErrorKind::Cancelled);
    QCOMPARE(pipe->read(), QByteArray());
    QCOMPARE(pipe->error()->kind, ErrorKind::Cancelled);
}

void TestImageStream::anEngineThatSaysNothingIsLeft()
{
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::hang());
    std::stop_source source;
    QTimer::singleShot(100, this, [&] { source.request_stop(); });
    const auto opened = await(openImage(m_docker, u"hello"_s, {}, {}, source.get_token()));
    QCOMPARE(opened.error().kind, ErrorKind::Cancelled);
}

void TestImageStream::anEngineThatHangsIsLeft()
{
    m_engine->on("GET /v1.44/images/hello/get", FakeEngine::raw(chunked(sampleArchive(), 4096).first(9000), false));
    std::stop_source source;
    QTimer::singleShot(200, this, [&] { source.request_stop(); });
    const auto opened = await(openImage(m_docker, u"hello"_s, {}, {}, source.get_token()));
    QCOMPARE(opened.error().kind, ErrorKind::Cancelled);
    m_engine.reset();
    const auto gone = await(m_docker->pullImage(u"hello"_s, std::make_shared<BytePipe>()));
    QCOMPARE(gone.error().kind, ErrorKind::EngineUnreachable);
}

void TestImageStream::aContainersCheckpointIsSearched()
{
    QByteArray tar = tarHeader("checkpoint/", "00000000000", '5');
    const QByteArray key = "\0-----BEGIN RSA PRIVATE KEY-----\n"_ba + QByteArray(64, 'K') + "\n";
    for (const auto &[name, bytes] : checkpointFiles({.heap = "hunter2-in-memory" + key}).asKeyValueRange())
        tar += tarFile("checkpoint/" + name.toUtf8(), bytes);
    m_engine->on("GET /v1.44/containers/c1/archive", FakeEngine::raw(chunked(tar + tarEnd(), 4096), true));
    const auto found = await(secretsInContainer(m_docker, u"c1"_s, u"/opt/thaw/checkpoint"_s, {{u"DB_PASSWORD"_s, "hunter2-in-memory"}}));
    QVERIFY(found);
    QStringList places;
    for (const SecretPlace &place : *found)
        places.append(u"%1 in %2"_s.arg(place.name, place.place));
    QCOMPARE(places, (QStringList{u"DB_PASSWORD in process 301 (server)"_s, u"DB_PASSWORD in process 301 (server), [heap] at 0x9000"_s,
                                  u"RSA private key in process 301 (server), [heap] at 0x9012"_s}));
    const auto none = await(secretsInContainer(m_docker, u"c1"_s, u"/opt/thaw/checkpoint"_s, {{u"OTHER"_s, "another-value"}}));
    QVERIFY(none);
    QVERIFY(std::ranges::none_of(*none, [](const SecretPlace &place) { return place.name == "OTHER"_L1; }));
}

QTEST_GUILESS_MAIN(TestImageStream)
#include "tst_imagestream.moc"

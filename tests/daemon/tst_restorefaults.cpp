// SPDX-License-Identifier: GPL-3.0-or-later
// A restore test, a preflight and a benchmark on an engine that fails in the middle: an error that says so, and the
// container that was made is removed.
#include "core/engine/tarball.h"
#include "core/restore/benchmarker.h"
#include "core/restore/preflight.h"
#include "core/restore/restoretest.h"
#include "support/async.h"
#include "support/criufiles.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestRestoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void anArchiveIsReadAsItComes();
    void aCutArchiveIsNoArchive();
    void aSinkMayHaveEnough();
    void aPreflightReadsWhatTheEngineGives();
    void aPreflightRemovesItsContainer_data();
    void aPreflightRemovesItsContainer();
    void aTestRemovesItsContainer_data();
    void aTestRemovesItsContainer();
    void aPlainImageIsNotTested();
    void anUnknownImageIsNotEvenCreated();
    void aStoppedBenchmarkRemovesItsContainers();

private:
    /// An image that Thaw made, and a container that can be made of it and removed.
    void serveImage();
    QList<QByteArray> removals() const;

    std::unique_ptr<FakeEngine> m_fake;
    std::shared_ptr<Docker> m_docker;
};

void TestRestoreFaults::initTestCase()
{
    QTest::failOnWarning();
}

void TestRestoreFaults::init()
{
    m_fake = std::make_unique<FakeEngine>();
    m_docker = std::make_shared<Docker>(Endpoint{m_fake->socketPath(), u"test"_s});
}

void TestRestoreFaults::cleanup()
{
    m_docker.reset();
    m_fake.reset();
}

void TestRestoreFaults::serveImage()
{
    const QJsonObject config{{u"Labels"_s, QJsonObject{{u"io.thaw.kind"_s, u"checkpoint"_s},
                                                       {u"io.thaw.capabilities"_s, u"CHECKPOINT_RESTORE"_s}}}};
    const QByteArray image = QJsonDocument(QJsonObject{{u"Id"_s, u"sha256:1"_s}, {u"Config"_s, config}}).toJson();
    m_fake->on("GET /images/", FakeEngine::answer(200, image));
    m_fake->on("POST /containers/create", FakeEngine::answer(201, R"({"Id":"c1"})"));
    m_fake->on("DELETE /containers/c1", FakeEngine::answer(204, {}));
    m_fake->on("GET /info", FakeEngine::answer(200, R"({"KernelVersion":"0.1","Driver":"overlay2"})"));
}

QList<QByteArray> TestRestoreFaults::removals() const
{
    QList<QByteArray> found;
    for (const QByteArray &line : m_fake->seen()) {
        if (line.startsWith("DELETE "))
            found.append(line.left(line.indexOf('?')));
    }
    return found;
}

void TestRestoreFaults::anArchiveIsReadAsItComes()
{
    const QByteArray tar = *packTar({{.path = u"a"_s, .data = QByteArray(300'000, 'a')}});
    m_fake->on("GET /containers/c1/archive", FakeEngine::answer(200, tar));
    QByteArray got;
    const auto whole = await(m_docker->readArchive(u"c1"_s, u"/a"_s, [&](const QByteArray &bytes) { got += bytes; return true; }));
    QCOMPARE(whole, Result<bool>(true));
    QCOMPARE(got, tar);
}

void TestRestoreFaults::aCutArchiveIsNoArchive()
{
    const QByteArray tar = *packTar({{.path = u"a"_s, .data = "a"}});
    m_fake->on("GET /containers/c1/archive", FakeEngine::answer(200, tar.chopped(1024)));
    const auto cut = await(m_docker->readArchive(u"c1"_s, u"/a"_s, [](const QByteArray &) { return true; }));
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, ErrorKind::Truncated);
}

void TestRestoreFaults::aSinkMayHaveEnough()
{
    m_fake->on("GET /containers/c1/archive", FakeEngine::answer(200, QByteArray(500'000, 'x')));
    const auto enough = await(m_docker->readArchive(u"c1"_s, u"/a"_s, [](const QByteArray &) { return false; }));
    QCOMPARE(enough, Result<bool>(false));
}

void TestRestoreFaults::aPreflightReadsWhatTheEngineGives()
{
    serveImage();
    QList<TarEntry> entries{{.path = u"checkpoint"_s, .mode = 0700, .isDirectory = true}};
    const CheckpointFiles sample = sampleCheckpoint();
    for (const auto &[name, bytes] : sample.contents.asKeyValueRange())
        entries.append({.path = u"checkpoint/"_s + name, .data = bytes});
    entries.append({.path = u"checkpoint/pages-1.img"_s, .data = QByteArray(4096, 'p')}); // one page of two
    entries.append({.path = u"checkpoint/thaw.conf"_s, .data = "format 1\nneeds 1\nfile 8192 pages-1.img\nfile 10 gone.img\n"});
    // Only the checkpoint is there: of the files it names the engine knows nothing.
    m_fake->on("GET /containers/c1/archive?path=/opt/thaw/checkpoint", FakeEngine::answer(200, *packTar(entries)));
    m_fake->on("GET /containers/c1/archive?path=%2Fopt%2Fthaw%2Fcheckpoint", FakeEngine::answer(200, *packTar(entries)));
    const auto look = await(preflightRestore(m_docker, u"hello"_s, {}, {}));
    QVERIFY2(look.has_value(), look ? "" : qPrintable(look.error().message));
    QCOMPARE(look->checkpoint.processes.size(), 1);
    QStringList ids;
    for (const PreflightProblem &problem : look->problems)
        ids << problem.id + u' ' + problem.subject;
    // The page file is told once, although two look at it.
    QCOMPARE(ids, (QStringList{u"images-incomplete pages-1.img"_s, u"images-incomplete gone.img"_s, u"caps-differ CHOWN"_s,
                               u"caps-differ SETGID"_s, u"caps-differ SETUID"_s, u"file-missing /var/log/a"_s,
                               u"file-missing /bin/server"_s}));
    QCOMPARE(removals(), QList<QByteArray>{"DELETE /containers/c1"});
}

void TestRestoreFaults::aPreflightRemovesItsContainer_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<int>("status");
    QTest::newRow("the checkpoint is not there") << QByteArray(R"({"message":"no such file"})") << 404;
    QTest::newRow("the engine fails") << QByteArray(R"({"message":"broken"})") << 500;
    QTest::newRow("the archive is cut") << packTar({{.path = u"checkpoint/a"_s}})->chopped(1024) << 200;
    QTest::newRow("it is no archive") << QByteArray(2048, 'x') << 200;
    QTest::newRow("nothing is in it") << *packTar({}) << 200;
}

void TestRestoreFaults::aPreflightRemovesItsContainer()
{
    QFETCH(QByteArray, archive);
    QFETCH(int, status);
    serveImage();
    m_fake->on("GET /containers/c1/archive", FakeEngine::answer(status, archive));
    const auto look = await(preflightRestore(m_docker, u"hello"_s, {}, {}));
    QVERIFY(!look);
    QVERIFY(!look.error().message.isEmpty());
    QCOMPARE(removals(), QList<QByteArray>{"DELETE /containers/c1"});
}

void TestRestoreFaults::aTestRemovesItsContainer_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::newRow("its output cannot be followed") << QByteArray("POST /containers/c1/attach");
    QTest::newRow("the engine goes away at the start") << QByteArray("POST /containers/c1/start");
}

void TestRestoreFaults::aTestRemovesItsContainer()
{
    QFETCH(QByteArray, call);
    serveImage();
    m_fake->on("POST /containers/c1/attach", FakeEngine::raw(FakeEngine::streamHeader(), false));
    m_fake->on(call, FakeEngine::raw({}, true)); // the connection just ends
    const auto test = await(testRestore(m_docker, u"hello"_s, {.trusted = true}, {}));
    QVERIFY(!test);
    QCOMPARE(removals(), QList<QByteArray>{"DELETE /containers/c1"});
}

void TestRestoreFaults::aPlainImageIsNotTested()
{
    m_fake->on("GET /images/", FakeEngine::answer(200, R"({"Id":"sha256:1","Config":{"Entrypoint":["sh"]}})"));
    const auto test = await(testRestore(m_docker, u"plain"_s, {}, {}));
    QVERIFY(!test);
    QCOMPARE(test.error().kind, ErrorKind::Invalid);
    QCOMPARE(await(preflightRestore(m_docker, u"plain"_s, {}, {})).error().kind, ErrorKind::Invalid);
    QCOMPARE(await(runBenchmark(m_docker, u"plain"_s, {}, {}, {})).error().kind, ErrorKind::Invalid);
    QCOMPARE(removals(), QList<QByteArray>());
}

void TestRestoreFaults::anUnknownImageIsNotEvenCreated()
{
    serveImage();
    for (const ErrorKind kind : {await(testRestore(m_docker, u"hello"_s, {}, {})).error().kind,
                                 await(runBenchmark(m_docker, u"hello"_s, {}, {}, {})).error().kind})
        QCOMPARE(kind, ErrorKind::Usage);
    for (const QByteArray &line : m_fake->seen())
        QVERIFY2(line.startsWith("GET "), line);
}

void TestRestoreFaults::aStoppedBenchmarkRemovesItsContainers()
{
    serveImage();
    m_fake->on("POST /containers/c1/attach", FakeEngine::raw(FakeEngine::streamHeader(), false));
    m_fake->on("POST /containers/c1/start", FakeEngine::answer(204, {}));
    std::stop_source stop;
    // While the restored containers say nothing.
    m_fake->on("POST /containers/c1/start", [&stop](QLocalSocket *socket, const FakeEngine::Call &call) {
        FakeEngine::answer(204, {})(socket, call);
        stop.request_stop();
    });
    BenchmarkOptions options;
    options.concurrency = 3;
    options.cold = false;
    options.test.trusted = true;
    const auto benchmark = await(runBenchmark(m_docker, u"hello"_s, options, {}, stop.get_token()));
    QVERIFY(!benchmark);
    QCOMPARE(benchmark.error().kind, ErrorKind::Cancelled);
    qsizetype created = 0;
    for (const QByteArray &line : m_fake->seen())
        created += line.startsWith("POST /containers/create") ? 1 : 0;
    QVERIFY(created > 0);
    QCOMPARE(removals().size(), created);
}

QTEST_GUILESS_MAIN(TestRestoreFaults)
#include "tst_restorefaults.moc"

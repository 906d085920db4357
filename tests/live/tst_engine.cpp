// SPDX-License-Identifier: GPL-3.0-or-later
// The same calls against a real Docker and a real Podman. THAW_TEST_DOCKER and THAW_TEST_PODMAN are their
// sockets, THAW_TEST_IMAGE is an image both have, with a shell. Nothing is skipped: no engine is a failure.
#include "core/engine/connect.h"
#include "core/engine/tarball.h"
#include "tests/support/async.h"
#include "tests/support/sanitized.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QByteArray textOf(const Error &error)
{
    return (error.message + u" | "_s + error.detail).toUtf8();
}

} // namespace

#define VERIFY_RESULT(result)                                                                                     \
    do {                                                                                                          \
        const auto &once = (result); /* a call must not be made twice */                                          \
        QVERIFY2(once.has_value(), once ? "" : textOf(once.error()).constData());                                 \
    } while (false)
#define COMPARE_KIND(result, expected)                                                                            \
    do {                                                                                                          \
        const auto outcome = (result);                                                                            \
        QVERIFY(!outcome.has_value());                                                                            \
        QVERIFY2(outcome.error().kind == (expected), textOf(outcome.error()).constData());                        \
    } while (false)

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::newRow("Docker") << QByteArray("THAW_TEST_DOCKER");
        QTest::newRow("Podman") << QByteArray("THAW_TEST_PODMAN");
    }
    void initTestCase() { qputenv("http_proxy", "http://127.0.0.1:9"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QFETCH_GLOBAL(QByteArray, variable);
        const QString socket = qEnvironmentVariable(variable.constData());
        m_image = qEnvironmentVariable("THAW_TEST_IMAGE");
        if (!m_image.isEmpty() && !m_image.contains(u':'))
            m_image += u":latest"_s; // as the engines list it
        QVERIFY2(!socket.isEmpty() && !m_image.isEmpty(), "THAW_TEST_DOCKER, _PODMAN and _IMAGE must be set");
        const auto endpoint = parseEndpoint(socket, QString::fromLatin1(variable));
        VERIFY_RESULT(endpoint);
        m_docker = std::make_unique<Docker>(*endpoint);
        const auto info = await(m_docker->connectToEngine());
        VERIFY_RESULT(info);
        QCOMPARE(info->kind, variable.endsWith("DOCKER") ? EngineKind::Docker : EngineKind::Podman);
    }
    void cleanup()
    {
        if (!m_docker)
            return;
        for (const QString &container : std::as_const(m_containers))
            VERIFY_RESULT(await(m_docker->removeContainer(container)));
        for (const QString &image : std::as_const(m_images))
            VERIFY_RESULT(await(m_docker->removeImage(image)));
        m_containers.clear();
        m_images.clear();
        m_docker.reset();
    }

    void infoSaysWhatItIs()
    {
        VERIFY_RESULT(await(m_docker->ping()));
        QVERIFY(!m_docker->info().version.isEmpty() && m_docker->info().apiVersion.startsWith("1."_L1));
        const auto details = await(m_docker->details());
        VERIFY_RESULT(details);
        QVERIFY(!details->kernel.isEmpty() && !details->storageDriver.isEmpty());
        QVERIFY(details->rootDir.startsWith(u'/'));
        QVERIFY(QStringList({u"1"_s, u"2"_s}).contains(details->cgroupVersion));
    }

    void connectingIsQuick()
    {
        Docker again(m_docker->endpoint());
        QElapsedTimer timer;
        timer.start();
        VERIFY_RESULT(await(again.connectToEngine()));
        QVERIFY2(timer.elapsed() < 400 * patience, qPrintable(QString::number(timer.elapsed())));
    }

    void imagesAndTheirDetails()
    {
        const auto details = await(m_docker->inspectImage(m_image));
        VERIFY_RESULT(details);
        QVERIFY(details->id.startsWith("sha256:"_L1));
        QVERIFY(details->tags.contains(m_image) && details->created.isValid() && details->size > 0);
        QVERIFY(!details->layers.isEmpty());
        const auto images = await(m_docker->images());
        VERIFY_RESULT(images);
        QVERIFY(std::ranges::any_of(*images, [&](const ImageSummary &image) {
            return image.id == details->id && image.tags.contains(m_image) &&
                   image.created == details->created.addMSecs(-details->created.time().msec());
        }));
        const auto history = await(m_docker->imageHistory(m_image));
        VERIFY_RESULT(history);
        QVERIFY(!history->isEmpty() && history->first().created.isValid());
        COMPARE_KIND(await(m_docker->inspectImage(u"thaw/none:such"_s)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->imageHistory(u"thaw/none:such"_s)), ErrorKind::NotFound);
    }

    void tagsAndLabels()
    {
        const QString name = newImage();
        VERIFY_RESULT(await(m_docker->tagImage(m_image, name, u"tag"_s)));
        QCOMPARE(await(m_docker->inspectImage(name + u":tag"_s)).value().id,
                 await(m_docker->inspectImage(m_image)).value().id);
        VERIFY_RESULT(await(m_docker->removeImage(name + u":tag"_s)));
        VERIFY_RESULT(await(m_docker->inspectImage(m_image)));
        VERIFY_RESULT(await(m_docker->removeImage(name + u":tag"_s)));
    }

    void importAndExport()
    {
        const QString name = newImage();
        m_images.append(name + u":tag"_s);
        const QString odd = u"a \"quoted\" $value\\"_s;
        const QByteArray tar = packTar({{.path = u"hello"_s, .data = "hello"}}).value();
        const auto id =
            await(m_docker->importImage(tar, name, u"tag"_s, {{u"thaw.dev"_s, u"engine"_s}, {u"odd"_s, odd}}));
        VERIFY_RESULT(id);
        const auto details = await(m_docker->inspectImage(name + u":tag"_s));
        VERIFY_RESULT(details);
        QCOMPARE(details->id, *id);
        QCOMPARE(details->labels.value(u"thaw.dev"_s), u"engine"_s);
        QCOMPARE(details->labels.value(u"odd"_s), odd);
        QCOMPARE(details->tags, QStringList{name + u":tag"_s});
        const auto labelled = await(m_docker->images(u"odd"_s));
        VERIFY_RESULT(labelled);
        QCOMPARE(labelled->size(), 1);
        QBuffer sink;
        QVERIFY(sink.open(QIODevice::WriteOnly));
        qint64 seen = 0;
        const auto size =
            await(m_docker->exportImage(name + u":tag"_s, &sink, [&](qint64 bytes) { seen = bytes; }));
        VERIFY_RESULT(size);
        QCOMPARE(*size, sink.data().size());
        QCOMPARE(seen, *size);
        VERIFY_RESULT(unpackTar(sink.data()));
        COMPARE_KIND(await(m_docker->exportImage(u"thaw/none:such"_s, &sink)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->importImage("no tar at all", name, u"bad"_s)), ErrorKind::EngineFailure);
    }

    void containerFromCreateToRemove()
    {
        auto spec = shell(u"trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done"_s);
        spec.environment = QStringList{u"GREETING=hello world"_s};
        spec.capAdd = QStringList{u"SYS_PTRACE"_s};
        spec.tmpfs = QStringList{u"/scratch"_s};
        spec.labels.insert(u"thaw.test"_s, u"yes"_s);
        const auto id = create(spec);
        QVERIFY(!id.isEmpty());
        const auto created = await(m_docker->inspectContainer(spec.name));
        VERIFY_RESULT(created);
        QCOMPARE(created->id, id);
        QCOMPARE(created->name, spec.name);
        QCOMPARE(created->status, u"created"_s);
        QVERIFY(created->environment.contains(u"GREETING=hello world"_s));
        QVERIFY(created->labels.contains(u"io.thaw.operation"_s));
        QCOMPARE(created->tmpfs, QStringList{u"/scratch"_s});
        QCOMPARE(created->imageId, await(m_docker->inspectImage(m_image)).value().id);

        VERIFY_RESULT(await(m_docker->startContainer(id)));
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(await(m_docker->inspectContainer(id)).value().running);
        const auto listed = await(m_docker->containers(u"thaw.test=yes"_s));
        VERIFY_RESULT(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->first().names, QStringList{spec.name});
        QCOMPARE(listed->first().image, m_image);
        VERIFY_RESULT(await(m_docker->renameContainer(id, spec.name + u"-new"_s)));
        QCOMPARE(await(m_docker->inspectContainer(id)).value().name, spec.name + u"-new"_s);

        auto waiting = m_docker->waitContainer(id);
        QVERIFY(QTest::qWaitFor([&] { return logText(id, false) == "ready\n"; }));
        VERIFY_RESULT(await(m_docker->killContainer(id, u"TERM"_s)));
        QCOMPARE(await(std::move(waiting)).value(), 7);
        QTRY_VERIFY(!await(m_docker->inspectContainer(id)).value().running);
        VERIFY_RESULT(await(m_docker->killContainer(id, u"TERM"_s)));
        VERIFY_RESULT(await(m_docker->stopContainer(id)));
        VERIFY_RESULT(await(m_docker->removeContainer(id)));
        VERIFY_RESULT(await(m_docker->removeContainer(id)));
        COMPARE_KIND(await(m_docker->inspectContainer(id)), ErrorKind::NotFound);
    }

    void removingARunningContainerIsQuick()
    {
        const auto id = create(shell(u"trap '' TERM; while :; do sleep 1; done"_s));
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QElapsedTimer timer;
        timer.start();
        VERIFY_RESULT(await(m_docker->removeContainer(id)));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void stopHasATimeLimit()
    {
        const auto id = create(shell(u"trap '' TERM; echo ready; while :; do sleep 1; done"_s));
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(QTest::qWaitFor([&] { return logText(id, false) == "ready\n"; }));
        VERIFY_RESULT(await(m_docker->stopContainer(id, 1)));
        QCOMPARE(await(m_docker->waitContainer(id)).value(), 137);
    }

    void attachBeforeStartLosesNothing()
    {
        const auto id = create(shell(u"i=0; while [ $i -lt 100000 ]; do i=$((i+1)); echo line $i; done"_s));
        const auto stream = await(m_docker->attach(id, false));
        VERIFY_RESULT(stream);
        QByteArray output;
        std::optional<Result<>> ended;
        connect(stream->get(), &OutputStream::received, this,
                [&](Channel, const QByteArray &bytes) { output += bytes; });
        connect(stream->get(), &OutputStream::ended, this, [&](const Result<> &result) { ended = result; });
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(QTest::qWaitFor([&] { return ended.has_value(); }, 60000));
        VERIFY_RESULT(*ended);
        QCOMPARE(output.count('\n'), 100000);
        QVERIFY(output.startsWith("line 1\n") && output.endsWith("line 100000\n"));
    }

    void attachWithHistory()
    {
        const auto id = create(shell(u"echo before; sleep 1; echo after"_s));
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(QTest::qWaitFor([&] { return logText(id, false) == "before\n"; }));
        const auto stream = await(m_docker->attach(id, false, true));
        VERIFY_RESULT(stream);
        QCOMPARE(collect(*stream), "before\nafter\n");
    }

    void logsFramedAndTty()
    {
        auto spec = shell(u"echo out; echo err >&2"_s);
        const auto plain = create(spec);
        spec.tty = true;
        spec.name += u"-tty"_s;
        const auto tty = create(spec);
        for (const auto &id : {plain, tty}) {
            VERIFY_RESULT(await(m_docker->startContainer(id)));
            QCOMPARE(await(m_docker->waitContainer(id)).value(), 0);
        }
        QTRY_COMPARE(logText(plain, false).size(), 8);
        const auto text = logText(plain, false);
        QVERIFY(text.contains("out\n") && text.contains("err\n"));
        QCOMPARE(logText(tty, true), "out\r\nerr\r\n");
        QVERIFY(!await(m_docker->inspectContainer(plain)).value().tty);
        QVERIFY(await(m_docker->inspectContainer(tty)).value().tty);
    }

    void execGivesOutputAndExitCode()
    {
        const auto id = running();
        const auto result =
            await(m_docker->exec(id, {.command = {u"sh"_s, u"-c"_s, u"echo $A; echo err >&2; pwd; exit 3"_s},
                                      .environment = {u"A=b c"_s},
                                      .workingDir = u"/tmp"_s}));
        VERIFY_RESULT(result);
        QCOMPARE(*result, (ExecResult{3, "b c\n/tmp\n", "err\n"}));
        const auto missing = await(m_docker->exec(id, {.command = {u"/no/such/program"_s}}));
        VERIFY_RESULT(missing);
        QVERIFY(missing->exitCode == 126 || missing->exitCode == 127);
        QVERIFY((missing->output + missing->errorOutput).contains("no such file"));
        const auto stream = await(m_docker->execStream(id, {.command = {u"seq"_s, u"20000"_s}}));
        VERIFY_RESULT(stream);
        QCOMPARE(collect(*stream).count('\n'), 20000);
        COMPARE_KIND(await(m_docker->exec(create(shell(u"true"_s)), {.command = {u"true"_s}})),
                     ErrorKind::Conflict);
        COMPARE_KIND(await(m_docker->exec(u"thaw-none"_s, {.command = {u"true"_s}})), ErrorKind::NotFound);
    }

    void execCanBeCancelled()
    {
        const auto id = running();
        std::stop_source stop;
        auto task = m_docker->exec(id, {.command = {u"sleep"_s, u"60"_s}}, stop.get_token());
        QTest::qWait(200);
        stop.request_stop();
        COMPARE_KIND(await(std::move(task), std::chrono::seconds(2)), ErrorKind::Cancelled);
    }

    void archives()
    {
        const auto id = create(shell(u"sleep 60"_s)); // also in one that has not started
        const QList<TarEntry> entries{
            {.path = u"dir"_s, .mode = 0750, .isDirectory = true},
            {.path = u"dir/run"_s, .data = QByteArray(300'000, '\0'), .mode = 0755, .uid = 12, .gid = 34}};
        VERIFY_RESULT(await(m_docker->putArchive(id, u"/tmp"_s, packTar(entries).value())));
        const auto stat = await(m_docker->statPath(id, u"/tmp/dir/run"_s));
        VERIFY_RESULT(stat);
        QCOMPARE(stat->name, u"run"_s);
        QCOMPARE(stat->size, 300'000);
        QCOMPARE(stat->mode, 0755U);
        QVERIFY(!stat->isDirectory);
        QVERIFY(await(m_docker->statPath(id, u"/tmp/dir"_s)).value().isDirectory);
        const auto tar = await(m_docker->getArchive(id, u"/tmp/dir"_s));
        VERIFY_RESULT(tar);
        auto expected = entries;
        if (m_docker->info().kind == EngineKind::Podman)
            expected[1].uid = expected[1].gid = 0; // in the answer only: the file itself has its owner
        QCOMPARE(unpackTar(*tar).value(), expected);
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        const auto owner =
            await(m_docker->exec(id, {.command = {u"stat"_s, u"-c"_s, u"%u:%g %a"_s, u"/tmp/dir/run"_s}}));
        VERIFY_RESULT(owner);
        QCOMPARE(owner->output, "12:34 755\n");
        COMPARE_KIND(await(m_docker->putArchive(id, u"/none"_s, packTar(entries).value())), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->getArchive(id, u"/none"_s)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->statPath(id, u"/none"_s)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->putArchive(id, u"/tmp"_s, QByteArray(4096, 'x'))), ErrorKind::Invalid);
    }

    void commitKeepsAndChanges()
    {
        auto spec = shell(u"echo data > /kept; sleep 60"_s);
        spec.environment = QStringList{u"A=1"_s, u"B=2"_s};
        const auto id = create(spec);
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(QTest::qWaitFor([&] { return await(m_docker->statPath(id, u"/kept"_s)).has_value(); }));
        const QString name = newImage();
        m_images.append(name + u":frozen"_s);
        const auto image = await(m_docker->commit(id, {.repository = name,
                                                       .tag = u"frozen"_s,
                                                       .comment = u"by a test"_s,
                                                       .author = u"me"_s,
                                                       .entrypoint = {u"/bin/cat"_s},
                                                       .command = {u"/kept"_s},
                                                       .user = u"0"_s,
                                                       .labels = {{u"new"_s, u"label"_s}},
                                                       .environment = {u"B=3"_s}}));
        VERIFY_RESULT(image);
        const auto details = await(m_docker->inspectImage(name + u":frozen"_s));
        VERIFY_RESULT(details);
        QCOMPARE(details->id, *image);
        QCOMPARE(details->entrypoint, QStringList{u"/bin/cat"_s});
        QCOMPARE(details->command, QStringList{u"/kept"_s});
        QCOMPARE(details->user, u"0"_s);
        QCOMPARE(details->labels.value(u"new"_s), u"label"_s);
        QVERIFY(details->environment.contains(u"A=1"_s) && details->environment.contains(u"B=3"_s));
        QVERIFY(!details->environment.contains(u"B=2"_s));
        ContainerSpec again = shell({});
        again.name += u"-again"_s;
        again.image = name + u":frozen"_s;
        again.command.clear();
        const auto second = create(again);
        VERIFY_RESULT(await(m_docker->startContainer(second)));
        QCOMPARE(await(m_docker->waitContainer(second)).value(), 0);
        QTRY_COMPARE(logText(second, false), "data\n");
        COMPARE_KIND(await(m_docker->removeImage(*image)), ErrorKind::Conflict);
        VERIFY_RESULT(await(m_docker->removeContainer(second)));
    }

    void eventsTellTheLifeOfAContainer()
    {
        QStringList actions;
        QString id;
        const auto stream = await(m_docker->events([&](const EngineEvent &event) {
            if (event.type == "container"_L1 && event.id == id)
                actions.append(event.action);
        }));
        VERIFY_RESULT(stream);
        id = create(shell(u"true"_s));
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        VERIFY_RESULT(await(m_docker->waitContainer(id)));
        VERIFY_RESULT(await(m_docker->removeContainer(id)));
        QTRY_VERIFY2(actions.contains(u"destroy"_s), qPrintable(actions.join(u' ')));
        QVERIFY2(actions.contains(u"start"_s) && actions.contains(u"die"_s), qPrintable(actions.join(u' ')));
    }

    void seccompProfileIsInForce()
    {
        auto spec = shell(u"mkdir /tmp/x"_s);
        spec.seccompProfile =
            R"({"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["mkdir","mkdirat"],"action":"SCMP_ACT_ERRNO","errnoRet":28}]})";
        const auto id = create(spec);
        VERIFY_RESULT(await(m_docker->startContainer(id)));
        QVERIFY(await(m_docker->waitContainer(id)).value() != 0);
        QVERIFY(QTest::qWaitFor([&] { return logText(id, false).contains("No space left on device"); }));
    }

    void refusals()
    {
        auto spec = shell(u"true"_s);
        create(spec);
        auto taken = spec;
        taken.labels.remove(u"io.thaw.operation"_s);
        COMPARE_KIND(await(m_docker->createContainer(taken)), ErrorKind::Conflict);
        spec.name += u"-2"_s;
        spec.image = u"thaw/none:such"_s;
        COMPARE_KIND(await(m_docker->createContainer(spec)), ErrorKind::NotFound);
        spec.image = m_image;
        spec.capAdd = QStringList{u"NO_SUCH_CAP"_s};
        COMPARE_KIND(await(m_docker->createContainer(spec)), ErrorKind::Invalid);
        spec.capAdd.clear();
        spec.mounts = {{.source = u"/no/such/place"_s, .target = u"/mnt"_s}};
        COMPARE_KIND(await(m_docker->createContainer(spec)), ErrorKind::Invalid);
        COMPARE_KIND(await(m_docker->startContainer(u"thaw-none"_s)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->attach(u"thaw-none"_s, false)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->logs(u"thaw-none"_s, false, false)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->waitContainer(u"thaw-none"_s)), ErrorKind::NotFound);
        COMPARE_KIND(await(m_docker->commit(u"thaw-none"_s, {})), ErrorKind::NotFound);
    }

private:
    ContainerSpec shell(const QString &script) const
    {
        ContainerSpec spec;
        spec.name = u"thaw-engine-"_s + QUuid::createUuid().toString(QUuid::Id128).first(12);
        spec.image = m_image;
        spec.command = QStringList{u"sh"_s, u"-c"_s, script};
        spec.labels = {{u"thaw.dev"_s, u"engine"_s}};
        spec.network = u"none"_s;
        return spec;
    }
    QString create(const ContainerSpec &spec)
    {
        const auto id = await(m_docker->createContainer(spec));
        if (!id) {
            QTest::qFail(textOf(id.error()).constData(), __FILE__, __LINE__);
            return {};
        }
        m_containers.append(*id);
        return *id;
    }
    QString running()
    {
        const auto id = create(shell(u"sleep 60"_s));
        const auto started = await(m_docker->startContainer(id));
        return started ? id : QString();
    }
    QByteArray collect(const std::shared_ptr<OutputStream> &stream)
    {
        QByteArray text;
        bool ended = false;
        connect(stream.get(), &OutputStream::received, this,
                [&](Channel, const QByteArray &bytes) { text += bytes; });
        connect(stream.get(), &OutputStream::ended, this, [&] { ended = true; });
        return QTest::qWaitFor([&] { return ended; }, 30000) ? text : "no end";
    }
    QByteArray logText(const QString &container, bool tty)
    {
        const auto stream = await(m_docker->logs(container, tty, false));
        return stream ? collect(*stream) : QByteArray();
    }
    static QString newImage() { return u"thaw-engine-"_s + QUuid::createUuid().toString(QUuid::Id128).first(12); }

    std::unique_ptr<Docker> m_docker;
    QString m_image;
    QStringList m_containers;
    QStringList m_images;
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"

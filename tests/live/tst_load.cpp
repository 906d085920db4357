// SPDX-License-Identifier: GPL-3.0-or-later
// A day's work in one process: memory stays flat and no descriptor is left open.
#include "core/engine/docker.h"
#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/runcontroller.h"
#include "core/restore/restoretest.h"
#include "support/async.h"
#include "support/imagearchives.h"
#include "support/liveengines.h"
#include "support/liveproject.h"
#include "support/podmanservice.h"
#include "support/processmemory.h"

#include <QDir>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

qsizetype descriptors(const QString &process = u"self"_s)
{
    return QDir(u"/proc/%1/fd"_s.arg(process)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

/// What another process holds, looked at while it works: the least of each fifth of its time, as between two of its jobs
/// there is nothing but what stays.
class Watcher
{
public:
    void look(qint64 pid)
    {
        const Held now{residentMemory(pid), descriptors(QString::number(pid))};
        if (now.descriptors > 0 && (sanitized || now.memory > 0)) // it may be ending
            m_seen.append(now);
    }
    void check(const QString &what) const
    {
        QVERIFY2(m_seen.size() > 50, QByteArray::number(m_seen.size()));
        const Held before = leastOf(1), after = leastOf(4);
        qInfo("%s: memory %.1f → %.1f MB, descriptors %lld → %lld", qPrintable(what), double(before.memory) / 1e6, double(after.memory) / 1e6,
              qint64(before.descriptors), qint64(after.descriptors));
        QVERIFY2(after.memory <= before.memory + before.memory / 10 + 8'000'000, qPrintable(u"%1 → %2"_s.arg(before.memory).arg(after.memory)));
        // Thirty projects lie between: one leaked by each would show. Beside three builds 18 became 19, once; why is not known.
        constexpr qsizetype fewerThanALeak = 3;
        QVERIFY2(after.descriptors <= before.descriptors + fewerThanALeak, qPrintable(u"%1 → %2"_s.arg(before.descriptors).arg(after.descriptors)));
    }

private:
    struct Held
    {
        qint64 memory;
        qsizetype descriptors;
    };
    Held leastOf(qsizetype fifth) const
    {
        const qsizetype from = m_seen.size() * fifth / 5, to = m_seen.size() * (fifth + 1) / 5;
        Held least = m_seen[from];
        for (qsizetype i = from; i < to; ++i)
            least = {std::min(least.memory, m_seen[i].memory), std::min(least.descriptors, m_seen[i].descriptors)};
        return least;
    }

    QList<Held> m_seen;
};

/// What the process holds after each round of the same work.
class Meter
{
public:
    explicit Meter(const QString &what) : m_what(what) { m_clock.start(); }
    void note()
    {
        m_memory.append(residentMemory());
        m_descriptors.append(descriptors());
    }
    /// From the round on at which everything has been seen once.
    void check(qsizetype from) const
    {
        const qint64 before = m_memory[from], after = m_memory.last();
        qInfo("%s: %lld rounds in %lld ms, memory %.1f → %.1f MB, descriptors %lld → %lld", qPrintable(m_what), qint64(m_memory.size()),
              m_clock.elapsed(), double(before) / 1e6, double(after) / 1e6, qint64(m_descriptors[from]), qint64(m_descriptors.last()));
        QVERIFY2(after <= before + before / 10 + 8'000'000, qPrintable(u"%1 → %2"_s.arg(before).arg(after)));
        QCOMPARE(m_descriptors.last(), m_descriptors[from]);
    }

private:
    QString m_what;
    QElapsedTimer m_clock;
    QList<qint64> m_memory;
    QList<qsizetype> m_descriptors;
};

/// An archive of images of one layer, each with a name and labels of its own.
QByteArray manyImages(int count)
{
    const QByteArray layer = packTar({{.path = u"file"_s, .data = "of every image"}}).value_or(QByteArray());
    const QByteArray layerName = sha256(layer) + ".tar";
    QByteArray tar = tarFile(layerName, layer);
    QJsonArray manifest;
    for (int i = 0; i < count; ++i) {
        const QByteArray config = imageConfig({layer}, {}, {{Label::Kind, Label::KindCheckpoint}, {Label::Application, QString::number(i)}});
        const QByteArray configName = sha256(config) + ".json";
        tar += tarFile(configName, config);
        manifest.append(QJsonObject{{u"Config"_s, QString::fromLatin1(configName)},
                                    {u"RepoTags"_s, QJsonArray{u"thaw-live-load:ck-%1"_s.arg(i)}},
                                    {u"Layers"_s, QJsonArray{QString::fromLatin1(layerName)}}});
    }
    return tar + tarFile("manifest.json", QJsonDocument(manifest).toJson(QJsonDocument::Compact)) + tarEnd();
}

} // namespace

class TestLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fiftyProjectsAreQueued_data() { addEngineRows(m_engines); }
    void fiftyProjectsAreQueued();
    void aQueueIsStopped_data() { addEngineRows(m_engines); }
    void aQueueIsStopped();
    void aThousandImagesAreListed_data() { addEngineRows(m_engines); }
    void aThousandImagesAreListed();
    void twoHundredRestoresOneAfterAnother_data() { addEngineRows(m_engines); }
    void twoHundredRestoresOneAfterAnother();
    void cleanupTestCase();

private:
    static void prepare(LiveProject &project, const QByteArray &script);
    QString make(LiveProject &project, const QString &host);
    std::shared_ptr<Docker> connectTo(const QString &host);

    QMap<QString, QString> m_engines;
};

void TestLoad::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
}

void TestLoad::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        removePreparedImages(host, {});
        QCOMPARE(ourObjects(host), QStringList());
    }
}

std::shared_ptr<Docker> TestLoad::connectTo(const QString &host)
{
    auto docker = std::make_shared<Docker>(Endpoint{host.mid(7), u"test"_s});
    return await(docker->connectToEngine()) ? docker : nullptr;
}

void TestLoad::prepare(LiveProject &project, const QByteArray &script)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\n" + script, true);
}

QString TestLoad::make(LiveProject &project, const QString &host)
{
    prepare(project, "echo READY\nexec sleep 1000\n");
    RunController controller;
    bool finished = false;
    connect(&controller, &RunController::finished, this, [&] { finished = true; });
    controller.start({.project = project.path(), .endpoint = host, .pauseBefore = {}, .last = {}, .resume = {}});
    if (!QTest::qWaitFor([&] { return finished; }, QDeadlineTimer(60'000)) || controller.report().error)
        qWarning("%s", controller.report().error ? qPrintable(controller.report().error->message) : "not finished");
    return controller.report().image;
}

/// By one process; the one among them that fails keeps none of the others from being made.
void TestLoad::fiftyProjectsAreQueued()
{
    QFETCH(QString, host);
    constexpr int projects = 50, failing = 25;
    std::vector<std::unique_ptr<LiveProject>> queue;
    QStringList words{u"make"_s, u"--json"_s, u"-q"_s};
    for (int i = 1; i <= projects; ++i) {
        queue.push_back(std::make_unique<LiveProject>(u"load-%1"_s.arg(i)));
        prepare(*queue.back(), i == failing ? "exit 3\n" : "echo READY\nexec sleep 1000\n");
        words << queue.back()->path();
    }
    Watcher watcher;
    QElapsedTimer clock;
    clock.start();
    const ProgramResult made = thaw(words, host, 300 * patience, [&](qint64 pid) {
        watcher.look(pid);
        return false;
    });
    QVERIFY2(made.exitCode == 4, QByteArray::number(made.exitCode) + made.errorOutput);
    const QJsonArray results = made.json()[u"projects"_s].toArray();
    QCOMPARE(results.size(), projects);
    QSet<QString> images;
    for (int i = 1; i <= projects; ++i) {
        const QJsonObject result = results[i - 1].toObject();
        QCOMPARE(result[u"project"_s].toString(), queue[size_t(i - 1)]->path());
        QCOMPARE(result.contains(u"error"_s), i == failing);
        if (i != failing)
            images += result[u"report"_s][u"image"_s].toString();
    }
    QCOMPARE(images.size(), projects - 1);
    QVERIFY2(made.errorOutput.contains("exit code 3"), made.errorOutput);
    qInfo("%d projects in %lld ms", projects, clock.elapsed());
    watcher.check(u"projects made by one process"_s);
    for (const QString &image : std::as_const(images))
        QCOMPARE(thaw({u"rm"_s, image}, host).exitCode, 0);
    QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
}

/// What has been made stays and is named; what is under way is undone; nothing more is begun.
void TestLoad::aQueueIsStopped()
{
    QFETCH(QString, host);
    LiveProject made(u"load-made"_s), waits(u"load-waits"_s), never(u"load-never"_s);
    prepare(made, "echo READY\nexec sleep 1000\n");
    prepare(waits, "echo waiting\nexec sleep 1000\n");
    prepare(never, "echo READY\nexec sleep 1000\n");
    const ProgramResult stopped = thaw({u"make"_s, made.path(), waits.path(), never.path()}, host, 120, [&](qint64 pid) {
        if (!dockerCli({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=io.thaw.application=load-waits"_s}, host).output.isEmpty())
            return ::kill(pid_t(pid), SIGINT) == 0;
        return false;
    });
    QVERIFY2(stopped.exitCode == 130, QByteArray::number(stopped.exitCode) + stopped.errorOutput);
    QCOMPARE(stopped.output, QByteArray("thaw-live-load-made:ck-1\n"));
    QVERIFY2(stopped.errorOutput.contains("1 of 3 images made") && !stopped.errorOutput.contains("load-never"), stopped.errorOutput);
    QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
    QCOMPARE(thaw({u"rm"_s, u"thaw-live-load-made:ck-1"_s}, host).exitCode, 0);
}

void TestLoad::aThousandImagesAreListed()
{
    QFETCH(QString, host);
    constexpr int count = 1000;
    std::unique_ptr<PodmanService> own;
    if (m_engines.firstKey() == "Podman"_L1) {
        own = std::make_unique<PodmanService>();
        QVERIFY2(own->start(), qPrintable(own->why()));
        host = own->host();
    }
    const auto engine = connectTo(host);
    QVERIFY(engine);
    QTemporaryFile archive;
    QVERIFY(archive.open() && archive.write(manyImages(count)) > 0 && archive.flush());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(await(engine->loadImages(archive.fileName()), std::chrono::minutes(5)));
    qInfo("%d images loaded in %lld ms", count, clock.elapsed());
    const auto removeThem = qScopeGuard([&] {
        if (own)
            return; // its store goes away as a whole: Podman takes minutes for a thousand
        for (int i = 0; i < count; ++i)
            await(engine->removeImage(u"thaw-live-load:ck-%1"_s.arg(i)));
    });
    Meter meter(u"1,000 images listed"_s);
    qint64 slowest = 0;
    for (int i = 0; i < 30; ++i) {
        clock.start();
        const auto listed = await(engine->images(Label::Kind + u'=' + Label::KindCheckpoint));
        slowest = std::max(slowest, clock.elapsed());
        QVERIFY(listed);
        QCOMPARE(listed->size(), count);
        meter.note();
    }
    meter.check(10);
    qInfo("the slowest list took %lld ms", slowest);
    clock.start();
    const ProgramResult listed = thaw({u"images"_s}, host);
    QVERIFY(listed.exitCode == 0 && listed.output.count("thaw-live-load:") == count);
    qInfo("thaw images: %lld ms", clock.elapsed());
    QVERIFY(clock.elapsed() < 10'000);
}

void TestLoad::twoHundredRestoresOneAfterAnother()
{
    QFETCH(QString, host);
    constexpr int restores = 200;
    LiveProject project(u"restores"_s);
    const QString image = make(project, host);
    const auto engine = connectTo(host);
    QVERIFY(engine && !image.isEmpty());
    Meter meter(u"restores"_s);
    for (int i = 1; i <= restores; ++i) {
        const auto test = await(testRestore(engine, image, {.trusted = true}, {}), std::chrono::seconds(60));
        QVERIFY2(test.has_value(), test ? "" : qPrintable(test.error().message));
        QVERIFY2(test->verdict == Verdict::Restored, qPrintable(u"%1: %2"_s.arg(i).arg(test->reason)));
        meter.note();
    }
    meter.check(20);
    QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
}

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"

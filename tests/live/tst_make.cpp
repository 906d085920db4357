// SPDX-License-Identifier: GPL-3.0-or-later
// The main job on real engines: many kinds of applications become images that start already running.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

struct App
{
    QString name;
    QString image;
    QString start;       ///< run_app.sh; empty: the image has no shell, so a command is baked in
    QStringList files;
    QMap<QString, QString> values;
    int exitCode = 7;    ///< what it ends with on TERM
};

QList<App> applications()
{
    const QString apps = u"thaw-test-apps"_s;
    return {
        {u"python"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py"_s, {u"server.py"_s}, {}},
        {u"java"_s, apps, u"exec java -XX:+UseSerialGC $THAW_APP_DIR/Counter.java"_s, {u"Counter.java"_s}, {}},
        {u"node"_s, apps, u"exec node $THAW_APP_DIR/server.js"_s, {u"server.js"_s}, {}},
        {u"nonroot"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py"_s, {u"server.py"_s},
         {{u"CONTAINER_USER"_s, u"www-data"_s}}},
        {u"static"_s, u"thaw-live-static-base"_s, QString(), {}, {}},
        {u"musl"_s, u"thaw-test-musl"_s, u"exec /counter"_s, {}, {}},
        {u"shell"_s, apps,
         u"trap 'echo TERM: ending with 7; exit 7' TERM\necho READY shell\nn=0\nwhile :; do n=$((n+1)); echo \"visit $n\"; sleep 0.2 & wait $!; done"_s,
         {}, {{u"THAW_PROBE"_s, u"none"_s}}},
        {u"logfile"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py /var/log/server.log"_s, {u"server.py"_s},
         {{u"LOG_LOCATION"_s, u"/var/log/server.log"_s}}},
        {u"tcp"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py"_s, {u"server.py"_s},
         {{u"THAW_READY"_s, u"port 8080"_s}, {u"LOG_MESSAGE"_s, QString()}}},
        {u"command"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py"_s, {u"server.py"_s},
         {{u"THAW_READY"_s, u"command python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", 8080))'"_s},
          {u"LOG_MESSAGE"_s, QString()},
          {u"THAW_BEFORE_CHECKPOINT"_s, u"test -d /proc"_s}}},
        {u"http"_s, apps, u"exec python3 -u $THAW_APP_DIR/server.py"_s, {u"server.py"_s},
         {{u"THAW_READY"_s, u"http 8080 /"_s}, {u"LOG_MESSAGE"_s, QString()}}},
    };
}

} // namespace

class TestMake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void makesAnImageThatStartsAlreadyRunning_data();
    void makesAnImageThatStartsAlreadyRunning();
    void twentyRestoresAtOnceAllAnswer_data();
    void twentyRestoresAtOnceAllAnswer();
    void stepsOneByOneMakeTheSameImage_data();
    void stepsOneByOneMakeTheSameImage();
    void whatIsScrubbedIsNotInTheImage_data();
    void whatIsScrubbedIsNotInTheImage();
    void aHostScriptStartsTheContainer_data();
    void aHostScriptStartsTheContainer();
    void cleanupTestCase();

private:
    QMap<QString, QString> m_engines;
    QString prepare(LiveProject &project, const App &app, const QString &host);
};

void TestMake::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
}

void TestMake::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        const auto containers = dockerCli({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=io.thaw.kind=temporary"_s}, host);
        QVERIFY2(containers.output.trimmed().isEmpty(), containers.output);
        removeCheckpointImages(host);
        dockerCli({u"rmi"_s, u"thaw-live-static-base"_s}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

/// An image with nothing in it cannot have a run_app.sh; it names its command itself.
QString TestMake::prepare(LiveProject &project, const App &app, const QString &host)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, app.image);
    project.setValue(u"THAW_PORTS"_s, u"8080"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    for (const auto &[name, value] : app.values.asKeyValueRange())
        project.setValue(name, value);
    if (!app.start.isEmpty())
        project.write(u"run_app.sh"_s, "#!/bin/sh\n" + app.start.toUtf8() + '\n', true);
    for (const QString &file : app.files)
        project.useApp(file);
    if (app.name == "node"_L1) // too much for standard input: goes into the container as an archive
        project.write(u"ballast"_s, QByteArray(2 * 1024 * 1024, 'x'));
    if (app.name == "static"_L1) {
        dockerCli({u"create"_s, u"--name"_s, u"thaw-live-c"_s, u"thaw-test-static"_s, u"/counter"_s}, host);
        dockerCli({u"commit"_s, u"-c"_s, u"CMD [\"/counter\"]"_s, u"thaw-live-c"_s, u"thaw-live-static-base"_s}, host);
        dockerCli({u"rm"_s, u"thaw-live-c"_s}, host);
    }
    return {};
}

void TestMake::makesAnImageThatStartsAlreadyRunning_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    const auto apps = applications();
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < apps.size(); ++i)
            QTest::newRow(qPrintable(u"%1 on %2"_s.arg(apps[i].name, engine))) << host << i;
    }
}

void TestMake::makesAnImageThatStartsAlreadyRunning()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const App app = applications().at(index);
    LiveProject project(app.name);
    prepare(project, app, engine);

    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, engine);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    const QJsonObject report = made.json();
    const QString image = report[u"image"_s].toString();
    QCOMPARE(image, u"thaw-live-%1:ck-1"_s.arg(app.name));
    QCOMPARE(report[u"test"_s][u"verdict"_s].toString(), u"restored"_s);

    // That thaw-init listens on standard input is nothing the image should know of.
    const auto config = dockerCli({u"image"_s, u"inspect"_s, u"-f"_s, u"{{json .Config}}"_s, image}, engine);
    QVERIFY(!QJsonDocument::fromJson(config.output)[u"OpenStdin"_s].toBool());

    // The very command that thaw prints; the docker command line speaks to both engines.
    QStringList command = restoreCommandOf(report);
    QVERIFY(!command.contains(u"--privileged"_s) && !command.join(u' ').contains(u"unconfined"_s));
    if (const auto port = command.indexOf(u"-p"_s); port >= 0)
        command.remove(port, 2); // tests must not need a free port of the host
    command.insert(command.size() - 1, u"--name"_s);
    command.insert(command.size() - 1, u"thaw-live-restored"_s);
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-restored"_s}, engine); });
    // Applications tell when they began in whole seconds: one that began with this restore has to tell a later one.
    const qint64 madeAt = QDateTime::currentSecsSinceEpoch();
    QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > madeAt);
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    const ProgramResult run = dockerCli(command, engine);
    QVERIFY2(run.exitCode == 0, run.errorOutput);

    if (app.name != "shell"_L1) {
        const QString address = addressOf(u"thaw-live-restored"_s, engine);
        QJsonObject answer;
        QTRY_VERIFY_WITH_TIMEOUT(!(answer = fetch(address)).isEmpty(), 15000);
        QVERIFY2(answer[u"began"_s].toInteger() < before, "the process is not the one that was checkpointed");
        if (app.name == "nonroot"_L1) {
            QCOMPARE(answer[u"uid"_s].toInt(), 33);
            QVERIFY2(!answer[u"groups"_s].toArray().contains(0), "restored into root's group");
        }
        if (app.name == "python"_L1) {
            const int beats = answer[u"beats"_s].toInt();
            QTRY_VERIFY_WITH_TIMEOUT(fetch(address)[u"beats"_s].toInt() > beats, 5000);
        }
    }
    // What it prints now is in the new container's log; what it printed before the checkpoint is not.
    QByteArray log;
    QTRY_VERIFY_WITH_TIMEOUT((log = dockerCli({u"logs"_s, u"thaw-live-restored"_s}, engine).output).contains("visit"), 10000);
    QVERIFY2(!log.contains("READY"), log);

    const ProgramResult stopped = dockerCli({u"stop"_s, u"-t"_s, u"8"_s, u"thaw-live-restored"_s}, engine);
    QVERIFY2(stopped.exitCode == 0, stopped.errorOutput);
    const auto state = dockerCli({u"inspect"_s, u"--format"_s, u"{{.State.ExitCode}}"_s, u"thaw-live-restored"_s}, engine);
    QCOMPARE(state.output.trimmed().toInt(), app.exitCode);
    QVERIFY(dockerCli({u"logs"_s, u"thaw-live-restored"_s}, engine).output.contains("TERM: ending with 7"));
}

void TestMake::twentyRestoresAtOnceAllAnswer_data()
{
    QTest::addColumn<QString>("engine");
    for (const auto &[engine, host] : m_engines.asKeyValueRange())
        QTest::newRow(qPrintable(u"on "_s + engine)) << host;
}

void TestMake::twentyRestoresAtOnceAllAnswer()
{
    QFETCH(QString, engine);
    LiveProject project(u"twenty"_s);
    prepare(project, applications().first(), engine);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s}, engine);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QStringList command = restoreCommandOf(made.json());
    if (const auto port = command.indexOf(u"-p"_s); port >= 0)
        command.remove(port, 2);

    constexpr int count = 20;
    QStringList names;
    std::vector<std::unique_ptr<QProcess>> starts;
    const auto removeThem = qScopeGuard([&] { dockerCli(QStringList{u"rm"_s, u"-f"_s} + names, engine); });
    for (int i = 0; i < count; ++i) {
        names << u"thaw-live-many-%1"_s.arg(i);
        QStringList words = command;
        words.insert(words.size() - 1, u"--name"_s);
        words.insert(words.size() - 1, names.last());
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DOCKER_HOST"_s, engine);
        process->setProcessEnvironment(environment);
        process->start(u"docker"_s, words);
        starts.push_back(std::move(process));
    }
    for (const auto &start : starts) {
        QVERIFY(start->waitForFinished(120'000));
        QVERIFY2(start->exitCode() == 0, start->readAllStandardError());
    }
    int answers = 0;
    for (const QString &name : std::as_const(names)) {
        const QString address = addressOf(name, engine);
        QJsonObject answer;
        QTRY_VERIFY2_WITH_TIMEOUT(!(answer = fetch(address)).isEmpty(), qPrintable(name + u" does not answer"_s), 30'000);
        answers += answer[u"visits"_s].toInt() > 0 ? 1 : 0;
    }
    QCOMPARE(answers, count);
}

void TestMake::stepsOneByOneMakeTheSameImage_data()
{
    twentyRestoresAtOnceAllAnswer_data();
}

void TestMake::stepsOneByOneMakeTheSameImage()
{
    QFETCH(QString, engine);
    LiveProject project(u"steps"_s);
    prepare(project, applications().first(), engine);
    for (const auto &step : {u"run"_s, u"checkpoint"_s, u"commit"_s}) {
        const ProgramResult done = thaw({step, project.path(), u"--progress"_s, u"plain"_s}, engine);
        QVERIFY2(done.exitCode == 0, done.errorOutput);
        if (step == "commit"_L1)
            QCOMPARE(done.output.trimmed(), QByteArray("thaw-live-steps:ck-1"));
    }
    const ProgramResult tested = thaw({u"test"_s, u"thaw-live-steps:ck-1"_s}, engine);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
}

void TestMake::whatIsScrubbedIsNotInTheImage_data()
{
    twentyRestoresAtOnceAllAnswer_data();
}

void TestMake::whatIsScrubbedIsNotInTheImage()
{
    QFETCH(QString, engine);
    LiveProject project(u"scrub"_s);
    prepare(project, applications().first(), engine);
    project.write(u"run_app.sh"_s,
                  "#!/bin/sh\nmkdir /etc/keys\necho secret >/etc/keys/one\necho open >/etc/open\n"
                  "exec python3 -u $THAW_APP_DIR/server.py\n", true);
    QFile values(project.path() + u"/app_env_vars.sh"_s);
    QVERIFY(values.open(QIODevice::Append));
    values.write("export WORD='reaches the application'\nexport API_KEY=f00baa5c0ffee\nTHAW_SCRUB='API_KEY /etc/keys'\n");
    values.close();
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, engine);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    const QString image = made.json()[u"image"_s].toString();
    const QByteArray config = dockerCli({u"inspect"_s, image}, engine).output;
    QVERIFY2(!config.contains("f00baa5c0ffee") && !config.contains("reaches the application"), config);
    dockerCli({u"create"_s, u"--name"_s, u"thaw-live-look"_s, image}, engine);
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-look"_s}, engine); });
    QVERIFY(dockerCli({u"cp"_s, u"thaw-live-look:/etc/open"_s, u"-"_s}, engine).exitCode == 0);
    QVERIFY(dockerCli({u"cp"_s, u"thaw-live-look:/etc/keys"_s, u"-"_s}, engine).exitCode != 0);
    const QByteArray checkpoint = dockerCli({u"cp"_s, u"thaw-live-look:/opt/thaw"_s, u"-"_s}, engine).output;
    QVERIFY2(checkpoint.contains("reaches the application"), "the application's environment is not in its memory");
    QVERIFY2(!checkpoint.contains("f00baa5c0ffee"), "the scrubbed variable is in the checkpoint");
}

void TestMake::aHostScriptStartsTheContainer_data()
{
    twentyRestoresAtOnceAllAnswer_data();
}

void TestMake::aHostScriptStartsTheContainer()
{
    QFETCH(QString, engine);
    LiveProject project(u"hostscript"_s);
    prepare(project, applications().first(), engine);
    project.write(u"run_hostscript.sh"_s,
                  "#!/bin/bash\ndocker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -e WORD=script \"$2\"\n", true);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, engine);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
}

QTEST_GUILESS_MAIN(TestMake)
#include "tst_make.moc"

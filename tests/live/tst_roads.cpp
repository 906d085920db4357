// SPDX-License-Identifier: GPL-3.0-or-later
// The roads to an image on real engines: the checkpoint copied onto the base image, the checkpoint made in a step of a
// build, the base image built from the project's Containerfile.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestRoads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCopyHasNothingOfTheRun_data() { addEngineRows(m_engines); }
    void aCopyHasNothingOfTheRun();
    void aCopyTakesTheFilesThatAreOpen_data() { addEngineRows(m_engines); }
    void aCopyTakesTheFilesThatAreOpen();
    void aBuildMakesTheCheckpoint();
    void aBuildThatIsNotReadySaysSo();
    void dockersBuilderIsRefused();
    void theBaseImageIsBuilt_data() { addEngineRows(m_engines); }
    void theBaseImageIsBuilt();
    void aBuildsErrorNamesTheLine_data();
    void aBuildsErrorNamesTheLine();
    void aBuildCanBeStopped_data() { addEngineRows(m_engines); }
    void aBuildCanBeStopped();
    void cleanupTestCase();

private:
    void prepare(LiveProject &project);
    QJsonObject config(const QString &image, const QString &host);

    QMap<QString, QString> m_engines;
    QMap<QString, QSet<QString>> m_prepared;
};

void TestRoads::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QCOMPARE(m_engines.size(), 2);
    m_prepared = preparedOn(m_engines);
}

void TestRoads::cleanupTestCase()
{
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        removeCheckpointImages(host);
        removePreparedImages(host, m_prepared[name]);
        dockerCli({u"rmi"_s, u"thaw-live-built-base:1"_s}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestRoads::prepare(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    project.useApp(u"server.py"_s);
}

QJsonObject TestRoads::config(const QString &image, const QString &host)
{
    return QJsonDocument::fromJson(dockerCli({u"image"_s, u"inspect"_s, u"-f"_s, u"{{json .Config}}"_s, image}, host).output).object();
}

void TestRoads::aCopyHasNothingOfTheRun()
{
    QFETCH(QString, host);
    LiveProject project(u"copied"_s);
    prepare(project);
    project.setValue(u"THAW_IMAGE_BY"_s, u"copy"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho changed >/etc/changed-by-the-run\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    // What a script gives its container, a commit would keep in the image.
    project.write(u"run_copied.sh"_s,
                  "#!/bin/bash\ndocker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -e ONLY_IN_THE_RUN=secret \"$2\"\n", true);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    const QString image = made.json()[u"image"_s].toString();
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    QCOMPARE(thaw({u"test"_s, image}, host).output.trimmed(), QByteArray("Restored"));

    QStringList names;
    for (const QJsonValue &variable : config(image, host)[u"Env"_s].toArray())
        names << variable.toString().section(u'=', 0, 0);
    for (const QString &own : {u"PATH"_s, u"container"_s}) // Podman's own, where the base image has none
        names.removeAll(own);
    QCOMPARE(names, QStringList());
    dockerCli({u"create"_s, u"--name"_s, u"thaw-live-look"_s, image}, host);
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-look"_s}, host); });
    QVERIFY(dockerCli({u"cp"_s, u"thaw-live-look:/etc/changed-by-the-run"_s, u"-"_s}, host).exitCode != 0);
    QVERIFY(dockerCli({u"cp"_s, u"thaw-live-look:/opt/thaw/checkpoint/thaw.conf"_s, u"-"_s}, host).exitCode == 0);
}

void TestRoads::aCopyTakesTheFilesThatAreOpen()
{
    QFETCH(QString, host);
    LiveProject project(u"copiedfile"_s);
    prepare(project);
    project.setValue(u"THAW_IMAGE_BY"_s, u"copy"_s);
    project.setValue(u"CONTAINER_USER"_s, u"www-data"_s);
    // The application inherits descriptor 7; the other file nobody has open any more.
    project.write(u"run_app.sh"_s,
                  "#!/bin/sh\nmkdir /tmp/held\necho closed >/tmp/held/closed\nexec 7>>/tmp/held/open\necho begun >&7\n"
                  "exec python3 -u $THAW_APP_DIR/server.py\n", true);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    // Whose they are is kept, which Podman's archives do not say.
    const QString image = made.json()[u"image"_s].toString();
    const ProgramResult owner = dockerCli({u"run"_s, u"--rm"_s, u"--entrypoint"_s, u"/bin/ls"_s, image, u"-ldn"_s, u"/tmp/held"_s, u"/tmp/held/open"_s, u"/tmp/held/closed"_s}, host);
    QCOMPARE(owner.output.count(" 33 33 "), 2);
    QVERIFY2(owner.errorOutput.contains("/tmp/held/closed"), owner.errorOutput);
}

void TestRoads::aBuildMakesTheCheckpoint()
{
    const QString host = m_engines[u"Podman"_s];
    LiveProject project(u"inbuild"_s);
    prepare(project);
    project.setValue(u"THAW_IMAGE_BY"_s, u"build"_s);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-v"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QVERIFY2(made.errorOutput.contains("READY python serves"), made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    const QString image = made.json()[u"image"_s].toString();
    const QJsonObject built = config(image, host);
    QCOMPARE(built[u"Env"_s].toArray().size(), 1); // PATH
    QCOMPARE(built[u"Entrypoint"_s].toArray(), (QJsonArray{u"/opt/thaw/bin/thaw-init"_s, u"restore"_s}));
    // The least rights that were written into it are enough.
    QCOMPARE(thaw({u"test"_s, image}, host).output.trimmed(), QByteArray("Restored"));
}

void TestRoads::aBuildThatIsNotReadySaysSo()
{
    const QString host = m_engines[u"Podman"_s];
    LiveProject project(u"inbuildnot"_s);
    prepare(project);
    project.setValue(u"THAW_IMAGE_BY"_s, u"build"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho no disk >&2\nexit 1\n", true);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, host);
    QCOMPARE(made.exitCode, 4);
    QVERIFY2(made.errorOutput.contains("no disk"), made.errorOutput);
}

void TestRoads::dockersBuilderIsRefused()
{
    LiveProject project(u"inbuilddocker"_s);
    prepare(project);
    project.setValue(u"THAW_IMAGE_BY"_s, u"build"_s);
    const ProgramResult made = thaw({u"make"_s, project.path()}, m_engines[u"Docker"_s]);
    QCOMPARE(made.exitCode, 1);
    QVERIFY2(made.errorOutput.contains("cannot grant the capabilities") && made.errorOutput.contains("THAW_IMAGE_BY=copy"), made.errorOutput);
}

void TestRoads::theBaseImageIsBuilt()
{
    QFETCH(QString, host);
    LiveProject project(u"built"_s);
    prepare(project);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-live-built-base:1"_s);
    project.write(u"ignored.txt"_s, "not for the image\n");
    project.write(u".dockerignore"_s, "*.txt\n");
    project.write(u"Containerfile"_s, "FROM thaw-test-apps\nLABEL made.by=build\nRUN mkdir -p /srv/app && echo built-in >/srv/app/word\nCOPY . /srv/context\n");
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-v"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QVERIFY2(made.errorOutput.contains("RUN mkdir -p /srv/app"), made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    const ProgramResult looked = dockerCli({u"run"_s, u"--rm"_s, u"thaw-live-built-base:1"_s, u"sh"_s, u"-c"_s, u"cat /srv/app/word; ls /srv/context"_s}, host);
    QVERIFY2(looked.output.startsWith("built-in\n") && looked.output.contains("server.py") && !looked.output.contains("ignored.txt"), looked.output);

    const ProgramResult again = thaw({u"build"_s, project.path()}, host);
    QVERIFY2(again.exitCode == 0, again.errorOutput);
    QCOMPARE(again.output.trimmed(), QByteArray("thaw-live-built-base:1"));
    QVERIFY(thaw({u"rm"_s, made.json()[u"image"_s].toString()}, host).exitCode == 0);
    removePreparedImages(host, m_prepared[m_engines.key(host)]);
    QVERIFY(dockerCli({u"rmi"_s, u"thaw-live-built-base:1"_s}, host).exitCode == 0);
}

void TestRoads::aBuildsErrorNamesTheLine_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("containerfile");
    QTest::addColumn<QByteArray>("place");
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        const auto row = [&](const char *what, const QByteArray &text, const QByteArray &place) {
            QTest::newRow(qPrintable(u"%1 on %2"_s.arg(QLatin1StringView(what), name))) << host << text << place;
        };
        row("a command", "FROM thaw-test-apps\n\n# twice\nRUN true\nRUN echo to be seen; \\\n    exit 3\n", "Containerfile:5: ");
        row("a file that is missing", "FROM thaw-test-apps\nCOPY nothing.bin /\n", "Containerfile:2: ");
        row("a word that is none", "FROM thaw-test-apps\nRUNN true\n", "Containerfile:2: ");
    }
}

void TestRoads::aBuildsErrorNamesTheLine()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, containerfile);
    QFETCH(QByteArray, place);
    LiveProject project(u"builtwrong"_s);
    prepare(project);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-live-wrong:1"_s);
    project.write(u"Containerfile"_s, containerfile);
    const ProgramResult built = thaw({u"build"_s, project.path()}, host);
    QCOMPARE(built.exitCode, 2);
    QVERIFY2(built.errorOutput.contains(place), built.errorOutput);
    if (containerfile.contains("exit 3"))
        QVERIFY2(built.errorOutput.contains("failed with exit code 3") && built.errorOutput.contains("to be seen"), built.errorOutput);
}

void TestRoads::aBuildCanBeStopped()
{
    QFETCH(QString, host);
    LiveProject project(u"builtlong"_s);
    prepare(project);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-live-long:1"_s);
    project.write(u"Containerfile"_s, "FROM thaw-test-apps\nRUN echo begun; sleep 45\n");
    QElapsedTimer since;
    const auto interrupt = [&](qint64 pid) {
        if (!since.isValid())
            since.start();
        // The step runs: its container does.
        if (runProgram(u"pgrep"_s, {u"-f"_s, u"^sleep 45$"_s}).exitCode != 0)
            return false;
        since.start();
        return ::kill(pid_t(pid), SIGINT) == 0;
    };
    const ProgramResult built = thaw({u"build"_s, project.path()}, host, 60, interrupt);
    QCOMPARE(built.exitCode, 130);
    QVERIFY2(since.elapsed() < 5000, "it took long to stop");
    // Podman 5.4 lets the step that it is at come to its end, and makes no image of it; Docker kills it.
    if (host == m_engines[u"Docker"_s])
        QTRY_VERIFY_WITH_TIMEOUT(runProgram(u"pgrep"_s, {u"-f"_s, u"^sleep 45$"_s}).exitCode != 0, 20000);
    QVERIFY(dockerCli({u"image"_s, u"inspect"_s, u"thaw-live-long:1"_s}, host).exitCode != 0);
}

QTEST_GUILESS_MAIN(TestRoads)
#include "tst_roads.moc"

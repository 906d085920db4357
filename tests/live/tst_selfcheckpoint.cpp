// SPDX-License-Identifier: GPL-3.0-or-later
// Applications that checkpoint themselves, on real engines: two stand-ins with Liberty's contract (tests/live/apps), a C
// program and a JVM that call libcriu. What is right becomes an image that is restored; what is not is refused with the
// reason, and leaves nothing.
#include "core/pipeline/labels.h"
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QString directory = u"/output/checkpoint/image"_s;
const QString standIn = u"[\"/opt/stand-in/standin\"]"_s;
const QString javaStandIn = u"[\"java\",\"-XX:+UseSerialGC\",\"-XX:-UsePerfData\",\"-Xmx64m\",\"--enable-native-access=ALL-UNNAMED\",\"-cp\","
                            "\"/opt/stand-in\",\"StandIn\"]"_s;

/// Two copies of Debian's CRIU, as Liberty has them: the one that restores is allowed less.
const QString install = u"set -e; mkdir -p /opt/stand-in /output/checkpoint /logs; cd /tmp\n"
                        "mv standin standin-entry.sh /opt/stand-in/; mv /opt/stand-in/standin-entry.sh /opt/stand-in/entry.sh\n"
                        "java -m jdk.compiler/com.sun.tools.javac.Main -d /opt/stand-in StandIn.java\n"
                        "for use in dump restore; do cp /usr/sbin/criu /opt/stand-in/criu-$use; done\n"
                        "setcap cap_checkpoint_restore,cap_sys_ptrace=ep /opt/stand-in/criu-dump\n"
                        "setcap cap_checkpoint_restore,cap_setpcap=ep /opt/stand-in/criu-restore\n"
                        "chmod 755 /opt/stand-in/*; chmod 777 /output /output/checkpoint /logs"_s;

struct Application
{
    QString name;
    QString image;
    QStringList trigger{};
    QMap<QString, QString> values{};
};

QList<Application> applications()
{
    QList<Application> all;
    for (const auto &[image, who] : {std::pair{u"c"_s, u"the C stand-in"_s}, {u"java"_s, u"the Java stand-in"_s}}) {
        for (const auto &phase : {u"beforeAppStart"_s, u"afterAppStart"_s}) {
            all.append({who + u" as root, "_s + phase, image, {u"STANDIN_CHECKPOINT="_s + phase}, {}});
            all.append({who + u" as 1001, "_s + phase, image + u"-1001"_s, {u"STANDIN_CHECKPOINT="_s + phase}, {}});
        }
    }
    all.append({u"the C stand-in, told when it is ready"_s, u"c-1001"_s, {},
                {{u"THAW_TRIGGER_COMMAND"_s, u"kill -USR1 $(cat /output/app.pid)"_s}, {u"THAW_WARM_UP"_s, u"test -s /output/app.pid"_s}}});
    return all;
}

QJsonObject inspected(const QString &what, const QString &host)
{
    return QJsonDocument::fromJson(dockerCli({u"inspect"_s, what}, host).output).array().first().toObject();
}

} // namespace

class TestSelfCheckpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void becomesAnImageThatIsRestored_data();
    void becomesAnImageThatIsRestored();
    void whatIsNoCheckpointIsRefused_data();
    void whatIsNoCheckpointIsRefused();
    void aFailedRestoreIsToldFromAColdStart_data() { engines(); }
    void aFailedRestoreIsToldFromAColdStart();
    void valuesReachItAtARestore_data() { engines(); }
    void valuesReachItAtARestore();
    void valuesReachWhatThawRestoresToo_data() { engines(); }
    void valuesReachWhatThawRestoresToo();
    void itIsMadeInOneGo_data() { engines(); }
    void itIsMadeInOneGo();
    void cleanupTestCase();

private:
    void engines();
    void makeBase(const QString &host);
    QString imageOf(const QString &name) const { return u"thaw-live-standin-"_s + name; }
    void prepare(LiveProject &project, const Application &application);
    QString made(LiveProject &project, const QString &host);
    /// What an image answers in a container that is given GREETING=hello.
    QString greetingOf(const QString &image, const QString &host);

    QMap<QString, QString> m_engines;
};

void TestSelfCheckpoint::engines()
{
    QTest::addColumn<QString>("engine");
    for (const auto &[engine, host] : m_engines.asKeyValueRange())
        QTest::newRow(qPrintable(u"on "_s + engine)) << host;
}

void TestSelfCheckpoint::makeBase(const QString &host)
{
    const QString container = u"thaw-live-standin"_s;
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, host); });
    const auto created = dockerCli({u"create"_s, u"--name"_s, container, u"--entrypoint"_s, u"/bin/sh"_s, u"thaw-test-selfcheckpoint"_s,
                                    u"-c"_s, install}, host);
    QVERIFY2(created.exitCode == 0, created.errorOutput);
    const QString apps = QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps/");
    for (const QString &file : {qEnvironmentVariable("THAW_TEST_CACHE") + u"/images/standin"_s, apps + u"standin-entry.sh"_s, apps + u"StandIn.java"_s}) {
        const auto copied = dockerCli({u"cp"_s, file, container + u":/tmp/"_s}, host);
        QVERIFY2(copied.exitCode == 0, copied.errorOutput);
    }
    const auto ran = dockerCli({u"start"_s, u"-a"_s, container}, host);
    QVERIFY2(ran.exitCode == 0, ran.output + ran.errorOutput);
    for (const auto &[name, command] : {std::pair{u"c"_s, standIn}, {u"java"_s, javaStandIn}}) {
        for (const auto &[suffix, user] : {std::pair{QString(), u"0"_s}, {u"-1001"_s, u"1001:0"_s}}) {
            const auto committed = dockerCli({u"commit"_s, u"-c"_s, u"ENTRYPOINT [\"/opt/stand-in/entry.sh\"]"_s, u"-c"_s, u"CMD "_s + command,
                                              u"-c"_s, u"USER "_s + user, u"-c"_s, u"EXPOSE 8080"_s, u"-c"_s, u"WORKDIR /output"_s, u"-c"_s,
                                              u"LABEL io.thaw.kind=base"_s, container, imageOf(name + suffix)}, host);
            QVERIFY2(committed.exitCode == 0, committed.errorOutput);
        }
    }
}

void TestSelfCheckpoint::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    for (const QString &host : std::as_const(m_engines)) {
        makeBase(host);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSelfCheckpoint::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        dockerCli({u"rmi"_s, u"thaw-live-harmed:1"_s}, host);
        for (const auto &name : {u"c"_s, u"c-1001"_s, u"java"_s, u"java-1001"_s})
            dockerCli({u"rmi"_s, imageOf(name)}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestSelfCheckpoint::prepare(LiveProject &project, const Application &application)
{
    const std::pair<QString, QString> values[] = {
        {u"APP_DOCKER_IMAGE"_s, imageOf(application.image)}, {u"THAW_CHECKPOINT_BY"_s, u"application"_s},
        {u"THAW_TRIGGER_ENV"_s, application.trigger.join(u' ')}, {u"THAW_IMAGE_DIR"_s, directory},
        {u"THAW_CHECKPOINT_LOG"_s, directory + u"/dump.log"_s}, {u"THAW_RESTORE_LOG"_s, u"/logs/restore.log"_s},
        {u"THAW_CONSOLE"_s, u"/logs/console.log"_s}, {u"THAW_RESTORE_ENV"_s, u"STANDIN_NO_RECOVERY=1"_s},
        {u"THAW_RESTORED_LINE"_s, u"resumed from its checkpoint"_s}, {u"THAW_COLD_LINE"_s, u"starts without its checkpoint"_s},
        {u"THAW_PORTS"_s, u"8080"_s}, {u"THAW_PROBE"_s, u"http 8080 /"_s}};
    for (const auto &[name, value] : values)
        project.setValue(name, value);
    for (const auto &[name, value] : application.values.asKeyValueRange())
        project.setValue(name, value);
}

void TestSelfCheckpoint::becomesAnImageThatIsRestored_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    const auto all = applications();
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(u"%1, on %2"_s.arg(all[i].name, engine))) << host << i;
    }
}

void TestSelfCheckpoint::becomesAnImageThatIsRestored()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const Application application = applications().at(index);
    LiveProject project(u"self"_s);
    prepare(project, application);
    const ProgramResult make = thaw({u"make"_s, project.path(), u"--json"_s, u"-v"_s}, engine);
    QVERIFY2(make.exitCode == 0, make.errorOutput);
    const QJsonObject report = make.json();
    QCOMPARE(report[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    QVERIFY(report[u"test"_s][u"answerMs"_s].toDouble() > 0);
    QVERIFY(report[u"checkpoint"_s][u"bytes"_s].toDouble() > 1e6);
    QCOMPARE(report[u"container"_s].toString(), QString());

    // The image starts as the base image does; what made the application checkpoint itself is not in it.
    const QJsonObject config = inspected(report[u"image"_s].toString(), engine)[u"Config"_s].toObject();
    const QJsonObject base = inspected(imageOf(application.image), engine)[u"Config"_s].toObject();
    for (const auto &part : {u"Entrypoint"_s, u"Cmd"_s, u"User"_s, u"WorkingDir"_s})
        QCOMPARE(config[part], base[part]);
    const QByteArray environment = QJsonDocument(config[u"Env"_s].toArray()).toJson();
    QVERIFY2(!environment.contains("STANDIN"), environment);
    QCOMPARE(config[u"Labels"_s][Label::OwnDirectory].toString(), directory);
    QCOMPARE(ourObjects(engine).filter(u"container "_s), QStringList());

    const ProgramResult again = thaw({u"test"_s, report[u"image"_s].toString()}, engine);
    QVERIFY2(again.exitCode == 0 && again.output.trimmed() == "Restored", again.output + again.errorOutput);
}

void TestSelfCheckpoint::whatIsNoCheckpointIsRefused_data()
{
    struct Refusal
    {
        QString name, trigger, limit;
        QStringList said;
    };
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("trigger");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QStringList>("said");
    const QList<Refusal> refusals{
        {u"CRIU refuses the dump"_s, u"STANDIN_HARM=lock"_s, u"60"_s, {u"exit code 74"_s, u"holds file locks"_s}},
        {u"it ends with 0, but without a checkpoint"_s, u"STANDIN_HARM=lock STANDIN_ALWAYS_ZERO=1"_s, u"60"_s,
         {u"exit code 0"_s, u"left no checkpoint"_s, directory}},
        {u"it ignores what it is told"_s, u"STANDIN_HARM=ignore"_s, u"8"_s, {u"still runs 8 s"_s, u"StandInOpenSocketException"_s}}};
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (const Refusal &refusal : refusals)
            QTest::newRow(qPrintable(u"%1, on %2"_s.arg(refusal.name, engine))) << host << refusal.trigger << refusal.limit << refusal.said;
    }
}

void TestSelfCheckpoint::whatIsNoCheckpointIsRefused()
{
    QFETCH(QString, engine);
    QFETCH(QString, trigger);
    QFETCH(QString, limit);
    QFETCH(QStringList, said);
    const QStringList before = ourObjects(engine);
    LiveProject project(u"refused"_s);
    prepare(project, {.name = {}, .image = u"c-1001"_s, .trigger = {u"STANDIN_CHECKPOINT=afterAppStart"_s, trigger}});
    project.setValue(u"THAW_DUMP_TIMEOUT"_s, limit);
    const ProgramResult make = thaw({u"make"_s, project.path(), u"-q"_s}, engine);
    QVERIFY2(make.exitCode == 5, make.output + make.errorOutput);
    for (const QString &part : said)
        QVERIFY2(make.errorOutput.contains(part.toUtf8()), make.errorOutput);
    QCOMPARE(ourObjects(engine), before);
}

QString TestSelfCheckpoint::made(LiveProject &project, const QString &host)
{
    prepare(project, {.name = {}, .image = u"c-1001"_s, .trigger = {u"STANDIN_CHECKPOINT=afterAppStart"_s}});
    const ProgramResult make = thaw({u"make"_s, project.path(), u"-q"_s}, host);
    if (make.exitCode != 0)
        qFatal("%s", make.errorOutput.constData());
    return QString::fromUtf8(make.output).trimmed();
}

void TestSelfCheckpoint::aFailedRestoreIsToldFromAColdStart()
{
    QFETCH(QString, engine);
    LiveProject project(u"fallback"_s);
    const QString image = made(project, engine);
    const auto verdict = [&](const QString &name, const QStringList &options) {
        const QJsonObject document = thaw(QStringList{u"test"_s, u"--trust"_s, name, u"--json"_s, u"--timeout"_s, u"25"_s} + options, engine).json();
        return document.contains(u"test"_s) ? document[u"test"_s].toObject() : document;
    };
    const auto told = [](const QJsonObject &test) { return QJsonDocument(test).toJson(); };
    const QJsonObject failed = verdict(image, {u"--cap-drop"_s, u"CHECKPOINT_RESTORE"_s});
    QVERIFY2(failed[u"verdict"_s].toString() == "failed"_L1, told(failed));

    // Liberty's own trick, and an image that forbids nothing.
    const QString harmed = u"thaw-live-harmed:1"_s, container = u"thaw-live-harm"_s;
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, engine); });
    const auto harm = [&](const QString &script) {
        dockerCli({u"rm"_s, u"-f"_s, container}, engine);
        const auto ran = dockerCli({u"run"_s, u"--name"_s, container, u"--user"_s, u"0"_s, u"--entrypoint"_s, u"/bin/sh"_s, image, u"-c"_s, script}, engine);
        QVERIFY2(ran.exitCode == 0, ran.errorOutput);
        const auto committed = dockerCli({u"commit"_s, u"-c"_s, u"USER 1001:0"_s, u"-c"_s, u"ENTRYPOINT [\"/opt/stand-in/entry.sh\"]"_s, u"-c"_s,
                                          u"CMD "_s + standIn, u"-c"_s, u"LABEL io.thaw.restore.environment="_s, container, harmed}, engine);
        QVERIFY2(committed.exitCode == 0, committed.errorOutput);
    };
    harm(u"rm "_s + directory + u"/ids-*.img"_s);
    const QJsonObject cut = verdict(harmed, {});
    QVERIFY2(cut[u"verdict"_s].toString() == "failed"_L1 && cut[u"cause"_s].toString() == "no-ids"_L1, told(cut));
    harm(u"true"_s);
    const QJsonObject cold = verdict(harmed, {u"--cap-drop"_s, u"CHECKPOINT_RESTORE"_s});
    QVERIFY2(cold[u"verdict"_s].toString() == "started-cold"_L1 && cold[u"log"_s].toString().contains(u"starts without its checkpoint"_s), told(cold));
    const QJsonObject warm = verdict(harmed, {});
    QVERIFY2(warm[u"verdict"_s].toString() == "restored"_L1, told(warm));
}

QString TestSelfCheckpoint::greetingOf(const QString &image, const QString &engine)
{
    const QString container = u"thaw-live-values"_s;
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, engine); });
    QStringList run{u"run"_s, u"-d"_s, u"--name"_s, container, u"--cap-add"_s, u"CHECKPOINT_RESTORE"_s, u"-e"_s, u"GREETING=hello"_s};
    if (engine.contains(u"docker"_s))
        run << u"--security-opt"_s << u"seccomp="_s + QStringLiteral(THAW_BUILD_DIR "/toolbox/seccomp/restore.json");
    const auto started = dockerCli(run + QStringList{image}, engine);
    if (started.exitCode != 0)
        return QString::fromUtf8(started.errorOutput);
    QString greeting;
    const auto greets = [&] { return !(greeting = fetch(addressOf(container, engine))[u"greeting"_s].toString()).isEmpty(); };
    if (QTest::qWaitFor(greets, 20000))
        return greeting;
    const auto logs = dockerCli({u"logs"_s, container}, engine);
    return QString::fromUtf8(logs.output + logs.errorOutput);
}

void TestSelfCheckpoint::valuesReachItAtARestore()
{
    QFETCH(QString, engine);
    LiveProject project(u"values"_s);
    QCOMPARE(greetingOf(made(project, engine), engine), u"hello"_s);
}

/// It reads its file again when the hook tells it to, as another user than root.
void TestSelfCheckpoint::valuesReachWhatThawRestoresToo()
{
    QFETCH(QString, engine);
    LiveProject project(u"hook"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"CONTAINER_USER"_s, u"1001"_s);
    project.setValue(u"THAW_RESTORE_ENV_FILE"_s, u"/tmp/values"_s);
    project.setValue(u"THAW_AFTER_RESTORE"_s, u"kill -HUP $(cat /tmp/pid)"_s);
    project.write(u"run_app.sh"_s, R"(#!/bin/sh
echo $$ >/tmp/pid
exec python3 -u -c '
import http.server, json, signal
greeting = ""
def again(*unused):
    global greeting
    greeting = dict(line.rstrip().split("=", 1) for line in open("/tmp/values"))["GREETING"]
signal.signal(signal.SIGHUP, again)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"greeting": greeting}).encode())
server = http.server.HTTPServer(("", 8080), Handler)
print("READY")
server.serve_forever()'
)", true);
    project.setValue(u"THAW_TEST"_s, u"no"_s); // without the value it has nothing to read
    const ProgramResult make = thaw({u"make"_s, project.path()}, engine);
    QVERIFY2(make.exitCode == 0, make.errorOutput);
    QVERIFY2(make.errorOutput.contains("are written to /tmp/values"), make.errorOutput);
    QCOMPARE(greetingOf(QString::fromUtf8(make.output).trimmed(), engine), u"hello"_s);
}

void TestSelfCheckpoint::itIsMadeInOneGo()
{
    QFETCH(QString, engine);
    LiveProject project(u"steps"_s);
    prepare(project, {.name = {}, .image = u"c-1001"_s, .trigger = {u"STANDIN_CHECKPOINT=afterAppStart"_s}});
    const ProgramResult run = thaw({u"run"_s, project.path()}, engine);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errorOutput.contains("in one go"), run.errorOutput);
}

QTEST_GUILESS_MAIN(TestSelfCheckpoint)
#include "tst_selfcheckpoint.moc"

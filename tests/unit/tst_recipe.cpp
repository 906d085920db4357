// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recipe.h"

#include "core/project/keys.h"
#include "core/project/presets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Thaw;

Q_DECLARE_METATYPE(Thaw::Recipe)

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// What the six keys of a criu-for-docker directory give.
Recipe seed(const char *name, const char *os, const char *user, const char *message, const char *file,
            const char *base, const char *image)
{
    Recipe recipe;
    recipe.name = s(name);
    recipe.directory = QFileInfo(s(THAW_SOURCE_DIR "/tests/unit/data/") + s(name)).canonicalFilePath();
    recipe.imageOs = s(os);
    recipe.user = s(user);
    recipe.logMessage = s(message);
    recipe.logSource = *file ? LogSource::File : LogSource::Output;
    recipe.logFile = s(file);
    recipe.baseImage = s(base);
    recipe.imageName = s(image);
    recipe.usesRunApp = recipe.usesRunHost = true;
    recipe.hostEnvironment = {s("DOCKER_IMAGE_OS=") + s(os),    s("CONTAINER_USER=") + s(user),
                              s("LOG_MESSAGE=") + s(message),   s("LOG_LOCATION=") + s(*file ? file : "stdout"),
                              s("APP_DOCKER_IMAGE=") + s(base), s("APP_CR_DOCKER_IMAGE=") + s(image)};
    return recipe;
}

Check port(int number)
{
    return {.kind = Check::Kind::Port, .port = number, .path = {}, .command = {}};
}

Check http(int number, const char *path)
{
    return {.kind = Check::Kind::Http, .port = number, .path = s(path), .command = {}};
}

} // namespace

class RecipeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init();
    void criuForDockersExamplesNeedNoChange_data();
    void criuForDockersExamplesNeedNoChange();
    void keysBecomeFields_data();
    void keysBecomeFields();
    void mistakesNameLineAndCure_data();
    void mistakesNameLineAndCure();
    void allMistakesAreInTheDetail();
    void everyKeysExampleIsValid_data();
    void everyKeysExampleIsValid();
    void imageNamesFollowDockersGrammar_data();
    void imageNamesFollowDockersGrammar();
    void aHostScriptThatSaysSkipIsNotUsed();
    void checksAreWrittenAsTheyAreRead();

private:
    Result<Recipe> recipeOf(const QByteArray &env);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void RecipeTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

Result<Recipe> RecipeTest::recipeOf(const QByteArray &env)
{
    const QString path = m_dir->filePath(s("app"));
    QDir().mkpath(path);
    QFile file(path + s("/app_env_vars.sh"));
    if (!file.open(QIODevice::WriteOnly) || file.write(env) != env.size())
        return failure(ErrorKind::Other, s("the test cannot write"));
    file.close();
    QProcessEnvironment environment;
    environment.insert(s("TAG"), s("7"));
    const auto project = Project::load(path, environment);
    return project ? recipeFor(*project, environment) : Result<Recipe>(failure(project));
}

void RecipeTest::criuForDockersExamplesNeedNoChange_data()
{
    QTest::addColumn<Recipe>("expected");
    Recipe acmeair =
        seed("acmeair", "ubuntu", "default", "The flights server is ready to take bookings", "/logs/messages.log",
             "example/flights-monolithic:latest", "example/flights-cr-monolithic:latest");
    acmeair.files = {s("start_database.sh")};
    acmeair.hostEnvironment += {s("ACMEAIR_CONTAINER=flights-server"), s("DOCKER_NETWORK=flights-net"),
                                s("MONGO_DB_IMAGE=mongo"), s("MONGO_DB_CONTAINER=flights-db")};
    Recipe daytrader = seed("daytrader7", "ubuntu", "default", "The trading server is ready to take orders",
                            "/logs/messages.log", "trading7:latest", "trading7-criu:latest");
    daytrader.files = {s("java.env")};
    daytrader.hostEnvironment += s("DAYTRADER7_CONTAINER=trading7");
    Recipe pingperf = seed("pingperf", "ubuntu", "default", "The ping server is ready to answer",
                           "/logs/messages.log", "ping:latest", "ping-criu:latest");
    pingperf.hostEnvironment += s("DAYTRADER7_CONTAINER=ping");
    QTest::newRow("acmeair") << acmeair;
    QTest::newRow("daytrader7") << daytrader;
    QTest::newRow("pingperf") << pingperf;
    QTest::newRow("jenkins") << seed("jenkins", "debian", "root", "Jenkins is fully up and running", "",
                                     "jenkins/jenkins", "jenkins-checkpoint");
}

void RecipeTest::criuForDockersExamplesNeedNoChange()
{
    QFETCH(Recipe, expected);
    const auto project = Project::load(expected.directory);
    QVERIFY(project);
    const auto recipe = recipeFor(*project, {});
    QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().detail));
    QCOMPARE(recipe->hostEnvironment, expected.hostEnvironment);
    QVERIFY(*recipe == expected);
    QVERIFY(recipe->readyPattern()->match("[INFO] " + expected.logMessage.toUtf8() + "."));
}

void RecipeTest::keysBecomeFields_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<Recipe>("expected");
    const auto row = [](const char *name, const QByteArray &env, const auto &change) {
        Recipe recipe;
        recipe.logMessage = s("ready");
        recipe.baseImage = s("base:1");
        recipe.imageName = s("app-checkpoint");
        change(recipe);
        QTest::newRow(name) << env << recipe;
    };
    const auto probe = [](Check check) { return [check](Recipe &r) { r.probe = check; }; };
    row("the least", "", [](Recipe &) {});
    row("ready by port", "THAW_READY='port 8080'", [](Recipe &r) {
        r.ready = r.probe = port(8080);
        r.logMessage.clear();
    });
    row("ready by HTTP", "THAW_READY='http 8080 /health?a=b'", [](Recipe &r) {
        r.ready = r.probe = http(8080, "/health?a=b");
        r.logMessage.clear();
    });
    row("HTTP without a path", "THAW_PROBE='http 80'", probe(http(80, "/")));
    row("ready by command", "THAW_READY='command  test -e \"/a  b\"'", [](Recipe &r) {
        r.ready = r.probe = {.kind = Check::Kind::Command, .path = {}, .command = s("test -e \"/a  b\"")};
        r.logMessage.clear();
    });
    row("ready by hand", "THAW_READY=hand", [](Recipe &r) {
        r.ready = {.kind = Check::Kind::Hand, .path = {}, .command = {}};
        r.logMessage.clear();
    });
    row("a probe of its own", "THAW_READY='port 1'\nTHAW_PROBE='port 2'", [](Recipe &r) {
        r.ready = port(1);
        r.probe = port(2);
        r.logMessage.clear();
    });
    row("the first TCP port is the probe", "THAW_PORTS='53/udp 8080 9090:90 127.0.0.1:1:2'", [](Recipe &r) {
        r.ports = {{53, s("udp"), 0, {}},
                   {8080, s("tcp"), 0, {}},
                   {90, s("tcp"), 9090, {}},
                   {2, s("tcp"), 1, s("127.0.0.1")}};
        r.probe = port(8080);
    });
    row("no probe", "THAW_PORTS=80\nTHAW_PROBE=none", [](Recipe &r) { r.ports = {{80, s("tcp"), 0, {}}}; });
    row("stderr", "LOG_LOCATION=stderr", [](Recipe &r) { r.logSource = LogSource::ErrorOutput; });
    row("a log file", "LOG_LOCATION=/logs//x.log", [](Recipe &r) {
        r.logSource = LogSource::File;
        r.logFile = s("/logs/x.log");
    });
    row("a regular expression", "THAW_READY_SYNTAX=regex\nLOG_MESSAGE='\\d+ (a|b)'", [](Recipe &r) {
        r.readySyntax = ReadyPattern::Syntax::Regex;
        r.logMessage = s("\\d+ (a|b)");
    });
    row("time limits", "THAW_TIMEOUT=5\nTHAW_DUMP_TIMEOUT=6\nTHAW_RESTORE_TIMEOUT=7", [](Recipe &r) {
        r.timeout = 5;
        r.dumpTimeout = 6;
        r.restoreTimeout = 7;
    });
    row("memory", "THAW_MEMORY=512m", [](Recipe &r) { r.memoryLimit = 512 * 1024 * 1024; });
    row("memory in bytes", "THAW_MEMORY=7340032", [](Recipe &r) { r.memoryLimit = 7 * 1024 * 1024; });
    row("words",
        "THAW_TMPFS='/run/a  /b/'\nTHAW_CAPABILITIES='cap_sys_nice NET_ADMIN'\n"
        "THAW_CRIU_OPTIONS=\"--file-locks --x 'a b'\"",
        [](Recipe &r) {
            r.tmpfs = {s("/run/a"), s("/b")};
            r.capabilities = {s("SYS_NICE"), s("NET_ADMIN")};
            r.criuOptions = {s("--file-locks"), s("--x"), s("a b")};
        });
    row("switches", "THAW_TTY=yes\nTHAW_TEST=no\nTHAW_CLOCK=host\nTHAW_TCP=keep\nTHAW_NETWORK=net-1",
        [](Recipe &r) {
            r.tty = true;
            r.test = false;
            r.clock = ClockMode::Host;
            r.tcp = TcpMode::Keep;
            r.network = s("net-1");
        });
    row("a command before the checkpoint", "THAW_BEFORE_CHECKPOINT='sync; true'",
        [](Recipe &r) { r.beforeCheckpoint = s("sync; true"); });
    row("exported variables reach the application",
        "export A=1 B='b c'\nC=3\nexport THAW_TIMEOUT=100 CONTAINER_USER=app:0", [](Recipe &r) {
            r.environment = {s("A=1"), s("B=b c")};
            r.user = s("app:0");
        });
    row("scrubbed names and paths", "export A_TOKEN=abc\nTHAW_SCRUB='A_TOKEN /run/secrets/'", [](Recipe &r) {
        r.environment = {s("A_TOKEN=abc")};
        r.scrubNames = {s("A_TOKEN")};
        r.scrubPaths = {s("/run/secrets")};
    });
    row("expansion of the caller's environment", "APP_DOCKER_IMAGE=\"base:${TAG}\"",
        [](Recipe &r) { r.baseImage = s("base:7"); });
    row("values at a restore", "THAW_RESTORE_ENV_FILE=/run/app.env\nTHAW_AFTER_RESTORE='kill -HUP 1'", [](Recipe &r) {
        r.restoreEnvFile = s("/run/app.env");
        r.afterRestore = s("kill -HUP 1");
    });
    row("an application that checkpoints itself",
        "THAW_CHECKPOINT_BY=application\nTHAW_TRIGGER_ENV=\"A=b C='d e'\"\nTHAW_IMAGE_DIR=/ck\nTHAW_TRIGGER_EXIT='0 137'\n"
        "THAW_RESTORE_ENTRYPOINT='java -x'",
        [](Recipe &r) {
            r.by = CheckpointBy::Application;
            r.self.environment = {s("A=b"), s("C=d e")};
            r.self.directory = s("/ck");
            r.self.exitCodes = {0, 137};
            r.self.restoreEntrypoint = {s("java"), s("-x")};
        });
    row("a preset says that it does", "THAW_PRESET=liberty\nTHAW_PHASE=beforeAppStart", [](Recipe &r) {
        r.by = CheckpointBy::Application;
        r.self.preset = s("liberty");
        r.self.phase = s("beforeAppStart");
        r.self = completed(r.self, presetNamed(s("liberty")));
    });
    row("what is for such applications counts for them only", "THAW_CHECKPOINT_BY=thaw\nTHAW_PRESET=liberty", [](Recipe &) {});
    row("volumes", "THAW_VOLUMES=\"data:/var/lib/data ./conf:/etc/app:ro '/srv/a b:/b'\"", [](Recipe &r) {
        r.volumes = {{s("volume"), s("data"), s("/var/lib/data"), false},
                     {s("bind"), s("@DIR@/conf"), s("/etc/app"), true},
                     {s("bind"), s("/srv/a b"), s("/b"), false}};
    });
}

void RecipeTest::keysBecomeFields()
{
    QFETCH(QByteArray, env);
    QFETCH(Recipe, expected);
    const auto recipe = recipeOf("LOG_MESSAGE=ready\nAPP_DOCKER_IMAGE=base:1\n" + env + '\n');
    QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().detail));
    expected.name = s("app");
    expected.directory = recipe->directory;
    for (Mount &mount : expected.volumes)
        mount.source.replace(s("@DIR@"), recipe->directory);
    expected.hostEnvironment = recipe->hostEnvironment;
    if (expected.ready.kind != Check::Kind::Log)
        QCOMPARE(recipe->logMessage, QString());
    QCOMPARE(checkText(recipe->ready), checkText(expected.ready));
    QCOMPARE(checkText(recipe->probe), checkText(expected.probe));
    QCOMPARE(recipe->environment, expected.environment);
    QVERIFY(*recipe == expected);
}

void RecipeTest::mistakesNameLineAndCure_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &env, const char *message) {
        QTest::newRow(name) << env << QStringLiteral("app_env_vars.sh:3: ") + s(message);
    };
    row("nobody takes the checkpoint", "THAW_CHECKPOINT_BY=me", "THAW_CHECKPOINT_BY: \"me\" is none of thaw, application.");
    row("a preset that is not there", "THAW_PRESET=libery",
        "THAW_PRESET: there is no preset \"libery\"; there are: crac, crac-on-refresh, custom, liberty, liberty-2022, openj9.");
    row("another preset's phase", "THAW_PHASE=features\nTHAW_PRESET=liberty", "THAW_PHASE: \"features\" is none of afterAppStart, beforeAppStart.");
    row("a trigger that is no assignment", "THAW_TRIGGER_ENV=checkpoint", "THAW_TRIGGER_ENV: \"checkpoint\" is not NAME=value.");
    row("an exit code that is none", "THAW_TRIGGER_EXIT='0 256'", "THAW_TRIGGER_EXIT: \"256\" is not an exit code from 0 to 255.");
    row("a line's pattern that is none", "THAW_COLD_LINE='('",
        "THAW_COLD_LINE: \"(\" is not a regular expression: missing closing parenthesis.");
    row("an unknown key", "THAW_TIMEOUTS=5", "There is no key THAW_TIMEOUTS; did you mean THAW_TIMEOUT?");
    row("a key like no other", "THAW_XYLOPHONE=5", "There is no key THAW_XYLOPHONE.");
    row("a computed key", "APP_DOCKER_IMAGE=$(cat image)",
        "APP_DOCKER_IMAGE: it is computed when run, and Thaw never runs the file to read it; write the value "
        "itself.");
    row("a port that is none", "THAW_PORTS='80 http'",
        "THAW_PORTS: \"http\" is not a port; write 8080, or 9090:8080 with the host's port first, and /udp behind "
        "it if need be.");
    row("a port too big", "THAW_READY='port 70000'",
        "THAW_READY: \"port\" needs a port from 1 to 65535 behind it.");
    row("a path without a slash", "THAW_READY='http 80 health'",
        "THAW_READY: behind the port there has to be one path that begins with \"/\".");
    row("an unknown check", "THAW_READY=soon",
        "THAW_READY: \"soon\" is none of log, port N, http N /path, command CMD and hand.");
    row("a log as a probe", "THAW_PROBE=log",
        "THAW_PROBE: \"log\" is none of port N, http N /path, command CMD and none.");
    row("a switch that is none", "THAW_TTY=maybe", "THAW_TTY: \"maybe\" is none of yes, no.");
    row("a time that is none", "THAW_TIMEOUT=1m",
        "THAW_TIMEOUT: \"1m\" is not a number of seconds from 1 to 604800.");
    row("too little memory", "THAW_MEMORY=4m",
        "THAW_MEMORY: \"4m\" is too little for a container; the least is 6m.");
    row("a relative log file", "LOG_LOCATION=logs/x",
        "LOG_LOCATION: \"logs/x\" is none of stdout, stderr and the absolute path of a file in the container.");
    row("the image itself", "APP_CR_DOCKER_IMAGE=base:1",
        "APP_CR_DOCKER_IMAGE: it is the application's image itself, which would be overwritten; take another name "
        "or tag.");
    row("an unknown capability", "THAW_CAPABILITIES=ALL",
        "THAW_CAPABILITIES: there is no capability \"ALL\" (see: man 7 "
        "capabilities).");
    row("an open quote in options", "THAW_CRIU_OPTIONS=\"--x 'a\"", "THAW_CRIU_OPTIONS: a quote is never closed.");
    row("a volume without a path", "THAW_VOLUMES=data",
        "THAW_VOLUMES: \"data\" is not a volume; write NAME:/path or ./directory:/path, and :ro behind it if need "
        "be.");
    row("a bad pattern", "LOG_MESSAGE='a\\{2'", "LOG_MESSAGE: character 2 of the pattern: \\{ without its \\}.");
    row("no pattern", "LOG_MESSAGE=",
        "LOG_MESSAGE: the line that means \"ready\" is not set; add LOG_MESSAGE=\"part of that line\", or another "
        "check such "
        "as THAW_READY=\"port 8080\".");
    row("no image", "APP_DOCKER_IMAGE=''",
        "APP_DOCKER_IMAGE: the application's image is not set; add APP_DOCKER_IMAGE=\"name:tag\".");
}

void RecipeTest::mistakesNameLineAndCure()
{
    QFETCH(QByteArray, env);
    QFETCH(QString, message);
    const auto recipe = recipeOf("LOG_MESSAGE=ready\nAPP_DOCKER_IMAGE=base:1\n" + env + '\n');
    QVERIFY(!recipe);
    QCOMPARE(recipe.error(),
             (Error{.kind = ErrorKind::Project, .message = message, .detail = message, .fixes = {}}));
}

void RecipeTest::allMistakesAreInTheDetail()
{
    const auto recipe = recipeOf("LOG_MESSAGE=ready\nTHAW_TTY=x\nA =1\n");
    QVERIFY(!recipe);
    QCOMPARE(recipe.error().detail.split(QLatin1Char('\n')),
             (QStringList{s("app_env_vars.sh: APP_DOCKER_IMAGE: the application's image is not set; add "
                            "APP_DOCKER_IMAGE=\"name:tag\"."),
                          s("app_env_vars.sh:2: THAW_TTY: \"x\" is none of yes, no."),
                          s("app_env_vars.sh:3:3: A shell wants no space before the \"=\" of A.")}));
}

void RecipeTest::everyKeysExampleIsValid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("example");
    for (const Key &key : projectKeys())
        QTest::addRow("the example of %s", qPrintable(key.name)) << key.name << key.example;
}

void RecipeTest::everyKeysExampleIsValid()
{
    QFETCH(QString, name);
    QFETCH(QString, example);
    EnvFile env = EnvFile::parse("LOG_MESSAGE=ready\nAPP_DOCKER_IMAGE=base:1\n");
    env.set(name, example, false);
    const auto recipe = recipeOf(env.toBytes());
    QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().detail));
}

void RecipeTest::imageNamesFollowDockersGrammar_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    const QString id(64, QLatin1Char('a'));
    for (const char *name : {"a", "jenkins/jenkins", "a:latest", "a:ck-4", "localhost:5000/a/b:1.0_x",
                             "ghcr.io/a/b_c/d-e.f", "a__b", "a--b", "[::1]:5000/a", "MyHost.example:80/a", "a:V1"})
        QTest::addRow("%s is a name", name) << s(name) << true;
    QTest::newRow("a digest is one") << s("a@sha256:") + id << true;
    QTest::newRow("an id is one") << s("sha256:") + id << true;
    for (const char *name : {"", "A", "a b", "a:", "a:-x", "a/", "/a", "a//b", "a..b", "_a", "a_", "a___b",
                             "http://a/b", "a:b:c", "a@sha256:12", "ä", "a\n", "-a"})
        QTest::addRow("%s is none", name) << s(name) << false;
    QTest::newRow("a tag too long is none") << s("a:") + QString(129, QLatin1Char('x')) << false;
}

void RecipeTest::imageNamesFollowDockersGrammar()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    QCOMPARE(imageReferenceProblem(name).isEmpty(), valid);
    if (!valid)
        QVERIFY(!imageReferenceProblem(name).contains(QLatin1Char('\n')));
}

void RecipeTest::aHostScriptThatSaysSkipIsNotUsed()
{
    const QString dir = m_dir->filePath(s("svc"));
    QVERIFY(Project::create(dir));
    QVERIFY(saveFile(dir + s("/app_env_vars.sh"), "LOG_MESSAGE=ready\nAPP_DOCKER_IMAGE=base\n"));
    const auto uses = [&dir] {
        const auto recipe = recipeFor(*Project::load(dir), {});
        return std::pair(recipe->usesRunApp, recipe->usesRunHost);
    };
    QCOMPARE(uses(), std::pair(true, false));
    QVERIFY(saveFile(dir + s("/run_svc.sh"), "#!/bin/sh\ndocker run \"$2\"\n"));
    QCOMPARE(uses(), std::pair(true, true));
    QFile::setPermissions(dir + s("/run_app.sh"), QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(uses(), std::pair(false, true));
}

void RecipeTest::checksAreWrittenAsTheyAreRead()
{
    QCOMPARE(checkText(port(80)), s("port 80"));
    QCOMPARE(checkText(http(80, "/a")), s("http 80 /a"));
    QCOMPARE(checkText({.kind = Check::Kind::Command, .path = {}, .command = s("a b")}), s("command a b"));
    QCOMPARE(checkText({}), s("none"));
}

QTEST_GUILESS_MAIN(RecipeTest)
#include "tst_recipe.moc"

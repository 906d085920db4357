// SPDX-License-Identifier: GPL-3.0-or-later
// The built program as people and scripts meet it: words, exit codes, stdout and stderr.
#include "core/project/presets.h"
#include "core/project/project.h"
#include "core/project/recipe.h"
#include "support/fakeengine.h"
#include "support/freshstate.h"
#include "support/imagearchives.h"
#include "support/liveproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QString nowhere = u"unix:///nonexistent/engine.sock"_s;

const QStringList commandNames{u"make"_s,   u"run"_s, u"checkpoint"_s, u"commit"_s, u"stop"_s,   u"test"_s, u"bench"_s,
                               u"images"_s, u"push"_s, u"pull"_s, u"rm"_s,  u"log"_s,        u"report"_s, u"doctor"_s, u"init"_s, u"inspect"_s, u"diff"_s,
                               u"clean"_s,  u"completion"_s};

QByteArray lines(const QString &text)
{
    return text.toUtf8() + '\n';
}

/// An engine that answers like Docker and has no images.
void answerAsDocker(FakeEngine &engine, const QByteArray &version = "26.1.5", const QByteArray &api = "1.45")
{
    engine.on("GET /_ping", FakeEngine::answer(200, "OK", "Server: Docker/" + version + "\r\n"));
    engine.on("GET /version", FakeEngine::answer(200, "{\"Version\":\"" + version + "\",\"ApiVersion\":\"" + api +
                                                          "\",\"MinAPIVersion\":\"1.24\"}"));
    engine.on("GET /v1.44/info", FakeEngine::answer(200, "{\"Driver\":\"overlay2\",\"CgroupVersion\":\"2\"}"));
    engine.on("GET /v1.44/images/json", FakeEngine::answer(200, "[]"));
}

QString hostOf(const FakeEngine &engine)
{
    return u"unix://"_s + engine.socketPath();
}

/// Exactly one JSON document and nothing else, with that format.
void compareDocument(const ProgramResult &result, const QString &format)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(result.output, &error);
    QVERIFY2(error.error == QJsonParseError::NoError && document.isObject(), result.output + result.errorOutput);
    QCOMPARE(document[u"format"_s].toString(), format);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Checkpoint directories "a", "same" and "other", and archives "one.tar" and "two.tar".
void writeCompared(const QString &place)
{
    for (const QString &name : {u"a"_s, u"same"_s, u"other"_s}) {
        QDir(place).mkpath(name);
        auto files = checkpointFiles();
        if (name == "other"_L1) {
            const Message credentials = Message().number(1, 44).number(2, 44).number(3, 44).number(4, 44);
            files[u"core-301.img"_s] = criuFile({Message().number(1, 1).message(3, Message().number(1, 1).text(6, "server"))
                                                     .message(5, Message().message(10, credentials))});
        }
        for (const auto &[file, bytes] : files.asKeyValueRange())
            writeFile(place + u'/' + name + u'/' + file, bytes);
    }
    const auto archive = [](const QByteArray &motd, const QStringList &environment) {
        const QByteArray layer = packTar({{.path = u"etc/motd"_s, .data = motd}, {.path = u"etc/same"_s, .data = "x"}}).value_or(QByteArray());
        return ociArchive({layer}, imageConfig({layer}, environment));
    };
    writeFile(place + u"/one.tar"_s, archive("hello\n", {u"PORT=80"_s}));
    writeFile(place + u"/two.tar"_s, archive("good day\n", {u"PORT=81"_s, u"DB_PASSWORD=hunter2"_s}));
}

} // namespace

#define COMPARE_EXIT(result, code) QVERIFY2((result).exitCode == (code), qPrintable(describe(result)))

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void wrongWordsGetASentence_data();
    void wrongWordsGetASentence();
    void helpListsEveryCommand();
    void helpOfEachCommandListsItsOptions_data();
    void helpOfEachCommandListsItsOptions();
    void versionIsOneLine();
    void brokenProjectsAreNamed_data();
    void brokenProjectsAreNamed();
    void itSpeaksEnglishEverywhere();
    void mistakesAreShownOnceEach();
    void aQueueGoesOnAfterAMistake();
    void nobodyAnswers_data();
    void nobodyAnswers();
    void anEngineThatHangsIsNotReached();
    void anEngineThatHangsOverACallIsGivenUp();
    void aSocketThatMayNotBeUsed();
    void anEngineTooOldIsNamed();
    void jsonIsOneDocument_data();
    void jsonIsOneDocument();
    void progressIsShownAsAsked_data();
    void progressIsShownAsAsked();
    void initWritesAProjectThatLoads();
    void initWritesOneForEveryPreset();
    void initOverwritesNothing();
    void noRunsYet_data();
    void noRunsYet();
    void noImagesYet();
    void imagesAreListed();
    void quietSaysOnlyErrors();
    void foreignImagesStay();
    void aCheckpointIsLookedInto_data();
    void aCheckpointIsLookedInto();
    void whatIsNoCheckpointIsSaid();
    void doctorTellsOfEachEngine();
    void differencesAreToldAndCounted_data();
    void differencesAreToldAndCounted();
    void differencesInEveryForm();
    void nothingToCompare();
    void signalsEndTheWaiting_data();
    void signalsEndTheWaiting();
    void aSignalAfterTheResultChangesNothing();
    void anInterruptedRunLeavesNothing();

private:
    static QString describe(const ProgramResult &result)
    {
        return QString::fromUtf8("exit " + QByteArray::number(result.exitCode) + "\n" + result.output + "---\n" +
                                 result.errorOutput);
    }

    QTemporaryDir m_state;
};

void TestCli::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_state.path().toLocal8Bit());
    qputenv("DOCKER_CONFIG", m_state.path().toLocal8Bit());
    qunsetenv("DOCKER_HOST");
    qunsetenv("DOCKER_CONTEXT");
}

void TestCli::wrongWordsGetASentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("said");
    QTest::newRow("no word at all") << QStringList() << u"usage: thaw"_s;
    QTest::newRow("options only") << QStringList{u"-q"_s} << u"A command is missing."_s;
    QTest::newRow("a command there is not") << QStringList{u"thow"_s} << u"There is no command “thow”."_s;
    QTest::newRow("an option there is not") << QStringList{u"make"_s, u"--bogus"_s} << u"bogus"_s;
    QTest::newRow("another command's option") << QStringList{u"images"_s, u"--no-test"_s} << u"no-test"_s;
    QTest::newRow("a value is missing") << QStringList{u"images"_s, u"-H"_s} << u"H"_s;
    QTest::newRow("an argument is missing") << QStringList{u"test"_s} << u"needs IMAGE"_s;
    QTest::newRow("an argument too many") << QStringList{u"run"_s, u"a"_s, u"b"_s} << u"takes no “b”"_s;
    QTest::newRow("a kind of progress there is not")
        << QStringList{u"make"_s, u"--progress"_s, u"bar"_s} << u"auto, tty, plain, json or none"_s;
    QTest::newRow("no number") << QStringList{u"test"_s, u"x"_s, u"--timeout"_s, u"soon"_s} << u"--timeout"_s;
    QTest::newRow("no amount of memory") << QStringList{u"test"_s, u"x"_s, u"--memory"_s, u"much"_s} << u"--memory"_s;
    QTest::newRow("no check") << QStringList{u"test"_s, u"x"_s, u"--probe"_s, u"http eight"_s} << u"--probe"_s;
    QTest::newRow("no pattern") << QStringList{u"test"_s, u"x"_s, u"--ready"_s, u"("_s} << u"--ready"_s;
    QTest::newRow("an image to measure is missing") << QStringList{u"bench"_s} << u"needs IMAGE"_s;
    QTest::newRow("no rounds") << QStringList{u"bench"_s, u"x"_s, u"-n"_s, u"0"_s} << u"-n takes a number from 1"_s;
    QTest::newRow("no time") << QStringList{u"bench"_s, u"x"_s, u"--fail-above"_s, u"soon"_s} << u"--fail-above"_s;
    QTest::newRow("two forms at once") << QStringList{u"bench"_s, u"x"_s, u"--csv"_s, u"--markdown"_s} << u"Only one of"_s;
    QTest::newRow("nothing to inspect") << QStringList{u"inspect"_s} << u"needs IMAGE"_s;
    QTest::newRow("a part there is not") << QStringList{u"inspect"_s, u"x"_s, u"bones"_s} << u"“bones” is none of overview, "_s;
    QTest::newRow("half a byte") << QStringList{u"inspect"_s, u"x"_s, u"--search"_s, u"0x123"_s} << u"--search takes bytes"_s;
    QTest::newRow("nothing to search for") << QStringList{u"inspect"_s, u"x"_s, u"--search"_s, QString()} << u"--search takes a text"_s;
    QTest::newRow("something to compare with is missing") << QStringList{u"diff"_s, u"x"_s} << u"needs A B"_s;
    QTest::newRow("a comparison in two forms") << QStringList{u"diff"_s, u"x"_s, u"y"_s, u"--html"_s, u"--markdown"_s} << u"Only one of"_s;
    QTest::newRow("an engine at no address") << QStringList{u"images"_s, u"-H"_s, u"http://host:1"_s} << u"unix, tcp and ssh"_s;
    QTest::newRow("a context that is not there") << QStringList{u"images"_s, u"-H"_s, u"nowhere"_s} << u"nor a docker context"_s;
    QTest::newRow("a shell there is not") << QStringList{u"completion"_s, u"csh"_s} << u"“csh” is none of bash, zsh, fish"_s;
    QTest::newRow("an object there is not")
        << QStringList{u"export"_s, u"kubernetes"_s, u"x"_s, u"--kind"_s, u"job"_s} << u"one of deployment, knative, pod, not “job”"_s;
    QTest::newRow("push without an image") << QStringList{u"push"_s} << u"needs IMAGE"_s;
    QTest::newRow("no address of an engine") << QStringList{u"images"_s, u"-H"_s, u"docker"_s} << u"“docker”"_s;
}

void TestCli::wrongWordsGetASentence()
{
    QFETCH(QStringList, words);
    QFETCH(QString, said);
    const ProgramResult result = thaw(words);
    COMPARE_EXIT(result, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains(said.toUtf8()), result.errorOutput);
    QVERIFY2(words.isEmpty() || result.errorOutput.startsWith("thaw: "), result.errorOutput);
}

void TestCli::helpListsEveryCommand()
{
    for (const auto &word : {u"-h"_s, u"--help"_s}) {
        const ProgramResult help = thaw({word});
        COMPARE_EXIT(help, 0);
        QCOMPARE(help.errorOutput, QByteArray());
        for (const QString &name : commandNames)
            QVERIFY2(help.output.contains("\n  " + name.toUtf8() + ' '), qPrintable(name));
        const QList<QByteArray> options{"-H, --host ENDPOINT", "-C DIR", "--json", "--progress KIND", "--version"};
        for (const QByteArray &option : options)
            QVERIFY2(help.output.contains("\n  " + option), option);
    }
}

void TestCli::helpOfEachCommandListsItsOptions_data()
{
    QTest::addColumn<QStringList>("options");
    for (const QString &name : commandNames) {
        QStringList options{u"-H, --host ENDPOINT"_s, u"-C DIR"_s, u"--json"_s, u"--progress KIND"_s, u"-h, --help"_s};
        if (name == "make"_L1 || name == "commit"_L1)
            options << u"--no-test"_s;
        if (name == "test"_L1)
            options << u"--keep"_s << u"--timeout SECONDS"_s;
        if (name == "inspect"_L1)
            options << u"--search TEXT"_s << u"--ignore-case"_s;
        if (name == "log"_L1)
            options << u"--criu"_s << u"--restore"_s;
        QTest::newRow(qPrintable(name)) << options;
    }
}

void TestCli::helpOfEachCommandListsItsOptions()
{
    QFETCH(QStringList, options);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const ProgramResult help = thaw({name, u"--help"_s});
    COMPARE_EXIT(help, 0);
    QCOMPARE(help.errorOutput, QByteArray());
    QVERIFY2(help.output.startsWith("usage: thaw " + name.toUtf8() + " [OPTIONS]"), help.output);
    for (const QString &option : std::as_const(options))
        QVERIFY2(help.output.contains("\n  " + option.toUtf8() + ' '), qPrintable(option));
    for (const QByteArray &line : help.output.split('\n')) {
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line);
        QVERIFY2(!line.endsWith(' '), line);
    }
    // Also where the rest makes no sense.
    COMPARE_EXIT(thaw({name, u"--bogus"_s, u"--help"_s}), 0);
}

void TestCli::versionIsOneLine()
{
    const ProgramResult result = thaw({u"--version"_s});
    COMPARE_EXIT(result, 0);
    QVERIFY2(QRegularExpression(u"^thaw \\d+\\.\\d+\\.\\d+\n$"_s).match(QString::fromUtf8(result.output)).hasMatch(),
             result.output);
    QCOMPARE(result.errorOutput, QByteArray());
}

void TestCli::brokenProjectsAreNamed_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("said");
    const QByteArray good = "APP_DOCKER_IMAGE=base\nAPP_CR_DOCKER_IMAGE=made\nLOG_LOCATION=stdout\n";
    QTest::newRow("a quote that is never closed") << good + "LOG_MESSAGE='READY\n" << u"app_env_vars.sh:4"_s;
    QTest::newRow("a key there is not")
        << good + "LOG_MESSAGE=READY\nTHAW_TIMEOT=3\n" << u"app_env_vars.sh:5"_s;
    QTest::newRow("no number where one belongs")
        << good + "LOG_MESSAGE=READY\n\nTHAW_TIMEOUT=soon\n" << u"app_env_vars.sh:6"_s;
    QTest::newRow("a pattern that does not compile") << good + "LOG_MESSAGE='\\(READY'\n" << u"app_env_vars.sh:4"_s;
    QTest::newRow("a zero byte") << good + QByteArray("A=\0\n", 4) << u"app_env_vars.sh:4"_s;
}

void TestCli::brokenProjectsAreNamed()
{
    QFETCH(QByteArray, values);
    QFETCH(QString, said);
    LiveProject project(u"broken"_s);
    project.write(u"app_env_vars.sh"_s, values);
    const ProgramResult result = thaw({u"make"_s, project.path(), u"-H"_s, nowhere});
    COMPARE_EXIT(result, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains("thaw: " + said.toUtf8()), result.errorOutput);

    const ProgramResult missing = thaw({u"make"_s, u"/nonexistent/project"_s, u"-H"_s, nowhere});
    COMPARE_EXIT(missing, 2);
    QVERIFY2(missing.errorOutput.contains("There is no directory /nonexistent/project."), missing.errorOutput);
    const ProgramResult plain = thaw({u"make"_s, project.path() + u"/app_env_vars.sh"_s, u"-H"_s, nowhere});
    COMPARE_EXIT(plain, 2);
    QVERIFY2(plain.errorOutput.contains("is not a directory."), plain.errorOutput);
}

void TestCli::itSpeaksEnglishEverywhere()
{
    const QByteArray before = qgetenv("LC_ALL");
    const auto restore = qScopeGuard([&] { before.isNull() ? void(qunsetenv("LC_ALL")) : void(qputenv("LC_ALL", before)); });
    qputenv("LC_ALL", "de_DE.UTF-8");
    const ProgramResult result = thaw({u"make"_s, u"/nonexistent/project"_s, u"-H"_s, nowhere});
    COMPARE_EXIT(result, 2);
    QVERIFY2(result.errorOutput.contains("There is no directory /nonexistent/project."), result.errorOutput);
}

void TestCli::mistakesAreShownOnceEach()
{
    LiveProject project(u"mistakes"_s);
    project.setValue(u"THAW_ONE"_s, u"1"_s);
    project.setValue(u"THAW_TWO"_s, u"2"_s);
    const ProgramResult result = thaw({u"make"_s, project.path(), u"--progress"_s, u"none"_s, u"-H"_s, nowhere});
    COMPARE_EXIT(result, 2);
    QCOMPARE(result.errorOutput.count("THAW_ONE"), 1);
    QCOMPARE(result.errorOutput.count("THAW_TWO"), 1);
}

/// Not where no project would fare better.
void TestCli::aQueueGoesOnAfterAMistake()
{
    LiveProject broken(u"broken"_s), good(u"good"_s);
    broken.write(u"app_env_vars.sh"_s, "LOG_MESSAGE='READY\n");
    good.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const QStringList queue{u"make"_s, broken.path(), u"/nonexistent/project"_s, good.path(), good.path(), u"-H"_s, nowhere};
    const ProgramResult result = thaw(queue);
    COMPARE_EXIT(result, 3);
    QCOMPARE(result.output, QByteArray());
    for (const char *said : {"broken (1 of 4)", "app_env_vars.sh:1", "There is no directory /nonexistent/project.", "good (3 of 4)", "0 of 4 images made."})
        QVERIFY2(result.errorOutput.contains(said), result.errorOutput);
    QVERIFY2(!result.errorOutput.contains("(4 of 4)"), result.errorOutput);
    const ProgramResult document = thaw(queue + QStringList{u"--json"_s});
    COMPARE_EXIT(document, 3);
    QCOMPARE(document.json()[u"format"_s].toString(), u"thaw.queue/1"_s);
    QCOMPARE(document.json()[u"projects"_s].toArray().size(), 3);
}

void TestCli::nobodyAnswers_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("images") << QStringList{u"images"_s};
    QTest::newRow("rm") << QStringList{u"rm"_s, u"x"_s};
    QTest::newRow("test") << QStringList{u"test"_s, u"x"_s};
    QTest::newRow("preflight") << QStringList{u"test"_s, u"x"_s, u"--preflight"_s};
    QTest::newRow("bench") << QStringList{u"bench"_s, u"x"_s};
    QTest::newRow("doctor") << QStringList{u"doctor"_s};
    QTest::newRow("inspect") << QStringList{u"inspect"_s, u"x"_s};
    QTest::newRow("make") << QStringList{u"make"_s};
    QTest::newRow("run") << QStringList{u"run"_s};
}

void TestCli::nobodyAnswers()
{
    QFETCH(QStringList, words);
    LiveProject project(u"nobody"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const QString plain = project.path() + u"/app_env_vars.sh"_s;
    for (const QString &host : {nowhere, u"unix://"_s + plain, plain}) {
        const ProgramResult result = thaw(words + QStringList{u"-C"_s, project.path(), u"-H"_s, host});
        COMPARE_EXIT(result, 3);
        QVERIFY2(result.errorOutput.contains("thaw: "), result.errorOutput);
        QVERIFY2(words.first() == "doctor"_L1 || result.output.isEmpty(), result.output);
        // The environment names it as well as the option does.
        COMPARE_EXIT(thaw(words + QStringList{u"-C"_s, project.path()}, host), 3);
    }
}

void TestCli::anEngineThatHangsIsNotReached()
{
    FakeEngine engine;
    engine.on("GET /_ping", FakeEngine::hang());
    const ProgramResult result = thaw({u"images"_s}, hostOf(engine), 60);
    COMPARE_EXIT(result, 3);
    QVERIFY2(result.errorOutput.contains("did not answer in time"), result.errorOutput);
}

/// After the half a minute that any answer may take.
void TestCli::anEngineThatHangsOverACallIsGivenUp()
{
    const auto giveBack = qScopeGuard([this] { qputenv("XDG_STATE_HOME", m_state.path().toLocal8Bit()); });
    const FreshState left; // what it may have made would be told of at each next start
    FakeEngine engine;
    answerAsDocker(engine);
    engine.on("GET /v1.44/images/base", [&engine](QLocalSocket *, const FakeEngine::Call &) { engine.on("GET /_ping", FakeEngine::hang()); });
    LiveProject project(u"hung"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const ProgramResult result = thaw({u"make"_s, project.path(), u"--progress"_s, u"json"_s}, hostOf(engine), 100);
    COMPARE_EXIT(result, 3);
    QVERIFY2(result.errorOutput.contains("stopped answering during"), result.errorOutput);
}

void TestCli::aSocketThatMayNotBeUsed()
{
    FakeEngine engine;
    answerAsDocker(engine);
    QVERIFY(chmod(QFile::encodeName(engine.socketPath()).constData(), 0) == 0);
    const QString program = QStringLiteral(THAW_BUILD_DIR) + u"/app/thaw"_s;
    const QStringList words{u"-H"_s, hostOf(engine), u"images"_s};
    // Root may use any socket unless it gives that up.
    const QStringList asRoot{u"--bounding-set=-dac_override,-dac_read_search"_s, program};
    const ProgramResult result =
        geteuid() == 0 ? runProgram(u"setpriv"_s, asRoot + words) : runProgram(program, words);
    COMPARE_EXIT(result, 3);
    QVERIFY2(result.errorOutput.contains("you may not use the engine's socket"), result.errorOutput);
    QVERIFY2(result.errorOutput.contains("→"), result.errorOutput);
    QCOMPARE(engine.seen(), QList<QByteArray>());
}

void TestCli::anEngineTooOldIsNamed()
{
    FakeEngine engine;
    answerAsDocker(engine, "20.10.24", "1.41");
    const ProgramResult result = thaw({u"images"_s}, hostOf(engine));
    COMPARE_EXIT(result, 3);
    QVERIFY2(result.errorOutput.contains("Docker 20.10.24 is too old"), result.errorOutput);
    QCOMPARE(result.output, QByteArray());
}

void TestCli::jsonIsOneDocument_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("format");
    const QString error = u"thaw.error/1"_s;
    QTest::newRow("images") << QStringList{u"images"_s} << 0 << u"thaw.images/1"_s;
    QTest::newRow("clean") << QStringList{u"clean"_s} << 0 << u"thaw.clean/1"_s;
    QTest::newRow("doctor") << QStringList{u"doctor"_s, u"--quick"_s} << 0 << u"thaw.doctor/1"_s;
    QTest::newRow("doctor without an engine")
        << QStringList{u"doctor"_s, u"-H"_s, nowhere} << 3 << u"thaw.doctor/1"_s;
    QTest::newRow("images without an engine") << QStringList{u"images"_s, u"-H"_s, nowhere} << 3 << error;
    QTest::newRow("init") << QStringList{u"init"_s, u"new"_s} << 0 << u"thaw.init/1"_s;
    QTest::newRow("presets") << QStringList{u"presets"_s} << 0 << u"thaw.presets/1"_s;
    QTest::newRow("init for a preset") << QStringList{u"init"_s, u"new"_s, u"--preset"_s, u"liberty"_s} << 0 << u"thaw.init/1"_s;
    QTest::newRow("init for no preset") << QStringList{u"init"_s, u"new"_s, u"--preset"_s, u"libery"_s} << 2 << error;
    QTest::newRow("init over a project") << QStringList{u"init"_s} << 2 << error;
    QTest::newRow("make") << QStringList{u"make"_s} << 1 << error;
    QTest::newRow("make with progress") << QStringList{u"make"_s, u"--progress"_s, u"json"_s} << 1 << error;
    QTest::newRow("report without a run") << QStringList{u"report"_s, u"/"_s} << 1 << error;
    QTest::newRow("rm of nothing") << QStringList{u"rm"_s, u"none"_s} << 1 << error;
    QTest::newRow("no such command") << QStringList{u"thow"_s} << 2 << error;
    QTest::newRow("no such option") << QStringList{u"make"_s, u"--bogus"_s} << 2 << error;
    QTest::newRow("too few words") << QStringList{u"test"_s} << 2 << error;
    QTest::newRow("no word") << QStringList{} << 2 << error;
}

void TestCli::jsonIsOneDocument()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    QFETCH(QString, format);
    FakeEngine engine;
    answerAsDocker(engine);
    LiveProject project(u"json"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const ProgramResult result = thaw(words + QStringList{u"--json"_s, u"-C"_s, project.path()}, hostOf(engine));
    COMPARE_EXIT(result, exitCode);
    compareDocument(result, format);
    if (format == "thaw.error/1"_L1) {
        const QString message = result.json()[u"error"_s][u"message"_s].toString();
        QVERIFY(!message.isEmpty());
        QVERIFY2(result.errorOutput.contains(message.toUtf8()), result.errorOutput);
    }
}

void TestCli::progressIsShownAsAsked_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("auto is plain where there is no terminal") << u"auto"_s << u"^✘ Check .*\nthaw: "_s;
    QTest::newRow("plain: a line a change") << u"plain"_s << u"^✘ Check .*\nthaw: "_s;
    QTest::newRow("tty: a block, redrawn") << u"tty"_s << u"\x1b\\[\\d+A\x1b\\[J"_s;
    QTest::newRow("json: an object a line")
        << u"json"_s << u"^\\{[^\n]*\"stage\":\"preflight\"[^\n]*\\}\n"_s;
    QTest::newRow("none: only the error") << u"none"_s << u"^thaw: "_s;
}

void TestCli::progressIsShownAsAsked()
{
    QFETCH(QString, kind);
    QFETCH(QString, pattern);
    FakeEngine engine;
    answerAsDocker(engine);
    LiveProject project(u"progress"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const ProgramResult result = thaw({u"make"_s, project.path(), u"--progress"_s, kind}, hostOf(engine));
    COMPARE_EXIT(result, 1);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(QRegularExpression(pattern).match(QString::fromUtf8(result.errorOutput)).hasMatch(), result.errorOutput);
    QVERIFY(result.errorOutput.contains("The base image base is not on this engine"));
    QCOMPARE(result.errorOutput.contains('\x1b'), kind == "tty"_L1);
}

void TestCli::initWritesAProjectThatLoads()
{
    QTemporaryDir place;
    const QString directory = place.filePath(u"two words"_s);
    const ProgramResult result = thaw({u"init"_s, u"two words"_s, u"-C"_s, place.path()});
    COMPARE_EXIT(result, 0);
    QCOMPARE(result.output, lines(directory));
    QVERIFY2(result.errorOutput.contains("thaw make \"" + directory.toUtf8() + '"'), result.errorOutput);
    const auto project = Project::load(directory);
    QVERIFY(project);
    QVERIFY(project->runApp().executable);
    // What only the user knows is asked for by file and line.
    const auto recipe = recipeFor(*project);
    QVERIFY(!recipe);
    QVERIFY2(recipe.error().message.startsWith("app_env_vars.sh:"_L1), qPrintable(recipe.error().message));
}

void TestCli::initWritesOneForEveryPreset()
{
    const ProgramResult listed = thaw({u"presets"_s});
    COMPARE_EXIT(listed, 0);
    QVERIFY2(listed.output.contains("liberty  Liberty InstantOn") && listed.output.contains("could not try it"), listed.output);
    for (const Preset &preset : presets()) {
        QTemporaryDir place;
        COMPARE_EXIT(thaw({u"init"_s, place.path(), u"--preset"_s, preset.name}), 0);
        const auto project = Project::load(place.path());
        QVERIFY(project);
        QVERIFY(!project->runApp().exists);
        EnvFile env = project->env();
        env.set(u"APP_DOCKER_IMAGE"_s, u"base:1"_s, false);
        env.set(u"THAW_IMAGE_DIR"_s, u"/ck"_s, false);
        env.set(u"THAW_TRIGGER_ENV"_s, u"A=b"_s, false);
        QVERIFY(saveFile(place.filePath(u"app_env_vars.sh"_s), env.toBytes()));
        const auto recipe = recipeFor(*Project::load(place.path()));
        QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().detail));
        QVERIFY(recipe->by == CheckpointBy::Application);
        QCOMPARE(recipe->self.preset, preset.name);
        QCOMPARE(recipe->self.phase, preset.phases.value(0));
    }
}

void TestCli::initOverwritesNothing()
{
    LiveProject project(u"there"_s);
    QFile file(project.path() + u"/app_env_vars.sh"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const ProgramResult result = thaw({u"init"_s, project.path()});
    COMPARE_EXIT(result, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains("app_env_vars.sh is there already"), result.errorOutput);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QVERIFY(!QFile::exists(project.path() + u"/run_app.sh"_s));
}

void TestCli::noRunsYet_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : {u"log"_s, u"report"_s, u"checkpoint"_s, u"commit"_s, u"stop"_s})
        QTest::newRow(qPrintable(command)) << command;
}

void TestCli::noRunsYet()
{
    QFETCH(QString, command);
    LiveProject project(u"no-runs"_s);
    const ProgramResult result = thaw({command, project.path()}, nowhere);
    COMPARE_EXIT(result, 1);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains("There is no run of "), result.errorOutput);
    QVERIFY2(result.errorOutput.contains("thaw run " + project.path().toUtf8()), result.errorOutput);
    COMPARE_EXIT(thaw({command, project.path(), u"7"_s}, nowhere), 1);
    COMPARE_EXIT(thaw({command, u"/nonexistent/project"_s}, nowhere), 2);
}

void TestCli::noImagesYet()
{
    FakeEngine engine;
    answerAsDocker(engine);
    const ProgramResult result = thaw({u"images"_s}, hostOf(engine));
    COMPARE_EXIT(result, 0);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains("No checkpoint images"), result.errorOutput);
    QVERIFY(engine.seen().last().startsWith("GET /v1.44/images/json?filters="));
}

void TestCli::imagesAreListed()
{
    FakeEngine engine;
    answerAsDocker(engine);
    engine.on("GET /v1.44/images/json",
              FakeEngine::answer(200, "[{\"Id\":\"sha256:0123456789abcdef0123\",\"RepoTags\":[\"web:ck-1\",\"web:latest\"],"
                                      "\"Created\":1700000000,\"Size\":123000000,"
                                      "\"Labels\":{\"io.thaw.kind\":\"checkpoint\",\"io.thaw.checkpoint.bytes\":\"5600000\"}}]"));
    const ProgramResult result = thaw({u"images"_s}, hostOf(engine));
    COMPARE_EXIT(result, 0);
    QCOMPARE(result.errorOutput, QByteArray());
    const QList<QByteArray> rows = result.output.trimmed().split('\n');
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows[0].startsWith("IMAGE "), rows[0]);
    QVERIFY2(rows[1].startsWith("web:ck-1, web:latest ") && rows[1].contains("0123456789ab ") &&
                 rows[1].contains("123 MB") && rows[1].endsWith("5.6 MB"),
             rows[1]);
}

void TestCli::quietSaysOnlyErrors()
{
    FakeEngine engine;
    answerAsDocker(engine);
    const ProgramResult images = thaw({u"images"_s, u"-q"_s}, hostOf(engine));
    COMPARE_EXIT(images, 0);
    QCOMPARE(images.output + images.errorOutput, QByteArray());
    LiveProject project(u"quiet"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const ProgramResult failed = thaw({u"make"_s, project.path(), u"-q"_s}, hostOf(engine));
    COMPARE_EXIT(failed, 1);
    QVERIFY2(failed.errorOutput.startsWith("thaw: The base image base is not on this engine"), failed.errorOutput);
}

void TestCli::foreignImagesStay()
{
    FakeEngine engine;
    answerAsDocker(engine);
    engine.on("GET /v1.44/images/postgres:16/json",
              FakeEngine::answer(200, "{\"Id\":\"sha256:1\",\"RepoTags\":[\"postgres:16\"],\"Config\":{}}"));
    const ProgramResult result = thaw({u"rm"_s, u"postgres:16"_s}, hostOf(engine));
    COMPARE_EXIT(result, 1);
    QVERIFY2(result.errorOutput.contains("postgres:16 is not an image that Thaw made"), result.errorOutput);
    QVERIFY(std::ranges::none_of(engine.seen(), [](const QByteArray &call) { return call.startsWith("DELETE"); }));
}

void TestCli::aCheckpointIsLookedInto_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QList<QByteArray>>("said");
    QTest::newRow("overview") << QStringList{} << QList<QByteArray>{"1, with 2 threads", "4.2.1, on builder, Linux 6.18.0", "show them with “secrets”"};
    QTest::newRow("processes") << QStringList{u"processes"_s} << QList<QByteArray>{"PID", "301", "server -v"};
    QTest::newRow("files") << QStringList{u"files"_s} << QList<QByteArray>{"/var/log/a", "FD"};
    QTest::newRow("sockets") << QStringList{u"sockets"_s} << QList<QByteArray>{"8080", "LOCAL"};
    QTest::newRow("memory") << QStringList{u"memory"_s} << QList<QByteArray>{"[heap]", "ZERO"};
    QTest::newRow("secrets") << QStringList{u"secrets"_s} << QList<QByteArray>{"DB_PASSWORD", "hunt•••", "process 301 (server)"};
    QTest::newRow("environment") << QStringList{u"environment"_s} << QList<QByteArray>{"  DB_PASSWORD=hunter2-in-memory"};
    QTest::newRow("a search") << QStringList{u"--search"_s, u"NEEDLE"_s, u"--ignore-case"_s} << QList<QByteArray>{"301", "9010", "[needle]"};
    QTest::newRow("a search for bytes") << QStringList{u"--search"_s, u"0x6e656564"_s} << QList<QByteArray>{"[need]le"};
}

void TestCli::aCheckpointIsLookedInto()
{
    QFETCH(QStringList, words);
    QFETCH(QList<QByteArray>, said);
    QTemporaryDir directory;
    for (const auto &[name, bytes] : checkpointFiles({.heap = QByteArray(0x10, '\0') + "needle"}).asKeyValueRange()) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    const ProgramResult text = thaw(QStringList{u"inspect"_s, directory.path()} + words);
    COMPARE_EXIT(text, 0);
    QCOMPARE(text.errorOutput, QByteArray());
    for (const QByteArray &part : std::as_const(said))
        QVERIFY2(text.output.contains(part), text.output);
    const ProgramResult json = thaw(QStringList{u"inspect"_s, directory.path(), u"--json"_s} + words);
    COMPARE_EXIT(json, 0);
    compareDocument(json, u"thaw.inspect/1"_s);
    QCOMPARE(json.json()[u"checkpoint"_s][u"processes"_s][0][u"name"_s].toString(), u"server"_s);
    QCOMPARE(json.json()[u"hits"_s].toArray().size(), words.contains(u"--search"_s) ? 1 : 0);
    const ProgramResult relative = thaw(QStringList{u"inspect"_s, QFileInfo(directory.path()).fileName(), u"-C"_s, QFileInfo(directory.path()).path()} + words);
    COMPARE_EXIT(relative, 0);
}

void TestCli::whatIsNoCheckpointIsSaid()
{
    QTemporaryDir directory;
    const ProgramResult empty = thaw({u"inspect"_s, directory.path()});
    COMPARE_EXIT(empty, 1);
    QVERIFY2(empty.errorOutput.contains("it has no inventory.img"), empty.errorOutput);
    const ProgramResult missing = thaw({u"inspect"_s, directory.filePath(u"nowhere.tar"_s)});
    COMPARE_EXIT(missing, 1);
    QVERIFY2(missing.errorOutput.contains("There is no file or directory"), missing.errorOutput);
    QFile file(directory.filePath(u"a.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no archive") == 10);
    file.close();
    const ProgramResult text = thaw({u"inspect"_s, file.fileName(), u"--json"_s});
    COMPARE_EXIT(text, 1);
    // A directory of an image's name does not hide the image.
    FakeEngine engine;
    answerAsDocker(engine);
    engine.on("GET /v1.44/images/hello/json", FakeEngine::answer(404, "{\"message\":\"No such image: hello\"}"));
    QVERIFY(QDir(directory.path()).mkdir(u"hello"_s));
    const ProgramResult image = thaw({u"inspect"_s, u"hello"_s, u"-C"_s, directory.path(), u"-H"_s, hostOf(engine)});
    QVERIFY2(image.errorOutput.contains("the engine has no image hello"), image.errorOutput);
}

void TestCli::doctorTellsOfEachEngine()
{
    FakeEngine engine;
    answerAsDocker(engine);
    const ProgramResult result = thaw({u"doctor"_s, u"--quick"_s}, hostOf(engine));
    COMPARE_EXIT(result, 0);
    QVERIFY2(result.output.contains("✔ " + hostOf(engine).toUtf8() + " (DOCKER_HOST): Docker 26.1.5\n  ✔ API version: 1.44\n"
                                    "  ✔ Storage: overlay2\n"), result.output);
    QVERIFY2(result.output.contains("✔ CRIU: "), result.output);
    QVERIFY2(QRegularExpression(u"^Thaw \\d+\\.\\d+\\.\\d+\n✔ Kernel: "_s).match(QString::fromUtf8(result.output)).hasMatch(), result.output);
}

void TestCli::differencesAreToldAndCounted_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArrayList>("said");
    QTest::newRow("a checkpoint and itself") << QStringList{u"a"_s, u"a"_s} << 0 << QByteArrayList{"No differences\n"};
    QTest::newRow("a checkpoint and an equal one") << QStringList{u"a"_s, u"same"_s} << 0 << QByteArrayList{"No differences\n"};
    QTest::newRow("another user") << QStringList{u"a"_s, u"other"_s} << 8 << QByteArrayList{"1 process\n", "~  server", "User", "33:33", "44:44"};
    QTest::newRow("two archives")
        << QStringList{u"one.tar"_s, u"two.tar"_s} << 8
        << QByteArrayList{"1 file · 2 values", "~  /etc/motd  contents", "~  PORT", "+  DB_PASSWORD", "•••"};
    QTest::newRow("one file's lines") << QStringList{u"one.tar"_s, u"two.tar"_s, u"--text"_s, u"/etc/motd"_s} << 8
                                      << QByteArrayList{"@@ -1,1 +1,1 @@\n-hello\n+good day\n"};
    QTest::newRow("the lines of a file that is equal") << QStringList{u"one.tar"_s, u"two.tar"_s, u"--text"_s, u"/etc/same"_s} << 0 << QByteArrayList{""};
}

void TestCli::differencesAreToldAndCounted()
{
    QFETCH(QStringList, names);
    QFETCH(int, code);
    QFETCH(QByteArrayList, said);
    const QTemporaryDir place;
    writeCompared(place.path());
    const ProgramResult result = thaw(QStringList{u"-C"_s, place.path(), u"diff"_s} + names);
    COMPARE_EXIT(result, code);
    for (const QByteArray &words : said)
        QVERIFY2(result.output.contains(words), qPrintable(describe(result)));
    QVERIFY2(!result.output.contains("hunter2"), qPrintable(describe(result)));
    if (code == 0)
        QCOMPARE(result.output, said.first());
}

void TestCli::differencesInEveryForm()
{
    const QTemporaryDir place;
    writeCompared(place.path());
    const QStringList words{u"-C"_s, place.path(), u"diff"_s, u"one.tar"_s, u"two.tar"_s};
    const ProgramResult json = thaw(words + QStringList{u"--json"_s});
    COMPARE_EXIT(json, 8);
    compareDocument(json, u"thaw.diff/1"_s);
    const ProgramResult html = thaw(words + QStringList{u"--html"_s});
    COMPARE_EXIT(html, 8);
    QVERIFY2(html.output.startsWith("<!DOCTYPE html>") && html.output.endsWith("</html>\n"), html.output);
    const ProgramResult markdown = thaw(words + QStringList{u"--markdown"_s});
    COMPARE_EXIT(markdown, 8);
    QVERIFY2(markdown.output.startsWith("# one.tar → two.tar\n"), markdown.output);
}

void TestCli::nothingToCompare()
{
    const QTemporaryDir place;
    writeCompared(place.path());
    const ProgramResult missing = thaw({u"-C"_s, place.path(), u"diff"_s, u"a"_s, u"./missing"_s});
    COMPARE_EXIT(missing, 1);
    QVERIFY2(missing.errorOutput.contains("There is no file or directory"), missing.errorOutput);
    // Two paths need no engine; an image does.
    const ProgramResult image = thaw({u"-C"_s, place.path(), u"-H"_s, nowhere, u"diff"_s, u"a"_s, u"an-image"_s});
    COMPARE_EXIT(image, 3);
}

void TestCli::signalsEndTheWaiting_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("hanging");
    QTest::addColumn<int>("signal");
    const QByteArray base = "GET /v1.44/images/base/json";
    QTest::newRow("the engine does not answer") << QStringList{u"images"_s} << QByteArray("GET /_ping") << SIGINT;
    QTest::newRow("the list does not come") << QStringList{u"images"_s} << QByteArray("GET /v1.44/images/json") << SIGINT;
    QTest::newRow("a run at its beginning") << QStringList{u"make"_s} << QByteArray("GET /_ping") << SIGINT;
    QTest::newRow("a run while it checks") << QStringList{u"make"_s} << base << SIGINT;
    QTest::newRow("SIGTERM is told apart") << QStringList{u"make"_s} << base << SIGTERM;
}

void TestCli::signalsEndTheWaiting()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, hanging);
    QFETCH(int, signal);
    FakeEngine engine;
    answerAsDocker(engine);
    engine.on(hanging, FakeEngine::hang());
    LiveProject project(u"waiting"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"base"_s);
    const ProgramResult result =
        thaw(words + QStringList{u"-C"_s, project.path()}, hostOf(engine), 20, [&](qint64 pid) {
            const auto seen = engine.seen();
            if (std::ranges::none_of(seen, [&](const QByteArray &call) { return call.startsWith(hanging); }))
                return false;
            ::kill(pid_t(pid), signal);
            return true;
        });
    COMPARE_EXIT(result, 128 + signal);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errorOutput.contains("stopping and cleaning up"), result.errorOutput);
    QTRY_COMPARE(engine.openConnections(), 0);
}

/// What was made is told, and is there: that it "was stopped" would be untrue.
void TestCli::aSignalAfterTheResultChangesNothing()
{
    for (int i = 0; i < 30; ++i) {
        QProcess process;
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [&process] { ::kill(pid_t(process.processId()), SIGINT); },
                         Qt::SingleShotConnection); // a second one ends it at once
        process.start(QStringLiteral(THAW_BUILD_DIR) + u"/app/thaw"_s, {u"presets"_s});
        QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000));
        QVERIFY(process.readAllStandardOutput().contains("liberty"));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
}

/// On a real engine, when the container is up: the moment with most to clean up. (live/tst_refusals looks at every
/// object of ours.)
void TestCli::anInterruptedRunLeavesNothing()
{
    const QString host = u"unix://"_s + qEnvironmentVariable("THAW_TEST_DOCKER");
    const QString image = qEnvironmentVariable("THAW_TEST_IMAGE");
    QVERIFY2(host != "unix://"_L1 && !image.isEmpty(), "no engine: run this through tests/run");
    LiveProject project(u"cli-interrupted"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, image);
    project.setValue(u"LOG_MESSAGE"_s, u"never said"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho up and running\nwhile :; do sleep 1; done\n", true);
    const auto ours = [&] {
        QStringList objects = ourObjects(host);
        objects.removeIf([](const QString &object) { return !object.contains("cli-interrupted"_L1); });
        return objects;
    };
    bool wasUp = false;
    const ProgramResult result =
        thaw({u"make"_s, project.path(), u"-v"_s, u"--progress"_s, u"plain"_s}, host, 120, [&](qint64 pid) {
            const auto up = dockerCli({u"ps"_s, u"--format"_s, u"{{.Names}}"_s}, host);
            wasUp = up.output.contains("cli-interrupted");
            if (wasUp)
                ::kill(pid_t(pid), SIGINT);
            return wasUp;
        });
    QVERIFY2(wasUp, qPrintable(describe(result)));
    COMPARE_EXIT(result, 130);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(ours(), QStringList());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"

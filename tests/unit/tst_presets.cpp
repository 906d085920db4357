// SPDX-License-Identifier: GPL-3.0-or-later
// Applications that checkpoint themselves: what presets say, what an image speaks for, and what counts as a checkpoint.
#include "core/pipeline/selfjudge.h"
#include "core/project/presets.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

Q_DECLARE_METATYPE(Thaw::ImageDetails)
Q_DECLARE_METATYPE(Thaw::SelfEnd)

namespace {

ImageDetails image(const QStringList &entrypoint, const QStringList &environment = {})
{
    ImageDetails details;
    details.entrypoint = entrypoint;
    details.environment = environment;
    return details;
}

/// An end as it should be.
SelfEnd good()
{
    SelfEnd end{.seconds = 120, .held = {.files = 20, .bytes = 1'000'000}};
    end.held.images.processes.append(CriuProcess{});
    return end;
}

} // namespace

class TestPresets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void allOfOursAreThere();
    void everyFailureHasWordsAndASign();
    void theUsersOwnComesFirst();
    void damagedFilesAreNamed_data();
    void damagedFilesAreNamed();
    void anImageSpeaksForItsPreset_data();
    void anImageSpeaksForItsPreset();
    void theDirectoryIsReadFromWhatRestores();
    void filesSpeakToo();
    void whatAProjectSaysCounts();
    void whatIsMissingIsSaid();
    void aLineSaysMoreThanACode();
    void theEndIsJudged_data();
    void theEndIsJudged();

private:
    QTemporaryDir m_data;
};

void TestPresets::initTestCase()
{
    QTest::failOnWarning();
    // Before the first use: presets are read once.
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    QVERIFY(QDir(m_data.path()).mkpath(u"thaw/presets"_s));
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(m_data.filePath(u"thaw/presets/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    };
    write(u"openj9.json"_s, R"({"name": "openj9", "title": "Mine", "directory": "/mine", "valuesAtRestore": {"reach": "kept"}})");
    write(u"broken.json"_s, "{");
}

void TestPresets::allOfOursAreThere()
{
    QStringList names;
    for (const Preset &preset : presets())
        names << preset.name;
    QCOMPARE(names, (QStringList{u"crac"_s, u"crac-on-refresh"_s, u"custom"_s, u"liberty"_s, u"liberty-2022"_s, u"openj9"_s}));
    QCOMPARE(presetNamed(u"liberty"_s)->phases, (QStringList{u"afterAppStart"_s, u"beforeAppStart"_s}));
    QCOMPARE(presetNamed(u"liberty-2022"_s)->phases, (QStringList{u"applications"_s, u"deployment"_s, u"features"_s}));
    for (const Preset &preset : presets())
        QCOMPARE(exercisedText(preset).isEmpty(), preset.name == "custom"_L1);
}

void TestPresets::everyFailureHasWordsAndASign()
{
    for (const Preset &preset : presets()) {
        QVERIFY(!preset.title.isEmpty());
        for (const PresetFailure &failure : preset.failures) {
            QVERIFY2(!failure.title.isEmpty() && !failure.remedy.isEmpty(), qPrintable(preset.name));
            QVERIFY2(failure.phase == "checkpoint"_L1 || failure.phase == "restore"_L1, qPrintable(failure.title));
            QVERIFY2(failure.exitCode >= 0 || !failure.line.isEmpty(), qPrintable(failure.title));
        }
    }
}

void TestPresets::theUsersOwnComesFirst()
{
    QCOMPARE(presetNamed(u"openj9"_s)->title, u"Mine"_s);
    QCOMPARE(presetProblems().size(), 1);
    QVERIFY2(presetProblems().first().contains(u"broken.json"_s), qPrintable(presetProblems().first()));
}

void TestPresets::damagedFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said");
    QTest::newRow("no JSON") << QByteArray("x") << u"JSON"_s;
    QTest::newRow("another name than its file's") << QByteArray(R"({"name": "other"})") << u"“mine”"_s;
    QTest::newRow("values that nobody knows") << QByteArray(R"({"name": "mine", "valuesAtRestore": {"reach": "x"}})") << u"reach"_s;
    QTest::newRow("a pattern that is none")
        << QByteArray(R"({"name": "mine", "valuesAtRestore": {"reach": "kept"}, "patterns": {"cold": "("}})") << u"“(”"_s;
}

void TestPresets::damagedFilesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, said);
    const auto preset = presetFromJson(json, u"mine"_s);
    QVERIFY(!preset);
    QVERIFY2(preset.error().message.contains(said), qPrintable(preset.error().message));
}

void TestPresets::anImageSpeaksForItsPreset_data()
{
    QTest::addColumn<ImageDetails>("details");
    QTest::addColumn<QString>("name");
    QTest::newRow("Liberty's entrypoint") << image({u"/opt/ol/helpers/runtime/docker-server.sh"_s}) << u"liberty"_s;
    QTest::newRow("CRaC in the command line") << image({u"java"_s, u"-XX:CRaCCheckpointTo=/cr"_s}) << u"crac"_s;
    QTest::newRow("CRaC in a variable") << image({u"java"_s}, {u"JDK_JAVA_OPTIONS=-XX:CRaCMinPid=128"_s}) << u"crac"_s;
    QTest::newRow("Spring") << image({u"java"_s, u"-XX:CRaCCheckpointTo=/cr"_s, u"-Dspring.context.checkpoint=onRefresh"_s}) << u"crac-on-refresh"_s;
    QTest::newRow("any other") << image({u"/usr/bin/python3"_s}) << QString();
}

void TestPresets::anImageSpeaksForItsPreset()
{
    QFETCH(ImageDetails, details);
    QFETCH(QString, name);
    const auto preset = presetOf(details);
    QCOMPARE(preset ? preset->name : QString(), name);
}

void TestPresets::theDirectoryIsReadFromWhatRestores()
{
    const auto found = restoringPresetOf(image({u"java"_s, u"-XX:CRaCRestoreFrom=/there"_s}));
    QVERIFY(found);
    QCOMPARE(found->preset.name, u"crac"_s);
    QCOMPARE(found->directory, u"/there"_s);
    QVERIFY(!restoringPresetOf(image({u"java"_s, u"-XX:CRaCCheckpointTo=/cr"_s})));
}

void TestPresets::filesSpeakToo()
{
    const auto files = filesToLookFor(image({}, {u"JAVA_HOME=/usr/lib/jvm/zulu"_s}));
    QVERIFY(files.contains(std::pair(u"crac"_s, u"/usr/lib/jvm/zulu/lib/criu"_s)));
    QVERIFY(files.contains(std::pair(u"liberty"_s, u"/opt/ol/wlp/bin/server"_s)));
    // Without the variable the path is not known.
    QVERIFY(!filesToLookFor(image({})).contains(std::pair(u"crac"_s, u"$JAVA_HOME/lib/criu"_s)));
}

void TestPresets::whatAProjectSaysCounts()
{
    const SelfCheckpoint whole = completed({.phase = u"beforeAppStart"_s}, presetNamed(u"liberty"_s));
    QCOMPARE(whole.environment, QStringList{u"WLP_CHECKPOINT=beforeAppStart"_s});
    QCOMPARE(whole.exitCodes, QList<int>{0});
    const SelfCheckpoint own = completed({.command = u"stop it"_s, .exitCodes = {3}, .directory = u"/here"_s}, presetNamed(u"crac"_s));
    QVERIFY(own.environment.isEmpty()); // the trigger is one thing
    QCOMPARE(own.command, u"stop it"_s);
    QCOMPARE(own.exitCodes, QList<int>{3});
    QCOMPARE(own.restoreEntrypoint, (QStringList{u"java"_s, u"-XX:CRaCRestoreFrom=/here"_s}));
}

void TestPresets::whatIsMissingIsSaid()
{
    const auto custom = presetNamed(u"custom"_s);
    QVERIFY(selfProblem(completed({}, custom)).contains(u"THAW_IMAGE_DIR"_s));
    QVERIFY(selfProblem(completed({.directory = u"/ck"_s}, custom)).contains(u"THAW_TRIGGER_ENV"_s));
    QCOMPARE(selfProblem(completed({.environment = {u"A=b"_s}, .directory = u"/ck"_s}, custom)), QString());
    QCOMPARE(selfProblem(completed({}, presetNamed(u"crac"_s))), QString());
}

void TestPresets::aLineSaysMoreThanACode()
{
    const Preset liberty = *presetNamed(u"liberty"_s);
    QVERIFY(failureOf(liberty, u"checkpoint"_s, 70, {})->failure.title.contains(u"Java"_s));
    const auto byLine = failureOf(liberty, u"checkpoint"_s, 72, u"a\n[ERROR] CWWKC0456E: no\nb"_s);
    QCOMPARE(byLine->line, u"[ERROR] CWWKC0456E: no"_s);
    QVERIFY(!failureOf(liberty, u"checkpoint"_s, 1, u"nothing"_s));
    QVERIFY(!failureOf(liberty, u"restore"_s, 70, {}));
}

void TestPresets::theEndIsJudged_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<SelfEnd>("end");
    QTest::addColumn<QString>("said"); // empty: it is a checkpoint
    const auto row = [](const char *name, const QString &preset, const SelfEnd &end, const QString &said) {
        QTest::newRow(name) << preset << end << said;
    };
    row("as it should be", u"liberty"_s, good(), {});
    SelfEnd end = good();
    end.exitCode = 137;
    row("killed by CRIU as the first process", u"crac"_s, end, {});
    row("killed by CRIU where a script should have said 0", u"liberty"_s, end, u"exit code 137 instead of 0"_s);
    end.outOfMemory = true;
    row("killed by the kernel", u"crac"_s, end, u"lack of memory"_s);
    end = good();
    end.exitCode = 74;
    row("Liberty's code for CRIU", u"liberty"_s, end, u"exit code 74 instead of 0, so its checkpoint failed: CRIU could not dump the server"_s);
    end = good();
    end.held = {};
    row("0, but nothing there", u"liberty"_s, end, u"left no checkpoint"_s);
    end = good();
    end.held.images.problems = {u"inventory.img is missing"_s};
    row("without an inventory", u"liberty"_s, end, u"incomplete: inventory.img is missing"_s);
    end.held.images.problems = {u"pages-1.img has 4096 bytes instead of 8192"_s};
    row("with a cut page file", u"liberty"_s, end, u"pages-1.img has 4096 bytes"_s);
    end = good();
    end.held.images.processes.clear();
    row("of no process", u"liberty"_s, end, u"no process"_s);
    end = {.running = true, .seconds = 60, .lines = u"one\njdk.crac.impl.CheckpointOpenSocketException: tcp\ntwo"_s};
    row("it goes on", u"crac"_s, end, u"still runs 60 s after it was told to: The application has a socket open"_s);
    end.log = u"(00.116587) Daemon 410 exited trapping\npie: 410: 410: new_sp=0x7fd0df11e088 ip 0x7fd0e39d472c\n"_s;
    row("CRIU waits for a breakpoint", u"crac"_s, end, u"still runs 60 s after it was told to: This virtual machine has no hardware breakpoints"_s);
}

void TestPresets::theEndIsJudged()
{
    QFETCH(QString, preset);
    QFETCH(SelfEnd, end);
    QFETCH(QString, said);
    const auto judged = judgeSelfCheckpoint(completed({}, presetNamed(preset)), end);
    QCOMPARE(judged.has_value(), said.isEmpty());
    if (judged)
        return;
    QCOMPARE(judged.error().kind, ErrorKind::Checkpoint);
    QVERIFY2(judged.error().message.contains(said), qPrintable(judged.error().message));
    QVERIFY(!judged.error().detail.isEmpty());
    if (end.running) {
        QVERIFY(judged.error().detail.contains(u"CheckpointOpenSocketException"_s));
        QVERIFY(!judged.error().detail.contains(u"two"_s)); // the line that tells, not what is beside it
        QVERIFY(end.log.isEmpty() || judged.error().detail.endsWith(u"ip 0x7fd0e39d472c"_s));
    }
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"

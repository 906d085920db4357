// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict follows from the evidence; the command line grants no more than is needed; names count up.
#include "core/criu/explain.h"
#include "core/engine/capabilities.h"
#include "core/engine/docker.h"
#include "core/images/imagename.h"
#include "core/init/protocol.h"
#include "core/project/keys.h"
#include "core/restore/restorecommand.h"
#include "core/restore/restoretest.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

Q_DECLARE_METATYPE(Thaw::RestoreEvidence)

class TestRestore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void theVerdictFollowsFromTheEvidence_data();
    void theVerdictFollowsFromTheEvidence();
    void capabilitiesAreAddedToDefaultsOrToNothing();
    void theCommandLineIsTheWholeTruth();
    void namesCountUp();
    void everySignatureCompilesAndHasWords();
    void aDumpLogIsExplained_data();
    void aDumpLogIsExplained();
};

void TestRestore::theVerdictFollowsFromTheEvidence_data()
{
    QTest::addColumn<RestoreEvidence>("evidence");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *name, RestoreEvidence evidence, Verdict verdict) {
        QTest::newRow(name) << evidence << int(verdict);
    };
    const RestoreEvidence good{.started = true, .restoredEvent = true, .markerFound = true, .probed = true, .answered = true, .reason = {}};
    row("restored and answering", good, Verdict::Restored);
    RestoreEvidence seen = good;
    seen.probed = seen.answered = false;
    row("restored, nothing to ask", seen, Verdict::Restored);
    seen = good;
    seen.markerFound = false;
    row("it answers, but is not the process that was checkpointed", seen, Verdict::StartedCold);
    row("it only answers", {.started = true, .readyLineAgain = true, .probed = true, .answered = true, .reason = {}}, Verdict::StartedCold);
    seen = good;
    seen.answered = false;
    seen.timedOut = true;
    row("restored, but it never answers", seen, Verdict::Hung);
    row("nothing at all happens", {.started = true, .timedOut = true, .reason = {}}, Verdict::Hung);
    row("thaw-init's watchdog ended it", {.started = true, .ended = true, .exitCode = THAW_EXIT_RESTORE_HUNG, .reason = {}}, Verdict::Hung);
    row("CRIU refuses", {.started = true, .ended = true, .exitCode = THAW_EXIT_RESTORE_FAILED, .reason = u"no"_s}, Verdict::Failed);
    seen = good;
    seen.answered = false;
    seen.ended = true;
    seen.exitCode = 139;
    row("restored, then it dies", seen, Verdict::Failed);
}

void TestRestore::theVerdictFollowsFromTheEvidence()
{
    QFETCH(RestoreEvidence, evidence);
    QFETCH(int, verdict);
    const RestoreTest test = judge(evidence);
    QCOMPARE(verdictText(test.verdict), verdictText(Verdict(verdict)));
    QVERIFY(!test.reason.isEmpty());
}

void TestRestore::capabilitiesAreAddedToDefaultsOrToNothing()
{
    QStringList all = defaultCapabilities(EngineKind::Docker);
    all << u"CHECKPOINT_RESTORE"_s;
    QCOMPARE(capabilityOptions(all, EngineKind::Docker), (CapabilityOptions{{}, {u"CHECKPOINT_RESTORE"_s}}));
    QCOMPARE(capabilityOptions({u"SETUID"_s, u"CHECKPOINT_RESTORE"_s}, EngineKind::Docker),
             (CapabilityOptions{{u"ALL"_s}, {u"SETUID"_s, u"CHECKPOINT_RESTORE"_s}}));
    // Docker's defaults hold more than Podman's.
    QCOMPARE(capabilityOptions(all, EngineKind::Podman).add.contains(u"NET_RAW"_s), true);
    QCOMPARE(capabilityNames(capabilityMask({u"cap_sys_ptrace"_s, u"KILL"_s, u"NOSUCH"_s})),
             (QStringList{u"KILL"_s, u"SYS_PTRACE"_s}));
}

void TestRestore::theCommandLineIsTheWholeTruth()
{
    RestoreSpec spec;
    spec.capabilities = {u"SETUID"_s, u"CHECKPOINT_RESTORE"_s};
    spec.ports = {{.containerPort = 8080, .hostPort = 0, .hostAddress = {}}, {.containerPort = 53, .protocol = u"udp"_s, .hostPort = 5353, .hostAddress = {}}};
    QCOMPARE(restoreCommand(spec, u"hello:ck-1"_s, EngineKind::Docker, u"/p.json"_s).join(u' '),
             u"docker run -d --cap-drop ALL --cap-add SETUID --cap-add CHECKPOINT_RESTORE --security-opt seccomp=/p.json "
             "-p 8080:8080 -p 5353:53/udp hello:ck-1"_s);
    QVERIFY(!restoreCommand(spec, u"hello:ck-1"_s, EngineKind::Podman, u"/p.json"_s).join(u' ').contains(u"seccomp"_s));
}

void TestRestore::namesCountUp()
{
    QCOMPARE(parseImageName(u"host:5000/a/b:c"_s), (ImageName{u"host:5000/a/b"_s, u"c"_s}));
    QCOMPARE(parseImageName(u"host:5000/a/b"_s), (ImageName{u"host:5000/a/b"_s, {}}));
    QCOMPARE(nextCheckpointTag(u"a"_s, {}), u"ck-1"_s);
    QCOMPARE(nextCheckpointTag(u"a"_s, {u"a:ck-9"_s, u"a:ck-10"_s, u"b:ck-77"_s, u"a:latest"_s, u"a:ck-x"_s}), u"ck-11"_s);
}

void TestRestore::everySignatureCompilesAndHasWords()
{
    QVERIFY(knownFailures().size() >= 40);
    QStringList ids;
    for (const KnownFailure &failure : knownFailures()) {
        QVERIFY2(QRegularExpression(failure.signature).isValid(), qPrintable(failure.id));
        QVERIFY2(!failure.title.isEmpty() && !failure.title.endsWith(u'.') && !failure.remedy.isEmpty(), qPrintable(failure.id));
        QVERIFY2(!ids.contains(failure.id), qPrintable(failure.id));
        if (!failure.change.isEmpty()) {
            // What a button does is a change of a value that there is.
            static const QRegularExpression form(u"^(set|add):(\\w+)=\\S"_s);
            const auto change = form.match(failure.change);
            QVERIFY2(change.hasMatch() && isProjectKey(change.captured(2)) && !failure.button.isEmpty(), qPrintable(failure.id));
        }
        ids << failure.id;
    }
}

void TestRestore::aDumpLogIsExplained_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("id");
    QTest::newRow("file locks") << u"(00.1) Error (criu/file-lock.c:110): Some file locks are hold by dumping tasks! You can try --file-locks to dump them."_s << u"file-locks"_s;
    QTest::newRow("a device") << u"(00.1) Error (criu/files-ext.c:96): Can't dump file 5 of that type [20666] (chr 10:229)\n(00.2) Error (criu/cr-dump.c:2111): Dumping FAILED."_s << u"device"_s;
    QTest::newRow("something new") << u"(00.1) Error (criu/new.c:1): Something nobody has seen\n(00.2) Error (criu/cr-dump.c:2111): Dumping FAILED."_s << QString();
}

void TestRestore::aDumpLogIsExplained()
{
    QFETCH(QString, log);
    QFETCH(QString, id);
    const Error error = explainDump({}, log);
    QCOMPARE(error.kind, ErrorKind::Checkpoint);
    QCOMPARE(error.fixes.isEmpty() ? QString() : error.fixes.first().id, id);
    // The proof is there, the follow-up is not.
    QVERIFY(error.detail.contains(u"Error ("_s));
    QVERIFY(!error.detail.contains(u"FAILED"_s));
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"

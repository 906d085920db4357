// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict follows from the evidence; the command line grants no more than is needed; names count up.
#include "core/criu/explain.h"
#include "core/engine/capabilities.h"
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"
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
Q_DECLARE_METATYPE(Thaw::ImageDetails)

class TestRestore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void theVerdictFollowsFromTheEvidence_data();
    void theVerdictFollowsFromTheEvidence();
    void aVerdictNamesItsCause_data();
    void aVerdictNamesItsCause();
    void theWayIsReadFromTheImage_data();
    void theWayIsReadFromTheImage();
    void conditionsTakeRightsAway();
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
    const RestoreEvidence good{.started = true, .restoredEvent = true, .identity = Identity::Same, .probed = true, .answered = true};
    row("restored and answering", good, Verdict::Restored);
    RestoreEvidence seen = good;
    seen.probed = seen.answered = false;
    row("restored, nothing to ask", seen, Verdict::Restored);
    seen = good;
    seen.identity = Identity::Unknown;
    row("restored, and it has overwritten its mark as nginx does", seen, Verdict::Restored);
    seen.identity = Identity::Other;
    row("it answers, but is not the process that was checkpointed", seen, Verdict::StartedCold);
    row("it only answers", {.started = true, .readyLineAgain = true, .probed = true, .answered = true}, Verdict::StartedCold);
    seen = good;
    seen.answered = false;
    seen.timedOut = true;
    row("restored, but it never answers", seen, Verdict::Hung);
    row("nothing at all happens", {.started = true, .timedOut = true}, Verdict::Hung);
    row("thaw-init's watchdog ended it", {.started = true, .ended = true, .exitCode = THAW_EXIT_RESTORE_HUNG}, Verdict::Hung);
    row("CRIU refuses", {.started = true, .ended = true, .exitCode = THAW_EXIT_RESTORE_FAILED, .reason = u"no"_s}, Verdict::Failed);
    seen = good;
    seen.answered = false;
    seen.ended = true;
    seen.exitCode = 139;
    row("restored, then it dies", seen, Verdict::Failed);

    // Images whose own entrypoint restores: an answer is no proof.
    RestoreEvidence other{.way = RestoreWay::Own, .started = true, .probed = true, .answered = true};
    row("own: it answers and nothing more is known", other, Verdict::StartedCold);
    other.identity = Identity::Same;
    row("own: the process is the checkpointed one", other, Verdict::Restored);
    other.coldLine = true;
    row("own: it says itself that it fell back", other, Verdict::StartedCold);
    other.coldLine = false;
    other.identity = Identity::Missing;
    row("own: it answers, but the checkpointed process is not there", other, Verdict::StartedCold);
    other.restoredLine = true;
    other.identity = Identity::Unknown;
    row("own: it says itself that it restored, nothing else can be seen", other, Verdict::Restored);
    other.readyLineAgain = true;
    row("own: … but its ready line came again", other, Verdict::StartedCold);
    other = {.way = RestoreWay::Own, .started = true, .probed = true, .timedOut = true};
    other.identity = Identity::Missing;
    row("own: CRIU waits for ever", other, Verdict::Hung);
    row("own: CRIU writes without an end", {.way = RestoreWay::Own, .started = true, .endlessLog = true}, Verdict::Hung);
    row("own: it ends", {.way = RestoreWay::Own, .started = true, .ended = true, .exitCode = 74}, Verdict::Failed);
    row("own: its checkpoint is cut short", {.way = RestoreWay::Own, .reason = u"the checkpoint's file pages-1.img has 1 bytes"_s}, Verdict::Failed);
}

void TestRestore::theVerdictFollowsFromTheEvidence()
{
    QFETCH(RestoreEvidence, evidence);
    QFETCH(int, verdict);
    const RestoreTest test = judge(evidence);
    QCOMPARE(verdictText(test.verdict), verdictText(Verdict(verdict)));
    QVERIFY(!test.reason.isEmpty());
}

void TestRestore::aVerdictNamesItsCause_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("cause");
    QTest::newRow("thaw-init says which capability")
        << u"this container lacks capabilities that the restore needs; start it with --cap-add NET_RAW"_s << QString() << u"caps-differ"_s;
    QTest::newRow("… and that it is CRIU's own")
        << u"this container lacks capabilities that the restore needs; start it with --cap-add CHECKPOINT_RESTORE"_s << QString() << u"fork-refused"_s;
    QTest::newRow("a file of the checkpoint is cut") << u"the checkpoint's file pages-1.img has 4096 bytes instead of 8192"_s << QString() << u"images-incomplete"_s;
    QTest::newRow("its ids are gone") << u"the checkpoint's file ids-301.img is missing"_s << QString() << u"no-ids"_s;
    QTest::newRow("CRIU's log says it")
        << QString() << u"(00.1) Error (criu/files-reg.c:1): File usr/lib/libz.so has bad size 1 (expect 2)\n(00.2) Error (criu/cr-restore.c:1): Restoring FAILED."_s << u"file-size"_s;
    QTest::newRow("nobody knows it") << u"something new"_s << QString() << QString();
}

void TestRestore::aVerdictNamesItsCause()
{
    QFETCH(QString, reason);
    QFETCH(QString, log);
    QFETCH(QString, cause);
    const RestoreTest test = judge({.started = true, .ended = true, .exitCode = THAW_EXIT_RESTORE_FAILED, .reason = reason, .criuLog = log});
    QCOMPARE(test.cause, cause);
    QCOMPARE(test.remedy.isEmpty(), cause.isEmpty());
    QVERIFY(cause.isEmpty() || (reason + log).contains(test.proof));
}

void TestRestore::theWayIsReadFromTheImage_data()
{
    QTest::addColumn<ImageDetails>("image");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("directory");
    ImageDetails image;
    QTest::newRow("a plain image") << image << QString() << QString();
    image.labels = {{u"io.thaw.kind"_s, u"checkpoint"_s}};
    QTest::newRow("Thaw's") << image << u"Thaw"_s << u"/opt/thaw/checkpoint"_s;
    image = {};
    image.entrypoint = {u"./appcr.sh"_s};
    image.workingDir = u"/opt/appcr"_s;
    QTest::newRow("criu-for-docker's") << image << u"criu-for-docker"_s << u"/opt/appcr"_s;
    image = {};
    image.entrypoint = {u"java"_s, u"-XX:CRaCRestoreFrom=/cr"_s};
    QTest::newRow("CRaC's") << image << u"CRaC by jcmd"_s << u"/cr"_s;
    image = {};
    image.labels = {{u"io.thaw.restore.directory"_s, u"/ck"_s}};
    QTest::newRow("one that says it by labels") << image << u"its own entrypoint"_s << u"/ck"_s;
    image.labels.insert(u"io.thaw.kind"_s, u"checkpoint"_s);
    QTest::newRow("one that Thaw has made of such an application") << image << u"its own entrypoint"_s << u"/ck"_s;
    image.labels.insert(u"io.thaw.restore.preset"_s, u"liberty"_s);
    QTest::newRow("… of a kind that it knows") << image << u"Liberty InstantOn"_s << u"/ck"_s;
}

void TestRestore::theWayIsReadFromTheImage()
{
    QFETCH(ImageDetails, image);
    QFETCH(QString, name);
    QFETCH(QString, directory);
    const auto contract = contractOf(image);
    QCOMPARE(contract.has_value(), !name.isEmpty());
    QCOMPARE(contract.value_or(RestoreContract()).name, name);
    QCOMPARE(contract.value_or(RestoreContract()).directory, directory);
}

void TestRestore::conditionsTakeRightsAway()
{
    ImageDetails image;
    image.id = u"sha256:1"_s;
    image.labels = {{u"io.thaw.kind"_s, u"checkpoint"_s}, {u"io.thaw.capabilities"_s, u"SETUID SETPCAP CHECKPOINT_RESTORE"_s}};
    Toolbox toolbox;
    toolbox.restoreProfile = "{}";
    RestoreConditions conditions{.capDrop = {u"SETPCAP"_s}, .readOnlyRoot = true, .memoryLimit = 5, .pidsLimit = 6, .nofileLimit = 7};
    ContainerSpec spec = restoreContainer(image, *contractOf(image), conditions, EngineKind::Docker, toolbox);
    QCOMPARE(capabilityNames(capabilitiesOf(spec, EngineKind::Docker)), (QStringList{u"SETUID"_s, u"CHECKPOINT_RESTORE"_s}));
    QCOMPARE(spec.seccompProfile, QByteArray("{}"));
    QVERIFY(spec.readOnlyRoot && spec.memoryLimit == 5 && spec.pidsLimit == 6 && spec.nofileLimit == 7);
    conditions = {.engineSeccomp = true};
    spec = restoreContainer(image, *contractOf(image), conditions, EngineKind::Docker, toolbox);
    QVERIFY(spec.seccompProfile.isEmpty());
    QCOMPARE(restoreContainer(image, *contractOf(image), {}, EngineKind::Podman, toolbox).seccompProfile, QByteArray());
    // One that restores itself gets what the engine's defaults have not; Podman would hand a user all that is added.
    image.labels.insert(u"io.thaw.restore.directory"_s, u"/ck"_s);
    QCOMPARE(restoreContainer(image, *contractOf(image), {}, EngineKind::Podman, toolbox).capAdd, QStringList{u"CHECKPOINT_RESTORE"_s});
    conditions = {.capDrop = {u"CHECKPOINT_RESTORE"_s}};
    QCOMPARE(restoreContainer(image, *contractOf(image), conditions, EngineKind::Podman, toolbox).capAdd, QStringList());
}

void TestRestore::capabilitiesAreAddedToDefaultsOrToNothing()
{
    QStringList all = abilitiesOf(EngineKind::Docker).defaultCapabilities;
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
    // Which engine, wherever the client would ask another.
    const auto client = [](EngineKind kind, const QString &address) { return clientCommand(kind, *parseEndpoint(address, {})).join(u' '); };
    QCOMPARE(client(EngineKind::Docker, u"unix:///var/run/docker.sock"_s), u"docker"_s);
    QCOMPARE(client(EngineKind::Docker, u"unix:///tmp/own.sock"_s), u"docker -H unix:///tmp/own.sock"_s);
    QCOMPARE(client(EngineKind::Docker, u"ssh://me@build"_s), u"docker -H ssh://me@build"_s);
    QCOMPARE(client(EngineKind::Podman, u"unix:///tmp/own.sock"_s), u"podman --url unix:///tmp/own.sock"_s);
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

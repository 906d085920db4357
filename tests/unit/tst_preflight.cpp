// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that stands against a restore is listed at once, by the checkpoint and its surroundings alone.
#include "core/engine/capabilities.h"
#include "core/restore/preflight.h"
#include "support/criufiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Where the sample restores without a doubt.
RestoreSurroundings good()
{
    RestoreSurroundings around;
    around.capabilities = capabilityMask({u"CHOWN"_s, u"SETUID"_s, u"SETGID"_s, u"SETPCAP"_s, u"CHECKPOINT_RESTORE"_s});
    around.files = {{u"/var/log/a"_s, {.exists = true, .size = 100, .mode = 0644}},
                    {u"/bin/server"_s, {.exists = true, .size = 4096, .mode = 0755, .buildId = QByteArray("\1\2\3\4\5\6\7\10", 8)}}};
    around.cpu = QList<quint32>(19, 0xffffffff);
    return around;
}

QStringList idsOf(const QList<PreflightProblem> &problems)
{
    QStringList ids;
    for (const PreflightProblem &problem : problems)
        ids << (problem.severity == Severity::Warning ? u"warning: "_s : QString()) + problem.id + u' ' + problem.subject;
    return ids;
}

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void whatStandsAgainstARestore_data();
    void whatStandsAgainstARestore();
    void everythingIsListedAtOnce();
    void onlyTheImagesOwnFilesAreLookedUp();
};

void TestPreflight::whatStandsAgainstARestore_data()
{
    QTest::addColumn<RestoreSurroundings>("around");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &expected, const std::function<void(RestoreSurroundings &)> &change) {
        RestoreSurroundings around = good();
        change(around);
        QTest::newRow(name) << around << expected;
    };
    row("nothing", {}, [](RestoreSurroundings &) {});
    row("a capability of the application's", {u"caps-differ CHOWN"_s},
        [](RestoreSurroundings &around) { around.capabilities &= ~capabilityMask({u"CHOWN"_s}); });
    row("CRIU's own capability", {u"fork-refused CHECKPOINT_RESTORE"_s},
        [](RestoreSurroundings &around) { around.capabilities &= ~capabilityMask({u"CHECKPOINT_RESTORE"_s}); });
    row("what thaw-init's record asks for", {u"caps-differ NET_ADMIN"_s},
        [](RestoreSurroundings &around) { around.needed = capabilityMask({u"CHOWN"_s, u"NET_ADMIN"_s}); });
    row("the engine's seccomp profile", {u"clone3-denied seccomp"_s}, [](RestoreSurroundings &around) { around.choosesPids = false; });
    row("another user", {u"not-privileged 12345:0"_s}, [](RestoreSurroundings &around) { around.container.user = u"12345:0"_s; });
    row("root by name", {}, [](RestoreSurroundings &around) { around.container.user = u"root"_s; });
    row("another user, where an image restores by itself", {u"warning: file-denied 12345"_s}, [](RestoreSurroundings &around) {
        around.way = RestoreWay::Own;
        around.container.user = u"12345"_s;
    });
    row("too few processes", {u"fork-limit --pids-limit"_s}, [](RestoreSurroundings &around) { around.container.pidsLimit = 4; });
    row("just enough processes", {}, [](RestoreSurroundings &around) { around.container.pidsLimit = 5; });
    row("too few files", {u"descriptors --ulimit nofile"_s}, [](RestoreSurroundings &around) { around.container.nofileLimit = 64; });
    row("too little memory", {u"out-of-memory --memory"_s}, [](RestoreSurroundings &around) { around.container.memoryLimit = 8192; });
    row("read-only files", {u"read-only /var/log/a"_s}, [](RestoreSurroundings &around) { around.container.readOnlyRoot = true; });
    row("read-only files, but a volume there", {}, [](RestoreSurroundings &around) {
        around.container.readOnlyRoot = true;
        around.outside = {u"/var/log"_s};
    });
    row("a file is gone", {u"file-missing /bin/server"_s}, [](RestoreSurroundings &around) { around.files[u"/bin/server"_s] = {}; });
    row("another size", {u"file-size /bin/server"_s}, [](RestoreSurroundings &around) { around.files[u"/bin/server"_s].size = 5; });
    row("a log that grew", {}, [](RestoreSurroundings &around) { around.files[u"/var/log/a"_s].size = 5000; });
    row("another mode", {u"file-mode /var/log/a"_s}, [](RestoreSurroundings &around) { around.files[u"/var/log/a"_s].mode = 0600; });
    row("another build of the same size", {u"file-changed /bin/server"_s},
        [](RestoreSurroundings &around) { around.files[u"/bin/server"_s].buildId = "other..."; });
    row("another CRIU", {u"warning: criu-version 4.3"_s}, [](RestoreSurroundings &around) {
        around.criu = u"4.3"_s;
        around.checkpointCriu = u"4.2.1"_s;
    });
    row("a machine that has just been started", {u"warning: clock uptime"_s}, [](RestoreSurroundings &around) {
        around.hostClock = true;
        around.uptime = 2;
    });
}

void TestPreflight::whatStandsAgainstARestore()
{
    QFETCH(RestoreSurroundings, around);
    QFETCH(QStringList, expected);
    const auto problems = checkRestore(readImages(sampleCheckpoint()), around);
    QCOMPARE(idsOf(problems), expected);
    for (const PreflightProblem &problem : problems)
        QVERIFY(!problem.text.isEmpty() && !problem.remedy.isEmpty());
}

void TestPreflight::everythingIsListedAtOnce()
{
    CriuImages images = readImages(sampleCheckpoint());
    images.problems = {u"ids-301.img is missing"_s, u"pages-1.img is missing"_s};
    images.processes[0].pid = 7;
    images.processes[0].seccomp = true;
    images.cpu->features = QList<quint32>(19, 0);
    images.cpu->features[9] = 1u << 16;
    RestoreSurroundings around = good();
    around.cpu = QList<quint32>(19, 0);
    around.capabilities = 0;
    around.choosesPids = false;
    const QStringList ids = idsOf(checkRestore(images, around));
    QCOMPARE(ids, (QStringList{u"no-ids ids-301.img"_s, u"images-incomplete pages-1.img"_s, u"seccomp-filter 7 (server)"_s,
                               u"caps-differ CHOWN"_s, u"caps-differ SETGID"_s, u"caps-differ SETUID"_s,
                               u"fork-refused CHECKPOINT_RESTORE"_s, u"clone3-denied seccomp"_s, u"cpu avx512f"_s,
                               u"warning: pid-taken 7 (server)"_s}));
}

void TestPreflight::onlyTheImagesOwnFilesAreLookedUp()
{
    CriuImages images = readImages(sampleCheckpoint());
    images.files.append(images.files.first());
    images.files.append({.id = 9, .path = u"/"_s});
    images.files.append({.id = 10, .path = u"/dev/null"_s});
    images.files.append({.id = 11, .path = u"/device"_s});
    images.files.append({.id = 12, .path = u"/deleted"_s, .remapped = true});
    images.files.append({.id = 13, .path = u"/given"_s, .external = true});
    QCOMPARE(filesToLookUp(images, {u"/dev"_s}), (QStringList{u"/var/log/a"_s, u"/bin/server"_s, u"/device"_s}));
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"

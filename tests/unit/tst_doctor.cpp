// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/engineprobe.h"
#include "core/doctor/machine.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void whatTheKernelTellsIsJudged_data();
    void whatTheKernelTellsIsJudged();
    void whatTheEngineTellsIsJudged_data();
    void whatTheEngineTellsIsJudged();
    void oneUsableEngineIsEnough();
    void whatConcernsAnEngineIsItsOwnAndTheMachines();
    void theReportHasEveryFindingAndItsRemedy();
};

namespace {

using S = Finding::State;

const MachineFacts ordinary{.kernel = u"6.18.2"_s, .architecture = u"x86_64"_s, .cpu = u"A CPU"_s, .ptraceScope = 1, .unifiedCgroups = true};
const Result<Toolbox> toolbox = Toolbox();

/// "kernel bad, yama good": those that are not good.
QStringList complaints(const QList<Finding> &findings)
{
    QStringList names;
    for (const Finding &finding : findings) {
        if (finding.state != S::Good)
            names << finding.id + (finding.state == S::Bad ? u" bad"_s : u" doubtful"_s);
    }
    return names;
}

MachineFacts changed(const std::function<void(MachineFacts &)> &change)
{
    MachineFacts facts = ordinary;
    change(facts);
    return facts;
}

} // namespace

void TestDoctor::whatTheKernelTellsIsJudged_data()
{
    QTest::addColumn<MachineFacts>("facts");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("an ordinary machine") << ordinary << QStringList();
    QTest::newRow("a kernel before CHECKPOINT_RESTORE") << changed([](auto &facts) { facts.kernel = u"5.4.0-generic"_s; }) << QStringList{u"kernel bad"_s};
    QTest::newRow("a kernel that reads pages slowly") << changed([](auto &facts) { facts.kernel = u"6.1.0"_s; }) << QStringList{u"kernel doubtful"_s};
    QTest::newRow("no Yama") << changed([](auto &facts) { facts.ptraceScope = -1; }) << QStringList();
    QTest::newRow("Yama that lets nobody look") << changed([](auto &facts) { facts.ptraceScope = 3; }) << QStringList{u"yama bad"_s};
    QTest::newRow("another processor") << changed([](auto &facts) { facts.architecture = u"arm64"_s; }) << QStringList{u"cpu bad"_s};
}

void TestDoctor::whatTheKernelTellsIsJudged()
{
    QFETCH(MachineFacts, facts);
    QFETCH(QStringList, expected);
    const QList<Finding> findings = machineFindings(facts, toolbox);
    QCOMPARE(complaints(findings), expected);
    for (const Finding &finding : findings)
        QVERIFY2(finding.state == S::Good || !finding.remedy.isEmpty(), qPrintable(finding.id));
    QCOMPARE(complaints(machineFindings(facts, failure(ErrorKind::Other, u"no CRIU"_s))), expected + QStringList{u"criu bad"_s});
}

void TestDoctor::whatTheEngineTellsIsJudged_data()
{
    QTest::addColumn<EngineDetails>("details");
    QTest::addColumn<qint64>("freeBytes");
    QTest::addColumn<QStringList>("expected");
    const EngineDetails good{.storageDriver = u"overlay2"_s, .rootDir = u"/var/lib/docker"_s, .securityOptions = {u"name=seccomp,profile=builtin"_s}};
    EngineDetails copies = good, unfiltered = good, users = good;
    copies.storageDriver = u"vfs"_s;
    unfiltered.securityOptions.clear();
    users.rootless = true;
    QTest::newRow("an ordinary engine") << good << qint64(50e9) << QStringList();
    QTest::newRow("one whose disk is not ours to see") << good << qint64(-1) << QStringList();
    QTest::newRow("one with little space") << good << qint64(1e9) << QStringList{u"space doubtful"_s};
    QTest::newRow("one with no space") << good << qint64(1e8) << QStringList{u"space bad"_s};
    QTest::newRow("one that copies every layer") << copies << qint64(50e9) << QStringList{u"storage doubtful"_s};
    QTest::newRow("one without seccomp") << unfiltered << qint64(50e9) << QStringList{u"seccomp doubtful"_s};
    QTest::newRow("a rootless one") << users << qint64(50e9) << QStringList{u"rootless doubtful"_s};
}

void TestDoctor::whatTheEngineTellsIsJudged()
{
    QFETCH(EngineDetails, details);
    QFETCH(qint64, freeBytes);
    QFETCH(QStringList, expected);
    QCOMPARE(complaints(engineFindings({}, details, freeBytes)), expected);
}

void TestDoctor::oneUsableEngineIsEnough()
{
    EngineHealth good, away, bad;
    away.attempt.error = Error{.kind = ErrorKind::EngineUnreachable, .message = u"nobody"_s, .detail = {}, .fixes = {}};
    bad.findings = {{.id = u"probe"_s, .state = S::Bad}};
    QVERIFY((Health{.engines = {away, bad, good}}.isUsable()));
    QVERIFY((!Health{.engines = {away, bad}}.isUsable()));
    QVERIFY((!Health{.machine = {{.id = u"kernel"_s, .state = S::Bad}}, .engines = {good}}.isUsable()));
    QVERIFY(!Health{}.isUsable());
}

void TestDoctor::whatConcernsAnEngineIsItsOwnAndTheMachines()
{
    EngineHealth one, other;
    one.attempt.endpoint.socketPath = u"/one.sock"_s;
    other.attempt.endpoint.socketPath = u"/other.sock"_s;
    one.findings = {{.id = u"storage"_s}, {.id = u"space"_s, .state = S::Doubtful}, {.id = u"probe"_s, .state = S::Bad}};
    other.findings = {{.id = u"seccomp"_s, .state = S::Bad}};
    const Health health{.machine = {{.id = u"kernel"_s, .state = S::Doubtful}, {.id = u"cpu"_s}}, .engines = {other, one}};
    QCOMPARE(complaints(health.concerns(one.attempt.endpoint)), (QStringList{u"probe bad"_s, u"kernel doubtful"_s, u"space doubtful"_s}));
}

void TestDoctor::theReportHasEveryFindingAndItsRemedy()
{
    EngineHealth engine;
    engine.attempt.endpoint = {.socketPath = u"/run/docker.sock"_s, .origin = u"usual place"_s};
    engine.attempt.info.version = u"26.1.5"_s;
    engine.findings = {{.id = u"storage"_s, .title = u"Storage"_s, .state = S::Doubtful, .text = u"vfs"_s, .remedy = u"Use overlay2"_s}};
    const Health health{.machine = {{.id = u"kernel"_s, .title = u"Kernel"_s, .text = u"6.18.2"_s}}, .engines = {engine}};
    QCOMPARE(healthText(health), u"✔ Kernel: 6.18.2\n✔ unix:///run/docker.sock (usual place): Docker 26.1.5\n"
                                 "  ! Storage: vfs\n      → Use overlay2"_s);
    Health told = health;
    told.version = u"1.2.3"_s;
    QVERIFY(healthText(told).startsWith(u"Thaw 1.2.3\n"_s) && toJson(told)[u"version"_s].toString() == "1.2.3"_L1);
    const QJsonObject json = toJson(health);
    QCOMPARE(json[u"format"_s].toString(), u"thaw.doctor/1"_s);
    QVERIFY(json[u"usable"_s].toBool());
    const QJsonObject finding = json[u"engines"_s].toArray().first().toObject()[u"findings"_s].toArray().first().toObject();
    QCOMPARE(finding[u"state"_s].toString(), u"doubtful"_s);
    QCOMPARE(finding[u"remedy"_s].toString(), u"Use overlay2"_s);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"

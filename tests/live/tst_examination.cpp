// SPDX-License-Identifier: GPL-3.0-or-later
// The doctor on real engines: it tries what it speaks of, and nothing of that stays.
#include "support/age.h"
#include "support/environment.h"
#include "support/liveproject.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestExamination : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void anEngineIsTried_data();
    void anEngineIsTried();
    void aDoctorThatIsKilledIsClearedAway_data() { anEngineIsTried_data(); }
    void aDoctorThatIsKilledIsClearedAway();
};

namespace {

QStringList imagesOf(const QString &host)
{
    const ProgramResult listed = dockerCli({u"images"_s, u"-a"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}} {{.ID}}"_s}, host);
    QStringList images = QString::fromUtf8(listed.output).split(u'\n', Qt::SkipEmptyParts);
    images.sort();
    return images;
}

QString containersOf(const QString &host)
{
    return QString::fromUtf8(dockerCli({u"ps"_s, u"-aq"_s}, host).output);
}

} // namespace

void TestExamination::anEngineIsTried_data()
{
    QTest::addColumn<QString>("host");
    for (const char *name : {"THAW_TEST_DOCKER", "THAW_TEST_PODMAN"})
        QTest::newRow(name) << u"unix://"_s + qEnvironmentVariable(name);
}

void TestExamination::anEngineIsTried()
{
    QFETCH(QString, host);
    const QStringList images = imagesOf(host);
    const QString containers = containersOf(host);
    const ProgramResult result = thaw({u"doctor"_s, u"--json"_s}, host);
    QVERIFY2(result.exitCode == 0, result.output + result.errorOutput);
    const QJsonArray engines = result.json()[u"engines"_s].toArray();
    QCOMPARE(engines.size(), 1);
    QStringList good;
    for (const QJsonValue &value : engines.first().toObject()[u"findings"_s].toArray()) {
        if (value.toObject()[u"state"_s].toString() == "good"_L1)
            good << value.toObject()[u"id"_s].toString();
    }
    QVERIFY2(good.contains(u"probe"_s), result.output);
    QVERIFY2(good.contains(u"capabilities"_s), result.output);
    QCOMPARE(imagesOf(host), images);
    QCOMPARE(containersOf(host), containers);
}

void TestExamination::aDoctorThatIsKilledIsClearedAway()
{
    QFETCH(QString, host);
    const QStringList images = imagesOf(host);
    const QString containers = containersOf(host);
    const QTemporaryDir scratch;
    Environment environment;
    environment.set("TMPDIR", scratch.path());
    const QStringList before = ourObjects(host);
    const ProgramResult killed = thaw({u"doctor"_s}, host, 60, [&](qint64 pid) {
        return ourObjects(host) != before && ::kill(pid_t(pid), SIGKILL) == 0;
    });
    QVERIFY2(killed.exitCode == 128 + SIGKILL, QByteArray::number(killed.exitCode) + killed.output);
    const auto directories = [&] { return QDir(scratch.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); };
    QCOMPARE(directories().size(), 1);
    makeOld(scratch.filePath(directories().constFirst())); // as if we came back tomorrow
    const ProgramResult next = thaw({u"images"_s}, host);
    QVERIFY2(next.errorOutput.contains("thaw clean"), next.errorOutput);
    const QByteArray staying = cleanAway(host, [&] {
        return imagesOf(host) == images && containersOf(host) == containers ? QStringList() : imagesOf(host) << containersOf(host);
    });
    QVERIFY2(staying.isEmpty(), staying);
    QCOMPARE(directories(), QStringList());
}

QTEST_GUILESS_MAIN(TestExamination)
#include "tst_examination.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Engines other than Debian 13's: one that is too old, one whose disk fills up, and newer ones.
#include "support/liveproject.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestOtherEngines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void anEngineThatIsTooOldIsNamed();
    void newerEnginesDoTheWholeJob_data();
    void newerEnginesDoTheWholeJob();
    void aFullDiskLeavesNothingBehind_data();
    void aFullDiskLeavesNothingBehind();

private:
    static QString engine(const char *variable)
    {
        return u"unix://"_s + qEnvironmentVariable(variable);
    }
};

void TestOtherEngines::anEngineThatIsTooOldIsNamed()
{
    LiveProject project(u"old"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho READY\nexec sleep 1000\n", true);
    const ProgramResult made = thaw({u"make"_s, project.path()}, engine("THAW_TEST_OLD_DOCKER"));
    QVERIFY2(made.exitCode == 3, made.errorOutput);
    QVERIFY2(made.errorOutput.contains("Docker 20.10"), made.errorOutput);
    QVERIFY2(made.errorOutput.contains("too old"), made.errorOutput);
    QCOMPARE(made.output, QByteArray());
}

void TestOtherEngines::newerEnginesDoTheWholeJob_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("Docker of Debian testing") << engine("THAW_TEST_NEW_DOCKER");
    QTest::newRow("Docker with containerd's image store") << engine("THAW_TEST_STORE_DOCKER");
    QTest::newRow("Podman of Debian testing") << engine("THAW_TEST_NEW_PODMAN");
}

void TestOtherEngines::newerEnginesDoTheWholeJob()
{
    QFETCH(QString, host);
    LiveProject project(u"newer"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    project.useApp(u"server.py"_s);
    QStringList images;
    for (const QString &by : {u"commit"_s, u"copy"_s}) {
        project.setValue(u"THAW_IMAGE_BY"_s, by);
        const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
        QVERIFY2(made.exitCode == 0, made.errorOutput);
        const QJsonObject report = made.json();
        QVERIFY2(!report[u"engine"_s].toString().endsWith(u" 26.1.5"_s), made.output); // newer indeed
        QCOMPARE(report[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
        images << report[u"image"_s].toString();
    }
    const ProgramResult inside = thaw({u"inspect"_s, images.first(), u"--json"_s}, host);
    QVERIFY2(inside.exitCode == 0, inside.errorOutput);
    QVERIFY(!inside.json()[u"checkpoint"_s][u"processes"_s].toArray().isEmpty());
    const ProgramResult compared = thaw(QStringList{u"diff"_s} + images, host);
    QVERIFY2(compared.exitCode == 0 || compared.exitCode == 8, compared.errorOutput);
    const ProgramResult listed = thaw({u"images"_s, u"--json"_s}, host);
    QCOMPARE(listed.json()[u"images"_s].toArray().size(), images.size());
    for (const QString &image : std::as_const(images))
        QVERIFY(thaw({u"rm"_s, image}, host).exitCode == 0);
    QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
}

void TestOtherEngines::aFullDiskLeavesNothingBehind_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no space for the checkpoint") << 1.3 << 5;
    QTest::newRow("space for the checkpoint, but not for the image as well") << 0.65 << 6;
}

void TestOtherEngines::aFullDiskLeavesNothingBehind()
{
    QFETCH(double, share);
    QFETCH(int, exitCode);
    const QString host = engine("THAW_TEST_SMALL_DOCKER");
    { // The prepared image belongs to what is there before.
        LiveProject warm(u"warm"_s);
        warm.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
        warm.write(u"run_app.sh"_s, "#!/bin/sh\necho READY\nexec sleep 1000\n", true);
        const ProgramResult made = thaw({u"make"_s, warm.path()}, host);
        QVERIFY2(made.exitCode == 0, made.errorOutput);
        QVERIFY(thaw({u"rm"_s, QString::fromUtf8(made.output).trimmed()}, host).exitCode == 0);
    }
    const QStringList before = ourObjects(host);
    const auto disk = dockerCli({u"run"_s, u"--rm"_s, u"thaw-sample-base"_s, u"df"_s, u"-k"_s, u"--output=avail"_s, u"/"_s}, host);
    const qint64 free = disk.output.simplified().split(' ').last().toLongLong() * 1024;
    QVERIFY2(free > 100'000'000, disk.output + disk.errorOutput);

    LiveProject project(u"large"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/app.py\n", true);
    project.write(u"app.py"_s, "import os, time\nballast = os.urandom(" + QByteArray::number(qint64(double(free) * share))
                                   + ")\nprint('READY')\ntime.sleep(1000)\n");
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == exitCode, QByteArray::number(made.exitCode) + ": " + made.errorOutput);
    QVERIFY2(made.errorOutput.contains("space") || made.errorOutput.contains("disk is full"), made.errorOutput);
    QCOMPARE(made.output, QByteArray());
    QCOMPARE(ourObjects(host), before);
}

QTEST_GUILESS_MAIN(TestOtherEngines)
#include "tst_otherengines.moc"

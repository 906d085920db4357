// SPDX-License-Identifier: GPL-3.0-or-later
// The example directories of criu-for-docker, as they are, on real engines: each with its own run_<app>.sh, and with a
// stand-in for its application image, which comes from no registry here.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QJsonArray>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

struct Example
{
    QString name;
    QString image;    ///< as app_env_vars.sh has it
    QString message;
    int port;
    QString user;     ///< that the process has to be
};

const QList<Example> examples{
    {u"acmeair"_s, u"example/flights-monolithic:latest"_s, u"The flights server is ready to take bookings"_s, 9080, u"default"_s},
    {u"daytrader7"_s, u"trading7:latest"_s, u"The trading server is ready to take orders"_s, 9082, u"default"_s},
    {u"jenkins"_s, u"jenkins/jenkins"_s, u"Jenkins is fully up and running"_s, 8080, u"root"_s},
    {u"pingperf"_s, u"ping:latest"_s, u"The ping server is ready to answer"_s, 9080, u"default"_s},
};

/// What lies beside the examples' directories. SYS_RESOURCE, which it has too, cannot be granted on every machine.
const char common[] = "#!/bin/bash\n"
                      "TIMEOUT=100\n"
                      "CR_LOG_DIR=/opt/appcr/cr_logs\n"
                      "DOCKER_CAPABILITIES=\"--cap-add AUDIT_CONTROL --cap-add DAC_READ_SEARCH --cap-add NET_ADMIN --cap-add SYS_ADMIN --cap-add SYS_PTRACE\"\n"
                      "DOCKER_SECURITY_OPTS=\"--security-opt apparmor=unconfined --security-opt seccomp=unconfined\"\n";

} // namespace

class TestExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theExampleBecomesAnImage_data();
    void theExampleBecomesAnImage();
    void cleanupTestCase();

private:
    void makeStandIn(const Example &example, const QString &host);
    QString copyOf(const Example &example, const QTemporaryDir &directory);

    QMap<QString, QString> m_engines;
    QMap<QString, QSet<QString>> m_prepared;
};

void TestExamples::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    m_prepared = preparedOn(m_engines);
}

void TestExamples::cleanupTestCase()
{
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        removeCheckpointImages(host);
        removePreparedImages(host, m_prepared[name]);
        for (const Example &example : examples)
            dockerCli({u"rmi"_s, example.image}, host);
        dockerCli({u"rmi"_s, u"mongo"_s}, host);
        dockerCli({u"volume"_s, u"rm"_s, u"jenkins-data"_s}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

/// An image with the user, the start script and the log directory that the example expects in its own.
void TestExamples::makeStandIn(const Example &example, const QString &host)
{
    const QString log = example.name == "jenkins"_L1 ? QString() : u" /logs/messages.log"_s;
    const QString start = u"#!/bin/sh\\nexec python3 -u /opt/server/standin.py \"%1\" %2%3\\n"_s.arg(example.message).arg(example.port).arg(log);
    const QString script = u"set -e; echo default:x:1001:0::/:/bin/sh >>/etc/passwd; mkdir -p /logs /opt/server/bin /usr/local/bin; chmod 777 /logs; "
                           "cp /in/standin.py /opt/server/; printf '%1' >/opt/server/bin/server; chmod 755 /opt/server/bin/server; "
                           "cp /opt/server/bin/server /usr/local/bin/jenkins.sh"_s.arg(start);
    dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-standin"_s}, host);
    const ProgramResult ran = dockerCli({u"run"_s, u"--name"_s, u"thaw-live-standin"_s, u"-v"_s, QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps:/in:ro"),
                                         u"thaw-test-apps"_s, u"sh"_s, u"-c"_s, script}, host);
    QVERIFY2(ran.exitCode == 0, ran.errorOutput);
    const ProgramResult committed = dockerCli({u"commit"_s, u"thaw-live-standin"_s, example.image}, host);
    QVERIFY2(committed.exitCode == 0, committed.errorOutput);
    dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-standin"_s}, host);
    if (example.name == "acmeair"_L1) // its database: something that runs
        QVERIFY(dockerCli({u"tag"_s, example.image, u"mongo"_s}, host).exitCode == 0);
}

/// The directory as it is in the tests' data, beside the file that its scripts want there.
QString TestExamples::copyOf(const Example &example, const QTemporaryDir &directory)
{
    const QString from = QStringLiteral(THAW_SOURCE_DIR "/tests/unit/data/") + example.name;
    const ProgramResult copied = runProgram(u"cp"_s, {u"-a"_s, from, directory.path()});
    QFile file(directory.filePath(u"common_env_vars.sh"_s));
    if (copied.exitCode != 0 || !file.open(QIODevice::WriteOnly) || file.write(common) < 0)
        return {};
    return directory.filePath(example.name);
}

void TestExamples::theExampleBecomesAnImage_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("index");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < examples.size(); ++i)
            QTest::newRow(qPrintable(u"%1 (stand-in) on %2"_s.arg(examples[i].name, engine))) << host << i;
    }
}

void TestExamples::theExampleBecomesAnImage()
{
    QFETCH(QString, host);
    QFETCH(int, index);
    const Example example = examples.at(index);
    makeStandIn(example, host);
    if (QTest::currentTestFailed())
        return;
    const QTemporaryDir directory;
    const QString project = copyOf(example, directory);
    QVERIFY(!project.isEmpty());
    const auto removeBeside = qScopeGuard([&] {
        if (example.name != "acmeair"_L1)
            return;
        dockerCli({u"rm"_s, u"-f"_s, u"flights-db"_s}, host);
        dockerCli({u"network"_s, u"rm"_s, u"flights-net"_s}, host);
    });
    const ProgramResult made = thaw({u"make"_s, project, u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    const QJsonObject report = made.json();
    QCOMPARE(report[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    QVERIFY2(report[u"readyText"_s].toString().contains(example.message), made.output);

    // The process of the checkpoint answers, with the values its script gave it.
    QStringList command = restoreCommandOf(report);
    command.insert(command.size() - 1, u"--name"_s);
    command.insert(command.size() - 1, u"thaw-live-example"_s);
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, u"thaw-live-example"_s}, host); });
    const ProgramResult run = dockerCli(command, host);
    QVERIFY2(run.exitCode == 0, run.errorOutput);
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT(!(answer = fetch(addressOf(u"thaw-live-example"_s, host), example.port)).isEmpty(), 15000);
    QCOMPARE(answer[u"uid"_s].toInt(), example.user == "root"_L1 ? 0 : 1001);
    if (example.name == "daytrader7"_L1)
        QCOMPARE(answer[u"users"_s].toString(), u"200"_s); // of --env-file
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"

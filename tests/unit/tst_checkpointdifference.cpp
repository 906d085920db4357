// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two checkpoints is named, what is a matter of chance is not.
#include "support/differencesamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestCheckpointDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void chanceIsNoDifference();
    void processesAreMatched_data();
    void processesAreMatched();
    void aLineOfProcessesDoesNotOverflow();
    void socketsAreCompared();
    void openFilesAreCompared();
    void aPlainImageAgainstItsCheckpoint();
};

void TestCheckpointDifference::chanceIsNoDifference()
{
    // Other process ids, inodes and host names, another layer of the same files.
    ImageContents before = checkpointImage(1), after = checkpointImage(400);
    after.layers[0].digest = u"sha256:again"_s;
    const ImageDifference difference = compareImages(before, after);
    QVERIFY(difference.processes.isEmpty());
    QVERIFY(difference.sockets.isEmpty());
    QVERIFY(difference.openFiles.isEmpty());
    QVERIFY(difference.isEqual());
    QCOMPARE(difference.summary(), u"No differences"_s);
    QCOMPARE(difference.notes, QStringList{u"Memory is not compared, as its pages were not read."_s});
}

void TestCheckpointDifference::processesAreMatched_data()
{
    using Harm = std::function<void(CriuImages &)>;
    QTest::addColumn<Harm>("change");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const Harm &change, const QStringList &expected) { QTest::newRow(name) << change << expected; };
    row("one more worker", [](CriuImages &images) { images.processes.append(process(9, 2, {u"worker"_s})); }, {u"+ worker 0→9"_s});
    row("one worker fewer", [](CriuImages &images) { images.processes.removeLast(); }, {u"− worker 4→0"_s});
    row("another command line of the same program",
        [](CriuImages &images) {
            images.processes[1].arguments.append(u"--fast"_s);
        },
        {u"~ server --fast 2→2"_s, u"~ Command line: server → server --fast"_s,
         u"~ worker 3→3"_s, u"~ Parent: server → server --fast"_s, u"~ worker 4→4"_s, u"~ Parent: server → server --fast"_s});
    row("its parent is gone",
        [](CriuImages &images) {
            images.processes.removeAt(1);
            images.processes[1].parent = images.processes[2].parent = 1;
        },
        {u"− server 2→0"_s, u"~ worker 3→3"_s, u"~ Parent: server → sh run_app.sh"_s, u"~ worker 4→4"_s, u"~ Parent: server → sh run_app.sh"_s});
    row("another program altogether",
        [](CriuImages &images) { images.processes = {process(1, 0, {u"python3"_s})}; },
        {u"− sh run_app.sh 1→0"_s, u"− server 2→0"_s, u"− worker 3→0"_s, u"− worker 4→0"_s, u"+ python3 0→1"_s});
    row("who it is and what it may do",
        [](CriuImages &images) {
            CriuProcess &server = images.processes[1];
            server.uid = 33;
            server.threads.append(17);
            server.threadStates[0].credentials.effective = 1;
            server.threadStates[0].credentials.noNewPrivileges = true;
            server.workingDirectory = u"/srv"_s;
            server.environment = {u"PATH=/usr/bin"_s, u"SECRET_TOKEN=abcdef"_s};
        },
        {u"~ server 2→2"_s, u"~ Threads: 1 → 2"_s, u"~ User: 0:0 → 33:0"_s, u"+ Capabilities:  → CHOWN"_s, u"~ No new privileges: no → yes"_s,
         u"~ Working directory: / → /srv"_s, u"~ Environment PATH: /bin → /usr/bin"_s, u"+ Environment SECRET_TOKEN:  → •••"_s});
    row("processes that are each other's parents are no trap",
        [](CriuImages &images) {
            images.processes[0].parent = 2;
        },
        {u"~ sh run_app.sh 1→1"_s, u"+ Parent:  → server"_s});
}

void TestCheckpointDifference::processesAreMatched()
{
    QFETCH(std::function<void(CriuImages &)>, change);
    QFETCH(QStringList, expected);
    ImageContents before = checkpointImage(), after = checkpointImage();
    change(after.checkpoint->images);
    QCOMPARE(shortly(compareImages(before, after).processes), expected);
}

void TestCheckpointDifference::aLineOfProcessesDoesNotOverflow()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    for (ImageContents *contents : {&before, &after}) {
        contents->checkpoint->images = {};
        for (quint32 pid = 1; pid <= 50'000; ++pid)
            contents->checkpoint->images.processes.append({.pid = pid, .parent = pid - 1, .name = u"p"_s});
    }
    QVERIFY(compareImages(before, after).processes.isEmpty());
}

void TestCheckpointDifference::socketsAreCompared()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    const auto tcp = [](const QString &local, const QString &remote) {
        return CriuSocket{.family = CriuSocket::Family::Inet, .type = u"stream"_s, .protocol = u"tcp"_s, .state = u"established"_s, .local = local, .remote = remote};
    };
    const auto unixSocket = [](const QString &local) {
        return CriuSocket{.family = CriuSocket::Family::Unix, .type = u"stream"_s, .state = u"listening"_s, .local = local};
    };
    before.checkpoint->images.sockets += {tcp(u"172.17.0.2:40000"_s, u"10.0.0.1:5432"_s), unixSocket(u"/run/a.sock"_s)};
    after.checkpoint->images.sockets += {tcp(u"172.17.0.3:50000"_s, u"10.0.0.1:5432"_s), tcp(u"172.17.0.3:50001"_s, u"10.0.0.1:5432"_s),
                                         tcp(u"127.0.0.1:8080"_s, u"127.0.0.1:33333"_s)};
    QCOMPARE(shortly(compareImages(before, after).sockets),
             (QStringList{u"~ tcp to 10.0.0.1:5432: established → 2 × established"_s, u"+ tcp to port 8080 of its own:  → established"_s,
                          u"− unix stream /run/a.sock: listening → "_s}));
}

void TestCheckpointDifference::openFilesAreCompared()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    CriuImages &images = after.checkpoint->images;
    images.files[1].remapped = true;
    images.objects.append({.id = 9, .kind = CriuObject::Kind::Memfd, .name = u"cache"_s});
    images.processes[2].table = {{0, 3, false}, {1, 9, false}};
    QCOMPARE(shortly(compareImages(before, after).openFiles),
             (QStringList{u"~ /var/log/app.log: write, append → write, append, deleted"_s, u"+ memfd:cache:  → open"_s, u"~ pipe: open → 2 × open"_s}));
}

void TestCheckpointDifference::aPlainImageAgainstItsCheckpoint()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    before.checkpoint.reset();
    before.name = u"app"_s;
    const ImageDifference difference = compareImages(before, after);
    QCOMPARE(shortly(difference.sizes), (QStringList{u"+ Checkpoint:  → 8 kB"_s, u"+ Memory in the checkpoint:  → 8 kB"_s}));
    QCOMPARE(shortly(difference.processes),
             (QStringList{u"+ sh run_app.sh 0→1"_s, u"+ server 0→2"_s, u"+ worker 0→3"_s, u"+ worker 0→4"_s}));
    QCOMPARE(shortly(difference.sockets), QStringList{u"+ tcp 0.0.0.0:8080:  → listening"_s});
    QCOMPARE(difference.openFiles.size(), 2);
    QCOMPARE(difference.summary(), u"Checkpoint +8 kB · 4 processes · 1 socket · 2 open files"_s);
    QVERIFY(!difference.isEqual());
}

QTEST_GUILESS_MAIN(TestCheckpointDifference)
#include "tst_checkpointdifference.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What Thaw says of real checkpoints is what the established tools say of the same ones: CRIU's own crit, and
// checkpointctl.
//
// Measured with CRIU 4.2.1's checkpoints: crit 4.1.1 shows 0 pages for every run, checkpointctl 1.3.0 shows 0 B of
// memory and blank command lines, as both know only the field that older CRIUs have the numbers of pages in. So they
// are given a copy with the numbers in that field (copyForPeers), else unchanged; Thaw reads the original.
#include "core/criu/checkpointdirectory.h"
#include "core/criu/pagehashes.h"
#include "support/liveengines.h"
#include "support/checkpoints.h"
#include "support/peers.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

struct App
{
    QString name;
    QString image;
    QByteArray start; ///< run_app.sh
    QString file{};   ///< of tests/live/apps
    QString ready = u"READY"_s;
    int processes = 1;
};

QList<App> applications()
{
    const QString apps = u"thaw-test-apps"_s, servers = u"thaw-test-servers"_s;
    return {
        {u"a shell tree"_s, apps,
         "for i in 1 2 3; do (for j in 1 2; do (sleep 1000 & sleep 1001 & wait) & done; wait) & done\nsleep 0.5\necho READY\nwait",
         {}, u"READY"_s, 22},
        {u"nginx"_s, servers,
         "printf 'daemon off; worker_processes 2; error_log stderr notice; events {} http { server { listen 8080; } }' >/etc/nginx/nginx.conf\n"
         "exec nginx", {}, u"start worker process"_s, 3},
        {u"redis"_s, servers, "exec redis-server --save '' --bind 127.0.0.1", {}, u"Ready to accept connections"_s},
        {u"node"_s, apps, "exec node $THAW_APP_DIR/server.js", u"server.js"_s},
        {u"java"_s, apps, "exec java -XX:+UseSerialGC $THAW_APP_DIR/Counter.java", u"Counter.java"_s},
        {u"python with sockets and memfd"_s, apps, "exec python3 $THAW_APP_DIR/contents.py 'two words'", u"contents.py"_s},
    };
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

const char *typeName(CriuObject::Kind kind)
{
    using Kind = CriuObject::Kind;
    switch (kind) {
    case Kind::Pipe: return "PIPE";
    case Kind::Fifo: return "FIFO";
    case Kind::EventFd: return "EVENTFD";
    case Kind::Epoll: return "EVENTPOLL";
    case Kind::TimerFd: return "TIMERFD";
    case Kind::SignalFd: return "SIGNALFD";
    case Kind::Inotify: return "INOTIFY";
    case Kind::Tty: return "TTY";
    case Kind::Memfd: return "MEMFD";
    default: return "?";
    }
}

} // namespace

class TestContents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thePeersAgree_data();
    void thePeersAgree();
    void cleanupTestCase();

private:
    void processesAgree();
    void descriptorsAgree();
    void mappingsAgree();
    void socketsAgree();
    void memoryAgrees();
    void commandLinesAgree(const QJsonObject &node, int &seen);
    void pythonIsKnown();
    QString critText(const CriuDescriptor &descriptor) const;

    QMap<QString, QString> m_engines;
    QMap<QString, QSet<QString>> m_prepared;
    CriuImages m_images;                ///< what Thaw says
    QMap<QString, PageHashes> m_hashes;
    QString m_peers;                    ///< directory for crit
    QJsonObject m_inspected;            ///< what checkpointctl says
    bool m_hasEnvironment = true;       ///< … also of environments
    QByteArray m_memory;                ///< … and of memory
};

void TestContents::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    m_prepared = preparedOn(m_engines);
}

void TestContents::cleanupTestCase()
{
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        removePreparedImages(host, m_prepared[name]);
        const auto containers = dockerCli({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=io.thaw.kind=temporary"_s}, host);
        QVERIFY2(containers.output.trimmed().isEmpty(), containers.output);
    }
}

void TestContents::thePeersAgree_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("index");
    const auto apps = applications();
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < apps.size(); ++i) {
            // The engine makes no difference to what is in a checkpoint: once is enough for most.
            if (engine == "Docker"_L1 || i == 0 || i == apps.size() - 1)
                QTest::newRow(qPrintable(apps[i].name + u" on "_s + engine)) << host << i;
        }
    }
}

void TestContents::thePeersAgree()
{
    QFETCH(QString, host);
    QFETCH(int, index);
    const App app = applications().at(index);
    LiveProject project(u"contents"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, app.image);
    project.setValue(u"LOG_MESSAGE"_s, app.ready);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.setValue(u"export WORD"_s, u"of the environment"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\n" + app.start + '\n', true);
    if (!app.file.isEmpty())
        project.useApp(app.file);
    QTemporaryDir scratch;
    const QString original = scratch.filePath(u"checkpoint"_s), archive = scratch.filePath(u"archive.tar"_s);
    m_peers = scratch.filePath(u"peers"_s);
    QVERIFY(QDir().mkpath(original));
    const auto made = makeCheckpoint(project, host, original);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + u'\n' + made.error().detail));

    const auto directory = CheckpointDirectory::open(original);
    QVERIFY2(directory, directory ? "" : qPrintable(directory.error().message));
    m_images = readImages((*directory)->files());
    takeTexts(m_images, [&](const PagePiece &piece) { return (*directory)->read(piece); });
    m_hashes.clear();
    for (const CriuPages &pages : m_images.pages) {
        PageHasher hasher;
        (*directory)->stream(pages.file, [&](QByteArrayView bytes) { return hasher.feed(bytes), true; });
        m_hashes.insert(pages.file, hasher.take());
    }
    QCOMPARE(m_images.problems, QStringList());
    QVERIFY2(!m_images.newer, "what the CRIU that Thaw brings writes is taken for a newer one's");
    QCOMPARE(m_images.processes.size(), app.processes);

    copyForPeers(original, m_peers);
    writePodmanArchive(m_peers, archive);
    m_inspected = inspectArchive(archive, m_hasEnvironment);
    m_memory = runPeer(u"checkpointctl"_s, {u"memparse"_s, archive});
    for (const auto check : {&TestContents::processesAgree, &TestContents::descriptorsAgree, &TestContents::mappingsAgree,
                             &TestContents::socketsAgree, &TestContents::memoryAgrees, &TestContents::pythonIsKnown}) {
        if (!QTest::currentTestFailed())
            (this->*check)();
    }
}

void TestContents::processesAgree()
{
    QStringList ours;
    for (const CriuProcess &process : std::as_const(m_images.processes))
        ours.append(u"%1 %2 %3 %4"_s.arg(process.pid).arg(process.group).arg(process.session).arg(process.name).simplified());
    QCOMPARE(sorted(ours), sorted(critProcesses(m_peers)));
    int seen = 0;
    commandLinesAgree(m_inspected[u"process_tree"_s].toObject(), seen);
    QCOMPARE(seen, m_images.processes.size());
}

void TestContents::commandLinesAgree(const QJsonObject &node, int &seen)
{
    const quint32 pid = quint32(node[u"pid"_s].toInt());
    const auto found = std::ranges::find(m_images.processes, pid, &CriuProcess::pid);
    QVERIFY2(found != m_images.processes.end(), qPrintable(u"only checkpointctl has a process %1"_s.arg(pid)));
    QCOMPARE(found->name, node[u"command"_s].toString());
    // It shows every NUL as a space, also those behind a title that is shorter than the arguments were; of a longer
    // one only what was in the arguments' place.
    const QString ours = found->arguments.join(u' ').simplified(), theirs = node[u"cmdline"_s].toString().simplified();
    QVERIFY2(ours == theirs || (!m_hasEnvironment && ours.startsWith(theirs) && !theirs.isEmpty()), qPrintable(ours + u'\n' + theirs));
    if (m_hasEnvironment) {
        const QJsonObject variables = node[u"environment_variables"_s].toObject();
        for (const QString &line : found->environment)
            QCOMPARE(line.section(u'=', 1), variables[line.section(u'=', 0, 0)].toString());
        QCOMPARE(found->environment.size(), variables.size());
    }
    ++seen;
    for (const QJsonValue &child : node[u"children"_s].toArray()) {
        const quint32 childPid = quint32(child[u"pid"_s].toInt());
        const auto process = std::ranges::find(m_images.processes, childPid, &CriuProcess::pid);
        QVERIFY(process != m_images.processes.end());
        QCOMPARE(process->parent, pid);
        commandLinesAgree(child.toObject(), seen);
    }
}

/// A descriptor as crit prints it.
QString TestContents::critText(const CriuDescriptor &descriptor) const
{
    for (const CriuSocket &socket : m_images.sockets) {
        if (socket.id != descriptor.file)
            continue;
        if (socket.family != CriuSocket::Family::Unix)
            return u"INETSK.%1"_s.arg(socket.id);
        return u"unix[%1"_s.arg(socket.inode);
    }
    for (const CriuObject &object : m_images.objects) {
        if (object.id == descriptor.file && object.kind == CriuObject::Kind::Pipe)
            return QString(object.name).remove(u':');
        if (object.id == descriptor.file)
            return u"%1.%2"_s.arg(QLatin1StringView(typeName(object.kind))).arg(object.id);
    }
    const auto file = std::ranges::find(m_images.files, descriptor.file, &CriuFile::id);
    return file == m_images.files.end() ? u"?"_s : file->path;
}

void TestContents::descriptorsAgree()
{
    QStringList ours;
    for (const CriuProcess &process : std::as_const(m_images.processes)) {
        for (const CriuDescriptor &descriptor : process.table)
            ours.append(u"%1 %2: %3"_s.arg(process.pid).arg(descriptor.number).arg(critText(descriptor)));
        ours.append(u"%1 cwd: %2"_s.arg(process.pid).arg(process.workingDirectory));
        ours.append(u"%1 root: %2"_s.arg(process.pid).arg(process.root));
    }
    QCOMPARE(sorted(ours), sorted(critDescriptors(m_peers)));
}

void TestContents::mappingsAgree()
{
    QStringList ours;
    for (const CriuProcess &process : std::as_const(m_images.processes)) {
        for (const CriuMapping &mapping : process.mappings) {
            const bool file = mapping.name.startsWith(u'/');
            QString access = u"---"_s;
            for (int bit = 0; bit < 3; ++bit) {
                if (mapping.protection >> bit & 1)
                    access[bit] = u"rwx"[bit];
            }
            ours.append(u"%1 %2-%3 %4 %5 %6"_s.arg(process.pid).arg(mapping.start, 8, 16, QChar(u'0')).arg(mapping.end, 8, 16, QChar(u'0'))
                            .arg(access, file ? mapping.name : QString(), mapping.file != 0 && mapping.offset ? QString::number(mapping.offset, 16) : QString()));
        }
    }
    QCOMPARE(sorted(ours), sorted(critMappings(m_peers)));
}

void TestContents::socketsAgree()
{
    static const QMap<QString, QString> states{{u"listening"_s, u"LISTEN"_s}, {u"established"_s, u"ESTABLISHED"_s},
                                               {u"closed"_s, u"CLOSE"_s}, {u"unconnected"_s, u"CLOSE"_s}};
    QStringList ours, addresses;
    for (const CriuProcess &process : std::as_const(m_images.processes)) {
        for (const CriuDescriptor &descriptor : process.table) {
            const auto socket = std::ranges::find(m_images.sockets, descriptor.file, &CriuSocket::id);
            if (socket == m_images.sockets.end())
                continue;
            if (socket->family == CriuSocket::Family::Unix)
                ours.append(u"%1 unix"_s.arg(process.pid));
            else
                ours.append(u"%1 %2 %3 %4"_s.arg(process.pid).arg(socket->protocol, states.value(socket->state, socket->state),
                                                                 withoutV6(socket->local) + u' ' + withoutV6(socket->remote)));
        }
    }
    for (const CriuSocket &socket : std::as_const(m_images.sockets)) {
        if (socket.family != CriuSocket::Family::Unix)
            addresses.append(u"%1 %2 %3"_s.arg(socket.id).arg(socket.local, socket.remote));
    }
    QCOMPARE(sorted(ours), sorted(checkpointctlSockets(m_inspected)));
    QCOMPARE(sorted(addresses), sorted(critAddresses(m_peers)));
}

void TestContents::memoryAgrees()
{
    // Runs of pages, as crit reads them.
    qint64 all = 0;
    for (const CriuPages &pages : std::as_const(m_images.pages)) {
        const qint64 theirs = critPages(m_peers + u'/' + pages.map);
        QCOMPARE(pages.present, theirs);
        QCOMPARE(QFileInfo(m_peers + u'/' + pages.file).size(), theirs * criuPageSize);
        QCOMPARE(m_hashes[pages.file].size(), theirs);
        all += theirs;
    }
    const CriuStatistics &statistics = m_images.statistics;
    QCOMPARE(all, statistics.pagesWritten + qMax(statistics.sharedPagesWritten, qint64(0)));
    const MemoryUse use = memoryUse(m_images, m_hashes);
    QCOMPARE(use.pages, all);

    // Of each process, as checkpointctl shows it: "| 301 | python3 | 32.2 MiB | 28.0 KiB |".
    static const QRegularExpression row(u"\\| +(\\d+) \\| [^|]+ \\| +([0-9.]+) (B|KiB|MiB|GiB) +\\|"_s);
    int rows = 0;
    for (auto match = row.globalMatch(QString::fromUtf8(m_memory)); match.hasNext(); ++rows) {
        const auto found = match.next();
        const auto process = std::ranges::find(m_images.processes, found.captured(1).toUInt(), &CriuProcess::pid);
        QVERIFY(process != m_images.processes.end());
        const qint64 unit = qint64(1) << (10 * QStringList{u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s}.indexOf(found.captured(3)));
        qint64 ours = 0, mapped = 0;
        for (const CriuPageRun &run : process->runs)
            ours += run.count * criuPageSize;
        for (const CriuSharedRun &run : process->sharedRuns)
            mapped -= run.count * criuPageSize;
        for (const CriuMapping &mapping : process->mappings)
            mapped += mapping.pages * criuPageSize;
        QCOMPARE(mapped, ours); // every page is in a mapping
        const double theirs = found.captured(2).toDouble() * double(unit);
        QVERIFY2(qAbs(theirs - double(ours)) <= 0.06 * double(unit), qPrintable(u"%1: %2"_s.arg(found.captured(0)).arg(ours)));
    }
    QCOMPARE(rows, m_images.processes.size());
}

/// What contents.py is known to have.
void TestContents::pythonIsKnown()
{
    const CriuProcess &process = m_images.processes.first();
    if (!process.arguments.contains(u"two words"_s))
        return;
    QVERIFY(process.environment.contains(u"WORD=of the environment"_s));
    QCOMPARE(process.threads.size(), 4);
    QCOMPARE(process.threadStates.size(), 4);
    QCOMPARE(process.workingDirectory, u"/tmp"_s);
    QCOMPARE(process.umask, 027);
    QVERIFY(process.caughtSignals & 1u << (SIGUSR1 - 1));
    QVERIFY(process.ignoredSignals & 1u << (SIGHUP - 1));
    const auto pages = [&](const QString &name) {
        const auto found = std::ranges::find(process.mappings, name, &CriuMapping::name);
        return found == process.mappings.end() ? -1 : found->pages;
    };
    QCOMPARE(pages(u"memfd:contents"_s), 4);
    QCOMPARE(pages(u"[shared]"_s), 5);
    QVERIFY(std::ranges::contains(m_images.objects, CriuObject::Kind::Memfd, &CriuObject::kind));
    const auto unmapped = std::ranges::find(m_images.shared, u"memfd:only open"_s, &CriuSharedMemory::name);
    QVERIFY(unmapped != m_images.shared.end());
    QCOMPARE(unmapped->runs, (QList<CriuPageRun>{{0, 0, 3}}));

    QStringList sockets;
    for (const CriuSocket &socket : std::as_const(m_images.sockets))
        sockets.append(u"%1 %2 %3 %4"_s.arg(socket.type, socket.state, socket.local).arg(socket.unread));
    for (const QString &socket : {u"stream listening 0.0.0.0:8080 0"_s, u"stream listening [::1]:8081 0"_s,
                                  u"datagram unconnected 127.0.0.1:8082 0"_s, u"stream listening /tmp/contents.socket 0"_s,
                                  u"datagram unconnected @contents 0"_s, u"stream established  5"_s})
        QVERIFY2(sockets.contains(socket), qPrintable(socket + u" is not among\n"_s + sockets.join(u'\n')));
    QStringList objects;
    for (const CriuObject &object : std::as_const(m_images.objects))
        objects.append(u"%1 %2 %3 %4"_s.arg(QLatin1StringView(typeName(object.kind)), object.name.section(u':', 0, 0), object.details).arg(object.unread));
    for (const QString &object : {u"PIPE pipe  7"_s, u"EVENTFD  counter 5 0"_s, u"EVENTPOLL  descriptors watched: 1 0"_s,
                                  u"TIMERFD  monotonic clock, not armed 0"_s, u"MEMFD contents  0"_s})
        QVERIFY2(objects.contains(object), qPrintable(object + u" is not among\n"_s + objects.join(u'\n')));
    const auto log = std::ranges::find(m_images.files, u"/tmp/contents.log"_s, &CriuFile::path);
    QVERIFY(log != m_images.files.end());
    QCOMPARE(log->position, 17);
    QVERIFY(std::ranges::any_of(m_images.files, &CriuFile::remapped));

    // 32 pages that differ, 16 that equal each other, 16 of zeros.
    const MemoryUse use = memoryUse(m_images, m_hashes);
    const auto known = std::ranges::find_if(use.mappings, [](const MappingUse &mapping) { return mapping.mapping.name.isEmpty() && mapping.pages == 64; });
    QVERIFY(known != use.mappings.end());
    QCOMPARE(known->zero, 16);
    QCOMPARE(known->duplicate, 15);
}

QTEST_GUILESS_MAIN(TestContents)
#include "tst_contents.moc"

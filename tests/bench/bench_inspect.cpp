// SPDX-License-Identifier: GPL-3.0-or-later
// How soon one sees what is inside, beside the established tools on the same data in the same run. One line a figure.
#include "core/criu/checkpointdirectory.h"
#include "core/criu/pagehashes.h"
#include "inspectcompare.h"
#include "measure.h"
#include "support/checkpoints.h"
#include "support/peers.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace Thaw;
using namespace Thaw::Bench;

namespace {

constexpr int times = 21;

/// As much of a checkpoint as its page wants to know; without pages, as much as its list of processes does.
CriuImages contents(const QString &path, bool pages, MemoryUse &use)
{
    const auto directory = valueOf(CheckpointDirectory::open(path));
    CriuImages images = readImages(directory->files());
    takeTexts(images, [&](const PagePiece &piece) { return directory->read(piece); });
    QMap<QString, PageHashes> hashes;
    for (const CriuPages &map : std::as_const(images.pages)) {
        if (!pages || hashes.contains(map.file))
            continue;
        PageHasher hasher;
        directory->stream(map.file, [&](QByteArrayView bytes) { return hasher.feed(bytes), true; });
        hashes.insert(map.file, hasher.take());
    }
    use = memoryUse(images, hashes);
    return images;
}

template<typename Function>
Samples measured(Function work)
{
    work(); // fills the caches; counts for nothing
    Samples samples;
    for (int i = 0; i < times; ++i) {
        const Time began = Clock::now();
        work();
        samples.add(ms(began, Clock::now()));
    }
    return samples;
}

QString beside(const Samples &samples)
{
    return u"%1 ms, %2"_s.arg(text(samples.median()), samples.range());
}

/// A server whose checkpoint is as large as those of small applications are.
const QByteArray nodeServer = "const kept = []\n"
                              "for (let i = 0; i < 52; ++i) kept.push(Buffer.alloc(1 << 20, i))\n"
                              "require('http').createServer((q, r) => r.end(String(kept.length))).listen(8080, () => console.log('READY'))\n";

void directory(const QString &host)
{
    LiveProject project(u"bench"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec node $THAW_APP_DIR/kept.js\n", true);
    project.write(u"kept.js"_s, nodeServer);
    QTemporaryDir scratch;
    const QString path = scratch.filePath(u"checkpoint"_s), peers = scratch.filePath(u"peers"_s), archive = scratch.filePath(u"archive.tar"_s);
    QDir().mkpath(path);
    valueOf(makeCheckpoint(project, host, path));
    copyForPeers(path, peers);
    writePodmanArchive(peers, archive);

    MemoryUse use;
    const CriuImages images = contents(path, true, use);
    qint64 bytes = 0;
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files))
        bytes += file.size();
    const Samples whole = measured([&] { contents(path, true, use); });
    const Samples quick = measured([&] { contents(path, false, use); });
    const Samples inspected = measured([&] { runPeer(u"checkpointctl"_s, {u"inspect"_s, u"--all"_s, u"--format"_s, u"json"_s, archive}); });
    const Samples counted = measured([&] { runPeer(u"checkpointctl"_s, {u"memparse"_s, archive}); });
    const QString what = u"contents of a %1 MB checkpoint directory (%2 threads, %3 mappings)"_s.arg(text(double(bytes) / 1e6))
                             .arg(images.processes.first().threads.size()).arg(images.processes.first().mappings.size());
    figure(u"%1 with every page looked into, median of %2 (%3; beside it, with the start of a program and no page looked into: "
           "checkpointctl inspect %4; memparse %5)"_s.arg(what).arg(times).arg(whole.range(), beside(inspected), beside(counted)),
           whole.median(), 1, u"ms"_s, u"≤ 30 ms"_s, whole.median() <= 30);
    figure(u"%1 without looking into pages, median of %2 (%3)"_s.arg(what).arg(times).arg(quick.range(1)), quick.median(), 1, u"ms"_s,
           u"≤ 30 ms"_s, quick.median() <= 30);
}

} // namespace

/// bench_inspect [directory|compare]
int main(int count, char *words[])
{
    QCoreApplication application(count, words);
    const Surroundings surroundings;
    const QString part = QCoreApplication::arguments().value(1);
    if (part.isEmpty() || part == "compare"_L1)
        benchCompare();
    if (part == "compare"_L1)
        return 0;
    const QString socket = qEnvironmentVariable("THAW_TEST_DOCKER");
    if (socket.isEmpty()) {
        std::fprintf(stderr, "no engine: run this through tests/run bench\n");
        return 2;
    }
    const QString host = u"unix://"_s + socket;
    const auto before = preparedImages(host);
    directory(host);
    removePreparedImages(host, before);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Images are opened from every kind of archive, as streams, and hostile ones do no harm.
#include "core/images/imageopener.h"
#include "support/async.h"
#include "support/imagearchives.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QByteArray base = packTar({{.path = u"etc"_s, .mode = 0755, .isDirectory = true},
                                 {.path = u"etc/motd"_s, .data = "hello\n"},
                                 {.path = u"bin/tool"_s, .data = QByteArray("\0binary", 7), .mode = 0755},
                                 {.path = u"old/a"_s, .data = "a"},
                                 {.path = u"old/b"_s, .data = "b"},
                                 {.path = u"gone"_s, .data = "gone"}})
                            .value_or(QByteArray());

QByteArray through(const QString &program, const QByteArray &bytes)
{
    QProcess process;
    process.start(program, {u"-c"_s});
    process.write(bytes);
    process.closeWriteChannel();
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

QByteArray gzip(const QByteArray &bytes)
{
    return through(u"gzip"_s, bytes);
}

QStringList paths(const ImageLayer &layer)
{
    QStringList list;
    for (const LayerEntry &entry : layer.entries)
        list.append(QString::fromUtf8(entry.path));
    return list;
}

QStringList placesOf(const ImageContents &contents, SecretPlace::Where where)
{
    QStringList list;
    for (const SecretPlace &secret : contents.secrets) {
        if (secret.where == where)
            list.append(u"%1 in %2"_s.arg(secret.name, secret.place));
    }
    return list;
}

/// Memory with these bytes at the beginning of the heap.
SampleMemory memoryWith(const QByteArray &heap)
{
    return {.heap = heap};
}

} // namespace

class TestImageOpener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void everyLayoutIsRead_data();
    void everyLayoutIsRead();
    void compressedLayersAreRead();
    void podmansCheckpointIsRead_data();
    void podmansCheckpointIsRead();
    void aDirectoryIsRead();
    void theOrderInAnArchiveDoesNotMatter();
    void layersLieUponEachOther();
    void linksHaveTheirTargetsHash();
    void theCheckpointIsTheOneTheImageMeans();
    void anImageWithoutACheckpointIsNoError();
    void secretsAreNamedInEveryPlace();
    void memoryIsSearched_data();
    void memoryIsSearched();
    void cutArchivesAreTold();
    void hostileArchivesDoNoHarm_data();
    void hostileArchivesDoNoHarm();
    void whatUnpacksToMuchMoreIsRead();
    void whatIsNoArchiveIsSaid_data();
    void whatIsNoArchiveIsSaid();
    void aStopIsHeard();

private:
    QString write(const QByteArray &bytes)
    {
        const QString path = m_directory.filePath(u"archive-%1.tar"_s.arg(++m_written));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }
    Result<ImageContents> open(const QByteArray &archive, OpenOptions options = {}) { return await(openPath(write(archive), options)); }

    QTemporaryDir m_directory;
    int m_written = 0;
};

void TestImageOpener::everyLayoutIsRead_data()
{
    QTest::addColumn<QByteArray>("archive");
    const QList<QByteArray> layers{base, checkpointLayer(u"opt/app/"_s)};
    const QByteArray config = imageConfig(layers, {u"PATH=/bin"_s});
    QTest::newRow("docker save since 25") << ociArchive(layers, config);
    QTest::newRow("OCI's layout alone") << ociArchive(layers, config, false);
    QTest::newRow("docker save before 25") << oldDockerArchive(layers, config);
    QTest::newRow("podman save") << podmanArchive(layers, config);
    QTest::newRow("docker save, compressed as a whole") << gzip(ociArchive(layers, config));
}

void TestImageOpener::everyLayoutIsRead()
{
    QFETCH(QByteArray, archive);
    const auto opened = open(archive);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message + opened.error().detail));
    QCOMPARE(opened->problems, QStringList());
    QCOMPARE(opened->origin, ImageContents::Origin::Archive);
    QCOMPARE(opened->details.environment, QStringList{u"PATH=/bin"_s});
    QCOMPARE(opened->layers.size(), 2);
    QCOMPARE(opened->layers[0].digest, QString::fromLatin1("sha256:" + sha256(base)));
    QCOMPARE(opened->layers[0].createdBy, u"step 1"_s);
    QCOMPARE(opened->layers[1].createdBy, u"step 2"_s);
    QCOMPARE(paths(opened->layers[0]), (QStringList{u"etc"_s, u"etc/motd"_s, u"bin/tool"_s, u"old/a"_s, u"old/b"_s, u"gone"_s}));
    const LayerEntry &motd = opened->layers[0].entries[1], &tool = opened->layers[0].entries[2];
    QCOMPARE(motd.text, QByteArray("hello\n"));
    QVERIFY(tool.text.isNull());
    QVERIFY(motd.hash != 0 && motd.hash != tool.hash);
    QCOMPARE(tool.mode, 0755u);

    QVERIFY(opened->checkpoint.has_value());
    const FoundCheckpoint &found = *opened->checkpoint;
    QCOMPARE(found.directory, u"/opt/app"_s);
    QCOMPARE(found.layer, 1);
    QCOMPARE(found.criuVersion, u"4.2.1"_s);
    QCOMPARE(found.host, u"builder, Linux 6.18.0"_s);
    QCOMPARE(found.sizes.size(), checkpointFiles().size());
    QCOMPARE(found.sizes.value(u"pages-1.img"_s), 4 * 4096);
    QCOMPARE(found.hashes.value(u"pages-1.img"_s).size(), 4);
    QCOMPARE(found.images.problems, QStringList());
    QCOMPARE(found.images.processes.size(), 1);
    QCOMPARE(found.images.processes[0].arguments, (QStringList{u"server"_s, u"-v"_s}));
    QCOMPARE(found.images.processes[0].environment, QStringList{u"DB_PASSWORD=hunter2-in-memory"_s});
}

void TestImageOpener::compressedLayersAreRead()
{
    const QList<QByteArray> layers{base, checkpointLayer(u"opt/app/"_s)};
    const auto plain = open(ociArchive(layers, imageConfig(layers)));
    auto packed = open(ociArchive(layers, imageConfig(layers), false, gzip));
    QVERIFY(plain && packed);
    QCOMPARE(packed->layers, plain->layers);
    QCOMPARE(packed->checkpoint, plain->checkpoint);
    QCOMPARE(packed->problems, QStringList());
}

void TestImageOpener::podmansCheckpointIsRead_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::newRow("plain") << podmanCheckpoint();
    QTest::newRow("compressed") << gzip(podmanCheckpoint());
}

void TestImageOpener::podmansCheckpointIsRead()
{
    QFETCH(QByteArray, archive);
    const auto opened = open(archive);
    QVERIFY(opened);
    QCOMPARE(opened->maker, u"Podman"_s);
    QCOMPARE(opened->layers.size(), 2);
    QCOMPARE(paths(opened->layers[0]), QStringList{u"var/changed"_s});
    QVERIFY(opened->checkpoint.has_value());
    QCOMPARE(opened->checkpoint->directory, u"/checkpoint"_s);
    QCOMPARE(opened->checkpoint->criuVersion, u"4.2.1"_s);
    QCOMPARE(opened->checkpoint->images.processes.value(0).arguments, (QStringList{u"server"_s, u"-v"_s}));
}

void TestImageOpener::aDirectoryIsRead()
{
    const QDir directory(m_directory.filePath(u"bare"_s));
    QVERIFY(directory.mkpath(u"."_s));
    for (const auto &[name, bytes] : checkpointFiles().asKeyValueRange()) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    // Neither is opened: one leads away, the other never ends.
    QVERIFY(QFile::link(u"/etc/passwd"_s, directory.filePath(u"fs-1.img"_s)));
    QCOMPARE(mkfifo(qPrintable(directory.filePath(u"ids-1.img"_s)), 0600), 0);
    const auto opened = await(openPath(directory.path()));
    QVERIFY(opened);
    QCOMPARE(opened->origin, ImageContents::Origin::Directory);
    QVERIFY(opened->layers.isEmpty());
    QCOMPARE(opened->checkpoint->directory, directory.path());
    QCOMPARE(opened->checkpoint->layer, -1);
    QCOMPARE(opened->checkpoint->sizes.size(), checkpointFiles().size());
    QCOMPARE(opened->checkpoint->images.processes.value(0).environment, QStringList{u"DB_PASSWORD=hunter2-in-memory"_s});
    const QList<QByteArray> layers{checkpointLayer(u"opt/app/"_s)};
    const auto inImage = open(ociArchive(layers, imageConfig(layers)));
    QCOMPARE(opened->checkpoint->images, inImage->checkpoint->images);
    QCOMPARE(opened->checkpoint->hashes, inImage->checkpoint->hashes);
}

void TestImageOpener::theOrderInAnArchiveDoesNotMatter()
{
    // The pages come before their maps, so that the texts are only known after a second look.
    const QList<QByteArray> forwards{checkpointLayer(u"opt/app/"_s)}, backwards{checkpointLayer(u"opt/app/"_s, {}, true)};
    const auto one = open(podmanArchive(forwards, imageConfig(forwards))), other = open(podmanArchive(backwards, imageConfig(backwards)));
    QVERIFY(one && other);
    QCOMPARE(other->checkpoint, one->checkpoint);
    QCOMPARE(other->secrets, one->secrets);
}

void TestImageOpener::layersLieUponEachOther()
{
    const QByteArray middle = packTar({{.path = u".wh.gone"_s},
                                       {.path = u"old"_s, .isDirectory = true},
                                       {.path = u"old/.wh..wh..opq"_s},
                                       {.path = u"old/c"_s, .data = "c"},
                                       {.path = u".wh..wh.plnk"_s, .isDirectory = true}})
                                  .value_or(QByteArray());
    const QByteArray top = packTar({{.path = u"etc/motd"_s, .data = "changed\n"}, {.path = u"old"_s, .data = "a file now"}}).value_or(QByteArray());
    const QList<QByteArray> layers{base, middle, top, top};
    const auto opened = open(oldDockerArchive(layers, imageConfig(layers)));
    QVERIFY(opened);
    QCOMPARE(opened->layers.size(), 4);
    QCOMPARE(opened->layers[3].entries, opened->layers[2].entries);
    QCOMPARE(opened->layers[1].entries[0].type, 'w');
    QCOMPARE(opened->layers[1].entries[0].path, QByteArray("gone"));
    QCOMPARE(opened->layers[1].entries[2].type, 'o');
    QCOMPARE(opened->layers[1].entries[2].path, QByteArray("old"));
    const auto files = mergedFiles(*opened);
    QCOMPARE(files.keys(), (QList<QByteArray>{"bin/tool", "etc", "etc/motd", "old"}));
    QCOMPARE(files["etc/motd"].text, QByteArray("changed\n"));
    ImageContents upToMiddle = *opened;
    upToMiddle.layers.resize(2);
    QCOMPARE(mergedFiles(upToMiddle).keys(), (QList<QByteArray>{"bin/tool", "etc", "etc/motd", "old", "old/c"}));
}

void TestImageOpener::linksHaveTheirTargetsHash()
{
    const QByteArray layer = tarFile("a", "the contents") + tarHeader("b", "00000000000", '1', "a") + tarHeader("c", "00000000000", '2', "a") + tarEnd();
    const auto opened = open(podmanArchive({layer}, imageConfig({layer})));
    QVERIFY(opened);
    const auto entries = opened->layers[0].entries;
    QCOMPARE(entries[1].type, '1');
    QCOMPARE(entries[1].hash, entries[0].hash);
    QCOMPARE(entries[2].link, QByteArray("a"));
    QCOMPARE(entries[2].hash, 0u);
}

void TestImageOpener::theCheckpointIsTheOneTheImageMeans()
{
    const QByteArray named = checkpointLayer(u"srv/named/"_s), top = checkpointLayer(u"srv/top/"_s);
    const QList<QByteArray> layers{named, top};
    const auto topmost = open(podmanArchive(layers, imageConfig(layers)));
    QCOMPARE(topmost->checkpoint->directory, u"/srv/top"_s);
    const QJsonObject label{{u"io.thaw.restore.directory"_s, u"/srv/named"_s}};
    const auto meant = open(podmanArchive(layers, imageConfig(layers, {}, label)));
    QCOMPARE(meant->checkpoint->directory, u"/srv/named"_s);
    QCOMPARE(meant->checkpoint->layer, 0);
    const QJsonObject ours{{u"io.thaw.kind"_s, u"checkpoint"_s}, {u"org.criu.checkpoint.criu.version"_s, u"4.9"_s}};
    const QList<QByteArray> thaws{base, checkpointLayer(u"opt/thaw/checkpoint/"_s)};
    const auto made = open(podmanArchive(thaws, imageConfig(thaws, {}, ours)));
    QCOMPARE(made->maker, u"Thaw"_s);
    QCOMPARE(made->checkpoint->criuVersion, u"4.9"_s);
}

void TestImageOpener::anImageWithoutACheckpointIsNoError()
{
    const auto opened = open(ociArchive({base}, imageConfig({base})));
    QVERIFY(opened);
    QVERIFY(!opened->checkpoint);
    QCOMPARE(opened->layers.size(), 1);
    const auto files = open(base);
    QVERIFY(files);
    QCOMPARE(paths(files->layers.value(0)).size(), 6);
}

void TestImageOpener::secretsAreNamedInEveryPlace()
{
    const QByteArray key = "-----BEGIN EC PRIVATE KEY-----\n" + QByteArray(64, 'A') + "\n-----END EC PRIVATE KEY-----\n";
    const QByteArray heap = QByteArray(100, 'x') + "\0hunter2-in-memory\0"_ba + "API_KEY=from-the-configuration" + QByteArray(4000, '\0') + key;
    const QList<QByteArray> layers{base, checkpointLayer(u"opt/app/"_s, memoryWith(heap), false,
                                                         {{.path = u"app/config.yml"_s, .data = "password: hunter2-in-memory\n"}})};
    const auto opened = open(ociArchive(layers, imageConfig(layers, {u"API_KEY=from-the-configuration"_s})));
    QVERIFY(opened);
    QCOMPARE(placesOf(*opened, SecretPlace::Where::Configuration), QStringList{u"API_KEY in the image's environment"_s});
    QCOMPARE(placesOf(*opened, SecretPlace::Where::Environment), QStringList{u"DB_PASSWORD in process 301 (server)"_s});
    QStringList memory = placesOf(*opened, SecretPlace::Where::Memory);
    memory.sort();
    QCOMPARE(memory, (QStringList{u"API_KEY in process 301 (server), [heap] at 0x907f"_s, u"DB_PASSWORD in process 301 (server), [heap] at 0x9065"_s,
                                  u"EC private key in process 301 (server), [heap] at 0xa035"_s}));
    QCOMPARE(placesOf(*opened, SecretPlace::Where::File), QStringList{u"DB_PASSWORD in /app/config.yml, layer 2"_s});
    for (const SecretPlace &secret : opened->secrets)
        QVERIFY2(!secret.preview.contains(u"memory"_s) && !secret.preview.contains(u"configuration"_s), qPrintable(secret.preview));

    const QList<QByteArray> scrubbed{base, checkpointLayer(u"opt/app/"_s, {.heap = QByteArray(100, 'x'), .environment = "HOME=/root"})};
    QCOMPARE(open(ociArchive(scrubbed, imageConfig(scrubbed)))->secrets, QList<SecretPlace>());
    QCOMPARE(open(ociArchive(layers, imageConfig(layers)), {.secrets = false})->secrets, QList<SecretPlace>());
}

void TestImageOpener::memoryIsSearched_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<QList<quint64>>("addresses");
    QTest::newRow("a text") << "needle"_ba << true << QList<quint64>{0x9010};
    QTest::newRow("a text in any case") << "needle"_ba << false << QList<quint64>{0x9010, 0x9020};
    QTest::newRow("over the border of pages") << "across"_ba << true << QList<quint64>{0x9ffd};
    QTest::newRow("one byte") << "\x01"_ba << true << QList<quint64>{0x9800};
    QTest::newRow("two") << "\x01\x02"_ba << true << QList<quint64>{0x9800};
    QTest::newRow("neighbours in the file only") << "end\0\0\0"_ba << true << QList<quint64>{};
    QTest::newRow("what is not there") << "haystack"_ba << true << QList<quint64>{};
}

void TestImageOpener::memoryIsSearched()
{
    QFETCH(QByteArray, wanted);
    QFETCH(bool, caseSensitive);
    QFETCH(QList<quint64>, addresses);
    QByteArray heap(8192, '\0');
    heap.replace(0x10, 6, "needle").replace(0x20, 6, "NeEDLE").replace(0xffd, 6, "across").replace(0x800, 2, "\x01\x02").replace(8189, 3, "end");
    const QList<QByteArray> layers{checkpointLayer(u"opt/app/"_s, memoryWith(heap)), base};
    const auto opened = open(ociArchive(layers, imageConfig(layers)));
    QVERIFY(opened);
    const auto hits = await(searchMemory(nullptr, *opened, {.wanted = wanted, .caseSensitive = caseSensitive}));
    QVERIFY(hits);
    QList<quint64> found;
    for (const MemoryHit &hit : *hits) {
        found.append(hit.address);
        QCOMPARE(hit.pid, 301u);
        QCOMPARE(hit.mapping, u"[heap]"_s);
        QCOMPARE(hit.around.mid(hit.at, wanted.size()).toLower(), wanted.toLower());
    }
    QCOMPARE(found, addresses);
}

void TestImageOpener::cutArchivesAreTold()
{
    const QByteArray small = tarFile("a", QByteArray(700, 'a')) + tarHeader("d", "00000000000", '5') + tarEnd();
    const QByteArray whole = ociArchive({small}, imageConfig({small}));
    for (qsizetype size = 0; size < whole.size(); size += 512) {
        const auto opened = open(whole.first(size));
        QVERIFY2(!opened, qPrintable(QString::number(size)));
        QVERIFY2(opened.error().kind == ErrorKind::Truncated || (size <= 512 && opened.error().kind == ErrorKind::Invalid),
                 qPrintable(u"%1: %2"_s.arg(size).arg(opened.error().message)));
    }
    QVERIFY(open(whole));
    // A layer that is cut in an archive that is whole.
    const QByteArray cut = small.first(700);
    const auto opened = open(podmanArchive({base, cut}, imageConfig({base, cut})));
    QVERIFY(opened);
    QCOMPARE(opened->problems.size(), 1);
    QVERIFY2(opened->problems[0].startsWith("Layer 2 could not be read whole: "_L1), qPrintable(opened->problems[0]));
}

void TestImageOpener::hostileArchivesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("layer");
    QTest::addColumn<QString>("problem");
    const QByteArray huge("\x80\0\0\0\x10\0\0\0\0\0\0\0", 12); // 2^60
    QTest::newRow("a file of 2^60 bytes") << tarHeader("opt/pages-1.img", huge, '0') + QByteArray(2048, 'x') << u"Layer 1 could not be read whole"_s;
    QTest::newRow("a path that leads out") << tarFile("../../etc/passwd", "x") + tarFile("a/../../b", "x") + tarFile("ok", "x") + tarEnd() << u"2 of its paths"_s;
    QTest::newRow("a checkpoint that is a link") << tarHeader("opt/inventory.img", "00000000000", '2', "/etc/passwd") + tarEnd() << QString();
    QTest::newRow("an inventory alone") << tarFile("opt/inventory.img", "nonsense") + tarEnd() << QString();
    QTest::newRow("an empty page file alone") << tarFile("opt/inventory.img", word(0x58313116)) + tarFile("opt/pages-1.img", {}) + tarEnd() << QString();
    QTest::newRow("no tar at all") << QByteArray(4096, 'x') << u"Layer 1 is not in the archive"_s;
    QTest::newRow("an extension of gigabytes") << tarHeader("f", "77777777777", 'x') + QByteArray(1024, '\0') << u"Layer 1"_s;
}

void TestImageOpener::hostileArchivesDoNoHarm()
{
    QFETCH(QByteArray, layer);
    QFETCH(QString, problem);
    const auto opened = open(ociArchive({layer}, imageConfig({layer})));
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message + opened.error().detail));
    QVERIFY2(problem.isEmpty() ? opened->problems.isEmpty() : opened->problems.value(0).contains(problem), qPrintable(opened->problems.join(u'\n')));
    for (const LayerEntry &entry : opened->layers.value(0).entries)
        QVERIFY(!entry.path.contains(".."));
}

void TestImageOpener::whatUnpacksToMuchMoreIsRead()
{
    const QByteArray zeros = tarFile("zeros", QByteArray(16 << 20, '\0')) + tarEnd();
    const auto opened = open(ociArchive({zeros}, imageConfig({zeros}), true, gzip));
    QVERIFY(opened);
    QCOMPARE(opened->layers[0].size, 16 << 20);
    QVERIFY(opened->bytesRead < 1 << 20);
}

void TestImageOpener::whatIsNoArchiveIsSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text") << QByteArray("hello, world\n").repeated(1000);
    QTest::newRow("zeros") << QByteArray(10240, '\0');
    QTest::newRow("gzip's beginning") << QByteArray("\x1f\x8b\x08\0\0\0\0\0", 8);
}

void TestImageOpener::whatIsNoArchiveIsSaid()
{
    QFETCH(QByteArray, bytes);
    const auto opened = open(bytes);
    QVERIFY(!opened);
    QVERIFY2(opened.error().kind == ErrorKind::Invalid || opened.error().kind == ErrorKind::Truncated, qPrintable(opened.error().message));
    const auto nowhere = await(openPath(m_directory.filePath(u"nowhere"_s)));
    QCOMPARE(nowhere.error().kind, ErrorKind::NotFound);
    const auto empty = await(openPath(m_directory.path()));
    QCOMPARE(empty.error().kind, ErrorKind::Invalid);
}

void TestImageOpener::aStopIsHeard()
{
    const QString path = write(tarFile("large", QByteArray(256 << 20, 'x')) + tarEnd());
    std::stop_source source;
    qint64 seen = 0;
    QElapsedTimer clock;
    const auto opened = await(openPath(path, {}, [&](qint64 bytes, qint64) {
        if (std::exchange(seen, bytes) == 0)
            clock.start();
        source.request_stop();
    }, source.get_token()));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Cancelled);
    QVERIFY(seen > 0 && clock.elapsed() < 2000);
    std::stop_source before;
    before.request_stop();
    QCOMPARE(await(openPath(path, {}, {}, before.get_token())).error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestImageOpener)
#include "tst_imageopener.moc"

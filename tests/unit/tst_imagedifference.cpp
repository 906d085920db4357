// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two images is named, what is equal or a matter of chance is not.
#include "core/images/differencetables.h"
#include "core/pipeline/labels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

LayerEntry file(const QByteArray &path, const QByteArray &text, quint32 mode = 0644)
{
    return {.path = path, .size = text.size(), .mode = mode, .hash = qHash(text), .text = text};
}

LayerEntry directory(const QByteArray &path)
{
    return {.path = path, .mode = 0755, .type = '5'};
}

LayerEntry special(char type, const QByteArray &path, const QByteArray &link = {})
{
    return {.path = path, .mode = 0777, .type = type, .link = link};
}

ImageLayer layer(const QString &digest, const QList<LayerEntry> &entries, const QString &createdBy = {})
{
    ImageLayer made{.digest = digest, .createdBy = createdBy, .entries = entries};
    for (const LayerEntry &entry : entries)
        made.size += entry.size;
    return made;
}

ImageContents image(const QList<ImageLayer> &layers)
{
    ImageContents contents{.name = u"app:1"_s, .layers = layers};
    for (const ImageLayer &one : layers)
        contents.details.size += one.size;
    return contents;
}

CriuProcess process(quint32 pid, quint32 parent, const QStringList &arguments)
{
    return {.pid = pid, .parent = parent, .threads = {pid}, .name = arguments.first(),
            .threadStates = {{.id = pid, .credentials = {}}}, .arguments = arguments,
            .environment = {u"PATH=/bin"_s, u"HOSTNAME=%1"_s.arg(pid)}, .workingDirectory = u"/"_s};
}

/// sh starts a server with two workers.
FoundCheckpoint checkpoint(quint32 firstPid = 1)
{
    FoundCheckpoint found{.directory = u"/opt/thaw/checkpoint"_s, .sizes = {{u"inventory.img"_s, 100}, {u"pages-1.img"_s, 8192}}};
    CriuImages &images = found.images;
    images.processes = {process(firstPid, 0, {u"sh"_s, u"run_app.sh"_s}), process(firstPid + 1, firstPid, {u"server"_s}),
                        process(firstPid + 2, firstPid + 1, {u"worker"_s}), process(firstPid + 3, firstPid + 1, {u"worker"_s})};
    images.files = {{.id = 1, .path = u"/bin/sh"_s}, {.id = 2, .path = u"/var/log/app.log"_s, .flags = 02001}};
    images.objects = {{.id = 3, .kind = CriuObject::Kind::Pipe, .name = u"pipe:[%1]"_s.arg(firstPid)}};
    images.sockets = {{.id = 4, .family = CriuSocket::Family::Inet, .type = u"stream"_s, .protocol = u"tcp"_s, .state = u"listening"_s,
                       .local = u"0.0.0.0:8080"_s, .inode = 100 + firstPid}};
    images.processes[0].program = 1;
    images.processes[1].table = {{1, 3, false}, {3, 2, false}, {4, 4, false}};
    return found;
}

ImageContents checkpointImage(quint32 firstPid = 1)
{
    ImageContents contents = image({layer(u"sha256:base"_s, {directory("bin"), file("bin/sh", "#!")})});
    contents.checkpoint = checkpoint(firstPid);
    return contents;
}

QStringList shortly(const QList<FieldDifference> &fields)
{
    QStringList list;
    for (const FieldDifference &field : fields)
        list.append(u"%1 %2: %3 → %4"_s.arg(markOf(field.change), field.name, field.before, field.after));
    return list;
}

QStringList shortly(const QList<FileDifference> &files)
{
    QStringList list;
    for (const FileDifference &one : files)
        list.append(QString(u"%1 %2 %3"_s.arg(markOf(one.change), QString::fromUtf8(one.path), one.why)).trimmed());
    return list;
}

QStringList shortly(const QList<ProcessDifference> &processes)
{
    QStringList list;
    for (const ProcessDifference &one : processes) {
        list.append(u"%1 %2 %3→%4"_s.arg(markOf(one.change), one.title).arg(one.before).arg(one.after));
        list += shortly(one.fields);
    }
    return list;
}

Benchmark benchmark(double coldMs, double restoredMs)
{
    Benchmark made;
    for (int round = 1; round <= 3; ++round) {
        made.runs.append({.kind = StartKind::Cold, .round = round, .answerMs = coldMs + round});
        made.runs.append({.kind = StartKind::Restored, .round = round, .answerMs = restoredMs + round});
    }
    return made;
}

/// A bit of everything that is said of a difference, some of it hostile.
ImageDifference sampleDifference()
{
    return {.before = u"app:1"_s,
            .after = u"app:2"_s,
            .sizes = {{Change::Changed, DifferenceName::ImageSize, u"16 MB"_s, u"8 MB"_s, 16e6, 8e6},
                      {Change::Changed, DifferenceName::CheckpointSize, u"12 MB"_s, u"4 MB"_s, 12e6, 4e6}},
            .files = {{.change = Change::Added, .path = "a|<b>\x1b[31m", .after = 10},
                      {.change = Change::Changed, .path = "etc/app", .before = 4, .after = 4, .why = u"contents"_s, .isText = true,
                       .beforeText = "a\n<i>\n", .afterText = "a\n```\n"},
                      {.change = Change::Changed, .path = "etc/x", .before = 4, .after = 4, .why = u"mode 0644 → 0600"_s},
                      {.change = Change::Removed, .path = "etc/y", .before = 4}},
            .values = {{Change::Changed, u"PASSWORD"_s, u"•••"_s, u"••• (another)"_s}},
            .processes = {{.change = Change::Added, .title = u"worker"_s, .after = 7}},
            .memory = {{u"server"_s, u"[heap]"_s, 10, 12, 8, 1, 3}},
            .times = {{Change::Changed, DifferenceName::RestoredAnswer, u"250 ms"_s, u"200 ms"_s, 250, 200}},
            .equalFiles = 100,
            .notes = {u"app:2: pstree.img is damaged"_s}};
}

} // namespace

class TestImageDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void filesAreCompared_data();
    void filesAreCompared();
    void layersAreMerged_data();
    void layersAreMerged();
    void layersAreComparedByDigest();
    void filesOfTheCheckpointAreLeftOut();
    void textsAreKeptWhereBothAreKnown();
    void settingsAreCompared();
    void valuesAreComparedAndMasked();
    void chanceIsNoDifference();
    void processesAreMatched_data();
    void processesAreMatched();
    void aLineOfProcessesDoesNotOverflow();
    void socketsAreCompared();
    void openFilesAreCompared();
    void aPlainImageAgainstItsCheckpoint();
    void timesAreMedians();
    void summariesSayItInALine_data();
    void summariesSayItInALine();
    void sizesAreReadable_data();
    void sizesAreReadable();
    void markdownIsSafe();
    void htmlIsWholeAndSafe();
    void jsonHasEverything();
};

void TestImageDifference::filesAreCompared_data()
{
    QTest::addColumn<LayerEntry>("before");
    QTest::addColumn<LayerEntry>("after");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const LayerEntry &before, const LayerEntry &after, const QStringList &expected) {
        QTest::newRow(name) << before << after << expected;
    };
    LayerEntry owned = file("a", "1");
    owned.uid = 33;
    LayerEntry both = file("a", "2", 0600);
    both.gid = 5;
    row("equal files", file("a", "1"), file("a", "1"), {});
    row("other contents of the same size", file("a", "1"), file("a", "2"), {u"~ a contents"_s});
    row("another mode", file("a", "1"), file("a", "1", 04755), {u"~ a mode 0644 → 4755"_s});
    row("another owner", file("a", "1"), owned, {u"~ a owner 0:0 → 33:0"_s});
    row("several things at once", file("a", "1"), both, {u"~ a contents, mode 0644 → 0600, owner 0:0 → 0:5"_s});
    row("a link leads elsewhere", special('2', "a", "b"), special('2', "a", "c"), {u"~ a link b → c"_s});
    row("a file became a link", file("a", "1"), special('2', "a", "b"), {u"~ a file → symbolic link"_s});
    row("an old tar's file is a file", file("a", ""), {.path = "a", .mode = 0644, .type = '\0', .hash = qHash(QByteArray(""))}, {});
    row("another file", file("a", "1"), file("b", "1"), {u"− a"_s, u"+ b"_s});
    row("what differs in every container", file("etc/hostname", "1"), file("etc/hostname", "2"), {});
}

void TestImageDifference::filesAreCompared()
{
    QFETCH(LayerEntry, before);
    QFETCH(LayerEntry, after);
    QFETCH(QStringList, expected);
    const ImageDifference difference = compareImages(image({layer({}, {before})}), image({layer({}, {after})}));
    QCOMPARE(shortly(difference.files), expected);
    QCOMPARE(difference.isEqual(), expected.isEmpty());
    QCOMPARE(difference.notes, before.path == "etc/hostname" ? QStringList{u"Left out, as they are others in every container: /etc/hostname."_s} : QStringList());
}

void TestImageDifference::layersAreMerged_data()
{
    QTest::addColumn<QList<ImageLayer>>("layers");
    QTest::addColumn<QByteArrayList>("paths");
    const ImageLayer base = layer(u"sha256:base"_s, {directory("d"), file("d/a", "1"), file("d/b", "1"), directory("d-e"), file("d-e/f", "1")});
    const auto row = [&](const char *name, const QList<ImageLayer> &above, const QByteArrayList &paths) {
        QTest::newRow(name) << QList<ImageLayer>{base} + above << paths;
    };
    row("one layer", {}, {"d", "d-e", "d-e/f", "d/a", "d/b"});
    row("a whiteout takes a file", {layer({}, {special('w', "d/a")})}, {"d", "d-e", "d-e/f", "d/b"});
    row("a whiteout takes a directory and what is in it", {layer({}, {special('w', "d")})}, {"d-e", "d-e/f"});
    row("an opaque directory hides the lower ones' files only", {layer({}, {file("d/c", "2"), special('o', "d")})},
        {"d", "d-e", "d-e/f", "d/c"});
    row("a file in place of a directory", {layer({}, {file("d", "2")})}, {"d", "d-e", "d-e/f"});
    row("what was taken comes again", {layer({}, {special('w', "d/a")}), layer({}, {file("d/a", "3")})},
        {"d", "d-e", "d-e/f", "d/a", "d/b"});
    row("an opaque root", {layer({}, {special('o', ""), file("x", "1")})}, {"x"});
}

void TestImageDifference::layersAreMerged()
{
    QFETCH(QList<ImageLayer>, layers);
    QFETCH(QByteArrayList, paths);
    QCOMPARE(mergedFiles(image(layers)).keys(), paths);
    // The same by way of a common layer: against the base alone.
    const ImageDifference difference = compareImages(image({layers.first()}), image(layers));
    QByteArrayList expected = mergedFiles(image({layers.first()})).keys();
    for (const FileDifference &one : difference.files) {
        if (one.change == Change::Removed)
            expected.removeOne(one.path);
        else if (one.change == Change::Added)
            expected.append(one.path);
    }
    // Directories that went with their files are not named.
    expected.removeIf([&](const QByteArray &path) { return !paths.contains(path) && (path == "d" || path == "d-e"); });
    std::ranges::sort(expected);
    QCOMPARE(expected, paths);
}

void TestImageDifference::layersAreComparedByDigest()
{
    const ImageLayer base = layer(u"sha256:base"_s, {file("a", "1")});
    const ImageContents before = image({base, layer(u"sha256:one"_s, {file("b", "12")}, u"COPY b"_s)});
    const ImageContents after = image({base, layer(u"sha256:two"_s, {file("b", "12"), special('1', "c", "/b")}, u"COPY c"_s)});
    const ImageDifference difference = compareImages(before, after);
    QCOMPARE(difference.layers, (QList<FieldDifference>{{Change::Removed, u"sha256:one"_s, u"2 bytes · COPY b"_s, {}, 2, -1},
                                                        {Change::Added, u"sha256:two"_s, {}, u"2 bytes · COPY c"_s, -1, 2}}));
    QCOMPARE(difference.equalFiles, 2);
    // The hard link is a file of its own to whoever looks at it.
    const QList<FileDifference> expected{{.change = Change::Added, .path = "c", .after = 2, .isText = true, .afterText = "12"}};
    QCOMPARE(difference.files, expected);
    QCOMPARE(mergedFiles(after)["c"], file("c", "12"));
}

void TestImageDifference::filesOfTheCheckpointAreLeftOut()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    before.layers.append(layer({}, {directory("opt/thaw/checkpoint"), file("opt/thaw/checkpoint/pages-1.img", "1"), file("opt/thaw/checkpoints", "1")}));
    after.layers.append(layer({}, {directory("opt/thaw/checkpoint"), file("opt/thaw/checkpoint/pages-1.img", "2"), file("opt/thaw/checkpoints", "2")}));
    QCOMPARE(shortly(compareImages(before, after).files), QStringList{u"~ opt/thaw/checkpoints contents"_s});
}

void TestImageDifference::textsAreKeptWhereBothAreKnown()
{
    LayerEntry binary = file("b", "1");
    binary.text = QByteArray();
    LayerEntry otherBinary = file("b", "2");
    otherBinary.text = QByteArray();
    const ImageContents before = image({layer({}, {file("a", "1\n"), binary, file("c", "x"), file("m", "x")})});
    const ImageContents after = image({layer({}, {file("a", "2\n"), otherBinary, file("d", "y"), file("m", "x", 0600)})});
    const QList<FileDifference> expected{
        {Change::Changed, "a", 2, 2, u"contents"_s, true, "1\n", "2\n"},
        {Change::Changed, "b", 1, 1, u"contents"_s, false, {}, {}},
        {Change::Removed, "c", 1, -1, {}, true, "x", {}},
        {Change::Added, "d", -1, 1, {}, true, {}, "y"},
        {Change::Changed, "m", 1, 1, u"mode 0644 → 0600"_s, false, {}, {}},
    };
    QCOMPARE(compareImages(before, after).files, expected);
}

void TestImageDifference::settingsAreCompared()
{
    ImageContents before = image({}), after = image({});
    before.details = {.architecture = u"amd64"_s, .entrypoint = {u"/run me"_s}, .command = {u"a"_s}, .user = u"app"_s,
                      .workingDir = u"/srv"_s, .exposedPorts = {u"80/tcp"_s}, .labels = {{Label::Probe, u"port 80"_s}, {Label::ColdMs, u"3"_s}}};
    after.details = {.architecture = u"arm64"_s, .entrypoint = {u"/run me"_s}, .command = {u"b c"_s}, .stopSignal = u"SIGINT"_s,
                     .exposedPorts = {u"80/tcp"_s, u"81/tcp"_s}, .volumes = {u"/data"_s}, .labels = {{Label::Probe, u"port 81"_s}, {Label::ColdMs, u"4"_s}},
                     .healthcheck = {{u"Test"_s, u"x"_s}}};
    after.maker = u"Thaw"_s;
    QCOMPARE(shortly(compareImages(before, after).configuration),
             (QStringList{u"~ Command: a → \"b c\""_s, u"− User: app → "_s, u"− Working directory: /srv → "_s,
                          u"~ Ports: 80/tcp → 80/tcp, 81/tcp"_s, u"+ Volumes:  → /data"_s, u"+ Stop signal:  → SIGINT"_s,
                          u"+ Health check:  → {\"Test\":\"x\"}"_s, u"~ Architecture: amd64 → arm64"_s, u"+ Made by:  → Thaw"_s,
                          u"~ Label io.thaw.probe: port 80 → port 81"_s}));
}

void TestImageDifference::valuesAreComparedAndMasked()
{
    ImageContents before = image({}), after = image({});
    before.details.environment = {u"PORT=80"_s, u"DB_PASSWORD=hunter22"_s, u"GONE="_s, u"SAME=1"_s};
    after.details.environment = {u"SAME=1"_s, u"PORT=81"_s, u"DB_PASSWORD=hunter33"_s, u"API_TOKEN=abcdef"_s};
    QCOMPARE(compareImages(before, after).values,
             (QList<FieldDifference>{{Change::Added, u"API_TOKEN"_s, {}, u"•••"_s},
                                     {Change::Changed, u"DB_PASSWORD"_s, u"•••"_s, u"••• (another)"_s},
                                     {Change::Removed, u"GONE"_s, {}, {}},
                                     {Change::Changed, u"PORT"_s, u"80"_s, u"81"_s}}));
}

void TestImageDifference::chanceIsNoDifference()
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

void TestImageDifference::processesAreMatched_data()
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

void TestImageDifference::processesAreMatched()
{
    QFETCH(std::function<void(CriuImages &)>, change);
    QFETCH(QStringList, expected);
    ImageContents before = checkpointImage(), after = checkpointImage();
    change(after.checkpoint->images);
    QCOMPARE(shortly(compareImages(before, after).processes), expected);
}

void TestImageDifference::aLineOfProcessesDoesNotOverflow()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    for (ImageContents *contents : {&before, &after}) {
        contents->checkpoint->images = {};
        for (quint32 pid = 1; pid <= 50'000; ++pid)
            contents->checkpoint->images.processes.append({.pid = pid, .parent = pid - 1, .name = u"p"_s});
    }
    QVERIFY(compareImages(before, after).processes.isEmpty());
}

void TestImageDifference::socketsAreCompared()
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

void TestImageDifference::openFilesAreCompared()
{
    ImageContents before = checkpointImage(), after = checkpointImage();
    CriuImages &images = after.checkpoint->images;
    images.files[1].remapped = true;
    images.objects.append({.id = 9, .kind = CriuObject::Kind::Memfd, .name = u"cache"_s});
    images.processes[2].table = {{0, 3, false}, {1, 9, false}};
    QCOMPARE(shortly(compareImages(before, after).openFiles),
             (QStringList{u"~ /var/log/app.log: write, append → write, append, deleted"_s, u"+ memfd:cache:  → open"_s, u"~ pipe: open → 2 × open"_s}));
}

void TestImageDifference::aPlainImageAgainstItsCheckpoint()
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

void TestImageDifference::timesAreMedians()
{
    const ImageContents contents = image({});
    QCOMPARE(compareImages(contents, contents, benchmark(3000, 250), benchmark(3000, 200)).times,
             (QList<FieldDifference>{{Change::Changed, DifferenceName::RestoredAnswer, u"252 ms"_s, u"202 ms"_s, 252, 202}}));
    QVERIFY(compareImages(contents, contents, benchmark(3000, 250), {}).times.isEmpty());
}

void TestImageDifference::summariesSayItInALine_data()
{
    QTest::addColumn<ImageDifference>("difference");
    QTest::addColumn<QString>("summary");
    QTest::newRow("as ux.md has it") << sampleDifference()
                                     << u"Size −8 MB · checkpoint −8 MB · answers −50 ms · 4 files · 1 value · 1 process"_s;
    QTest::newRow("nothing") << ImageDifference() << u"No differences"_s;
    QTest::newRow("only files") << ImageDifference{.files = {{.path = "a"}}} << u"1 file"_s;
    QTest::newRow("only sizes") << ImageDifference{.sizes = {{Change::Changed, DifferenceName::ImageSize, {}, {}, 1000, 2500}}}
                                << u"Size +2 kB · no other differences"_s;
    QTest::newRow("a time that differs by nothing one can read")
        << ImageDifference{.times = {{Change::Changed, DifferenceName::RestoredAnswer, {}, {}, 200.1, 200.2}}} << u"No differences"_s;
}

void TestImageDifference::summariesSayItInALine()
{
    QFETCH(ImageDifference, difference);
    QFETCH(QString, summary);
    QCOMPARE(difference.summary(), summary);
}

void TestImageDifference::sizesAreReadable_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    for (const auto &[bytes, text] : QList<std::pair<qint64, QString>>{{0, u"0 bytes"_s}, {1, u"1 byte"_s}, {999, u"999 bytes"_s},
             {1499, u"1 kB"_s}, {999'499, u"999 kB"_s}, {999'500, u"1 MB"_s}, {8'000'000, u"8 MB"_s}, {8'440'000, u"8.4 MB"_s},
             {65'400'000, u"65 MB"_s}, {1'073'741'824, u"1074 MB"_s}, {12'300'000'000, u"12.3 GB"_s}})
        QTest::newRow(qPrintable(text)) << bytes << text;
}

void TestImageDifference::sizesAreReadable()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    const ImageDifference difference = compareImages(image({layer({}, {})}), image({layer({}, {{.path = "a", .size = bytes}})}));
    QCOMPARE(bytes == 0 ? text : difference.sizes.value(0).after, text);
}

void TestImageDifference::markdownIsSafe()
{
    const QString text = toMarkdown(sampleDifference());
    QVERIFY2(text.startsWith(u"# app:1 → app:2\n\nSize −8 MB"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| \\+ | /a\\|\\<b\\>␛\\[31m | added |  | 10 bytes |"_s), qPrintable(text));
    QVERIFY2(text.contains(u"````diff\n@@ -1,2 +1,2 @@\n a\n-<i>\n+```\n````\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| \\~ | server | \\[heap\\] | 41 kB | 49 kB | 33 kB | 4 kB | 12 kB |"_s), qPrintable(text));
}

void TestImageDifference::htmlIsWholeAndSafe()
{
    const QString text = toHtml(sampleDifference());
    QVERIFY(!text.contains("<script"_L1) && !text.contains("http://"_L1) && !text.contains("https://"_L1));
    QVERIFY(text.contains("prefers-color-scheme: dark"_L1));
    QVERIFY2(text.contains(u"/a|&lt;b&gt;␛[31m"_s) && text.contains("-&lt;i&gt;"_L1), qPrintable(text));
    // But for its elements without an end it is XML too, which finds every tag left open.
    QString xml = text;
    xml.replace(QRegularExpression(u"<(meta[^>]*)>"_s), u"<\\1/>"_s).remove(u"<!DOCTYPE html>"_s);
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestImageDifference::jsonHasEverything()
{
    const QJsonObject json = toJson(sampleDifference());
    QCOMPARE(json[u"format"_s].toString(), u"thaw.diff/1"_s);
    QCOMPARE(json[u"equal"_s], QJsonValue(false));
    QCOMPARE(json[u"files"_s][1].toObject(),
             (QJsonObject{{u"change"_s, u"changed"_s}, {u"path"_s, u"/etc/app"_s}, {u"before"_s, 4}, {u"after"_s, 4}, {u"why"_s, u"contents"_s},
                          {u"lines"_s, QJsonArray{u"@@ -1,2 +1,2 @@"_s, u" a"_s, u"-<i>"_s, u"+```"_s}}}));
    QCOMPARE(json[u"files"_s][0][u"before"_s], QJsonValue());
    QCOMPARE(json[u"sizes"_s][0].toObject(),
             (QJsonObject{{u"change"_s, u"changed"_s}, {u"name"_s, u"Image"_s}, {u"before"_s, u"16 MB"_s}, {u"after"_s, u"8 MB"_s},
                          {u"beforeNumber"_s, 16e6}, {u"afterNumber"_s, 8e6}}));
    QCOMPARE(json[u"memoryPages"_s][0][u"new"_s], QJsonValue(3));
    QCOMPARE(json[u"processes"_s][0][u"before"_s], QJsonValue());
}

QTEST_GUILESS_MAIN(TestImageDifference)
#include "tst_imagedifference.moc"

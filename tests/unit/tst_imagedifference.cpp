// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two images is named, what is equal is not.
#include "core/pipeline/labels.h"
#include "support/differencesamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

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
    void timesAreMedians();
    void sizesAreReadable_data();
    void sizesAreReadable();
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

void TestImageDifference::timesAreMedians()
{
    const ImageContents contents = image({});
    QCOMPARE(compareImages(contents, contents, benchmark(3000, 250), benchmark(3000, 200)).times,
             (QList<FieldDifference>{{Change::Changed, DifferenceName::RestoredAnswer, u"252 ms"_s, u"202 ms"_s, 252, 202}}));
    QVERIFY(compareImages(contents, contents, benchmark(3000, 250), {}).times.isEmpty());
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

QTEST_GUILESS_MAIN(TestImageDifference)
#include "tst_imagedifference.moc"

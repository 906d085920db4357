// SPDX-License-Identifier: GPL-3.0-or-later
// A build's answer is understood whoever the builder is, its errors name the line, its context is what .dockerignore
// leaves of it; and a copy takes along what the checkpoint refers to.
#include "core/build/basebuild.h"
#include "core/build/context.h"
#include "core/build/instructions.h"
#include "core/pipeline/checkpointcopy.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QByteArray containerfileText = "# escape=\\\n"              // 1
                                     "FROM base AS one\n"          // 2
                                     "\n"                          // 3
                                     "RUN make \\\n"               // 4
                                     "    # of everything\n"       // 5
                                     "    all\n"                   // 6
                                     "RUN <<END\n"                 // 7
                                     "echo hello\n"                // 8
                                     "END\n"                       // 9
                                     "COPY a  b\n"                 // 10
                                     "RUN make $TARGET\n";         // 11

/// A field of a protobuf message, short ones.
QByteArray field(int number, const QByteArray &bytes)
{
    return QByteArray(1, char(number << 3 | 2)) + QByteArray(1, char(bytes.size())) + bytes;
}

/// StatusResponse of BuildKit with one vertex and, perhaps, a line of its error output; in base64.
QByteArray trace(const QByteArray &name, const QByteArray &log, const QByteArray &error = {})
{
    const QByteArray vertex = field(1, "sha256:1") + field(3, name) + (error.isEmpty() ? QByteArray() : field(7, error));
    const QByteArray line = QByteArray("\x18\x02", 2) + field(4, log);
    return (field(1, vertex) + (log.isEmpty() ? QByteArray() : field(3, line))).toBase64();
}

} // namespace

class TestBuild : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void instructionsHaveLines();
    void aStepIsFound_data();
    void aStepIsFound();
    void answersAreUnderstood_data();
    void answersAreUnderstood();
    void aFailureNamesItsPlace_data();
    void aFailureNamesItsPlace();
    void dockerignoreLeavesOut_data();
    void dockerignoreLeavesOut();
    void aContextIsPacked();
    void aCopyTakesWhatTheCheckpointRefersTo();
};

void TestBuild::instructionsHaveLines()
{
    const QList<Instruction> expected{{2, u"FROM base AS one"_s}, {4, u"RUN make \\ all"_s}, {7, u"RUN <<END"_s}, {10, u"COPY a b"_s}, {11, u"RUN make $TARGET"_s}};
    QList<Instruction> found = instructionsOf(containerfileText);
    for (Instruction &instruction : found)
        instruction.text = instruction.text.simplified();
    QCOMPARE(found.size(), expected.size());
    for (qsizetype i = 0; i < found.size(); ++i)
        QCOMPARE(found[i].line, expected[i].line);
    QCOMPARE(found[3].text, u"COPY a b"_s);
    QVERIFY(instructionsOf({}).isEmpty());
    QCOMPARE(instructionsOf("# escape=`\nRUN a `\n b\nRUN c").last().line, 4);
}

void TestBuild::aStepIsFound_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("line");
    QTest::newRow("as it stands") << u"COPY a  b"_s << 10;
    QTest::newRow("in another case") << u"copy a b"_s << 10;
    QTest::newRow("its variables filled in") << u"RUN make x86"_s << 4; // both begin like that: the first
    QTest::newRow("not there") << u"EXPOSE 80"_s << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestBuild::aStepIsFound()
{
    QFETCH(QString, step);
    QFETCH(int, line);
    QCOMPARE(lineOf(instructionsOf(containerfileText), step), line);
}

void TestBuild::answersAreUnderstood_data()
{
    QTest::addColumn<QByteArrayList>("answer");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("step");
    QTest::newRow("Docker's classic builder")
        << QByteArrayList{R"({"stream":"Step 1/2 : FROM base\n"})", R"({"stream":" ---\u003e c4\n"})", R"({"stream":"Step 2/2 : RUN make\n"})",
                          R"({"stream":"out"})", R"({"stream":"put\n"})", R"({"stream":"\u001b[91mbad\n\u001b[0m"})", R"({"aux":{"ID":"sha256:77"}})"}
        << QStringList{u"> FROM base"_s, u" ---> c4"_s, u"> RUN make"_s, u"output"_s, u"! bad"_s} << u"sha256:77"_s << -1 << u"RUN make"_s;
    QTest::newRow("… that fails")
        << QByteArrayList{R"({"stream":"Step 2/2 : RUN false\n"})", R"({"errorDetail":{"code":3,"message":"The command returned 3"},"error":"x"})"}
        << QStringList{u"> RUN false"_s} << QString() << 3 << u"RUN false"_s;
    QTest::newRow("Podman")
        << QByteArrayList{R"({"stream":"STEP 1/2: FROM base\n"})", R"({"stream":"[1/2] STEP 2/2: RUN false\n"})",
                          R"({"errorDetail":{"message":"building at STEP \"RUN false\": while running runtime: exit status 1\n"}})"}
        << QStringList{u"> FROM base"_s, u"> RUN false"_s} << QString() << 1 << u"RUN false"_s;
    const QByteArray vertex = R"({"id":"moby.buildkit.trace","aux":")" + trace("[one 2/3] RUN make", "half") + "\"}";
    const QByteArray rest = R"({"id":"moby.buildkit.trace","aux":")" + trace("[one 2/3] RUN make", " line\n", "exit code: 2") + "\"}";
    QTest::newRow("BuildKit") << QByteArrayList{vertex, rest, R"({"id":"moby.image.id","aux":{"ID":"sha256:88"}})"}
                              << QStringList{u"> RUN make"_s, u"! half line"_s} << u"sha256:88"_s << -1 << u"RUN make"_s;
    QTest::newRow("… that fails")
        << QByteArrayList{vertex, R"({"errorDetail":{"message":"process \"/bin/sh -c make\" did not complete successfully: exit code: 2"}})"}
        << QStringList{u"> RUN make"_s} << QString() << 2 << u"RUN make"_s;
    QTest::newRow("one that is cut") << QByteArrayList{R"({"stream":"Step 1/2 : FROM base\n"})"} << QStringList{u"> FROM base"_s} << QString() << -1 << u"FROM base"_s;
    QTest::newRow("nonsense in a trace") << QByteArrayList{R"({"id":"moby.buildkit.trace","aux":"////"})"} << QStringList() << QString() << -1 << QString();
}

void TestBuild::answersAreUnderstood()
{
    QFETCH(QByteArrayList, answer);
    QFETCH(QStringList, shown);
    QFETCH(QString, id);
    QFETCH(int, exitCode);
    QFETCH(QString, step);
    BuildOutput output;
    QStringList lines;
    for (const QByteArray &line : std::as_const(answer)) {
        for (const BuildLine &part : output.take(QJsonDocument::fromJson(line).object()))
            lines << (part.isStep ? u"> "_s : part.channel == Channel::ErrorOutput ? u"! "_s : QString()) + part.text;
    }
    QCOMPARE(lines, shown);
    QCOMPARE(output.verdict().value_or(QString()), id);
    QCOMPARE(output.exitCode().value_or(-1), exitCode);
    QCOMPARE(output.step(), step);
}

void TestBuild::aFailureNamesItsPlace_data()
{
    QTest::addColumn<BuildResult>("result");
    QTest::addColumn<QString>("message");
    const auto failed = [](const QString &said) { return Error{.kind = ErrorKind::Project, .message = said, .detail = said, .fixes = {}}; };
    QTest::newRow("a command") << BuildResult{.step = u"RUN make $TARGET"_s, .exitCode = 2, .error = failed(u"exit code: 2"_s)}
                               << u"/p/Containerfile:11: “RUN make $TARGET” failed with exit code 2"_s;
    QTest::newRow("a file that is missing") << BuildResult{.step = u"COPY a b"_s, .error = failed(u"no such file"_s)}
                                            << u"/p/Containerfile:10: “COPY a b” failed: no such file"_s;
    QTest::newRow("a line that is none") << BuildResult{.error = failed(u"dockerfile parse error on line 3: unknown instruction: RUNN"_s)}
                                         << u"/p/Containerfile:3: dockerfile parse error on line 3: unknown instruction: RUNN"_s;
    QTest::newRow("nobody knows where") << BuildResult{.error = failed(u"boom"_s)} << u"/p/Containerfile: boom"_s;
}

void TestBuild::aFailureNamesItsPlace()
{
    QFETCH(BuildResult, result);
    QFETCH(QString, message);
    const Error error = buildError(result, containerfileText, u"/p/Containerfile"_s);
    QCOMPARE(error.message, message);
    QCOMPARE(error.kind, ErrorKind::Project);
    QVERIFY(!error.fixes.isEmpty());
}

void TestBuild::dockerignoreLeavesOut_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("ignored");
    QTest::newRow("nothing said") << QByteArray("# x\n\n") << u"a"_s << false;
    QTest::newRow("a name") << QByteArray("build\n") << u"build"_s << true;
    QTest::newRow("all below it") << QByteArray("/build/\n") << u"build/a/b"_s << true;
    QTest::newRow("only at the root") << QByteArray("build\n") << u"src/build"_s << false;
    QTest::newRow("a star ends at a slash") << QByteArray("*.o\n") << u"src/a.o"_s << false;
    QTest::newRow("two stars do not") << QByteArray("**/*.o\n") << u"src/x/a.o"_s << true;
    QTest::newRow("… and fit at the root too") << QByteArray("**/*.o\n") << u"a.o"_s << true;
    QTest::newRow("one character") << QByteArray("a?c\n") << u"abc"_s << true;
    QTest::newRow("an exception") << QByteArray("*.md\n!README.md\n") << u"README.md"_s << false;
    QTest::newRow("an exception from that") << QByteArray("*.md\n!README.md\nREADME*\n") << u"README.md"_s << true;
    QTest::newRow("a dot is a dot") << QByteArray("a.c\n") << u"abc"_s << false;
}

void TestBuild::dockerignoreLeavesOut()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, path);
    QFETCH(bool, ignored);
    QCOMPARE(IgnoreRules::parse(rules).ignores(path), ignored);
}

void TestBuild::aContextIsPacked()
{
    const QTemporaryDir directory;
    QDir(directory.path()).mkdir(u"sub"_s);
    const QByteArray big(3 << 20, 'x');
    for (const auto &[name, bytes] : {std::pair{u"Containerfile"_s, QByteArray("FROM x\n")}, {u".dockerignore"_s, "*.o\nContainerfile\n"}, {u"a.o"_s, "o"}, {u"sub/big"_s, big}}) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    const auto files = contextFiles(directory.path(), u"Containerfile"_s);
    QVERIFY(files);
    QCOMPARE(*files, (QStringList{u".dockerignore"_s, u"Containerfile"_s, u"sub"_s, u"sub/big"_s}));
    const auto tar = packContext(directory.path(), *files);
    QVERIFY(tar);
    const auto entries = unpackTar((*tar)->readAll());
    QVERIFY(entries);
    QCOMPARE(entries->size(), 4);
    QCOMPARE(entries->last().data, big);
    QVERIFY(!contextFiles(directory.path(), u"none"_s));
}

void TestBuild::aCopyTakesWhatTheCheckpointRefersTo()
{
    CriuImages images;
    images.files = {{.id = 1, .path = u"/var/log/app/app.log"_s}, {.id = 2, .path = u"/tmp/gone"_s, .remapped = true}, {.id = 3, .path = u"/lib/libc.so"_s},
                    {.id = 4, .path = u"/opt/thaw/app/server.py"_s}};
    images.processes = {{.pid = 1, .workingDirectory = u"/srv/data"_s, .root = u"/"_s}};
    images.sockets = {{.id = 5, .family = CriuSocket::Family::Unix, .local = u"/run/app/app.sock"_s}};
    const QStringList changed{u"/var/log/app"_s, u"/var/log/app/app.log"_s, u"/var/log/other.log"_s, u"/tmp/gone"_s, u"/srv/data"_s, u"/run/app"_s,
                              u"/run/app/app.sock"_s, u"/opt/thaw"_s, u"/opt/thaw/app/server.py"_s};
    QCOMPARE(neededPaths(changed, images), (QStringList{u"/run/app"_s, u"/srv/data"_s, u"/var/log/app"_s, u"/var/log/app/app.log"_s}));
}

QTEST_GUILESS_MAIN(TestBuild)
#include "tst_build.moc"

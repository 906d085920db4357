// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/readymatcher.h"
#include "core/log/readypattern.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace Thaw;
using Syntax = ReadyPattern::Syntax;

Q_DECLARE_METATYPE(Thaw::ReadyPattern::Syntax)

class ReadyPatternTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void basicPatternsFindWhatGrepFinds_data();
    void basicPatternsFindWhatGrepFinds();
    void matches_data();
    void matches();
    void errorsNameThePlaceInTheUsersPattern_data();
    void errorsNameThePlaceInTheUsersPattern();
    void theErrorShowsThePlaceUnderThePattern();
    void aCatastrophicPatternIsTooSlowInsteadOfHanging();
    void aBlockFindsWhatTheLinesFind_data();
    void aBlockFindsWhatTheLinesFind();
    void aBlockEndsWithoutALineEnd();
    void aSlowLineInABlockEndsTheSearch();
    void longLinesAreSearched();
    void manyThreadsMayMatchAtOnce();
    void equalPatternsAreEqual();
};

namespace {

// No CR and no line feed inside: each is a line for grep.
const QStringList lines{
    QStringLiteral(""),
    QStringLiteral("Jenkins is fully up and running"),
    QStringLiteral("ready"),
    QStringLiteral("already there"),
    QStringLiteral("a+b"),
    QStringLiteral("aab"),
    QStringLiteral("ab"),
    QStringLiteral("b"),
    QStringLiteral("*star"),
    QStringLiteral("a*b"),
    QStringLiteral("(x)"),
    QStringLiteral("{1}"),
    QStringLiteral("a{1}"),
    QStringLiteral("x|y"),
    QStringLiteral("^caret"),
    QStringLiteral("a^b"),
    QStringLiteral("cost $5"),
    QStringLiteral("$"),
    QStringLiteral("a]b"),
    QStringLiteral("a\\b"),
    QStringLiteral("a-b"),
    QStringLiteral("abab"),
    QStringLiteral("abba"),
    QStringLiteral("aa bb"),
    QStringLiteral("tab\there"),
    QStringLiteral("Grüße, Jürgen"),
    QStringLiteral("1234"),
    QStringLiteral("[INFO] started in 3.5 s"),
    QStringLiteral("foo.bar"),
    QStringLiteral("foobar"),
    QStringLiteral("under_score"),
    QStringLiteral("ends with space "),
    QStringLiteral("?"),
    QStringLiteral("a?b"),
    QStringLiteral("AbC"),
    QStringLiteral("\"quoted\" 'text' `tick`"),
    QStringLiteral("nd"),
    QStringLiteral("😀 ok"),
    QStringLiteral("aaaa"),
    QStringLiteral("[:alpha:]"),
    QStringLiteral("="),
};

const QStringList patterns{
    QStringLiteral("Jenkins is fully up and running"),
    QStringLiteral("ready"),
    QStringLiteral("^ready$"),
    QStringLiteral("\\<ready\\>"),
    QStringLiteral("a+b"),
    QStringLiteral("a\\+b"),
    QStringLiteral("a?b"),
    QStringLiteral("a\\?b"),
    QStringLiteral("a*b"),
    QStringLiteral("a\\*b"),
    QStringLiteral("*star"),
    QStringLiteral("^*star"),
    QStringLiteral("\\(*star\\)"),
    QStringLiteral("x\\|*star"),
    QStringLiteral("(x)"),
    QStringLiteral("\\(x\\)"),
    QStringLiteral("{1}"),
    QStringLiteral("a{1}"),
    QStringLiteral("a\\{2\\}"),
    QStringLiteral("a\\{2,\\}"),
    QStringLiteral("^a\\{1,2\\}b"),
    QStringLiteral("^a\\{,1\\}b"),
    QStringLiteral("x|y"),
    QStringLiteral("x\\|y"),
    QStringLiteral("^ab\\|^b$"),
    QStringLiteral("\\(ab\\)\\1"),
    QStringLiteral("\\(a\\)\\(b\\)\\2\\1"),
    QStringLiteral("\\(a*\\)\\1b"),
    QStringLiteral("a^b"),
    QStringLiteral("^^caret"),
    QStringLiteral("\\^caret"),
    QStringLiteral("x\\|^caret"),
    QStringLiteral("\\(^a\\)b"),
    QStringLiteral("cost $5"),
    QStringLiteral("\\$"),
    QStringLiteral("$5"),
    QStringLiteral("b$"),
    QStringLiteral("\\(b$\\)"),
    QStringLiteral("b$\\|5$"),
    QStringLiteral("[]]"),
    QStringLiteral("[^]a]"),
    QStringLiteral("[]a]b"),
    QStringLiteral("a[\\]b"),
    QStringLiteral("a[-]b"),
    QStringLiteral("a[a-]b"),
    QStringLiteral("[a-c][a-c]"),
    QStringLiteral("[[:digit:]]\\{3\\}"),
    QStringLiteral("[^[:alnum:] ]"),
    QStringLiteral("[[:upper:]]b[[:upper:]]"),
    QStringLiteral("[[:space:]]$"),
    QStringLiteral("[[.-.]]"),
    QStringLiteral("[[=a=]]b"),
    QStringLiteral("[^a-z]"),
    QStringLiteral("[$^*.]"),
    QStringLiteral("[\\n]d"),
    QStringLiteral("\\w\\w\\w\\w\\w_"),
    QStringLiteral("\\W5"),
    QStringLiteral("e\\sw"),
    QStringLiteral("\\S\\S\\S\\S\\S\\S\\S\\S"),
    QStringLiteral("\\bready"),
    QStringLiteral("\\Bready"),
    QStringLiteral("Gr..e,"),
    QStringLiteral("J[üö]rgen"),
    QStringLiteral("\\<Jürgen\\>"),
    QStringLiteral("^.....$"),
    QStringLiteral("\\[INFO\\] started in [0-9.]* s"),
    QStringLiteral("foo.bar"),
    QStringLiteral("foo\\.bar"),
    QStringLiteral("a\\(b\\|c\\)*a"),
    QStringLiteral("a**b"),
    QStringLiteral("^\\(ab*\\)*$"),
    QStringLiteral("a\\{2\\}\\{2\\}"),
    QStringLiteral("^$"),
    QStringLiteral("^ *$"),
    QStringLiteral("."),
    QStringLiteral("\\`ready\\'"),
    QStringLiteral("\"quoted\" '"),
    QStringLiteral("ready\nrunning"),
    QStringLiteral("^. ok$"),
    QStringLiteral("[😀]"),
    QStringLiteral("a/b"),
    QStringLiteral("#"),
    QStringLiteral("[[:alpha:][:digit:]]\\{4\\}"),
    QStringLiteral("[0-9a-f-]\\{2,4\\}$"),
    QStringLiteral("a\\(\\)b"),
    QStringLiteral("\\(a\\|ab\\)\\(c\\|bab\\)"),
    QStringLiteral("x*"),
    QStringLiteral("[a]*$"),
    QStringLiteral("^\\*"),
    QStringLiteral("\\(^*star\\)"),
    QStringLiteral("b\\|"),
    QStringLiteral("[[]INFO"),
    QStringLiteral("[=]"),
    QStringLiteral("[a=]"),
    QStringLiteral("\\(\\(a\\)b\\)\\2"),
    QStringLiteral("a\\{0\\}b"),
    QStringLiteral("a.b"),
    QStringLiteral("[+--]"),
    QStringLiteral("[%--]"),
};

} // namespace

void ReadyPatternTest::basicPatternsFindWhatGrepFinds_data()
{
    QTest::addColumn<QString>("pattern");
    for (const QString &pattern : patterns)
        QTest::addRow("grep -e '%s'", qPrintable(QString(pattern).replace(QLatin1Char('\n'), QChar(0x21b5))))
            << pattern;
}

void ReadyPatternTest::basicPatternsFindWhatGrepFinds()
{
    QFETCH(QString, pattern);
    QProcess grep;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    grep.setProcessEnvironment(environment);
    grep.start(QStringLiteral("grep"), {QStringLiteral("-n"), QStringLiteral("-e"), pattern});
    QVERIFY(grep.waitForStarted());
    grep.write(lines.join(QLatin1Char('\n')).toUtf8() + '\n');
    grep.closeWriteChannel();
    QVERIFY(grep.waitForFinished());
    QVERIFY2(grep.exitCode() < 2, grep.readAllStandardError().constData());

    const auto compiled = ReadyPattern::compile(pattern, Syntax::Basic);
    QVERIFY2(compiled, qPrintable(compiled ? QString() : compiled.error().message));
    QByteArray found;
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (compiled->match(lines[i].toUtf8()))
            found += QByteArray::number(i + 1) + ':' + lines[i].toUtf8() + '\n';
    QCOMPARE(found, grep.readAllStandardOutput());
}

void ReadyPatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Syntax>("syntax");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qsizetype>("start");
    QTest::addColumn<qsizetype>("length");

    const auto row = [](const char *name, const char *pattern, Syntax syntax, const QByteArray &line, int start,
                        int length) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << syntax << line << qsizetype(start)
                            << qsizetype(length);
    };
    row("text is taken as it stands", "a.b*[", Syntax::Text, "xx a.b*[ yy", 3, 5);
    row("text has no wildcards", "a.b", Syntax::Text, "axb", -1, 0);
    row("places are in bytes", "rgen", Syntax::Basic, "Grüße, Jürgen", 12, 4);
    row("a regular expression is Perl's", "in \\d+(?:\\.\\d+)? s$", Syntax::Regex, "started in 3.5 s", 8, 8);
    row("invalid UTF-8 around the match is no hindrance", "ready", Syntax::Basic, "\xff\xfe ready \xc3", 3, 5);
    row("a dot takes no invalid byte", "^.$", Syntax::Basic, "\xff", -1, 0);
    row("zero bytes are bytes", "b", Syntax::Basic, QByteArray("a\0b", 3), 2, 1);
    row("an empty line can match", "^$", Syntax::Basic, QByteArray(), 0, 0);
    row("a colour's escape codes are part of the line", "ready", Syntax::Basic, "\x1b[32mready\x1b[0m", 5, 5);
    row("dollar is the very end", "ready$", Syntax::Regex, "ready\n", -1, 0);
}

void ReadyPatternTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(Syntax, syntax);
    QFETCH(QByteArray, line);
    QFETCH(qsizetype, start);
    QFETCH(qsizetype, length);
    const auto compiled = ReadyPattern::compile(pattern, syntax);
    QVERIFY(compiled);
    const ReadyPattern::Search expected =
        start < 0 ? ReadyPattern::Search{} : ReadyPattern::Search{ReadyPattern::Outcome::Matched, {start, length}};
    QCOMPARE(compiled->search(line), expected);
    QCOMPARE(compiled->match(line).has_value(), start >= 0);
}

void ReadyPatternTest::errorsNameThePlaceInTheUsersPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Syntax>("syntax");
    QTest::addColumn<qsizetype>("position");

    const auto row = [](const char *name, const char *pattern, Syntax syntax, int position) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << syntax << qsizetype(position);
    };
    row("an empty pattern", "", Syntax::Basic, 0);
    row("an open group", "ab\\(c", Syntax::Basic, 2);
    row("a group closed twice", "a\\)b", Syntax::Basic, 1);
    row("an open bracket", "über [a-z", Syntax::Basic, 5);
    row("an open interval", "a\\{2", Syntax::Basic, 1);
    row("an interval that runs backwards", "ab\\{3,2\\}", Syntax::Basic, 2);
    row("an interval of letters", "a\\{x\\}", Syntax::Basic, 1);
    row("an interval of nothing", "\\{2\\}", Syntax::Basic, 0);
    row("a backslash at the end", "abc\\", Syntax::Basic, 3);
    row("a reference to no group", "ab\\1", Syntax::Basic, 2);
    row("a reference to an open group", "\\(a\\1\\)", Syntax::Basic, 3);
    row("an unknown class", "[[:foo:]]", Syntax::Basic, 1);
    row("an open class", "[[:]alpha", Syntax::Basic, 1);
    row("a class without its brackets", "[:space:]", Syntax::Basic, 0);
    row("a range that runs backwards", "[z-a]", Syntax::Basic, 0);
    row("an open parenthesis", "über (a", Syntax::Regex, 7);
    row("nothing to repeat", "ab|*c", Syntax::Regex, 3);
}

void ReadyPatternTest::errorsNameThePlaceInTheUsersPattern()
{
    QFETCH(QString, pattern);
    QFETCH(Syntax, syntax);
    QFETCH(qsizetype, position);
    const auto compiled = ReadyPattern::tryCompile(pattern, syntax);
    QVERIFY(!compiled);
    QVERIFY(!compiled.error().message.isEmpty());
    QCOMPARE(compiled.error().position, position);
}

void ReadyPatternTest::theErrorShowsThePlaceUnderThePattern()
{
    const auto compiled = ReadyPattern::compile(QStringLiteral("ab\\(c"), Syntax::Basic);
    QVERIFY(!compiled);
    QCOMPARE(
        compiled.error(),
        (Error{.kind = ErrorKind::Project,
               .message = QStringLiteral("The ready pattern is not valid at character 3: \\( without its \\)."),
               .detail = QStringLiteral("ab\\(c\n  ^"),
               .fixes = {}}));
}

void ReadyPatternTest::aCatastrophicPatternIsTooSlowInsteadOfHanging()
{
    const auto compiled = ReadyPattern::compile(QStringLiteral("^(a+)+$"), Syntax::Regex);
    QVERIFY(compiled);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(compiled->search(QByteArray(50, 'a') + 'b'),
             (ReadyPattern::Search{ReadyPattern::Outcome::TooSlow, {}}));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(compiled->match("aaa").has_value(), true);
}

void ReadyPatternTest::aBlockFindsWhatTheLinesFind_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Syntax>("syntax");
    for (const QString &pattern : patterns)
        QTest::addRow("basic '%s'", qPrintable(QString(pattern).replace(QLatin1Char('\n'), QChar(0x21b5))))
            << pattern << Syntax::Basic;
    for (const char *pattern :
         {"b", "^b", "b$", "^$", "\\s$", "a\\s*", "\\W+b", "[^a]*b", "[^]a]+$", "[^a-]$", "(a|b)+?c", "a++b", "a(?!\\s)", "b(?=$)",
          "(?i)B", "(?s)a.b", "\\bb\\B", "[[:space:]]b", "a{2,}", "a{2}+b", "x{,y", "\\Ab", "b\\z", "b\\Z", "(a)\\1", ".*b.*$",
          "\\x62", "[^\\n]b", "a\\Kb", "(?<=a)b", "(?<!a)b", "(*ACCEPT)", "a(?=[)(]|\\))", "a(?!(b|\\(c)+$)", "(?>a+)b", "(?=a)a*+b", "(?<=(?<!x)a)b", "(?i)READY$", "(?s).b", "(?<n>a)b", "\\Qb\\E", "\\D$", "[^\\Qa\\E]b"})
        QTest::addRow("regex '%s'", pattern) << QString::fromUtf8(pattern) << Syntax::Regex;
    for (const char *pattern : {"b", "a.b", "\xc3\xa4"})
        QTest::addRow("text '%s'", pattern) << QString::fromUtf8(pattern) << Syntax::Text;
}

void ReadyPatternTest::aBlockFindsWhatTheLinesFind()
{
    QFETCH(QString, pattern);
    QFETCH(Syntax, syntax);
    const auto compiled = ReadyPattern::compile(pattern, syntax);
    QVERIFY(compiled);
    QByteArrayList all;
    for (const QString &line : lines)
        all << line.toUtf8();
    all << "" << "b\xff" << "\xff" "ab" << "a\rb" << "b\r" << "b\r\r" << " " << "aab" << "aa" << "";
    for (const QByteArray &end : {QByteArray("\n"), QByteArray("\r\n")}) {
        QList<int> expected, found;
        for (int i = 0; i < all.size(); ++i) {
            const QByteArray line = end == "\n" && all[i].endsWith('\r') ? all[i].chopped(1) : all[i];
            if (compiled->match(line))
                expected << i;
        }
        const QByteArray block = all.join(end) + end;
        for (qsizetype from = 0; from < block.size();) {
            const qsizetype at = compiled->findLine(block, from);
            if (at < 0)
                break;
            found << int(block.first(at).count('\n'));
            from = block.indexOf('\n', at) + 1;
        }
        QCOMPARE(found, expected);
    }
}

void ReadyPatternTest::aBlockEndsWithoutALineEnd()
{
    const auto compiled = ReadyPattern::compile(QStringLiteral("ready$"), Syntax::Basic);
    QCOMPARE(compiled->findLine("not yet\nready", 0), 8);
    QCOMPARE(compiled->findLine("ready not\nyet", 0), -1);
    QCOMPARE(compiled->findLine("", 0), -1);
}

void ReadyPatternTest::aSlowLineInABlockEndsTheSearch()
{
    const auto compiled = ReadyPattern::compile(QStringLiteral("^(a+)+$"), Syntax::Regex);
    const QByteArray block = QByteArray(40, 'a') + "!\naaa\n";
    bool slow = false;
    QCOMPARE(compiled->findLine(block, 0, &slow), -1);
    QVERIFY(slow);
    QCOMPARE(compiled->findLine(block, 0), 42);
    // A log with a thousand such lines does not stop the window for a minute.
    const BlockMatcher matcher = readyMatcher(*compiled);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(matcher(block.first(42), 0), -1);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void ReadyPatternTest::longLinesAreSearched()
{
    const QByteArray line = QByteArray(1 << 20, 'x') + "server is ready on port 8080";
    const auto compiled = ReadyPattern::compile(QStringLiteral("server .*ready.*[0-9]\\{4\\}$"), Syntax::Basic);
    QVERIFY(compiled);
    QCOMPARE(compiled->match(line), (ReadyPattern::Match{1 << 20, 28}));
}

void ReadyPatternTest::manyThreadsMayMatchAtOnce()
{
    const auto compiled = ReadyPattern::compile(QStringLiteral("\\(ready\\|done\\) [0-9]*$"), Syntax::Basic);
    QVERIFY(compiled);
    std::atomic<int> found = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&found, pattern = *compiled] {
            for (int n = 0; n < 10'000; ++n)
                if (pattern.match("it is ready " + QByteArray::number(n)) ==
                    ReadyPattern::Match{6, 6 + QByteArray::number(n).size()})
                    ++found;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(found.load(), 40'000);
}

void ReadyPatternTest::equalPatternsAreEqual()
{
    const auto a = ReadyPattern::compile(QStringLiteral("a"), Syntax::Basic);
    const auto again = ReadyPattern::compile(QStringLiteral("a"), Syntax::Basic);
    const auto text = ReadyPattern::compile(QStringLiteral("a"), Syntax::Text);
    QVERIFY(*a == *again);
    QVERIFY(!(*a == *text));
    QCOMPARE(text->pattern(), QStringLiteral("a"));
    QCOMPARE(syntaxName(text->syntax()), QStringLiteral("text"));
}

QTEST_GUILESS_MAIN(ReadyPatternTest)
#include "tst_readypattern.moc"

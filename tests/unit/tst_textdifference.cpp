// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts' lines are compared; the later one always follows from the earlier one and the difference.
#include "core/images/differencetables.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// "-2 b", "+2 x", " 3 c": what changed, the line's number (the later one's where it has one), its text.
QStringList shortly(const QList<TextLine> &lines)
{
    QStringList list;
    for (const TextLine &line : lines) {
        const QChar mark = line.change == Change::Added ? u'+' : line.change == Change::Removed ? u'-' : u' ';
        list.append(u"%1%2 %3"_s.arg(mark).arg(line.after ? line.after : line.before).arg(line.text));
    }
    return list;
}

QByteArray numbered(int from, int to, const QByteArray &word = "line ")
{
    QByteArray text;
    for (int i = from; i <= to; ++i)
        text += word + QByteArray::number(i) + '\n';
    return text;
}

/// The later text by the difference alone.
QByteArray applied(const QList<TextLine> &lines, Change side)
{
    QByteArray text;
    for (const TextLine &line : lines) {
        if (line.change == Change::Equal || line.change == side)
            text += line.text.toUtf8() + '\n';
    }
    return text;
}

} // namespace

class TestTextDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void linesAreCompared_data();
    void linesAreCompared();
    void partsThatStandAloneHaveTheirPlace();
    void anyTwoTextsLeadToEachOther();
    void theFewestLinesAreNamed();
    void tooMuchIsReplacedAtOnce();
    void secretsAreMaskedInExcerpts();
};

void TestTextDifference::linesAreCompared_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("context");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, const QStringList &expected, int context = 3) {
        QTest::newRow(name) << before << after << context << expected;
    };
    row("equal texts", "a\nb\n", "a\nb\n", {});
    row("two empty texts", "", "", {});
    row("a line in the middle is another", "a\nb\nc\n", "a\nx\nc\n", {u" 1 a"_s, u"-2 b"_s, u"+2 x"_s, u" 3 c"_s});
    row("a line is added at the end", "a\n", "a\nb\n", {u" 1 a"_s, u"+2 b"_s});
    row("a line is gone from the beginning", "a\nb\n", "b\n", {u"-1 a"_s, u" 1 b"_s});
    row("all is new", "", "a\nb\n", {u"+1 a"_s, u"+2 b"_s});
    row("all is gone", "a\nb\n", "", {u"-1 a"_s, u"-2 b"_s});
    row("nothing is alike", "a\nb\n", "x\ny\n", {u"-1 a"_s, u"-2 b"_s, u"+1 x"_s, u"+2 y"_s});
    row("as much context as is asked for", numbered(1, 9), numbered(1, 4) + "x\n" + numbered(6, 9),
        {u" 4 line 4"_s, u"-5 line 5"_s, u"+5 x"_s, u" 6 line 6"_s}, 1);
    row("no context", "a\nb\nc\n", "a\nx\nc\n", {u"-2 b"_s, u"+2 x"_s}, 0);
    row("every line, where all are asked for", "a\nb\n", "a\nb\n", {u" 1 a"_s, u" 2 b"_s}, -1);
    row("other line endings are no difference beside one", "a\r\nb\r\n", "a\nx\n", {u" 1 a"_s, u"-2 b"_s, u"+2 x"_s});
    row("only the line endings differ", "a\r\nb\n", "a\nb\n", {u"-1 a␍"_s, u"+1 a"_s, u" 2 b"_s});
    row("only the last newline is missing", "a\nb\n", "a\nb", {u" 1 a"_s, u"-2 b"_s, u"+2 b (no newline at the end)"_s});
    row("a missing last newline is no difference beside one", "a\nb", "x\nb\n", {u"-1 a"_s, u"+1 x"_s, u" 2 b"_s});
    row("empty lines count", "a\n\nb\n", "a\nb\n", {u" 1 a"_s, u"-2 "_s, u" 2 b"_s});
    row("one newline is a line", "", "\n", {u"+1 "_s});
}

void TestTextDifference::linesAreCompared()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, context);
    QFETCH(QStringList, expected);
    QCOMPARE(shortly(compareTexts(before, after, context)), expected);
}

void TestTextDifference::partsThatStandAloneHaveTheirPlace()
{
    const QByteArray before = numbered(1, 30);
    const QByteArray after = "first\n" + numbered(2, 19) + "between\n" + numbered(20, 30);
    QCOMPARE(unifiedLines(compareTexts(before, after, 1)),
             (QStringList{u"@@ -1,2 +1,2 @@"_s, u"-line 1"_s, u"+first"_s, u" line 2"_s, u"@@ -19,2 +19,3 @@"_s, u" line 19"_s,
                          u"+between"_s, u" line 20"_s}));
}

void TestTextDifference::anyTwoTextsLeadToEachOther()
{
    quint32 seed = 1;
    const auto dice = [&seed](quint32 sides) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 16) % sides;
    };
    for (int i = 0; i < 2000; ++i) {
        QByteArray before, after;
        for (quint32 line = dice(12); line > 0; --line)
            before += QByteArray(1, char('a' + dice(4))) + '\n';
        for (quint32 line = dice(12); line > 0; --line)
            after += QByteArray(1, char('a' + dice(4))) + '\n';
        const QList<TextLine> lines = compareTexts(before, after, -1);
        QCOMPARE(applied(lines, Change::Removed), before);
        QCOMPARE(applied(lines, Change::Added), after);
    }
}

void TestTextDifference::theFewestLinesAreNamed()
{
    // The example of Myers' paper: five lines.
    const QList<TextLine> lines = compareTexts("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", 0);
    QCOMPARE(lines.size(), 5);
}

void TestTextDifference::tooMuchIsReplacedAtOnce()
{
    const QByteArray before = "head\n" + numbered(1, 20'000, "before ") + "tail\n";
    const QByteArray after = "head\n" + numbered(1, 20'000, "after ") + "tail\n";
    QElapsedTimer clock;
    clock.start();
    const QList<TextLine> lines = compareTexts(before, after);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(lines.size(), 40'002);
    QCOMPARE(lines[1], (TextLine{Change::Removed, 2, 0, u"before 1"_s}));
    QCOMPARE(lines[20'001], (TextLine{Change::Added, 0, 2, u"after 1"_s}));
}

void TestTextDifference::secretsAreMaskedInExcerpts()
{
    const QByteArray before = "PORT=80\nDB_PASSWORD=hunter22\nexport API_KEY='abcdef'\npassword: swordfish\n"
                              "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nMIIdef\n-----END RSA PRIVATE KEY-----\nend\n";
    const QByteArray after = "PORT=81\nDB_PASSWORD=hunter33\nexport API_KEY='abcdef'\npassword: swordfish\n"
                             "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nMIIxyz\n-----END RSA PRIVATE KEY-----\nend\n";
    const FileDifference file{.change = Change::Changed, .path = "a", .isText = true, .beforeText = before, .afterText = after};
    QCOMPARE(shortly(excerptOf(file).lines),
             (QStringList{u"-1 PORT=80"_s, u"-2 DB_PASSWORD=•••"_s, u"+1 PORT=81"_s, u"+2 DB_PASSWORD=•••"_s,
                          u" 3 export API_KEY=•••"_s, u" 4 password: •••"_s, u" 5 •••"_s, u" 6 •••"_s, u"-7 •••"_s, u"+7 •••"_s,
                          u" 8 •••"_s, u" 9 end"_s}));
}

QTEST_GUILESS_MAIN(TestTextDifference)
#include "tst_textdifference.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What core/ says to people can be translated: no sentence in its sources is outside Core::tr().
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A text between quotes, adjacent ones joined, and the calls it is an argument of.
struct Literal
{
    int line = 0;
    QString text;
    QString prefix; ///< "u", "u8", … of the first
    QString suffix; ///< "_s", "_L1", … of the last
    QStringList calls;
};

/// The string literals of a C++ source. Knows comments, characters, raw strings and 1'000'000, no more.
QList<Literal> literalsOf(const QString &source)
{
    static const QRegularExpression token(
        uR"x(//[^\n]*|/\*.*?\*/|(?:u8|u|U|L)?R"(\w*)\(.*?\)\1"\w*|(?<prefix>u8|u|U|L)?"(?<text>(?:\\.|[^"\\\n])*)"(?<suffix>\w*)|'(?:\\.|[^'\\])+'|\d[\w.']*|\w+|\s+|.)x"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QList<Literal> literals;
    QStringList calls;
    QString before; // the last token that is neither blank nor a comment
    bool adjacent = false;
    int line = 1;
    for (auto tokens = token.globalMatch(source); tokens.hasNext();) {
        const auto match = tokens.next();
        const QString text = match.captured();
        const int begin = line;
        line += int(text.count(u'\n'));
        if (text.trimmed().isEmpty() || text.startsWith("//"_L1) || text.startsWith("/*"_L1))
            continue;
        if (match.hasCaptured(u"text"_s)) {
            if (!adjacent)
                literals.append({begin, {}, match.captured(u"prefix"_s), {}, calls});
            literals.last().text += match.captured(u"text"_s);
            literals.last().suffix = match.captured(u"suffix"_s);
        } else if (text == "("_L1) {
            calls.append(before);
        } else if (text == ")"_L1 && !calls.isEmpty()) {
            calls.removeLast();
        }
        adjacent = match.hasCaptured(u"text"_s);
        before = text;
    }
    return literals;
}

/// Words for people: what begins like a sentence, and what a QString has three words of.
bool isSentence(const Literal &literal)
{
    static const QRegularExpression beginning(u"^(?:[A-Z][a-z']+|A|I)[,:]?\\s+\\S"_s);
    static const QRegularExpression word(u"(?<!\\S)[A-Za-z][a-z']+[.,:;]?(?!\\S)"_s);
    if (literal.suffix == "_L1"_L1 || literal.calls.contains(u"QLatin1String"_s)) // compared, never shown
        return false;
    if (beginning.match(literal.text).hasMatch())
        return true;
    const bool isString = literal.suffix == "_s"_L1 || literal.calls.contains(u"QStringLiteral"_s);
    int words = 0;
    for (auto found = word.globalMatch(literal.text); isString && found.hasNext(); found.next())
        ++words;
    return words >= 3;
}

bool isTranslated(const Literal &literal)
{
    return literal.calls.contains(u"tr"_s) || literal.calls.contains(u"translate"_s)
        || literal.calls.contains(u"QT_TRANSLATE_NOOP"_s);
}

struct Exception
{
    const char *place; ///< how the file's path below core/ begins
    const char *text;  ///< how the literal begins
    const char *why;
};

constexpr Exception exceptions[] = {
    {"images/secrettokens.cpp", "", "names of tokens"},
    {"criu/image", "", "evidence, in the words thaw-init has for it: failures.json looks for them"},
    {"criu/read", "", "the same"},
    {"images/imagedifference.h", "", "names that code compares"},
    {"export/kubernetes.cpp", "", "YAML"},
    {"export/workflow.cpp", "", "YAML"},
    {"export/containerfileexport.cpp", "# The checkpoint image of %1", "a comment in a Containerfile"},
    {"restore/preflight.cpp", "%1 has %2 bytes instead of %3", "the same"},
    {"restore/otherrestore.cpp", "the checkpoint's file ", "the same"},
    {"restore/judge.cpp", "killed by signal 9", "what failures.json looks for"},
    {"restore/contract.cpp", "^INFO: Starting the app", "a pattern"},
    {"restore/contract.cpp", "its own entrypoint", "a name in JSON"},
    {"pipeline/stages/commitstage.cpp", "Checkpoint of %1, made by Thaw", "kept in the image"},
    {"engine/connect.cpp", "sudo ", "a command"},
    {"engine/sshtunnel.cpp", "sudo ", "a command"},
    {"engine/engineabilities.cpp", "insecure = true in ", "a line of a configuration file"},
    {"log/basicpattern.cpp", "alnum alpha", "names of grep's"},
    {"log/logchunk.cpp", "Out of memory", "qFatal: nobody is left to read a translation"},
};

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theCheckSeesWhatItShall_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("found");
        QTest::newRow("a sentence") << u"f(u\"The disk is full\"_s)"_s << u"The disk is full"_s;
        QTest::newRow("one that is translated") << u"f(Core::tr(\"The disk is full\").arg(1))"_s << QString();
        QTest::newRow("one behind a translated one") << u"f(Core::tr(\"Full\") + u\"Free some space\"_s)"_s << u"Free some space"_s;
        QTest::newRow("one that is for a table") << u"{QT_TRANSLATE_NOOP(\"Thaw::Core\", \"The disk is full\")}"_s << QString();
        QTest::newRow("two pieces") << u"f(u\"The disk \"\n  \"is full\"_s)"_s << u"The disk is full"_s;
        QTest::newRow("after a number with marks and a character") << u"x = 20'000; c = '\"'; f(\"The disk is full\");"_s << u"The disk is full"_s;
        QTest::newRow("in the middle of a sentence") << u"QStringLiteral(\"\\\"%1\\\" is not a port\")"_s << u"\\\"%1\\\" is not a port"_s;
        QTest::newRow("what is compared") << u"if (line.contains(\"Dumping FAILED\"_L1))"_s << QString();
        QTest::newRow("a comment") << u"// u\"The disk is full\"_s\n/* \"The disk is full\" */"_s << QString();
        QTest::newRow("a word") << u"f(u\"Restored\"_s)"_s << QString();
    }

    void theCheckSeesWhatItShall()
    {
        QFETCH(QString, source);
        QFETCH(QString, found);
        QStringList seen;
        for (const Literal &literal : literalsOf(source)) {
            if (isSentence(literal) && !isTranslated(literal))
                seen << literal.text;
        }
        QCOMPARE(seen.join(u'|'), found);
    }

    void everySentenceCanBeTranslated()
    {
        const QString core = QStringLiteral(THAW_SOURCE_DIR "/core/");
        QStringList found;
        QSet<const Exception *> used;
        int sentences = 0;
        for (QDirIterator files(core, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            const QString path = files.next(), place = path.sliced(core.size());
            if (place.startsWith("init/"_L1)) // thaw-init: what it says comes out of the container as it is
                continue;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const Literal &literal : literalsOf(QString::fromUtf8(file.readAll()))) {
                if (!isSentence(literal))
                    continue;
                ++sentences;
                const auto excused = std::ranges::find_if(exceptions, [&](const Exception &known) {
                    return place.startsWith(QLatin1StringView(known.place)) && literal.text.startsWith(QString::fromUtf8(known.text));
                });
                if (isTranslated(literal))
                    continue;
                if (excused == std::ranges::end(exceptions))
                    found << u"core/%1:%2: “%3” — write Core::tr(\"…\") (core/words.h)"_s.arg(place).arg(literal.line).arg(literal.text);
                else
                    used.insert(excused);
            }
        }
        QCOMPARE(found.join(u'\n'), QString());
        for (const Exception &known : exceptions)
            QVERIFY2(used.contains(&known), qPrintable(u"No longer needed: %1 “%2”"_s.arg(QLatin1StringView(known.place), QString::fromUtf8(known.text))));
        QVERIFY2(sentences > 200, qPrintable(QString::number(sentences))); // it still reads them
    }

    void thereIsOneWayToTranslate()
    {
        static const QRegularExpression other(u"(?<!Core::)\\btr\\(|Q_DECLARE_TR_FUNCTIONS"_s);
        QStringList found;
        const QString core = QStringLiteral(THAW_SOURCE_DIR "/core/");
        for (QDirIterator files(core, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (!file.fileName().endsWith("core/words.h"_L1) && QString::fromUtf8(file.readAll()).contains(other))
                found << file.fileName();
        }
        QCOMPARE(found.join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestSentences)

#include "tst_sentences.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/envfile.h"

#include <QProcess>
#include <QTest>

using namespace Thaw;

using Strings = QStringList;

Q_DECLARE_METATYPE(Thaw::Severity)

namespace {

QProcessEnvironment caller()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/home/me"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TAG"), QStringLiteral("v 7"));
    return environment;
}

} // namespace

class EnvFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void assignmentsAreKnownWithTheirPlace();
    void valuesAreWhatBashMakesOfThem_data();
    void valuesAreWhatBashMakesOfThem();
    void exportedIsWhatBashExports_data();
    void exportedIsWhatBashExports();
    void whatHasToBeRunIsNotLiteral_data();
    void whatHasToBeRunIsNotLiteral();
    void problems_data();
    void problems();
    void setChangesOnlyItsOwnBytes_data();
    void setChangesOnlyItsOwnBytes();
    void anyValueSurvivesSetAndBash_data();
    void anyValueSurvivesSetAndBash();
    void removeTakesWhatBelongsToTheName_data();
    void removeTakesWhatBelongsToTheName();
    void anyBytesAreKept_data();
    void anyBytesAreKept();
    void secretsAreRecognised_data();
    void secretsAreRecognised();
    void shellWordsAreSplit();
};

void EnvFileTest::assignmentsAreKnownWithTheirPlace()
{
    const EnvFile file = EnvFile::parse("#!/bin/bash\n\nA=1 # one\nexport B='two words'; C=$(date)\nexport A\n");
    const QList<Assignment> expected{
        {QStringLiteral("A"), QStringLiteral("1"), true, true, 3, QStringLiteral("1")},
        {QStringLiteral("B"), QStringLiteral("two words"), true, true, 4, QStringLiteral("'two words'")},
        {QStringLiteral("C"), QString(), false, false, 4, QStringLiteral("$(date)")},
    };
    QCOMPARE(file.assignments(), expected);
    QCOMPARE(file.find(QStringLiteral("B")), std::optional(expected[1]));
    QCOMPARE(file.find(QStringLiteral("D")), std::nullopt);
    QCOMPARE(file.problems(), QList<Problem>{});
}

void EnvFileTest::valuesAreWhatBashMakesOfThem_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("a plain value", "X=stdout");
    row("an empty value", "X=");
    row("empty quotes", "X=\"\"");
    row("double quotes", "X=\"Jenkins is fully up and running\"");
    row("single quotes", "X='a \"b\" $HOME \\n'");
    row("escapes in double quotes", "X=\"a\\\"b \\$HOME \\\\ \\x \\`\"");
    row("escapes outside of quotes", "X=a\\ b\\$c\\'d");
    row("ANSI quotes", "X=$'tab\\there\\n\\x41\\101\\u00e9 \\'q\\' \\\\'");
    row("mixed quotes", "X=a'b c'\"d e\"f");
    row("a comment behind a value", "X=a # not this");
    row("a hash inside a value", "X=a#b");
    row("a continued line", "X=ab\\\ncd");
    row("a continued line in quotes", "X=\"ab\\\n  cd\"");
    row("a value of several lines", "X='one\ntwo\n\nthree'");
    row("a blank line before the statement", "\n\n   X=1");
    row("an expansion of a name above", "A=1; B=\"$A-2\"; X=${B}3");
    row("an expansion of the caller's environment", "X=\"$TAG:$PATH\"");
    row("an unset name is empty", "X=a${NOPE}b");
    row("a default for an unset name", "X=${NOPE:-a b}");
    row("a default for an empty name", "A=; X=\"${A:-d}\"");
    row("a default that counts only unset", "A=; X=\"${A-d}\"");
    row("a default inside a default", "X=${NOPE:-${NADA:-\"c}\"}}");
    row("single quotes mean nothing inside double ones", "X=\"it's\"");
    row("a dollar at the end", "X=a$");
    row("a dollar before a blank", "X=\"5 $ each\"");
    row("home", "X=~/data");
    row("a tilde in quotes", "X=\"~/data\"");
    row("the second assignment wins", "X=1\nX=2");
    row("an assignment that uses itself", "X=/bin\nX=\"$X:/sbin\"");
    row("an appended value", "X=a\nX+=b");
    row("several on a line", "A=1 X=2 C=3");
    row("an assignment for one command does not last", "X=1\nX=2 true");
    row("a here document is no assignment", "X=1\ncat >/dev/null <<E\nX=2\nE\n");
    row("a here document with tabs", "X=1\ncat >/dev/null <<-'E E'\n\tX=2\n\tE E\n");
    row("a command in between", "X=1\nset -e\n: X=2\n");
    row("an assignment behind a pipe of commands", "true | true; X=3");
    row("UTF-8", "X=\"Grüße …\"");
    row("an equals sign in the value", "X=-Da=b");
    row("brackets and stars stay", "X=[a]*?{1,2}");
    row("export with a value", "export X=\"a  b\"");
    row("export of several", "export A=1 X=2 B");
}

void EnvFileTest::valuesAreWhatBashMakesOfThem()
{
    QFETCH(QByteArray, text);
    QProcess bash;
    bash.setProcessEnvironment(caller());
    bash.start(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-c"),
                                        QString::fromUtf8(text) + QStringLiteral("\nprintf %s \"$X\"")});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardError(), QByteArray());

    const auto found = EnvFile::parse(text, caller()).find(QStringLiteral("X"));
    QVERIFY(found);
    QVERIFY(found->literal);
    QCOMPARE(found->value, QString::fromUtf8(bash.readAllStandardOutput()));
    QCOMPARE(EnvFile::parse(text, caller()).toBytes(), text);
}

void EnvFileTest::exportedIsWhatBashExports_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("a plain assignment", "X=1");
    row("export", "export X=1");
    row("export behind the assignment", "X=1\nexport X");
    row("export before the assignment", "export X\nX=1");
    row("a second assignment stays exported", "export X=1\nX=2");
    row("export -n", "export X=1\nexport -n X");
    row("set -a", "set -a\nX=1\nset +a\nY=2");
    row("set +a", "set -a\nset +a\nX=1");
    row("set -o allexport", "set -o allexport\nX=1");
    row("declare -x is seen as well", "X=1; export -p >/dev/null; export X");
}

void EnvFileTest::exportedIsWhatBashExports()
{
    QFETCH(QByteArray, text);
    QProcess bash;
    bash.setProcessEnvironment(caller());
    bash.start(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-c"),
                                        QString::fromUtf8(text) + QStringLiteral("\nprintenv X")});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(EnvFile::parse(text, caller()).find(QStringLiteral("X"))->exported, bash.exitCode() == 0);
}

void EnvFileTest::whatHasToBeRunIsNotLiteral_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("command substitution", "X=$(cat /etc/passwd | grep \")\" )");
    row("nested command substitution", "X=\"a $(echo \"$(date)\") b\"");
    row("backquotes", "X=`date`");
    row("arithmetic", "X=$((1 + 2))");
    row("an argument", "X=$1");
    row("a pattern removed", "A=1\nX=${A%1}");
    row("an array", "X=(a b 'c d')");
    row("inside an if", "if true; then\n  X=1\nfi");
    row("inside a function", "f() {\n X=1\n}");
    row("inside a function with its keyword", "function f {\n X=1\n}");
    row("inside a case", "case a in\n a) X=1 ;;\nesac");
    row("behind &&", "true && X=1");
    row("another user's home", "X=~root/a");
    row("a value made of one that is not literal", "A=$(date)\nX=\"$A!\"");
}

void EnvFileTest::whatHasToBeRunIsNotLiteral()
{
    QFETCH(QByteArray, text);
    const EnvFile file = EnvFile::parse(text + "\nLAST=1\n", caller());
    const auto found = file.find(QStringLiteral("X"));
    QVERIFY(found);
    QVERIFY(!found->literal);
    QCOMPARE(file.find(QStringLiteral("LAST"))->literal, true);
}

void EnvFileTest::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Strings>("texts"); // line:column: severity: message
    const auto row = [](const char *name, const QByteArray &text, const Strings &texts) {
        QTest::newRow(name) << text << texts;
    };
    row("nothing wrong", "# a\nA=1\n", {});
    row("an open double quote", "A=1\nB=\"two\nC=3\n", {QStringLiteral("2:3: error: This \" is never closed.")});
    row("an open single quote", "A='\n", {QStringLiteral("1:3: error: This ' is never closed.")});
    row("an open substitution", "A=$(date\n", {QStringLiteral("1:3: error: This ( is never closed.")});
    row("a name with a dash", "MY-VAR=1\n",
        {QStringLiteral("1:1: error: \"MY-VAR\" is not a name: letters, digits and _ only, no digit first.")});
    row("a name with a digit first", "export 1A=1\n",
        {QStringLiteral("1:8: error: \"1A\" is not a name: letters, digits and _ only, no digit first.")});
    row("a space before the equals sign", "A =1\nB=2\n",
        {QStringLiteral("1:3: error: A shell wants no space before the \"=\" of A.")});
    row("a space behind the equals sign", "A= one\n",
        {QStringLiteral("1:3: error: A shell wants no space after the \"=\" of A.")});
    row("spaces on both sides of an exported one", "export A = 1\n",
        {QStringLiteral("1:10: error: A shell wants no space before the \"=\".")});
    row("a key set twice", "A=1\n\n  A=2\n",
        {QStringLiteral("3:3: warning: A is set a second time; the value of line 1 is lost.")});
    row("a name nobody sets", "A=\"ü ${NOPE}\"\n",
        {QStringLiteral("1:6: warning: ${NOPE} is not set above nor in the environment, so it is empty.")});
    row("Windows line ends", "A=1\r\nB=2\r\n",
        {QStringLiteral(
            "1:4: warning: The lines end as on Windows (CR LF); a shell takes the CR as part of the value. "
            "Save the file with LF.")});
    row("a template's placeholder", "LOG_MESSAGE=\"<application specific message>\"\nX='<b>'\n",
        {QStringLiteral("1:13: error: <application specific message> is still to be filled in."),
         QStringLiteral("2:3: warning: <b> is still to be filled in.")});
    row("a placeholder without quotes", "APP_DOCKER_IMAGE=<docker image>\nA=1\n",
        {QStringLiteral("1:18: error: <docker image> is still to be filled in.")});
    row("a sourced file", "source ../common.sh\n. ./x\n",
        {QStringLiteral("1:1: warning: \"source\" is not evaluated: the file is read, never run."),
         QStringLiteral("2:1: warning: \".\" is not evaluated: the file is read, never run.")});
}

void EnvFileTest::problems()
{
    QFETCH(QByteArray, text);
    QFETCH(Strings, texts);
    Strings got;
    for (const Problem &problem : EnvFile::parse(text, caller()).problems())
        got.append(
            QStringLiteral("%1:%2: %3: %4")
                .arg(problem.line)
                .arg(problem.column)
                .arg(problem.severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning"),
                     problem.message));
    QCOMPARE(got, texts);
}

void EnvFileTest::setChangesOnlyItsOwnBytes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("exported");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *value, bool exported,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(value) << exported << after;
    };
    row("the same value changes nothing", "X='a b' # why\n", "a b", false, "X='a b' # why\n");
    row("double quotes stay", "A=1\nX=\"a\"  # why\nB=2\n", "b c", false, "A=1\nX=\"b c\"  # why\nB=2\n");
    row("single quotes stay", "X='a'\n", "$b", false, "X='$b'\n");
    row("single quotes give way to a single quote", "X='a'\n", "it's", false, "X=\"it's\"\n");
    row("no quotes stay", "X=a\n", "b", false, "X=b\n");
    row("quotes come when they are needed", "X=a\n", "b c", false, "X=\"b c\"\n");
    row("a new name is appended", "A=1\n", "b", false, "A=1\nX=b\n");
    row("a missing last line end is added", "A=1", "b c", true, "A=1\nexport X=\"b c\"\n");
    row("an empty file gets its first line", "", "b", false, "X=b\n");
    row("CR LF stays", "A=1\r\nX=2\r\n", "3", false, "A=1\r\nX=3\r\n");
    row("a new line has CR LF too", "A=1\r\n", "3", false, "A=1\r\nX=3\r\n");
    row("export is added", "X=a # c\n", "a", true, "export X=a # c\n");
    row("export is removed", "  export X=a\n", "a", false, "  X=a\n");
    row("one of several exported", "A=1 X=2\n", "2", true, "A=1 X=2\nexport X\n");
    row("one of several no longer exported", "export A=1 X=2\n", "2", false, "export A=1 X=2\nexport -n X\n");
    row("the last of two is changed", "X=1\nX=2\n", "3", false, "X=1\nX=3\n");
    row("a computed value is replaced", "X=$(date)\n", "now", false, "X=now\n");
    row("an appended value becomes whole", "X=a\nX+=b\n", "c", false, "X=a\nX=c\n");
    row("a value of several lines", "X=\"a\nb\"\nY=1\n", "c", false, "X=\"c\"\nY=1\n");
}

void EnvFileTest::setChangesOnlyItsOwnBytes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, value);
    QFETCH(bool, exported);
    QFETCH(QByteArray, after);
    EnvFile file = EnvFile::parse(before, caller());
    file.set(QStringLiteral("X"), value, exported);
    QCOMPARE(file.toBytes(), after);
    QCOMPARE(file.find(QStringLiteral("X"))->value, value);
    QCOMPARE(file.find(QStringLiteral("X"))->exported, exported);
    QCOMPARE(file, EnvFile::parse(after, caller()));
}

void EnvFileTest::anyValueSurvivesSetAndBash_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value :
         {"",        " ",      "a",   "a b", "'",   "\"", "\\", "\\\\", "$HOME", "`date`",
          "$(date)", "a\nb\n", "\t",  "!x",  "a;b", "#",  "~",  "<x>",  "*",     "a'b\"c\\d$e`f",
          "=",       "ü…😀",   "a\\", "\\n", "-n"})
        QTest::addRow("the value '%s'", value) << QString::fromUtf8(value);
}

void EnvFileTest::anyValueSurvivesSetAndBash()
{
    QFETCH(QString, value);
    for (const char *before : {"", "X=a\n", "X='a'\n", "X=\"a\"\n", "export X=$'a'\n", "X=a'b'\"c\"; Y=2\n"}) {
        EnvFile file = EnvFile::parse(before);
        file.set(QStringLiteral("X"), value, false);
        QCOMPARE(file.find(QStringLiteral("X"))->value, value);
        QProcess bash;
        bash.start(QStringLiteral("bash"),
                   {QStringLiteral("--norc"), QStringLiteral("-c"),
                    QString::fromUtf8(file.toBytes()) + QStringLiteral("\nprintf %s. \"$X\"")});
        QVERIFY(bash.waitForFinished());
        QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()), value + QLatin1Char('.'));
    }
}

void EnvFileTest::removeTakesWhatBelongsToTheName_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << before << after;
    };
    row("nothing to remove", "A=1\n", "A=1\n");
    row("a line of its own", "A=1\nX=2\nB=3\n", "A=1\nB=3\n");
    row("the first line", "X=2\nB=3\n", "B=3\n");
    row("the only line without an end", "X=2", "");
    row("an indented line with export", "A=1\n  export X=2\nB=3\n", "A=1\nB=3\n");
    row("a comment behind it stays", "A=1\nX=2 # why\nB=3\n", "A=1\n# why\nB=3\n");
    row("one of several words", "A=1 X=2 B=3\n", "A=1 B=3\n");
    row("one of several statements", "A=1; X=2; B=3\n", "A=1; B=3\n");
    row("all of them, and the export", "X=1\nexport X\nA=1\nX=3\n", "A=1\n");
    row("a name among exports", "A=1\nexport X A\n", "A=1\nexport A\n");
    row("a value of several lines", "A=1\nX='a\nb'\nB=2\n", "A=1\nB=2\n");
    row("a line with CR LF", "A=1\r\nX=2\r\nB=3\r\n", "A=1\r\nB=3\r\n");
    row("inside an if", "if true; then X=1; fi\n", "if true; then fi\n");
}

void EnvFileTest::removeTakesWhatBelongsToTheName()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    EnvFile file = EnvFile::parse(before);
    file.remove(QStringLiteral("X"));
    QCOMPARE(file.toBytes(), after);
    QCOMPARE(file.find(QStringLiteral("X")), std::nullopt);
}

void EnvFileTest::anyBytesAreKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    // Pieces that open, close and confuse, in an order that does not repeat itself.
    const QByteArrayList pieces{"A=",
                                "X=1",
                                "'",
                                "\"",
                                "$",
                                "${",
                                "}",
                                "$(",
                                ")",
                                "`",
                                "\\",
                                "\n",
                                "\r\n",
                                ";",
                                "&&",
                                "|",
                                "<<E",
                                "\nE\n",
                                "#",
                                " ",
                                "export ",
                                "if ",
                                "fi",
                                "(",
                                "~",
                                "$'",
                                "=",
                                "\xff",
                                QByteArray("\0", 1),
                                "E",
                                "<",
                                ">",
                                "{"};
    uint seed = 1;
    for (int i = 0; i < 300; ++i) {
        QByteArray bytes;
        for (int n = 0; n < 12; ++n) {
            seed = seed * 1664525 + 1013904223;
            bytes += pieces[qsizetype((seed >> 16) % uint(pieces.size()))];
        }
        QTest::addRow("confusion %d", i) << bytes;
    }
}

void EnvFileTest::anyBytesAreKept()
{
    QFETCH(QByteArray, bytes);
    EnvFile file = EnvFile::parse(bytes, caller()); // and ends
    QCOMPARE(file.toBytes(), bytes);
    file.remove(QStringLiteral("NOT_THERE"));
    QCOMPARE(file.toBytes(), bytes);
}

void EnvFileTest::secretsAreRecognised_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("secret");
    const auto row = [](const char *name, const char *value, bool secret) {
        QTest::addRow("%s=%s", name, value) << QString::fromUtf8(name) << QString::fromUtf8(value) << secret;
    };
    row("DB_PASSWORD", "hunter2", true);
    row("PGPASSWORD", "hunter2", true);
    row("api_key", "abc123", true);
    row("AWS_SECRET_ACCESS_KEY", "abc123", true);
    row("GITHUB_TOKEN", "abc123", true);
    row("URL", "postgres://me:hunter2@db/x", true);
    row("KEY", "-----BEGIN RSA PRIVATE KEY-----", true);
    row("X", "AKIAIOSFODNN7EXAMPLE", true);
    row("DB_PASSWORD", "", false);
    row("DB_PASSWORD_FILE", "/run/secrets/db", false);
    row("TOKEN_TTL", "300", false);
    row("USE_AUTH", "true", false);
    row("AUTHOR", "Ada", false);
    row("COMPASS", "north", false);
    row("KEYBOARD", "de", false);
    row("PWD", "/work", false);
    row("LOG_MESSAGE", "Jenkins is fully up and running", false);
    row("APP_DOCKER_IMAGE", "example/flights-monolithic:latest", false);
}

void EnvFileTest::secretsAreRecognised()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, secret);
    QCOMPARE(looksSecret(name, value), secret);
}

void EnvFileTest::shellWordsAreSplit()
{
    QCOMPARE(shellWords(u" --a  'b c' \"d \\\" e\" f\\ g '' "),
             std::optional(Strings{QStringLiteral("--a"), QStringLiteral("b c"), QStringLiteral("d \" e"),
                                   QStringLiteral("f g"), QString()}));
    QCOMPARE(shellWords(u"a 'b"), std::nullopt);
    QCOMPARE(shellWords(u""), std::optional(Strings{}));
}

QTEST_GUILESS_MAIN(EnvFileTest)
#include "tst_envfile.moc"

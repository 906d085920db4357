// SPDX-License-Identifier: GPL-3.0-or-later
// The translation is whole and stays so; the editor's syntax for app_env_vars.sh is sound.
#include "core/criu/explain.h"
#include "core/project/keys.h"
#include "core/project/values.h"
#include "core/restore/restoretest.h"
#include "ui/actions.h"
#include "ui/editor/syntax.h"
#include "ui/mainwindow.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/welcomepanel.h"
#include "ui/text.h"

#include "tests/ui/benchmarksamples.h"
#include "tests/ui/samples.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <QJsonArray>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

/// The texts of a .ts file: "context | source" for each, or only those that are not finished.
QStringList texts(const QString &path, bool onlyUnfinished = false)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"cannot read "_s + path};
    QXmlStreamReader xml(&file);
    QStringList found;
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "source"_L1)
            source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            const bool unfinished = xml.attributes().hasAttribute("type"_L1);
            const QString german = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!onlyUnfinished || unfinished || german.trimmed().isEmpty())
                found << context + u" | "_s + source;
        }
    }
    found.sort();
    return found;
}

/// German for as long as this lives.
class German
{
public:
    German()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        if (!m_translator.load(QLocale(), u"thaw"_s, u"_"_s, u":/thaw/translations"_s))
            qFatal("The German translation is not in the program");
        QCoreApplication::installTranslator(&m_translator);
    }
    ~German()
    {
        QCoreApplication::removeTranslator(&m_translator);
        QLocale::setDefault(m_before);
    }
    Q_DISABLE_COPY_MOVE(German)

private:
    const QLocale m_before;
    QTranslator m_translator;
};

/// Collects what a line is coloured as: "LOG_LOCATION:Key =:Operator".
class Colours : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString of(const QString &line)
    {
        m_line = line;
        m_parts.clear();
        m_state = highlightLine(line, m_state);
        return m_parts.join(u' ');
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const QString part = m_line.sliced(offset, length).trimmed();
        if (!part.isEmpty())
            m_parts << part + u':' + format.name();
    }

private:
    QString m_line;
    QStringList m_parts;
    KSyntaxHighlighting::State m_state;
};

} // namespace

class TestWords : public QObject
{
    Q_OBJECT
private:
    const QString m_german = QStringLiteral(THAW_SOURCE_DIR "/resources/translations/thaw_de.ts");
    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase()
    {
        Samples::keepApart(m_state.path());
    }
    void init() { Samples::failOnWarning(); }

    void everyTextIsTranslated() { QCOMPARE(texts(m_german, true).join(u'\n'), QString()); }

    void theTranslationHasTheTextsOfTheSource()
    {
        QTemporaryDir directory;
        const QString fresh = directory.filePath(u"thaw_de.ts"_s);
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(THAW_SOURCE_DIR));
        lupdate.start(QStringLiteral(THAW_LUPDATE),
                      {u"-silent"_s, u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"core"_s, u"ui"_s, u"app/gui"_s,
                       QStringLiteral(THAW_FAILURE_WORDS), u"-ts"_s, fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const QStringList now = texts(fresh), kept = texts(m_german);
        const QSet<QString> known(kept.begin(), kept.end()), wanted(now.begin(), now.end());
        QCOMPARE(QStringList((wanted - known).values()).join(u'\n'), QString()); // new: ninja update_translations
        QCOMPARE(QStringList((known - wanted).values()).join(u'\n'), QString()); // vanished: the same
    }

    void placeholdersAreKept()
    {
        QFile file(m_german);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        const auto places = [](const QString &text) {
            QStringList found;
            static const QRegularExpression place(u"%(?:n|L?\\d)"_s);
            for (auto matches = place.globalMatch(text); matches.hasNext();)
                found << matches.next().captured();
            found.sort();
            found.removeDuplicates();
            return found;
        };
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "source"_L1)
                source = xml.readElementText();
            else if (xml.name() == "translation"_L1)
                QCOMPARE(places(xml.readElementText(QXmlStreamReader::IncludeChildElements)), places(source));
        }
    }

    void aGermanWindowSpeaksGerman()
    {
        const German german;
        Samples::ProjectDirectory directory;
        RunModel run(nullptr);
        EngineModel engines;
        MainWindow window(&run, &engines);
        engines.show(EngineModel::State::None, {Samples::podmanAway()});
        QVERIFY2(window.welcomePanel()->engineText().startsWith(u"Keine Container-Engine antwortet."_s),
                 qPrintable(window.welcomePanel()->engineText()));
        QVERIFY(window.openProject(directory.path()));
        QCOMPARE(window.makePanel()->bigButton()->text(), u"Checkpoint-Image erstellen"_s);
        QCOMPARE(Text::stage(StageId::Ready), u"Bereit"_s);
        QCOMPARE(Text::duration(3400), u"3,40 s"_s);
        QCOMPARE(QString(window.actions()->openProject->text()).remove(u'&'), u"Ordner öffnen …"_s);
        window.closeProject();
    }

    void theCatalogueOfFailuresIsGerman()
    {
        const German german;
        for (const KnownFailure &failure : knownFailures()) {
            const KnownFailure said = inWords(failure);
            QVERIFY2(said.title != failure.title && said.remedy != failure.remedy, qPrintable(failure.id));
            QVERIFY2(said.button.isEmpty() == failure.button.isEmpty(), qPrintable(failure.id));
            QVERIFY2(said.button.isEmpty() || said.button != failure.button, qPrintable(failure.id));
            QCOMPARE(said.change, failure.change);
            QCOMPARE(said.signature, failure.signature);
        }
    }

    void whatTheCoreSaysIsGerman()
    {
        const German german;
        QCOMPARE(stageTitle(StageId::Ready), u"Warten, bis bereit"_s);
        QCOMPARE(verdictText(Verdict::StartedCold), u"Kalt gestartet"_s);
        QCOMPARE(parsePorts(u"eighty"_s).error().left(24), u"„eighty“ ist kein Port; "_s);
        QCOMPARE(spreadText({}), u"nicht gemessen"_s);

        const Error error = explainDump({}, u"(00.031) Error (criu/sk-inet.c:191): inet: Connected TCP socket, consider using --tcp-established option\n"_s);
        QCOMPARE(error.message, u"Die Anwendung ließ sich nicht einfrieren: Die Anwendung hat offene TCP-Verbindungen"_s);
        QCOMPARE(error.fixes.value(1), (Fix{u"set:THAW_TCP=close"_s, u"Beim Checkpoint schließen"_s, u"thaw make --fix"_s}));

        RestoreEvidence evidence;
        evidence.reason = u"the checkpoint's file pages-1.img is missing"_s;
        const RestoreTest test = judge(evidence);
        QCOMPARE(test.reason, u"Der Checkpoint im Image ist unvollständig"_s);
        QCOMPARE(test.proof, evidence.reason);
        QCOMPARE(test.cause, u"images-incomplete"_s);

        Benchmark benchmark = Samples::benchmark(1, 3);
        benchmark.stolen = 0.1;
        const QString table = toMarkdown(benchmark);
        QVERIFY2(table.contains(u"3 Wiederherstellungen zugleich"_s) && table.contains(u"| **wiederhergestellt** | 214 ms |"_s)
                     && table.contains(u"| kalt | 3,17 s |"_s) && table.contains(u"- Der Hypervisor gab 10 % der CPU-Zeit"_s), qPrintable(table));
    }

    /// Files are read again in another language, by the terminal and by other programs.
    void whatIsStoredIsReadInEveryLanguage()
    {
        Report report = Samples::doneReport();
        QJsonObject stored;
        QJsonObject measured;
        {
            const German german;
            report.stages = Samples::stages(StageId::Report, StageState::Done);
            for (StageInfo &stage : report.stages)
                stage.title = stageTitle(stage.id);
            stored = toJson(report);
            measured = toJson(Samples::benchmark());
        }
        const auto read = reportFromJson(stored);
        QVERIFY(read);
        QCOMPARE(read->stages.value(3).title, u"Wait until ready"_s);
        QCOMPARE(stored.value("test"_L1).toObject().value("verdict"_L1).toString(), u"restored"_s);
        const auto benchmark = benchmarkFromJson(measured);
        QVERIFY(benchmark);
        QCOMPARE(*benchmark, Samples::benchmark());
        QCOMPARE(measured.value("runs"_L1).toArray().first().toObject().value("kind"_L1).toString(), u"cold"_s);
    }

    void theSyntaxKnowsTheKeysThatThawKnows()
    {
        const auto syntax = syntaxFor(u"/x/app_env_vars.sh"_s, {});
        QVERIFY(syntax.isValid());
        QCOMPARE(syntax.name(), u"Thaw Project"_s);
        QStringList keys;
        for (const Key &key : projectKeys())
            keys << key.name;
        keys.sort();
        QStringList known = syntax.keywordList(u"keys"_s);
        known.sort();
        QCOMPARE(known, keys);
    }

    void linesAreColoured_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("colours");
        QTest::newRow("a comment") << u"# words"_s << u"# words:Comment"_s;
        QTest::newRow("a key of ours") << u"LOG_LOCATION=stdout"_s << u"LOG_LOCATION:Key =:Operator stdout:Value"_s;
        QTest::newRow("quoted, with a variable")
            << u"export GREETING=\"Hi ${USER}\""_s
            << u"export:Export GREETING:Name =:Operator \"Hi:Text ${USER}:Variable \":Text"_s;
        QTest::newRow("a secret") << u"export DB_PASSWORD=hunter2"_s
                                  << u"export:Export DB_PASSWORD:Secret =:Operator hunter2:Value"_s;
        QTest::newRow("computed when run") << u"NOW=$(date)"_s << u"NOW:Name =:Operator $(date):Computed"_s;
        QTest::newRow("a number") << u"THAW_PORTS=8080"_s << u"THAW_PORTS:Key =:Operator 8080:Number"_s;
        QTest::newRow("no assignment") << u"rm -rf"_s << u"rm:Other -rf:Other"_s;
    }

    void linesAreColoured()
    {
        QFETCH(QString, line);
        QFETCH(QString, colours);
        Colours highlighter;
        highlighter.setDefinition(syntaxFor(u"/x/app_env_vars.sh"_s, {}));
        const QString parts = highlighter.of(line);
        QCOMPARE(QString(parts).remove(u' '), QString(colours).remove(u' '));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestWords test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_words.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every page in every state: names for assistive programs, the tab order, contrast, nothing cut off, mirrored.
#include "ui/actions.h"
#include "ui/editor/scripteditor.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logcolors.h"
#include "ui/log/logpane.h"
#include "ui/mainwindow.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/comparemodel.h"
#include "ui/models/healthmodel.h"
#include "ui/models/memorysearchmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/doctordialog.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/welcomepanel.h"
#include "ui/style.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"

#include "tests/ui/looks.h"
#include "tests/ui/benchmarksamples.h"
#include "tests/ui/insidesamples.h"
#include "tests/ui/samples.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolBar>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    Samples::ProjectDirectory directory;
    RunModel run{nullptr};
    EngineModel engines;
    MainWindow window{&run, &engines};

    Bench()
    {
        engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway()});
        engines.showImages(Samples::images());
        window.resize(1280, 860);
        window.show();
    }
    /// What is in front: the doctor is a window of its own.
    QWidget &front() { return window.doctor() && window.doctor()->isVisible() ? *static_cast<QWidget *>(window.doctor()) : window; }
    void open()
    {
        window.openProject(directory.path());
        window.output()->log()->append(Channel::Output, Samples::log(), -1);
    }
};

struct State
{
    const char *name;
    void (*enter)(Bench &);
};

/// A page of an image, filled.
void look(Bench &bench, ImageTabs::Page page, const ContentsPtr &contents = Samples::contents())
{
    bench.window.showPage(MainWindow::Page::Images);
    bench.window.imagesPanel()->select(u"hello:ck-4"_s);
    ImageTabs *tabs = bench.window.imagesPanel()->details();
    tabs->setCurrentIndex(page);
    if (contents)
        tabs->contents()->show(ContentsModel::State::Done, contents);
}

void compare(Bench &bench, ComparePanel::Section section)
{
    bench.window.showPage(MainWindow::Page::Compare);
    bench.window.comparePanel()->model()->show(CompareModel::State::Done, Samples::difference());
    bench.window.comparePanel()->sections()->setCurrentIndex(section);
}

const State states[] = {
    {"welcome", [](Bench &b) { b.window.welcomePanel()->setRecents({{u"/home/ada/hello"_s, u"hello"_s, u"Ready"_s}}); }},
    {"welcome, searching", [](Bench &b) { b.engines.show(EngineModel::State::Searching, {}); }},
    {"welcome, no engine", [](Bench &b) { b.engines.show(EngineModel::State::None, {Samples::podmanAway()}); }},
    {"welcome, doubts", [](Bench &b) { b.window.health()->show(HealthModel::State::Done, Samples::health(false)); }},
    {"doctor", [](Bench &b) {
         b.window.actions()->doctor->trigger();
         b.window.health()->show(HealthModel::State::Done, Samples::health(false));
     }},
    {"doctor, trying", [](Bench &b) {
         b.window.actions()->doctor->trigger();
         b.window.health()->show(HealthModel::State::Busy, Samples::health(true), true);
     }},
    {"doctor, failed", [](Bench &b) {
         b.window.actions()->doctor->trigger();
         b.window.health()->show(HealthModel::State::Failed, {}, false, {ErrorKind::Other, u"/tmp cannot be written."_s, {}, {}});
     }},
    {"welcome, denied", [](Bench &b) { b.engines.show(EngineModel::State::Denied, {Samples::podmanAway()}); }},
    {"make, nothing has run", [](Bench &b) { b.open(); }},
    {"make, running", [](Bench &b) { b.open(); b.run.show(RunModel::State::Running, Samples::stages(StageId::Ready, StageState::Running)); }},
    {"make, paused", [](Bench &b) { b.open(); b.run.show(RunModel::State::Paused, Samples::stages(StageId::Checkpoint, StageState::Paused)); }},
    {"make, done", [](Bench &b) { b.open(); b.run.show(RunModel::State::Done, Samples::doneReport().stages, Samples::doneReport()); }},
    {"make, failed", [](Bench &b) { b.open(); b.run.show(RunModel::State::Failed, Samples::failedReport().stages, Samples::failedReport()); }},
    {"make, secrets", [](Bench &b) { b.open(); b.window.makePanel()->make(false); }},
    {"make, values", [](Bench &b) { b.open(); b.window.makePanel()->tabs()->setCurrentIndex(1); }},
    {"make, steps", [](Bench &b) { b.open(); b.window.output()->showPage(OutputPane::Steps); }},
    {"make, problems", [](Bench &b) { b.open(); b.window.output()->showPage(OutputPane::Problems); }},
    {"make, engine lost", [](Bench &b) { b.open(); b.engines.show(EngineModel::State::Lost, {Samples::docker()}); }},
    {"images", [](Bench &b) { b.window.showPage(MainWindow::Page::Images); b.window.imagesPanel()->table()->selectRow(0); }},
    {"images, tested", [](Bench &b) {
         b.window.showPage(MainWindow::Page::Images);
         b.window.imagesPanel()->select(u"hello:ck-3"_s);
         b.window.imagesPanel()->details()->showTest(u"hello:ck-3"_s, Samples::testReport(Samples::goodTest(true)));
     }},
    {"images, test failed", [](Bench &b) {
         b.window.showPage(MainWindow::Page::Images);
         b.window.imagesPanel()->select(u"hello:ck-3"_s);
         b.window.imagesPanel()->details()->showTest(u"hello:ck-3"_s, Samples::testReport(Samples::badTest()));
     }},
    {"images, benchmark", [](Bench &b) {
         b.window.showPage(MainWindow::Page::Images);
         b.window.imagesPanel()->select(u"hello:ck-3"_s);
         b.window.imagesPanel()->details()->setCurrentIndex(ImageTabs::Benchmark);
         b.window.imagesPanel()->details()->benchmarks()->show(QList<Benchmark>{Samples::benchmark(), Samples::benchmark(1.1)});
     }},
    {"images, overview", [](Bench &b) { look(b, ImageTabs::Overview); }},
    {"images, restore checked", [](Bench &b) {
         look(b, ImageTabs::Overview);
         b.window.imagesPanel()->details()->preflight()->show(PreflightModel::State::Done, Samples::preflight(false));
     }},
    {"images, processes", [](Bench &b) { look(b, ImageTabs::Processes); }},
    {"images, files", [](Bench &b) { look(b, ImageTabs::Files); }},
    {"images, sockets", [](Bench &b) { look(b, ImageTabs::Sockets); }},
    {"images, memory", [](Bench &b) { look(b, ImageTabs::Memory); QTest::qWait(100); }},
    {"images, layers", [](Bench &b) { look(b, ImageTabs::Layers); }},
    {"images, secrets", [](Bench &b) { look(b, ImageTabs::Secrets); }},
    {"images, no secrets", [](Bench &b) { look(b, ImageTabs::Secrets, Samples::plainContents()); }},
    {"images, search", [](Bench &b) { look(b, ImageTabs::Search); }},
    {"images, found in memory", [](Bench &b) {
         look(b, ImageTabs::Search);
         b.window.imagesPanel()->details()->memorySearch()->show(MemorySearchModel::State::Done, {.wanted = "hunter2"}, Samples::memoryHits());
     }},
    {"images, how to run", [](Bench &b) { look(b, ImageTabs::Run); }},
    {"images, reading", [](Bench &b) {
         look(b, ImageTabs::Processes, {});
         b.window.imagesPanel()->details()->contents()->show(ContentsModel::State::Busy);
         b.window.imagesPanel()->details()->contents()->showProgress(25'000'000, 157'000'000);
     }},
    {"images, not read", [](Bench &b) {
         look(b, ImageTabs::Processes, {});
         b.window.imagesPanel()->details()->contents()->show(ContentsModel::State::Failed, {},
                                                             {ErrorKind::Truncated, u"The engine’s answer ended before the image did."_s, u"after 25 MB"_s, {}});
     }},
    {"images, empty", [](Bench &b) { b.engines.showImages({}); b.window.showPage(MainWindow::Page::Images); }},
    {"images, no engine", [](Bench &b) { b.engines.show(EngineModel::State::None, {}); b.window.showPage(MainWindow::Page::Images); }},
    {"compare", [](Bench &b) { b.window.showPage(MainWindow::Page::Compare); }},
    {"compare, sizes", [](Bench &b) { compare(b, ComparePanel::Sizes); }},
    {"compare, files", [](Bench &b) { compare(b, ComparePanel::Files); }},
    {"compare, memory", [](Bench &b) { compare(b, ComparePanel::Memory); }},
    {"compare, times", [](Bench &b) { compare(b, ComparePanel::Times); }},
    {"compare, reading", [](Bench &b) {
         b.window.showPage(MainWindow::Page::Compare);
         b.window.comparePanel()->model()->show(CompareModel::State::Busy);
     }},
    {"compare, not read", [](Bench &b) {
         b.window.showPage(MainWindow::Page::Compare);
         b.window.comparePanel()->model()->show(CompareModel::State::Failed, {}, {ErrorKind::NotFound, u"There is no image hello:ck-3."_s, {}, {}});
     }},
    {"compare, empty", [](Bench &b) { b.engines.showImages({}); b.window.showPage(MainWindow::Page::Compare); }},
    {"compare, no engine", [](Bench &b) { b.engines.show(EngineModel::State::None, {}); b.window.showPage(MainWindow::Page::Compare); }},
};

QString described(const QWidget *widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        text = button->text();
    return u"%1 “%2” in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), text.left(60),
                                  QString::fromLatin1(widget->parent()->metaObject()->className()));
}

QList<QWidget *> visibleWidgets(const QWidget &window)
{
    QList<QWidget *> widgets = window.findChildren<QWidget *>();
    widgets.removeIf([](const QWidget *widget) { return !widget->isVisible(); });
    return widgets;
}

QStringList cutOff(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : visibleWidgets(window)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool button = qobject_cast<const QAbstractButton *>(widget) && !widget->inherits("QComboBoxPrivateContainer");
        if ((!label && !button) || (label && label->text().isEmpty()) || widget->parentWidget()->inherits("QTabBar")
            || widget->parentWidget()->inherits("QTableView") || widget->parentWidget()->inherits("QLineEdit")
            || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const bool wraps = label && label->wordWrap();
        if (wraps ? label->heightForWidth(label->width()) > label->height() + 1
                  : widget->sizeHint().width() > widget->width() + 1 || widget->sizeHint().height() > widget->height() + 1)
            found << u"%1: has %2×%3, needs %4×%5"_s.arg(described(widget)).arg(widget->width()).arg(widget->height())
                         .arg(wraps ? label->width() : widget->sizeHint().width())
                         .arg(wraps ? label->heightForWidth(label->width()) : widget->sizeHint().height());
        // Beyond its parent's sides nothing is seen of it; up and down it can be scrolled.
        const QRect seen = widget->visibleRegion().boundingRect();
        if (!seen.isEmpty() && seen.width() < widget->width() - 1)
            found << u"%1: only %2 of %3 pixels are in sight"_s.arg(described(widget)).arg(seen.width()).arg(widget->width());
    }
    return found;
}

QStringList overlapping(const QWidget &window)
{
    QStringList found;
    for (const QWidget *parent : visibleWidgets(window)) {
        if (!parent->layout() || parent->layout()->inherits("QStackedLayout"))
            continue;
        QList<QWidget *> laidOut;
        for (QWidget *child : parent->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (child->isVisible() && parent->layout()->indexOf(child) >= 0)
                laidOut << child;
        }
        for (qsizetype i = 0; i < laidOut.size(); ++i) {
            for (qsizetype j = i + 1; j < laidOut.size(); ++j) {
                if (laidOut[i]->geometry().intersects(laidOut[j]->geometry()))
                    found << described(laidOut[i]) + u" covers "_s + described(laidOut[j]);
            }
        }
    }
    return found;
}

/// The best contrast that any pixel has against what is most frequent there: letters against their ground.
double bestContrast(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    QRgb ground = 0;
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > most)
            most = it.value(), ground = it.key();
    }
    double best = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        best = std::max(best, contrast(QColor(it.key()), QColor(ground)));
    return best;
}

} // namespace

class TestAudit : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_state;

    static void everyState()
    {
        QTest::addColumn<int>("state");
        for (int i = 0; i < int(std::size(states)); ++i)
            QTest::newRow(states[i].name) << i;
    }
    static void enter(Bench &bench)
    {
        QFETCH(int, state);
        states[state].enter(bench);
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        if (bench.window.project())
            QTest::qWait(150); // the preview of the ready pattern
    }

private Q_SLOTS:
    void initTestCase()
    {
        Samples::keepApart(m_state.path());
        installLogAccessibility();
    }
    void init() { Samples::failOnWarning(); }

    void everyControlIsNamedAndReached_data() { everyState(); }
    void everyControlIsNamedAndReached()
    {
        Bench bench;
        enter(bench);
        QStringList nameless;
        QSet<const QWidget *> wanted;
        for (const QWidget *widget : visibleWidgets(bench.front())) {
            if (!widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            wanted.insert(widget);
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            if (!face || face->text(QAccessible::Name).isEmpty())
                nameless << described(widget);
        }
        QCOMPARE(nameless.join(u'\n'), QString());
        QVERIFY(!wanted.isEmpty());
        const QWidget *at = &bench.front();
        do {
            wanted.remove(at);
            at = at->nextInFocusChain();
        } while (at && at != &bench.front());
        QVERIFY2(wanted.isEmpty(), wanted.isEmpty() ? "" : qPrintable(described(*wanted.begin())));
    }

    void textsStandOut_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("dark");
        for (int i = 0; i < int(std::size(states)); ++i) {
            QTest::addRow("%s, light", states[i].name) << i << false;
            QTest::addRow("%s, dark", states[i].name) << i << true;
        }
    }
    void textsStandOut()
    {
        QFETCH(bool, dark);
        QApplication::setPalette(Looks::palette(dark));
        Bench bench;
        enter(bench);
        QStringList faint;
        const QImage whole = bench.front().grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (const QWidget *widget : visibleWidgets(bench.front())) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *line = qobject_cast<const QLineEdit *>(widget);
            const auto *box = qobject_cast<const QComboBox *>(widget);
            const bool text = (label && !label->text().isEmpty()) || (button && !button->text().isEmpty()) || line
                              || (box && !box->isEditable() && !box->currentText().isEmpty());
            // WCAG asks nothing of what is switched off.
            if (!text || !widget->isEnabled())
                continue;
            const QRect seen = widget->visibleRegion().boundingRect();
            if (seen.height() < widget->height() || seen.isEmpty())
                continue;
            const double best = bestContrast(whole.copy(seen.translated(widget->mapTo(&bench.front(), QPoint()))));
            if (best < 4.5)
                faint << u"%1: %2"_s.arg(described(widget)).arg(best, 0, 'f', 1);
        }
        QApplication::setPalette(Looks::palette(false));
        QCOMPARE(faint.join(u'\n'), QString());
    }

    /// The colours of scripts are the theme's, made readable.
    void scriptsStandOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void scriptsStandOut()
    {
        QFETCH(bool, dark);
        QApplication::setPalette(Looks::palette(dark));
        QStringList faint;
        {
            Bench bench;
            bench.open();
            QCoreApplication::processEvents();
            for (const ScriptEditor *editor : bench.window.makePanel()->editors()) {
                const QColor back = editor->palette().color(QPalette::Base);
                for (QTextBlock line = editor->document()->begin(); line.isValid(); line = line.next()) {
                    for (const auto &part : line.layout()->formats()) {
                        if (part.format.foreground().style() != Qt::NoBrush
                            && contrast(part.format.foreground().color(), back) < 4.5)
                            faint << line.text().mid(part.start, part.length);
                    }
                }
            }
        }
        QApplication::setPalette(Looks::palette(false));
        QCOMPARE(faint.join(u'\n'), QString());
    }

    /// That the audit can fail at all.
    void whatIsCutOffOrFaintIsSeen()
    {
        QWidget window;
        auto *button = new QPushButton(u"A text that needs room"_s, &window);
        button->setFixedWidth(20);
        window.resize(300, 100);
        window.show();
        QCOMPARE(cutOff(window).size(), 1);
        QImage grey(10, 10, QImage::Format_RGB32);
        grey.fill(Qt::white);
        grey.setPixelColor(3, 3, QColor(0x999999));
        QVERIFY(bestContrast(grey) < 4.5);
    }

    void nothingIsCutOffWithLargeLettersAndLongWords_data() { everyState(); }
    void nothingIsCutOffWithLargeLettersAndLongWords()
    {
        Looks::LongWords longWords;
        QCoreApplication::installTranslator(&longWords);
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSize(14);
        QApplication::setFont(large);
        QStringList found;
        {
            Bench bench;
            enter(bench);
            found = cutOff(bench.front());
        }
        QApplication::setFont(usual);
        QCoreApplication::removeTranslator(&longWords);
        QCOMPARE(found.join(u'\n'), QString());
    }

    void theWindowFitsASmallScreenInGerman()
    {
        QTranslator german;
        QVERIFY(german.load(QLocale(QLocale::German), u"thaw"_s, u"_"_s, u":/thaw/translations"_s));
        QCoreApplication::installTranslator(&german);
        Bench bench;
        bench.open();
        for (int i = 0; i < 4; ++i) // the log tells its length a moment later
            QCoreApplication::processEvents();
        const QSize least = bench.window.minimumSizeHint();
        const QStringList found = cutOff(bench.front());
        QCoreApplication::removeTranslator(&german);
        QVERIFY2(least.width() <= 1280 && least.height() <= 720, qPrintable(u"%1×%2"_s.arg(least.width()).arg(least.height())));
        QCOMPARE(found.join(u'\n'), QString());
    }

    void fromRightToLeftIsMirrored_data() { everyState(); }
    void fromRightToLeftIsMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QStringList found;
        bool stripAtRight = false;
        {
            Bench bench;
            enter(bench);
            found = cutOff(bench.front()) + overlapping(bench.front());
            const auto *strip = bench.window.findChild<QToolBar *>(u"pages"_s);
            stripAtRight = strip->mapTo(&bench.window, QPoint()).x() > bench.window.width() / 2;
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(found.join(u'\n'), QString());
        QVERIFY(stripAtRight);
    }

    void theSameFromLeftToRight_data() { everyState(); }
    void theSameFromLeftToRight()
    {
        Bench bench;
        enter(bench);
        QCOMPARE((cutOff(bench.front()) + overlapping(bench.front())).join(u'\n'), QString());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setStyle(new Style(u"Fusion"_s));
    QApplication::setFont(QFont(u"DejaVu Sans"_s, 10));
    QApplication::setPalette(Looks::palette(false));
    TestAudit test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_audit.moc"

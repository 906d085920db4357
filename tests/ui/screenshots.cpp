// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel in every state, light and dark, at 1× and 2×: screenshots DIRECTORY.
#include "core/log/readymatcher.h"
#include "ui/actions.h"
#include "ui/log/findbar.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logpane.h"
#include "ui/mainwindow.h"
#include "ui/panels/comparepanel.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/comparemodel.h"
#include "ui/models/healthmodel.h"
#include "ui/models/memorysearchmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/doctordialog.h"
#include "ui/panels/inside/processpage.h"
#include "ui/panels/inside/searchpage.h"
#include "ui/widgets/rowsview.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/transferpane.h"
#include "ui/panels/welcomepanel.h"
#include "ui/style.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/enginepicker.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/readyfield.h"

#include "tests/ui/looks.h"
#include "tests/ui/benchmarksamples.h"
#include "tests/ui/insidesamples.h"
#include "tests/ui/samples.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QStandardPaths>
#include <QStyleHints>
#include <QTabWidget>
#include <QTableView>
#include <QTextStream>
#include <QTranslator>
#include <QTreeView>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

QString directory, suffix;
int failures = 0;

void settle(int ms = 120)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void shoot(QWidget *widget, const QString &name)
{
    settle();
    const QString file = directory + u'/' + name + suffix + u".png"_s;
    if (!widget->grab().save(file))
        ++failures;
    QTextStream(stdout) << file << Qt::endl;
}

/// A window whose models nothing drives but the pictures.
struct Shown
{
    explicit Shown(QSize size)
    {
        window.resize(size);
        window.show();
    }

    RunModel run{nullptr};
    EngineModel engines;
    MainWindow window{&run, &engines};
};

void welcome()
{
    Shown shown({1180, 760});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Searching, {});
    shoot(&window, u"welcome-searching"_s);
    engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway()});
    window.welcomePanel()->setRecents({{u"/home/ada/src/hello"_s, u"hello"_s, u"Ready 12 × sooner: 0.28 s instead of 3.41 s"_s},
                                       {u"/home/ada/src/shop"_s, u"shop"_s, u"Image made, not tested yet"_s}});
    shoot(&window, u"welcome"_s);
    window.health()->show(HealthModel::State::Done, Samples::health(true));
    shoot(&window, u"welcome-healthy"_s);
    window.health()->show(HealthModel::State::Done, Samples::health(false));
    shoot(&window, u"welcome-doubts"_s);
    engines.show(EngineModel::State::None, {Samples::podmanAway()});
    shoot(&window, u"welcome-no-engine"_s);
    engines.show(EngineModel::State::Denied, {Samples::podmanAway()});
    shoot(&window, u"welcome-denied"_s);
    engines.show(EngineModel::State::None, {Samples::podmanAway(), Samples::farAwayFailed()});
    shoot(&window, u"welcome-far-away"_s);
    engines.show(EngineModel::State::Ready, {Samples::plainTcp(), Samples::podmanAway(), Samples::farAway()});
    auto *picker = window.findChild<EnginePicker *>();
    QMetaObject::invokeMethod(picker->menu(), "aboutToShow");
    picker->menu()->popup(window.mapToGlobal(QPoint(600, 40)));
    shoot(picker->menu(), u"engine-picker"_s);
    picker->menu()->hide();
}

void doctor()
{
    Shown shown({1180, 760});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway()});
    window.actions()->doctor->trigger();
    HealthModel *health = window.health();
    health->show(HealthModel::State::Busy, Samples::health(true), true);
    shoot(window.doctor(), u"doctor-trying"_s);
    health->show(HealthModel::State::Done, Samples::health(true, true), true);
    shoot(window.doctor(), u"doctor-good"_s);
    health->show(HealthModel::State::Done, Samples::health(false));
    shoot(window.doctor(), u"doctor-bad"_s);
}

void fillLog(LogPane *log)
{
    log->clear(QDateTime(QDate(2026, 3, 4), QTime(10, 20)),
               readyMatcher(*ReadyPattern::compile(u"READY .* port 8080"_s, ReadyPattern::Syntax::Basic)));
    const QList<QByteArray> lines = Samples::log().split('\n');
    for (int i = 0; i < lines.size() - 1; ++i)
        log->append(i % 41 == 40 ? Channel::ErrorOutput : Channel::Output, lines[i] + '\n', i * 16);
    log->markReady(211);
}

void logs()
{
    LogPane log(u"Log"_s);
    log.resize(1000, 420);
    log.view()->setPlaceholder(u"What the application writes appears here once it runs."_s);
    log.show();
    shoot(&log, u"log-empty"_s);
    fillLog(&log);
    log.addNote(Core::tr("The application keeps this host's clock: restore it only on hosts that have been up at least as long"));
    log.append(Channel::Output, "INFO  GET / 200 1 ms\nREADY again, on port 8080\nINFO  GET /health 200 0 ms\n", 41'000);
    log.append(Channel::ErrorOutput, "Traceback (most recent call last):\n", 41'007);
    log.findChild<QComboBox *>()->setCurrentIndex(2);
    shoot(&log, u"log-following"_s);
    log.findBar()->setText(u"module 1"_s);
    settle();
    log.findNext();
    shoot(&log, u"log-found"_s);
    log.append(Channel::Output, QByteArray(1204, 'x').replace('x', "INFO  later\n"), 42'000);
    log.findChild<QAbstractButton *>(u"only"_s)->click();
    shoot(&log, u"log-only-matches"_s);
    log.findBar()->setText({});
    log.append(Channel::Output, "INFO  " + QByteArray(60, ' ').replace(' ', "a long line that is wrapped ") + '\n', 43'000);
    log.setWrapping(true);
    log.jumpToEnd();
    shoot(&log, u"log-wrapped"_s);
}

void make()
{
    Samples::ProjectDirectory directoryOfProject;
    Shown shown({1280, 860});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway()});
    engines.showImages(Samples::images());
    window.openProject(directoryOfProject.path());
    settle(600);
    shoot(&window, u"make-empty"_s);
    fillLog(window.output()->log());
    window.makePanel()->readyField()->previewAgain();
    run.setUsual({{StageId::Start, 160}, {StageId::Ready, 3300}, {StageId::Checkpoint, 120}, {StageId::Commit, 250}, {StageId::Test, 600}});
    run.show(RunModel::State::Running, Samples::stages(StageId::Ready, StageState::Running));
    shoot(&window, u"make-running"_s);
    run.show(RunModel::State::Paused, Samples::stages(StageId::Checkpoint, StageState::Paused), {}, StageId::Checkpoint);
    shoot(&window, u"make-paused"_s);
    window.output()->log()->findBar()->setText(u"module 1"_s);
    window.output()->log()->findNext();
    settle();
    window.output()->log()->findNext();
    run.show(RunModel::State::Done, Samples::stages(StageId::Report, StageState::Done), Samples::doneReport());
    window.makePanel()->tabs()->setCurrentIndex(1);
    shoot(&window, u"make-done"_s);
    window.output()->log()->findBar()->setText({});
    run.show(RunModel::State::Failed, Samples::stages(StageId::Checkpoint, StageState::Failed), Samples::failedReport());
    window.output()->criuLog()->setText(u"(00.000001) Version: 4.2.1\n(00.031) Error (criu/sk-inet.c:191): inet: Connected TCP socket\n"_s);
    window.output()->showPage(OutputPane::Criu);
    shoot(&window, u"make-failed"_s);
    run.show(RunModel::State::Empty, {});
    window.output()->showPage(OutputPane::Log);
    window.makePanel()->make(false);
    shoot(&window, u"make-secrets"_s);
    window.makePanel()->tabs()->setCurrentIndex(2);
    shoot(&window, u"make-values-as-text"_s);
    window.makePanel()->messageBar()->hide();
    directoryOfProject.write(u"run_app.sh"_s, "#!/bin/sh\nif true\n  echo 'no then'\nfi\n");
    settle(900);
    window.output()->showPage(OutputPane::Problems);
    window.makePanel()->tabs()->setCurrentIndex(0);
    shoot(&window, u"make-problems"_s);
    run.show(RunModel::State::Done, Samples::stages(StageId::Report, StageState::Done), Samples::doneReport());
    window.output()->showPage(OutputPane::Steps);
    shoot(&window, u"make-steps"_s);
    engines.show(EngineModel::State::Lost, {Samples::docker()});
    shoot(&window, u"make-engine-lost"_s);
    engines.show(EngineModel::State::Ready, {Samples::docker()});
    run.show(RunModel::State::Empty, {});
    directoryOfProject.write(u"app_env_vars.sh"_s, "APP_DOCKER_IMAGE=\"shop-liberty\"\nAPP_CR_DOCKER_IMAGE=\"shop\"\n\n"
                                                   "THAW_PRESET=liberty\nTHAW_PHASE=afterAppStart\nTHAW_PORTS=9080\n");
    settle(900);
    window.makePanel()->tabs()->setCurrentIndex(2);
    window.output()->showPage(OutputPane::Problems);
    shoot(&window, u"make-itself"_s);
    CommandPalette *commands = new CommandPalette(window.actions()->all(), &window);
    commands->show();
    shoot(commands, u"palette"_s);
    commands->close();
    window.closeProject();
}

void insidePages()
{
    Shown shown({1180, 760});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Ready, {Samples::docker()});
    engines.showImages(Samples::images());
    window.showPage(MainWindow::Page::Images);
    window.imagesPanel()->select(u"hello:ck-4"_s);
    ImageTabs *tabs = window.imagesPanel()->details();
    shoot(&window, u"inside-overview-unread"_s);
    tabs->setCurrentIndex(ImageTabs::Processes);
    tabs->contents()->show(ContentsModel::State::Busy);
    tabs->contents()->showProgress(61'000'000, 157'000'000);
    shoot(&window, u"inside-busy"_s);
    tabs->contents()->show(ContentsModel::State::Failed, {}, {ErrorKind::Truncated, u"The engine’s answer ended before the image did."_s, u"after 61 MB"_s, {}});
    shoot(&window, u"inside-failed"_s);
    tabs->contents()->show(ContentsModel::State::Done, Samples::plainContents());
    shoot(&window, u"inside-no-checkpoint"_s);
    tabs->contents()->show(ContentsModel::State::Done, Samples::contents());
    for (const auto &[page, name] : {std::pair{ImageTabs::Overview, u"overview"_s}, {ImageTabs::Processes, u"processes"_s},
                                     {ImageTabs::Files, u"files"_s}, {ImageTabs::Sockets, u"sockets"_s}, {ImageTabs::Memory, u"memory"_s},
                                     {ImageTabs::Layers, u"layers"_s}, {ImageTabs::Secrets, u"secrets"_s}, {ImageTabs::Search, u"search-empty"_s},
                                     {ImageTabs::Run, u"run"_s}}) {
        tabs->setCurrentIndex(page);
        shoot(&window, u"inside-"_s + name);
    }
    tabs->setCurrentIndex(ImageTabs::Overview);
    for (const bool good : {true, false}) {
        tabs->preflight()->show(PreflightModel::State::Done, Samples::preflight(good));
        shoot(&window, good ? u"inside-check-good"_s : u"inside-check-bad"_s);
    }
    tabs->preflight()->show(PreflightModel::State::Busy);
    shoot(&window, u"inside-check-busy"_s);
    tabs->preflight()->show(PreflightModel::State::Empty);
    tabs->setCurrentIndex(ImageTabs::Processes);
    auto *processes = qobject_cast<ProcessPage *>(tabs->frame(ImageTabs::Processes)->page());
    processes->tree()->setCurrentIndex(processes->tree()->model()->index(0, 0, processes->tree()->model()->index(0, 0)));
    for (int page = 1; page < 3; ++page) {
        processes->tabs()->setCurrentIndex(page);
        shoot(&window, page == 1 ? u"inside-processes-threads"_s : u"inside-processes-environment"_s);
    }
    tabs->setCurrentIndex(ImageTabs::Search);
    qobject_cast<SearchPage *>(tabs->frame(ImageTabs::Search)->page())->field()->setText(u"hunter2"_s);
    tabs->memorySearch()->show(MemorySearchModel::State::Busy, {.wanted = "hunter2"});
    shoot(&window, u"inside-search-busy"_s);
    tabs->memorySearch()->show(MemorySearchModel::State::Done, {.wanted = "hunter2"}, Samples::memoryHits());
    shoot(&window, u"inside-search"_s);
    tabs->setCurrentIndex(ImageTabs::Secrets);
    tabs->contents()->show(ContentsModel::State::Done, Samples::plainContents());
    shoot(&window, u"inside-no-secrets"_s);
}

void comparePages()
{
    Shown shown({1180, 760});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Ready, {Samples::docker()});
    engines.showImages(Samples::images());
    window.showPage(MainWindow::Page::Compare);
    ComparePanel *panel = window.comparePanel();
    panel->model()->show(CompareModel::State::Busy);
    shoot(&window, u"compare-reading"_s);
    panel->model()->show(CompareModel::State::Failed, {}, {ErrorKind::NotFound, u"There is no image hello:ck-3."_s, u"404"_s, {}});
    shoot(&window, u"compare-not-read"_s);
    panel->model()->show(CompareModel::State::Done, Samples::difference());
    for (const auto &[section, name] : {std::pair{ComparePanel::Sizes, u"sizes"_s}, {ComparePanel::Files, u"files"_s}, {ComparePanel::Values, u"values"_s},
                                        {ComparePanel::Processes, u"processes"_s}, {ComparePanel::Memory, u"memory"_s},
                                        {ComparePanel::Sockets, u"sockets"_s}, {ComparePanel::Times, u"times"_s}}) {
        panel->sections()->setCurrentIndex(section);
        shoot(&window, u"compare-"_s + name);
    }
    ImageDifference none = Samples::difference();
    none = {.before = none.before, .after = none.after, .equalFiles = none.equalFiles};
    panel->model()->show(CompareModel::State::Empty);
    panel->model()->show(CompareModel::State::Done, none);
    panel->sections()->setCurrentIndex(ComparePanel::Files);
    shoot(&window, u"compare-equal"_s);
}

void imagePages()
{
    Shown shown({1180, 760});
    auto &[run, engines, window] = shown;
    engines.show(EngineModel::State::Ready, {Samples::docker()});
    for (const auto &[page, name] : {std::pair{MainWindow::Page::Images, u"images"_s}, {MainWindow::Page::Compare, u"compare"_s}}) {
        window.showPage(page);
        shoot(&window, name + u"-busy"_s);
    }
    engines.showImages({});
    for (const auto &[page, name] : {std::pair{MainWindow::Page::Images, u"images"_s}, {MainWindow::Page::Compare, u"compare"_s}}) {
        window.showPage(page);
        shoot(&window, name + u"-empty"_s);
    }
    engines.showImages(Samples::images());
    window.showPage(MainWindow::Page::Images);
    window.imagesPanel()->table()->selectRow(0);
    window.imagesPanel()->transfer()->show(u"Pushing registry.example:5000/team/hello:4"_s, Samples::transfer());
    shoot(&window, u"images-push"_s);
    window.imagesPanel()->transfer()->hide();
    shoot(&window, u"images"_s);
    window.imagesPanel()->select(u"hello:ck-3"_s);
    ImageTabs *tabs = window.imagesPanel()->details();
    tabs->setCurrentIndex(ImageTabs::Test);
    shoot(&window, u"images-test-empty"_s);
    tabs->showTest(u"hello:ck-3"_s, Samples::testReport(Samples::goodTest(true)));
    shoot(&window, u"images-test-good"_s);
    tabs->showTest(u"hello:ck-3"_s, Samples::testReport(Samples::badTest()));
    shoot(&window, u"images-test-bad"_s);
    tabs->setCurrentIndex(ImageTabs::Benchmark);
    shoot(&window, u"images-benchmark-empty"_s);
    tabs->benchmarks()->show(QList<Benchmark>{Samples::benchmark(), Samples::benchmark(1.1), Samples::benchmark(0.94)});
    shoot(&window, u"images-benchmark"_s);
    tabs->benchmarks()->show(Samples::benchmarkUnderWay());
    shoot(&window, u"images-benchmark-busy"_s);
    tabs->benchmarks()->show(QList<Benchmark>());
    window.showPage(MainWindow::Page::Compare);
    shoot(&window, u"compare"_s);
    engines.show(EngineModel::State::None, {Samples::podmanAway()});
    window.showPage(MainWindow::Page::Images);
    shoot(&window, u"images-failed"_s);
    window.showPage(MainWindow::Page::Compare);
    shoot(&window, u"compare-failed"_s);
}

void otherLanguages()
{
    QApplication::setPalette(Looks::palette(false));
    QTranslator german;
    Looks::LongWords longWords;
    if (!german.load(QLocale(u"de_DE"_s), u"thaw"_s, u"_"_s, u":/thaw/translations"_s))
        ++failures;
    QLocale::setDefault(QLocale(u"de_DE"_s));
    QApplication::installTranslator(&german);
    suffix = u"-german"_s;
    logs();
    make();
    imagePages();
    welcome();
    doctor();
    insidePages();
    comparePages();
    QApplication::removeTranslator(&german);
    QLocale::setDefault(QLocale::c());
    suffix = u"-rtl"_s;
    QApplication::setLayoutDirection(Qt::RightToLeft);
    make();
    welcome();
    doctor();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    suffix = u"-14pt-long"_s;
    QApplication::installTranslator(&longWords);
    QFont large = QApplication::font();
    large.setPointSize(14);
    QApplication::setFont(large);
    make();
    welcome();
    doctor();
    insidePages();
    comparePages();
    QApplication::removeTranslator(&longWords);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setApplicationName(u"thaw-screenshots"_s);
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QApplication::setStyle(new Style(u"Fusion"_s));
    QFont font(u"DejaVu Sans"_s, 10);
    QApplication::setFont(font);
    installLogAccessibility();
    directory = app.arguments().value(1, u"."_s);
    QDir().mkpath(directory);
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);
    for (const bool dark : {false, true}) {
        suffix = (dark ? u"-dark"_s : u"-light"_s) + u'@' + scale + u'x';
        QApplication::setPalette(Looks::palette(dark));
        welcome();
        doctor();
        make();
        imagePages();
        insidePages();
        comparePages();
        logs();
    }
    // One page in German, one from right to left, one with large letters and long words.
    if (qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        otherLanguages();
    // Twice the size is a program of its own: the scale is fixed at the start.
    if (qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR")) {
        QProcess twice;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
        twice.setProcessEnvironment(environment);
        twice.setProcessChannelMode(QProcess::ForwardedChannels);
        twice.start(QCoreApplication::applicationFilePath(), {directory});
        twice.waitForFinished(-1);
        failures += twice.exitCode();
    }
    return failures > 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the real window on a real engine: under an X server and a window manager, with clicks and
// keys at what is seen there.
#include "gui/services.h"
#include "support/display.h"
#include "support/killableengine.h"
#include "support/liveproject.h"
#include "support/sanitized.h"
#include "support/registryserver.h"
#include "tests/ui/looks.h"

#include "core/pipeline/labels.h"
#include "ui/actions.h"
#include "ui/editor/projectdocument.h"
#include "ui/log/logcolors.h"
#include "ui/log/logpane.h"
#include "ui/models/healthmodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/panels/doctordialog.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/transferpane.h"
#include "ui/panels/welcomepanel.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/resultcard.h"
#include "ui/widgets/testcard.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QInputDialog>
#include <QJsonArray>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;
using State = RunModel::State;

namespace {

constexpr auto soon = std::chrono::seconds(15 * patience);
constexpr auto story = std::chrono::seconds(60 * patience);

/// Counts every dialog that is shown meanwhile.
class DialogCounter : public QObject
{
public:
    DialogCounter() { qApp->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && qobject_cast<QDialog *>(watched))
            ++count;
        return false;
    }
};

/// What assistive programs call the widget.
QString nameOf(QWidget *widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name).remove(u'&') : QString();
}

/// The button that can be seen under this name; null if there is none.
QAbstractButton *buttonNamed(QWidget *root, const QString &name)
{
    for (auto *button : root->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && nameOf(button).startsWith(name))
            return button;
    }
    return nullptr;
}

bool click(QWidget *widget)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled())
        return false;
    QTest::mouseClick(widget, Qt::LeftButton);
    return true;
}

bool clickNamed(QWidget *root, const QString &name)
{
    return click(buttonNamed(root, name));
}

/// With THAW_PICTURES=DIR a picture of it is left there, for people to look at; with THAW_DARK=1 a dark one.
void takePicture(QWidget *widget, const QString &name)
{
    const QString directory = qEnvironmentVariable("THAW_PICTURES");
    if (!directory.isEmpty())
        QVERIFY(widget->grab().save(directory + u'/' + name + u".png"_s));
}

/// Types it into the next dialog that wants a line, as soon as there is one, and presses Enter.
void answerNextQuestion(const QString &text)
{
    auto *look = new QTimer(qApp);
    QObject::connect(look, &QTimer::timeout, look, [look, text] {
        auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible())
            return;
        takePicture(dialog, dialog->windowTitle().section(u' ', 0, 0).toLower() + u"-question"_s);
        dialog->findChild<QLineEdit *>()->clear();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), text);
        QTest::keyClick(dialog, Qt::Key_Return);
        look->deleteLater();
    });
    look->start(50);
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aNewcomerHasAnImageAfterTwoClicks_data();
    void aNewcomerHasAnImageAfterTwoClicks();
    void stepsCanBeTakenOneByOne();
    void anImageThatExistsIsTested();
    void anImageIsMeasuredAndKeptRunning();
    void aRunLeftByTheTerminalIsGoneOnWith();
    void stopTakesEverythingBack_data();
    void stopTakesEverythingBack();
    void closingTheWindowStopsTheRunFirst();
    void closingTheWindowFinishesDeletions();
    void theDoctorTriesAnEngine_data();
    void theDoctorTriesAnEngine();
    void closingTheWindowStopsTheDoctorFirst();
    void anArchiveIsLoadedByDroppingIt_data();
    void anArchiveIsLoadedByDroppingIt();
    void anImageIsPushedAndPulled();
    void aFailureOffersWhatMendsIt();
    void aFailedCheckpointIsMendedWithoutARestart();
    void aFailedCheckpointThatIsGivenUpLeavesNothing();
    void anImageOfUnknownOriginIsAskedAbout();
    void whatAKilledRunHasLeftIsOffered();
    void aLongJobIsNotifiedOnceIfNobodyLooks();
    void aLostEngineIsWaitedForAndTheRunTriedAgain();
    void aRunWhoseContainerLivesGoesOn_data();
    void aRunWhoseContainerLivesGoesOn();
    void cleanupTestCase();

private:
    void open(const QString &host, const QString &directory = {});
    bool begin(const QString &host);
    void openUnfreezable(LiveProject &project);
    bool isRunning(StageId stage) const;
    bool reaches(State state, std::chrono::milliseconds limit = story);
    QString logText() const;
    MainWindow &window() { return m_services->window; }
    MakePanel *make() { return m_services->window.makePanel(); }
    QString host() const { return m_docker; }
    void removeImages(const QString &host);

    QString m_docker;
    QString m_podman;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<Services> m_services;
};

void TestWindow::initTestCase()
{
    QTest::failOnWarning();
    if (qEnvironmentVariableIntValue("THAW_DARK") == 1)
        QApplication::setPalette(Looks::palette(true));
    for (const auto &[variable, place] : {std::pair{"THAW_TEST_DOCKER", &m_docker}, {"THAW_TEST_PODMAN", &m_podman}}) {
        const QString socket = qEnvironmentVariable(variable);
        QVERIFY2(!socket.isEmpty(), "no engine: run this through tests/run");
        *place = u"unix://"_s + socket;
        removeImages(*place);
        QCOMPARE(ourObjects(*place), QStringList());
    }
}

void TestWindow::init()
{
    // As on a machine where Thaw has never run.
    m_state = std::make_unique<QTemporaryDir>();
    for (const char *name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_state->path().toUtf8() + '/' + name);
    // QSettings reads the variable once a process.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, qEnvironmentVariable("XDG_CONFIG_HOME"));
}

void TestWindow::cleanup()
{
    // Where a test has failed, nothing of it is left to the next.
    if (m_services && m_services->run.isBusy()) {
        m_services->run.stop();
        QVERIFY(QTest::qWaitFor([&] { return !m_services->run.isBusy(); }, QDeadlineTimer(story)));
    }
    m_services.reset();
    if (QTest::currentTestFailed()) {
        removeImages(m_docker);
        removeImages(m_podman);
    }
    m_state.reset();
}

void TestWindow::cleanupTestCase()
{
    for (const QString &engine : {m_docker, m_podman}) {
        removeImages(engine);
        QCOMPARE(ourObjects(engine), QStringList());
    }
}

void TestWindow::removeImages(const QString &engine)
{
    const auto images = thaw({u"images"_s, u"--json"_s}, engine).json()[u"images"_s].toArray();
    for (const QJsonValue &image : images)
        thaw({u"rm"_s, image[u"id"_s].toString()}, engine);
}

void TestWindow::open(const QString &engine, const QString &directory)
{
    m_services = std::make_unique<Services>();
    m_services->begin(engine, directory, false);
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTRY_COMPARE_WITH_TIMEOUT(m_services->engines.state(), EngineModel::State::Ready, soon);
}

/// Opens the sample and presses the big button.
bool TestWindow::begin(const QString &engine)
{
    open(engine);
    return clickNamed(&window(), u"Try the Sample"_s)
        && QTest::qWaitFor([&] { return make()->bigButton()->isEnabled(); }, QDeadlineTimer(soon)) && click(make()->bigButton());
}

bool TestWindow::isRunning(StageId stage) const
{
    return std::ranges::any_of(m_services->run.stages(), [stage](const StageInfo &info) {
        return info.id == stage && info.state == StageState::Running;
    });
}

bool TestWindow::reaches(State state, std::chrono::milliseconds limit)
{
    const RunModel &run = m_services->run;
    const auto ended = [&] { return run.state() == state || run.state() == State::Failed; };
    if (!QTest::qWaitFor(ended, QDeadlineTimer(limit)))
        qInfo("the run is in state %d", int(run.state()));
    if (run.state() != state && run.report().error)
        qInfo("%s\n%s", qPrintable(run.report().error->message), qPrintable(run.report().error->detail));
    return run.state() == state;
}

QString TestWindow::logText() const
{
    const LogStore &log = m_services->window.output()->log()->store();
    QByteArray text;
    size_t note = 0;
    for (qint64 line = 0; line <= log.lineCount(); ++line) {
        for (; note < log.notes().size() && log.notes()[note].line <= line; ++note)
            text += "── " + log.notes()[note].text.toUtf8() + " ──\n";
        if (line < log.lineCount())
            text += log.line(line).toByteArray() + '\n';
    }
    return QString::fromUtf8(text);
}

void TestWindow::aNewcomerHasAnImageAfterTwoClicks_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("Docker") << m_docker;
    QTest::newRow("Podman") << m_podman;
}

void TestWindow::aNewcomerHasAnImageAfterTwoClicks()
{
    QFETCH(QString, engine);
    const DialogCounter dialogs;
    m_services = std::make_unique<Services>();
    m_services->begin(engine, {}, false);
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(clickNamed(&window(), u"Try the Sample"_s)); // the first click
    QAbstractButton *big = buttonNamed(&window(), u"Make Checkpoint Image"_s);
    QVERIFY(big);
    QTRY_VERIFY_WITH_TIMEOUT(big->isEnabled(), soon);
    QVERIFY(click(big)); // the second
    QVERIFY(reaches(State::Done));
    const qint64 took = clock.elapsed();
    QVERIFY(make()->resultCard()->isVisible());
    QVERIFY2(make()->resultCard()->headline().contains(u"sooner"_s), qPrintable(make()->resultCard()->headline()));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    QCOMPARE(m_services->run.report().image, u"hello:ck-1"_s);
    QCOMPARE(dialogs.count, 0);
    qInfo("%lld ms after the window was up: %s", took, qPrintable(make()->resultCard()->headline()));
    QVERIFY2(took < 30'000, qPrintable(QString::number(took)));
    removeImages(engine);
    QTRY_COMPARE(ourObjects(engine), QStringList());
}

void TestWindow::stepsCanBeTakenOneByOne()
{
    open(host());
    QVERIFY(clickNamed(&window(), u"Try the Sample"_s));
    // A step whose turn it is not says why.
    QTRY_VERIFY(buttonNamed(make(), u"Run"_s)->isEnabled());
    QVERIFY(!buttonNamed(make(), u"Checkpoint"_s)->isEnabled());
    QVERIFY(buttonNamed(make(), u"Checkpoint"_s)->toolTip().contains(u"run the application first"_s));
    QVERIFY(buttonNamed(make(), u"Commit"_s)->toolTip().contains(u"make a checkpoint first"_s));
    QVERIFY(buttonNamed(make(), u"Test Restore"_s)->toolTip().contains(u"no image yet"_s));

    // Edit a value, in the table.
    make()->tabs()->setCurrentIndex(1);
    auto *table = make()->findChild<QTableView *>();
    QVERIFY(table && table->isVisible());
    QModelIndex cell;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == u"GREETING"_s)
            cell = table->model()->index(row, 1);
    }
    QVERIFY(cell.isValid());
    const QPoint at = table->visualRect(cell).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    QTRY_VERIFY(table->viewport()->findChild<QLineEdit *>());
    auto *field = table->viewport()->findChild<QLineEdit *>();
    field->selectAll();
    QTest::keyClicks(field, u"Thawed by hand"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(window().isWindowModified());

    QVERIFY(clickNamed(make(), u"Run"_s));
    QVERIFY(reaches(State::Paused));
    QVERIFY(!window().isWindowModified()); // saved before the run
    // The ready line is green, and Return makes the checkpoint.
    const LogPane *log = window().output()->log();
    QVERIFY(log->store().readyLine() >= 0);
    QVERIFY(log->store().line(log->store().readyLine()).contains("READY"));
    const QImage seen = log->view()->grab().toImage();
    const QRgb green = LogColors(log->view()->palette()).ready.rgb();
    const auto isGreen = [&] {
        for (int y = 0; y < seen.height(); ++y) {
            if (seen.pixelColor(seen.width() / 2, y).rgb() == green)
                return true;
        }
        return false;
    };
    QVERIFY(isGreen());
    QCOMPARE(make()->bigButton()->text(), u"Checkpoint"_s);
    QTRY_VERIFY(make()->bigButton()->hasFocus());

    QVERIFY(clickNamed(make(), u"Checkpoint"_s));
    QTRY_COMPARE_WITH_TIMEOUT(make()->bigButton()->text(), u"Commit"_s, story);
    QVERIFY(!window().actions()->checkpoint->isEnabled());
    QVERIFY(click(make()->bigButton()));
    QTRY_COMPARE_WITH_TIMEOUT(make()->bigButton()->text(), u"Test Restore"_s, story);
    QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    QVERIFY(m_services->run.report().test.log.isEmpty() || !m_services->run.report().image.isEmpty());
    removeImages(host());
    QTRY_COMPARE(ourObjects(host()), QStringList());
}

void TestWindow::anImageThatExistsIsTested()
{
    QVERIFY(begin(host()));
    QVERIFY(reaches(State::Done));
    const QStringList before = ourObjects(host());
    const QString image = m_services->run.report().image;
    // From the keyboard, the project's last one …
    QTRY_VERIFY(window().actions()->test->isEnabled());
    QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(m_services->run.state(), State::Running);
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.options().testImage.section(u':', 0, 0), u"hello"_s);
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    QVERIFY(make()->resultCard()->isVisible());
    QCOMPARE(ourObjects(host()), before);
    // … and on the page of the images the one that is selected.
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ImagesPanel *images = window().imagesPanel();
    QTRY_COMPARE(images->model()->rowCount(), 1);
    QVERIFY(!buttonNamed(images, u"Test Restore"_s)->isEnabled());
    QTest::mouseClick(images->table()->viewport(), Qt::LeftButton, {}, images->table()->visualRect(images->table()->model()->index(0, 0)).center());
    QTRY_VERIFY(buttonNamed(images, u"Test Restore"_s)->isEnabled());
    QVERIFY(clickNamed(images, u"Test Restore"_s));
    QVERIFY(reaches(State::Done));
    auto *bar = images->findChild<MessageBar *>();
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"Restored"_s), qPrintable(bar->text()));
    QCOMPARE(ourObjects(host()), before);
    QVERIFY(!image.isEmpty());
    removeImages(host());
}

void TestWindow::anImageIsPushedAndPulled()
{
    RegistryServer registry(u"127.0.0.1"_s);
    QVERIFY2(registry.start(), qPrintable(registry.why()));
    const QString name = registry.name() + u"/team/hello:1"_s;
    QVERIFY(begin(host()));
    QVERIFY(reaches(State::Done));
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ImagesPanel *images = window().imagesPanel();
    auto *transfer = images->findChild<TransferPane *>();
    auto *bar = images->findChild<MessageBar *>();
    const auto selectFirst = [&] {
        QTest::mouseClick(images->table()->viewport(), Qt::LeftButton, {}, images->table()->visualRect(images->table()->model()->index(0, 0)).center());
    };
    QTRY_COMPARE(images->model()->rowCount(), 1);
    QVERIFY(!buttonNamed(images, u"Push"_s)->isEnabled());
    selectFirst();
    QTRY_VERIFY(buttonNamed(images, u"Push"_s)->isEnabled());

    answerNextQuestion(name);
    QVERIFY(clickNamed(images, u"Push"_s));
    QVERIFY(transfer->isVisible() && transfer->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!transfer->isRunning(), story);
    QVERIFY2(bar->text().contains(name) && bar->text().contains(u"sha256:"_s), qPrintable(bar->text()));
    QVERIFY(!transfer->isVisible());

    removeImages(host());
    QTRY_COMPARE_WITH_TIMEOUT(images->model()->rowCount(), 0, soon);
    // Given up, and asked for once more.
    answerNextQuestion(name);
    QVERIFY(clickNamed(images, u"Pull"_s));
    QVERIFY(clickNamed(transfer, u"Stop"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!transfer->isRunning(), soon);
    answerNextQuestion(name);
    QTRY_VERIFY(buttonNamed(images, u"Pull"_s)->isEnabled());
    QVERIFY(clickNamed(images, u"Pull"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!transfer->isRunning(), story);
    QVERIFY2(bar->text().contains(u"is on the engine now"_s), qPrintable(bar->text()));
    QTRY_COMPARE_WITH_TIMEOUT(images->model()->rowCount(), 1, soon);
    selectFirst();
    QTRY_VERIFY(buttonNamed(images, u"Test Restore"_s)->isEnabled());
    QVERIFY(clickNamed(images, u"Test Restore"_s));
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    removeImages(host());
}

void TestWindow::anImageIsMeasuredAndKeptRunning()
{
    QVERIFY(begin(host()));
    QVERIFY(reaches(State::Done));
    const QStringList before = ourObjects(host());
    ImageTabs *tabs = window().imagesPanel()->details();
    BenchmarkModel *benchmarks = tabs->benchmarks();
    tabs->benchmark()->findChild<QSpinBox *>()->setValue(2);
    QTRY_VERIFY(window().actions()->benchmark->isEnabled());
    QTest::keyClick(&window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(tabs->benchmark()->isVisible());
    QCOMPARE(benchmarks->state(), BenchmarkModel::State::Busy);
    QTRY_VERIFY_WITH_TIMEOUT(!benchmarks->isRunning(), story);
    QCOMPARE(benchmarks->state(), BenchmarkModel::State::Done);
    const BenchmarkSummary summary = summaryOf(benchmarks->benchmark());
    QCOMPARE(summary.restored.count, 2);
    QCOMPARE(summary.cold.count, 2);
    QVERIFY2(tabs->benchmark()->headline().contains(u"sooner"_s), qPrintable(tabs->benchmark()->headline()));
    QCOMPARE(ourObjects(host()), before);
    // Stopped in the middle, it leaves nothing.
    QVERIFY(clickNamed(tabs->benchmark(), u"Benchmark"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!benchmarks->progress().soFar.runs.isEmpty(), story);
    QVERIFY(clickNamed(tabs->benchmark(), u"Stop"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!benchmarks->isRunning(), soon);
    QCOMPARE(ourObjects(host()), before);
    // A tested container can be kept, and removed by a click.
    tabs->setCurrentIndex(ImageTabs::Test);
    QVERIFY(clickNamed(tabs, u"Keep the container running"_s));
    QTRY_VERIFY(window().actions()->test->isEnabled());
    QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(reaches(State::Done));
    QVERIFY(tabs->testCard()->isVisible());
    QVERIFY(ourObjects(host()) != before);
    QVERIFY(buttonNamed(tabs, u"Open in Browser"_s));
    QVERIFY(clickNamed(tabs, u"Remove Container"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ourObjects(host()), before, soon);
    removeImages(host());
}

void TestWindow::aRunLeftByTheTerminalIsGoneOnWith()
{
    open(host());
    QVERIFY(clickNamed(&window(), u"Try the Sample"_s));
    const QString directory = window().project()->directory();
    m_services.reset();
    const ProgramResult left = thaw({u"run"_s, directory}, host());
    QCOMPARE(left.exitCode, 0);
    open(host(), directory);
    QTRY_VERIFY(buttonNamed(make(), u"Checkpoint"_s)->isEnabled());
    QVERIFY(clickNamed(make(), u"Checkpoint"_s));
    QVERIFY(reaches(State::Paused));
    QCOMPARE(make()->bigButton()->text(), u"Commit"_s);
    QVERIFY(clickNamed(make(), u"Commit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(make()->bigButton()->text(), u"Test Restore"_s, story);
    QVERIFY(click(make()->bigButton()));
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    removeImages(host());
    QTRY_COMPARE(ourObjects(host()), QStringList());
}

void TestWindow::stopTakesEverythingBack_data()
{
    QTest::addColumn<StageId>("stage");
    QTest::newRow("while it prepares") << StageId::Prepare;
    QTest::newRow("while it starts") << StageId::Start;
    QTest::newRow("while it waits") << StageId::Ready;
    QTest::newRow("during the checkpoint") << StageId::Checkpoint;
    QTest::newRow("during the commit") << StageId::Commit;
    QTest::newRow("during the test") << StageId::Test;
}

void TestWindow::stopTakesEverythingBack()
{
    QFETCH(StageId, stage);
    QCOMPARE(ourObjects(host()), QStringList());
    open(host());
    QVERIFY(clickNamed(&window(), u"Try the Sample"_s));
    QElapsedTimer answer;
    bool stopped = false;
    connect(&m_services->controller, &RunController::stagesChanged, this, [&] {
        if (stopped || !isRunning(stage))
            return;
        stopped = true;
        // As soon as a person could: the stage has just begun.
        QMetaObject::invokeMethod(this, [&] { answer.start(); click(make()->bigButton()); }, Qt::QueuedConnection);
    });
    const auto disconnectLater = qScopeGuard([&] { disconnect(&m_services->controller, nullptr, this, nullptr); });
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QVERIFY(click(make()->bigButton()));
    QTRY_VERIFY_WITH_TIMEOUT(answer.isValid(), story);
    QTRY_VERIFY(make()->bigButton()->text() == u"Stopping…"_s || m_services->run.state() == State::Stopped);
    QVERIFY2(answer.elapsed() < 100 * patience, qPrintable(QString::number(answer.elapsed())));
    QVERIFY(reaches(State::Stopped));
    QCOMPARE(ourObjects(host()), QStringList());
    QCOMPARE(make()->bigButton()->text(), u"Try Again"_s);
}

void TestWindow::closingTheWindowStopsTheRunFirst()
{
    const DialogCounter dialogs;
    QVERIFY(begin(host()));
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(StageId::Ready), story);
    QVERIFY(!ourObjects(host()).isEmpty());
    QTest::keyClick(&window(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), story);
    QCOMPARE(dialogs.count, 0);
    QCOMPARE(m_services->run.state(), State::Stopped);
    m_services.reset();
    QCOMPARE(ourObjects(host()), QStringList());
}

void TestWindow::closingTheWindowFinishesDeletions()
{
    QVERIFY(begin(host()));
    QVERIFY(reaches(State::Done));
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ImagesPanel *images = window().imagesPanel();
    QTRY_COMPARE(images->model()->rowCount(), 1);
    images->table()->selectRow(0);
    QVERIFY(clickNamed(images, u"Delete"_s));
    QCOMPARE(images->model()->rowCount(), 0);
    QVERIFY(!ourObjects(host()).isEmpty()); // it can still be undone
    QVERIFY(clickNamed(images, u"Undo"_s));
    QCOMPARE(images->model()->rowCount(), 1);
    images->table()->selectRow(0);
    QVERIFY(clickNamed(images, u"Delete"_s));
    window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), soon);
    m_services.reset();
    QCOMPARE(ourObjects(host()), QStringList());
}

void TestWindow::theDoctorTriesAnEngine_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("on Docker") << m_docker;
    QTest::newRow("on Podman") << m_podman;
}

/// What it looks at by itself is on the first page; what it tries is wanted before, and gone afterwards.
void TestWindow::theDoctorTriesAnEngine()
{
    QFETCH(QString, host);
    open(host);
    HealthModel *health = window().health();
    QVERIFY(QTest::qWaitFor([&] { return health->state() == HealthModel::State::Done; }, QDeadlineTimer(soon)));
    const QString line = window().welcomePanel()->engineText();
    QVERIFY2(line.contains(u"✔ CRIU"_s) && !line.contains(u"✘"_s), qPrintable(line));
    QVERIFY(clickNamed(&window(), u"Details"_s));
    DoctorDialog *doctor = window().doctor();
    QVERIFY(doctor && doctor->isVisible());
    QVERIFY(QTest::qWaitFor([&] { return health->state() == HealthModel::State::Done; }, QDeadlineTimer(soon)));
    QVERIFY2(doctor->verdict()->text().contains(u"a try tells"_s), qPrintable(doctor->verdict()->text()));
    takePicture(doctor, u"doctor-looked"_s);
    QVERIFY(click(doctor->tryButton()));
    QVERIFY(health->isTrying());
    takePicture(doctor, u"doctor-trying"_s);
    QVERIFY(QTest::qWaitFor([&] { return health->state() == HealthModel::State::Done; }, QDeadlineTimer(story)));
    QVERIFY2(doctor->verdict()->text().contains(u"Checkpoints work here"_s), qPrintable(doctor->verdict()->text() + doctor->findings()->toPlainText()));
    takePicture(doctor, u"doctor-tried"_s);
    QCOMPARE(ourObjects(host), QStringList());
}

void TestWindow::closingTheWindowStopsTheDoctorFirst()
{
    open(host());
    HealthModel *health = window().health();
    QVERIFY(QTest::qWaitFor([&] { return health->state() == HealthModel::State::Done; }, QDeadlineTimer(soon)));
    window().actions()->doctor->trigger();
    QVERIFY(QTest::qWaitFor([&] { return health->state() == HealthModel::State::Done; }, QDeadlineTimer(soon)));
    QVERIFY(click(window().doctor()->tryButton()));
    QVERIFY(QTest::qWaitFor([&] { return !ourObjects(host()).isEmpty(); }, QDeadlineTimer(soon)));
    window().close();
    QVERIFY(QTest::qWaitFor([&] { return !window().isVisible(); }, QDeadlineTimer(story)));
    QVERIFY(!health->isTrying());
    QCOMPARE(ourObjects(host()), QStringList());
}

void TestWindow::anArchiveIsLoadedByDroppingIt_data()
{
    aNewcomerHasAnImageAfterTwoClicks_data();
}

void TestWindow::anArchiveIsLoadedByDroppingIt()
{
    QFETCH(QString, engine);
    const auto drop = [&](const QString &file) {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&window(), &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&window(), &event);
        return enter.isAccepted();
    };
    const QString archive = m_state->filePath(u"static.tar"_s), broken = m_state->filePath(u"broken.tar"_s);
    dockerCli({u"tag"_s, u"thaw-test-static"_s, u"thaw-dropped:1"_s}, engine);
    QCOMPARE(dockerCli({u"save"_s, u"-o"_s, archive, u"thaw-dropped:1"_s}, engine).exitCode, 0);
    dockerCli({u"rmi"_s, u"thaw-dropped:1"_s}, engine);
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100'000, 'x')) == 100'000);
    file.close();

    open(engine);
    QVERIFY(drop(archive));
    MessageBar *notice = window().notice();
    QVERIFY(notice->isVisible());
    QTRY_VERIFY(buttonNamed(notice, u"Load into the Engine"_s));
    QVERIFY(clickNamed(notice, u"Load into the Engine"_s));
    QTRY_VERIFY2_WITH_TIMEOUT(notice->text().startsWith(u"Loaded "_s), qPrintable(notice->text()), story);
    QVERIFY2(notice->text().contains(u"thaw-dropped:1"_s), qPrintable(notice->text()));
    QCOMPARE(dockerCli({u"rmi"_s, u"thaw-dropped:1"_s}, engine).exitCode, 0);
    QVERIFY(drop(broken));
    QTRY_VERIFY(buttonNamed(notice, u"Load into the Engine"_s));
    QVERIFY(clickNamed(notice, u"Load into the Engine"_s));
    QTRY_VERIFY2_WITH_TIMEOUT(notice->text().contains(u"not an image archive"_s), qPrintable(notice->text()), story);
}

void TestWindow::aFailureOffersWhatMendsIt()
{
    LiveProject project(u"mending"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.setValue(u"THAW_TIMEOUT"_s, u"2"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nsleep 3\necho READY\nexec sleep 1000\n", true);
    open(host(), project.path());
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QVERIFY(click(make()->bigButton()));
    QTRY_COMPARE_WITH_TIMEOUT(m_services->run.state(), State::Failed, story);
    FailureCard *card = make()->failureCard();
    QVERIFY(card->isVisible());
    QVERIFY(card->title().contains(u"not ready within 2 s"_s));
    QTRY_VERIFY(buttonNamed(card, u"Copy Report"_s));
    QVERIFY(clickNamed(card, u"Wait up to 6 s"_s));
    QVERIFY(m_services->run.isBusy());
    QVERIFY(reaches(State::Done));
    QCOMPARE(window().project()->value(u"THAW_TIMEOUT"_s), u"6"_s);
    removeImages(host());
    QTRY_COMPARE(ourObjects(host()), QStringList());
}

/// An application that holds a deleted file of more than CRIU keeps unasked.
void TestWindow::openUnfreezable(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho the application begins\nexec 9<>/tmp/large\nhead -c 70000000 /dev/zero >&9\nrm /tmp/large\n"
                                   "echo READY\nexec sleep 1000\n", true);
    open(host(), project.path());
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QVERIFY(click(make()->bigButton()));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->run.isHeld() || m_services->run.state() == State::Failed, story);
}

void TestWindow::aFailedCheckpointIsMendedWithoutARestart()
{
    LiveProject project(u"held"_s);
    openUnfreezable(project);
    QVERIFY(m_services->run.isHeld());
    FailureCard *card = make()->failureCard();
    QVERIFY(card->isVisible());
    QVERIFY2(card->title().contains(u"large deleted file"_s), qPrintable(card->title()));
    QCOMPARE(make()->bigButton()->text(), u"Try Again"_s);
    QTest::qWait(500); // its buttons are the same ones still
    takePicture(&window(), u"held"_s);
    QVERIFY(clickNamed(card, u"Keep Files up to 1 GB"_s));
    QVERIFY(reaches(State::Done));
    QVERIFY(!card->isVisible());
    const Report &report = m_services->run.report();
    QCOMPARE(report.test.verdict, Verdict::Restored);
    QCOMPARE(report.number, 1);
    QCOMPARE(logText().count(u"the application begins"_s), 1);
    QVERIFY2(report.warnings.join(u'\n').contains(u"--ghost-limit 1G"_s), qPrintable(report.warnings.join(u'\n')));
    QCOMPARE(window().project()->value(u"THAW_CRIU_OPTIONS"_s), u"--ghost-limit 1G"_s);
    removeImages(host());
    QTRY_COMPARE(ourObjects(host()), QStringList());
}

void TestWindow::aFailedCheckpointThatIsGivenUpLeavesNothing()
{
    LiveProject project(u"givenup"_s);
    openUnfreezable(project);
    QVERIFY(m_services->run.isHeld());
    QVERIFY(!ourObjects(host()).isEmpty());
    window().actions()->stop->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_services->run.state(), State::Failed, story);
    QVERIFY(make()->failureCard()->isVisible());
    QCOMPARE(m_services->run.report().error->kind, ErrorKind::Checkpoint);
    QCOMPARE(ourObjects(host()), QStringList());
    // What would mend it still does, from the start.
    QVERIFY(clickNamed(make()->failureCard(), u"Keep Files up to 1 GB"_s));
    QVERIFY(reaches(State::Done));
    removeImages(host());
    QTRY_COMPARE(ourObjects(host()), QStringList());
}

void TestWindow::anImageOfUnknownOriginIsAskedAbout()
{
    LiveProject project(u"foreign"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho READY\nexec sleep 1000\n", true);
    const QByteArray home = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", home + "-of-another-machine");
    const ProgramResult made = thaw({u"make"_s, project.path(), u"-q"_s}, host());
    qputenv("XDG_STATE_HOME", home);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    open(host());
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ImagesPanel *images = window().imagesPanel();
    QTRY_COMPARE(images->model()->rowCount(), 1);
    images->table()->selectRow(0);
    const auto asked = [&]() -> QMessageBox * {
        QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
        auto *question = window().findChild<QMessageBox *>();
        return question && question->isVisible() ? question : nullptr;
    };
    QTRY_VERIFY(window().actions()->test->isEnabled());
    QMessageBox *question = asked();
    QVERIFY(question);
    QVERIFY2(question->informativeText().contains(u"A checkpoint is a program"_s) && question->informativeText().contains(u"of the project foreign"_s),
             qPrintable(question->informativeText()));
    takePicture(question, u"origin"_s);
    QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(!window().findChild<QMessageBox *>());
    QVERIFY(!m_services->run.isBusy());
    QVERIFY(asked());
    QVERIFY(clickNamed(window().findChild<QMessageBox *>(), u"Restore"_s));
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    QTRY_VERIFY(!window().findChild<QMessageBox *>());
    QTRY_VERIFY(window().actions()->test->isEnabled());
    QVERIFY(!asked()); // once is enough
    QVERIFY(reaches(State::Done));
    removeImages(host());
}

void TestWindow::whatAKilledRunHasLeftIsOffered()
{
    LiveProject project(u"orphan"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec sleep 1000\n", true);
    thaw({u"make"_s, project.path(), u"-q"_s}, host(), 60, [this](qint64 pid) {
        if (ourObjects(host()).filter(u"container thaw-orphan-"_s).isEmpty())
            return false;
        ::kill(pid_t(pid), SIGKILL);
        return true;
    });
    QVERIFY(!ourObjects(host()).filter(u"container"_s).isEmpty());
    open(host());
    MessageBar *bar = window().unfinished();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), soon);
    QVERIFY2(bar->text().contains(u"An earlier run was cut off"_s) && bar->text().contains(u"container thaw-orphan-"_s), qPrintable(bar->text()));
    takePicture(&window(), u"unfinished"_s);
    QVERIFY(clickNamed(bar, u"Delete"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ourObjects(host()), QStringList(), soon);
    m_services.reset();
    open(host());
    QTest::qWait(500);
    QVERIFY(!window().unfinished()->isVisible());
}

void TestWindow::aLongJobIsNotifiedOnceIfNobodyLooks()
{
    // A desktop's notify-send that counts.
    const QString bin = m_state->filePath(u"bin"_s), calls = m_state->filePath(u"calls"_s);
    QDir().mkpath(bin);
    QFile script(bin + u"/notify-send"_s);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho \"$*\" >>'" + calls.toUtf8() + "'\n");
    script.close();
    script.setPermissions(script.permissions() | QFile::ExeOwner);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", bin.toUtf8() + ':' + path);
    const auto restorePath = qScopeGuard([&] { qputenv("PATH", path); });

    LiveProject project(u"long"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nsleep 10\necho READY\nexec sleep 1000\n", true);
    open(host(), project.path());
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QVERIFY(click(make()->bigButton()));
    QWidget other;
    other.show();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(!window().isActiveWindow());
    QVERIFY(reaches(State::Done));
    const auto timesTold = [&calls] {
        QFile told(calls);
        return told.open(QIODevice::ReadOnly) ? told.readAll().count('\n') : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(), 1, soon);
    QTest::qWait(500);
    QCOMPARE(timesTold(), 1);
    removeImages(host());
}

void TestWindow::aLostEngineIsWaitedForAndTheRunTriedAgain()
{
    KillableEngine engine;
    QVERIFY2(engine.startWithSample(), qPrintable(engine.why()));
    QVERIFY(begin(engine.host()));
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(StageId::Ready) && logText().contains(u"warming up"_s), story);
    engine.kill();
    MessageBar *banner = window().banner();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), soon);
    QVERIFY2(banner->text().contains(u"stopped answering at"_s) && banner->text().endsWith(u"retrying"_s), qPrintable(banner->text()));
    QTRY_COMPARE_WITH_TIMEOUT(m_services->run.state(), State::Failed, soon);
    QCOMPARE(m_services->run.report().error->kind, ErrorKind::EngineLost);
    // What was there stays, and the log says where it was cut.
    QVERIFY(make()->isVisible());
    QVERIFY(make()->failureCard()->isVisible());
    QVERIFY(logText().contains(u"warming up"_s));
    QTRY_VERIFY(logText().contains(u"stopped answering at"_s));
    QVERIFY(clickNamed(banner, u"Retry Now"_s));
    QVERIFY(banner->isVisible());

    // By itself, once it is back.
    QVERIFY2(engine.start(), qPrintable(engine.why()));
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), soon);
    QVERIFY(logText().contains(u"answers again at"_s));
    MessageBar *unfinished = window().unfinished();
    QTRY_VERIFY_WITH_TIMEOUT(unfinished->isVisible(), soon);
    QVERIFY2(unfinished->text().contains(u"container thaw-hello-"_s), qPrintable(unfinished->text()));
    QVERIFY(clickNamed(unfinished, u"Delete"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ourObjects(engine.host()), QStringList(), soon);
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QCOMPARE(make()->bigButton()->text(), u"Try Again"_s);
    QVERIFY(click(make()->bigButton()));
    QVERIFY(reaches(State::Done));
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    m_services.reset();
}

void TestWindow::aRunWhoseContainerLivesGoesOn_data()
{
    QTest::addColumn<bool>("paused");
    QTest::newRow("killed while it waits") << false;
    QTest::newRow("killed while it is paused") << true;
}

void TestWindow::aRunWhoseContainerLivesGoesOn()
{
    QFETCH(bool, paused);
    KillableEngine engine({u"--live-restore"_s});
    QVERIFY2(engine.startWithSample(), qPrintable(engine.why()));
    open(engine.host());
    QVERIFY(clickNamed(&window(), u"Try the Sample"_s));
    QTRY_VERIFY(make()->bigButton()->isEnabled());
    QVERIFY(clickNamed(make(), paused ? u"Run"_s : u"Make Checkpoint Image"_s));
    if (paused)
        QVERIFY(reaches(State::Paused));
    else
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(StageId::Ready) && logText().contains(u"warming up: 1"_s), story);
    engine.kill();
    QTRY_VERIFY_WITH_TIMEOUT(window().banner()->isVisible(), soon);
    QTRY_COMPARE_WITH_TIMEOUT(m_services->run.state(), State::Failed, soon);
    QVERIFY2(engine.start(), qPrintable(engine.why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->run.isBusy(), soon); // it goes on by itself
    if (paused) {
        for (const QString &step : {u"Checkpoint"_s, u"Commit"_s, u"Test Restore"_s}) {
            QTRY_COMPARE_WITH_TIMEOUT(make()->bigButton()->text(), step, story);
            QVERIFY(click(make()->bigButton()));
        }
    }
    const bool done = reaches(State::Done, std::chrono::minutes(2));
    if (!done)
        qInfo().noquote() << logText() << dockerCli({u"ps"_s, u"-a"_s}, engine.host()).output;
    QVERIFY(done);
    QCOMPARE(m_services->run.report().test.verdict, Verdict::Restored);
    QVERIFY(!window().unfinished()->isVisible());
    // The log has the gap where it was, no line twice, and the ready line marked.
    const QString text = logText();
    QCOMPARE(text.count(u"hello starts as process"_s), 1);
    QCOMPARE(text.count(u"READY after"_s), 1);
    QVERIFY2(text.indexOf(u"stopped answering at"_s) >= 0 && text.indexOf(u"stopped answering at"_s) < text.indexOf(u"answers again at"_s),
             qPrintable(text));
    const LogStore &log = window().output()->log()->store();
    QVERIFY2(log.readyLine() >= 0 && log.line(log.readyLine()).contains("READY after"), qPrintable(text));
    const QStringList left = ourObjects(engine.host()).filter(u"container"_s);
    QCOMPARE(left, QStringList());
    m_services.reset();
}

int main(int argc, char **argv)
{
    const PrivateDisplay display;
    if (!display.works())
        qFatal("Xvfb or openbox does not start");
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    setUpApplication();
    QAccessible::setActive(true);
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"

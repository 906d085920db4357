// SPDX-License-Identifier: GPL-3.0-or-later
// What is inside an image, and what differs between two: every page in every state, long lists, what is copied.
#include "ui/actions.h"
#include "ui/mainwindow.h"
#include "ui/models/comparemodel.h"
#include "ui/models/memorysearchmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/models/processmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/differencerows.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/panels/inside/memorypage.h"
#include "ui/panels/inside/overviewpage.h"
#include "ui/panels/inside/processpage.h"
#include "ui/panels/inside/rowspage.h"
#include "ui/panels/inside/runpage.h"
#include "ui/panels/inside/searchpage.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/memorychart.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowsview.h"
#include "ui/widgets/snippet.h"

#include "tests/ui/insidesamples.h"
#include "tests/ui/samples.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    RunModel run{nullptr};
    EngineModel engines;
    MainWindow window{&run, &engines};
    ImageTabs *tabs = window.imagesPanel()->details();

    Bench()
    {
        engines.show(EngineModel::State::Ready, {Samples::docker()});
        engines.showImages(Samples::images());
        window.resize(1280, 860);
        window.show();
        window.showPage(MainWindow::Page::Images);
        window.imagesPanel()->select(u"hello:ck-4"_s);
    }
    ContentsFrame *open(ImageTabs::Page page)
    {
        tabs->setCurrentIndex(page);
        return tabs->frame(page);
    }
    /// The page, filled with contents.
    template<typename T>
    T *filled(ImageTabs::Page page, const ContentsPtr &contents = Samples::contents())
    {
        open(page);
        tabs->contents()->show(ContentsModel::State::Done, contents);
        return qobject_cast<T *>(tabs->frame(page)->page());
    }
};

QStringList column(const RowsView *view, int column)
{
    QStringList texts;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        texts << view->model()->index(row, column).data().toString();
    return texts;
}

void press(QWidget *widget, const QKeySequence &keys)
{
    const QKeyCombination combination = keys[0];
    QTest::keyClick(widget, combination.key(), combination.keyboardModifiers());
}

void drop(MainWindow &window, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

QPushButton *button(const QWidget *widget, const QString &text)
{
    for (QPushButton *push : widget->findChildren<QPushButton *>()) {
        if (push->text() == text && push->isVisible())
            return push;
    }
    return nullptr;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("Cannot write a sample");
}

} // namespace

class TestInsidePanels : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase()
    {
        Samples::keepApart(m_state.path());
    }
    void init() { Samples::failOnWarning(); }

    void aPageSaysWhatBecomesOfTheContents_data()
    {
        QTest::addColumn<ImageTabs::Page>("page");
        for (const auto &[page, name] : {std::pair{ImageTabs::Processes, "processes"}, {ImageTabs::Files, "files"}, {ImageTabs::Sockets, "sockets"},
                                         {ImageTabs::Memory, "memory"}, {ImageTabs::Layers, "layers"}, {ImageTabs::Secrets, "secrets"},
                                         {ImageTabs::Search, "search"}})
            QTest::newRow(name) << page;
    }
    void aPageSaysWhatBecomesOfTheContents()
    {
        QFETCH(ImageTabs::Page, page);
        Bench bench;
        ContentsFrame *frame = bench.open(page);
        ContentsModel *model = bench.tabs->contents();
        QCOMPARE(frame->sentence(), u"No container engine answers, so nothing can be read of the image."_s);
        model->show(ContentsModel::State::Busy);
        model->showProgress(25'000'000, 100'000'000);
        QCOMPARE(frame->sentence(), u"Reading hello:ck-4…"_s);
        QVERIFY(button(frame, u"Stop"_s));
        button(frame, u"Stop"_s)->click();
        QCOMPARE(frame->sentence(), u"Stopping…"_s);
        model->show(ContentsModel::State::Failed, {}, {ErrorKind::Truncated, u"The engine sent only half of it."_s, {}, {}});
        QCOMPARE(frame->sentence(), u"The engine sent only half of it."_s);
        QVERIFY(button(frame, u"Try Again"_s));
        model->show(ContentsModel::State::Done, Samples::plainContents());
        const bool always = page == ImageTabs::Layers || page == ImageTabs::Secrets;
        QCOMPARE(frame->sentence(), always ? QString() : u"There is no checkpoint in hello:ck-4."_s);
        model->show(ContentsModel::State::Done, Samples::contents());
        QCOMPARE(frame->sentence(), QString());
        QVERIFY(frame->page()->isVisible());
    }

    void theContentsLookedAtLastAreKept()
    {
        ContentsCache cache;
        for (int i = 0; i < int(ContentsCache::most); ++i)
            cache.insert(QString::number(i), Samples::contents());
        QVERIFY(cache.find(u"0"_s)); // used again
        cache.insert(u"new"_s, Samples::plainContents());
        QVERIFY(cache.find(u"0"_s));
        QVERIFY(!cache.find(u"1"_s));
        QVERIFY(cache.find(u"new"_s));
        EngineModel engines;
        ContentsModel model(&engines, std::make_shared<ContentsCache>(cache));
        model.setSubject({.id = u"new"_s, .name = u"x:1"_s});
        QCOMPARE(model.state(), ContentsModel::State::Done);
        model.setSubject({.id = u"other"_s, .name = u"x:2"_s});
        QCOMPARE(model.state(), ContentsModel::State::Empty);
        QVERIFY(!model.canOpen());
    }

    void rowsAreFilteredOrderedAndCopied()
    {
        RowsView view(u"Rows"_s, RowsView::Filter::Shown);
        QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        Rows rows = textRows({u"Name"_s, u"Size"_s}, {{u"Berta"_s, u"2 kB"_s}, {u"anton"_s, u"10 kB"_s}, {u"Caesar\tII"_s, u"1 kB"_s}});
        rows.numbers = {1};
        rows.number = [](int row, int) { return QList<double>{2, 10, 1}[row]; };
        view.setRows(rows);
        view.resize(400, 300);
        view.show();
        QCOMPARE(column(&view, 0), (QStringList{u"Berta"_s, u"anton"_s, u"Caesar\tII"_s}));
        view.table()->sortByColumn(1, Qt::DescendingOrder);
        QCOMPARE(column(&view, 1), (QStringList{u"10 kB"_s, u"2 kB"_s, u"1 kB"_s}));
        QTest::keyClicks(view.filter(), u"A k"_s);
        QCOMPARE(column(&view, 0), (QStringList{u"anton"_s, u"Berta"_s, u"Caesar\tII"_s}));
        QTest::keyClicks(view.filter(), u"B be"_s);
        QCOMPARE(column(&view, 0), (QStringList{u"Berta"_s}));
        view.table()->selectRow(0);
        QCOMPARE(view.current(), 0);
        view.filter()->clear();
        QCOMPARE(view.model()->rowCount(), 3);
        view.table()->selectAll();
        press(view.table(), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), u"anton\t10 kB\nBerta\t2 kB\nCaesar II\t1 kB\n"_s);
        view.setRows({});
        QCOMPARE(view.model()->rowCount(), 0);
    }

    void aKeyPressDoesNotWaitFor200000Files()
    {
        Bench bench;
        auto *page = bench.filled<LayersPage>(ImageTabs::Layers, Samples::hugeContents());
        RowsView *files = page->files();
        QCOMPARE(files->model()->rowCount(), 200'000);
        QElapsedTimer timer;
        for (const QChar letter : u"file-1999"_s) {
            timer.start();
            QTest::keyClick(files->filter(), letter.toLatin1());
            QVERIFY2(timer.elapsed() < 500, qPrintable(u"%1 ms for a key"_s.arg(timer.elapsed())));
        }
        QTRY_VERIFY(!files->model()->isFiltering());
        QCOMPARE(files->model()->rowCount(), 111); // 1999, 19990 … 19999, 199900 … 199999
        timer.start();
        QTest::keyClick(files->table(), Qt::Key_PageDown);
        QVERIFY(timer.elapsed() < 500);
        files->filter()->clear();
        QTRY_COMPARE(files->model()->rowCount(), 200'000);
        files->table()->sortByColumn(1, Qt::DescendingOrder);
        QTRY_COMPARE(files->model()->index(0, 1).data().toString(), u"90 kB"_s);
    }

    void processesAreATree()
    {
        ProcessModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContents(Samples::contents());
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex server = model.index(0, 0, model.index(0, 0));
        QCOMPARE(server.data().toString(), u"python3 -u /opt/app/server.py --port 8080"_s);
        QCOMPARE(server.siblingAtColumn(ProcessModel::Threads).data().toString(), u"4"_s);
        QCOMPARE(model.indexOf(310).parent(), server);
        // Made to harm: processes that are each other's parents.
        auto circle = std::make_shared<ImageContents>(Samples::imageContents());
        circle->checkpoint->images.processes[0].parent = 310;
        model.setContents(circle);
        int roots = model.rowCount();
        QCOMPARE(roots, 1);
        model.setContents(Samples::plainContents());
        QCOMPARE(model.rowCount(), 0);
    }

    void secretsOfAProcessAreMaskedUntilAskedFor()
    {
        Bench bench;
        auto *page = bench.filled<ProcessPage>(ImageTabs::Processes);
        page->tree()->setCurrentIndex(page->tree()->model()->index(0, 0, page->tree()->model()->index(0, 0)));
        page->tabs()->setCurrentIndex(2);
        const QStringList masked = column(page->environment(), 1);
        QVERIFY(!masked.contains(u"hunter2hunter2"_s) && masked.contains(u"••••••••"_s));
        page->environment()->table()->selectAll();
        press(page->environment()->table(), QKeySequence::Copy);
        QVERIFY(!QApplication::clipboard()->text().contains(u"hunter2"_s));
        page->showSecrets()->setChecked(true);
        QVERIFY(column(page->environment(), 1).contains(u"hunter2hunter2"_s));
        page->setContents(Samples::hugeContents(1));
        QVERIFY(!page->showSecrets()->isChecked());
        page->tree()->setFocus();
        press(page->tree(), QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"/bin/sh /opt/app/run_app.sh\t1\t"_s));
    }

    void aProcessTellsItsRights()
    {
        const CriuImages images = Samples::checkpointImages();
        QMap<QString, QString> facts;
        for (const auto &[name, text] : Inside::processFacts(images, images.processes[1]))
            facts.insert(name, text);
        QCOMPARE(facts.value(u"Caught signals"_s), u"SIGINT SIGTERM"_s);
        QCOMPARE(facts.value(u"Seccomp"_s), u"a filter of its own"_s);
        QCOMPARE(facts.value(u"Effective capabilities"_s), u"none"_s);
        QVERIFY(facts.value(u"Bounding set"_s).startsWith(u"CHOWN DAC_OVERRIDE "_s));
        QCOMPARE(facts.value(u"Program"_s), u"/usr/local/bin/python3.13"_s);
        QCOMPARE(facts.value(u"Umask"_s), u"0022"_s);
    }

    void openFilesAndSocketsAreListed()
    {
        Bench bench;
        RowsView *files = bench.filled<RowsPage>(ImageTabs::Files)->view();
        QAbstractItemModelTester tester(files->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClicks(files->filter(), u"upload"_s);
        QCOMPARE(files->model()->line(0), u"python3 (301)\t7\t/tmp/upload-7 (deleted)\tread and write\t512\t512 bytes\tdeleted, contents in the checkpoint"_s);
        RowsView *sockets = bench.filled<RowsPage>(ImageTabs::Sockets)->view();
        QVERIFY(column(sockets, 2).contains(u"0.0.0.0:8080"_s));
        QVERIFY(column(sockets, 4).contains(u"212 bytes"_s)); // unread in the pipe
        QVERIFY(column(sockets, 6).contains(u"sh (1): 1, 2; python3 (301): 1, 2; helper (310): 1, 2"_s));
    }

    void theMemoryIsShownInAreasAndAsAList()
    {
        Bench bench;
        auto *page = bench.filled<MemoryPage>(ImageTabs::Memory);
        QTRY_VERIFY(page->list()->model()->rowCount() > 0);
        QVERIFY2(page->summary().contains(u"pages"_s), qPrintable(page->summary()));
        const QSize size = page->chart()->size();
        QSignalSpy chosen(page->chart(), &MemoryChart::chosen);
        const QPoint middle(size.width() / 4, size.height() / 4);
        const int mapping = page->chart()->mappingAt(middle);
        QVERIFY(mapping >= 0);
        QTest::mouseClick(page->chart(), Qt::LeftButton, {}, middle);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(page->list()->current(), mapping);
        QVERIFY(!page->chart()->accessibleDescription().isEmpty());
    }

    void areasFillTheRoomAndAreNearToSquares_data()
    {
        QTest::addColumn<QList<double>>("sizes");
        QTest::newRow("one") << QList<double>{5};
        QTest::newRow("as in the paper") << QList<double>{6, 6, 4, 3, 2, 2, 1};
        QTest::newRow("very different") << QList<double>{1e6, 1000, 10, 1, 1, 1};
        QTest::newRow("some of nothing") << QList<double>{3, 1, 0, 0};
        QTest::newRow("nothing") << QList<double>{};
    }
    void areasFillTheRoomAndAreNearToSquares()
    {
        QFETCH(QList<double>, sizes);
        const QRectF room(0, 0, 600, 400);
        const QList<QRectF> areas = squarified(sizes, room);
        QCOMPARE(areas.size(), sizes.size());
        double total = 0, all = 0;
        for (const double size : sizes)
            all += size;
        for (qsizetype i = 0; i < areas.size(); ++i) {
            const double area = areas[i].width() * areas[i].height();
            total += area;
            QVERIFY(std::abs(area - sizes[i] / all * 600 * 400) < 1e-3);
            QVERIFY(room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(areas[i]) || area < 1e-9);
        }
        if (!sizes.isEmpty())
            QVERIFY(std::abs(total - 600 * 400) < 1e-3);
        if (sizes.size() == 7)
            QVERIFY(areas[0].width() / areas[0].height() < 2 && areas[0].height() / areas[0].width() < 2);
    }

    void secretsSayWhereTheyAreOrWhatWasSearched()
    {
        Bench bench;
        auto *page = bench.filled<RowsPage>(ImageTabs::Secrets);
        QCOMPARE(page->view()->model()->rowCount(), 4);
        QVERIFY(column(page->view(), 3).contains(u"process 301 (python3), [heap]"_s));
        bench.tabs->contents()->show(ContentsModel::State::Done, Samples::plainContents());
        QVERIFY(page->empty()->isVisible());
        QVERIFY(page->empty()->text().contains(u"private keys"_s));
    }

    void memoryIsSearchedForTextOrBytes()
    {
        QCOMPARE(*searchedBytes(u"hunter2"_s), "hunter2"_ba);
        QCOMPARE(*searchedBytes(u"0x7f 45 4c46"_s), "\x7f" "ELF"_ba);
        QCOMPARE(searchedBytes(u"0x7f4"_s).error().kind, ErrorKind::Usage);
        QCOMPARE(searchedBytes(u"0xzz"_s).error().kind, ErrorKind::Usage);
        QCOMPARE(hexDump("ABCDEFGHIJKLMNOP\n", 0x1000),
                 u"000000001000  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP\n"
                 "000000001010  0a                                               ·\n"_s);
        Bench bench;
        auto *page = bench.filled<SearchPage>(ImageTabs::Search);
        QVERIFY(!button(page, u"Search"_s)->isEnabled());
        QTest::keyClicks(page->field(), u"0x7"_s);
        QVERIFY(page->sentence().startsWith(u"After 0x come pairs"_s));
        page->field()->setText(u"hunter2"_s);
        QVERIFY(button(page, u"Search"_s)->isEnabled());
        MemorySearchModel *model = bench.tabs->memorySearch();
        model->show(MemorySearchModel::State::Busy, {.wanted = "hunter2"});
        QCOMPARE(page->sentence(), u"Searching the memory…"_s);
        button(page, u"Stop"_s)->click();
        QCOMPARE(page->sentence(), u"Stopping…"_s);
        model->show(MemorySearchModel::State::Done, {.wanted = "hunter2"}, Samples::memoryHits());
        QCOMPARE(page->sentence(), u"3 places"_s);
        QCOMPARE(page->hits()->model()->rowCount(), 3);
        QVERIFY(page->hits()->model()->line(0).contains(u"password=hunter2hunter2·pool=4"_s));
        model->show(MemorySearchModel::State::Done, {.wanted = "nowhere"});
        QVERIFY(page->findChild<EmptyState *>()->text().contains(u"nowhere"_s));
        model->show(MemorySearchModel::State::Failed, {.wanted = "x"}, {}, {ErrorKind::EngineLost, u"Gone."_s, {}, {}});
        QCOMPARE(page->sentence(), u"Gone."_s);
    }

    void anImageSaysHowItIsRun()
    {
        Bench bench;
        bench.tabs->setCurrentIndex(ImageTabs::Run);
        RunPage *page = bench.tabs->runPage();
        QVERIFY2(page->docker()->text().startsWith(u"docker run -d --cap-drop ALL --cap-add CHECKPOINT_RESTORE --security-opt seccomp="_s),
                 qPrintable(page->docker()->text()));
        QVERIFY(page->docker()->text().endsWith(u" hello:ck-4"_s));
        QVERIFY(page->podman()->text().startsWith(u"podman run -d "_s));
        QVERIFY(page->compose()->text().contains(u"cap_add: [\"CHECKPOINT_RESTORE\"]"_s));
        QVERIFY(page->kubernetes()->text().contains(u"add: [\"CHECKPOINT_RESTORE\"]"_s));
        QVERIFY(page->compose()->isVisible());
        QVERIFY2(page->note().contains(u"do not reach the application"_s), qPrintable(page->note()));
        page->setImage(Samples::plainContents()->details, u"python:3.13-slim"_s);
        QVERIFY(!page->compose()->isVisible());
    }

    void theCheckOfARestoreHasItsPlace()
    {
        Bench bench;
        OverviewPage *page = bench.tabs->overview();
        PreflightModel *model = bench.tabs->preflight();
        QVERIFY(!button(page, u"Check Restore"_s)->isEnabled()); // no engine
        model->show(PreflightModel::State::Busy);
        QVERIFY(page->verdict().startsWith(u"Looking at"_s));
        model->stop();
        QCOMPARE(page->verdict(), u"Stopping…"_s);
        model->show(PreflightModel::State::Done, Samples::preflight(true));
        QCOMPARE(page->verdict(), u"Nothing stands against a restore here: 31 files compared in 84 ms."_s);
        model->show(PreflightModel::State::Done, Samples::preflight(false));
        QCOMPARE(page->verdict(), u"It cannot be restored as it is."_s);
        QCOMPARE(column(page->problems(), 0), (QStringList{u"Fails"_s, u"Fails"_s, u"May surprise"_s}));
        model->show(PreflightModel::State::Failed, {}, {ErrorKind::NotFound, u"There is no such image."_s, {}, {}});
        QCOMPARE(page->verdict(), u"There is no such image."_s);
    }

    void theOverviewGrowsWhenTheImageIsRead()
    {
        Bench bench;
        OverviewPage *page = bench.tabs->overview();
        QVERIFY(!column(page->facts(), 0).contains(u"Frozen for"_s));
        bench.tabs->contents()->show(ContentsModel::State::Done, Samples::contents());
        QStringList names = column(page->facts(), 0);
        for (const QString &name : {u"Made by"_s, u"Restored by"_s, u"CRIU"_s, u"Host"_s, u"Frozen for"_s, u"Fits this machine"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
        bench.window.imagesPanel()->select(u"hello:ck-2"_s);
        QVERIFY(!column(page->facts(), 0).contains(u"Frozen for"_s));
        bench.window.imagesPanel()->select(u"hello:ck-4"_s); // it is still known
        QVERIFY(column(page->facts(), 0).contains(u"Frozen for"_s));
    }

    void archivesAreOfferedAndDirectoriesOpened()
    {
        QTemporaryDir directory;
        write(directory.filePath(u"image.tar"_s), "no archive");
        QDir(directory.path()).mkdir(u"checkpoint"_s);
        write(directory.filePath(u"checkpoint/inventory.img"_s), "no image");
        Bench bench;
        bench.window.showPage(MainWindow::Page::Make);
        drop(bench.window, directory.filePath(u"image.tar"_s));
        QVERIFY(bench.window.notice()->isVisible());
        QVERIFY(button(bench.window.notice(), u"Load into the Engine"_s));
        button(bench.window.notice(), u"Look Inside"_s)->click();
        QVERIFY(bench.window.imagesPanel()->isVisible());
        QCOMPARE(imageTitle(bench.window.imagesPanel()->selected().value(0)), u"image.tar"_s);
        QVERIFY(!bench.tabs->isTabEnabled(ImageTabs::Test));
        QTRY_VERIFY(bench.tabs->contents()->state() != ContentsModel::State::Busy);
        drop(bench.window, directory.filePath(u"checkpoint"_s));
        QCOMPARE(imageTitle(bench.window.imagesPanel()->selected().value(0)), u"checkpoint"_s);
        QCOMPARE(bench.tabs->contents()->subject().path, directory.filePath(u"checkpoint"_s));
        QTRY_VERIFY(bench.tabs->contents()->state() != ContentsModel::State::Busy);
        // Both are offered for comparing, in the order in which they were opened; and no engine is needed.
        QCOMPARE(bench.window.comparePanel()->model()->before().path, directory.filePath(u"image.tar"_s));
        QCOMPARE(bench.window.comparePanel()->model()->after().path, directory.filePath(u"checkpoint"_s));
        bench.engines.show(EngineModel::State::None, {});
        QCOMPARE(bench.window.imagesPanel()->state(), ImagesPanel::State::Done);
    }

    void onlyOursAreOfferedForDeletion()
    {
        Bench bench;
        auto *all = bench.window.imagesPanel()->findChild<QCheckBox *>();
        QCOMPARE(all->text(), u"All Images"_s);
        QVERIFY(button(bench.window.imagesPanel(), u"Delete"_s)->isEnabled());
        all->setChecked(true);
        QVERIFY(bench.window.imagesPanel()->select(u"python:3.13-slim"_s));
        QVERIFY(!button(bench.window.imagesPanel(), u"Delete"_s)->isEnabled());
    }

    void aComparisonHasItsStates()
    {
        Bench bench;
        bench.window.showPage(MainWindow::Page::Compare);
        ComparePanel *panel = bench.window.comparePanel();
        QCOMPARE(panel->state(), ComparePanel::State::Empty);
        QVERIFY(panel->sentence().contains(u"Nothing is started"_s));
        panel->model()->show(CompareModel::State::Busy);
        QCOMPARE(panel->state(), ComparePanel::State::Busy);
        QVERIFY2(panel->sentence().endsWith(u"…"_s), qPrintable(panel->sentence()));
        button(panel, u"Stop"_s)->click();
        QCOMPARE(panel->state(), ComparePanel::State::Empty);
        panel->model()->show(CompareModel::State::Failed, {}, {ErrorKind::NotFound, u"There is no such image."_s, {}, {}});
        QCOMPARE(panel->state(), ComparePanel::State::Failed);
        QCOMPARE(panel->sentence(), u"There is no such image."_s);
        panel->model()->show(CompareModel::State::Done, Samples::difference());
        QCOMPARE(panel->state(), ComparePanel::State::Done);
        QCOMPARE(panel->summary(), Samples::difference().summary());
        panel->compare({bench.engines.images()[1], bench.engines.images()[1]});
        QVERIFY(panel->sentence().contains(u"twice"_s));
    }

    void differencesAreListedBySection()
    {
        Bench bench;
        bench.window.showPage(MainWindow::Page::Compare);
        ComparePanel *panel = bench.window.comparePanel();
        panel->model()->show(CompareModel::State::Done, Samples::difference());
        const std::pair<ComparePanel::Section, int> counts[] = {{ComparePanel::Sizes, 4}, {ComparePanel::Files, 4}, {ComparePanel::Values, 3},
                                                                {ComparePanel::Processes, 4}, {ComparePanel::Memory, 2}, {ComparePanel::Sockets, 3},
                                                                {ComparePanel::Times, 2}};
        for (const auto &[section, count] : counts) {
            QAbstractItemModelTester tester(panel->list(section)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
            QCOMPARE(panel->list(section)->model()->rowCount(), count);
        }
        QCOMPARE(column(panel->list(ComparePanel::Files), 0), (QStringList{u"~"_s, u"+"_s, u"−"_s, u"~"_s}));
        QCOMPARE(panel->sections()->tabText(ComparePanel::Processes), u"Processes (2)"_s);
        for (QCheckBox *box : panel->findChildren<QCheckBox *>()) {
            if (box->text() == u"Show What Is Equal"_s)
                box->setChecked(true);
        }
        QCOMPARE(panel->list(ComparePanel::Memory)->model()->rowCount(), 3);
    }

    void textsAreShownBesideOrBelowEachOther()
    {
        Bench bench;
        bench.window.showPage(MainWindow::Page::Compare);
        ComparePanel *panel = bench.window.comparePanel();
        panel->model()->show(CompareModel::State::Done, Samples::difference());
        panel->sections()->setCurrentIndex(ComparePanel::Files);
        QVERIFY(panel->text()->isVisible());
        QVERIFY(column(panel->text(), 1).contains(u"PORT = 8000"_s));
        QVERIFY(column(panel->text(), 3).contains(u"PORT = 8080"_s));
        QCOMPARE(column(panel->text(), 1).indexOf(u"PORT = 8000"_s), column(panel->text(), 3).indexOf(u"PORT = 8080"_s));
        for (QCheckBox *box : panel->findChildren<QCheckBox *>()) {
            if (box->text() == u"Side by Side"_s)
                box->setChecked(false);
        }
        QVERIFY(column(panel->text(), 0).contains(u"−"_s) && column(panel->text(), 0).contains(u"+"_s));
        panel->list(ComparePanel::Files)->setCurrent(1); // a database has no lines
        QVERIFY(!panel->text()->isVisible());
    }

    void aDifferenceIsExported_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("Markdown") << u"md"_s << QByteArray("#");
        QTest::newRow("HTML") << u"html"_s << QByteArray("<!");
        QTest::newRow("JSON") << u"json"_s << QByteArray("{");
    }
    void aDifferenceIsExported()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begins);
        QTemporaryDir directory;
        Bench bench;
        ComparePanel *panel = bench.window.comparePanel();
        panel->model()->show(CompareModel::State::Done, Samples::difference());
        const QString path = directory.filePath(u"d."_s + ending);
        QCOMPARE(panel->exportTo(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().trimmed().startsWith(begins));
        QVERIFY(!panel->exportTo(u"/nowhere/d.md"_s).isEmpty());
        QStringList commands;
        for (const CopyLine *line : panel->findChildren<CopyLine *>())
            commands << line->text();
        QVERIFY2(commands.contains(u"thaw diff hello:ck-3 hello:ck-4"_s), qPrintable(commands.join(u'|')));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestInsidePanels test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_insidepanels.moc"

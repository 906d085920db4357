// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a log: scrolling, following, keys, mouse, selection, how lines look.
#include "tests/support/sanitized.h"
#include "tests/ui/logpanebench.h"

#include "core/log/readymatcher.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logcolors.h"
#include "ui/log/logrows.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>

using namespace Thaw;
using namespace Qt::StringLiterals;

class TestLogView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installLogAccessibility(); }
    void init() { QTest::failOnWarning(anyWarning); }

    void followsUntilSomeoneLooksUp()
    {
        PaneBench pane;
        pane.add(numbered(1, 1000));
        QVERIFY(pane.view()->isFollowing());
        QCOMPARE(pane.view()->verticalScrollBar()->value(), pane.view()->verticalScrollBar()->maximum());
        pane.key(Qt::Key_PageUp);
        QVERIFY(!pane.view()->isFollowing());
        const qint64 first = pane.view()->firstVisibleLine();
        pane.add(numbered(1001, 2000));
        QCOMPARE(pane.view()->firstVisibleLine(), first);
        QCOMPARE(pane.view()->newLines(), 1000);
        pane.key(Qt::Key_End);
        QVERIFY(pane.view()->isFollowing());
        QCOMPARE(pane.view()->newLines(), 0);
    }

    void theWheelAndTheScrollBarStopFollowing()
    {
        PaneBench pane;
        pane.add(numbered(1, 1000));
        QWheelEvent wheel({100, 100}, pane.view()->viewport()->mapToGlobal(QPointF(100, 100)), {}, {0, 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(pane.view()->viewport(), &wheel);
        QVERIFY(!pane.view()->isFollowing());
        pane.key(Qt::Key_End);
        pane.view()->verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
        QVERIFY(!pane.view()->isFollowing());
    }

    void keysMove()
    {
        PaneBench pane;
        pane.add(numbered(1, 1000));
        LogView *view = pane.view();
        pane.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view->currentLine(), 0);
        QCOMPARE(view->firstVisibleLine(), 0);
        pane.key(Qt::Key_PageDown);
        QCOMPARE(view->currentLine(), view->pageRows() - 1);
        pane.key(Qt::Key_Down);
        QCOMPARE(view->currentLine(), view->pageRows());
        QVERIFY(view->firstVisibleLine() > 0);
        pane.key(Qt::Key_PageUp);
        pane.key(Qt::Key_Up);
        QCOMPARE(view->currentLine(), 0);
        pane.key(Qt::Key_Up);
        QCOMPARE(view->currentLine(), 0);
        QVERIFY(!view->hasSelection());
    }

    void shiftSelects()
    {
        PaneBench pane;
        pane.add("one\ntwo\nthree\n");
        LogView *view = pane.view();
        view->goToLine(0);
        const auto shift = Qt::ShiftModifier;
        pane.key(Qt::Key_Right, shift);
        pane.key(Qt::Key_Right, shift);
        QCOMPARE(view->selectedText(), u"on"_s);
        pane.key(Qt::Key_Right, shift);
        pane.key(Qt::Key_Right, shift); // over the line's end
        pane.key(Qt::Key_Right, shift);
        QCOMPARE(view->selectedText(), u"one\nt"_s);
        pane.key(Qt::Key_Left, shift);
        pane.key(Qt::Key_Left, shift);
        QCOMPARE(view->selectedText(), u"one"_s);
        pane.key(Qt::Key_Down, shift);
        pane.key(Qt::Key_End, shift);
        QCOMPARE(view->selectedText(), u"one\ntwo"_s);
        pane.key(Qt::Key_Home, shift);
        QCOMPARE(view->selectedText(), u"one\n"_s);
        pane.key(Qt::Key_PageDown, shift);
        pane.key(Qt::Key_End, shift);
        QCOMPARE(view->selectedText(), u"one\ntwo\nthree"_s);
        pane.key(Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(!view->selectedText().contains(u"three"_s));
        pane.key(Qt::Key_Down);
        QVERIFY(!view->hasSelection());
    }

    void copiesPlainText()
    {
        PaneBench pane;
        pane.add("one\n\x1b[31mtwo\x1b[0m\nthree\n");
        pane.key(Qt::Key_A, Qt::ControlModifier);
        pane.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"one\ntwo\nthree"_s);
    }

    void theMouseSelects()
    {
        PaneBench pane;
        pane.add(numbered(1, 50));
        LogView *view = pane.view();
        view->goToLine(0);
        const QPoint from = view->pointOf({2, 2}), to = view->pointOf({4, 4});
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view->viewport(), &move);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, to);
        QCOMPARE(view->selectedText(), u"ne 3\nline 4\nline"_s);
        QVERIFY(!view->isFollowing());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, view->pointOf({2, 6}));
        QCOMPARE(view->selectedText(), u"ne 3"_s);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->pointOf({3, 2}));
        QCOMPARE(view->selectedText(), u"line"_s);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->pointOf({7, 0}));
        QVERIFY(!view->hasSelection());
        QCOMPARE(view->currentLine(), 7);
    }

    void draggingBelowTheViewScrolls()
    {
        PaneBench pane;
        pane.add(numbered(1, 500));
        LogView *view = pane.view();
        view->goToLine(0);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, view->pointOf({1, 0}));
        const QPoint below(200, view->viewport()->height() + 60);
        QMouseEvent move(QEvent::MouseMove, below, view->viewport()->mapToGlobal(below), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view->viewport(), &move);
        QTRY_VERIFY(view->firstVisibleLine() > 20);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, below);
        QVERIFY(view->selectedText().startsWith(u"line 2\nline 3\n"_s));
    }

    void coloursArePainted()
    {
        PaneBench pane;
        pane.add("plain\nplain\n");
        const auto reddish = [](const QImage &image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor c = image.pixelColor(x, y);
                    count += c.red() > 120 && c.green() < 90 && c.blue() < 90;
                }
            }
            return count;
        };
        QCOMPARE(reddish(pane.image()), 0);
        pane.add("\x1b[31mred all over\x1b[0m\n");
        QVERIFY(reddish(pane.image()) > 20);
        QCOMPARE(pane.view()->lineText(2), u"red all over"_s);
    }

    void errorOutputHasABar()
    {
        PaneBench pane;
        pane.add("out\n");
        pane.add("err\n", Channel::ErrorOutput);
        const QColor bar = LogColors(pane.view()->palette()).errorBar;
        const auto hasBar = [&](qint64 line) {
            const QImage image = pane.image();
            const QPoint text = pane.view()->pointOf({line, 0});
            for (int x = 0; x < text.x(); ++x) {
                if (image.pixelColor(x, text.y()) == bar)
                    return true;
            }
            return false;
        };
        QVERIFY(!hasBar(0));
        QVERIFY(hasBar(1));
    }

    void timesStandBesideTheLines()
    {
        PaneBench pane;
        pane.clear(QDateTime(QDate(2026, 3, 4), QTime(10, 20)));
        pane.add("one\n", Channel::Output, 5);
        pane.add("two\n", Channel::Output, 61'250);
        LogView *view = pane.view();
        const int x = view->pointOf({0, 0}).x();
        view->setTimes(LogView::Times::SinceStart);
        QVERIFY(view->pointOf({0, 0}).x() > x);
        QCOMPARE(view->timeText(0), QLocale().toString(0.005, 'f', 3) + u" s"_s);
        QCOMPARE(view->timeText(1), QLocale().toString(61.25, 'f', 3) + u" s"_s);
        view->setTimes(LogView::Times::Clock);
        QCOMPARE(view->timeText(1), u"10:21:01.250"_s);
        view->setTimes(LogView::Times::Off);
        QCOMPARE(view->pointOf({0, 0}).x(), x);
        pane.setText(u"no times\n"_s);
        QCOMPARE(view->timeText(0), QString());
    }

    void wrapsAndUnwraps()
    {
        PaneBench pane;
        pane.add(numbered(1, 100) + QByteArray(3000, 'x') + '\n');
        LogView *view = pane.view();
        view->grab();
        QTRY_VERIFY(view->horizontalScrollBar()->maximum() > 1000);
        QCOMPARE(view->pointOf({100, 2999}).y(), view->pointOf({100, 0}).y());
        pane.setWrapping(true);
        QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
        QVERIFY(view->pointOf({100, 2999}).y() > view->pointOf({100, 0}).y() + 100);
        QVERIFY(view->pointOf({100, 2999}).x() < view->viewport()->width());
        pane.setWrapping(false);
        QCOMPARE(view->pointOf({100, 2999}).y(), view->pointOf({100, 0}).y());
    }

    void aWrappedLineHigherThanTheViewCanBeRead()
    {
        PaneBench pane;
        pane.setWrapping(true);
        pane.add("first\n" + QByteArray(200'000, 'x') + "\nlast\n");
        LogView *view = pane.view();
        QVERIFY(view->pointOf({2, 0}).y() > 0); // follows the end
        pane.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view->firstVisibleLine(), 0);
        QVERIFY(view->pointOf({1, 0}).y() > 0);
        pane.key(Qt::Key_PageDown);
        const int y = view->pointOf({1, 0}).y();
        QVERIFY(y < 0);
        pane.key(Qt::Key_PageDown);
        QVERIFY(view->pointOf({1, 0}).y() < y);
        for (int i = 0; i < 200 && view->currentLine() < 2; ++i)
            pane.key(Qt::Key_PageDown);
        QCOMPARE(view->currentLine(), 2);
        pane.key(Qt::Key_PageUp);
        QCOMPARE(view->currentLine(), 1);
    }

    void aMegabyteLineIsSwift()
    {
        PaneBench pane;
        pane.add(numbered(1, 5) + QByteArray(1'000'000, 'm') + '\n' + numbered(6, 10));
        pane.view()->grab();
        QScrollBar *bar = pane.view()->horizontalScrollBar();
        QTRY_VERIFY(bar->maximum() > 1'000'000);
        std::vector<double> times;
        for (int i = 1; i <= 20; ++i) {
            QElapsedTimer timer;
            timer.start();
            bar->setValue(int(bar->maximum() / 21.0 * i));
            pane.view()->viewport()->repaint();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(times.begin(), times.end());
        qInfo("1 MB line, one scroll step: median %.2f ms, worst %.2f ms", times[10], times.back());
        QVERIFY(times[10] < 16);
    }

    void linesThatMatchAreMarkedAndTheReadyOneHasABand()
    {
        PaneBench pane;
        const LogColors colors(pane.view()->palette());
        pane.clear({}, readyMatcher(*ReadyPattern::compile(u"line [35]$"_s, ReadyPattern::Syntax::Basic)));
        pane.hide(); // before display, seen or not
        pane.append(Channel::Output, numbered(1, 10), 5);
        QCOMPARE(pane.store().marks(), (std::vector<qint64>{2, 4}));
        pane.show();
        pane.markReady(2);
        pane.view()->reset();
        QCOMPARE(pane.rowColor(2), colors.ready.rgb());
        QCOMPARE(pane.rowColor(4), colors.base.rgb());
        const auto marked = [&](qint64 line) { // left in the gutter, where no number stands
            const QImage image = pane.image();
            const int y = pane.view()->pointOf({line, 0}).y();
            const QColor ground = image.pixelColor(0, y);
            for (int dy = -5; dy <= 5; ++dy) {
                for (int x = 1; x < 9; ++x) {
                    if (image.pixelColor(x, y + dy) != ground)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(marked(2));
        QVERIFY(marked(4));
        QVERIFY(!marked(3));
    }

    void notesAreBetweenTheLines()
    {
        PaneBench pane;
        pane.add(numbered(1, 3));
        const size_t note = pane.addNote(u"The engine has not answered since 12:03:07"_s);
        pane.add(numbered(4, 6));
        LogView *view = pane.view();
        const LogColors colors(view->palette());
        const int row = view->pointOf({1, 0}).y() - view->pointOf({0, 0}).y();
        QCOMPARE(view->pointOf({3, 0}).y() - view->pointOf({2, 0}).y(), 2 * row);
        const int y = view->pointOf({2, 0}).y() + row;
        QCOMPARE(pane.image().pixel(view->viewport()->width() - 2, y - row / 3), colors.note.rgb());
        // Not the application's: neither counted, nor selected, nor on the way of the keys.
        QCOMPARE(view->lineText(3), u"line 4"_s);
        view->goToLine(2);
        pane.key(Qt::Key_Down, Qt::ShiftModifier);
        pane.key(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(view->selectedText(), u"line 3\nline 4"_s);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {200, y});
        QCOMPARE(view->currentLine(), 3);
        const QImage before = pane.image();
        pane.setNote(note, u"The engine did not answer from 12:03:07 to 12:03:41"_s);
        QVERIFY(before != pane.image());
    }

    void rowsAreLinesAndNotes()
    {
        LogStore store;
        store.addNote(u"before everything"_s);
        store.append(Channel::Output, "a\nb\n", 0);
        store.addNote(u"one"_s);
        store.addNote(u"two"_s);
        store.append(Channel::Output, "c\n", 0);
        store.addNote(u"at the end"_s);
        LogRows rows;
        rows.setStore(&store);
        using Row = LogRows::Row;
        const QList<Row> expected{{0, 0}, {0, -1}, {1, -1}, {2, 1}, {2, 2}, {2, -1}, {3, 3}};
        QCOMPARE(rows.count(), expected.size());
        for (int i = 0; i < expected.size(); ++i) {
            QCOMPARE(rows.at(i), expected[i]);
            if (expected[i].note < 0)
                QCOMPARE(rows.rowOf(expected[i].line), i);
            else
                QCOMPARE(rows.rowOfNote(size_t(expected[i].note)), i);
        }
        const std::vector<qint64> matches{0, 2};
        rows.setMatches(&matches, true);
        QCOMPARE(rows.count(), 2);
        QCOMPARE(rows.at(1), (Row{2, -1}));
        QCOMPARE(rows.rowOf(1), 1);
    }

    void speaksTheCurrentLine()
    {
        PaneBench pane;
        pane.add("alpha\nbeta\n");
        pane.view()->goToLine(1);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(pane.view());
        QVERIFY(face);
        QCOMPARE(face->text(QAccessible::Name), u"Log"_s);
        QCOMPARE(face->text(QAccessible::Value), u"beta"_s);
        QVERIFY(face->textInterface());
        QCOMPARE(face->textInterface()->characterCount(), 4);
        QVERIFY(face->textInterface()->characterRect(3).left() > face->textInterface()->characterRect(0).left());
    }

    void stormsDoNotBlockTheWindow()
    {
        PaneBench pane;
        const QByteArray batch = numbered(1, 1667); // 60 of them a second are 100,000 lines
        std::vector<double> gaps;
        for (int i = 0; i < 120; ++i) {
            QElapsedTimer timer;
            timer.start();
            pane.append(Channel::Output, batch, i * 16);
            pane.view()->reset();
            pane.view()->viewport()->repaint();
            gaps.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(gaps.begin(), gaps.end());
        qInfo("100,000 lines/s, one frame: median %.2f ms, worst %.2f ms", gaps[60], gaps.back());
        QVERIFY(gaps[60] <= 16 * patience);
        QVERIFY(gaps.back() <= 50 * patience);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestLogView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_logview.moc"

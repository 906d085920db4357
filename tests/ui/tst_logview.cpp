// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/findbar.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logpane.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

QByteArray numbered(int from, int to)
{
    QByteArray text;
    for (int i = from; i <= to; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}

} // namespace

class TestLogView : public QObject
{
    Q_OBJECT
private:
    struct Pane : LogPane
    {
        Pane() : LogPane(u"Log"_s)
        {
            resize(900, 500);
            show();
            if (!QTest::qWaitForWindowExposed(this))
                qFatal("The window is not shown");
            view()->setFocus();
        }
        void add(const QByteArray &text)
        {
            append(Channel::Output, text, 5);
            view()->reset();
        }
    };

private Q_SLOTS:
    void initTestCase() { installLogAccessibility(); }

    void followsUntilSomeoneLooksUp()
    {
        Pane pane;
        pane.add(numbered(1, 1000));
        QVERIFY(pane.view()->isFollowing());
        QCOMPARE(pane.view()->verticalScrollBar()->value(), pane.view()->verticalScrollBar()->maximum());
        QTest::keyClick(pane.view(), Qt::Key_PageUp);
        QVERIFY(!pane.view()->isFollowing());
        const qint64 first = pane.view()->firstVisibleLine();
        pane.add(numbered(1001, 2000));
        QCOMPARE(pane.view()->firstVisibleLine(), first);
        QCOMPARE(pane.view()->newLines(), 1000);
        QTest::keyClick(pane.view(), Qt::Key_End);
        QVERIFY(pane.view()->isFollowing());
        QCOMPARE(pane.view()->newLines(), 0);
    }

    void selectsAndCopiesPlainText()
    {
        Pane pane;
        pane.add("one\n\x1b[31mtwo\x1b[0m\nthree\n");
        pane.view()->goToLine(0);
        QTest::keyClick(pane.view(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(pane.view(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(pane.view()->selectedText(), u"one\ntwo"_s);
        pane.view()->selectAll();
        QTest::keyClick(pane.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"one\ntwo\nthree"_s);
    }

    void theMouseSelects()
    {
        Pane pane;
        pane.add(numbered(1, 50));
        QWidget *viewport = pane.view()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, {200, 10});
        QTest::mouseMove(viewport, {400, 60});
        QMouseEvent move(QEvent::MouseMove, QPointF(400, 60), viewport->mapToGlobal(QPointF(400, 60)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(viewport, &move);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {400, 60});
        QVERIFY(pane.view()->hasSelection());
        QVERIFY(pane.view()->selectedText().contains(u'\n'));
        QVERIFY(!pane.view()->isFollowing());
    }

    void findsAndSteps()
    {
        Pane pane;
        pane.add(numbered(1, 500));
        pane.findBar()->setText(u"line 4"_s);
        QTRY_COMPARE(pane.view()->isVisible(), true);
        QTest::qWait(100);
        pane.view()->goToLine(0);
        pane.findNext();
        QCOMPARE(pane.view()->currentLine(), 3);
        pane.findNext();
        QCOMPARE(pane.view()->currentLine(), 39);
        pane.findPrevious();
        pane.findPrevious();
        QCOMPARE(pane.view()->currentLine(), 498); // round the top
    }

    void wrapsAndUnwraps()
    {
        Pane pane;
        QByteArray text = numbered(1, 100) + QByteArray(3000, 'x') + '\n';
        pane.add(text);
        QVERIFY(pane.view()->horizontalScrollBar()->maximum() >= 0);
        pane.setWrapping(true);
        QVERIFY(pane.view()->grab().toImage().width() > 0);
        QCOMPARE(pane.view()->horizontalScrollBar()->maximum(), 0);
        pane.setWrapping(false);
        QVERIFY(pane.view()->grab().toImage().width() > 0);
    }

    void aMegabyteLineIsSwift()
    {
        Pane pane;
        pane.add(numbered(1, 5) + QByteArray(1'000'000, 'm') + '\n' + numbered(6, 10));
        pane.view()->grab();
        QCoreApplication::processEvents();
        pane.view()->grab();
        QScrollBar *bar = pane.view()->horizontalScrollBar();
        QVERIFY(bar->maximum() > 1'000'000);
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

    void theReadyLineHasABand()
    {
        Pane pane;
        pane.add(numbered(1, 10));
        const QImage before = pane.view()->viewport()->grab().toImage();
        pane.markReady(2);
        const QImage after = pane.view()->viewport()->grab().toImage();
        QVERIFY(before != after);
        QVERIFY(pane.store().isMarked(2));
    }

    void speaksTheCurrentLine()
    {
        Pane pane;
        pane.add("alpha\nbeta\n");
        pane.view()->goToLine(1);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(pane.view());
        QVERIFY(face);
        QCOMPARE(face->text(QAccessible::Name), u"Log"_s);
        QCOMPARE(face->text(QAccessible::Value), u"beta"_s);
        QVERIFY(face->textInterface());
        QCOMPARE(face->textInterface()->characterCount(), 4);
    }

    void stormsDoNotBlockTheWindow()
    {
        Pane pane;
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
        QVERIFY(gaps[60] <= 16);
        QVERIFY(gaps.back() <= 50);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// What a key press costs in a layer of 200,000 files, until its result is painted: name: value unit; goal; holds|falls short
#include "ui/panels/inside/rowspage.h"

#include "tests/ui/insidesamples.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QTest>

#include <cstdio>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

constexpr double goal = 100; // ms

void print(const char *name, double value)
{
    std::printf("%s: %.1f ms; ≤ %.0f ms; %s\n", name, value, goal, value <= goal ? "holds" : "falls short");
}

/// From the key to the last frame, the longest of these keys.
double slowest(RowsView *view, QWidget *receiver, const QString &keys, Qt::Key special = Qt::Key_unknown)
{
    double most = 0;
    const auto measure = [&](const auto &press) {
        QElapsedTimer timer;
        timer.start();
        press();
        while (view->model()->isFiltering())
            QCoreApplication::processEvents();
        view->table()->viewport()->repaint();
        most = std::max(most, double(timer.nsecsElapsed()) / 1e6);
    };
    for (const QChar key : keys)
        measure([&] { QTest::keyClick(receiver, key.toLatin1()); });
    if (special != Qt::Key_unknown)
        measure([&] { QTest::keyClick(receiver, special); });
    return most;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    LayersPage page;
    page.resize(1100, 500);
    page.show();
    QElapsedTimer timer;
    const ContentsPtr contents = Samples::hugeContents();
    timer.start();
    page.setContents(contents);
    page.repaint();
    print("200,000 files: shown", double(timer.nsecsElapsed()) / 1e6);
    RowsView *files = page.files();
    print("200,000 files: a letter of the filter", slowest(files, files->filter(), u"file-1999"_s));
    print("200,000 files: a letter taken back", slowest(files, files->filter(), {}, Qt::Key_Backspace));
    files->filter()->clear();
    slowest(files, files->table(), {}, Qt::Key_Home);
    print("200,000 files: to the end", slowest(files, files->table(), {}, Qt::Key_End));
    print("200,000 files: a page up", slowest(files, files->table(), {}, Qt::Key_PageUp));
    timer.start();
    files->table()->sortByColumn(1, Qt::DescendingOrder);
    files->table()->viewport()->repaint();
    print("200,000 files: ordered by size", double(timer.nsecsElapsed()) / 1e6);
    return 0;
}

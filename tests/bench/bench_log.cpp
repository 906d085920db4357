// SPDX-License-Identifier: GPL-3.0-or-later
// The log view's figures, each beside QPlainTextEdit or the goal: name: value unit; goal; holds|falls short
// What is measured in the memory of a process has a process of its own: bench_log memory, bench_log peer.
#include "core/log/logsearch.h"
#include "core/log/logstore.h"
#include "core/log/readymatcher.h"
#include "ui/log/findbar.h"
#include "ui/log/logpane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

QTextStream out(stdout);

void print(const QString &name, double value, const QString &unit, double goal, bool atLeast)
{
    const bool holds = atLeast ? value >= goal : value <= goal;
    out << name << ": " << QString::number(value, 'f', value < 10 ? 2 : 0) << ' ' << unit << "; "
        << (atLeast ? QString::fromUtf8("≥ ") : QString::fromUtf8("≤ ")) << goal << ' ' << unit << "; "
        << (holds ? "holds" : "falls short") << Qt::endl;
}

void printPeer(const QString &name, double value, const QString &unit)
{
    out << name << ": " << QString::number(value, 'f', value < 10 ? 2 : 0) << ' ' << unit << "; peer; -"
        << Qt::endl;
}

/// A line of a web server's log, about 100 bytes; the last one of all says that it is ready.
int writeLine(char (&line)[256], int i)
{
    static const char *const levels[] = {"INFO", "DEBUG", "WARN", "INFO", "INFO", "TRACE"};
    return snprintf(
        line, sizeof line,
        "2025-06-07 12:%02d:%02d.%03d %-5s [worker-%d] request %d to /api/v1/items/%d took %d ms, status 200\n",
        i / 60000 % 60, i / 1000 % 60, i % 1000, levels[i % 6], i % 16, i, i * 7 % 100000, i % 900);
}

constexpr const char *readyText = "2025-06-07 13:00:00.000 INFO  server is ready on port 8080\n";

/// In batches as an attached stream brings them.
void forBatches(int lines, qsizetype batchSize, const std::function<void(const QByteArray &)> &take)
{
    QByteArray batch;
    batch.reserve(batchSize + 256);
    char line[256];
    for (int i = 0; i < lines; ++i) {
        const int size = writeLine(line, i);
        if (batch.size() + size > batchSize) {
            take(batch);
            batch.truncate(0);
        }
        batch.append(line, size);
    }
    take(batch + readyText);
}

std::vector<QByteArray> makeBatches(int lines, qsizetype batchSize)
{
    std::vector<QByteArray> batches;
    forBatches(lines, batchSize,
               [&batches](const QByteArray &batch) { batches.emplace_back(batch.constData(), batch.size()); });
    return batches;
}

/// As OutputPane gives it to a live run's log.
BlockMatcher productMatcher(const QString &pattern = u"server is ready"_s,
                            ReadyPattern::Syntax syntax = ReadyPattern::Syntax::Basic)
{
    return readyMatcher(*ReadyPattern::compile(pattern, syntax));
}

BlockMatcher matcherFor(const LogQuery &query)
{
    const auto pattern = BytePattern::compile(query);
    return [p = *pattern](QByteArrayView block, qsizetype from) { return p.find(block, from).first; };
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

struct Found
{
    double first;
    double all;
    size_t count;
};

Found search(const LogStore &store, const LogQuery &query)
{
    LogSearch finder;
    QElapsedTimer timer;
    double first = -1;
    timer.start();
    QObject::connect(&finder, &LogSearch::progressed, &finder, [&] {
        if (first < 0)
            first = double(timer.nsecsElapsed()) / 1e6;
    });
    finder.start(store.snapshot(), matcherFor(query));
    while (finder.isRunning())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return {first, double(timer.nsecsElapsed()) / 1e6, finder.lines().size()};
}

QString range(const std::vector<double> &values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return u"%1–%2"_s.arg(*low, 0, 'f', *high < 100 ? 1 : 0).arg(*high, 0, 'f', *high < 100 ? 1 : 0);
}

constexpr int manyLines = 5'000'000;

std::unique_ptr<LogStore> benchIngest(const std::vector<QByteArray> &batches, const QString &name,
                                      const BlockMatcher &matcher)
{
    std::vector<double> rates;
    std::unique_ptr<LogStore> store;
    for (int round = 0; round < 5; ++round) {
        store = std::make_unique<LogStore>();
        store->setMatcher(matcher);
        QElapsedTimer timer;
        timer.start();
        qint64 ms = 0;
        for (const QByteArray &batch : batches)
            store->append(Channel::Output, batch, ++ms);
        rates.push_back(manyLines / (double(timer.nsecsElapsed()) / 1e9) / 1e6);
    }
    if (store->marks() != std::vector<qint64>{manyLines})
        qFatal("The ready line was not found");
    print(u"log ingest, 5 M lines (%1 MB) with the ready pattern in every line, %2 (%3)"_s
              .arg(store->byteCount() / 1'000'000)
              .arg(name, range(rates)),
          median(rates), u"M lines/s"_s, 8, true);
    return store;
}

void benchStore()
{
    const auto batches = makeBatches(manyLines, 64 * 1024);
    using enum ReadyPattern::Syntax;
    benchIngest(batches, u"as text"_s, productMatcher(u"server is ready"_s, Text));
    benchIngest(batches, u"regex “ready (on|at) port \\d+$”"_s,
                productMatcher(u"ready (on|at) port \\d+$"_s, Regex));
    benchIngest(batches, u"regex with a lookahead"_s, productMatcher(u"ready (?=on port)"_s, Regex));
    const auto store = benchIngest(batches, u"grep's syntax, the default"_s, productMatcher());

    std::vector<double> first, all;
    for (int round = 0; round < 7; ++round) {
        const Found found = search(*store, {u"took 777 ms"_s, false, true});
        first.push_back(found.first);
        all.push_back(found.all);
    }
    print(u"search, first match of a literal in 5 M lines"_s, median(first), u"ms"_s, 50, false);
    print(u"search, all matches of a literal in 5 M lines"_s, median(all), u"ms"_s, 150, false);
    all.clear();
    for (int round = 0; round < 5; ++round)
        all.push_back(search(*store, {u"WARN.*took 77\\d ms"_s, true, true}).all);
    print(u"search, all matches of a regular expression in 5 M lines"_s, median(all), u"ms"_s, 250, false);
    all.clear();
    for (int round = 0; round < 3; ++round)
        all.push_back(search(*store, {u"Warn"_s, false, false}).all);
    print(u"search, 833,333 matches in any case in 5 M lines"_s, median(all), u"ms"_s, 1250, false);

    LogStore million;
    for (size_t i = 0; i < batches.size() / 5; ++i)
        million.append(Channel::Output, batches[i], 0);
    all.clear();
    for (int round = 0; round < 7; ++round)
        all.push_back(search(million, {u"took 777 ms"_s, false, true}).all);
    print(u"search, 1 M lines counted"_s, median(all), u"ms"_s, 250, false);
}

/// Runs in a process of its own, in which nothing was allocated before.
void memoryOfStore()
{
    const qint64 before = residentBytes();
    LogStore store;
    store.setMatcher(productMatcher());
    qint64 ms = 0, highest = 0;
    forBatches(manyLines, 64 * 1024, [&](const QByteArray &batch) {
        store.append(Channel::Output, batch, ++ms);
        if (ms % 64 == 0)
            highest = std::max(highest, residentBytes() - before);
    });
    const qint64 text = store.byteCount() - store.spilledBytes();
    print(u"log memory beside the text, 5 M lines (the process grew by %1 MiB at most)"_s.arg(highest >> 20),
          double(highest - text) / manyLines, u"B a line"_s, 5, false);
    print(u"log text kept in memory of %1 MiB, the rest on disk"_s.arg(store.byteCount() >> 20),
          double(text) / (1 << 20), u"MiB"_s, 256, false);
}

/// The same for what there is in Qt.
void peer()
{
    constexpr int lines = 200'000;
    const auto batches = makeBatches(lines, 64 * 1024);
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.resize(1000, 600);
    edit.show();
    QCoreApplication::processEvents();
    const qint64 before = residentBytes();
    QElapsedTimer timer;
    timer.start();
    qint64 text = 0;
    for (const QByteArray &batch : batches) {
        edit.appendPlainText(QString::fromUtf8(batch));
        text += batch.size();
        QCoreApplication::processEvents();
    }
    printPeer(u"QPlainTextEdit ingest in 64 KiB batches, no pattern, 0.2 M lines"_s,
              lines / (double(timer.nsecsElapsed()) / 1e9) / 1e6, u"M lines/s"_s);
    printPeer(u"QPlainTextEdit memory beside the text's bytes, 0.2 M lines"_s,
              double(residentBytes() - before - text) / lines, u"B a line"_s);
    timer.start();
    QTextCursor cursor(edit.document());
    do
        cursor = edit.document()->find(u"took 777 ms"_s, cursor);
    while (!cursor.isNull());
    printPeer(u"QPlainTextEdit all matches of a literal in 0.2 M lines"_s, double(timer.nsecsElapsed()) / 1e6,
              u"ms"_s);
}

/// How long an event waits for the thread that paints, asked each 2 ms while 100,000 lines arrive in a second.
std::vector<double> waitsForTheThread(QObject *context,
                                      const std::function<void(const QByteArray &, qint64)> &take)
{
    using Clock = std::chrono::steady_clock;
    constexpr int seconds = 5, batchesPerSecond = 100;
    const auto batches = makeBatches(100'000 * seconds, 1000 * 104);
    std::vector<double> waits;
    std::atomic<bool> arrived = false;
    bool done = false;
    std::thread producer([&] {
        auto next = Clock::now();
        qint64 ms = 0;
        for (const QByteArray &batch : batches) {
            QMetaObject::invokeMethod(context, [&take, &batch, ms] { take(batch, ms); }, Qt::QueuedConnection);
            ms += 1000 / batchesPerSecond;
            std::this_thread::sleep_until(next += std::chrono::milliseconds(1000 / batchesPerSecond));
        }
        arrived = true;
    });
    std::thread asker([&] {
        while (!arrived) {
            const auto asked = Clock::now();
            QMetaObject::invokeMethod(
                context,
                [&waits, asked] {
                    waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
                },
                Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        QMetaObject::invokeMethod(context, [&done] { done = true; }, Qt::QueuedConnection);
    });
    while (!done)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    producer.join();
    asker.join();
    return waits;
}

void benchStream()
{
    const auto measure = [](const QString &name, bool busy) {
        LogPane pane(u"Log"_s);
        pane.resize(1000, 600);
        pane.show();
        pane.clear(QDateTime::currentDateTime(), productMatcher());
        pane.setWrapping(busy);
        pane.findBar()->setText(busy ? u"took 77"_s : QString());
        const auto waits = waitsForTheThread(
            &pane, [&pane](const QByteArray &batch, qint64 ms) { pane.append(Channel::Output, batch, ms); });
        print(u"UI thread blocked while 100,000 lines/s arrive, %1, median"_s.arg(name), median(waits), u"ms"_s,
              16, false);
        print(u"UI thread blocked while 100,000 lines/s arrive, %1, worst"_s.arg(name),
              *std::max_element(waits.begin(), waits.end()), u"ms"_s, 50, false);
    };
    measure(u"following"_s, false);
    measure(u"following, wrapped, with a search"_s, true);

    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.resize(1000, 600);
    edit.show();
    const auto waits = waitsForTheThread(&edit, [&edit](const QByteArray &batch, qint64) {
        edit.appendPlainText(QString::fromUtf8(batch).trimmed());
    });
    printPeer(u"QPlainTextEdit, UI thread blocked while 100,000 lines/s arrive, median"_s, median(waits), u"ms"_s);
    printPeer(u"QPlainTextEdit, UI thread blocked while 100,000 lines/s arrive, worst"_s,
              *std::max_element(waits.begin(), waits.end()), u"ms"_s);
}

/// Milliseconds for each of 40 steps through all of a scroll bar's range.
std::vector<double> scroll(QScrollBar *bar, QWidget *viewport)
{
    std::vector<double> times;
    for (int i = 1; i <= 40; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(int(double(bar->maximum()) / 40 * i));
        viewport->repaint();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

void benchLongLine()
{
    QByteArray line;
    while (line.size() < 1'000'000)
        line += "{\"id\": " + QByteArray::number(line.size()) + ", \"name\": \"a long line\"}, ";
    LogPane pane(u"Log"_s);
    pane.resize(1000, 600);
    pane.show();
    pane.append(Channel::Output, "before\n" + line + "\nafter\n", 0);
    pane.view()->reset();
    pane.view()->viewport()->repaint();
    QCoreApplication::processEvents();
    auto times = scroll(pane.view()->horizontalScrollBar(), pane.view()->viewport());
    print(u"one line of 1 MB, scrolling sideways, median of 40 steps (%1)"_s.arg(range(times)), median(times),
          u"ms"_s, 16, false);

    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.setLineWrapMode(QPlainTextEdit::NoWrap);
    edit.resize(1000, 600);
    edit.show();
    QElapsedTimer timer;
    timer.start();
    edit.setPlainText(u"before\n"_s + QString::fromUtf8(line) + u"\nafter\n"_s);
    edit.viewport()->repaint();
    printPeer(u"QPlainTextEdit, one line of 1 MB, first shown"_s, double(timer.nsecsElapsed()) / 1e6, u"ms"_s);
    QCoreApplication::processEvents();
    times = scroll(edit.horizontalScrollBar(), edit.viewport());
    printPeer(u"QPlainTextEdit, one line of 1 MB, scrolling sideways, median of 40 steps (%1)"_s.arg(range(times)),
              median(times), u"ms"_s);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QString part = app.arguments().value(1);
    if (part == "memory"_L1) {
        memoryOfStore();
        return 0;
    }
    if (part == "peer"_L1) {
        peer();
        return 0;
    }
    benchStore();
    benchStream();
    benchLongLine();
    for (const QString &child : {u"memory"_s, u"peer"_s})
        QProcess::execute(QCoreApplication::applicationFilePath(), {child});
    return 0;
}

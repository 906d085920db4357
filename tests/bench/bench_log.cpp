// SPDX-License-Identifier: GPL-3.0-or-later
// The log view's figures, each beside QPlainTextEdit or the goal: name: value unit; goal; holds|falls short
#include "core/log/logsearch.h"
#include "core/log/logstore.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QTextStream>

#include <algorithm>
#include <functional>
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
    out << name << ": " << QString::number(value, 'f', value < 10 ? 2 : 0) << ' ' << unit << "; peer; -" << Qt::endl;
}

/// Lines of a web server's log, about 104 bytes each, in batches as an attached stream brings them.
std::vector<QByteArray> makeBatches(int lines, qsizetype batchSize)
{
    static const char *const levels[] = {"INFO", "DEBUG", "WARN", "INFO", "INFO", "TRACE"};
    std::vector<QByteArray> batches(1);
    batches.back().reserve(batchSize + 200);
    char line[256];
    for (int i = 0; i < lines; ++i) {
        const int size = snprintf(line, sizeof line, "2025-06-07 12:%02d:%02d.%03d %-5s [worker-%d] request %d to /api/v1/items/%d took %d ms, status 200, cached no\n",
                                  i / 60000 % 60, i / 1000 % 60, i % 1000, levels[i % 6], i % 16, i, i * 7 % 100000, i % 900);
        if (batches.back().size() + size > batchSize) {
            batches.emplace_back();
            batches.back().reserve(batchSize + 200);
        }
        batches.back().append(line, size);
    }
    batches.back().append("2025-06-07 13:00:00.000 INFO  server is ready on port 8080\n");
    return batches;
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

struct Found { double first; double all; size_t count; };

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

void benchStore()
{
    constexpr int lines = 5'000'000;
    const auto batches = makeBatches(lines, 64 * 1024);
    std::vector<double> rates;
    std::unique_ptr<LogStore> store;
    qint64 grown = 0;
    for (int round = 0; round < 5; ++round) {
        store.reset();
        store = std::make_unique<LogStore>();
        store->setMatcher(matcherFor({u"server is ready"_s, false, true}));
        const qint64 before = residentBytes();
        QElapsedTimer timer;
        timer.start();
        qint64 ms = 0;
        for (const QByteArray &batch : batches)
            store->append(Channel::Output, batch, ++ms);
        rates.push_back(lines / (double(timer.nsecsElapsed()) / 1e9) / 1e6);
        grown = residentBytes() - before;
    }
    if (store->marks() != std::vector<qint64>{lines})
        qFatal("The ready line was not found");
    print(u"log ingest with ready pattern, 5 M lines (%1 MB)"_s.arg(store->byteCount() / 1'000'000), median(rates),
          u"M lines/s"_s, 8, true);
    const qint64 textInMemory = store->byteCount() - store->spilledBytes();
    print(u"log memory beside the text"_s, double(store->memoryUse() - textInMemory) / lines, u"B a line"_s, 5, false);
    print(u"log text kept in memory (process grew by %1 MiB)"_s.arg(grown >> 20), double(textInMemory) / (1 << 20),
          u"MiB"_s, 258, false);

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

void benchPlainTextEdit()
{
    constexpr int lines = 200'000;
    const auto batches = makeBatches(lines, 64 * 1024);
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.resize(1000, 600);
    edit.show();
    const qint64 before = residentBytes();
    QElapsedTimer timer;
    timer.start();
    for (const QByteArray &batch : batches) {
        edit.appendPlainText(QString::fromUtf8(batch));
        QCoreApplication::processEvents();
    }
    printPeer(u"QPlainTextEdit ingest in 64 KiB batches, no pattern"_s, lines / (double(timer.nsecsElapsed()) / 1e9) / 1e6,
              u"M lines/s"_s);
    printPeer(u"QPlainTextEdit memory, text included"_s, double(residentBytes() - before) / lines, u"B a line"_s);
    timer.start();
    QTextCursor cursor(edit.document());
    int count = 0;
    while (!(cursor = edit.document()->find(u"took 777 ms"_s, cursor)).isNull())
        ++count;
    printPeer(u"QPlainTextEdit all matches of a literal in 0.2 M lines"_s, double(timer.nsecsElapsed()) / 1e6, u"ms"_s);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    benchStore();
    benchPlainTextEdit();
    return 0;
}

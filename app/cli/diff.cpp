// SPDX-License-Identifier: GPL-3.0-or-later
// diff: what two images, archives or checkpoint directories have that the other does not.
#include "opened.h"

#include "core/images/differencetables.h"
#include "core/images/imageopener.h"
#include "core/pipeline/labels.h"
#include "core/report/benchmarkstore.h"

#include <cstdio>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Longer lists of files are cut, unless --files asks for all.
constexpr qsizetype fewFiles = 20;
constexpr qsizetype widestCell = 60;

/// By value: both sides are opened at once, each in a frame of its own.
Task<ImageContents> open(std::shared_ptr<Docker> engine, QString word, QString path, OpenOptions options, OpenProgress progress,
                         std::stop_token stop)
{
    Result<ImageContents> contents = path.isEmpty() ? co_await openImage(engine, word, options, progress, stop)
                                                    : co_await openPath(path, options, progress, stop);
    if (contents)
        contents->name = word;
    co_return contents;
}

/// Two progresses as one.
std::pair<OpenProgress, OpenProgress> halvesOf(const OpenProgress &progress)
{
    if (!progress)
        return {};
    struct Sum
    {
        qint64 bytes[2] = {};
        qint64 totals[2] = {};
    };
    const auto half = [progress, sum = std::make_shared<Sum>()](int side) {
        return [progress, sum, side](qint64 bytes, qint64 total) {
            sum->bytes[side] = bytes;
            sum->totals[side] = total;
            const bool known = sum->totals[0] > 0 && sum->totals[1] > 0;
            progress(sum->bytes[0] + sum->bytes[1], known ? sum->totals[0] + sum->totals[1] : 0);
        };
    };
    return {half(0), half(1)};
}

std::optional<Benchmark> newestBenchmark(const ImageContents &contents)
{
    const QString application = contents.details.labels.value(Label::Application);
    if (application.isEmpty() || contents.details.id.isEmpty())
        return {};
    const QList<Benchmark> benchmarks = BenchmarkStore().ofImage(application, contents.details.id);
    return benchmarks.isEmpty() ? std::nullopt : std::optional(benchmarks.first());
}

void printTable(const DifferenceTable &table, bool all)
{
    const qsizetype shown = all ? table.rows.size() : std::min(table.rows.size(), fewFiles);
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        qsizetype width = table.columns[column].size();
        for (const DifferenceTable::Row &row : table.rows.first(shown))
            width = std::max(width, row.cells[column].size());
        widths.append(std::min(width, widestCell));
    }
    const auto line = [&](const QString &mark, const QStringList &cells) {
        QString text = u"  "_s + mark;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            const bool number = column >= table.columns.size() - table.numbers;
            text += u"  "_s + (number ? cells[column].rightJustified(widths[column]) : cells[column].leftJustified(widths[column]));
        }
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    };
    printResult(u"\n%1 (%2)"_s.arg(table.title).arg(table.rows.size()));
    QStringList heads;
    for (const QString &column : table.columns)
        heads.append(column.toUpper());
    printResult(line(u" "_s, heads));
    for (const DifferenceTable::Row &row : table.rows.first(shown))
        printResult(line(markOf(row.change), row.cells));
    if (shown < table.rows.size())
        printResult(u"     … and %1 more; all of them with --files"_s.arg(table.rows.size() - shown));
}

void printDifference(const Invocation &call, const ImageDifference &difference)
{
    printResult(plainText(difference.summary()));
    for (const DifferenceTable &table : tablesOf(difference))
        printTable(table, call.has(u"files"_s) || table.title != "Files"_L1);
    for (const QString &note : difference.notes)
        call.note(plainText(note));
}

/// One file's lines, as they are: it was asked for by name.
Result<int> printText(const ImageDifference &difference, const QString &path)
{
    const QByteArray wanted = path.toUtf8();
    for (const FileDifference &file : difference.files) {
        if (file.path != (wanted.startsWith('/') ? wanted.sliced(1) : wanted))
            continue;
        if (!file.isText)
            return failure(ErrorKind::Other, u"%1 differs, but is no text file, or too large a one: %2."_s.arg(
                                                 path, file.why.isEmpty() ? nameOf(file.change) : file.why));
        for (const QString &line : unifiedLines(compareTexts(file.beforeText, file.afterText)))
            printResult(plainText(line));
        return exitCode(ErrorKind::Threshold);
    }
    return 0;
}

} // namespace

QList<QCommandLineOption> diffOptions()
{
    return {
        {u"files"_s, u"List every file, not only the first %1."_s.arg(fewFiles)},
        {u"text"_s, u"Only print the lines that differ in the file PATH of the images."_s, u"PATH"_s},
        {u"no-memory"_s, u"Do not compare the checkpoints' memory, which is faster."_s},
        {u"markdown"_s, u"Print the whole comparison as Markdown."_s},
        {u"html"_s, u"Print it as one HTML page."_s},
    };
}

QCoro::Task<Result<int>> diffCommand(std::shared_ptr<Invocation> call)
{
    if (int(call->json) + int(call->has(u"markdown"_s)) + int(call->has(u"html"_s)) + int(call->has(u"text"_s)) > 1)
        co_return failure(ErrorKind::Usage, u"Only one of --json, --markdown, --html and --text can be printed."_s);
    const QString first = call->arguments[0], second = call->arguments[1];
    const QString firstPath = pathOf(*call, first), secondPath = pathOf(*call, second);
    std::shared_ptr<Docker> engine;
    if (firstPath.isEmpty() || secondPath.isEmpty()) {
        const auto connected = co_await engineFor(call);
        if (!connected)
            co_return failure(connected);
        engine = *connected;
    }
    const OpenOptions options{.secrets = false, .pages = !call->has(u"no-memory"_s) && !call->has(u"text"_s)};
    const OpenProgress progress = openProgress(*call);
    const auto [beforeProgress, afterProgress] = halvesOf(progress);
    auto beforeTask = open(engine, first, firstPath, options, beforeProgress, call->stop);
    auto afterTask = open(engine, second, secondPath, options, afterProgress, call->stop);
    const auto before = co_await beforeTask;
    const auto after = co_await afterTask;
    if (progress)
        std::fputs("\r\x1b[K", stderr);
    if (!before)
        co_return failure(before);
    if (!after)
        co_return failure(after);
    const ImageDifference difference = compareImages(*before, *after, newestBenchmark(*before), newestBenchmark(*after));
    if (call->has(u"text"_s))
        co_return printText(difference, call->value(u"text"_s));
    if (call->json)
        printJson(toJson(difference));
    else if (call->has(u"markdown"_s))
        printResult(toMarkdown(difference).trimmed());
    else if (call->has(u"html"_s))
        printResult(toHtml(difference).trimmed());
    else
        printDifference(*call, difference);
    co_return difference.isEqual() ? 0 : exitCode(ErrorKind::Threshold);
}

} // namespace Thaw

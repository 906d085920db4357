// SPDX-License-Identifier: GPL-3.0-or-later
// The way from addresses of a process to bytes of page files, and back.
#include "core/criu/imagereader.h"
#include "core/criu/pageruns.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 largestText = quint64(1) << 20;
constexpr quint64 mostTexts = quint64(64) << 20;

struct PlacedPiece
{
    quint64 address = 0;
    PagePiece piece{};
};

template<typename Run>
PlacedPiece cut(const Run &run, const QString &file, quint64 start, quint64 end)
{
    const quint64 from = qMax(run.address, start), to = qMin(run.address + bytesOf(run.count), end);
    return {from, {file, run.page * criuPageSize + qint64(from - run.address), qint64(to - from)}};
}

QList<PlacedPiece> placedPieces(const CriuProcess &process, quint64 start, quint64 end)
{
    QList<PlacedPiece> pieces;
    if (end <= start)
        return pieces;
    forRunsIn(process.runs, start, end,
              [&](const CriuPageRun &run) { pieces.append(cut(run, process.pages, start, end)); });
    const qsizetype own = pieces.size();
    forRunsIn(process.sharedRuns, start, end,
              [&](const CriuSharedRun &run) { pieces.append(cut(run, run.file, start, end)); });
    if (own > 0 && own < pieces.size())
        std::ranges::inplace_merge(pieces, pieces.begin() + own, {}, &PlacedPiece::address);
    return pieces;
}

/// The two ranges of addresses that a process' texts are in, within what is left of the bound for all.
struct Texts
{
    Texts(const CriuProcess &process, quint64 &room)
        : argumentsStart(process.argumentsStart), environmentStart(process.environmentStart)
    {
        argumentsEnd = bound(argumentsStart, process.argumentsEnd, room);
        environmentEnd = bound(environmentStart, process.environmentEnd, room);
    }
    static quint64 bound(quint64 start, quint64 end, quint64 &room)
    {
        const quint64 size = end > start ? qMin(qMin(end - start, largestText), room) : 0;
        room -= size;
        return start + size;
    }

    quint64 argumentsStart, argumentsEnd, environmentStart, environmentEnd;
};

/// The bytes there, with zeros for what is not in the checkpoint. Empty: nothing of it is.
QByteArray bytesIn(const CriuProcess &process, quint64 start, quint64 end,
                   const std::function<QByteArray(const PagePiece &)> &read)
{
    const auto pieces = placedPieces(process, start, end);
    if (pieces.isEmpty())
        return {};
    QByteArray bytes(qsizetype(end - start), '\0');
    for (const auto &[address, piece] : pieces) {
        const QByteArray part = read(piece);
        std::copy_n(part.cbegin(), qMin(part.size(), qsizetype(piece.size)), bytes.begin() + qsizetype(address - start));
    }
    return bytes;
}

QStringList textsOf(const QByteArray &bytes)
{
    QStringList texts;
    for (const QByteArray &text : bytes.split('\0'))
        texts.append(QString::fromUtf8(text));
    while (!texts.isEmpty() && texts.last().isEmpty())
        texts.removeLast();
    return texts;
}

/// As Linux does for /proc/PID/cmdline: a program that wrote its title over its arguments, past their end, has it go
/// on in the place of its environment.
void split(QByteArray arguments, QByteArray environment, bool adjoin, CriuProcess &process)
{
    if (adjoin && !arguments.isEmpty() && arguments.back() != '\0') {
        const qsizetype end = environment.indexOf('\0');
        const QByteArray rest = end < 0 ? environment : environment.first(end);
        arguments += rest;
        environment.remove(0, rest.size());
        if (const qsizetype title = arguments.indexOf('\0'); title >= 0)
            arguments.truncate(title);
    }
    process.arguments = textsOf(arguments);
    process.environment = textsOf(environment);
    process.environment.removeIf([](const QString &line) { return line.indexOf(u'=') < 1; });
}

QString mappingAt(const CriuProcess &process, quint64 address)
{
    const auto mapping = std::ranges::upper_bound(process.mappings, address, {}, &CriuMapping::end);
    return mapping != process.mappings.end() && mapping->start <= address ? mapping->name : QString();
}

} // namespace

QList<PagePiece> piecesOf(const CriuProcess &process, quint64 start, quint64 end)
{
    QList<PagePiece> pieces;
    for (const PlacedPiece &placed : placedPieces(process, start, end))
        pieces.append(placed.piece);
    return pieces;
}

std::optional<MemoryPlace> placeOf(const CriuImages &images, const QString &file, qint64 offset)
{
    const qint64 page = offset / criuPageSize;
    const auto in = [page](const auto &run) { return page >= run.page && page < run.page + run.count; };
    const auto addressIn = [page, offset](const auto &run) { return run.address + bytesOf(page - run.page) + quint64(offset % criuPageSize); };
    for (const CriuProcess &process : images.processes) {
        quint64 address = 0;
        if (process.pages == file) {
            const auto after = std::ranges::upper_bound(process.runs, page, {}, &CriuPageRun::page);
            if (after == process.runs.begin() || !in(*std::prev(after)))
                continue;
            address = addressIn(*std::prev(after));
        } else {
            const auto shared = std::ranges::find_if(process.sharedRuns, [&](const CriuSharedRun &run) { return run.file == file && in(run); });
            if (shared == process.sharedRuns.end())
                continue;
            address = addressIn(*shared);
        }
        return MemoryPlace{process.pid, address, mappingAt(process, address)};
    }
    for (const CriuSharedMemory &memory : images.shared) {
        const auto run = std::ranges::find_if(memory.runs, in);
        if (memory.pages == file && run != memory.runs.end())
            return MemoryPlace{0, addressIn(*run), memory.name};
    }
    return {};
}

QList<PagePiece> textPieces(const CriuImages &images)
{
    QList<PagePiece> pieces;
    quint64 room = mostTexts;
    for (const CriuProcess &process : images.processes) {
        const Texts texts(process, room);
        pieces += piecesOf(process, texts.argumentsStart, texts.argumentsEnd);
        pieces += piecesOf(process, texts.environmentStart, texts.environmentEnd);
    }
    return pieces;
}

void takeTexts(CriuImages &images, const std::function<QByteArray(const PagePiece &)> &read)
{
    quint64 room = mostTexts;
    for (CriuProcess &process : images.processes) {
        const Texts texts(process, room);
        split(bytesIn(process, texts.argumentsStart, texts.argumentsEnd, read),
              bytesIn(process, texts.environmentStart, texts.environmentEnd, read),
              texts.argumentsEnd == process.environmentStart, process);
    }
}

QString processTitle(const CriuProcess &process)
{
    if (!process.arguments.isEmpty())
        return process.arguments.join(u' ');
    return u"%1 (%2)"_s.arg(process.name).arg(process.pid);
}

} // namespace Thaw

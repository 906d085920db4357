// SPDX-License-Identifier: GPL-3.0-or-later
// push, pull: images on their way to and from a registry.
#include "command.h"

#include "core/registry/registry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cstdio>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// A line a layer: redrawn on a terminal, printed when it is done elsewhere.
class TransferLines
{
public:
    explicit TransferLines(const Invocation &call) : m_kind(call.progress)
    {
        if (m_kind == ProgressKind::Auto)
            m_kind = isatty(STDERR_FILENO) && qgetenv("TERM") != "dumb" ? ProgressKind::Tty : ProgressKind::Plain;
        m_clock.start();
    }

    void show(const TransferProgress &progress)
    {
        if (m_kind == ProgressKind::Tty)
            redraw(progress);
        else if (m_kind == ProgressKind::Plain || m_kind == ProgressKind::Json)
            append(progress);
    }

    void finish(const TransferProgress &progress)
    {
        m_clock.invalidate();
        if (m_kind == ProgressKind::Tty)
            redraw(progress);
    }

private:
    void redraw(const TransferProgress &progress)
    {
        if (m_clock.isValid() && m_drawn > 0 && m_clock.elapsed() < 100)
            return;
        if (m_clock.isValid())
            m_clock.restart();
        QString text = m_drawn > 0 ? u"\x1b[%1A\x1b[J"_s.arg(m_drawn) : QString();
        for (const LayerTransfer &layer : progress.layers())
            text += lineOf(layer) + u'\n';
        m_drawn = int(progress.layers().size());
        fputs(text.toUtf8().constData(), stderr);
    }

    void append(const TransferProgress &progress)
    {
        for (const LayerTransfer &layer : progress.layers()) {
            const bool over = layer.state == LayerTransfer::State::Done || layer.state == LayerTransfer::State::AlreadyThere;
            if (!over || m_told.contains(layer.id))
                continue;
            m_told.insert(layer.id);
            if (m_kind == ProgressKind::Plain)
                printNote(lineOf(layer));
            else
                printNote(QString::fromUtf8(QJsonDocument(QJsonObject{{u"layer"_s, layer.id}, {u"state"_s, layerText(layer)}, {u"bytes"_s, layer.total}})
                                                .toJson(QJsonDocument::Compact)));
        }
    }

    static QString lineOf(const LayerTransfer &layer) { return u"  %1  %2"_s.arg(layer.id.section(u':', -1).left(12), layerText(layer)); }

    ProgressKind m_kind;
    QElapsedTimer m_clock;
    QSet<QString> m_told;
    int m_drawn = 0;
};

int print(const Invocation &call, const QString &format, const TransferResult &result)
{
    const auto there = std::ranges::count(result.layers, LayerTransfer::State::AlreadyThere, &LayerTransfer::state);
    if (!call.json) {
        call.note(there > 0 ? u"%1 layers, %2 of them were already there"_s.arg(result.layers.size()).arg(there) : u"%1 layers"_s.arg(result.layers.size()));
        printResult(result.digest.isEmpty() ? result.name : u"%1 %2"_s.arg(result.name, result.digest));
        return 0;
    }
    QJsonArray layers;
    for (const LayerTransfer &layer : result.layers)
        layers.append(QJsonObject{{u"id"_s, layer.id}, {u"bytes"_s, layer.total}, {u"alreadyThere"_s, layer.state == LayerTransfer::State::AlreadyThere}});
    printJson({{u"format"_s, format}, {u"name"_s, result.name}, {u"digest"_s, result.digest}, {u"layers"_s, layers}});
    return 0;
}

/// What shows a transfer while it goes on, and prints what came of it. format: of the JSON document.
QCoro::Task<Result<int>> follow(std::shared_ptr<Invocation> call, QString format,
                                std::function<Task<TransferResult>(std::shared_ptr<Docker>, TransferSink)> transfer)
{
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    TransferLines lines(*call);
    TransferProgress last;
    const auto result = co_await transfer(*engine, [&](const TransferProgress &progress) { lines.show(last = progress); });
    lines.finish(last);
    if (!result)
        co_return failure(result);
    co_return print(*call, format, *result);
}

} // namespace

QCoro::Task<Result<int>> pushCommand(std::shared_ptr<Invocation> call)
{
    co_return co_await follow(call, u"thaw.push/1"_s, [call](std::shared_ptr<Docker> engine, TransferSink sink) {
        return pushImage(std::move(engine), call->arguments.first(), call->arguments.value(1), std::move(sink), call->stop);
    });
}

QCoro::Task<Result<int>> pullCommand(std::shared_ptr<Invocation> call)
{
    co_return co_await follow(call, u"thaw.pull/1"_s, [call](std::shared_ptr<Docker> engine, TransferSink sink) {
        return pullImage(std::move(engine), call->arguments.first(), std::move(sink), call->stop);
    });
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// inspect: what is in an image, an archive or a directory of CRIU's, without starting it.
#include "inspect.h"
#include "opened.h"

#include "core/images/imagejson.h"

#include <cstdio>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Text as it is, "0x…" as bytes.
Result<QByteArray> wantedBytes(const QString &text)
{
    if (text.isEmpty())
        return failure(ErrorKind::Usage, u"--search takes a text, or bytes as 0x…"_s);
    if (!text.startsWith("0x"_L1))
        return text.toUtf8();
    const QByteArray digits = text.sliced(2).toLatin1(), bytes = QByteArray::fromHex(digits);
    if (bytes.isEmpty() || bytes.toHex() != digits.toLower())
        return failure(ErrorKind::Usage, u"--search takes bytes as an even number of hexadecimal digits after 0x."_s);
    return bytes;
}

OpenOptions optionsFor(const QString &section, bool everything)
{
    const bool all = everything || section == "overview"_L1;
    return {.secrets = all || section == "secrets"_L1, .pages = all || section == "memory"_L1, .texts = false};
}

/// What it looks into.
struct Target
{
    std::shared_ptr<Docker> engine{};
    ImageContents contents{};
};

Task<Target> openTarget(std::shared_ptr<Invocation> call, OpenOptions options, OpenProgress progress)
{
    const QString word = call->arguments.first();
    Target target;
    if (const QString path = pathOf(*call, word); !path.isEmpty()) {
        auto contents = co_await openPath(path, options, progress, call->stop);
        if (!contents)
            co_return failure(contents);
        target.contents = std::move(*contents);
        co_return target;
    }
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    target.engine = *engine;
    auto contents = co_await openImage(*engine, word, options, progress, call->stop);
    if (!contents)
        co_return failure(contents);
    target.contents = std::move(*contents);
    co_return target;
}

} // namespace

QList<QCommandLineOption> inspectOptions()
{
    return {{u"search"_s, u"Search the checkpoint's memory for TEXT, or for bytes given as 0x…"_s, u"TEXT"_s},
            {u"ignore-case"_s, u"Search without regard to case."_s}};
}

QCoro::Task<Result<int>> inspectCommand(std::shared_ptr<Invocation> call)
{
    const QString section = call->arguments.value(1, u"overview"_s);
    if (!inspectSections().contains(section))
        co_return failure(ErrorKind::Usage, u"“%1” is none of %2."_s.arg(section, inspectSections().join(u", "_s)));
    const bool searching = call->has(u"search"_s);
    MemorySearch search{.caseSensitive = !call->has(u"ignore-case"_s)};
    if (searching) {
        const auto wanted = wantedBytes(call->value(u"search"_s));
        if (!wanted)
            co_return failure(wanted);
        search.wanted = *wanted;
    }
    const OpenProgress progress = openProgress(*call);
    const OpenOptions options = searching ? OpenOptions{.secrets = false, .pages = false, .texts = false}
                                          : optionsFor(section, call->json && call->arguments.size() == 1);
    auto target = co_await openTarget(call, options, progress);
    QList<MemoryHit> hits;
    if (target && searching) {
        const auto found = co_await searchMemory(target->engine, target->contents, search, progress, call->stop);
        if (found)
            hits = *found;
        else
            target = failure(found);
    }
    if (progress)
        std::fputs("\r\x1b[K", stderr);
    if (!target)
        co_return failure(target);
    if (call->json) {
        QJsonObject document = toJson(target->contents, section == "layers"_L1);
        if (searching)
            document.insert(u"hits"_s, toJson(hits));
        printJson(document);
    } else if (searching) {
        printHits(hits, search.wanted.size());
        if (hits.isEmpty())
            call->note(u"It is not in the memory of this checkpoint"_s);
    } else {
        printSection(section, target->contents);
    }
    co_return 0;
}

} // namespace Thaw

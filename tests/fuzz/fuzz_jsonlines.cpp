// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's lines of JSON: however they are cut, the same objects come out.
#include "fuzz.h"

#include "core/engine/jsonlinereader.h"

using namespace Thaw;

namespace {

struct Seen
{
    QList<QJsonObject> objects;
    std::optional<Error> error;

    bool operator==(const Seen &) const = default;
};

Seen readLines(const QByteArray &stream, qsizetype piece)
{
    Seen seen;
    JsonLineReader reader;
    for (qsizetype at = 0; at < stream.size(); at += piece)
        seen.objects += reader.feed(stream.mid(at, piece));
    if (auto last = reader.finish())
        seen.objects += *last;
    seen.error = reader.error();
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const qsizetype piece = 1 + input.byte();
    const QByteArray stream = input.rest();
    Fuzz::check(readLines(stream, piece) == readLines(stream, std::max<qsizetype>(1, stream.size())), "pieces of any size give the same");
    return 0;
}

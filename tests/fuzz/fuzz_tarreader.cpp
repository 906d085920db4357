// SPDX-License-Identifier: GPL-3.0-or-later
// The tar reader: however the stream is cut, the same comes out, and no more is kept than was asked for.
#include "fuzz.h"

#include "core/engine/tarreader.h"

#include <QList>

using namespace Thaw;

namespace {

struct Seen
{
    QList<TarHeader> headers;
    QList<QByteArray> bodies;
    bool valid = true, ended = false;

    bool operator==(const Seen &) const = default;
};

Seen readTar(const QByteArray &tar, qsizetype piece, qint64 wanted)
{
    Seen seen;
    TarReader reader([&](const TarHeader &) { return wanted; },
                     [&](const TarHeader &header, const QByteArray &body) {
                         Fuzz::check(header.size >= 0, "no size is negative");
                         Fuzz::check(body.size() <= std::min(header.size, wanted), "no more is kept than asked for");
                         seen.headers.append(header);
                         seen.bodies.append(body);
                     });
    for (qsizetype at = 0; at < tar.size() && seen.valid; at += piece)
        seen.valid = reader.feed(tar.mid(at, piece));
    seen.ended = reader.hasEnded();
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const qsizetype piece = 1 + input.byte() * 4;
    const qint64 wanted = input.byte() * 16;
    const QByteArray tar = input.rest();
    const Seen seen = readTar(tar, piece, wanted);
    Fuzz::check(seen == readTar(tar, std::max<qsizetype>(1, tar.size()), wanted), "pieces of any size give the same");
    return 0;
}

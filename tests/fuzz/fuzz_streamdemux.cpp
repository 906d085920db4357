// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's stream of frames: however it is cut, the same comes out.
#include "fuzz.h"

#include "core/engine/streamdemux.h"

using namespace Thaw;

namespace {

struct Seen
{
    QByteArray output, errorOutput;
    std::optional<Error> error;
    bool whole = false;

    bool operator==(const Seen &) const = default;
};

Seen readStream(const QByteArray &stream, qsizetype piece)
{
    Seen seen;
    StreamDemux demux;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        for (const StreamDemux::Piece &part : demux.feed(QByteArrayView(stream).sliced(at).first(std::min(piece, stream.size() - at))))
            (part.channel == Channel::Output ? seen.output : seen.errorOutput) += part.bytes;
    }
    seen.error = demux.error();
    seen.whole = demux.finish().has_value();
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const qsizetype piece = 1 + input.byte();
    const QByteArray stream = input.rest();
    const Seen seen = readStream(stream, piece);
    Fuzz::check(seen == readStream(stream, std::max<qsizetype>(1, stream.size())), "pieces of any size give the same");
    Fuzz::check(seen.output.size() + seen.errorOutput.size() <= stream.size(), "no more comes out than went in");
    return 0;
}

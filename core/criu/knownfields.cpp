// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/knownfields.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

namespace Thaw::CriuFormat {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

namespace {

CodedInputStream streamOf(const std::string &bytes)
{
    return CodedInputStream(reinterpret_cast<const uint8_t *>(bytes.data()), int(bytes.size()));
}

} // namespace

bool hasFieldAbove(const std::string &unknown, int last)
{
    CodedInputStream stream = streamOf(unknown);
    while (const quint32 tag = stream.ReadTag()) {
        if (WireFormatLite::GetTagFieldNumber(tag) > last)
            return true;
        if (!WireFormatLite::SkipField(&stream, tag))
            break;
    }
    return false;
}

bool forEachMessage(const std::string &unknown, int field, const std::function<bool(const std::string &)> &take)
{
    const quint32 wanted = WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
    CodedInputStream stream = streamOf(unknown);
    std::string bytes; // one for all
    while (const quint32 tag = stream.ReadTag()) {
        if (tag != wanted) {
            if (!WireFormatLite::SkipField(&stream, tag))
                return false;
            continue;
        }
        if (!WireFormatLite::ReadBytes(&stream, &bytes) || !take(bytes))
            return false;
    }
    return true;
}

qsizetype countMessages(const std::string &unknown, int field)
{
    qsizetype count = 0;
    forEachMessage(unknown, field, [&](const std::string &) { return ++count > 0; });
    return count;
}

} // namespace Thaw::CriuFormat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"

#include <QtEndian>

namespace Thaw {

/// Writes protobuf by hand, for tests: also what no CRIU would write.
class Message
{
public:
    Message &number(int field, quint64 value) { return key(field, 0).varint(value); }
    Message &text(int field, const QByteArray &value)
    {
        key(field, 2).varint(quint64(value.size()));
        m_bytes += value;
        return *this;
    }
    Message &message(int field, const Message &value) { return text(field, value.m_bytes); }
    QByteArray bytes() const { return m_bytes; }

private:
    Message &key(int field, int type) { return varint(quint64(field) << 3 | quint64(type)); }
    Message &varint(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += char(value | 0x80);
        m_bytes += char(value);
        return *this;
    }

    QByteArray m_bytes;
};

inline QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// One of CRIU's files with these entries.
inline QByteArray criuFile(const QList<Message> &entries, bool inventory = false)
{
    QByteArray bytes = inventory ? word(0x58313116) : word(0x54564319) + word(1);
    for (const Message &entry : entries)
        bytes += word(quint32(entry.bytes().size())) + entry.bytes();
    return bytes;
}

inline void addFile(CheckpointFiles &files, const QString &name, const QByteArray &bytes)
{
    files.sizes.insert(name, bytes.size());
    files.contents.insert(name, bytes);
}

/// A small whole checkpoint: process 301 "server" with a thread 305, uid 33, capability CHOWN, two files, two pages.
inline CheckpointFiles sampleCheckpoint()
{
    using namespace Qt::StringLiterals;
    CheckpointFiles files;
    addFile(files, u"inventory.img"_s, criuFile({Message().number(1, 2).number(8, 5'000'000)}, true));
    addFile(files, u"pstree.img"_s,
            criuFile({Message().number(1, 301).number(2, 0).number(3, 301).number(4, 301).number(5, 301).number(5, 305)}));
    const Message credentials = Message().number(1, 33).number(2, 33).number(9, 0).number(9, 0).number(10, 1).number(10, 0)
                                    .number(12, 0xffffffff).number(12, 0x1ff);
    Message limits;
    for (int i = 0; i < 8; ++i)
        limits.message(1, Message().number(1, i == 7 ? 1024 : 5).number(2, 4096));
    addFile(files, u"core-301.img"_s,
            criuFile({Message().number(1, 1).message(3, Message().number(1, 1).text(6, "server").message(8, limits))
                          .message(5, Message().message(10, credentials).number(11, 0))}));
    addFile(files, u"core-305.img"_s, criuFile({Message().number(1, 1).message(5, Message().message(10, credentials))}));
    addFile(files, u"ids-301.img"_s, criuFile({Message().number(1, 1).number(2, 4)}));
    addFile(files, u"fdinfo-4.img"_s, criuFile({Message().number(1, 1).number(4, 0), Message().number(1, 2).number(4, 17)}));
    addFile(files, u"mm-301.img"_s, criuFile({Message().number(1, 0x400000).number(12, 2)}));
    addFile(files, u"pagemap-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, 0x1000).number(2, 5).number(4, 2),
                                                  Message().number(1, 0x9000).number(2, 2).number(4, 4)}));
    const Message log = Message().number(1, 1).number(2, 02001).number(3, 0).text(6, "/var/log/a").number(8, 100).number(10, 0100644);
    const Message program = Message().number(1, 2).number(2, 0).number(3, 0).text(6, "/bin/server").number(8, 4096)
                                .number(10, 0100755).number(11, 0x04030201).number(11, 0x08070605);
    addFile(files, u"files.img"_s, criuFile({Message().number(1, 2).number(2, 3).text(4, "a socket"),
                                             Message().number(1, 1).number(2, 1).message(3, log),
                                             Message().number(1, 1).number(2, 2).message(3, program)}));
    addFile(files, u"cpuinfo.img"_s, criuFile({Message().message(1, Message().number(1, 1).number(2, 6).number(3, 1).number(4, 1)
                                                   .number(5, 3).number(6, 1).number(6, 2).text(7, "Some CPU"))}));
    files.sizes.insert(u"pages-1.img"_s, 8192);
    return files;
}

} // namespace Thaw

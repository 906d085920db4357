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

/// Entries of which each has raw bytes after it.
inline QByteArray criuFileWithTails(const QList<std::pair<Message, QByteArray>> &entries)
{
    QByteArray bytes = word(0x54564319) + word(1);
    for (const auto &[entry, tail] : entries)
        bytes += word(quint32(entry.bytes().size())) + entry.bytes() + tail;
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
    addFile(files, u"files.img"_s, criuFile({Message().number(1, 2).number(2, 3).message(18, Message().number(1, 3).number(2, 7000).number(3, 0)),
                                             Message().number(1, 1).number(2, 1).message(3, log),
                                             Message().number(1, 1).number(2, 2).message(3, program)}));
    addFile(files, u"cpuinfo.img"_s, criuFile({Message().message(1, Message().number(1, 1).number(2, 6).number(3, 1).number(4, 1)
                                                   .number(5, 3).number(6, 1).number(6, 2).text(7, "Some CPU"))}));
    files.sizes.insert(u"pages-1.img"_s, 8192);
    return files;
}

/// An entry of files.img: one of what kind, in the field for it.
inline Message fileEntry(quint64 type, int field, quint64 id, const Message &value)
{
    return Message().number(1, type).number(2, id).message(field, value);
}

/// The bytes of an IPv4 address as CRIU has them: a word in the network's order.
inline quint64 addressWord(quint8 a, quint8 b, quint8 c, quint8 d)
{
    return quint64(d) << 24 | quint64(c) << 16 | quint64(b) << 8 | a;
}

/// What the server of fullCheckpoint() has open, each kind once.
inline QByteArray fullFiles()
{
    using namespace Qt::StringLiterals;
    const Message owner = Message().number(1, 0).number(2, 0).number(3, 0).number(4, 0).number(5, 0);
    const auto regular = [&](quint64 id, const QByteArray &path, quint64 position) {
        return fileEntry(1, 3, id, Message().number(1, id).number(2, 0100002).number(3, position).message(5, owner).text(6, path)
                                       .number(8, 4096).number(10, 0100644));
    };
    const Message listening = Message().number(1, 20).number(2, 0xabc).number(3, 2).number(4, 1).number(5, 6).number(6, 10)
                                  .number(7, 8080).number(8, 0).number(11, 0).number(12, 0).message(13, owner).number(18, 1);
    const Message talking = Message().number(1, 21).number(2, 0xabd).number(3, 10).number(4, 1).number(5, 6).number(6, 1)
                                .number(7, 8080).number(8, 40000).number(11, 0).number(11, 0).number(11, 0).number(11, 0x01000000)
                                .number(12, 0).number(12, 0).number(12, 0xffff0000).number(12, addressWord(10, 0, 0, 7));
    const Message datagrams = Message().number(1, 22).number(2, 0xabe).number(3, 2).number(4, 2).number(5, 17).number(6, 7)
                                  .number(7, 53).number(8, 0).number(11, addressWord(127, 0, 0, 1)).number(12, 0);
    const Message named = Message().number(1, 23).number(2, 501).number(3, 1).number(4, 10).number(8, 0).text(11, QByteArray("/run/a\0", 7));
    const Message abstract = Message().number(1, 24).number(2, 502).number(3, 1).number(4, 1).number(8, 503).text(11, QByteArray("\0bus", 4));
    const Message peer = Message().number(1, 25).number(2, 503).number(3, 1).number(4, 1).number(8, 502).text(11, {});
    const Message lonely = Message().number(1, 26).number(2, 504).number(3, 2).number(4, 7).number(8, 505).text(11, {});
    return criuFile({
        regular(1, "/var/log/a", 17), regular(2, "/bin/server", 0), regular(3, "/", 0), regular(4, "/srv", 0), regular(5, "/run/fifo", 0),
        fileEntry(4, 4, 20, listening), fileEntry(4, 4, 21, talking), fileEntry(4, 4, 22, datagrams),
        fileEntry(5, 16, 23, named), fileEntry(5, 16, 24, abstract), fileEntry(5, 16, 25, peer), fileEntry(5, 16, 26, lonely),
        fileEntry(10, 6, 27, Message().number(1, 27).number(2, 3).number(3, 0x0300).number(5, 2)),
        fileEntry(13, 7, 28, Message().number(1, 28).number(2, 506).number(3, 0).number(4, 7).number(7, 301)),
        fileEntry(2, 18, 30, Message().number(1, 30).number(2, 7000).number(3, 0)),
        fileEntry(2, 18, 31, Message().number(1, 31).number(2, 7000).number(3, 1)),
        fileEntry(3, 17, 32, Message().number(1, 32).number(2, 7001).number(3, 5)),
        fileEntry(6, 8, 33, Message().number(1, 33).number(2, 02).number(4, 5)),
        fileEntry(7, 9, 34, Message().number(1, 34).number(2, 02).message(4, Message().number(1, 34)).message(4, Message().number(1, 34))),
        fileEntry(9, 10, 35, Message().number(1, 35).number(2, 02).number(4, 1 << 14 | 1)),
        fileEntry(17, 12, 36, Message().number(1, 36).number(2, 02).number(4, 1).number(7, 1).number(8, 500'000'000).number(9, 2)),
        fileEntry(8, 13, 37, Message().number(1, 37).number(2, 0).message(5, Message().number(1, 37))),
        fileEntry(12, 14, 38, Message().number(1, 38).number(2, 0)),
        fileEntry(11, 19, 39, Message().number(1, 39).number(2, 90).number(3, 02)),
        fileEntry(14, 5, 40, Message().number(1, 40).number(2, 3).number(3, 0x40000000).number(4, 0)),
        fileEntry(15, 11, 41, Message().number(1, 41).text(2, "tun0")),
        fileEntry(18, 20, 42, Message().number(1, 42).number(2, 02).number(3, 0).number(5, 600)),
        fileEntry(16, 15, 43, Message().number(1, 43)),
        fileEntry(19, 21, 44, Message().number(1, 44).number(2, 02).text(13, "counters")),
        fileEntry(20, 22, 45, Message().number(1, 45).number(3, 02).number(4, 302)),
    });
}

/// One mapping of mm-PID.img.
inline Message mappingEntry(quint64 start, quint64 end, quint64 offset, quint64 shared, quint64 flags, quint64 status)
{
    return Message().number(1, start).number(2, end).number(3, offset).number(4, shared).number(5, 3).number(6, flags)
        .number(7, status).number(8, 1);
}

/// The sample with everything that CRIU has words for: sockets, pipes, memory of all kinds. Its texts are in memory at
/// 0x30000, the third page of pages-1.img.
inline CheckpointFiles fullCheckpoint()
{
    using namespace Qt::StringLiterals;
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, u"files.img"_s, fullFiles());
    addFile(files, u"fs-301.img"_s, criuFile({Message().number(1, 4).number(2, 3).number(3, 022)}));
    addFile(files, u"fdinfo-4.img"_s,
            criuFile({Message().number(1, 1).number(2, 0).number(3, 1).number(4, 0), Message().number(1, 20).number(2, 1).number(3, 4).number(4, 17)}));
    addFile(files, u"tty-info.img"_s, criuFile({Message().number(1, 90).number(2, 1).message(12, Message().number(1, 3))}));
    addFile(files, u"tty-data.img"_s, criuFile({Message().number(1, 90).text(2, "typed")}));
    addFile(files, u"memfd.img"_s, criuFile({Message().text(1, "buffer").number(4, 12288).number(5, 77).number(7, 600)}));
    addFile(files, u"pipes-data.img"_s, criuFileWithTails({{Message().number(1, 7000).number(2, 5), "12345"}}));
    addFile(files, u"fifo-data.img"_s, criuFileWithTails({{Message().number(1, 7001).number(2, 2), "12"}}));
    addFile(files, u"sk-queues.img"_s, criuFileWithTails({{Message().number(1, 25).number(2, 3), "abc"}, {Message().number(1, 25).number(2, 1), "d"}}));
    addFile(files, u"tcp-stream-abd.img"_s, criuFileWithTails({{Message().number(1, 4).number(2, 1).number(3, 6), "inqu" "outque"}}));
    // Anonymous memory, heap, a file, a memfd from its second page on, shared memory, the texts, the stack.
    Message memory = Message().number(1, 0x400000).number(5, 0x7f800).number(6, 0x9000).number(7, 0xb000).number(8, 0x30010)
                         .number(9, 0x30020).number(10, 0x30020).number(11, 0x30040).number(12, 2);
    memory.message(14, mappingEntry(0x1000, 0x6000, 0, 0, 0x22, 0x201)).message(14, mappingEntry(0x9000, 0xb000, 0, 0, 0x22, 0x221))
        .message(14, mappingEntry(0x10000, 0x12000, 0x1000, 2, 0x02, 0x41)).message(14, mappingEntry(0x20000, 0x22000, 0x1000, 42, 0x01, 0x4001))
        .message(14, mappingEntry(0x28000, 0x29000, 0, 78, 0x21, 0x101)).message(14, mappingEntry(0x30000, 0x31000, 0, 0, 0x22, 0x201))
        .message(14, mappingEntry(0x7f000, 0x80000, 0, 0, 0x122, 0x201));
    addFile(files, u"mm-301.img"_s, criuFile({memory}));
    // The old field for the number of pages, the new one, and both.
    addFile(files, u"pagemap-301.img"_s,
            criuFile({Message().number(1, 1), Message().number(1, 0x1000).number(2, 5).number(4, 2), Message().number(1, 0x9000).number(2, 2).number(4, 4),
                      Message().number(1, 0x30000).number(2, 0).number(4, 4).number(5, 1), Message().number(1, 0x7f000).number(2, 0).number(4, 4).number(5, 1)}));
    addFile(files, u"pagemap-shmem-77.img"_s, criuFile({Message().number(1, 2), Message().number(1, 0).number(2, 3).number(4, 4)}));
    addFile(files, u"pagemap-shmem-78.img"_s, criuFile({Message().number(1, 3), Message().number(1, 0).number(2, 1).number(4, 4)}));
    addFile(files, u"stats-dump"_s,
            QByteArray(word(0x55105940) + word(0x57093306)) + criuFile({Message().message(1, Message().number(1, 10).number(2, 20).number(3, 30)
                .number(4, 40).number(5, 50).number(6, 0).number(7, 60).number(12, 70).number(14, 80))}).sliced(8));
    files.sizes.insert(u"pages-1.img"_s, 4 * 4096);
    files.sizes.insert(u"pages-2.img"_s, 3 * 4096);
    files.sizes.insert(u"pages-3.img"_s, 4096);
    return files;
}

} // namespace Thaw

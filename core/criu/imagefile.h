// SPDX-License-Identifier: GPL-3.0-or-later
// CRIU's files: one or two 32-bit words (what it is), then entries of a 32-bit length, that many bytes of protobuf,
// and for some kinds a tail of raw bytes. Source: criu/include/magic.h, criu/protobuf.c.
#pragma once

#include "core/criu/imagereader.h"
#include "core/criu/knownfields.h"

namespace Thaw {

/// Takes the entries out of a checkpoint's files, and notes what was wrong with them.
class ImageFiles
{
public:
    /// What take answers for an entry that it cannot read; else the length of the entry's tail.
    static constexpr qint64 damaged = -1;
    using Take = std::function<qint64(qsizetype index, QByteArrayView entry)>;
    /// No application has more; without a bound a few bytes could ask for as many entries as memory holds.
    static constexpr qsizetype mostEntries = 1'000'000;

    explicit ImageFiles(const CheckpointFiles &files) : m_files(files) {}

    bool has(const QString &name) const { return m_files.sizes.contains(name); }
    qint64 size(const QString &name) const { return m_files.sizes.value(name, -1); }
    QStringList names() const { return m_files.sizes.keys(); }

    /// Notes a sentence that begins with the file's name. Only so many are kept.
    void problem(const QString &name, const QString &what);
    QStringList takeProblems() { return std::move(m_problems); }

    /// Gives every entry of that file to take. False: something was wrong, and is noted.
    bool read(const QString &name, const Take &take, qsizetype most = mostEntries);

    /// The same with entries parsed; an empty file is wrong too. take returns nothing, or the length of a tail.
    template<typename Message, typename Function>
    bool readMessages(const QString &name, Function take)
    {
        qsizetype count = 0;
        const bool whole = read(name, [&](qsizetype, QByteArrayView entry) -> qint64 {
            Message message;
            if (!parse(entry, message))
                return damaged;
            ++count;
            if constexpr (std::is_void_v<decltype(take(message))>) {
                take(message);
                return 0;
            } else {
                return take(message);
            }
        });
        if (whole && count == 0)
            problem(name, QStringLiteral("is empty"));
        return whole && count > 0;
    }

    template<typename Message>
    bool parse(QByteArrayView bytes, Message &message)
    {
        if (bytes.size() > largestImageFile || !message.ParseFromArray(bytes.data(), int(bytes.size())))
            return false;
        look(message);
        return true;
    }
    /// Notes whether a message, also one within another, is of a newer CRIU.
    template<typename Message>
    void look(const Message &message)
    {
        if (CriuFormat::isNewer(message))
            m_newer = true;
    }
    void setNewer() { m_newer = true; }
    bool isNewer() const { return m_newer; }

private:
    const CheckpointFiles &m_files;
    QStringList m_problems;
    bool m_newer = false;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// How long comparing two checkpoints takes beside reading their bytes. For bench_inspect.cpp.
#pragma once

#include "core/images/imagedifference.h"
#include "core/images/imageopener.h"
#include "measure.h"
#include "support/criufiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <random>

namespace Thaw::Bench {

inline constexpr qint64 comparedPages = qint64(1) << 18; ///< 1 GiB

/// A directory as CRIU leaves it: the sample's process with 1 GiB of pages at one mapping. Every seventh page is zero,
/// every third is another in each seed.
inline void writeCheckpoint(const QString &path, quint32 seed)
{
    CheckpointFiles files = sampleCheckpoint();
    const quint64 start = 0x10000000, end = start + comparedPages * criuPageSize;
    addFile(files, u"mm-301.img"_s, criuFile({Message().number(1, 0x400000).number(12, 2).message(14, mappingEntry(start, end, 0, 0, 0x22, 0x201))}));
    addFile(files, u"pagemap-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, start).number(2, 0).number(4, 4).number(5, quint64(comparedPages))}));
    for (const auto &[name, bytes] : files.contents.asKeyValueRange()) {
        QFile file(path + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    QFile pages(path + u"/pages-1.img"_s);
    if (!pages.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(pages.fileName()));
    constexpr qint64 atOnce = 256;
    std::mt19937_64 same(1), other(seed);
    QByteArray part(atOnce * criuPageSize, '\0');
    for (qint64 page = 0; page < comparedPages; page += atOnce) {
        for (qint64 i = 0; i < atOnce; ++i) {
            auto *words = reinterpret_cast<quint64 *>(part.data() + i * criuPageSize);
            const bool zero = (page + i) % 7 == 0;
            std::mt19937_64 &random = (page + i) % 3 == 0 ? other : same;
            for (int word = 0; word < 512; ++word)
                words[word] = zero ? 0 : random();
        }
        if (pages.write(part) != part.size())
            qFatal("cannot write %s", qPrintable(pages.fileName()));
    }
}

/// Every byte of every file, as a program that does nothing with them would read it.
inline void readAll(const QString &path)
{
    QByteArray buffer(1 << 20, '\0');
    const QDir directory(path);
    for (const QString &name : directory.entryList(QDir::Files)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        while (file.read(buffer.data(), buffer.size()) > 0) { }
    }
}

inline ImageDifference openAndCompare(const QString &one, const QString &other)
{
    const OpenOptions options{.secrets = false};
    auto beforeTask = openPath(one, options);
    auto afterTask = openPath(other, options);
    const ImageContents before = valueOf(finish(std::move(beforeTask)));
    const ImageContents after = valueOf(finish(std::move(afterTask)));
    return compareImages(before, after);
}

/// Prints a line. Reading: one directory after the other, as cat does, from memory (they were just read).
inline void benchCompare(int times = 3)
{
    const QTemporaryDir one, other;
    writeCheckpoint(one.path(), 2);
    writeCheckpoint(other.path(), 3);
    const auto readBoth = [&] {
        readAll(one.path());
        readAll(other.path());
    };
    readBoth();
    Samples reading, comparing;
    for (int i = 0; i < times; ++i) {
        Time began = Clock::now();
        readBoth();
        reading.add(ms(began, Clock::now()));
        began = Clock::now();
        const ImageDifference difference = openAndCompare(one.path(), other.path());
        comparing.add(ms(began, Clock::now()));
        if (difference.memory.size() != 1 || difference.memory.first().equal < comparedPages / 2 || difference.memory.first().changed < comparedPages / 4)
            qFatal("the two were not compared: %lld mappings", qlonglong(difference.memory.size()));
    }
    const double ratio = comparing.median() / reading.median();
    figure(u"comparing two 1 GiB checkpoints, of reading them (%1 ms, comparing %2 ms)"_s.arg(text(reading.median()), text(comparing.median())),
           ratio, 2, u"×"_s, u"goal ≤ 1.2"_s, ratio <= 1.2);
}

} // namespace Thaw::Bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/pagehashes.h"

#include "core/criu/pageruns.h"

#include <QSet>

#include <xxhash.h>
#ifdef __x86_64__
#include <xxh_x86dispatch.h> // with this processor's widest instructions: measured to be twice as fast
#endif

namespace Thaw {

namespace {

quint64 hashOf(const char *page)
{
    return XXH3_64bits(page, criuPageSize);
}

/// Counts every page once: what it is, and whether it was seen before.
class UseCounter
{
public:
    explicit UseCounter(const QMap<QString, PageHashes> &hashes) : m_hashes(hashes) {}

    void count(const QString &file, qint64 page, qint64 number, MappingUse &use)
    {
        PageFile &known = fileOf(file);
        use.pages += number;
        const qint64 end = qMin(qMin(page + number, qint64(known.hashes.size())), page + m_room);
        m_room -= qMax(end - page, qint64(0));
        for (qint64 i = page; i < end; ++i)
            count(known, i, use);
    }
    qint64 zero() const { return m_zero; }
    qint64 duplicate() const { return m_duplicate; }

private:
    enum Kind : quint8 { Unseen, Unique, Zero, Duplicate };
    struct PageFile
    {
        PageHashes hashes{};
        QList<quint8> kinds{};
    };

    PageFile &fileOf(const QString &name)
    {
        PageFile &file = m_files[name];
        if (file.kinds.isEmpty()) {
            file.hashes = m_hashes.value(name);
            file.kinds.resize(file.hashes.size(), Unseen);
        }
        return file;
    }
    void count(PageFile &file, qint64 page, MappingUse &use)
    {
        quint8 &kind = file.kinds[page];
        if (kind == Unseen) {
            kind = kindOf(file.hashes.at(page));
            m_zero += kind == Zero;
            m_duplicate += kind == Duplicate;
        }
        use.zero += kind == Zero;
        use.duplicate += kind == Duplicate;
    }
    Kind kindOf(quint64 hash)
    {
        if (hash == zeroPageHash())
            return Zero;
        const qsizetype known = m_seen.size();
        m_seen.insert(hash);
        return m_seen.size() == known ? Duplicate : Unique;
    }

    const QMap<QString, PageHashes> &m_hashes;
    QMap<QString, PageFile> m_files;
    QSet<quint64> m_seen;
    qint64 m_zero = 0, m_duplicate = 0;
    qint64 m_room = mostLooks;
};

void countMappings(const CriuProcess &process, UseCounter &counter, MemoryUse &all)
{
    for (const CriuMapping &mapping : process.mappings) {
        MappingUse use{.pid = process.pid, .mapping = mapping};
        forRunsIn(process.runs, mapping.start, mapping.end,
                  [&](const CriuPageRun &run) { counter.count(process.pages, run.page, run.count, use); });
        forRunsIn(process.sharedRuns, mapping.start, mapping.end,
                  [&](const CriuSharedRun &run) { counter.count(run.file, run.page, run.count, use); });
        if (use.pages > 0)
            all.mappings.append(use);
    }
}

} // namespace

quint64 zeroPageHash()
{
    static const quint64 hash = hashOf(QByteArray(criuPageSize, '\0').constData());
    return hash;
}

void PageHasher::feed(QByteArrayView bytes)
{
    if (!m_rest.isEmpty()) {
        const qsizetype missing = qMin(criuPageSize - m_rest.size(), bytes.size());
        m_rest += bytes.first(missing);
        bytes = bytes.sliced(missing);
        if (m_rest.size() < criuPageSize)
            return;
        m_hashes.append(hashOf(m_rest.constData()));
        m_rest.clear();
    }
    const qsizetype whole = bytes.size() / criuPageSize;
    for (qsizetype i = 0; i < whole; ++i)
        m_hashes.append(hashOf(bytes.data() + i * criuPageSize));
    m_rest += bytes.sliced(whole * criuPageSize);
}

PageHashes PageHasher::take()
{
    if (!m_rest.isEmpty()) {
        m_rest.resize(criuPageSize, '\0');
        m_hashes.append(hashOf(m_rest.constData()));
        m_rest.clear();
    }
    return std::exchange(m_hashes, {});
}

MemoryUse memoryUse(const CriuImages &images, const QMap<QString, PageHashes> &hashes)
{
    MemoryUse all;
    UseCounter counter(hashes);
    for (const CriuProcess &process : images.processes)
        countMappings(process, counter, all);
    QSet<QString> mapped;
    for (const CriuProcess &process : images.processes) {
        for (const CriuSharedRun &run : process.sharedRuns)
            mapped.insert(run.file);
    }
    for (const CriuSharedMemory &memory : images.shared) {
        MappingUse use{.pid = 0, .mapping = {.name = memory.name}};
        for (const CriuPageRun &run : memory.runs) {
            use.mapping.end = run.address + bytesOf(run.count);
            counter.count(memory.pages, run.page, run.count, use);
        }
        use.mapping.pages = use.pages;
        if (use.pages > 0 && !mapped.contains(memory.pages))
            all.mappings.append(use);
    }
    for (const CriuPages &pages : images.pages)
        all.pages += pages.present;
    all.zero = counter.zero();
    all.duplicate = counter.duplicate();
    return all;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/pagehashes.h"
#include "core/criu/pageruns.h"

#include <QHash>
#include <QSet>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 20;                   ///< generations that tell processes apart
constexpr qsizetype longestName = 16;         ///< TASK_COMM_LEN

/// What makes a mapping the same in two checkpoints. One without a name is told by what it comes after, as
/// libraries' own memory does.
struct MappingKey
{
    QString name{};
    bool after = false;
    int order = 0; ///< among those of that name

    bool operator==(const MappingKey &) const = default;
};

size_t qHash(const MappingKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.name, key.after, key.order);
}

QList<std::pair<MappingKey, const CriuMapping *>> mappingsOf(const CriuProcess *process)
{
    QList<std::pair<MappingKey, const CriuMapping *>> mappings;
    if (!process)
        return mappings;
    QHash<MappingKey, int> twins;
    QString last;
    for (const CriuMapping &mapping : process->mappings) {
        if (!mapping.name.isEmpty())
            last = mapping.name;
        MappingKey key{last, mapping.name.isEmpty()};
        key.order = twins[key]++;
        if (mapping.pages > 0)
            mappings.append({key, &mapping});
    }
    return mappings;
}

/// A page's distance from its mapping's start, in pages, and its hash.
using Page = std::pair<quint64, quint64>;

/// One checkpoint, with its processes by their place in the tree.
class Side
{
public:
    Side(const CriuImages &images, const QMap<QString, PageHashes> &hashes) : m_images(images), m_hashes(hashes)
    {
        QHash<quint32, const CriuProcess *> byPid;
        for (const CriuProcess &process : images.processes)
            byPid.insert(process.pid, &process);
        QHash<QString, int> twins;
        for (const CriuProcess &process : images.processes) {
            if (process.mappings.isEmpty())
                continue;
            const QString place = placeInTree(process, byPid);
            m_processes.append({u"%1#%2"_s.arg(place).arg(twins[place]++), &process});
        }
        for (const auto &[key, process] : std::as_const(m_processes))
            m_byKey.insert(key, process);
    }

    const auto &processes() const { return m_processes; }
    const CriuProcess *process(const QString &key) const { return m_byKey.value(key); }

    /// The mapping's pages by their distance; nothing where some are not known, or where there is no room for more.
    std::optional<QList<Page>> pages(const CriuProcess *process, const CriuMapping *mapping, qint64 &room) const
    {
        QList<Page> pages;
        if (!mapping)
            return pages;
        bool known = true;
        const auto take = [&](const auto &run, const QString &file) {
            const auto hashes = m_hashes.constFind(file);
            known = known && hashes != m_hashes.cend() && run.page + run.count <= hashes->size() && run.count <= room;
            if (!known)
                return;
            room -= run.count;
            const quint64 distance = (run.address - mapping->start) / criuPageSize;
            for (qint64 i = 0; i < run.count; ++i)
                pages.append({distance + quint64(i), hashes->at(run.page + i)});
        };
        forRunsIn(process->runs, mapping->start, mapping->end, [&](const CriuPageRun &run) { take(run, process->pages); });
        forRunsIn(process->sharedRuns, mapping->start, mapping->end, [&](const CriuSharedRun &run) { take(run, run.file); });
        if (!std::ranges::is_sorted(pages))
            std::ranges::sort(pages);
        return known ? std::optional(pages) : std::nullopt;
    }

private:
    /// "init/server/worker": names from the first ancestor on.
    static QString placeInTree(const CriuProcess &process, const QHash<quint32, const CriuProcess *> &byPid)
    {
        QString place = process.name.left(longestName);
        const CriuProcess *parent = byPid.value(process.parent);
        for (int i = 0; parent && i < deepest; ++i) {
            place.prepend(parent->name.left(longestName) + u'/');
            parent = byPid.value(parent->parent);
        }
        return place;
    }

    const CriuImages &m_images;
    const QMap<QString, PageHashes> &m_hashes;
    QList<std::pair<QString, const CriuProcess *>> m_processes;
    QHash<QString, const CriuProcess *> m_byKey;
};

class Comparison
{
public:
    Comparison(const Side &before, const Side &after, const QMap<QString, PageHashes> &beforeHashes)
        : m_before(before), m_after(after)
    {
        for (const PageHashes &hashes : beforeHashes) {
            for (const quint64 hash : hashes)
                m_known.insert(hash);
        }
    }

    void compare(const CriuProcess *old, const CriuProcess *now)
    {
        const auto oldMappings = mappingsOf(old), newMappings = mappingsOf(now);
        const QHash<MappingKey, const CriuMapping *> byKey(oldMappings.cbegin(), oldMappings.cend());
        QSet<MappingKey> matched;
        for (const auto &[key, mapping] : newMappings) {
            matched.insert(key);
            compare(old, byKey.value(key), now, mapping);
        }
        for (const auto &[key, mapping] : oldMappings) {
            if (!matched.contains(key))
                compare(old, mapping, now, nullptr);
        }
    }
    QList<MappingDifference> take() { return std::move(m_differences); }

private:
    void compare(const CriuProcess *old, const CriuMapping *oldMapping, const CriuProcess *now, const CriuMapping *newMapping)
    {
        const QString name = (newMapping ? newMapping : oldMapping)->name;
        MappingDifference found{.process = (now ? now : old)->name,
                                .mapping = name.isEmpty() ? u"[anonymous]"_s : name,
                                .before = oldMapping ? oldMapping->pages : 0,
                                .after = newMapping ? newMapping->pages : 0};
        const auto oldPages = m_before.pages(old, oldMapping, m_room), newPages = m_after.pages(now, newMapping, m_room);
        if (oldPages && newPages)
            count(*oldPages, *newPages, found);
        m_differences.append(found);
    }
    void count(const QList<Page> &oldPages, const QList<Page> &newPages, MappingDifference &found) const
    {
        auto old = oldPages.cbegin();
        for (const Page &page : newPages) {
            while (old != oldPages.cend() && old->first < page.first)
                ++old;
            if (old != oldPages.cend() && *old == page)
                ++found.equal;
            else if (m_known.contains(page.second))
                ++found.moved;
            else
                ++found.changed;
        }
    }

    const Side &m_before, &m_after;
    QSet<quint64> m_known; ///< every page of the earlier one
    QList<MappingDifference> m_differences;
    qint64 m_room = mostLooks;
};

} // namespace

QList<MappingDifference> compareMemory(const CriuImages &before, const QMap<QString, PageHashes> &beforeHashes,
                                       const CriuImages &after, const QMap<QString, PageHashes> &afterHashes)
{
    const Side old(before, beforeHashes), now(after, afterHashes);
    Comparison comparison(old, now, beforeHashes);
    for (const auto &[key, process] : now.processes())
        comparison.compare(old.process(key), process);
    for (const auto &[key, process] : old.processes()) {
        if (!now.process(key))
            comparison.compare(process, nullptr);
    }
    return comparison.take();
}

} // namespace Thaw

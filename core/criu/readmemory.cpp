// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/readmemory.h"

#include "core/criu/pageruns.h"

#include <sys/mman.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 pageInParent = 1, pageLazy = 2, pagePresent = 4;
constexpr int mappingsField = 14; ///< of Memory
/// What kind a mapping is (criu/include/image.h).
constexpr quint32 isStack = 1 << 1, isVsyscall = 1 << 2, isVdso = 1 << 3, isHeap = 1 << 5, hasFile = 1 << 6 | 1 << 7,
                  isAnonymousShared = 1 << 8, isSystemV = 1 << 10, isSocket = 1 << 11, isVvar = 1 << 12,
                  isAsyncRing = 1 << 13, isMemfd = 1 << 14, isShadowStack = 1 << 15;
/// 2^40 pages are 4 PiB: no process has more, and sums of them cannot overflow.
constexpr quint64 mostPages = quint64(1) << 40;
/// A process with 64 TiB of which every second page is missing has more; nobody has.
constexpr qsizetype mostRuns = 16'000'000;
constexpr qsizetype mostMappings = 1'000'000; ///< Linux' own default is 65530
/// Many processes that share much in many pieces.
constexpr qint64 mostSharedRuns = 4'000'000;

} // namespace

MemoryReader::MemoryReader(ImageFiles &in, const FileTable &files, CriuImages &images)
    : m_in(in), m_files(files), m_images(images)
{
    const auto prefix = "pagemap-shmem-"_L1;
    for (const QString &name : m_in.names()) {
        bool valid = name.startsWith(prefix) && name.endsWith(".img"_L1);
        const quint64 id = valid ? QStringView(name).mid(prefix.size()).chopped(4).toULongLong(&valid) : 0;
        const auto map = valid ? readPageMap(name) : std::nullopt;
        if (!map)
            continue;
        CriuSharedMemory memory{.id = id, .name = m_files.sharedNames.value(id, u"[shared]"_s), .pages = map->pages, .runs = map->runs};
        for (const CriuPageRun &run : map->elsewhere)
            memory.elsewhere += run.count;
        m_shared.insert(id, m_images.shared.size());
        m_images.shared.append(memory);
    }
}

void MemoryReader::checkSize(const QString &map, const PageMap &pages, qint64 promised)
{
    m_images.pages.append({map, pages.pages, promised});
    const qint64 size = m_in.size(pages.pages);
    if (promised > 0 && size < 0)
        m_in.problem(pages.pages, u"is missing"_s);
    else if (size >= 0 && size != promised * criuPageSize)
        m_in.problem(pages.pages, u"has %1 bytes where %2 promises %3"_s.arg(size).arg(map).arg(promised * criuPageSize));
}

std::optional<MemoryReader::PageMap> MemoryReader::readPageMap(const QString &name)
{
    PageMap map;
    bool head = false;
    qint64 promised = 0;
    quint64 last = 0;
    CriuFormat::PagemapEntry entry;
    const bool whole = m_in.read(name, [&](qsizetype index, QByteArrayView bytes) -> qint64 {
        if (index == 0) {
            CriuFormat::PagemapHead first;
            head = m_in.parse(bytes, first) && first.has_pages();
            map.pages = u"pages-%1.img"_s.arg(first.pages());
            return head ? 0 : ImageFiles::damaged;
        }
        if (!m_in.parse(bytes, entry))
            return ImageFiles::damaged;
        if (entry.flags() & ~(pageInParent | pageLazy | pagePresent))
            m_in.setNewer();
        const quint64 count = entry.has_count() ? entry.count() : entry.count_32();
        // CRIU itself goes through them upwards.
        if (count > mostPages || entry.address() < last || entry.address() > ~quint64(0) - count * criuPageSize)
            return ImageFiles::damaged;
        last = entry.address() + count * criuPageSize;
        // No flags: the way of CRIU 2.x, where what is not in the parent is here.
        const bool present = entry.has_flags() ? entry.flags() & pagePresent : !entry.in_parent();
        if (count > 0)
            (present ? map.runs : map.elsewhere).append({entry.address(), promised, qint64(count)});
        promised += present ? qint64(count) : 0;
        return quint64(promised) <= mostPages ? 0 : ImageFiles::damaged;
    }, mostRuns);
    if (whole && !head)
        m_in.problem(name, u"is empty"_s);
    if (!whole || !head)
        return {};
    checkSize(name, map, promised);
    return map;
}

QString MemoryReader::nameOf(const CriuFormat::Mapping &mapping, const CriuFormat::Memory &memory) const
{
    const quint32 status = mapping.status();
    if (status & (hasFile | isMemfd)) {
        if (const QString name = m_files.mapped.value(quint32(mapping.shared())).name; !name.isEmpty())
            return name;
    }
    const bool grows = mapping.flags() & MAP_GROWSDOWN || (memory.stack() >= mapping.start() && memory.stack() < mapping.end());
    const std::pair<bool, QString> names[] = {
        {status & isVsyscall, u"[vsyscall]"_s}, {status & isVdso, u"[vdso]"_s},
        {status & isVvar, u"[vvar]"_s},         {status & isHeap, u"[heap]"_s},
        {status & isStack || grows, u"[stack]"_s}, {status & isShadowStack, u"[shadow stack]"_s},
        {status & isSystemV, u"[sysv]"_s},      {status & isAsyncRing, u"[aio]"_s},
        {status & isSocket, u"[socket]"_s},     {status & (isAnonymousShared | isMemfd), u"[shared]"_s},
    };
    for (const auto &[is, name] : names) {
        if (is)
            return name;
    }
    return {};
}

bool MemoryReader::addMapping(const std::string &bytes, const CriuFormat::Memory &memory, CriuProcess &process)
{
    CriuFormat::Mapping mapping;
    if (process.mappings.size() >= mostMappings || !m_in.parse({bytes.data(), qsizetype(bytes.size())}, mapping))
        return false;
    // As the kernel lists them, and CRIU writes them.
    const quint64 last = process.mappings.isEmpty() ? 0 : process.mappings.last().end;
    if (mapping.start() < last || mapping.end() <= mapping.start())
        return false;
    const quint32 status = mapping.status();
    process.mappings.append({.start = mapping.start(),
                             .end = mapping.end(),
                             .protection = mapping.protection(),
                             .flags = mapping.flags(),
                             .offset = mapping.offset(),
                             .file = status & (hasFile | isMemfd) ? quint32(mapping.shared()) : 0,
                             .name = nameOf(mapping, memory)});
    std::optional<quint64> shared;
    if (status & isMemfd)
        shared = m_files.mapped.value(quint32(mapping.shared())).shared;
    else if (status & (isAnonymousShared | isSystemV))
        shared = mapping.shared();
    // A private mapping of a memfd keeps what was written to it in the process' own pages, and the rest in the memfd's.
    if (shared && m_shared.contains(*shared) && mapping.flags() & MAP_SHARED)
        m_mappedShared.insert(mapping.start(), m_shared.value(*shared));
    return true;
}

void MemoryReader::countShared(CriuProcess &process, CriuMapping &mapping, const CriuSharedMemory &shared)
{
    const quint64 size = mapping.end - mapping.start;
    if (mapping.offset > ~quint64(0) - size)
        return;
    forRunsIn(shared.runs, mapping.offset, mapping.offset + size, [&](const CriuPageRun &run) {
        if (++m_sharedRuns > mostSharedRuns)
            return;
        process.sharedRuns.append({mapping.start + (run.address - mapping.offset), run.page, run.count, shared.pages});
        mapping.pages += run.count;
    });
}

void MemoryReader::read(CriuProcess &process)
{
    m_mappedShared.clear();
    const QString name = u"mm-%1.img"_s.arg(process.pid);
    m_in.readMessages<CriuFormat::Memory>(name, [&](const CriuFormat::Memory &memory) -> qint64 {
        process.program = memory.program();
        process.argumentsStart = memory.arguments_start();
        process.argumentsEnd = memory.arguments_end();
        process.environmentStart = memory.environment_start();
        process.environmentEnd = memory.environment_end();
        return CriuFormat::forEachMessage(memory.unknown_fields(), mappingsField,
                              [&](const std::string &bytes) { return addMapping(bytes, memory, process); })
            ? 0 : ImageFiles::damaged;
    });
    const auto map = readPageMap(u"pagemap-%1.img"_s.arg(process.pid));
    if (map) {
        process.pages = map->pages;
        process.runs = map->runs;
    }
    const bool wasFull = m_sharedRuns > mostSharedRuns;
    for (CriuMapping &mapping : process.mappings) {
        if (map) {
            forRunsIn(map->runs, mapping.start, mapping.end, [&](const CriuPageRun &run) { mapping.pages += run.count; });
            forRunsIn(map->elsewhere, mapping.start, mapping.end, [&](const CriuPageRun &run) { mapping.elsewhere += run.count; });
        }
        if (const auto shared = m_mappedShared.constFind(mapping.start); shared != m_mappedShared.cend())
            countShared(process, mapping, m_images.shared[*shared]);
    }
    if (!wasFull && m_sharedRuns > mostSharedRuns)
        m_in.problem(name, u"shares more memory than can be told"_s);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// CRIU's format: one or two 32-bit words (what it is), then entries of a 32-bit length and that many bytes of
// protobuf. Source: criu/include/magic.h, criu/protobuf.c.
#include "core/criu/imagereader.h"

#include "images.pb.h"

#include <QtEndian>

#include <functional>
#include <set>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 commonMagic = 0x54564319;
constexpr quint32 serviceMagic = 0x55105940;
constexpr quint32 inventoryMagic = 0x58313116; ///< its file has this word alone
constexpr qint64 pageSize = 4096;
constexpr quint32 pagePresent = 4;
constexpr quint32 taskDead = 2;
constexpr quint32 taskZombie = 6;
constexpr int nofileIndex = 7; ///< RLIMIT_NOFILE
/// No application has more; without a bound a few bytes could ask for as many entries as memory holds.
constexpr qsizetype mostEntries = 1'000'000;
constexpr qsizetype mostProblems = 200;

class Reader
{
public:
    explicit Reader(const CheckpointFiles &files) : m_files(files) {}
    CriuImages read();

private:
    using Take = std::function<bool(qsizetype index, QByteArrayView entry)>;

    void problem(const QString &name, const QString &what);
    /// Gives every entry of that file to take, which says whether it could be read.
    bool readFile(const QString &name, const Take &take);
    template<typename Message>
    bool readMessages(const QString &name, const std::function<void(const Message &)> &take);

    void readInventory();
    void readProcesses();
    void readProcess(CriuProcess &process);
    void readThread(quint32 id, CriuProcess &process, bool main);
    void readMemory(CriuProcess &process);
    void readDescriptors(CriuProcess &process);
    void readPagemap(const QString &name);
    void readFiles();
    void readCpu();

    const CheckpointFiles &m_files;
    CriuImages m_images;
    std::set<quint32> m_seen; ///< pids: a tree that names one twice is damaged
};

void Reader::problem(const QString &name, const QString &what)
{
    if (m_images.problems.size() < mostProblems)
        m_images.problems.append(name + u' ' + what);
}

bool Reader::readFile(const QString &name, const Take &take)
{
    const auto found = m_files.contents.constFind(name);
    if (found == m_files.contents.cend()) {
        problem(name, m_files.sizes.contains(name) ? u"is too large to be read"_s : u"is missing"_s);
        return false;
    }
    const QByteArrayView bytes(*found);
    const auto word = [&](qsizetype at) { return qFromLittleEndian<quint32>(bytes.data() + at); };
    if (bytes.size() < 8) {
        problem(name, bytes.isEmpty() ? u"is empty"_s : u"is cut short"_s);
        return false;
    }
    const quint32 first = word(0);
    if (first != commonMagic && first != serviceMagic && first != inventoryMagic) {
        problem(name, u"is not one of CRIU's files"_s);
        return false;
    }
    qsizetype at = first == inventoryMagic ? 4 : 8;
    for (qsizetype index = 0; at < bytes.size(); ++index) {
        if (bytes.size() - at < 4 || qsizetype(word(at)) > bytes.size() - at - 4) {
            problem(name, u"is cut short"_s);
            return false;
        }
        const qsizetype size = word(at);
        if (index >= mostEntries || !take(index, bytes.sliced(at + 4, size))) {
            problem(name, u"is damaged at byte %1"_s.arg(at));
            return false;
        }
        at += 4 + size;
    }
    return true;
}

template<typename Message>
bool Reader::readMessages(const QString &name, const std::function<void(const Message &)> &take)
{
    qsizetype count = 0;
    const bool whole = readFile(name, [&](qsizetype, QByteArrayView entry) {
        Message message;
        if (!message.ParseFromArray(entry.data(), int(entry.size())))
            return false;
        take(message);
        ++count;
        return true;
    });
    if (whole && count == 0)
        problem(name, u"is empty"_s);
    return whole && count > 0;
}

void Reader::readInventory()
{
    readMessages<CriuFormat::Inventory>(u"inventory.img"_s, [this](const CriuFormat::Inventory &inventory) {
        m_images.version = inventory.version();
        m_images.uptime = inventory.dump_uptime() / 1'000'000; // CRIU counts microseconds
    });
}

void Reader::readProcesses()
{
    readMessages<CriuFormat::PstreeEntry>(u"pstree.img"_s, [this](const CriuFormat::PstreeEntry &entry) {
        CriuProcess process{.pid = entry.pid(), .parent = entry.parent(), .group = entry.group(), .session = entry.session()};
        for (const quint32 thread : entry.threads())
            process.threads.append(thread);
        if (process.pid == 0 || !m_seen.insert(process.pid).second)
            problem(u"pstree.img"_s, u"names the process %1 twice"_s.arg(process.pid));
        else
            m_images.processes.append(process);
    });
    for (CriuProcess &process : m_images.processes)
        readProcess(process);
}

quint64 mask(const google::protobuf::RepeatedField<quint32> &words)
{
    return (words.size() > 0 ? words[0] : 0) | (words.size() > 1 ? quint64(words[1]) << 32 : 0);
}

void Reader::readThread(quint32 id, CriuProcess &process, bool main)
{
    readMessages<CriuFormat::Core>(u"core-%1.img"_s.arg(id), [&](const CriuFormat::Core &core) {
        const auto &credentials = core.thread().credentials();
        process.capabilities |= mask(credentials.permitted()) | mask(credentials.inheritable());
        process.bounding |= mask(credentials.bounding());
        process.seccomp = process.seccomp || core.thread().seccomp_mode() == 2 || core.task().old_seccomp_mode() == 2;
        if (!main)
            return;
        process.name = QString::fromStdString(core.task().name());
        process.uid = credentials.uid();
        process.gid = credentials.gid();
        process.ended = core.task().state() == taskDead || core.task().state() == taskZombie;
        if (core.task().limits().limits_size() > nofileIndex)
            process.descriptorLimit = core.task().limits().limits(nofileIndex).current();
    });
}

void Reader::readProcess(CriuProcess &process)
{
    readThread(process.pid, process, true);
    for (const quint32 thread : std::as_const(process.threads)) {
        if (thread != process.pid && m_seen.insert(thread).second)
            readThread(thread, process, false);
    }
    if (process.ended)
        return;
    readMemory(process);
    readDescriptors(process);
    readPagemap(u"pagemap-%1.img"_s.arg(process.pid));
}

void Reader::readMemory(CriuProcess &process)
{
    readMessages<CriuFormat::Memory>(u"mm-%1.img"_s.arg(process.pid),
                                     [&](const CriuFormat::Memory &memory) { process.program = memory.program(); });
}

void Reader::readDescriptors(CriuProcess &process)
{
    quint32 table = 0;
    if (!readMessages<CriuFormat::Ids>(u"ids-%1.img"_s.arg(process.pid),
                                       [&](const CriuFormat::Ids &ids) { table = ids.files(); }))
        return;
    const QString name = u"fdinfo-%1.img"_s.arg(table);
    if (!m_files.sizes.contains(name)) {
        problem(name, u"is missing"_s);
        return;
    }
    // A process may have closed everything: no entry is no problem here.
    readFile(name, [&](qsizetype, QByteArrayView entry) {
        CriuFormat::Descriptor descriptor;
        if (!descriptor.ParseFromArray(entry.data(), int(entry.size())))
            return false;
        process.descriptors = qMax(process.descriptors, qint64(descriptor.number()) + 1);
        return true;
    });
}

void Reader::readPagemap(const QString &name)
{
    CriuPages pages{.map = name};
    bool head = false;
    qint64 promised = 0;
    const bool whole = readFile(name, [&](qsizetype index, QByteArrayView entry) {
        if (index == 0) {
            CriuFormat::PagemapHead first;
            head = first.ParseFromArray(entry.data(), int(entry.size())) && first.has_pages();
            pages.file = u"pages-%1.img"_s.arg(first.pages());
            return head;
        }
        CriuFormat::PagemapEntry map;
        if (!map.ParseFromArray(entry.data(), int(entry.size())))
            return false;
        const quint64 count = map.has_count() ? map.count() : map.count_32();
        // No flags: the way of CRIU 2.x, where what is not in the parent is here.
        const bool present = map.has_flags() ? map.flags() & pagePresent : !map.in_parent();
        // 2^40 pages are 4 PiB: no process has more, and their sum cannot overflow.
        if (count > quint64(1) << 40)
            return false;
        promised += present ? qint64(count) : 0;
        return promised <= qint64(1) << 40;
    });
    if (whole && !head)
        problem(name, u"is empty"_s);
    if (!whole || !head)
        return;
    pages.present = promised;
    m_images.pages.append(pages);
    const qint64 size = m_files.sizes.value(pages.file, -1);
    if (promised > 0 && size < 0)
        problem(pages.file, u"is missing"_s);
    else if (size >= 0 && size != promised * pageSize)
        problem(pages.file, u"has %1 bytes where %2 promises %3"_s.arg(size).arg(name).arg(promised * pageSize));
}

QByteArray buildId(const CriuFormat::RegularFile &file)
{
    QByteArray id;
    for (const quint32 part : file.build_id()) {
        id.append(reinterpret_cast<const char *>(&part), sizeof part);
        if (id.size() >= 64)
            break;
    }
    return id;
}

void Reader::readFiles()
{
    std::set<quint32> remapped;
    if (m_files.sizes.contains(u"remap-fpath.img"_s)) {
        readMessages<CriuFormat::Remap>(u"remap-fpath.img"_s,
                                        [&](const CriuFormat::Remap &remap) { remapped.insert(remap.file()); });
    }
    readMessages<CriuFormat::File>(u"files.img"_s, [&](const CriuFormat::File &entry) {
        if (!entry.has_regular())
            return;
        const CriuFormat::RegularFile &file = entry.regular();
        QString path = QString::fromStdString(file.path());
        if (!path.startsWith(u'/'))
            path.prepend(u'/');
        m_images.files.append({.id = file.id(),
                               .path = path,
                               .size = file.has_size() ? qint64(qMin<quint64>(file.size(), quint64(1) << 62)) : -1,
                               .mode = file.has_mode() ? int(file.mode() & 0177777) : -1,
                               .flags = file.flags(),
                               .buildId = buildId(file),
                               .external = file.external(),
                               .remapped = remapped.contains(file.id())});
    });
}

void Reader::readCpu()
{
    const QString name = u"cpuinfo.img"_s;
    if (!m_files.sizes.contains(name))
        return;
    readMessages<CriuFormat::CpuInfo>(name, [this](const CriuFormat::CpuInfo &info) {
        if (info.x86_size() == 0)
            return;
        CriuCpu cpu{.vendor = info.x86(0).vendor(), .name = QString::fromStdString(info.x86(0).name()).trimmed()};
        for (const quint32 word : info.x86(0).features())
            cpu.features.append(word);
        m_images.cpu = cpu;
    });
}

CriuImages Reader::read()
{
    readInventory();
    readProcesses();
    readFiles();
    readCpu();
    return m_images;
}

} // namespace

bool isReadable(const QString &name)
{
    return name.endsWith(".img"_L1) && !name.startsWith("pages-"_L1) && !name.startsWith("ghost-file-"_L1);
}

CriuImages readImages(const CheckpointFiles &files)
{
    return Reader(files).read();
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/imagereader.h"

#include "core/criu/readprocess.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 lastVersion = 2; ///< of the format, as CRIU 1.0 to 4.2 write it
constexpr int x86Field = 1;        ///< of CpuInfo

void readInventory(ImageFiles &in, CriuImages &images)
{
    in.readMessages<CriuFormat::Inventory>(u"inventory.img"_s, [&](const CriuFormat::Inventory &inventory) {
        images.version = inventory.version();
        images.uptime = inventory.dump_uptime() / 1'000'000; // CRIU counts microseconds
        if (images.version > lastVersion)
            in.setNewer();
    });
}

void readCpu(ImageFiles &in, CriuImages &images)
{
    const QString name = u"cpuinfo.img"_s;
    if (!in.has(name))
        return;
    in.readMessages<CriuFormat::CpuInfo>(name, [&](const CriuFormat::CpuInfo &info) {
        CriuFormat::forEachMessage(info.unknown_fields(), x86Field, [&](const std::string &bytes) {
            CriuFormat::X86Cpu found;
            if (!in.parse({bytes.data(), qsizetype(bytes.size())}, found))
                return false;
            CriuCpu cpu{.vendor = found.vendor(), .name = QString::fromStdString(found.name()).trimmed()};
            for (const quint32 word : found.features())
                cpu.features.append(word);
            images.cpu = cpu;
            return false; // they are all alike
        });
    });
}

qint64 number(bool there, quint64 value)
{
    return there ? qint64(qMin<quint64>(value, quint64(1) << 62)) : -1;
}

void readStatistics(ImageFiles &in, CriuStatistics &statistics)
{
    for (const QString &name : {u"stats-dump"_s, u"stats-restore"_s}) {
        if (!in.has(name))
            continue;
        in.readMessages<CriuFormat::Stats>(name, [&](const CriuFormat::Stats &stats) {
            if (stats.has_dump()) {
                const CriuFormat::DumpStats &dump = stats.dump();
                in.look(dump);
                statistics.freezingUs = number(dump.has_freezing_us(), dump.freezing_us());
                statistics.frozenUs = number(dump.has_frozen_us(), dump.frozen_us());
                statistics.memoryDumpUs = number(dump.has_memory_dump_us(), dump.memory_dump_us());
                statistics.memoryWriteUs = number(dump.has_memory_write_us(), dump.memory_write_us());
                statistics.pagesScanned = number(dump.has_pages_scanned(), dump.pages_scanned());
                statistics.pagesWritten = number(dump.has_pages_written(), dump.pages_written());
                statistics.sharedPagesScanned = number(dump.has_shared_pages_scanned(), dump.shared_pages_scanned());
                statistics.sharedPagesWritten = number(dump.has_shared_pages_written(), dump.shared_pages_written());
            }
            if (stats.has_restore()) {
                const CriuFormat::RestoreStats &restore = stats.restore();
                in.look(restore);
                statistics.forkingUs = number(restore.has_forking_us(), restore.forking_us());
                statistics.restoreUs = number(restore.has_restore_us(), restore.restore_us());
                statistics.pagesRestored = number(restore.has_pages_restored(), restore.pages_restored());
            }
        });
    }
}

} // namespace

bool isReadable(const QString &name)
{
    if (name == "stats-dump"_L1 || name == "stats-restore"_L1)
        return true;
    return name.endsWith(".img"_L1) && !name.startsWith("pages-"_L1) && !name.startsWith("ghost-file-"_L1);
}

CriuImages readImages(const CheckpointFiles &files)
{
    ImageFiles in(files);
    CriuImages images;
    readInventory(in, images);
    FileTable table = readFiles(in);
    images.files = table.files;
    images.sockets = table.sockets;
    images.objects = table.objects;
    ProcessReader(in, table, images).read();
    readCpu(in, images);
    readStatistics(in, images.statistics);
    images.problems = in.takeProblems();
    images.newer = in.isNewer();
    return images;
}

} // namespace Thaw

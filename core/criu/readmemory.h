// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/readfiles.h"

namespace Thaw {

/// Reads mappings and page maps: what of a process' memory is in which page file.
class MemoryReader
{
public:
    /// Reads the memory that is shared, which processes then refer to.
    MemoryReader(ImageFiles &in, const FileTable &files, CriuImages &images);

    /// Sets program, mappings, pages, runs and the addresses of a process' texts.
    void read(CriuProcess &process);

private:
    struct PageMap
    {
        QString pages{};                ///< file
        QList<CriuPageRun> runs{};      ///< that are in it
        QList<CriuPageRun> elsewhere{}; ///< that are not; their page has no meaning
    };

    std::optional<PageMap> readPageMap(const QString &name);
    void checkSize(const QString &map, const PageMap &pages, qint64 promised);
    bool addMapping(const std::string &bytes, const CriuFormat::Memory &memory, CriuProcess &process);
    QString nameOf(const CriuFormat::Mapping &mapping, const CriuFormat::Memory &memory) const;
    void countShared(CriuProcess &process, CriuMapping &mapping, const CriuSharedMemory &shared);

    ImageFiles &m_in;
    const FileTable &m_files;
    CriuImages &m_images;
    QHash<quint64, qsizetype> m_shared; ///< by id: index in the images'
    QHash<quint64, qsizetype> m_mappedShared; ///< of the process being read, by a mapping's start: the same index
    qint64 m_sharedRuns = 0;            ///< given to processes so far
};

} // namespace Thaw

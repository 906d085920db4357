// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/readmemory.h"

#include <QSet>

namespace Thaw {

/// Reads the tree of processes with their threads, descriptors and memory.
class ProcessReader
{
public:
    ProcessReader(ImageFiles &in, const FileTable &files, CriuImages &images)
        : m_in(in), m_files(files), m_images(images), m_memory(in, files, images) {}

    void read();

private:
    struct Table
    {
        QList<CriuDescriptor> descriptors{};
        qint64 count = 0; ///< highest number, plus one
    };

    void readProcess(CriuProcess &process);
    void readThread(quint32 id, CriuProcess &process, bool listed);
    void takeTask(const CriuFormat::TaskCore &task, CriuProcess &process);
    void takeLimits(const CriuFormat::TaskCore &task, CriuProcess &process);
    void takeActions(const CriuFormat::TaskCore &task, CriuProcess &process);
    void takeOldActions(CriuProcess &process);
    void takeThread(const CriuFormat::Core &core, CriuThread &thread);
    void takeCredentials(const CriuFormat::Credentials &credentials, CriuCredentials &to);
    void readDescriptors(CriuProcess &process);
    Table readTable(const QString &name);
    void readPlaces(CriuProcess &process);

    ImageFiles &m_in;
    const FileTable &m_files;
    CriuImages &m_images;
    MemoryReader m_memory;
    QSet<quint32> m_seen;           ///< pids and thread ids: a tree that names one twice is damaged
    QHash<quint32, Table> m_tables; ///< of descriptors, by id: processes may share one
};

} // namespace Thaw

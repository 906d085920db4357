// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/readprocess.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <signal.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// CRIU's own numbers (criu/include/pstree.h).
constexpr quint32 taskDead = 2, taskStopped = 3, taskZombie = 6;
constexpr int limitsField = 1, nofileIndex = 7; ///< of ResourceLimits; RLIMIT_NOFILE
constexpr int actionsField = 15;                ///< of TaskCore
constexpr quint64 defaultHandler = 0, ignoringHandler = 1;
constexpr int lastSignal = 64;

quint64 mask(const google::protobuf::RepeatedField<quint32> &words)
{
    return (words.empty() ? 0 : words[0]) | (words.size() > 1 ? quint64(words[1]) << 32 : 0);
}

CriuState stateOf(quint32 state)
{
    switch (state) {
    case taskDead: return CriuState::Dead;
    case taskStopped: return CriuState::Stopped;
    case taskZombie: return CriuState::Zombie;
    default: return CriuState::Alive;
    }
}

/// Actions are listed for every signal but the two that nobody can handle.
int signalAfter(int number)
{
    ++number;
    return number == SIGKILL || number == SIGSTOP ? number + 1 : number;
}

void takeAction(quint64 handler, int number, CriuProcess &process)
{
    if (number > lastSignal || handler == defaultHandler)
        return;
    (handler == ignoringHandler ? process.ignoredSignals : process.caughtSignals) |= quint64(1) << (number - 1);
}

} // namespace

void ProcessReader::read()
{
    m_in.readMessages<CriuFormat::PstreeEntry>(u"pstree.img"_s, [this](const CriuFormat::PstreeEntry &entry) -> qint64 {
        if (entry.threads_size() > ImageFiles::mostEntries)
            return ImageFiles::damaged;
        CriuProcess process{.pid = entry.pid(), .parent = entry.parent(), .group = entry.group(), .session = entry.session()};
        for (const quint32 thread : entry.threads())
            process.threads.append(thread);
        const qsizetype known = m_seen.size();
        m_seen.insert(process.pid);
        if (process.pid == 0 || m_seen.size() == known)
            m_in.problem(u"pstree.img"_s, u"names the process %1 twice"_s.arg(process.pid));
        else
            m_images.processes.append(process);
        return 0;
    });
    for (CriuProcess &process : m_images.processes)
        readProcess(process);
}

void ProcessReader::readProcess(CriuProcess &process)
{
    readThread(process.pid, process, process.threads.contains(process.pid));
    if (process.ended) {
        // CRIU writes there whatever was in its memory (dump_zombies()).
        process.threads.removeIf([&](quint32 thread) { return thread != process.pid; });
        return;
    }
    for (const quint32 thread : std::as_const(process.threads)) {
        const qsizetype known = m_seen.size();
        m_seen.insert(thread);
        if (m_seen.size() > known)
            readThread(thread, process, true);
    }
    takeOldActions(process);
    m_memory.read(process);
    readDescriptors(process);
    readPlaces(process);
}

void ProcessReader::readThread(quint32 id, CriuProcess &process, bool listed)
{
    m_in.readMessages<CriuFormat::Core>(u"core-%1.img"_s.arg(id), [&](const CriuFormat::Core &core) {
        CriuThread thread{.id = id};
        takeThread(core, thread);
        const CriuCredentials &credentials = thread.credentials;
        process.capabilities |= credentials.permitted | credentials.inheritable;
        process.bounding |= credentials.bounding;
        if (id == process.pid) {
            m_in.look(core.task());
            thread.name = QString::fromStdString(core.task().name());
            thread.blockedSignals |= core.task().blocked();
            if (core.task().has_old_seccomp_mode())
                thread.credentials.seccompMode = int(core.task().old_seccomp_mode());
            takeTask(core.task(), process);
            process.uid = credentials.uid;
            process.gid = credentials.gid;
        }
        process.seccomp = process.seccomp || credentials.seccompMode == SECCOMP_MODE_FILTER;
        if (listed)
            process.threadStates.append(thread);
    });
}

void ProcessReader::takeThread(const CriuFormat::Core &core, CriuThread &thread)
{
    m_in.look(core.thread());
    m_in.look(core.x86());
    m_in.look(core.x86().floats());
    m_in.look(core.x86().floats().vectors());
    takeCredentials(core.thread().credentials(), thread.credentials);
    thread.credentials.seccompMode = int(core.thread().seccomp_mode());
    thread.name = QString::fromStdString(core.thread().name());
    thread.policy = int(core.thread().policy());
    thread.nice = core.thread().nice();
    thread.blockedSignals = core.thread().blocked();
    thread.vectorState = core.x86().floats().vectors().in_use();
}

void ProcessReader::takeCredentials(const CriuFormat::Credentials &credentials, CriuCredentials &to)
{
    m_in.look(credentials);
    to.uid = credentials.uid();
    to.effectiveUid = credentials.effective_uid();
    to.gid = credentials.gid();
    to.effectiveGid = credentials.effective_gid();
    for (const quint32 group : credentials.groups())
        to.groups.append(group);
    to.inheritable = mask(credentials.inheritable());
    to.permitted = mask(credentials.permitted());
    to.effective = mask(credentials.effective());
    to.bounding = mask(credentials.bounding());
    to.ambient = mask(credentials.ambient());
    to.noNewPrivileges = credentials.no_new_privileges() != 0;
    to.securityLabel = QString::fromStdString(credentials.security_label());
}

void ProcessReader::takeTask(const CriuFormat::TaskCore &task, CriuProcess &process)
{
    process.name = QString::fromStdString(task.name());
    process.state = stateOf(task.state());
    process.ended = process.state == CriuState::Dead || process.state == CriuState::Zombie;
    process.exitCode = int(task.exit_code());
    takeLimits(task, process);
    takeActions(task, process);
}

void ProcessReader::takeLimits(const CriuFormat::TaskCore &task, CriuProcess &process)
{
    m_in.look(task.limits());
    int index = 0;
    CriuFormat::forEachMessage(task.limits().unknown_fields(), limitsField, [&](const std::string &bytes) {
        if (index++ < nofileIndex)
            return true;
        CriuFormat::ResourceLimit limit;
        if (limit.ParseFromString(bytes))
            process.descriptorLimit = limit.current();
        return false;
    });
}

void ProcessReader::takeActions(const CriuFormat::TaskCore &task, CriuProcess &process)
{
    int number = 0;
    CriuFormat::forEachMessage(task.unknown_fields(), actionsField, [&](const std::string &bytes) {
        number = signalAfter(number);
        CriuFormat::SignalAction action;
        if (m_in.parse({bytes.data(), qsizetype(bytes.size())}, action))
            takeAction(action.handler(), number, process);
        return number < lastSignal;
    });
}

/// Until CRIU 3.x they had a file of their own.
void ProcessReader::takeOldActions(CriuProcess &process)
{
    const QString name = u"sigacts-%1.img"_s.arg(process.pid);
    if (!m_in.has(name))
        return;
    int number = 0;
    m_in.readMessages<CriuFormat::SignalAction>(name, [&](const CriuFormat::SignalAction &action) {
        number = signalAfter(number);
        takeAction(action.handler(), number, process);
    });
}

ProcessReader::Table ProcessReader::readTable(const QString &name)
{
    Table table;
    if (!m_in.has(name)) {
        m_in.problem(name, u"is missing"_s);
        return table;
    }
    // A process may have closed everything: no entry is no problem here.
    m_in.read(name, [&](qsizetype, QByteArrayView entry) -> qint64 {
        CriuFormat::Descriptor descriptor;
        if (!m_in.parse(entry, descriptor))
            return ImageFiles::damaged;
        table.descriptors.append({descriptor.number(), descriptor.file(), (descriptor.flags() & FD_CLOEXEC) != 0});
        table.count = qMax(table.count, qint64(descriptor.number()) + 1);
        return 0;
    });
    return table;
}

void ProcessReader::readDescriptors(CriuProcess &process)
{
    quint32 id = 0;
    if (!m_in.readMessages<CriuFormat::Ids>(u"ids-%1.img"_s.arg(process.pid),
                                            [&](const CriuFormat::Ids &ids) { id = ids.files(); }))
        return;
    auto table = m_tables.find(id);
    if (table == m_tables.end())
        table = m_tables.insert(id, readTable(u"fdinfo-%1.img"_s.arg(id)));
    process.table = table->descriptors;
    process.descriptors = table->count;
}

/// Where the process was: no restore depends on our knowing it.
void ProcessReader::readPlaces(CriuProcess &process)
{
    const QString name = u"fs-%1.img"_s.arg(process.pid);
    if (!m_in.has(name))
        return;
    m_in.readMessages<CriuFormat::FileSystem>(name, [&](const CriuFormat::FileSystem &places) {
        process.workingDirectory = m_files.mapped.value(places.working_directory()).name;
        process.root = m_files.mapped.value(places.root()).name;
        process.umask = places.has_umask() ? int(places.umask() & 0777) : -1;
    });
}

} // namespace Thaw

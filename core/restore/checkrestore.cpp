// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the preflight. Each is one of CRIU's own refusals, seen before it is asked.
#include "core/criu/cpu.h"
#include "core/engine/capabilities.h"
#include "core/restore/preflight.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// CRIU and what it starts to look around take the lowest ids of a new container (seen: up to 40).
constexpr quint32 lowestSafePid = 100;
/// Descriptors that CRIU needs for itself beside the application's (criu/servicefd.c; 64 in all are too few).
constexpr qint64 criuDescriptors = 64;
constexpr qint64 criuTasks = 3; ///< thaw-init or a shell, CRIU, and the helper it looks around with

quint64 bit(const char *name)
{
    return capabilityMask({QString::fromLatin1(name)});
}

class Rules
{
public:
    Rules(const CriuImages &images, const RestoreSurroundings &around) : m_images(images), m_around(around) {}
    QList<PreflightProblem> check();

private:
    void add(Severity severity, const QString &id, const QString &subject, const QString &text, const QString &remedy);
    void error(const QString &id, const QString &subject, const QString &text, const QString &remedy)
    {
        add(Severity::Error, id, subject, text, remedy);
    }

    void checkImages();
    void checkProcesses();
    void checkRights();
    void checkLimits();
    void checkFiles();
    void checkFile(const CriuFile &file, const ImageFile &found);
    void checkMachine();
    bool isOutside(const QString &path) const;

    const CriuImages &m_images;
    const RestoreSurroundings &m_around;
    QList<PreflightProblem> m_problems;
};

void Rules::add(Severity severity, const QString &id, const QString &subject, const QString &text, const QString &remedy)
{
    m_problems.append({severity, id, subject, text, remedy});
}

void Rules::checkImages()
{
    for (const QString &problem : m_images.problems) {
        error(problem.startsWith("ids-"_L1) ? u"no-ids"_s : u"images-incomplete"_s, problem.section(u' ', 0, 0),
              u"The checkpoint is incomplete: "_s + problem, u"Make the image again"_s);
    }
    // CRIU 1.0 to 4.x write and read versions 1 and 2 (CRTOOLS_IMAGES_V1_1).
    if (m_images.version > 2) {
        error(u"format"_s, u"inventory.img"_s, u"The checkpoint has the format %1, which CRIU %2 does not read"_s.arg(
                  m_images.version).arg(m_around.criu), u"Restore it with the CRIU that made it"_s);
    }
}

void Rules::checkProcesses()
{
    for (const CriuProcess &process : m_images.processes) {
        const QString who = u"%1 (%2)"_s.arg(process.pid).arg(process.name);
        if (process.pid == 1) {
            error(u"pid-1"_s, who, u"The checkpoint is of a container's first process, which cannot be restored"_s,
                  u"Make the checkpoint with thaw-init as the first process"_s);
            continue;
        }
        QList<quint32> ids = process.threads;
        ids.append(process.pid);
        const quint32 lowest = std::ranges::min(ids);
        if (lowest < lowestSafePid) {
            add(Severity::Warning, u"pid-taken"_s, who,
                u"The process or thread id %1 is low: CRIU itself may have it in a new container"_s.arg(lowest),
                u"Use up the first process ids before the application starts, as Thaw does"_s);
        }
        if (process.seccomp && !(m_around.capabilities & bit("SYS_ADMIN"))) {
            error(u"seccomp-filter"_s, who, u"The process %1 had a seccomp filter; putting it back takes the capability SYS_ADMIN"_s.arg(who),
                  u"Add --cap-add SYS_ADMIN, or make the checkpoint with Thaw"_s);
        }
    }
}

void Rules::checkRights()
{
    quint64 needed = m_around.needed;
    for (const CriuProcess &process : m_images.processes) {
        if (m_around.needed == 0)
            needed |= process.capabilities;
        if (process.uid != 0 || process.gid != 0)
            needed |= bit("SETUID") | bit("SETGID");
    }
    if (!(m_around.capabilities & bit("SYS_ADMIN")))
        needed |= bit("CHECKPOINT_RESTORE");
    const QStringList missing = capabilityNames(needed & ~m_around.capabilities);
    for (const QString &name : missing) {
        const bool criu = name == "CHECKPOINT_RESTORE"_L1;
        error(criu ? u"fork-refused"_s : u"caps-differ"_s, name,
              criu ? u"The container lacks the capability CHECKPOINT_RESTORE, without which CRIU restores nothing"_s
                   : u"The container lacks the capability %1, which the application had"_s.arg(name),
              u"Start it with --cap-add "_s + name);
    }
    const ContainerSpec &container = m_around.container;
    const bool root = container.user.isEmpty() || container.user.section(u':', 0, 0) == "0"_L1
        || container.user.section(u':', 0, 0) == "root"_L1;
    if (!root && m_around.way == RestoreWay::Thaw) {
        error(u"not-privileged"_s, container.user, u"The container's user is %1, but CRIU has to begin as root"_s.arg(container.user),
              u"Leave --user out: the application comes back as the user it was"_s);
    } else if (!root) {
        add(Severity::Warning, u"file-denied"_s, container.user,
            u"The container's user is %1; files that the application had open may be closed to it"_s.arg(container.user),
            u"Start it as the user of the checkpoint"_s);
    }
    if (!m_around.choosesPids) {
        error(u"clone3-denied"_s, u"seccomp"_s, u"The engine's seccomp profile denies what a restore needs (clone3)"_s,
              u"Start it with Thaw's profile, or with -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid"_s);
    }
    if (container.noNewPrivileges && !root) {
        error(u"not-privileged"_s, u"no-new-privileges"_s, u"no-new-privileges takes the rights of CRIU's file away"_s,
              u"Leave no-new-privileges out"_s);
    }
}

void Rules::checkLimits()
{
    qint64 tasks = 0, descriptors = 0, pages = 0;
    for (const CriuProcess &process : m_images.processes) {
        tasks += std::max<qsizetype>(1, process.threads.size());
        descriptors = std::max(descriptors, process.descriptors);
    }
    for (const CriuPages &map : m_images.pages)
        pages += map.present;
    const ContainerSpec &container = m_around.container;
    if (container.pidsLimit > 0 && tasks + criuTasks > container.pidsLimit) {
        error(u"fork-limit"_s, u"--pids-limit"_s, u"The checkpoint has %1 processes and threads, and the restore needs %2 more, but the "
              "container may have %3"_s.arg(tasks).arg(criuTasks).arg(container.pidsLimit), u"Raise --pids-limit"_s);
    }
    if (container.nofileLimit > 0 && descriptors + criuDescriptors >= container.nofileLimit) {
        error(u"descriptors"_s, u"--ulimit nofile"_s, u"The restore needs %1 open files in one process, but the container may have %2"_s.arg(
                  descriptors + criuDescriptors).arg(container.nofileLimit), u"Raise --ulimit nofile"_s);
    }
    if (container.memoryLimit > 0 && pages * criuPageSize >= container.memoryLimit) {
        error(u"out-of-memory"_s, u"--memory"_s, u"The checkpoint has %1 MB of memory, but the container may have %2 MB"_s.arg(
                  pages * criuPageSize / 1'000'000).arg(container.memoryLimit / 1'000'000), u"Raise --memory"_s);
    }
}

bool Rules::isOutside(const QString &path) const
{
    return std::ranges::any_of(m_around.outside, [&](const QString &place) {
        return path == place || path.startsWith(place + u'/');
    });
}

void Rules::checkFile(const CriuFile &file, const ImageFile &found)
{
    const QString again = u"Make the checkpoint image again"_s;
    if (!found.exists) {
        error(u"file-missing"_s, file.path, u"%1, which the application had open, is not in the image"_s.arg(file.path),
              u"Mount the same volume, or name its tmpfs in THAW_TMPFS"_s);
        return;
    }
    if (file.mode >= 0 && found.mode >= 0 && (file.mode & 07777) != found.mode && file.path != "/"_L1) {
        error(u"file-mode"_s, file.path, u"%1 has the mode %2 instead of %3"_s.arg(file.path, QString::number(found.mode, 8),
                  QString::number(file.mode & 07777, 8)), u"Give it back the mode it had"_s);
    }
    if (file.mode < 0 || !S_ISREG(file.mode))
        return;
    // What is only appended to may have grown: CRIU looks at all others.
    const bool log = (file.flags & O_ACCMODE) == O_WRONLY && file.flags & O_APPEND;
    if (file.size >= 0 && found.size >= 0 && file.size != found.size && !log)
        error(u"file-size"_s, file.path, u"%1 has %2 bytes instead of %3"_s.arg(file.path).arg(found.size).arg(file.size), again);
    else if (!file.buildId.isEmpty() && !found.buildId.isEmpty() && !file.buildId.startsWith(found.buildId)
             && !found.buildId.startsWith(file.buildId))
        error(u"file-changed"_s, file.path, u"%1 is another build than at the checkpoint"_s.arg(file.path), again);
}

void Rules::checkFiles()
{
    QStringList seen;
    for (const CriuFile &file : m_images.files) {
        if (file.external || file.remapped || isOutside(file.path))
            continue;
        const bool written = (file.flags & O_ACCMODE) != O_RDONLY && file.mode >= 0 && S_ISREG(file.mode);
        if (written && m_around.container.readOnlyRoot && !seen.contains(file.path)) {
            error(u"read-only"_s, file.path, u"%1 was open for writing, but the container's files are read-only"_s.arg(file.path),
                  u"Leave --read-only out, or mount a volume there"_s);
        }
        const auto found = m_around.files.constFind(file.path);
        if (found == m_around.files.cend() || seen.contains(file.path))
            continue;
        seen.append(file.path);
        checkFile(file, *found);
    }
}

void Rules::checkMachine()
{
    if (m_images.cpu && m_around.cpu) {
        const QStringList missing = missingInstructions(m_images.cpu->features, *m_around.cpu);
        if (!missing.isEmpty()) {
            error(u"cpu"_s, missing.join(u' '), u"This machine's CPU lacks %1, which the checkpoint's (%2) had"_s.arg(
                      missing.join(u", "_s), m_images.cpu->name), u"Make the checkpoint on the oldest machine it shall run on"_s);
        }
    }
    if (!m_around.criu.isEmpty() && !m_around.checkpointCriu.isEmpty() && m_around.criu != m_around.checkpointCriu) {
        add(Severity::Warning, u"criu-version"_s, m_around.criu, u"The image has CRIU %1, the checkpoint was made by CRIU %2"_s.arg(
                m_around.criu, m_around.checkpointCriu), u"Restore it with the CRIU that made it"_s);
    }
    if (m_around.hostClock && m_around.uptime >= 0 && quint64(m_around.uptime) < m_images.uptime) {
        add(Severity::Warning, u"clock"_s, u"uptime"_s, u"This machine has been up for a shorter time than the checkpoint's: timers of "
            "the application may wait %1 s longer"_s.arg(m_images.uptime - quint64(m_around.uptime)),
            u"Make the checkpoint with THAW_CLOCK=portable"_s);
    }
}

QList<PreflightProblem> Rules::check()
{
    checkImages();
    checkProcesses();
    checkRights();
    checkLimits();
    checkFiles();
    checkMachine();
    std::ranges::stable_sort(m_problems, [](const PreflightProblem &a, const PreflightProblem &b) {
        return a.severity == Severity::Error && b.severity != Severity::Error;
    });
    return m_problems;
}

} // namespace

QList<PreflightProblem> checkRestore(const CriuImages &images, const RestoreSurroundings &surroundings)
{
    return Rules(images, surroundings).check();
}

QStringList filesToLookUp(const CriuImages &images, const QStringList &outside)
{
    QStringList paths;
    QSet<QString> seen;
    for (const CriuFile &file : images.files) {
        const bool away = std::ranges::any_of(outside, [&](const QString &place) {
            return file.path == place || file.path.startsWith(place + u'/');
        });
        if (!file.external && !file.remapped && !away && file.path != "/"_L1 && !seen.contains(file.path)) {
            seen.insert(file.path);
            paths.append(file.path);
        }
    }
    return paths;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differenceparts.h"

#include "core/engine/capabilities.h"
#include "core/pipeline/commandline.h"
#include "core/words.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 1000;

/// The command line as far as anybody reads it: in a hostile checkpoint thousands of processes may share megabytes of it.
QString titleOf(const CriuProcess &process)
{
    QStringList words;
    qsizetype room = longestTitle;
    bool cut = false;
    for (const QString &argument : process.arguments) {
        cut = argument.size() > room;
        if (room <= 0)
            break;
        words << argument.left(room);
        room -= argument.size() + 1;
    }
    if (process.arguments.isEmpty())
        return process.name;
    return cut ? shellLine(words) + u'…' : shellLine(words);
}

/// The processes of a checkpoint as a tree; places in its list.
class Tree
{
public:
    explicit Tree(const CriuImages &images) : m_images(images)
    {
        QHash<quint32, int> places;
        for (int i = 0; i < images.processes.size(); ++i)
            places.insert(images.processes[i].pid, i);
        m_children.resize(images.processes.size());
        m_parents.resize(images.processes.size(), -1);
        for (int i = 0; i < images.processes.size(); ++i) {
            const int parent = places.value(images.processes[i].parent, -1);
            if (parent < 0 || parent == i) {
                m_roots.append(i);
            } else {
                m_children[parent].append(i);
                m_parents[i] = parent;
            }
        }
        for (const CriuFile &file : images.files)
            m_files.insert(file.id, &file);
    }

    const CriuProcess &at(int place) const { return m_images.processes[place]; }
    int size() const { return int(m_images.processes.size()); }
    const QList<int> &roots() const { return m_roots; }
    const QList<int> &children(int place) const { return m_children[place]; }
    QString parentTitle(int place) const { return m_parents[place] < 0 ? QString() : title(m_parents[place]); }
    QString program(int place) const
    {
        const CriuFile *file = m_files.value(at(place).program);
        return file ? file->path : QString();
    }
    QString title(int place) const { return titleOf(at(place)); }

private:
    const CriuImages &m_images;
    QList<QList<int>> m_children;
    QList<int> m_parents;
    QList<int> m_roots;
    QHash<quint32, const CriuFile *> m_files;
};

using Pair = std::pair<int, int>;
using Key = QString (*)(const Tree &, int);

QString titleKey(const Tree &tree, int place)
{
    return tree.title(place);
}

QString nameKey(const Tree &tree, int place)
{
    return tree.at(place).name;
}

/// Takes those of both lists that have the same key, in their order.
QList<Pair> takeEqual(const Tree &before, QList<int> &some, const Tree &after, QList<int> &others, Key key)
{
    QHash<QString, QList<int>> wanted; // last in front
    for (auto other = others.crbegin(); other != others.crend(); ++other)
        wanted[key(after, *other)].append(*other);
    QList<Pair> pairs;
    QList<int> left, taken;
    for (const int one : std::as_const(some)) {
        const auto found = wanted.find(key(before, one));
        if (found == wanted.end() || found->isEmpty()) {
            left.append(one);
        } else {
            pairs.append({one, found->last()});
            taken.append(found->takeLast());
        }
    }
    some = left;
    std::ranges::sort(taken);
    others.removeIf([&](int other) { return std::ranges::binary_search(taken, other); });
    return pairs;
}

class Matcher
{
public:
    Matcher(const Tree &before, const Tree &after) : m_before(before), m_after(after) {}

    QList<Pair> match()
    {
        matchTrees(m_before.roots(), m_after.roots());
        // What has moved to another parent, and damaged trees' processes that no root leads to.
        QList<int> some = unseen(m_before.size(), m_seenBefore), others = unseen(m_after.size(), m_seenAfter);
        take(takeEqual(m_before, some, m_after, others, titleKey));
        for (const int one : std::as_const(some))
            m_pairs.append({one, -1});
        std::ranges::sort(m_pairs);
        for (const int other : std::as_const(others))
            m_pairs.append({-1, other});
        return m_pairs;
    }

private:
    /// No recursion: a hostile tree may be a line of a million processes.
    void matchTrees(const QList<int> &beforeRoots, const QList<int> &afterRoots)
    {
        QList<std::pair<QList<int>, QList<int>>> work{{beforeRoots, afterRoots}};
        while (!work.isEmpty()) {
            auto [some, others] = work.takeLast();
            for (const Key key : {titleKey, nameKey}) {
                const QList<Pair> pairs = takeEqual(m_before, some, m_after, others, key);
                take(pairs);
                for (const auto &[one, other] : pairs) {
                    if (!m_before.children(one).isEmpty() && !m_after.children(other).isEmpty())
                        work.append({m_before.children(one), m_after.children(other)});
                }
            }
        }
    }

    void take(const QList<Pair> &pairs)
    {
        m_seenBefore.resize(m_before.size());
        m_seenAfter.resize(m_after.size());
        for (const auto &[one, other] : pairs) {
            m_pairs.append({one, other});
            m_seenBefore[one] = m_seenAfter[other] = true;
        }
    }

    static QList<int> unseen(int size, const QList<bool> &seen)
    {
        QList<int> list;
        for (int i = 0; i < size; ++i) {
            if (!seen[i])
                list.append(i);
        }
        return list;
    }

    const Tree &m_before;
    const Tree &m_after;
    QList<Pair> m_pairs;
    QList<bool> m_seenBefore, m_seenAfter;
};

QString stateText(const CriuProcess &process)
{
    switch (process.state) {
    case CriuState::Alive: return u"running"_s;
    case CriuState::Dead: return u"ended"_s;
    case CriuState::Stopped: return u"stopped"_s;
    case CriuState::Zombie: return u"zombie"_s;
    }
    return {};
}

QString seccompText(int mode)
{
    return mode == 0 ? u"none"_s : mode == 1 ? u"strict"_s : u"filter"_s;
}

QString yesNo(bool yes)
{
    return yes ? u"yes"_s : u"no"_s;
}

CriuCredentials credentialsOf(const CriuProcess &process)
{
    return process.threadStates.isEmpty() ? CriuCredentials() : process.threadStates.first().credentials;
}

QString groupsText(const QList<quint32> &groups)
{
    QStringList list;
    for (const quint32 group : groups)
        list.append(QString::number(group));
    return list.join(u", "_s);
}

void addCredentials(QList<FieldDifference> &fields, const CriuProcess &before, const CriuProcess &after)
{
    const CriuCredentials one = credentialsOf(before), other = credentialsOf(after);
    addField(fields, Core::tr("User"), u"%1:%2"_s.arg(before.uid).arg(before.gid), u"%1:%2"_s.arg(after.uid).arg(after.gid));
    addField(fields, Core::tr("Groups"), groupsText(one.groups), groupsText(other.groups));
    addField(fields, Core::tr("Capabilities"), capabilityNames(one.effective).join(u", "_s), capabilityNames(other.effective).join(u", "_s));
    addField(fields, Core::tr("Capabilities to gain"), capabilityNames(before.bounding & ~one.effective).join(u", "_s),
             capabilityNames(after.bounding & ~other.effective).join(u", "_s));
    addField(fields, Core::tr("Seccomp"), seccompText(one.seccompMode), seccompText(other.seccompMode));
    addField(fields, Core::tr("No new privileges"), yesNo(one.noNewPrivileges), yesNo(other.noNewPrivileges));
    addField(fields, Core::tr("Security profile"), one.securityLabel, other.securityLabel);
}

/// The container's name is another one in each.
QStringList comparable(QStringList environment)
{
    environment.removeIf([](const QString &line) { return line.startsWith("HOSTNAME="_L1); });
    return environment;
}

QList<FieldDifference> fieldsOf(const Tree &beforeTree, int beforePlace, const Tree &afterTree, int afterPlace)
{
    const CriuProcess &before = beforeTree.at(beforePlace), &after = afterTree.at(afterPlace);
    const auto mask = [](int umask) { return umask < 0 ? QString() : QString::number(umask, 8).rightJustified(4, u'0'); };
    QList<FieldDifference> fields;
    addField(fields, Core::tr("Command line"), shellLine(before.arguments), shellLine(after.arguments));
    addField(fields, Core::tr("Name"), before.name, after.name);
    addField(fields, Core::tr("Parent"), beforeTree.parentTitle(beforePlace), afterTree.parentTitle(afterPlace));
    addField(fields, Core::tr("Program"), beforeTree.program(beforePlace), afterTree.program(afterPlace));
    addField(fields, Core::tr("State"), stateText(before), stateText(after));
    addField(fields, Core::tr("Threads"), QString::number(before.threads.size()), QString::number(after.threads.size()));
    addCredentials(fields, before, after);
    addField(fields, Core::tr("Working directory"), before.workingDirectory, after.workingDirectory);
    addField(fields, Core::tr("Root directory"), before.root, after.root);
    addField(fields, Core::tr("umask"), mask(before.umask), mask(after.umask));
    addField(fields, Core::tr("Limit of open files"), QString::number(before.descriptorLimit), QString::number(after.descriptorLimit));
    for (FieldDifference &value : compareValues(comparable(before.environment), comparable(after.environment))) {
        value.name = Core::tr("Environment %1").arg(value.name);
        fields.append(value);
    }
    return fields;
}

} // namespace

QList<ProcessDifference> compareProcesses(const CriuImages &before, const CriuImages &after)
{
    const Tree beforeTree(before), afterTree(after);
    QList<ProcessDifference> list;
    for (const auto &[one, other] : Matcher(beforeTree, afterTree).match()) {
        if (other < 0) {
            list.append({.change = Change::Removed, .title = beforeTree.title(one), .before = beforeTree.at(one).pid});
        } else if (one < 0) {
            list.append({.change = Change::Added, .title = afterTree.title(other), .after = afterTree.at(other).pid});
        } else if (const auto fields = fieldsOf(beforeTree, one, afterTree, other); !fields.isEmpty()) {
            list.append({.change = Change::Changed, .title = afterTree.title(other), .before = beforeTree.at(one).pid,
                         .after = afterTree.at(other).pid, .fields = fields});
        }
    }
    return list;
}

} // namespace Thaw

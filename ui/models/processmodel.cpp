// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/processmodel.h"

#include "ui/text.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QHash>

namespace Thaw {

namespace {

qint64 pagesOf(const CriuProcess &process)
{
    qint64 pages = 0;
    for (const CriuMapping &mapping : process.mappings)
        pages += mapping.pages;
    return pages;
}

} // namespace

void ProcessModel::setContents(const ContentsPtr &contents)
{
    beginResetModel();
    m_contents = contents && contents->checkpoint ? contents : ContentsPtr();
    m_nodes.clear();
    m_roots.clear();
    if (m_contents) {
        QHash<quint32, int> places;
        for (int i = 0; i < processes().size(); ++i)
            places.insert(processes()[i].pid, i);
        m_nodes.resize(processes().size());
        for (int i = 0; i < processes().size(); ++i) {
            // Damaged images may name a process as its own ancestor; a tree has no circles.
            int parent = places.value(processes()[i].parent, -1);
            for (int at = parent; at >= 0; at = m_nodes[at].parent) {
                if (at == i) {
                    parent = -1;
                    break;
                }
            }
            m_nodes[i].parent = parent;
            QList<int> &siblings = parent < 0 ? m_roots : m_nodes[parent].children;
            m_nodes[i].row = int(siblings.size());
            siblings.append(i);
        }
    }
    endResetModel();
}

const CriuProcess *ProcessModel::process(const QModelIndex &index) const
{
    return index.isValid() && m_contents ? &processes()[int(index.internalId())] : nullptr;
}

QModelIndex ProcessModel::indexOf(quint32 pid) const
{
    for (int i = 0; i < m_nodes.size(); ++i) {
        if (processes()[i].pid == pid)
            return createIndex(m_nodes[i].row, 0, quintptr(i));
    }
    return {};
}

QModelIndex ProcessModel::index(int row, int column, const QModelIndex &parent) const
{
    const QList<int> &children = parent.isValid() ? m_nodes[int(parent.internalId())].children : m_roots;
    if (row < 0 || row >= children.size() || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    return createIndex(row, column, quintptr(children[row]));
}

QModelIndex ProcessModel::parent(const QModelIndex &index) const
{
    const int parent = index.isValid() ? m_nodes[int(index.internalId())].parent : -1;
    return parent < 0 ? QModelIndex() : createIndex(m_nodes[parent].row, 0, quintptr(parent));
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(parent.isValid() ? m_nodes[int(parent.internalId())].children.size() : m_roots.size());
}

int ProcessModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ProcessModel::text(const CriuProcess &process, int column) const
{
    switch (column) {
    case Command: return process.arguments.isEmpty() ? process.name : process.arguments.join(u' ');
    case Pid: return QString::number(process.pid);
    case User: return QString::number(process.uid);
    case Threads: return process.ended ? tr("ended") : QString::number(process.threads.size());
    default: return Text::bytes(pagesOf(process) * criuPageSize);
    }
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    const CriuProcess *one = process(index);
    if (!one)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Command ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::SizeHintRole && index.column() == Pid) { // as high as the rows of every other list
        const QFontMetrics metrics(QGuiApplication::font());
        return QSize(metrics.horizontalAdvance(text(*one, Pid)) + 2 * metrics.averageCharWidth(), metrics.height() * 3 / 2);
    }
    if (role == Qt::ToolTipRole && index.column() == Command)
        return one->arguments.join(u' ').left(4000);
    return role == Qt::DisplayRole ? QVariant(text(*one, index.column()).left(1000)) : QVariant();
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Command ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Command: return tr("Command");
    case Pid: return tr("PID");
    case User: return tr("User");
    case Threads: return tr("Threads");
    default: return tr("Memory");
    }
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/valuesmodel.h"

#include "core/project/keys.h"
#include "core/words.h"
#include "ui/editor/projectdocument.h"
#include "ui/widgets/icons.h"

#include <algorithm>

namespace Thaw {

ValuesModel::ValuesModel(QObject *parent) : QAbstractTableModel(parent) {}

void ValuesModel::setProject(ProjectDocument *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &ProjectDocument::envChanged, this, &ValuesModel::reload);
    reload();
}

void ValuesModel::reload()
{
    const QList<Assignment> rows = m_project ? m_project->env().assignments() : QList<Assignment>();
    const auto sameNames = [&] {
        return std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                          [](const Assignment &a, const Assignment &b) { return a.name == b.name; });
    };
    QStringList remarks;
    const bool keep = sameNames();
    if (!keep)
        beginResetModel();
    m_rows = rows;
    for (const Assignment &row : rows)
        remarks << remark(row);
    m_remarks = remarks;
    if (!keep)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); // keeps selection and editor
}

QString ValuesModel::remark(const Assignment &assignment) const
{
    for (const Problem &problem : m_project->env().problems()) {
        if (problem.line == assignment.line)
            return problem.message;
    }
    if (!assignment.literal)
        return tr("Computed when run");
    if (assignment.exported && looksSecret(assignment.name, assignment.value))
        return tr("Stays readable in the checkpoint");
    for (const Key &key : projectKeys()) {
        if (key.name == assignment.name)
            return Core::tr(key.meaning.toUtf8().constData());
    }
    return {};
}

bool ValuesModel::isDoubtful(const Assignment &assignment) const
{
    const QList<Problem> &problems = m_project->env().problems();
    return (assignment.exported && assignment.literal && looksSecret(assignment.name, assignment.value))
           || std::any_of(problems.begin(), problems.end(),
                          [&](const Problem &problem) { return problem.line == assignment.line; });
}

int ValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ValuesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Assignment &row = m_rows[index.row()];
    if (role == Qt::CheckStateRole && index.column() == Export && !isProjectKey(row.name))
        return row.exported ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DecorationRole && index.column() == Remark && isDoubtful(row))
        return icon(Icon::Warning);
    if (role == Qt::ToolTipRole && index.column() == Remark)
        return m_remarks[index.row()];
    if (role == Qt::AccessibleTextRole && index.column() == Export)
        return row.exported ? tr("For the application") : tr("For Thaw only");
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case Name: return row.name;
    case Value: return row.literal ? row.value : row.rawValue;
    case Remark: return m_remarks[index.row()];
    default: return {};
    }
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name: return tr("Name");
    case Value: return tr("Value");
    case Export: return tr("To the App");
    default: return tr("Remark");
    }
}

Qt::ItemFlags ValuesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const bool literal = m_rows[index.row()].literal;
    if (index.column() == Name || (index.column() == Value && literal))
        flags |= Qt::ItemIsEditable;
    if (index.column() == Export && literal && !isProjectKey(m_rows[index.row()].name))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ValuesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Assignment row = m_rows[index.row()];
    EnvFile env = m_project->env();
    if (index.column() == Export && role == Qt::CheckStateRole)
        env.set(row.name, row.value, value.toInt() == Qt::Checked);
    else if (index.column() == Value && role == Qt::EditRole && row.literal)
        env.set(row.name, value.toString(), row.exported);
    else if (index.column() == Name && role == Qt::EditRole)
        return rename(index.row(), value.toString().trimmed());
    else
        return false;
    m_project->replaceEnv(env);
    return true;
}

bool ValuesModel::rename(int row, const QString &name)
{
    const Assignment old = m_rows[row];
    if (name == old.name || !isVariableName(name) || m_project->env().find(name) || !old.literal)
        return false;
    EnvFile env = m_project->env();
    env.remove(old.name);
    env.set(name, old.value, old.exported);
    m_project->replaceEnv(env);
    return true;
}

int ValuesModel::add(const QString &name, const QString &value)
{
    EnvFile env = m_project->env();
    QString free = name;
    for (int n = 2; env.find(free); ++n)
        free = name + QStringLiteral("_%1").arg(n);
    env.set(free, value, true);
    m_project->replaceEnv(env);
    return rowOf(free);
}

void ValuesModel::remove(int row)
{
    EnvFile env = m_project->env();
    env.remove(m_rows[row].name);
    m_project->replaceEnv(env);
}

int ValuesModel::rowOf(const QString &name) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].name == name)
            return i;
    }
    return -1;
}

} // namespace Thaw

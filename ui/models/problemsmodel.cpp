// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problemsmodel.h"

#include "ui/widgets/icons.h"

namespace Thaw {

ProblemsModel::ProblemsModel(QObject *parent) : QAbstractListModel(parent) {}

void ProblemsModel::setProblems(const QList<Problem> &problems)
{
    beginResetModel();
    m_problems = problems;
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &problem = m_problems[index.row()];
    const QString kind = problem.severity == Severity::Error ? tr("Error") : tr("Warning");
    switch (role) {
    case Qt::DisplayRole: return problemText(problem);
    case Qt::DecorationRole: return icon(problem.severity == Severity::Error ? Icon::Failed : Icon::Warning);
    case Qt::AccessibleTextRole: return tr("%1: %2").arg(kind, problemText(problem));
    case Qt::ToolTipRole: return kind;
    default: return {};
    }
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stepsmodel.h"

#include "ui/text.h"

#include <QFont>

namespace Thaw {

StepsModel::StepsModel(QObject *parent) : QAbstractTableModel(parent) {}

void StepsModel::setSteps(const QList<StageInfo> &steps, const QMap<StageId, double> &usual)
{
    const bool sameRows = steps.size() == m_steps.size();
    if (!sameRows)
        beginResetModel();
    m_steps = steps;
    m_usual = usual;
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int StepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_steps.isEmpty() ? 0 : int(m_steps.size()) + 1;
}

int StepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepsModel::totalData(int column, int role) const
{
    if (role == Qt::FontRole) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (role != Qt::DisplayRole)
        return {};
    double total = 0;
    for (const StageInfo &step : m_steps)
        total += double(step.elapsedMs);
    return column == Step ? QVariant(tr("Total")) : column == Time ? QVariant(Text::duration(total)) : QVariant();
}

QVariant StepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == Time || index.column() == Usual))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (index.row() == m_steps.size())
        return totalData(index.column(), role);
    const StageInfo &step = m_steps[index.row()];
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Step: return Text::stage(step.id);
    case State: return Text::state(step.state);
    case Time: return step.state == StageState::Waiting || step.state == StageState::Skipped
            ? QString() : Text::duration(double(step.elapsedMs));
    case Usual: return Text::duration(m_usual.value(step.id, -1));
    case Note: return step.note;
    default: return {};
    }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Time || section == Usual ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Step: return tr("Step");
    case State: return tr("State");
    case Time: return tr("Took");
    case Usual: return tr("Usually");
    default: return tr("Result");
    }
}

} // namespace Thaw

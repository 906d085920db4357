// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stageinfo.h"

#include <QAbstractTableModel>
#include <QMap>

namespace Thaw {

/// The steps of a run with their times, a total, and what was said on the way.
class StepsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Step, State, Time, Usual, Note, ColumnCount };

    explicit StepsModel(QObject *parent = nullptr);

    void setSteps(const QList<StageInfo> &steps, const QMap<StageId, double> &usual);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant totalData(int column, int role) const;

    QList<StageInfo> m_steps;
    QMap<StageId, double> m_usual;
};

} // namespace Thaw

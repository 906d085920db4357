// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QAbstractListModel>

namespace Thaw {

/// Mistakes and doubts in a project's files, one a row.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit ProblemsModel(QObject *parent = nullptr);

    void setProblems(const QList<Problem> &problems);
    const Problem &problem(int row) const { return m_problems[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Problem> m_problems;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/envfile.h"

#include <QAbstractTableModel>

namespace Thaw {

class ProjectDocument;

/// The assignments of app_env_vars.sh as a table: name, value, whether the application gets it, and remarks.
class ValuesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Export, Remark, ColumnCount };

    explicit ValuesModel(QObject *parent = nullptr);

    void setProject(ProjectDocument *project);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// A new variable for the application; the row it is in.
    int add(const QString &name, const QString &value);
    void remove(int row);
    const Assignment &assignment(int row) const { return m_rows[row]; }
    int rowOf(const QString &name) const;

private:
    void reload();
    QString remark(const Assignment &assignment) const;
    /// Has a mistake, or gives a secret away.
    bool isDoubtful(const Assignment &assignment) const;
    bool rename(int row, const QString &name);

    ProjectDocument *m_project = nullptr;
    QList<Assignment> m_rows;
    QStringList m_remarks;
};

} // namespace Thaw

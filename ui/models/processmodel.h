// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contentsmodel.h"

#include <QAbstractItemModel>

namespace Thaw {

/// The processes of a checkpoint as the tree they are.
class ProcessModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Command, Pid, User, Threads, Memory, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setContents(const ContentsPtr &contents);
    /// Null: not one of ours.
    const CriuProcess *process(const QModelIndex &index) const;
    QModelIndex indexOf(quint32 pid) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node
    {
        int parent = -1; ///< index in m_nodes; −1: none
        int row = 0;
        QList<int> children;
    };
    const QList<CriuProcess> &processes() const { return m_contents->checkpoint->images.processes; }
    QString text(const CriuProcess &process, int column) const;

    ContentsPtr m_contents;
    QList<Node> m_nodes; ///< as many as processes, in their order
    QList<int> m_roots;
};

} // namespace Thaw

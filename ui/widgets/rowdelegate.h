// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Thaw {

/// A row of a list in three parts: a text, something quieter beside it, and something quieter at the end.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int besideRole = Qt::UserRole + 100;
    static constexpr int endRole = Qt::UserRole + 101;

    using QStyledItemDelegate::QStyledItemDelegate;

    void setBold(bool bold) { m_bold = bold; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_bold = false;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"

#include <QTableView>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace Thaw {

/// A table that gives what is selected to the clipboard, cells parted by tabs.
class CopyTable : public QTableView
{
    Q_OBJECT
public:
    explicit CopyTable(RowsModel *model, QWidget *parent = nullptr);

    void copy();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    RowsModel *m_rows;
};

/// A list of rows, with a filter above it where it can be long.
class RowsView : public QWidget
{
    Q_OBJECT
public:
    enum class Filter { None, Shown };

    RowsView(const QString &name, Filter filter, QWidget *parent = nullptr);

    void setRows(const Rows &rows);
    RowsModel *model() const { return m_model; }
    CopyTable *table() const { return m_table; }
    QLineEdit *filter() const { return m_filter; }
    /// Stands at the end of the filter's line.
    void addTool(QWidget *tool);
    /// Index in Rows of the current row; < 0: none.
    int current() const;
    void setCurrent(int source);

Q_SIGNALS:
    void currentChanged(int source);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showCount();
    bool isWide(int column) const;
    void fitColumns();

    RowsModel *m_model;
    CopyTable *m_table;
    QLineEdit *m_filter;
    QLabel *m_count;
    QWidget *m_tools;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableView;

namespace Thaw {

class ProjectDocument;
class ValuesModel;

/// The values as a table with a filter, and buttons to add and remove.
class ValuesView : public QWidget
{
    Q_OBJECT
public:
    explicit ValuesView(ProjectDocument *project, QWidget *parent = nullptr);

    ValuesModel *model() const { return m_model; }

Q_SIGNALS:
    /// Can be undone in the file's text.
    void removed(const QString &name);

private:
    void setUpTable();
    void addValue();
    void removeValue();

    ValuesModel *m_model;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace Thaw

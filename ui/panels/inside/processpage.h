// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inside/contentsframe.h"

class QCheckBox;
class QTabWidget;
class QTreeView;

namespace Thaw {

class ProcessModel;
class RowsView;

/// The tree of processes, and beside it all that is known of the chosen one.
class ProcessPage : public InsidePage
{
    Q_OBJECT
public:
    explicit ProcessPage(QWidget *parent = nullptr);

    void setContents(const ContentsPtr &contents) override;
    QTreeView *tree() const { return m_tree; }
    QTabWidget *tabs() const { return m_tabs; }
    RowsView *environment() const { return m_environment; }
    QCheckBox *showSecrets() const { return m_show; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showProcess();

    ContentsPtr m_contents;
    ProcessModel *m_model;
    QTreeView *m_tree;
    QTabWidget *m_tabs;
    RowsView *m_facts;
    RowsView *m_threads;
    RowsView *m_environment;
    QCheckBox *m_show;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inside/contentsframe.h"
#include "ui/widgets/rowsview.h"

#include <functional>

namespace Thaw {

/// A page that is one list, or a sentence where the list would be empty.
class RowsPage : public InsidePage
{
    Q_OBJECT
public:
    using Maker = std::function<Rows(const ContentsPtr &)>;

    RowsPage(const QString &name, Maker rows, const QString &emptySentence, QWidget *parent = nullptr);

    void setContents(const ContentsPtr &contents) override;
    RowsView *view() const { return m_view; }
    EmptyState *empty() const { return m_empty; }

private:
    Maker m_maker;
    QString m_sentence;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    RowsView *m_view;
};

/// The layers, and the files of the chosen one.
class LayersPage : public InsidePage
{
    Q_OBJECT
public:
    explicit LayersPage(QWidget *parent = nullptr);

    void setContents(const ContentsPtr &contents) override;
    RowsView *layers() const { return m_layers; }
    RowsView *files() const { return m_files; }

private:
    ContentsPtr m_contents;
    RowsView *m_layers;
    RowsView *m_files;
};

} // namespace Thaw

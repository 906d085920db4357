// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/pagehashes.h"
#include "ui/panels/inside/contentsframe.h"

class QLabel;

namespace Thaw {

class MemoryChart;
class RowsView;

/// What of every mapping is on disk: as areas, and as a list.
class MemoryPage : public InsidePage
{
    Q_OBJECT
public:
    explicit MemoryPage(QWidget *parent = nullptr);

    /// Pages are counted on another thread; until then the page says so.
    void setContents(const ContentsPtr &contents) override;
    MemoryChart *chart() const { return m_chart; }
    RowsView *list() const { return m_list; }
    QString summary() const;

Q_SIGNALS:
    void counted();

private:
    void setUse(const std::shared_ptr<const MemoryUse> &use);

    ContentsPtr m_contents;
    QLabel *m_summary;
    MemoryChart *m_chart;
    RowsView *m_list;
};

} // namespace Thaw

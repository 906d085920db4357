// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "ui/widgets/card.h"

class QLabel;

namespace Thaw {

class CopyLine;
class TimeBars;

/// What a run made: how much sooner it is ready, the image, and how to run it.
class ResultCard : public Card
{
    Q_OBJECT
public:
    explicit ResultCard(QWidget *parent = nullptr);

    void setReport(const Report &report);
    QString headline() const;

Q_SIGNALS:
    void dismissed();

private:
    QLabel *m_headline;
    QLabel *m_facts;
    QLabel *m_warnings;
    TimeBars *m_bars;
    CopyLine *m_command;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stageinfo.h"

#include <QMap>
#include <QWidget>

namespace Thaw {

/// The steps of a run in a row: a sign, a title, the time, and what is usual.
class StepStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StepStrip(QWidget *parent = nullptr);

    void setSteps(const QList<StageInfo> &steps, const QMap<StageId, double> &usual);
    /// Everything in words, as a screen reader says it.
    QString spokenText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString timeText(const StageInfo &step) const;
    QRectF cell(int index) const;

    QList<StageInfo> m_steps;
    QMap<StageId, double> m_usual;
};

/// The stages that are shown before anything has run.
QList<StageInfo> waitingSteps(bool checkpointsItself = false);

} // namespace Thaw

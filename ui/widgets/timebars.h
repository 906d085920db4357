// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Thaw {

/// Two bars: restored against a cold start, on one scale.
class TimeBars : public QWidget
{
    Q_OBJECT
public:
    explicit TimeBars(QWidget *parent = nullptr);

    /// Milliseconds; negative: not known.
    void setTimes(double restored, double cold);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_restored = -1;
    double m_cold = -1;
};

} // namespace Thaw

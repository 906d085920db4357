// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Thaw {

class LogView;

/// The whole log in a narrow strip: ready lines and search matches as marks; a click goes there.
class LogOverview : public QWidget
{
    Q_OBJECT
public:
    explicit LogOverview(LogView *view);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void goTo(int y);

    LogView *m_view;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/firstpaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace {

class FirstPaint : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *window, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            window->removeEventFilter(this);
            // Its children are painted within the same event; then comes what is next in the queue.
            QTimer::singleShot(0, this, [this] {
                std::puts("painted");
                std::fflush(stdout);
                deleteLater();
            });
        }
        return false;
    }
};

} // namespace

void reportFirstPaint(QWidget *window)
{
    if (qEnvironmentVariableIsSet("THAW_BENCH_STARTUP"))
        window->installEventFilter(new FirstPaint(window));
}

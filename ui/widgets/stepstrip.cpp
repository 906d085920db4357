// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stepstrip.h"

#include "ui/log/logcolors.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Thaw {

QList<StageInfo> waitingSteps(bool checkpointsItself)
{
    QList<StageInfo> steps;
    for (const StageId id : {StageId::Preflight, StageId::Prepare, StageId::Start, StageId::Ready, StageId::Checkpoint,
                             StageId::Commit, StageId::Test}) {
        if (checkpointsItself && id == StageId::Prepare)
            continue; // nothing of Thaw's gets into its container
        steps.append({.id = id, .title = Text::stage(id), .state = StageState::Waiting, .elapsedMs = 0, .note = {}});
    }
    return steps;
}

StepStrip::StepStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSteps(waitingSteps(), {});
}

void StepStrip::setSteps(const QList<StageInfo> &steps, const QMap<StageId, double> &usual)
{
    QList<StageInfo> shown;
    for (const StageInfo &step : steps) {
        // Writing the report is ours to know unless it fails.
        if (step.id != StageId::Report || step.state == StageState::Failed)
            shown.append(step);
    }
    if (shown == m_steps && usual == m_usual)
        return;
    m_steps = shown;
    m_usual = usual;
    setAccessibleName(spokenText());
    updateGeometry();
    update();
}

QString StepStrip::timeText(const StageInfo &step) const
{
    switch (step.state) {
    case StageState::Running: {
        const double usual = m_usual.value(step.id, -1);
        const QString now = Text::duration(double(step.elapsedMs));
        return usual < 0 ? now : tr("%1 (usually %2)").arg(now, Text::duration(usual));
    }
    case StageState::Done:
    case StageState::Failed: return Text::duration(double(step.elapsedMs));
    case StageState::Paused: return tr("waits for you");
    case StageState::Skipped: return tr("skipped");
    case StageState::Waiting: {
        const double usual = m_usual.value(step.id, -1);
        return usual < 0 ? QString() : tr("usually %1").arg(Text::duration(usual));
    }
    }
    return {};
}

QString StepStrip::spokenText() const
{
    QStringList parts;
    for (const StageInfo &step : m_steps) {
        QString part = tr("%1: %2").arg(Text::stage(step.id), Text::state(step.state));
        const QString time = timeText(step);
        if (!time.isEmpty() && step.state != StageState::Paused && step.state != StageState::Skipped)
            part += QStringLiteral(", ") + time;
        parts << part;
    }
    return tr("Steps. %1").arg(parts.join(QStringLiteral("; ")));
}

QSize StepStrip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {int(m_steps.size()) * metrics.averageCharWidth() * 17, metrics.height() * 2 + 10};
}

QSize StepStrip::minimumSizeHint() const
{
    return {int(m_steps.size()) * fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

QRectF StepStrip::cell(int index) const
{
    // The step that runs says most and gets more room.
    const auto share = [this](int i) { return m_steps[i].state == StageState::Running ? 1.5 : 1.0; };
    qreal all = 0, before = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        all += share(i);
        before += i < index ? share(i) : 0;
    }
    const qreal unit = this->width() / qMax(1.0, all), width = share(index) * unit;
    const qreal x = layoutDirection() == Qt::RightToLeft ? this->width() - before * unit - width : before * unit;
    return {x, 0, width, qreal(height())};
}

void StepStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window), text = palette().color(QPalette::WindowText);
    const QColor quiet = quietColor(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal line = fontMetrics().height(), disc = line * 1.25;
    for (int i = 0; i < m_steps.size(); ++i) {
        const StageInfo &step = m_steps[i];
        const QRectF box = cell(i);
        const bool active = step.state == StageState::Running || step.state == StageState::Paused;
        const QColor accent = step.state == StageState::Done      ? goodColor(palette())
                              : step.state == StageState::Failed ? badColor(palette())
                              : active ? readableOn(palette().color(QPalette::Highlight), window)
                                       : quiet;
        const Icon sign = step.state == StageState::Done      ? Icon::Done
                          : step.state == StageState::Failed  ? Icon::Failed
                          : step.state == StageState::Paused  ? Icon::Paused
                          : step.state == StageState::Running ? Icon::Running
                          : step.state == StageState::Skipped ? Icon::Skipped
                                                              : Icon::Waiting;
        const QRectF circle(mirrored ? box.right() - disc : box.left(), (height() - disc) / 2, disc, disc);
        if (step.state == StageState::Waiting) {
            painter.setPen(QPen(mixed(window, quiet, 0.6), 1.4));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(window, accent, 0.18));
            painter.drawEllipse(circle);
            paintIcon(painter, sign, circle.adjusted(disc * 0.2, disc * 0.2, -disc * 0.2, -disc * 0.2), accent);
        }
        const qreal gap = line * 0.4;
        const QRectF words = mirrored ? QRectF(box.left() + gap, 0, box.width() - disc - 2 * gap, height())
                                      : QRectF(box.left() + disc + gap, 0, box.width() - disc - 2 * gap, height());
        QFont bold = font();
        bold.setBold(active || step.state == StageState::Failed);
        painter.setFont(bold);
        painter.setPen(step.state == StageState::Waiting ? quiet : text);
        const QString time = timeText(step);
        const qreal top = (height() - line * (time.isEmpty() ? 1 : 2)) / 2;
        // Absolute: a mirrored painter would turn left and right round once more.
        const int align = int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
        painter.drawText(QRectF(words.left(), top, words.width(), line), align,
                         QFontMetricsF(bold).elidedText(Text::stage(step.id), Qt::ElideRight, words.width()));
        painter.setFont(font());
        painter.setPen(quiet);
        painter.drawText(QRectF(words.left(), top + line, words.width(), line), align,
                         fontMetrics().elidedText(time, Qt::ElideRight, int(words.width())));
    }
}

bool StepStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        for (int i = 0; i < m_steps.size(); ++i) {
            if (!cell(i).contains(help->pos()))
                continue;
            const StageInfo &step = m_steps[i];
            QStringList lines{tr("%1: %2").arg(Text::stage(step.id), Text::state(step.state)), timeText(step), step.note};
            lines.removeAll(QString());
            QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace Thaw

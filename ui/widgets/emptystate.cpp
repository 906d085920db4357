// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Thaw {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_button(new QPushButton(this)), m_sign(Icon::Info)
{
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addSpacing(fontMetrics().height() * 4);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    m_text->setFont(larger);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(3);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
}

void EmptyState::say(Icon sign, const QString &sentence, QAction *action)
{
    m_sign = sign;
    m_text->setText(sentence);
    m_action = action;
    m_button->setVisible(action);
    if (action) {
        m_button->setText(QString(action->text()).remove(u'&'));
        m_button->setIcon(action->icon());
    }
    update();
}

QString EmptyState::text() const
{
    return m_text->text();
}

void EmptyState::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const qreal side = fontMetrics().height() * 3;
    paintIcon(painter, m_sign, QRectF((width() - side) / 2, m_text->y() - side - 12, side, side), quietColor(palette()));
}

} // namespace Thaw

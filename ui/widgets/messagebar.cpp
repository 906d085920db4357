// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Thaw {

MessageBar::MessageBar(QWidget *parent) : Card(Kind::Info, parent), m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    hide();
}

void MessageBar::say(Kind kind, const QString &sentence, const QList<Button> &buttons)
{
    setKind(kind);
    m_text->setText(sentence);
    setAccessibleName(sentence);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Button &button : buttons) {
        auto *push = new QPushButton(button.text, this);
        push->setAutoDefault(false);
        connect(push, &QPushButton::clicked, this, [this, action = button.action, stays = button.stays] {
            if (!stays)
                hide();
            if (action)
                action();
        });
        m_buttons->addWidget(push);
    }
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::text() const
{
    return m_text->text();
}

} // namespace Thaw

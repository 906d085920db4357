// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <functional>

class QHBoxLayout;
class QLabel;

namespace Thaw {

/// One sentence with buttons, inside the page it is about. Each button hides it.
class MessageBar : public Card
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    struct Button
    {
        QString text;
        std::function<void()> action;
    };

    void say(Kind kind, const QString &sentence, const QList<Button> &buttons);
    QString text() const;

private:
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace Thaw

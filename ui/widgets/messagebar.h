// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <functional>

class QHBoxLayout;
class QLabel;

namespace Thaw {

/// One sentence with buttons, inside the page it is about.
class MessageBar : public Card
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    struct Button
    {
        QString text;
        std::function<void()> action;
        bool stays = false; ///< the bar is not hidden by it
    };

    void say(Kind kind, const QString &sentence, const QList<Button> &buttons);
    QString text() const;

private:
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace Thaw {

enum class Icon;

/// A page with nothing in it yet: a sign, a sentence and at most one button.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void say(Icon sign, const QString &sentence, QAction *action = nullptr);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_button;
    QAction *m_action = nullptr;
    Icon m_sign;
};

} // namespace Thaw

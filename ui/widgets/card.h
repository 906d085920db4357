// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Thaw {

/// A calm box that carries a message; its kind is told by a sign and words, the tint only helps.
class Card : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Info, Good, Warning, Bad };

    explicit Card(Kind kind, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    QColor accent() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// Space that the sign takes at the left.
    int signWidth() const;

private:
    void placeSign();

    Kind m_kind;
};

} // namespace Thaw

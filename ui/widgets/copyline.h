// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace Thaw {

/// A command line to take along: shown whole, copied with one click.
class CopyLine : public QWidget
{
    Q_OBJECT
public:
    /// named: the name is also seen, not only heard.
    explicit CopyLine(const QString &name, QWidget *parent = nullptr, bool named = false);

    void setText(const QString &text);
    QString text() const;

private:
    QLineEdit *m_line;
};

} // namespace Thaw

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
    explicit CopyLine(const QString &name, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

private:
    QLineEdit *m_line;
};

} // namespace Thaw

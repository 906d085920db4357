// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace Thaw {

/// A text of several lines to take along, with its name and Copy above it.
class Snippet : public QWidget
{
    Q_OBJECT
public:
    explicit Snippet(const QString &name, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

private:
    QPlainTextEdit *m_text;
};

} // namespace Thaw

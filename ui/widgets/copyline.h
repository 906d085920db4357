// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

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

    /// Their names take the same room, so that lines below each other begin below each other.
    static void align(const QList<CopyLine *> &lines);

private:
    QLineEdit *m_line;
    QLabel *m_name = nullptr;
};

/// A button that puts a text on the clipboard and says so for a moment. name: what is copied; title: what stands on the
/// button, if not only “Copy”.
QPushButton *copyButton(const QString &name, std::function<QString()> text, QWidget *parent, const QString &title = {});

} // namespace Thaw

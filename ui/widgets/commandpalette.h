// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace Thaw {

/// Every action by name: type a few letters, press Return.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(const QList<QAction *> &actions, QWidget *parent);

    QListWidget *list() const { return m_list; }
    QLineEdit *field() const { return m_text; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void choose();

    QList<QAction *> m_actions;
    QLineEdit *m_text;
    QListWidget *m_list;
};

/// True if all letters of the query come in the text in that order; blanks do not count.
bool fuzzyMatches(const QString &text, const QString &query);

} // namespace Thaw

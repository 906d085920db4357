// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandpalette.h"

#include "ui/widgets/rowdelegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace Thaw {

bool fuzzyMatches(const QString &text, const QString &query)
{
    qsizetype at = 0;
    for (const QChar c : query) {
        if (c.isSpace())
            continue;
        at = text.indexOf(c, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_actions(actions), m_text(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setWindowTitle(tr("Command Palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    m_text->setPlaceholderText(tr("Type what to do"));
    m_text->setAccessibleName(tr("Command"));
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
    fill();
    const int width = fontMetrics().averageCharWidth() * 70;
    resize(width, fontMetrics().height() * 22);
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width) / 2, parent->height() / 8)));
    m_text->setFocus();
}

void CommandPalette::fill()
{
    m_list->clear();
    const int side = fontMetrics().height() * 5 / 4;
    QPixmap nothing(side, side);
    nothing.fill(Qt::transparent);
    m_list->setIconSize({side, side});
    for (QAction *action : std::as_const(m_actions)) {
        const QString text = action->text().remove(u'&');
        if (!action->isEnabled() || !fuzzyMatches(text, m_text->text()))
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QIcon sign = action->icon().isNull() ? QIcon(nothing) : action->icon();
        auto *item = new QListWidgetItem(sign, text, m_list);
        item->setData(RowDelegate::endRole, keys);
        item->setData(Qt::AccessibleTextRole, keys.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, keys));
        item->setSizeHint({0, fontMetrics().height() * 7 / 4});
        item->setData(Qt::UserRole, QVariant::fromValue<QObject *>(action));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::choose()
{
    QListWidgetItem *item = m_list->currentItem();
    auto *action = item ? qobject_cast<QAction *>(item->data(Qt::UserRole).value<QObject *>()) : nullptr;
    close();
    if (action)
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_list->currentRow() + (key == Qt::Key_Up ? -1 : 1);
            m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Thaw

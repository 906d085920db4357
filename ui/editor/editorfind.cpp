// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorfind.h"

#include "ui/editor/scripteditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace Thaw {

EditorFind::EditorFind(QWidget *parent) : QWidget(parent), m_text(new QLineEdit(this)), m_remark(new QLabel(this))
{
    m_text->setAccessibleName(tr("Find in the script"));
    m_text->setPlaceholderText(tr("Find"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, this, [this] {
        // What is found already stays found while it grows.
        if (m_editor) {
            QTextCursor cursor = m_editor->textCursor();
            cursor.setPosition(cursor.selectionStart());
            m_editor->setTextCursor(cursor);
        }
        step(false);
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(m_text);
    const std::tuple<Qt::ArrowType, QString, bool> buttons[] = {{Qt::UpArrow, tr("Find Previous (Shift+F3)"), true},
                                                                {Qt::DownArrow, tr("Find Next (F3)"), false}};
    for (const auto &[arrow, name, backward] : buttons) {
        auto *button = new QToolButton(this);
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, back = backward] { step(back); });
        layout->addWidget(button);
    }
    layout->addWidget(m_remark, 1);
    hide();
}

void EditorFind::activate(ScriptEditor *editor)
{
    m_editor = editor;
    const QString selected = editor->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_text->setText(selected);
    m_remark->clear();
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void EditorFind::step(bool backward)
{
    if (!m_editor || m_text->text().isEmpty()) {
        m_remark->clear();
        return;
    }
    m_remark->setText(m_editor->find(m_text->text(), backward) ? QString() : tr("Not found"));
}

void EditorFind::dismiss()
{
    hide();
    if (m_editor)
        m_editor->setFocus(Qt::OtherFocusReason);
}

bool EditorFind::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Thaw

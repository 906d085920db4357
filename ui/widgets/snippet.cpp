// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/snippet.h"

#include "ui/widgets/copyline.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Thaw {

Snippet::Snippet(const QString &name, QWidget *parent) : QWidget(parent), m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(name);
    m_text->setTabChangesFocus(true);
    m_text->setLayoutDirection(Qt::LeftToRight);
    auto *label = new QLabel(name, this);
    label->setBuddy(m_text);
    auto *top = new QHBoxLayout;
    top->addWidget(label, 1);
    top->addWidget(copyButton(name, [this] { return text(); }, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
}

void Snippet::setText(const QString &text)
{
    m_text->setPlainText(text);
}

QString Snippet::text() const
{
    return m_text->toPlainText();
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copyline.h"

#include "ui/widgets/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace Thaw {

CopyLine::CopyLine(const QString &name, QWidget *parent, bool named) : QWidget(parent), m_line(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_line->setReadOnly(true);
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setAccessibleName(name);
    m_line->setLayoutDirection(Qt::LeftToRight);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"), this);
    copy->setAccessibleName(tr("Copy: %1").arg(name));
    copy->setAutoDefault(false);
    if (named) {
        auto *label = new QLabel(name, this);
        label->setBuddy(m_line);
        layout->addWidget(label);
    }
    layout->addWidget(m_line, 1);
    layout->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QApplication::clipboard()->setText(m_line->text());
        copy->setText(tr("Copied"));
        QTimer::singleShot(1500, copy, [copy] { copy->setText(tr("Copy")); });
    });
}

void CopyLine::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
    m_line->setToolTip(text);
}

QString CopyLine::text() const
{
    return m_line->text();
}

} // namespace Thaw

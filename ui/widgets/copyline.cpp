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

QPushButton *copyButton(const QString &name, std::function<QString()> text, QWidget *parent, const QString &title)
{
    const QString before = title.isEmpty() ? CopyLine::tr("Copy") : title;
    auto *copy = new QPushButton(icon(Icon::Copy), before, parent);
    copy->setAccessibleName(CopyLine::tr("Copy: %1").arg(name));
    copy->setAutoDefault(false);
    QObject::connect(copy, &QPushButton::clicked, copy, [copy, before, text = std::move(text)] {
        QApplication::clipboard()->setText(text());
        copy->setText(CopyLine::tr("Copied"));
        QTimer::singleShot(1500, copy, [copy, before] { copy->setText(before); });
    });
    return copy;
}

CopyLine::CopyLine(const QString &name, QWidget *parent, bool named) : QWidget(parent), m_line(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_line->setReadOnly(true);
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setAccessibleName(name);
    m_line->setLayoutDirection(Qt::LeftToRight);
    if (named) {
        m_name = new QLabel(name, this);
        m_name->setBuddy(m_line);
        layout->addWidget(m_name);
    }
    layout->addWidget(m_line, 1);
    layout->addWidget(copyButton(name, [this] { return m_line->text(); }, this));
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

void CopyLine::align(const QList<CopyLine *> &lines)
{
    int width = 0;
    for (const CopyLine *line : lines)
        width = std::max(width, line->m_name ? line->m_name->sizeHint().width() : 0);
    for (const CopyLine *line : lines) {
        if (line->m_name)
            line->m_name->setMinimumWidth(width);
    }
}

} // namespace Thaw

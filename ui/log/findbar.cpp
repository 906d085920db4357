// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/findbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

namespace Thaw {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_regex(new QToolButton(this)), m_case(new QToolButton(this)),
      m_only(new QToolButton(this)), m_previous(new QToolButton(this)), m_next(new QToolButton(this)),
      m_count(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_text->setPlaceholderText(tr("Find in the log"));
    m_text->setAccessibleName(tr("Find in the log"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    m_text->installEventFilter(this);
    setUpButtons();
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("000 / 000")));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_regex, m_case, m_only, m_count, m_previous, m_next})
        layout->addWidget(widget);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    showCount(0, 0, false);
}

void FindBar::setUpButtons()
{
    const auto toggle = [](QToolButton *button, const QString &text, const QString &name) {
        button->setText(text);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
    };
    toggle(m_regex, QStringLiteral(".*"), tr("Regular expression"));
    toggle(m_case, QStringLiteral("Aa"), tr("Match case"));
    toggle(m_only, tr("Only Matches"), tr("Show only lines that match"));
    m_only->setObjectName(QStringLiteral("only"));
    connect(m_regex, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_case, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_only, &QToolButton::toggled, this, &FindBar::onlyMatchesChanged);
    m_previous->setArrowType(Qt::UpArrow);
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setArrowType(Qt::DownArrow);
    m_next->setToolTip(tr("Next match (F3)"));
    m_next->setAccessibleName(tr("Next match"));
    for (QToolButton *button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousWanted);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextWanted);
}

LogQuery FindBar::query() const
{
    return {m_text->text(), m_regex->isChecked(), m_case->isChecked()};
}

bool FindBar::onlyMatches() const
{
    return m_only->isChecked();
}

void FindBar::setText(const QString &text)
{
    m_text->setText(text);
}

void FindBar::setQuery(const LogQuery &query)
{
    if (query == this->query())
        return;
    {
        const QSignalBlocker text(m_text), regex(m_regex), sensitive(m_case);
        m_text->setText(query.text);
        m_regex->setChecked(query.regex);
        m_case->setChecked(query.caseSensitive);
    }
    Q_EMIT queryChanged();
}

void FindBar::activate()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::showCount(qint64 current, qint64 count, bool running)
{
    const bool any = !m_text->text().isEmpty();
    const QLocale locale;
    m_count->setText(!any                 ? QString()
                     : count == 0         ? (running ? tr("Searching…") : tr("No match"))
                     : running            ? tr("%1 / %2 …").arg(locale.toString(current), locale.toString(count))
                                          : tr("%1 / %2").arg(locale.toString(current), locale.toString(count)));
    m_count->setToolTip({});
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_only->setEnabled(any);
    if (!any)
        m_only->setChecked(false);
}

void FindBar::showMistake(const QString &message)
{
    m_count->setText(tr("Invalid"));
    m_count->setToolTip(message);
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ShiftModifier)
                Q_EMIT previousWanted();
            else
                Q_EMIT nextWanted();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_text->clear();
            m_only->setChecked(false);
            Q_EMIT dismissed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Thaw

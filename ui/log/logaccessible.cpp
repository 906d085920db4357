// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logaccessible.h"

#include "ui/log/logview.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace Thaw {

namespace {

/// The current line is the text; moving to another line says so with a cursor and a value event.
class LogAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit LogAccessible(LogView *view) : QAccessibleWidget(view, QAccessible::Terminal), m_view(view) {}

    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Value)
            return m_view->store() && m_view->store()->lineCount() > 0 ? line() : m_view->placeholder();
        return QAccessibleWidget::text(what);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    QString text(int start, int end) const override { return line().mid(start, end - start); }
    int characterCount() const override { return int(line().size()); }
    QRect characterRect(int offset) const override
    {
        if (!m_view->store() || m_view->store()->lineCount() == 0)
            return {};
        const QPoint left = m_view->pointOf({m_view->currentLine(), offset});
        const int height = m_view->fontMetrics().height();
        return {m_view->viewport()->mapToGlobal(left - QPoint(0, height / 2)),
                QSize(m_view->fontMetrics().averageCharWidth(), height)};
    }
    int offsetAtPoint(const QPoint &) const override { return 0; }
    void scrollToSubstring(int, int) override { m_view->goToLine(m_view->currentLine()); }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    QString line() const { return m_view->lineText(m_view->currentLine()); }

    LogView *m_view;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogAccessible(view) : nullptr;
}

} // namespace

void installLogAccessibility()
{
    QAccessible::installFactory(make);
}

} // namespace Thaw

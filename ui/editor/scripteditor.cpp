// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scripteditor.h"

#include "ui/editor/filedocument.h"
#include "ui/editor/readablehighlighter.h"
#include "ui/editor/syntax.h"
#include "ui/log/logcolors.h"
#include "ui/widgets/icons.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextBlock>

namespace Thaw {

namespace {

class Gutter : public QWidget
{
public:
    explicit Gutter(ScriptEditor *editor) : QWidget(editor), m_editor(editor) {}
    QSize sizeHint() const override { return {m_editor->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintGutter(event); }

private:
    ScriptEditor *m_editor;
};

} // namespace

ScriptEditor::ScriptEditor(FileDocument *file, QWidget *parent)
    : QPlainTextEdit(parent), m_file(file), m_gutter(new Gutter(this)),
      m_highlighter(new ReadableHighlighter(file->document()))
{
    setLayoutDirection(Qt::LeftToRight); // scripts are, in every language
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    file->document()->setDefaultFont(font());
    setDocument(file->document());
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    setAccessibleName(file->fileName());
    setTabChangesFocus(false);
    const auto syntax = syntaxFor(file->path(), file->text());
    m_highlighter->setDefinition(syntax);
    applyTheme();
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ScriptEditor::updateGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_gutter, qOverload<>(&QWidget::update));
    updateGutter();
}

void ScriptEditor::applyTheme()
{
    m_highlighter->setBackground(palette().color(QPalette::Base));
    m_highlighter->setTheme(themeFor(palette()));
    m_highlighter->rehighlight();
}

int ScriptEditor::gutterWidth() const
{
    const int digits = int(QString::number(qMax(99, blockCount())).size());
    return fontMetrics().horizontalAdvance(u'9') * (digits + 2) + 4;
}

void ScriptEditor::updateGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    m_gutter->setGeometry(0, 0, gutterWidth(), viewport()->height());
}

void ScriptEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_gutter->setGeometry(contentsRect().left(), contentsRect().top(), gutterWidth(), contentsRect().height());
}

void ScriptEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        applyTheme();
}

void ScriptEditor::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    const LogColors colors(palette());
    painter.fillRect(event->rect(), colors.gutter);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        if (rect.top() > event->rect().bottom())
            break;
        const int number = block.blockNumber() + 1;
        const bool current = block == textCursor().block();
        painter.setPen(current ? colors.text : colors.gutterText);
        painter.drawText(QRectF(0, rect.top(), m_gutter->width() - 8, fontMetrics().height()), Qt::AlignRight,
                         QString::number(number));
        for (const Problem &problem : std::as_const(m_problems)) {
            if (problem.line != number)
                continue;
            const qreal size = fontMetrics().height() * 0.75;
            paintIcon(painter, problem.severity == Severity::Error ? Icon::Failed : Icon::Warning,
                      QRectF(2, rect.top() + (fontMetrics().height() - size) / 2, size, size),
                      problem.severity == Severity::Error ? badColor(palette()) : warningColor(palette()));
            break;
        }
    }
}

void ScriptEditor::setProblems(const QList<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    markProblems();
    m_gutter->update();
}

void ScriptEditor::markProblems()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const Problem &problem : std::as_const(m_problems)) {
        const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
        if (problem.line <= 0 || !block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(problem.severity == Severity::Error ? badColor(palette()) : warningColor(palette()));
        mark.format.setToolTip(problem.message);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void ScriptEditor::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(qMax(0, line - 1));
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + qBound(0, column - 1, block.length() - 1));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

bool ScriptEditor::find(const QString &text, bool backward)
{
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (QPlainTextEdit::find(text, flags))
        return true;
    QTextCursor cursor = textCursor();
    cursor.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
    const QTextCursor before = textCursor();
    setTextCursor(cursor);
    if (QPlainTextEdit::find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

} // namespace Thaw

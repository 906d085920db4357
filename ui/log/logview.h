// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"
#include "ui/log/loglayout.h"
#include "ui/log/logrows.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

class QHelpEvent;

namespace Thaw {

class LogOverview;

/// Shows a LogStore of any size: only the lines on the screen become text.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    enum class Times { Off, SinceStart, Clock };

    /// A place in the log: a line from 0 and a character in its plain text.
    struct Place
    {
        qint64 line = 0;
        qsizetype character = 0;

        auto operator<=>(const Place &) const = default;
    };

    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    /// The store must outlive the view or be replaced; it is only looked at.
    void setStore(const LogStore *store);
    const LogStore *store() const { return m_rows.store(); }
    /// The store has grown. Repaints at most 60 times a second.
    void contentChanged();
    /// Something else than the end changed.
    void reset();

    void setWrapping(bool on);
    bool isWrapping() const { return m_wrapping; }
    void setTimes(Times times);
    Times times() const { return m_times; }
    void setPlaceholder(const QString &text);
    QString placeholder() const { return m_placeholder; }

    bool isFollowing() const { return m_following; }
    void setFollowing(bool on);
    /// Lines that came since following stopped.
    qint64 newLines() const;

    /// Lines that match a search, kept by the caller; with only, no other lines are shown.
    void setMatches(const std::vector<qint64> *matches, bool only);
    void setHighlight(const BytePattern &pattern);

    qint64 currentLine() const { return m_cursor.line; }
    QString lineText(qint64 line) const;
    void goToLine(qint64 line);
    /// The same, and what is highlighted in the line comes into view.
    void goToMatch(qint64 line);

    bool hasSelection() const { return m_anchor != m_cursor; }
    /// Plain text, without colours; at most maxBytes of it.
    QString selectedText(qsizetype maxCharacters = 50'000'000) const;
    qint64 firstVisibleLine() const;
    /// Where a place is in the viewport: left edge, middle of its row. Outside of it if it is not in view.
    QPoint pointOf(const Place &place);
    /// As it stands beside the line; empty if the time is not known.
    QString timeText(qint64 line) const;
    /// How many lines fit at the least.
    int pageRows() const;

    QSize sizeHint() const override;

public Q_SLOTS:
    void selectAll();
    void copy();

Q_SIGNALS:
    void followingChanged(bool following);
    /// There are more lines than before, or other ones.
    void newLinesChanged();
    void selectionChanged();
    void currentLineChanged(qint64 line);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;

private:
    friend class LogOverview;
    /// A row on the screen: a line, or a note if there is no layout.
    struct Visible { qint64 row; qint64 line; int note; qreal y; qreal height; LogLayout *layout; };

    LogLayout &layoutOf(qint64 line);
    /// On the screen; more than 1 for a wrapped line.
    int heightOf(qint64 row);
    std::vector<Visible> visible();
    Place placeAt(QPoint point);
    Place endOf(qint64 line);

    void updateMetrics();
    void updateScrollBars();
    void refresh();
    void scrollToEnd();
    int lastSubRow();
    bool isInView(qint64 row);
    void scrollTo(qint64 row, int rowsAbove);
    void ensureVisible(const Place &place);
    void moveCursor(const Place &place, bool select);
    void moveLines(qint64 lines, bool select);
    void movePages(int direction, bool select);
    void moveSideways(int step, bool select);
    void scrollRows(qint64 rows);
    void stopFollowing();
    bool handleMove(QKeyEvent *event);
    bool showTip(QHelpEvent *event);
    void paintEmpty(QPainter &painter);
    /// For what we say, unlike what the log says.
    QFont fontOfWords() const;
    void paintLine(QPainter &painter, const Visible &row);
    void paintGutter(QPainter &painter, const Visible &row);
    void paintNote(QPainter &painter, const Visible &row);
    void announceCursor();

    LogRows m_rows;
    LogOverview *m_overview = nullptr;
    LogMetrics m_metrics;
    std::unordered_map<qint64, std::unique_ptr<LogLayout>> m_layouts;
    bool m_wrapping = false;
    bool m_following = true;
    bool m_updatingBars = false;
    Times m_times = Times::Off;
    qint64 m_seenLines = 0;     ///< when following stopped
    qint64 m_lastLine = -1;     ///< when last refreshed
    int m_topSubRow = 0;        ///< rows of the top line above the view, when wrapping
    qreal m_gutterWidth = 40;
    qreal m_timesWidth = 0;
    qreal m_widest = 0;
    Place m_anchor;
    Place m_cursor;
    QPoint m_dragPoint;
    QTimer m_throttle;
    int m_dragTimer = 0;
    QString m_placeholder;
};

} // namespace Thaw

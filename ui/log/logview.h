// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"
#include "ui/log/loglayout.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

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
    const LogStore *store() const { return m_store; }
    /// The store has grown. Repaints at most 60 times a second.
    void contentChanged();
    /// Something else than the end changed: marks, another run's log.
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

    bool hasSelection() const { return m_anchor != m_cursor; }
    /// Plain text, without colours; at most maxBytes of it.
    QString selectedText(qsizetype maxCharacters = 50'000'000) const;
    qint64 firstVisibleLine() const;
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
    struct Visible { qint64 row; qint64 line; qreal y; LogLayout *layout; };

    qint64 rowCount() const;
    qint64 lineOfRow(qint64 row) const;
    qint64 rowOfLine(qint64 line) const;
    LogLayout &layoutOf(qint64 line);
    std::vector<Visible> visible();
    Place placeAt(QPoint point);
    QString timeText(qint64 line) const;

    void updateMetrics();
    void updateScrollBars();
    void refresh();
    void scrollToEnd();
    void ensureVisible(const Place &place);
    void moveCursor(const Place &place, bool select);
    void moveRows(qint64 rows, bool select);
    void scrollRows(qint64 rows);
    void stopFollowing();
    bool handleMove(QKeyEvent *event);
    void paintGutter(QPainter &painter, const Visible &row);
    void announceCursor();

    const LogStore *m_store = nullptr;
    LogOverview *m_overview = nullptr;
    LogMetrics m_metrics;
    std::unordered_map<qint64, std::unique_ptr<LogLayout>> m_layouts;
    const std::vector<qint64> *m_matches = nullptr;
    bool m_onlyMatches = false;
    bool m_wrapping = false;
    bool m_following = true;
    bool m_updatingBars = false;
    Times m_times = Times::Off;
    qint64 m_seenLines = 0;     ///< when following stopped
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

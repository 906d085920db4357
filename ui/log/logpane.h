// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logsearch.h"
#include "core/log/logstore.h"
#include "ui/log/logview.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace Thaw {

class FindBar;

/// A log with all that belongs to reading it: find, follow, times, wrap, copy and save. Owns the live log, which
/// append() and its like fill, and shows that one or a stored one; the live one goes on behind it.
class LogPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogPane(const QString &name, QWidget *parent = nullptr);

    /// The log that is shown.
    const LogStore &store() const { return m_stored ? *m_stored : *m_live; }
    LogView *view() const { return m_view; }
    FindBar *findBar() const { return m_find; }

    void append(Channel channel, QByteArrayView bytes, qint64 elapsedMs);
    /// Empties the live log for another one and shows it. Lines that match are marked as they come.
    void clear(const QDateTime &startTime = {}, BlockMatcher readyMatcher = {});
    /// When the application was started, as soon as it is known.
    void setStartTime(const QDateTime &time) { m_live->setStartTime(time); }
    /// Shows a whole text at once.
    void setText(const QString &text);
    /// Marks a line (from 0) as the one with which the application was ready.
    void markReady(qint64 line);
    void finish(qint64 elapsedMs);
    /// Says something between the lines, after what is there now, visibly not the application's: "The engine did not
    /// answer from 12:03:07 to 12:03:41". The index is for setNote(), when there is more to say; it is good until
    /// clear().
    size_t addNote(const QString &text);
    void setNote(size_t index, const QString &text);

    /// Shows a log that was kept; nothing more comes to it.
    void showStored(std::unique_ptr<LogStore> log);
    void showLive();
    bool isLive() const { return !m_stored; }
    /// A widget at the beginning of the bar, such as the choice of the run.
    void addHeaderWidget(QWidget *widget);

    bool isWrapping() const;
    void setWrapping(bool on);

public Q_SLOTS:
    void activateFind();
    void findNext();
    void findPrevious();
    void jumpToEnd();
    void askForLine();
    void save();
    /// The log that is shown, byte by byte.
    void saveTo(const QString &file);

Q_SIGNALS:
    void noted(const QString &sentence);
    void contentChanged();

private:
    void setUpHeader();
    void setUpFooter();
    void present();
    void search();
    void showMatches();
    void showStatus();
    void step(int direction);
    QString m_name;
    std::unique_ptr<LogStore> m_live;
    std::unique_ptr<LogStore> m_stored; ///< shown instead, if there is one
    LogView *m_view;
    FindBar *m_find;
    LogSearch m_search;
    QTimer m_extendTimer;
    QHBoxLayout *m_header;
    QWidget *m_footer;
    QLabel *m_status;
    QPushButton *m_jump;
    QComboBox *m_times;
    QCheckBox *m_wrap;
};

} // namespace Thaw

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

/// A log with all that belongs to reading it: find, follow, times, wrap, copy and save. Owns its store.
class LogPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogPane(const QString &name, QWidget *parent = nullptr);

    LogStore &store() { return *m_store; }
    const LogStore &store() const { return *m_store; }
    LogView *view() const { return m_view; }
    FindBar *findBar() const { return m_find; }

    void append(Channel channel, QByteArrayView bytes, qint64 elapsedMs);
    /// Empties it for another log.
    void clear(const QDateTime &startTime = {});
    /// Shows a whole text at once.
    void setText(const QString &text);
    /// Marks a line (from 0) as the ready line.
    void markReady(qint64 line);
    void finish(qint64 elapsedMs);
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

Q_SIGNALS:
    void noted(const QString &sentence);
    void contentChanged();

private:
    void setUpHeader();
    void setUpFooter();
    void search();
    void showMatches();
    void showStatus();
    void step(int direction);
    void saveTo(const QString &file);

    QString m_name;
    std::unique_ptr<LogStore> m_store;
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

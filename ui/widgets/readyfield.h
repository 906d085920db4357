// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logsearch.h"
#include "core/log/readypattern.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;

namespace Thaw {

class ProjectDocument;

/// "Ready when": how Thaw knows that the application has started, with a preview over the last log at each key.
class ReadyField : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { LogPattern, LogText, LogRegex, Port, Http, Command, Hand };

    explicit ReadyField(QWidget *parent = nullptr);

    void setProject(ProjectDocument *project);
    /// Where the last run's log comes from, and how to read its times.
    void setLogSource(std::function<LogSnapshot()> snapshot, std::function<qint64(qint64)> elapsed);
    /// The log has changed: look again.
    void previewAgain();

    QString previewText() const;

Q_SIGNALS:
    /// From 0.
    void lineWanted(qint64 line);

private:
    void load();
    void store();
    void preview();
    void showMatches();
    Kind kind() const;
    void say(const QString &text, bool bad);

    ProjectDocument *m_project = nullptr;
    QComboBox *m_kind;
    QLineEdit *m_value;
    QLabel *m_preview;
    LogSearch m_search;
    QTimer m_pause;
    std::function<LogSnapshot()> m_snapshot;
    std::function<qint64(qint64)> m_elapsed;
    std::shared_ptr<std::atomic<bool>> m_tooSlow;
    bool m_loading = false;
    bool m_hasLog = false;
};

} // namespace Thaw

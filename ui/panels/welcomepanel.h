// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recents.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace Thaw {

class Actions;
class EngineModel;
class HealthModel;
class MessageBar;

/// What is seen without a project: three ways to begin, earlier projects, whether an engine answers and can do the job.
class WelcomePanel : public QWidget
{
    Q_OBJECT
public:
    WelcomePanel(Actions *actions, EngineModel *engines, HealthModel *health, QWidget *parent = nullptr);

    void setRecents(const QList<RecentProject> &recents);
    QString engineText() const;

Q_SIGNALS:
    void projectWanted(const QString &directory);

private:
    void setUpButtons(QVBoxLayout *layout);
    void setUpRecents(QVBoxLayout *layout);
    void showEngine();
    QString healthLine() const;

    Actions *m_actions;
    EngineModel *m_engines;
    HealthModel *m_health;
    QLabel *m_recentTitle;
    QListWidget *m_recents;
    QLabel *m_engine;
    QPushButton *m_details;
    MessageBar *m_message;
};

} // namespace Thaw

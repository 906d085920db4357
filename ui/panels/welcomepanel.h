// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recents.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QVBoxLayout;

namespace Thaw {

class Actions;
class EngineModel;
class MessageBar;

/// What is seen without a project: three ways to begin, earlier projects, and whether an engine answers.
class WelcomePanel : public QWidget
{
    Q_OBJECT
public:
    WelcomePanel(Actions *actions, EngineModel *engines, QWidget *parent = nullptr);

    void setRecents(const QList<RecentProject> &recents);
    QString engineText() const;

Q_SIGNALS:
    void projectWanted(const QString &directory);

private:
    void setUpButtons(QVBoxLayout *layout);
    void setUpRecents(QVBoxLayout *layout);
    void showEngine();

    Actions *m_actions;
    EngineModel *m_engines;
    QLabel *m_recentTitle;
    QListWidget *m_recents;
    QLabel *m_engine;
    MessageBar *m_message;
};

} // namespace Thaw

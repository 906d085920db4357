// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableWidget;

namespace Thaw {

class Actions;
class EmptyState;
class EngineModel;

/// Two checkpoint images side by side: what the engine and Thaw's labels say of them.
class ComparePanel : public QWidget
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    ComparePanel(Actions *actions, EngineModel *engines, QWidget *parent = nullptr);

    State state() const { return m_state; }
    /// One image is compared with its predecessor of the same project.
    void compare(const QList<ImageSummary> &images);
    QString summary() const;

private:
    void fillChoices();
    void showState();
    void showDifference();

    Actions *m_actions;
    EngineModel *m_engines;
    QList<ImageSummary> m_images;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QComboBox *m_left;
    QComboBox *m_right;
    QLabel *m_summary;
    QTableWidget *m_table;
    bool m_loaded = false;
    State m_state = State::Empty;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "ui/widgets/card.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace Thaw {

class Actions;
class ContentsCache;
class EmptyState;
class EngineModel;
class ExportMenu;
class ImageTabs;
class ImagesModel;
class MessageBar;
class TransferPane;

/// The checkpoint images of the engine: list, filter, how to run one, delete with undo.
class ImagesPanel : public QWidget
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    ImagesPanel(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent = nullptr);
    ~ImagesPanel() override;

    State state() const { return m_state; }
    ImagesModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QList<ImageSummary> selected() const;
    /// Selects the image of that name; false if it is not in the list.
    bool select(const QString &image);
    /// Shows what is inside an archive or a directory, as a row of the list.
    void openPath(const QString &path);
    TransferPane *transfer() const { return m_transfer; }
    ExportMenu *exportMenu() const { return m_exports; }
    ImageTabs *details() const { return m_details; }
    /// Deletes what waits for its undo, now.
    void flushDeletions();
    /// A deletion is under way on the engine.
    bool isDeleting() const { return m_deletions > 0; }
    /// What the test of an image is about, or has found.
    void showTest(Card::Kind kind, const QString &sentence, bool canStop);

Q_SIGNALS:
    void selectionChanged();
    void deletionsFinished();
    void compareWanted(const QList<Thaw::ImageSummary> &images);
    void pathOpened(const QString &path);
    void noted(const QString &sentence);

private:
    void setUpTable();
    void setUpExports();
    void setUpTransfers();
    void askPush();
    void askPull();
    void showState();
    void showSelection();
    void showTestButton();
    void removeSelected();
    void undoRemoval();

    Actions *m_actions;
    EngineModel *m_engines;
    ImagesModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_list;
    QLineEdit *m_filter;
    QTableView *m_table;
    QPushButton *m_test;
    QPushButton *m_compare;
    QPushButton *m_export;
    QPushButton *m_push;
    QPushButton *m_pull;
    QPushButton *m_delete;
    ExportMenu *m_exports;
    QCheckBox *m_all;
    ImageTabs *m_details;
    MessageBar *m_message;
    TransferPane *m_transfer;
    QTimer m_grace;
    QList<ImageSummary> m_removing;
    int m_deletions = 0;
    State m_state = State::Empty;
    bool m_loaded = false;
    QString m_failure;
};

} // namespace Thaw

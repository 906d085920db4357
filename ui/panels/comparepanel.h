// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace Thaw {

class Actions;
class CompareModel;
class ContentsCache;
class CopyLine;
class EmptyState;
class EngineModel;
class FailureCard;
class ImagesModel;
class ReadingView;
class RowsView;

/// Two images side by side: what is in one and not in the other, from their layers to their memory.
class ComparePanel : public QWidget
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };
    enum Section { Sizes, Files, Values, Processes, Memory, Sockets, Times };

    ComparePanel(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent = nullptr);

    State state() const { return m_state; }
    /// Compares them; one image with its predecessor of the same project.
    void compare(const QList<ImageSummary> &images);
    /// Offers an archive or directory that was opened.
    void addPath(const QString &path);
    /// Of the difference; empty if there is none yet.
    QString summary() const;
    /// What stands in place of the difference.
    QString sentence() const;
    CompareModel *model() const { return m_model; }
    QTabWidget *sections() const { return m_sections; }
    RowsView *list(Section section) const { return m_lists[section]; }
    RowsView *text() const { return m_text; }
    /// Writes the difference; the name's ending says how: md, html, json. Empty, or why it could not be written.
    QString exportTo(const QString &path) const;

Q_SIGNALS:
    void noted(const QString &sentence);

private:
    void setUpChoices();
    void setUpResult();
    QWidget *makeFiles();
    void fillChoices();
    void choose();
    void showState();
    void showDifference();
    void showText();
    void chooseExport(const QString &ending);
    ImageSummary chosen(const QComboBox *box) const;
    QString commandLine() const;

    Actions *m_actions;
    EngineModel *m_engines;
    CompareModel *m_model;
    ImagesModel *m_images;
    QComboBox *m_left;
    QComboBox *m_right;
    QPushButton *m_start;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ReadingView *m_reading;
    FailureCard *m_failed;
    QLabel *m_summary;
    QCheckBox *m_unchanged;
    QPushButton *m_export;
    QTabWidget *m_sections;
    RowsView *m_lists[7];
    RowsView *m_text;
    QCheckBox *m_beside;
    QLabel *m_noText;
    QLabel *m_notes;
    CopyLine *m_command;
    bool m_loaded = false;
    State m_state = State::Empty;
};

} // namespace Thaw

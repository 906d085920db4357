// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contentsmodel.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Thaw {

class CopyLine;
class PreflightModel;
class RowsView;

/// What an image is: what the engine says at once, what is inside once that was read, and whether it would restore.
class OverviewPage : public QWidget
{
    Q_OBJECT
public:
    OverviewPage(ContentsModel *contents, PreflightModel *preflight, QWidget *parent = nullptr);

    void setImage(const ImageSummary &image);
    RowsView *facts() const { return m_facts; }
    RowsView *problems() const { return m_problems; }
    QString verdict() const;

private:
    QWidget *makeFacts();
    QWidget *makeCheck();
    void showContents();
    void showCheck();

    ContentsModel *m_contents;
    PreflightModel *m_preflight;
    ImageSummary m_image;
    QLabel *m_title;
    CopyLine *m_reference;
    CopyLine *m_command;
    RowsView *m_facts;
    QPushButton *m_open;
    QLabel *m_reading;
    QPushButton *m_check;
    QLabel *m_verdict;
    QProgressBar *m_busy;
    RowsView *m_problems;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "ui/widgets/card.h"

class QHBoxLayout;
class QLabel;

namespace Thaw {

class CopyLine;

/// Why something failed: in plain words, with the line that proves it and what can be done.
class FailureCard : public Card
{
    Q_OBJECT
public:
    explicit FailureCard(QWidget *parent = nullptr);

    /// command: what does the same in a terminal.
    void setFailure(const Error &error, const Report &report, const QString &command, const QString &hint = {});
    QString title() const;

Q_SIGNALS:
    /// A button of one of the error's fixes; its id is not empty.
    void fixWanted(const Thaw::Fix &fix);
    void criuLogWanted();

private:
    QLabel *m_title;
    QLabel *m_proof;
    QLabel *m_advice;
    QHBoxLayout *m_buttons;
    CopyLine *m_command;
};

/// Whether the window can do it: change a value, or show what has to be changed.
bool canApply(const Fix &fix);

/// The line of an error's evidence that tells most: a criu error, the last line with a message, or nothing.
QString provingLine(const QString &detail);

} // namespace Thaw

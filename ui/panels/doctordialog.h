// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QProgressBar;
class QPushButton;
class QTextBrowser;

namespace Thaw {

class HealthModel;
class MessageBar;

/// What the doctor has found of this machine and its engines: beside the window, so that what it says can be followed.
class DoctorDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DoctorDialog(HealthModel *health, QWidget *parent = nullptr);

    MessageBar *verdict() const { return m_verdict; }
    QTextBrowser *findings() const { return m_findings; }
    /// Starts the trial, or stops it.
    QPushButton *tryButton() const { return m_try; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showHealth();
    QString document() const;

    HealthModel *m_health;
    MessageBar *m_verdict;
    QProgressBar *m_busy;
    QTextBrowser *m_findings;
    QPushButton *m_try;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace Thaw

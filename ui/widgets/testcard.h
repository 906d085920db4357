// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "ui/widgets/card.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Thaw {

class CopyLine;
class TimeBars;

/// The verdict of a restore test with its evidence, and what can be done with a container that was kept.
class TestCard : public Card
{
    Q_OBJECT
public:
    explicit TestCard(QWidget *parent = nullptr);

    /// Where the ports of the engine's containers are reached; this machine, unless told otherwise.
    void setHost(const QString &host) { m_host = host; }
    /// coldMs: what the application took when the image was made; < 0: not known.
    void setTest(const RestoreTest &test, double coldMs, const QStringList &restoreCommand);
    QString headline() const;

Q_SIGNALS:
    void logWanted();
    void criuLogWanted();
    /// Ends and removes the container that was kept.
    void removalWanted(const QString &container);

private:
    QLabel *m_headline;
    QLabel *m_reason;
    TimeBars *m_bars;
    QLabel *m_facts;
    QLabel *m_proof;
    QLabel *m_remedy;
    QPushButton *m_log;
    QPushButton *m_criu;
    QPushButton *m_browser;
    QPushButton *m_remove;
    CopyLine *m_command;
    QString m_host = QStringLiteral("127.0.0.1");
    QString m_address; ///< of the kept container
    QString m_container;
};

} // namespace Thaw

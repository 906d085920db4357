// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a restore test share; not for others.
#pragma once

#include "core/log/lineassembler.h"
#include "core/log/readypattern.h"
#include "core/pipeline/session.h"
#include "core/report/underway.h"
#include "core/restore/restoretest.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>

namespace Thaw {

/// One restore test under way; owns what its coroutines need.
struct TestRun
{
    std::shared_ptr<Docker> engine;
    ImageDetails image;
    RestoreContract contract;
    RestoreSpec spec;
    RestoreTestOptions options;
    Toolbox toolbox;
    QByteArray nonce;
    std::unique_ptr<Underway> underway;
    QString container; ///< id
    std::unique_ptr<Session> session;
    QElapsedTimer clock;
    RestoreEvidence evidence;
    RestoreTest result;

    // Output
    std::optional<ReadyPattern> ready;      ///< Thaw's own label
    QRegularExpression readyLine, restoredLine, coldLine; ///< other ways; an empty pattern matches nothing here
    QHash<QByteArray, int> oldLines;        ///< of a console log from before the checkpoint that may be repeated
    LineAssembler lines;
    QByteArray log;

    // Other ways: the process that was checkpointed
    quint32 pid = 0;
    QString processName;

    double elapsedMs() const { return double(clock.nsecsElapsed()) / 1e6; }
    std::chrono::milliseconds left() const;
    QString name() const { return markedName(QStringLiteral("test"), QString::fromLatin1(nonce)); }
    void take(Channel channel, const QByteArray &bytes);
    /// Least privileges, the conditions, and what else the test gives it.
    ContainerSpec containerSpec() const;

};

/// Creates, attaches and starts the container.
Task<> startTest(std::shared_ptr<TestRun> test, std::stop_token stop);

/// Waits until the evidence is complete, or the time is over. Errors are the engine's.
Task<> observeThaw(std::shared_ptr<TestRun> test, std::stop_token stop);
Task<> observeOther(std::shared_ptr<TestRun> test, std::stop_token stop);

/// Before the start of an image that Thaw did not make: whether its checkpoint is whole (a cut page file sends
/// CRIU 4.2.1 into an endless log), and which process it is about. False: the evidence says already that it fails.
Task<bool> prepareOther(std::shared_ptr<TestRun> test, std::stop_token stop);

} // namespace Thaw

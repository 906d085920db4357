// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace Thaw {

/// An engine of the test's own: one that can be killed.
class OwnEngine
{
public:
    virtual ~OwnEngine() = default;

    /// Starts it, again on the same data after a kill; false and a reason in why() if it does not answer.
    virtual bool start() = 0;
    /// The same, and the engine has the sample's base image (from THAW_TEST_CACHE).
    virtual bool startWithSample() = 0;
    virtual QString host() const = 0;
    QString why() const { return m_why; }

    /// As a crash ends it.
    void kill();
    /// As a hung one: it says nothing until it goes on.
    void freeze();
    void goOn();
    /// As a person ends it.
    void stop();

protected:
    OwnEngine();
    /// Runs program, and waits until answers() or it has ended. log: its file.
    bool startService(const QString &program, const QStringList &arguments, const QString &log);
    virtual bool answers() const = 0;

    QProcess m_service;
    QString m_why;
};

} // namespace Thaw

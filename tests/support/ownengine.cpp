// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownengine.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace Thaw {

using namespace Qt::StringLiterals;

OwnEngine::OwnEngine()
{
    m_service.setProcessChannelMode(QProcess::MergedChannels);
    m_service.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

bool OwnEngine::startService(const QString &program, const QStringList &arguments, const QString &log)
{
    m_service.setStandardOutputFile(log);
    m_service.setStandardOutputFile(log);
    m_service.start(program, arguments);
    if (!m_service.waitForStarted()) {
        m_why = program + u": "_s + m_service.errorString();
        return false;
    }
    // With the event loop: the window's own retry may come first.
    if (QTest::qWaitFor([this] { return m_service.state() != QProcess::Running || answers(); }, QDeadlineTimer(60'000))
        && m_service.state() == QProcess::Running)
        return true;
    QFile file(log);
    m_why = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(4000)) : program + u" does not answer"_s;
    return false;
}

void OwnEngine::kill()
{
    m_service.kill();
    m_service.waitForFinished();
}

void OwnEngine::freeze()
{
    ::kill(pid_t(m_service.processId()), SIGSTOP);
}

void OwnEngine::goOn()
{
    if (m_service.state() == QProcess::Running)
        ::kill(pid_t(m_service.processId()), SIGCONT);
}

void OwnEngine::stop()
{
    if (m_service.state() == QProcess::NotRunning)
        return;
    m_service.terminate();
    if (!m_service.waitForFinished(40'000))
        kill();
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sshtunnel.h"

#include "core/words.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Thaw {

namespace {

constexpr auto betweenLooks = 20ms;
constexpr auto patience = 30s; ///< with a log-in; ssh itself gives the connection up after ten seconds
constexpr qsizetype keptWords = 8192;

/// The destination as a person types it behind "ssh".
QString destination(const Endpoint &endpoint)
{
    QString words = endpoint.port > 0 ? u"-p %1 "_s.arg(endpoint.port) : QString();
    if (!endpoint.user.isEmpty())
        words += endpoint.user + u'@';
    return words + endpoint.host;
}

struct Rule
{
    QLatin1StringView text;
    ErrorKind kind;
    const char *sentence;      ///< %1: the host
    const char *remedy;        ///< may be null
    QLatin1StringView command; ///< %1: the destination
};

constexpr Rule rules[] = {
    {"HOST IDENTIFICATION HAS CHANGED"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "%1 shows another host key than it used to: either it was set up anew, or somebody else answers."),
     QT_TRANSLATE_NOOP("Thaw::Core", "If it was set up anew, forget the old key"), "ssh-keygen -R HOST"_L1},
    {"Host key verification failed"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "The host key of %1 is not known here, so it may be anybody."),
     QT_TRANSLATE_NOOP("Thaw::Core", "Connect once by hand and compare the key"), "ssh %1"_L1},
    {"Permission denied ("_L1, ErrorKind::EngineDenied,
     QT_TRANSLATE_NOOP("Thaw::Core", "%1 does not accept the log-in: ssh has no key for it that works without a question."),
     QT_TRANSLATE_NOOP("Thaw::Core", "Install your key there, or add it to the agent (ssh-add)"), "ssh-copy-id %1"_L1},
    {"Too many authentication failures"_L1, ErrorKind::EngineDenied,
     QT_TRANSLATE_NOOP("Thaw::Core", "%1 does not accept the log-in: too many keys were offered."),
     QT_TRANSLATE_NOOP("Thaw::Core", "Name the key for this host in ~/.ssh/config (IdentityFile, IdentitiesOnly)"), {}},
    {"Could not resolve hostname"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "There is no host named %1."), nullptr, {}},
    {"Connection refused"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "Nothing listens for ssh on %1 at this port."), nullptr, {}},
    {"timed out"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "%1 does not answer to ssh."), nullptr, {}},
    {"No route to host"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "%1 cannot be reached from here."), nullptr, {}},
    {"administratively prohibited"_L1, ErrorKind::EngineDenied,
     QT_TRANSLATE_NOOP("Thaw::Core", "The ssh server on %1 does not forward sockets."),
     QT_TRANSLATE_NOOP("Thaw::Core", "Allow it in its sshd_config"), "AllowStreamLocalForwarding yes"_L1},
    {"open failed"_L1, ErrorKind::EngineUnreachable,
     QT_TRANSLATE_NOOP("Thaw::Core", "No engine answers on %1: there is no such socket, or you may not use it there."),
     QT_TRANSLATE_NOOP("Thaw::Core", "Look whether it runs there"), "ssh %1 docker version"_L1},
};

} // namespace

Error sshError(const QString &said, const Endpoint &endpoint)
{
    for (const Rule &rule : rules) {
        if (!said.contains(rule.text, Qt::CaseInsensitive))
            continue;
        Error error{rule.kind, Core::tr(rule.sentence).arg(endpoint.host), said.trimmed(), {}};
        if (rule.remedy) {
            QString command = rule.command;
            command.replace("%1"_L1, destination(endpoint)).replace("HOST"_L1, endpoint.port > 0 ? u"[%1]:%2"_s.arg(endpoint.host).arg(endpoint.port) : endpoint.host);
            error.fixes.append({u"engine.ssh"_s, Core::tr(rule.remedy), command});
        }
        return error;
    }
    return {ErrorKind::EngineLost, Core::tr("The ssh connection to %1 ended.").arg(endpoint.host), said.trimmed(), {}};
}

/// Suspends until the tunnel is open or has failed.
struct SshTunnel::Opened
{
    SshTunnel *tunnel;
    bool await_ready() const { return !tunnel->m_opening; }
    void await_suspend(std::coroutine_handle<> handle) { tunnel->m_waiters.push_back(handle); }
    void await_resume() const {}
};

SshTunnel::SshTunnel(Endpoint endpoint) : Passage(std::move(endpoint))
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // Also when this program is killed.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_said = (m_said + m_process.readAllStandardError()).right(keptWords); });
    m_look.setInterval(betweenLooks);
    connect(&m_look, &QTimer::timeout, this, &SshTunnel::look);
}

SshTunnel::~SshTunnel()
{
    shutDown();
    m_process.disconnect(this);
    m_process.terminate();
    if (!m_process.waitForFinished(1000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

QStringList SshTunnel::arguments() const
{
    QStringList words{u"-N"_s, u"-T"_s};
    for (const QString &option : {u"BatchMode=yes"_s, u"ConnectTimeout=10"_s, u"ExitOnForwardFailure=yes"_s, u"StreamLocalBindUnlink=yes"_s,
                                  u"StreamLocalBindMask=0177"_s, u"ServerAliveInterval=15"_s, u"ServerAliveCountMax=2"_s,
                                  // One of our own: it has to end with us, and alone.
                                  u"ControlMaster=no"_s, u"ControlPath=none"_s, u"ClearAllForwardings=no"_s, u"ForwardAgent=no"_s,
                                  u"ForwardX11=no"_s, u"PermitLocalCommand=no"_s})
        words << u"-o"_s << option;
    words << u"-L"_s << socketPath() + u':' + endpoint().socketPath;
    if (!endpoint().user.isEmpty())
        words << u"-l"_s << endpoint().user;
    if (endpoint().port > 0)
        words << u"-p"_s << QString::number(endpoint().port);
    return words << u"--"_s << endpoint().host;
}

/// QProcess hears of it by the event loop only.
bool SshTunnel::hasExited() const
{
    siginfo_t info = {};
    return m_process.state() == QProcess::NotRunning
        || waitid(P_PID, id_t(m_process.processId()), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

/// A process that is killed closes its sockets some time before anybody can wait for it.
bool SshTunnel::listens() const
{
    const QByteArray path = QFile::encodeName(socketPath());
    sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = {}};
    if (size_t(path.size()) >= sizeof address.sun_path)
        return false;
    memcpy(address.sun_path, path.constData(), size_t(path.size()));
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (probe < 0) // out of descriptors: that says nothing of ssh
        return true;
    const bool connected = ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 || errno == EAGAIN;
    ::close(probe);
    return connected;
}

bool SshTunnel::isOpen() const
{
    return !m_opening && m_outcome && !m_deaf && !hasExited() && QFile::exists(socketPath());
}

QCoro::Task<Result<>> SshTunnel::open(std::stop_token stop)
{
    if (isOpen())
        co_return Result<>{};
    if (!m_opening)
        begin();
    const std::stop_callback onStop(stop, [this] {
        QMetaObject::invokeMethod(this, [this] { settle(failure(ErrorKind::Cancelled, Core::tr("Stopped"))); }, Qt::QueuedConnection);
    });
    co_await Opened{this};
    co_return m_outcome;
}

void SshTunnel::begin()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000); // it is dead, or was of no use
    }
    m_said.clear();
    QFile::remove(socketPath());
    m_opening = true;
    m_deaf = false;
    m_clock.start();
    m_process.start(u"ssh"_s, arguments());
    m_look.start();
}

void SshTunnel::look()
{
    if (m_process.error() == QProcess::FailedToStart && m_process.state() == QProcess::NotRunning) {
        settle(failure(ErrorKind::EngineUnreachable, Core::tr("There is no ssh on this machine to reach %1 with.").arg(endpoint().host),
                       m_process.errorString(), {{u"engine.ssh"_s, Core::tr("Install it"), u"sudo apt install openssh-client"_s}}));
    } else if (hasExited()) {
        m_process.waitForFinished(100); // its last words
        m_said += m_process.readAllStandardError();
        Error error = sshError(QString::fromUtf8(m_said), endpoint());
        if (error.kind == ErrorKind::EngineLost)
            error.kind = ErrorKind::EngineUnreachable;
        settle(std::unexpected(error));
    } else if (QFile::exists(socketPath())) {
        settle({});
    } else if (m_clock.durationElapsed() > patience) {
        settle(failure(ErrorKind::TimedOut, Core::tr("The log-in on %1 by ssh takes too long.").arg(endpoint().host), QString::fromUtf8(m_said)));
    }
}

void SshTunnel::settle(Result<> outcome)
{
    if (!m_opening)
        return;
    m_opening = false;
    m_look.stop();
    m_outcome = std::move(outcome);
    if (!m_outcome)
        m_process.kill();
    for (const auto waiter : std::exchange(m_waiters, {}))
        waiter.resume();
}

void SshTunnel::shutDown()
{
    settle(failure(ErrorKind::Cancelled, Core::tr("Stopped")));
}

std::optional<Error> SshTunnel::lost() const
{
    if (m_opening || isOpen())
        return {};
    return m_outcome ? sshError(QString::fromUtf8(m_said), endpoint()) : m_outcome.error();
}

Error SshTunnel::explained(Error error)
{
    const bool connection = error.kind == ErrorKind::EngineLost || error.kind == ErrorKind::EngineUnreachable;
    if (!connection)
        return error;
    const bool gone = hasExited() || !listens();
    m_deaf = m_deaf || (gone && !m_opening); // the next call opens it again
    // A tunnel that lives passes on what happens beyond it; what it says is only about sockets that are not there.
    const Error cause = sshError(QString::fromUtf8(m_said), endpoint());
    if (cause.kind == ErrorKind::EngineLost && !gone)
        return error;
    Error clearer = cause;
    clearer.detail = error.message + (cause.detail.isEmpty() ? QString() : u'\n' + cause.detail);
    clearer.outcomeUnknown = error.outcomeUnknown;
    return clearer;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "signals.h"

#include "command.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

std::atomic<int> received = 0;
int pipeEnds[2] = {-1, -1};

void onSignal(int number)
{
    if (received.exchange(number) != 0)
        _exit(128 + number);
    const char byte = 0;
    if (write(pipeEnds[1], &byte, 1) < 0)
        _exit(128 + number);
}

} // namespace

int receivedSignal()
{
    return received;
}

SignalWatch::SignalWatch(std::function<void()> onFirst)
{
    if (pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this, onFirst = std::move(onFirst)] {
                         m_notifier->setEnabled(false);
                         printNote(u"thaw: stopping and cleaning up; once more stops at once"_s);
                         onFirst();
                     });
    // They stay for good: a signal that comes when the work is done must not make the program say it was stopped.
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGINT, SIGTERM})
        sigaction(number, &action, nullptr);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace Thaw {

/// Turns the first SIGINT or SIGTERM into a call on the event loop; the second ends the program at once. When the watch is
/// over, the first is not heard any more: the result is known then.
class SignalWatch
{
public:
    explicit SignalWatch(std::function<void()> onFirst);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Number of the signal that arrived, or 0.
int receivedSignal();

} // namespace Thaw

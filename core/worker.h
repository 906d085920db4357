// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/trigger.h"

#include <functional>
#include <optional>
#include <thread>

namespace Thaw {

/// Work on bytes on a thread of its own, whose result comes back to the event loop. If the object goes before that,
/// the work is asked to stop and waited for.
template<typename T = void>
class Worker
{
public:
    explicit Worker(std::function<Result<T>(std::stop_token)> work)
        : m_thread([this, run = std::move(work)](std::stop_token stop) {
              m_result.emplace(run(std::move(stop)));
              QMetaObject::invokeMethod(&m_done, [this] { m_done.fire(); }, Qt::QueuedConnection);
          })
    {
    }
    Q_DISABLE_COPY_MOVE(Worker)

    void requestStop() { m_thread.request_stop(); }
    /// Resolves when the work has ended; once.
    QCoro::Task<Result<T>> result()
    {
        co_await m_done.wait(std::chrono::milliseconds(-1), {});
        m_thread.join();
        co_return std::move(*m_result);
    }

private:
    Trigger m_done;
    std::optional<Result<T>> m_result;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

#include <stop_token>

namespace Thaw {

/// The one piece of work a model waits for. What belongs to work that was given up is late and must not be shown.
class Pending
{
public:
    Pending() = default;
    ~Pending() { leave(); }
    Q_DISABLE_COPY_MOVE(Pending)

    /// Gives up what is under way; how to stop the new work.
    std::stop_token begin()
    {
        leave();
        m_stop = std::stop_source();
        return m_stop.get_token();
    }

    /// Gives it up, if there is any; it ends by itself, unheard.
    void leave()
    {
        ++m_generation;
        stop();
        end();
    }

    /// Asks it to end; its end is still waited for.
    void stop() { m_stop.request_stop(); }

    /// It has ended.
    void end() { m_stop = std::stop_source(std::nostopstate); }

    bool isUnderWay() const { return m_stop.stop_possible(); }
    bool isStopping() const { return m_stop.stop_requested(); }

    /// Names the work that was begun last …
    int generation() const { return m_generation; }
    /// … and says whether that is still the one.
    bool isCurrent(int generation) const { return generation == m_generation; }

private:
    int m_generation = 0;
    std::stop_source m_stop{std::nostopstate};
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace Thaw {

/// Bytes on their way from an event loop, which never waits, to one worker thread, which does. Whoever writes asks
/// hasRoom() first, so that no more is ahead of the reader than the bound and one piece.
class BytePipe
{
public:
    explicit BytePipe(qsizetype bound = qsizetype(16) << 20) : m_bound(bound) {}

    // Written on one thread
    bool hasRoom() const;
    void write(QByteArray bytes);
    /// No more will come; the first call counts. With an error the reader gets nothing of what is still in here.
    void finish(std::optional<Error> error = {});
    /// Called on the reader's thread when there is room again, and when it wants no more.
    void onRoom(std::function<void()> call);

    // Read on another
    /// Waits for the next piece; empty: the end, or an error.
    QByteArray read();
    std::optional<Error> error() const;
    /// The reader wants no more.
    void abandon();
    bool isAbandoned() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_pieces;
    qsizetype m_bound;
    qsizetype m_size = 0;
    std::function<void()> m_onRoom;
    std::optional<Error> m_error;
    bool m_finished = false;
    bool m_abandoned = false;
};

} // namespace Thaw

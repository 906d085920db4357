// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bytepipe.h"

namespace Thaw {

bool BytePipe::hasRoom() const
{
    const std::lock_guard lock(m_mutex);
    return m_size < m_bound;
}

void BytePipe::write(QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished || m_abandoned)
            return;
        m_size += bytes.size();
        m_pieces.push_back(std::move(bytes));
    }
    m_changed.notify_one();
}

void BytePipe::finish(std::optional<Error> error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished)
            return;
        m_finished = true;
        if (error) {
            m_pieces.clear();
            m_size = 0;
        }
        m_error = std::move(error);
    }
    m_changed.notify_one();
}

void BytePipe::onRoom(std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    m_onRoom = std::move(call);
}

QByteArray BytePipe::read()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_pieces.empty() || m_finished; });
    if (m_pieces.empty())
        return {};
    QByteArray bytes = std::move(m_pieces.front());
    m_pieces.pop_front();
    // Only once half of it is free: the writer is not to be woken for every piece.
    const bool full = m_size >= m_bound / 2;
    m_size -= bytes.size();
    if (full && m_size < m_bound / 2 && m_onRoom)
        m_onRoom();
    return bytes;
}

std::optional<Error> BytePipe::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void BytePipe::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_abandoned = true;
    m_pieces.clear();
    m_size = 0;
    if (m_onRoom)
        m_onRoom();
}

bool BytePipe::isAbandoned() const
{
    const std::lock_guard lock(m_mutex);
    return m_abandoned;
}

} // namespace Thaw

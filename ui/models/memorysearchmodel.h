// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contentsmodel.h"

namespace Thaw {

/// The bytes that a person looks for: text, or with "0x" before it pairs of hexadecimal digits (spaces between them
/// do not matter).
Result<QByteArray> searchedBytes(const QString &text);

/// A search through the memory of an opened image.
class MemorySearchModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    explicit MemorySearchModel(EngineModel *engines, QObject *parent = nullptr);

    /// Forgets what was found in others.
    void setContents(const ContentsPtr &contents);
    void start(const MemorySearch &search);
    void stop();

    State state() const { return m_state; }
    bool isStopping() const { return m_pending.isStopping(); }
    const MemorySearch &search() const { return m_search; }
    const QList<MemoryHit> &hits() const { return m_hits; }
    const Error &error() const { return m_error; }
    qint64 bytesRead() const { return m_bytes; }
    qint64 bytesTotal() const { return m_total; }

    /// For tests and screenshots.
    void show(State state, const MemorySearch &search, const QList<MemoryHit> &hits = {}, const Error &error = {});

Q_SIGNALS:
    void changed();

private:
    void finish(const Result<QList<MemoryHit>> &found);

    EngineModel *m_engines;
    ContentsPtr m_contents;
    State m_state = State::Empty;
    MemorySearch m_search;
    QList<MemoryHit> m_hits;
    Error m_error;
    qint64 m_bytes = 0, m_total = 0;
    Pending m_pending;
};

} // namespace Thaw

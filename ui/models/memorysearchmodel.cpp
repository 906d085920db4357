// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/memorysearchmodel.h"

#include "ui/models/enginemodel.h"

#include <QCoroTask>
#include <QPointer>

namespace Thaw {

Result<QByteArray> searchedBytes(const QString &text)
{
    if (!text.startsWith(u"0x", Qt::CaseInsensitive))
        return text.toUtf8();
    QString digits = text.mid(2);
    digits.remove(u' ');
    const bool hex = std::ranges::all_of(digits, [](QChar c) { return c.unicode() < 128 && std::isxdigit(c.unicode()); });
    if (!hex || digits.isEmpty() || digits.size() % 2)
        return failure(ErrorKind::Usage, MemorySearchModel::tr("After 0x come pairs of hexadecimal digits, like 0x7f454c46."));
    return QByteArray::fromHex(digits.toLatin1());
}

MemorySearchModel::MemorySearchModel(EngineModel *engines, QObject *parent) : QObject(parent), m_engines(engines) {}

void MemorySearchModel::setContents(const ContentsPtr &contents)
{
    if (contents == m_contents)
        return;
    m_pending.leave();
    m_contents = contents;
    m_hits.clear();
    m_state = State::Empty;
    Q_EMIT changed();
}

void MemorySearchModel::start(const MemorySearch &search)
{
    if (!m_contents || search.wanted.isEmpty())
        return;
    const std::stop_token stop = m_pending.begin();
    m_search = search;
    m_hits.clear();
    m_bytes = m_total = 0;
    m_state = State::Busy;
    const auto progress = [self = QPointer(this), generation = m_pending.generation()](qint64 bytes, qint64 total) {
        if (!self || !self->m_pending.isCurrent(generation))
            return;
        self->m_bytes = bytes;
        self->m_total = total;
        Q_EMIT self->changed();
    };
    QCoro::connect(searchMemory(m_engines->engine(), *m_contents, search, progress, stop), this,
                   [this, generation = m_pending.generation()](const Result<QList<MemoryHit>> &found) {
                       if (m_pending.isCurrent(generation))
                           finish(found);
                   });
    Q_EMIT changed();
}

void MemorySearchModel::finish(const Result<QList<MemoryHit>> &found)
{
    m_pending.end();
    if (found) {
        m_hits = *found;
        m_state = State::Done;
    } else if (found.error().kind == ErrorKind::Cancelled) {
        m_state = State::Empty;
    } else {
        m_error = found.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
}

void MemorySearchModel::stop()
{
    if (!m_pending.isUnderWay())
        return;
    m_pending.stop();
    Q_EMIT changed();
}

void MemorySearchModel::show(State state, const MemorySearch &search, const QList<MemoryHit> &hits, const Error &error)
{
    m_pending.leave();
    m_state = state;
    m_search = search;
    m_hits = hits;
    m_error = error;
    if (state == State::Busy)
        m_pending.begin();
    Q_EMIT changed();
}

} // namespace Thaw

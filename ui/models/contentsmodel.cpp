// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/contentsmodel.h"

#include "ui/models/enginemodel.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QPointer>

namespace Thaw {

ContentsSubject pathSubject(const QString &path)
{
    const QFileInfo file(path);
    return {.id = QStringLiteral("path:%1:%2:%3").arg(file.absoluteFilePath()).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch()),
            .name = file.absoluteFilePath(),
            .path = file.absoluteFilePath()};
}

ContentsPtr ContentsCache::find(const QString &id)
{
    const auto found = std::ranges::find(m_kept, id, &std::pair<QString, ContentsPtr>::first);
    if (found == m_kept.end())
        return {};
    std::rotate(m_kept.begin(), found, found + 1);
    return m_kept.first().second;
}

void ContentsCache::insert(const QString &id, const ContentsPtr &contents)
{
    m_kept.removeIf([&](const auto &kept) { return kept.first == id; });
    m_kept.prepend({id, contents});
    if (m_kept.size() > most)
        m_kept.removeLast();
}

ContentsModel::ContentsModel(EngineModel *engines, std::shared_ptr<ContentsCache> cache, QObject *parent)
    : QObject(parent), m_engines(engines), m_cache(std::move(cache))
{
}

void ContentsModel::setSubject(const ContentsSubject &subject)
{
    if (subject == m_subject)
        return;
    m_pending.leave();
    m_subject = subject;
    m_refused = false;
    m_error = {};
    m_contents = m_cache->find(subject.id);
    m_state = m_contents ? State::Done : State::Empty;
    Q_EMIT changed();
}

bool ContentsModel::canOpen() const
{
    return !m_subject.id.isEmpty() && (!m_subject.path.isEmpty() || m_engines->engine());
}

void ContentsModel::want()
{
    if (m_state == State::Empty && !m_refused)
        open();
}

void ContentsModel::open()
{
    if (m_state == State::Busy || !canOpen())
        return;
    m_state = State::Busy;
    m_bytes = m_total = 0;
    const std::stop_token stop = m_pending.begin();
    const auto progress = [self = QPointer(this), generation = m_pending.generation()](qint64 bytes, qint64 total) {
        if (self && self->m_pending.isCurrent(generation))
            self->showProgress(bytes, total);
    };
    auto task = m_subject.path.isEmpty() ? openImage(m_engines->engine(), m_subject.name, {}, progress, stop)
                                         : openPath(m_subject.path, {}, progress, stop);
    QCoro::connect(std::move(task), this, [this, generation = m_pending.generation()](const Result<ImageContents> &opened) {
        if (m_pending.isCurrent(generation))
            finish(opened);
    });
    Q_EMIT changed();
}

void ContentsModel::finish(const Result<ImageContents> &opened)
{
    m_pending.end();
    if (opened) {
        m_contents = std::make_shared<const ImageContents>(*opened);
        m_cache->insert(m_subject.id, m_contents);
        m_state = State::Done;
    } else if (opened.error().kind == ErrorKind::Cancelled) {
        m_refused = true;
        m_state = State::Empty;
    } else {
        m_error = opened.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
}

void ContentsModel::stop()
{
    if (!m_pending.isUnderWay())
        return;
    m_pending.stop();
    Q_EMIT changed();
}

void ContentsModel::showProgress(qint64 bytes, qint64 total)
{
    m_bytes = bytes;
    m_total = total;
    Q_EMIT changed();
}

void ContentsModel::show(State state, const ContentsPtr &contents, const Error &error)
{
    m_pending.leave();
    m_state = state;
    m_contents = contents;
    m_error = error;
    m_bytes = m_total = 0;
    m_refused = state == State::Empty; // nobody shall read it behind the picture
    if (state == State::Busy)
        m_pending.begin();
    if (contents)
        m_cache->insert(m_subject.id, contents);
    Q_EMIT changed();
}

} // namespace Thaw

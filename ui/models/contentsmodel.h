// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imageopener.h"
#include "ui/models/pending.h"

#include <QObject>

#include <memory>

namespace Thaw {

class EngineModel;

using ContentsPtr = std::shared_ptr<const ImageContents>;

/// What is to be looked into: an image of the engine, or an archive or directory of this machine.
struct ContentsSubject
{
    QString id{};   ///< equal ids have equal contents; empty: nothing
    QString name{}; ///< as people and the command line name it
    QString path{}; ///< of an archive or directory; empty: it is in the engine

    bool operator==(const ContentsSubject &) const = default;
};

/// The subject of an archive or directory as it is now: changed, it has another id.
ContentsSubject pathSubject(const QString &path);

/// The contents that were opened last, by id: looked at again they are there at once.
class ContentsCache
{
public:
    static constexpr qsizetype most = 8;

    ContentsPtr find(const QString &id);
    void insert(const QString &id, const ContentsPtr &contents);

private:
    QList<std::pair<QString, ContentsPtr>> m_kept; ///< the one used last first
};

/// What is inside one image. It is not read before open() is called: someone has to want to see it.
class ContentsModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    ContentsModel(EngineModel *engines, std::shared_ptr<ContentsCache> cache, QObject *parent = nullptr);

    /// What the cache has is shown at once; what is being read of another one is given up.
    void setSubject(const ContentsSubject &subject);
    const ContentsSubject &subject() const { return m_subject; }
    /// Reads it, unless that has been done, is under way, has failed or was stopped.
    void want();
    /// Reads it, whatever became of it before.
    void open();
    void stop();

    State state() const { return m_state; }
    bool isStopping() const { return m_pending.isStopping(); }
    bool canOpen() const;
    /// Not null when it is done.
    const ContentsPtr &contents() const { return m_contents; }
    const Error &error() const { return m_error; }
    qint64 bytesRead() const { return m_bytes; }
    /// 0: not known.
    qint64 bytesTotal() const { return m_total; }

    /// For tests and screenshots.
    void show(State state, const ContentsPtr &contents = {}, const Error &error = {});
    void showProgress(qint64 bytes, qint64 total);

Q_SIGNALS:
    void changed();

private:
    void finish(const Result<ImageContents> &opened);

    EngineModel *m_engines;
    std::shared_ptr<ContentsCache> m_cache;
    ContentsSubject m_subject;
    State m_state = State::Empty;
    ContentsPtr m_contents;
    Error m_error;
    qint64 m_bytes = 0, m_total = 0;
    bool m_refused = false; ///< stopped: only open() reads it
    Pending m_pending;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagesource.h"

#include "core/engine/bytepipe.h"
#include "core/worker.h"
#include "core/words.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 reportMs = 50;

/// Tells of progress on the thread it was made on, and not too often.
class ProgressRelay : public QObject
{
public:
    ProgressRelay(OpenProgress progress, qint64 total) : m_progress(std::move(progress)), m_total(total) { m_clock.start(); }

    /// On any one thread.
    void report(qint64 bytes)
    {
        if (!m_progress || m_clock.elapsed() - m_last < reportMs)
            return;
        m_last = m_clock.elapsed();
        QMetaObject::invokeMethod(this, [this, bytes] { m_progress(bytes, std::max(bytes, m_total)); });
    }

private:
    OpenProgress m_progress;
    qint64 m_total;
    qint64 m_last = 0;
    QElapsedTimer m_clock;
};

Task<qint64> readFromEngine(ImageSource source, SourceWork work, OpenProgress progress, std::stop_token stop)
{
    ProgressRelay relay(std::move(progress), source.size);
    const auto pipe = std::make_shared<BytePipe>();
    Worker<> worker([pipe, work](const std::stop_token &asked) -> Result<> {
        QByteArray piece;
        const Pull pull = [&] {
            piece = pipe->read();
            return QByteArrayView(piece);
        };
        const Result<> walked = walkArchive(pull, *work.sink, *work.index, asked);
        if (!walked)
            pipe->abandon();
        else if (work.after && !pipe->error())
            work.after();
        return walked;
    });
    const auto wakeUp = qScopeGuard([&] { // the worker is waited for, whatever way this ends
        worker.requestStop();
        pipe->finish(failure(ErrorKind::Cancelled, Core::tr("Stopped")).error());
    });
    const std::stop_callback onStop(stop, [&worker] { worker.requestStop(); });
    const auto report = [&relay](qint64 bytes) { relay.report(bytes); };
    Result<qint64> pulled = 0;
    if (source.container.isEmpty())
        pulled = co_await source.engine->pullImage(source.name, pipe, report, stop);
    else
        pulled = co_await source.engine->pullArchive(source.container, source.name, pipe, stop);
    const auto walked = co_await worker.result();
    // A reader that gave up early has the reason; else what is wrong with the archive is that its sender failed.
    if (!walked && !stop.stop_requested() && (pulled || pulled.error().kind == ErrorKind::Cancelled))
        co_return failure(walked);
    co_return pulled;
}

Result<qint64> readArchiveFile(const QString &path, const SourceWork &work, ProgressRelay &relay, const std::stop_token &stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::NotFound, Core::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    qint64 total = 0;
    const auto walked = walkArchive(
        [&] {
            const qint64 got = std::max<qint64>(file.read(buffer.data(), buffer.size()), 0);
            total += got;
            relay.report(total);
            return QByteArrayView(buffer).first(got);
        },
        *work.sink, *work.index, stop);
    if (!walked && walked.error().kind != ErrorKind::Cancelled) {
        const Error &error = walked.error();
        return failure(error.kind, u"%1: %2"_s.arg(path, error.message), error.detail);
    }
    if (!walked)
        return failure(walked);
    return total;
}

Result<qint64> readPath(const QString &path, const SourceWork &work, ProgressRelay &relay, const std::stop_token &stop)
{
    qint64 total = 0;
    Result<qint64> read = 0;
    if (QFileInfo(path).isDir()) {
        const auto walked = walkDirectory(path, *work.sink, [&](qint64 bytes) { relay.report(total = bytes); }, stop);
        read = walked ? Result<qint64>(total) : failure(walked);
    } else {
        read = readArchiveFile(path, work, relay, stop);
    }
    if (read && work.after)
        work.after();
    return read;
}

} // namespace

Task<qint64> readSource(ImageSource source, SourceWork work, OpenProgress progress, std::stop_token stop)
{
    if (source.engine)
        co_return co_await readFromEngine(std::move(source), std::move(work), std::move(progress), stop);
    ProgressRelay relay(std::move(progress), source.size);
    Worker<qint64> worker([&relay, source, work](const std::stop_token &asked) { return readPath(source.name, work, relay, asked); });
    const std::stop_callback onStop(stop, [&worker] { worker.requestStop(); });
    co_return co_await worker.result();
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement.h"

#include "core/pipeline/commandline.h"
#include "core/restore/trust.h"
#include "core/trigger.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Waits for a line without holding up signals; empty: no terminal any more, or stopped.
QCoro::Task<QByteArray> typedLine(std::stop_token stop)
{
    QByteArray line;
    Trigger done;
    QSocketNotifier typed(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&typed, &QSocketNotifier::activated, &done, [&] {
        char bytes[256];
        const ssize_t got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got > 0)
            line.append(bytes, got);
        if (got <= 0 || line.contains('\n')) {
            typed.setEnabled(false);
            done.fire();
        }
    });
    co_await done.wait(std::chrono::milliseconds(-1), stop);
    co_return line.trimmed().toLower();
}

QCoro::Task<Result<>> agree(std::shared_ptr<Invocation> call, QString what, QStringList known)
{
    if (call->has(u"trust"_s) || call->assumeYes)
        co_return {};
    // The same command, with the option.
    QStringList words = QCoreApplication::arguments();
    words[0] = u"thaw"_s;
    const Error refused = untrusted(what, shellLine(words << u"--trust"_s));
    if (call->json || isatty(STDIN_FILENO) != 1 || isatty(STDERR_FILENO) != 1)
        co_return std::unexpected(refused);
    printNote(whyAsked(what) + u'.');
    for (const QString &sentence : std::as_const(known))
        printNote(u"  "_s + sentence);
    fputs("Restore it? [y/N] ", stderr);
    const QByteArray answer = co_await typedLine(call->stop);
    if (call->stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, u"Stopped"_s);
    if (answer == "y" || answer == "yes")
        co_return {};
    co_return failure(ErrorKind::Usage, u"%1 was not restored"_s.arg(what));
}

} // namespace

QCommandLineOption trustOption()
{
    return {u"trust"_s, u"Restore it though it was not made here; it can run anything."_s};
}

QCoro::Task<Result<>> agreeToImage(std::shared_ptr<Invocation> call, std::shared_ptr<Docker> engine, QString reference)
{
    const auto image = co_await engine->inspectImage(reference, call->stop);
    if (!image)
        co_return failure(image);
    if (isTrusted(image->id))
        co_return {};
    if (const auto agreed = co_await agree(call, reference, saidOfItself(image->labels, image->created, image->size)); !agreed)
        co_return failure(agreed);
    if (const Result<> kept = TrustStore().addAgreed(image->id, reference); !kept)
        call->note(kept.error().message);
    co_return {};
}

QCoro::Task<Result<>> agreeToArchive(std::shared_ptr<Invocation> call, QString path)
{
    co_return co_await agree(call, path, {});
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// clean: what interrupted runs have left on the engines, and the directories of interrupted trials.
#include "command.h"

#include "core/engine/connect.h"
#include "core/pipeline/leftovers.h"
#include "core/report/underway.h"
#include "core/scratchdirectory.h"

#include <QJsonArray>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QStringList endpointsOf(const QList<Underway::Orphan> &orphans)
{
    QStringList endpoints;
    for (const Underway::Orphan &orphan : orphans)
        endpoints << orphan.endpoint;
    endpoints.removeDuplicates();
    return endpoints;
}

/// Sentences about what was removed.
QCoro::Task<Result<QStringList>> cleanEngine(QString endpoint, std::stop_token stop)
{
    const auto engine = co_await connectFirst(endpoint, QProcessEnvironment::systemEnvironment(), stop);
    if (!engine)
        co_return failure(engine);
    const auto left = co_await findOrphans(*engine, stop);
    if (!left)
        co_return failure(left);
    if (left->isEmpty())
        co_return QStringList();
    co_return co_await removeLeftovers(*engine, *left);
}

} // namespace

QCoro::Task<Result<int>> cleanCommand(std::shared_ptr<Invocation> call)
{
    QStringList removed;
    for (const QString &directory : ScratchDirectory::removeAbandoned(ScratchDirectory::ofTrials()))
        removed << u"Removed the directory %1"_s.arg(directory);
    Result<> outcome;
    const QStringList endpoints = call->host.isEmpty() ? endpointsOf(Underway::orphans()) : QStringList{call->host};
    for (const QString &endpoint : endpoints) {
        const auto sentences = co_await cleanEngine(endpoint, call->stop);
        if (sentences)
            removed += *sentences;
        else if (outcome) // the others are cleaned all the same
            outcome = failure(sentences);
    }
    for (const QString &sentence : std::as_const(removed))
        call->note(sentence);
    if (!outcome)
        co_return failure(outcome);
    if (removed.isEmpty())
        call->note(u"Nothing was left behind."_s);
    if (call->json)
        printJson({{u"format"_s, u"thaw.clean/1"_s}, {u"removed"_s, QJsonArray::fromStringList(removed)}});
    co_return 0;
}

} // namespace Thaw

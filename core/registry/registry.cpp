// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registry.h"

#include "core/engine/engineabilities.h"
#include "core/images/imagename.h"
#include "core/project/recipe.h"
#include "core/registry/registrylogin.h"
#include "core/words.h"

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

/// One push or pull under way.
struct Transfer
{
    std::shared_ptr<Docker> engine;
    QString name; ///< with its tag
    QString registry;
    RegistryLogin login;
};

/// The engines, and behind them the registries, say what is wrong in sentences of their own.
Error registryError(const Transfer &transfer, const Error &error, const QString &said)
{
    const auto says = [&](std::initializer_list<QLatin1StringView> words) {
        return std::ranges::any_of(words, [&](QLatin1StringView word) { return said.contains(word, Qt::CaseInsensitive); });
    };
    const EngineAbilities &engine = abilitiesOf(transfer.engine->info().kind);
    const QString &registry = transfer.registry;
    const auto made = [&](ErrorKind kind, const QString &sentence, const QList<Fix> &fixes = {}) { return Error{kind, sentence, said, fixes}; };
    const QList<Fix> logIn{{u"registry.login"_s, Core::tr("Log in"), u"%1 login %2"_s.arg(engine.program, registry)}};
    // Words only: numbers of statuses are found in digests, too.
    if (says({"unauthorized"_L1, "authentication required"_L1, "no basic auth"_L1, "access denied"_L1, "access to the resource is denied"_L1}))
        return transfer.login.isEmpty() ? made(ErrorKind::Other, Core::tr("The registry %1 wants a log-in, and there is none for it.").arg(registry), logIn)
                                        : made(ErrorKind::Other, Core::tr("The registry %1 does not accept the log-in of %2.")
                                                                     .arg(registry, transfer.login.user.isEmpty() ? Core::tr("this user") : transfer.login.user), logIn);
    if (says({"manifest unknown"_L1, "name unknown"_L1, "manifest for"_L1, "not found: manifest"_L1, "repository name not known"_L1, "pull access denied"_L1}) ||
        error.kind == ErrorKind::NotFound)
        return made(ErrorKind::NotFound, Core::tr("The registry %1 has no image %2.").arg(registry, transfer.name));
    if (says({"HTTP response to HTTPS client"_L1}))
        return made(ErrorKind::Other, Core::tr("The registry %1 has no TLS, which the engine insists on.").arg(registry),
                    {{u"registry.insecure"_s, Core::tr("Let the engine do without, if you trust the way there"),
                      engine.plainRegistries}});
    if (says({"x509"_L1, "certificate"_L1}))
        return made(ErrorKind::Other, Core::tr("The engine does not trust the certificate of the registry %1.").arg(registry),
                    {{u"registry.ca"_s, Core::tr("Give it the registry's authority, on its machine"),
                      u"%1/%2/ca.crt"_s.arg(engine.registryAuthorities, registry)}});
    if (says({"connection refused"_L1, "no such host"_L1, "i/o timeout"_L1, "no route to host"_L1, "network is unreachable"_L1, "deadline exceeded"_L1}))
        return made(ErrorKind::Other, Core::tr("The engine cannot reach the registry %1.").arg(registry));
    if (error.kind == ErrorKind::EngineFailure || error.kind == ErrorKind::Other)
        return made(ErrorKind::Other, Core::tr("The registry %1 refuses: %2").arg(registry, said));
    return error;
}

/// "HTTP 500: unauthorized" → the words behind the status.
QString wordsOf(const Error &error)
{
    return error.detail.startsWith("HTTP "_L1) ? error.detail.section(u": "_s, 1) : error.detail;
}

Result<> checkName(const QString &name)
{
    const QString problem = imageReferenceProblem(name);
    if (problem.isEmpty())
        return {};
    return failure(ErrorKind::Usage, Core::tr("“%1” is not an image's name: %2").arg(name, problem));
}

QString withTag(const QString &name)
{
    const ImageName parts = parseImageName(name);
    return name.contains(u'@') || !parts.tag.isEmpty() ? name : name + u":latest"_s;
}

/// A digest takes the place of a tag.
ImageName partsOf(const QString &name)
{
    const qsizetype digest = name.indexOf(u'@');
    return digest < 0 ? parseImageName(name) : ImageName{.repository = parseImageName(name.first(digest)).repository, .tag = name.sliced(digest + 1)};
}

Task<std::shared_ptr<Transfer>> begin(std::shared_ptr<Docker> engine, QString name, std::stop_token stop)
{
    auto transfer = std::make_shared<Transfer>(Transfer{engine, withTag(name), registryOf(name), {}});
    const auto login = co_await loginFor(transfer->registry, engine->info().kind, QProcessEnvironment::systemEnvironment(), stop);
    if (!login)
        co_return failure(login);
    transfer->login = *login;
    co_return transfer;
}

/// Takes the engine's lines into seen, and tells of it. Both have to stay for as long.
auto taking(TransferProgress &seen, const TransferSink &progress)
{
    return [&](const QJsonObject &line) {
        seen.take(line);
        if (progress)
            progress(seen);
    };
}

/// The verdict: what the stream has said, and nothing less.
Result<TransferResult> verdict(const Transfer &transfer, const TransferProgress &seen, const Result<> &ended)
{
    if (!seen.error().isEmpty())
        return std::unexpected(registryError(transfer, {.kind = ErrorKind::EngineFailure, .message = {}, .detail = {}, .fixes = {}}, seen.error()));
    if (!ended && (ended.error().kind == ErrorKind::Cancelled || ended.error().kind == ErrorKind::EngineLost))
        return failure(ended);
    if (!ended)
        return std::unexpected(registryError(transfer, ended.error(), wordsOf(ended.error())));
    return TransferResult{.name = transfer.name, .digest = seen.digest(), .layers = seen.layers()};
}

/// An image that has the name already keeps it; one that got it for a push that failed does not.
Task<bool> nameFor(std::shared_ptr<Docker> engine, QString image, QString name, std::stop_token stop)
{
    const auto source = co_await engine->inspectImage(image, stop);
    if (!source)
        co_return failure(source);
    const auto taken = co_await engine->inspectImage(name, stop);
    if (!taken && taken.error().kind != ErrorKind::NotFound)
        co_return failure(taken);
    if (taken && taken->id == source->id)
        co_return false;
    if (taken)
        co_return failure(ErrorKind::Conflict, Core::tr("The image name %1 is taken by another image.").arg(name), taken->id);
    const ImageName parts = parseImageName(name);
    const auto named = co_await engine->tagImage(image, parts.repository, parts.tag, stop);
    if (!named)
        co_return failure(named);
    co_return true;
}

} // namespace

Task<TransferResult> pushImage(std::shared_ptr<Docker> engine, QString image, QString name, TransferSink progress, std::stop_token stop)
{
    const QString target = withTag(name.isEmpty() ? image : name);
    if (const Result<> fits = checkName(target); !fits)
        co_return failure(fits);
    if (target.contains(u'@'))
        co_return failure(ErrorKind::Usage, Core::tr("“%1” is one certain image; write the name it shall have at the registry.").arg(target));
    const auto transfer = co_await begin(engine, target, stop);
    if (!transfer)
        co_return failure(transfer);
    const auto named = co_await nameFor(engine, image, target, stop);
    if (!named)
        co_return failure(named);
    TransferProgress seen;
    const ImageName parts = parseImageName(target);
    const Result<> ended = co_await engine->pushToRegistry(parts.repository, parts.tag, (*transfer)->login.header((*transfer)->registry), taking(seen, progress), stop);
    auto result = verdict(**transfer, seen, ended);
    if (result && result->digest.isEmpty())
        result = failure(ErrorKind::Truncated, Core::tr("The engine did not say how the push of %1 ended.").arg(target));
    if (!result && *named)
        co_await engine->removeImage(target);
    co_return result;
}

Task<TransferResult> pullImage(std::shared_ptr<Docker> engine, QString name, TransferSink progress, std::stop_token stop)
{
    if (const Result<> fits = checkName(name); !fits)
        co_return failure(fits);
    const auto transfer = co_await begin(engine, name, stop);
    if (!transfer)
        co_return failure(transfer);
    TransferProgress seen;
    const ImageName parts = partsOf((*transfer)->name);
    const Result<> ended = co_await engine->pullFromRegistry(parts.repository, parts.tag, (*transfer)->login.header((*transfer)->registry), taking(seen, progress), stop);
    auto result = verdict(**transfer, seen, ended);
    if (!result)
        co_return result;
    // The engine itself has the last word.
    const auto there = co_await engine->inspectImage((*transfer)->name, stop);
    if (!there && there.error().kind == ErrorKind::NotFound)
        co_return failure(ErrorKind::Truncated, Core::tr("The engine did not say how the pull of %1 ended.").arg(name));
    if (!there)
        co_return failure(there);
    co_return result;
}

} // namespace Thaw

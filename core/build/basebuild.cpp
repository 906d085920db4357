// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/build/basebuild.h"

#include "core/build/context.h"
#include "core/build/instructions.h"
#include "core/worker.h"
#include "core/words.h"

#include <QFile>
#include <QFileInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype quotedLines = 20;

struct Context
{
    std::shared_ptr<QFile> tar{};
};

Result<Context> contextOf(const QString &directory, const QString &containerfile, const std::stop_token &stop)
{
    const auto files = contextFiles(directory, containerfile);
    if (!files)
        return failure(files);
    const auto tar = packContext(directory, *files, stop);
    if (!tar)
        return failure(tar);
    return Context{*tar};
}

} // namespace

Error buildError(const BuildResult &result, const QByteArray &containerfile, const QString &path)
{
    const Error said = result.error.value_or(Error{});
    int line = lineIn(said.message);
    if (line == 0)
        line = lineOf(instructionsOf(containerfile), result.step);
    const QString place = line > 0 ? path + u':' + QString::number(line) : path;
    Error error{.kind = ErrorKind::Project, .message = {}, .detail = said.detail, .fixes = {}};
    if (result.exitCode)
        error.message = Core::tr("%1: “%2” failed with exit code %3").arg(place, result.step).arg(*result.exitCode);
    else if (!result.step.isEmpty() && lineIn(said.message) == 0)
        error.message = Core::tr("%1: “%2” failed: %3").arg(place, result.step, said.message);
    else
        error.message = u"%1: %2"_s.arg(place, said.message);
    error.fixes = {{.id = u"edit-build"_s, .title = Core::tr("Mend the Containerfile"), .command = Core::tr("edit %1").arg(place)}};
    return error;
}

Task<QString> buildBase(std::shared_ptr<Docker> engine, Recipe recipe, std::function<void(const BuildLine &)> line, bool noCache,
                        std::stop_token stop)
{
    if (recipe.buildFile.isEmpty()) {
        co_return failure(ErrorKind::Project, Core::tr("%1 has no Containerfile").arg(recipe.directory), {},
                          {{.id = u"add-containerfile"_s, .title = Core::tr("Add One"),
                            .command = Core::tr("write a Containerfile into the project, or name it in THAW_BUILD")}});
    }
    const QFileInfo file(recipe.buildFile);
    const QString directory = file.absolutePath(), name = file.fileName();
    Worker<Context> packing([directory, name](const std::stop_token &asked) { return contextOf(directory, name, asked); });
    const std::stop_callback onStop(stop, [&packing] { packing.requestStop(); });
    const auto context = co_await packing.result();
    if (!context)
        co_return failure(context);
    QStringList last;
    const auto take = [&](const BuildLine &part) {
        last.append(part.isStep ? u"→ "_s + part.text : part.text);
        if (last.size() > quotedLines)
            last.removeFirst();
        if (line)
            line(part);
    };
    const BuildSpec spec{.name = recipe.baseImage, .containerfile = name, .noCache = noCache};
    const auto built = co_await engine->build(spec, context->tar, take, stop);
    if (!built)
        co_return failure(built);
    if (!built->image.isEmpty())
        co_return built->image;
    QFile text(recipe.buildFile);
    const QByteArray contents = text.open(QIODevice::ReadOnly) ? text.readAll() : QByteArray();
    Error error = buildError(*built, contents, recipe.buildFile);
    error.detail = (last.join(u'\n') + u'\n' + error.detail).trimmed();
    co_return std::unexpected(error);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// export: what a project or an image becomes elsewhere.
#include "command.h"

#include "core/export/exporter.h"
#include "core/export/kubernetes.h"
#include "core/project/project.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// A directory with a project in it, or an image's name.
ExportRequest requestOf(const Invocation &call, ExportFormat format)
{
    const QString word = call.arguments.value(1);
    const QString path = word.startsWith(u'/') ? word : QDir::cleanPath(call.directory + u'/' + word);
    ExportRequest request{.format = format};
    const bool project = QFileInfo::exists(path + u'/' + QLatin1StringView(Project::envFileName));
    if (project || makesImage(format) || word.isEmpty())
        request.project = QFileInfo(path).absoluteFilePath();
    else
        request.image = word;
    return request;
}

QString defaultDirectory(const ExportRequest &request)
{
    QString name = QFileInfo(request.project.isEmpty() ? request.image : request.project).fileName();
    name.replace(u':', u'-');
    return name + u'-' + formatName(request.format);
}

} // namespace

QList<QCommandLineOption> exportOptions()
{
    return {{{u"o"_s, u"output"_s}, u"Write into DIR; “-” prints the artefact without the files it needs. Default: NAME-FORMAT."_s, u"DIR"_s},
            {u"kind"_s, u"Of a kubernetes file: deployment, knative or pod."_s, u"OBJECT"_s, kubernetesKindNames().constFirst()}};
}

QCoro::Task<Result<int>> exportCommand(std::shared_ptr<Invocation> call)
{
    const auto format = formatOf(call->arguments.first());
    if (!format)
        co_return failure(ErrorKind::Usage, u"“%1” is none of %2."_s.arg(call->arguments.first(), formatNames().join(u", "_s)));
    const auto kind = kubernetesKindOf(call->value(u"kind"_s));
    if (!kind)
        co_return failure(ErrorKind::Usage, u"--kind takes one of %1, not “%2”."_s.arg(kubernetesKindNames().join(u", "_s), call->value(u"kind"_s)));
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    ExportRequest request = requestOf(*call, *format);
    request.kind = *kind;
    const auto files = co_await exportArtefact(*engine, request, call->stop);
    if (!files)
        co_return failure(files);
    QString directory = call->has(u"output"_s) ? call->value(u"output"_s) : defaultDirectory(request);
    if (directory == "-"_L1) {
        printResult(QString::fromUtf8(files->first().content).trimmed());
        co_return 0;
    }
    directory = directory.startsWith(u'/') ? directory : call->directory + u'/' + directory;
    const auto written = writeExport(*files, directory, call->assumeYes);
    if (!written)
        co_return failure(written);
    if (call->json) {
        QJsonArray names;
        for (const ExportedFile &file : *files)
            names.append(file.name);
        printJson({{u"format"_s, u"thaw.export/1"_s}, {u"artefact"_s, *written}, {u"files"_s, names}});
    } else {
        printResult(*written);
    }
    co_return 0;
}

} // namespace Thaw

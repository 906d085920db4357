// SPDX-License-Identifier: GPL-3.0-or-later
// completion: what shells need to complete a command line, made from the tables of commands and options.
#include "completion.h"

#include "command.h"
#include "inspect.h"

#include "core/export/artefact.h"
#include "core/export/kubernetes.h"

#include <QFile>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What is known of a placeholder that stands for nothing the shell can look up.
QStringList words(const QString &placeholder)
{
    if (placeholder == "FORMAT"_L1)
        return formatNames();
    if (placeholder == "OBJECT"_L1)
        return kubernetesKindNames();
    if (placeholder == "PART"_L1)
        return inspectSections();
    if (placeholder == "SHELL"_L1)
        return completedShells();
    if (placeholder == "KIND"_L1)
        return progressKinds().keys();
    return {};
}

} // namespace

QStringList offersFor(const QString &placeholder)
{
    static const QMap<QString, QString> found{{u"DIR"_s, u"@directories"_s}, {u"DIRECTORY"_s, u"@directories"_s},
                                              {u"ARCHIVE"_s, u"@files"_s},   {u"FILE"_s, u"@files"_s},
                                              {u"IMAGE"_s, u"@images"_s},    {u"PRESET"_s, u"@presets"_s}};
    if (placeholder == "A"_L1 || placeholder == "B"_L1) // of diff
        return offersFor(u"IMAGE|ARCHIVE"_s);
    QStringList offers;
    for (const QString &one : placeholder.split(u'|'))
        offers += found.contains(one) ? QStringList{found[one]} : words(one);
    return offers;
}

const QStringList &completedShells()
{
    static const QStringList shells{u"bash"_s, u"zsh"_s, u"fish"_s};
    return shells;
}

QString completionScript(const QString &shell)
{
    QFile file(u":/thaw/templates/completion/thaw."_s + shell);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the template of %s's completion is missing", qPrintable(shell));
    return QString::fromUtf8(file.readAll()).replace(u"@TABLE@\n"_s, shell == "fish"_L1 ? fishTable() : shellTable());
}

QCoro::Task<Result<int>> completionCommand(std::shared_ptr<Invocation> call)
{
    const QString shell = call->arguments.first();
    if (!completedShells().contains(shell))
        co_return failure(ErrorKind::Usage, u"“%1” is none of %2."_s.arg(shell, completedShells().join(u", "_s)));
    if (call->json)
        printJson({{u"format"_s, u"thaw.completion/1"_s}, {u"script"_s, completionScript(shell)}});
    else
        printResult(completionScript(shell).trimmed());
    co_return 0;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "runselection.h"

#include "core/pipeline/commandline.h"

#include <QDir>

namespace Thaw {

using namespace Qt::StringLiterals;

Result<Report> selectRun(const Invocation &call)
{
    QString directory = call.directory;
    int number = 0;
    for (const QString &argument : call.arguments) {
        bool isNumber = false;
        const int value = argument.toInt(&isNumber);
        if (isNumber)
            number = value;
        else
            directory = argument.startsWith(u'/') ? argument : call.directory + u'/' + argument;
    }
    const QString project = QDir(directory).canonicalPath();
    if (project.isEmpty())
        return failure(ErrorKind::Project, u"There is no directory %1."_s.arg(directory));
    const ReportStore store;
    if (number > 0)
        return store.load(project, number);
    const QList<Report> runs = store.runs(project);
    if (runs.isEmpty()) {
        return failure(ErrorKind::NotFound, u"There is no run of %1 yet."_s.arg(project), {},
                       {{.id = u"run"_s, .title = u"Start one"_s, .command = shellLine({u"thaw"_s, u"run"_s, project})}});
    }
    return runs.first();
}

} // namespace Thaw

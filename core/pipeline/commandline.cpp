// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/commandline.h"

#include "core/project/envfile.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QStringList commandLine(const MakeOptions &options)
{
    QStringList words{u"thaw"_s};
    if (!options.endpoint.isEmpty())
        words << u"-H"_s << options.endpoint;
    if (!options.testImage.isEmpty())
        return words << u"test"_s << options.testImage;
    const bool onlyRun = options.last == StageId::Ready || options.pauseBefore == StageId::Checkpoint;
    if (options.resume) {
        words << (options.commitOnly ? u"commit"_s : u"checkpoint"_s);
        return words << options.project << QString::number(*options.resume);
    }
    words << (onlyRun ? u"run"_s : u"make"_s);
    if (options.fixes > 0 && !onlyRun)
        words << u"--fix"_s;
    if (!options.test && !onlyRun)
        words << u"--no-test"_s;
    return words << options.project;
}

QString shellLine(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << shellQuoted(word);
    return quoted.join(u' ');
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stageinfo.h"

#include "core/words.h"

namespace Thaw {

QString stageName(StageId id)
{
    switch (id) {
    case StageId::Preflight:
        return QStringLiteral("preflight");
    case StageId::Prepare:
        return QStringLiteral("prepare");
    case StageId::Start:
        return QStringLiteral("start");
    case StageId::Ready:
        return QStringLiteral("ready");
    case StageId::Checkpoint:
        return QStringLiteral("checkpoint");
    case StageId::Commit:
        return QStringLiteral("commit");
    case StageId::Test:
        return QStringLiteral("test");
    case StageId::Report:
        return QStringLiteral("report");
    case StageId::Build:
        return QStringLiteral("build");
    }
    Q_UNREACHABLE_RETURN({});
}

QString stageTitle(StageId id)
{
    switch (id) {
    case StageId::Preflight:
        return Core::tr("Check");
    case StageId::Prepare:
        return Core::tr("Prepare");
    case StageId::Start:
        return Core::tr("Start");
    case StageId::Ready:
        return Core::tr("Wait until ready");
    case StageId::Checkpoint:
        return Core::tr("Checkpoint");
    case StageId::Commit:
        return Core::tr("Commit");
    case StageId::Test:
        return Core::tr("Restore test");
    case StageId::Report:
        return Core::tr("Report");
    case StageId::Build:
        return Core::tr("Build");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Thaw

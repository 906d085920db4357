// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stageinfo.h"

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
    }
    Q_UNREACHABLE_RETURN({});
}

QString stageTitle(StageId id)
{
    switch (id) {
    case StageId::Preflight:
        return QStringLiteral("Check");
    case StageId::Prepare:
        return QStringLiteral("Prepare");
    case StageId::Start:
        return QStringLiteral("Start");
    case StageId::Ready:
        return QStringLiteral("Wait until ready");
    case StageId::Checkpoint:
        return QStringLiteral("Checkpoint");
    case StageId::Commit:
        return QStringLiteral("Commit");
    case StageId::Test:
        return QStringLiteral("Restore test");
    case StageId::Report:
        return QStringLiteral("Report");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Thaw

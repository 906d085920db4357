// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/plan.h"

#include "core/pipeline/stages/buildstage.h"
#include "core/pipeline/stages/checkpointstage.h"
#include "core/pipeline/stages/commitstage.h"
#include "core/pipeline/stages/copystage.h"
#include "core/pipeline/stages/preflightstage.h"
#include "core/pipeline/stages/preparestage.h"
#include "core/pipeline/stages/readystage.h"
#include "core/pipeline/stages/reportstage.h"
#include "core/pipeline/stages/resumestage.h"
#include "core/pipeline/stages/selfcheckpointstage.h"
#include "core/pipeline/stages/selfreadystage.h"
#include "core/pipeline/stages/selfstartstage.h"
#include "core/pipeline/stages/startstage.h"
#include "core/pipeline/stages/testimagestage.h"
#include "core/pipeline/stages/teststage.h"

namespace Thaw {

namespace {

/// A new container, started and waited for …
void addStart(Plan &plan)
{
    plan.push_back(std::make_unique<PreflightStage>());
    plan.push_back(std::make_unique<PrepareStage>());
    plan.push_back(std::make_unique<StartStage>());
    plan.push_back(std::make_unique<ReadyStage>());
}

/// The application dumps itself and ends: up to there nothing is as when Thaw does it.
void addSelfCheckpoint(Plan &plan, const SelfCheckpoint &self)
{
    plan.push_back(std::make_unique<PreflightStage>());
    plan.push_back(std::make_unique<SelfStartStage>());
    // A trigger that is not known yet comes from the preset that the image speaks for.
    const bool triggered = self.byItself || !self.environment.isEmpty() || !self.arguments.isEmpty();
    if (isToldWhenReady(self) || !triggered)
        plan.push_back(std::make_unique<SelfReadyStage>());
    plan.push_back(std::make_unique<SelfCheckpointStage>());
}

/// The image is there.
void addEnd(Plan &plan, const MakeOptions &options)
{
    if (options.test)
        plan.push_back(std::make_unique<TestStage>());
    plan.push_back(std::make_unique<ReportStage>());
}

} // namespace

Plan planFor(const MakeOptions &options, const Road &road)
{
    Plan plan;
    if (!options.testImage.isEmpty()) {
        plan.push_back(std::make_unique<TestImageStage>());
        return plan;
    }
    if (road.image == ImageRoad::Build && !options.resume && !options.last) {
        plan.push_back(std::make_unique<PreflightStage>());
        plan.push_back(std::make_unique<BuildStage>());
        addEnd(plan, options);
        return plan;
    }
    if (road.self && !options.resume)
        addSelfCheckpoint(plan, *road.self);
    else if (options.resume)
        plan.push_back(std::make_unique<ResumeStage>()); // … or the one an earlier run has left.
    else
        addStart(plan);
    if (options.resume && options.awaitReady)
        plan.push_back(std::make_unique<ReadyStage>());
    if (!options.commitOnly && (!road.self || options.resume))
        plan.push_back(std::make_unique<CheckpointStage>());
    if (road.image == ImageRoad::Copy)
        plan.push_back(std::make_unique<CopyStage>());
    else
        plan.push_back(std::make_unique<CommitStage>());
    addEnd(plan, options);
    return plan;
}

QList<StageInfo> stagesOf(const Plan &plan)
{
    QList<StageInfo> stages;
    for (const auto &stage : plan)
        stages.append({.id = stage->id(), .title = stageTitle(stage->id()), .note = {}});
    return stages;
}

} // namespace Thaw

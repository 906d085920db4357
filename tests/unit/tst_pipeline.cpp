// SPDX-License-Identifier: GPL-3.0-or-later
// The plan and how it is played: the order of calls, what is undone, and what a stop does.
#include "core/pipeline/commandline.h"
#include "core/pipeline/execute.h"
#include "core/pipeline/plan.h"
#include "core/pipeline/run.h"
#include "core/pipeline/selfrun.h"
#include "support/async.h"
#include "support/fakeengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Writes down what is asked of it.
class RecordingStage : public Stage
{
public:
    RecordingStage(StageId id, QStringList &calls, std::optional<Error> fails = {})
        : m_id(id), m_calls(calls), m_fails(std::move(fails))
    {
    }
    StageId id() const override { return m_id; }
    Task<> run(Run &) override
    {
        m_calls << u"run "_s + stageName(m_id);
        if (m_fails)
            co_return std::unexpected(*m_fails);
        co_return {};
    }
    Task<> undo(Run &) override
    {
        m_calls << u"undo "_s + stageName(m_id);
        co_return {};
    }

private:
    StageId m_id;
    QStringList &m_calls;
    std::optional<Error> m_fails;
};

/// Its call is cut off, as the engine has been silent for long.
class SilencedStage : public RecordingStage
{
public:
    using RecordingStage::RecordingStage;
    Task<> run(Run &run) override
    {
        run.declareEngineHung();
        co_return failure(ErrorKind::Cancelled, u"Stopped"_s);
    }
};

const Error broken{.kind = ErrorKind::Checkpoint, .message = u"broken"_s, .detail = {}, .fixes = {}};

QList<StageId> idsOf(const MakeOptions &options, const Road &road = {})
{
    QList<StageId> ids;
    for (const auto &stage : planFor(options, road))
        ids << stage->id();
    return ids;
}

MakeOptions options(std::optional<StageId> last = {})
{
    return {.project = {}, .endpoint = {}, .pauseBefore = {}, .last = last, .resume = {}};
}

} // namespace

class TestPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void thePlanIsTheTableOfContents()
    {
        QCOMPARE(idsOf(options()),
                 (QList{StageId::Preflight, StageId::Prepare, StageId::Start, StageId::Ready, StageId::Checkpoint,
                        StageId::Commit, StageId::Test, StageId::Report}));
        MakeOptions resumed = options();
        resumed.resume = 3;
        resumed.commitOnly = true;
        resumed.test = false;
        QCOMPARE(idsOf(resumed), (QList{StageId::Preflight, StageId::Commit, StageId::Report}));
        MakeOptions continued = options();
        continued.resume = 3;
        continued.awaitReady = true;
        QCOMPARE(idsOf(continued), (QList{StageId::Preflight, StageId::Ready, StageId::Checkpoint, StageId::Commit, StageId::Test,
                                          StageId::Report}));
        MakeOptions tested = options();
        tested.testImage = u"hello:ck-3"_s;
        QCOMPARE(idsOf(tested), (QList{StageId::Test}));
    }

    void anImageIsMadeOnTheRoadTheProjectNames()
    {
        QCOMPARE(idsOf(options(), {.image = ImageRoad::Copy}), idsOf(options()));
        QCOMPARE(idsOf(options(), {.image = ImageRoad::Build}),
                 (QList{StageId::Preflight, StageId::Build, StageId::Test, StageId::Report}));
    }

    void anApplicationThatCheckpointsItselfIsNotFrozen()
    {
        QCOMPARE(idsOf(options(), {.self = SelfCheckpoint{.environment = {u"A=b"_s}}}),
                 (QList{StageId::Preflight, StageId::Start, StageId::Checkpoint, StageId::Commit, StageId::Test, StageId::Report}));
        const QList told{StageId::Preflight, StageId::Start, StageId::Ready, StageId::Checkpoint,
                         StageId::Commit, StageId::Test, StageId::Report};
        QCOMPARE(idsOf(options(), {.self = SelfCheckpoint{.command = u"jcmd"_s}}), told);
        // Only the image will say what triggers it.
        QCOMPARE(idsOf(options(), {.self = SelfCheckpoint{}}), told);
        MakeOptions tested = options();
        tested.testImage = u"hello:ck-3"_s;
        QCOMPARE(idsOf(tested, {.self = SelfCheckpoint{}}), (QList{StageId::Test}));
    }

    void whatTriggersACheckpointIsNotInTheImage()
    {
        Run run(options());
        run.engine = std::make_shared<Docker>(*parseEndpoint(u"unix:///nowhere"_s, {}));
        run.recipe.emplace();
        run.recipe->name = u"app"_s;
        run.recipe->by = CheckpointBy::Application;
        run.recipe->environment = {u"A=1"_s, u"SECRET=2"_s};
        run.recipe->scrubNames = {u"SECRET"_s};
        run.recipe->self = {.environment = {u"GO=now"_s}, .directory = u"/ck"_s, .capabilities = {u"SYS_PTRACE"_s}};
        run.base.entrypoint = {u"/entry"_s};
        run.base.command = {u"serve"_s};
        ContainerSpec spec = selfContainerSpec(run, true);
        QCOMPARE(spec.entrypoint, (QStringList{u"/usr/bin/env"_s, u"GO=now"_s, u"/entry"_s}));
        QCOMPARE(spec.command, QStringList{u"serve"_s});
        QCOMPARE(spec.environment, (QStringList{u"A=1"_s, u"CRIU_FAULT=130"_s}));
        QCOMPARE(spec.capAdd, QStringList{u"SYS_PTRACE"_s});
        QCOMPARE(spec.seccompProfile, QByteArray("unconfined"));
        CommitSpec image;
        makeSelfRestoring(image, run);
        QCOMPARE(image.entrypoint, run.base.entrypoint);
        QCOMPARE(image.command, run.base.command);
        QCOMPARE(image.environment, QStringList());
        QCOMPARE(image.labels.value(u"io.thaw.restore.directory"_s), u"/ck"_s);

        // A commit can take no entrypoint away; without env in the image the variable stays, without its value.
        run.base.entrypoint.clear();
        spec = selfContainerSpec(run, true);
        QCOMPARE(spec.entrypoint, QStringList());
        QCOMPARE(spec.command, (QStringList{u"/usr/bin/env"_s, u"GO=now"_s, u"serve"_s}));
        run.triggerHidden = false;
        run.base.environment = {u"CRIU_FAULT=0"_s}; // what somebody has thought of himself stays
        QCOMPARE(selfContainerSpec(run, false).environment, (QStringList{u"A=1"_s, u"GO=now"_s}));
        makeSelfRestoring(image, run);
        QCOMPARE(image.environment, QStringList{u"GO="_s});
    }

    void everyJobHasItsCommandLine()
    {
        MakeOptions job = options();
        job.project = u"/src/hello"_s;
        QCOMPARE(commandLine(job), (QStringList{u"thaw"_s, u"make"_s, u"/src/hello"_s}));
        job.endpoint = u"unix:///run/docker.sock"_s;
        job.pauseBefore = StageId::Checkpoint;
        QCOMPARE(commandLine(job), (QStringList{u"thaw"_s, u"-H"_s, u"unix:///run/docker.sock"_s, u"run"_s, u"/src/hello"_s}));
        job = options();
        job.project = u"/src/hello"_s;
        job.resume = 7;
        QCOMPARE(commandLine(job), (QStringList{u"thaw"_s, u"checkpoint"_s, u"/src/hello"_s, u"7"_s}));
        job.commitOnly = true;
        QCOMPARE(commandLine(job), (QStringList{u"thaw"_s, u"commit"_s, u"/src/hello"_s, u"7"_s}));
        job.testImage = u"hello:ck-3"_s;
        QCOMPARE(commandLine(job), (QStringList{u"thaw"_s, u"test"_s, u"hello:ck-3"_s}));
    }

    void stagesRunInOrderAndTheFailedOnesAreUndoneInReverse()
    {
        QStringList calls;
        auto plan = std::make_shared<Plan>();
        plan->push_back(std::make_unique<RecordingStage>(StageId::Prepare, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Start, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Checkpoint, calls, broken));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Commit, calls));
        auto run = std::make_shared<Run>(options());
        run->stages = stagesOf(*plan);
        const Result<> result = await(execute(plan, run));
        QVERIFY(!result);
        QCOMPARE(result.error(), broken);
        QCOMPARE(calls, (QStringList{u"run prepare"_s, u"run start"_s, u"run checkpoint"_s, u"undo checkpoint"_s,
                                     u"undo start"_s, u"undo prepare"_s}));
        QCOMPARE(run->report().error, std::optional(broken));
        QCOMPARE(run->stages[2].state, StageState::Failed);
        QCOMPARE(run->stages[3].state, StageState::Waiting);
    }

    void aPlanCanEndEarlyAndLeaveWhatItMade()
    {
        QStringList calls;
        auto plan = std::make_shared<Plan>();
        plan->push_back(std::make_unique<RecordingStage>(StageId::Start, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Ready, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Checkpoint, calls));
        auto run = std::make_shared<Run>(options(StageId::Ready));
        QVERIFY(await(execute(plan, run)));
        QCOMPARE(calls, (QStringList{u"run start"_s, u"run ready"_s}));
    }

    void aStopWhilePausedUndoesWhatWasDone()
    {
        QStringList calls;
        auto plan = std::make_shared<Plan>();
        plan->push_back(std::make_unique<RecordingStage>(StageId::Start, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Checkpoint, calls));
        MakeOptions paused = options();
        paused.pauseBefore = StageId::Checkpoint;
        auto run = std::make_shared<Run>(paused);
        connect(run.get(), &Run::paused, run.get(), [raw = run.get()] { raw->requestStop(); });
        const Result<> result = await(execute(plan, run));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(calls, (QStringList{u"run start"_s, u"undo checkpoint"_s, u"undo start"_s}));
    }

    void anEngineThatAnswersAgainTooLateWasNotStoppedByAPerson()
    {
        FakeEngine fake;
        fake.on("GET /_ping", FakeEngine::answer(200, "OK", "Server: Docker/26.1.5\r\n"));
        QStringList calls;
        auto plan = std::make_shared<Plan>();
        plan->push_back(std::make_unique<SilencedStage>(StageId::Prepare, calls));
        auto run = std::make_shared<Run>(options());
        run->engine = std::make_shared<Docker>(Endpoint{fake.socketPath(), u"test"_s});
        const Result<> result = await(execute(plan, run));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TimedOut);
        QCOMPARE(calls, QStringList{u"undo prepare"_s}); // it is there to do it
    }

    void aPauseGoesOnWhenTold()
    {
        QStringList calls;
        auto plan = std::make_shared<Plan>();
        plan->push_back(std::make_unique<RecordingStage>(StageId::Checkpoint, calls));
        plan->push_back(std::make_unique<RecordingStage>(StageId::Commit, calls));
        MakeOptions paused = options();
        paused.pauseBefore = StageId::Checkpoint;
        auto run = std::make_shared<Run>(paused);
        QList<StageId> pauses;
        connect(run.get(), &Run::paused, run.get(), [&, raw = run.get()](StageId before) {
            pauses << before;
            raw->proceed(before == StageId::Checkpoint ? std::optional(StageId::Commit) : std::nullopt);
        });
        QVERIFY(await(execute(plan, run)));
        QCOMPARE(pauses, (QList{StageId::Checkpoint, StageId::Commit}));
        QCOMPARE(calls, (QStringList{u"run checkpoint"_s, u"run commit"_s}));
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"

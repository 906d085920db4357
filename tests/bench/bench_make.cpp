// SPDX-License-Identifier: GPL-3.0-or-later
// What making an image costs beyond the application's own start, and how soon a restored one answers, beside the
// floors: what the engine and CRIU take by themselves, measured in the same run. One line a figure. All times are
// of one clock (CLOCK_REALTIME), which this program, the applications and the containers share.
#include "core/init/protocol.h"
#include "core/pipeline/execute.h"
#include "core/pipeline/plan.h"
#include "core/pipeline/projectfiles.h"
#include "core/restore/restorecommand.h"
#include "measure.h"
#include "support/liveproject.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace Thaw;
using namespace Thaw::Bench;

namespace {

const QString image = u"thaw-test-apps"_s;
constexpr auto longest = std::chrono::seconds(120);

MakeOptions optionsFor(const QString &project, StageId last)
{
    MakeOptions options;
    options.project = project;
    options.last = last;
    return options;
}

/// One run of the pipeline, looked at from outside: every call to the engine, every event of thaw-init.
class Watched : public QObject
{
public:
    struct Call
    {
        QString path;
        Time asked, answered;
    };
    struct Event
    {
        ControlEvent event;
        Time when;
    };

    Watched(const QString &project, StageId last)
        : run(std::make_shared<Run>(optionsFor(project, last)))
    {
        auto plan = std::make_shared<Plan>(planFor(run->options()));
        run->stages = stagesOf(*plan);
        connect(run.get(), &Run::stagesChanged, this, &Watched::look);
        valueOf(finish(execute(plan, run)));
        if (run->removal)
            valueOf(finish(std::move(*run->removal)));
    }
    /// The engine's last words come when the run goes, while the lists still stand.
    ~Watched() override { run.reset(); }

    Call call(const QString &end) const
    {
        const auto found = std::ranges::find_if(m_calls, [&](const Call &call) { return call.path.endsWith(end); });
        return found == m_calls.end() ? Call{} : *found;
    }
    const QList<Call> &calls() const { return m_calls; }
    Event named(const QString &name) const
    {
        const auto found = std::ranges::find_if(m_events, [&](const Event &event) { return event.event.name == name; });
        return found == m_events.end() ? Event{} : *found;
    }
    /// When thaw-init was asked for the dump.
    Time freezeAsked() const { return m_input ? m_said : call(u"/kill"_s).asked; }
    double took(const QString &end) const { return ms(call(end).asked, call(end).answered); }
    QList<QByteArray> readyWords() const { return run->report().readyText.toUtf8().split(' '); }

    std::shared_ptr<Run> run;

private:
    void look()
    {
        if (run->engine && !m_engine) {
            m_engine = run->engine.get();
            connect(m_engine, &Docker::asked, this, [this](const QString &path, Time when) {
                m_calls.append({path, when, {}});
            });
            connect(m_engine, &Docker::answered, this, [this](const QString &path, Time when) {
                for (Call &call : m_calls) {
                    if (call.path == path && call.answered == Time{}) {
                        call.answered = when;
                        return;
                    }
                }
            });
        }
        if (run->input && !m_input) {
            m_input = run->input.get();
            connect(m_input, &InputStream::written, this, [this](Time when) { m_said = when; });
        }
        if (run->session && !m_session) {
            m_session = run->session.get();
            connect(m_session, &Session::eventReceived, this, [this](const ControlEvent &event) {
                m_events.append({event, Clock::now()});
            });
        }
    }

    Docker *m_engine = nullptr;
    Session *m_session = nullptr;
    InputStream *m_input = nullptr;
    Time m_said;
    QList<Call> m_calls;
    QList<Event> m_events;
};

void prepare(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, image);
    if (qEnvironmentVariableIsSet("THAW_BENCH_CRIU_OPTIONS"))
        project.setValue(u"THAW_CRIU_OPTIONS"_s, qEnvironmentVariable("THAW_BENCH_CRIU_OPTIONS"));
}

// ---- Ready line → freeze request

const QByteArray readyProgram = "import sys, time\n"
                                "time.sleep(float(sys.argv[1]))\n"
                                "to = open(sys.argv[2], 'a') if len(sys.argv) > 2 else sys.stdout\n"
                                "to.write('READY %d\\n' % time.time_ns())\n"
                                "to.flush()\n"
                                "time.sleep(1000)\n";

/// What criu-for-docker does: look at the log, sleep a second, look again.
Samples polled(const QString &host, int times)
{
    Samples samples;
    const QString name = u"thaw-bench-polled-"_s + QUuid::createUuid().toString(QUuid::Id128).first(8);
    const QString loop = u"until docker logs %1 2>&1 | grep -q READY; do sleep 1; done; date +%s%N"_s.arg(name);
    for (int i = 0; i < times; ++i) {
        // Ready somewhere within a second, every part of it equally often.
        const QString delay = text(1.0 + double(i) / times, 2);
        dockerCli({u"run"_s, u"-d"_s, u"--name"_s, name, image, u"python3"_s, u"-c"_s,
                   QString::fromUtf8(readyProgram), delay}, host);
        const auto noticed = runProgram(u"bash"_s, {u"-c"_s, loop}, host);
        const QByteArray line = dockerCli({u"logs"_s, name}, host).output.trimmed();
        samples.add(ms(timeOf(line.split(' ').last()), timeOf(noticed.output.trimmed())));
        dockerCli({u"rm"_s, u"-f"_s, name}, host);
    }
    return samples;
}

Samples freezeRequests(bool inFile, int times)
{
    LiveProject project(u"bench"_s);
    prepare(project);
    const QString log = u"/var/log/bench.log"_s;
    if (inFile)
        project.setValue(u"LOG_LOCATION"_s, log);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 $THAW_APP_DIR/ready.py 0.2"
                      + (inFile ? ' ' + log.toUtf8() : QByteArray()) + '\n', true);
    project.write(u"ready.py"_s, readyProgram);
    Samples samples;
    for (int i = 0; i < times; ++i) {
        Watched made(project.path(), StageId::Checkpoint);
        samples.add(ms(timeOf(made.readyWords().value(1)), made.freezeAsked()));
        valueOf(finish(made.run->engine->removeContainer(made.run->container)));
    }
    return samples;
}

void readiness(const QString &engine, const QString &host)
{
    constexpr int times = 50;
    const Samples polls = polled(host, 5);
    for (const bool inFile : {false, true}) {
        const Samples requests = freezeRequests(inFile, times);
        const QString what = u"%1: ready line → freeze request, %2"_s.arg(engine, inFile ? u"log file"_s : u"stdout"_s);
        figure(u"%1, median of %2 (one-second polling beside it: %3 ms, %4)"_s.arg(what).arg(requests.count())
                   .arg(text(polls.median()), polls.range()),
               requests.median(), 2, u"ms"_s, u"≤ 1 ms"_s, requests.median() <= 1);
        figure(u"%1, worst of %2"_s.arg(what).arg(requests.count()), requests.most(), 2, u"ms"_s, u"≤ 20 ms"_s,
               requests.most() <= 20);
    }
}

// ---- Overhead beyond the application's own start, and the way back

struct App
{
    QString name;
    QString file;
    QByteArray command;
};

/// What was measured of one application. Ours, and beside it what engine and CRIU take by themselves.
struct Measured
{
    Samples overhead, create, put, start, lag, dump, commit, betweenDumpAndCommit;
    Samples startFloor, dumpFloor, commitFloor;
    Samples answer, restoreStartFloor, restoreFloor;
    double megabytes = 0;
    QString prepared; ///< the image the application was started from
};

/// Everything is measured on both sides of its floor in turn, so that what the run before left to do falls on both.
void measureMake(Docker &engine, const LiveProject &project, bool floorFirst, Measured &m, QString &imageId)
{
    floorFirst = floorFirst && !m.prepared.isEmpty();
    if (floorFirst)
        m.startFloor.add(trivialStart(engine, m.prepared));
    Watched made(project.path(), StageId::Commit);
    const auto words = made.readyWords();
    const Time began = timeOf(words.value(1)), ready = timeOf(words.value(2));
    const auto create = made.call(u"/containers/create"_s);
    const auto commit = made.call(u"/commit"_s);
    const auto dumped = made.named(u"dumped"_s);
    m.overhead.add(ms(create.asked, commit.answered) - ms(began, ready));
    m.create.add(ms(create.asked, create.answered));
    const auto start = made.call(u"/start"_s);
    m.put.add(ms(create.answered, start.asked));
    m.start.add(ms(start.asked, began));
    m.lag.add(ms(ready, made.freezeAsked()));
    m.dump.add(ms(made.freezeAsked(), dumped.when));
    m.dumpFloor.add(dumped.event.values.value(u"criu-us"_s).toDouble() / 1000);
    m.betweenDumpAndCommit.add(ms(dumped.when, commit.asked));
    m.commit.add(ms(commit.asked, commit.answered));
    m.megabytes = double(made.run->report().checkpoint.bytes) / 1e6;
    imageId = made.run->report().imageId;
    m.prepared = made.run->preparedImage;
    if (!floorFirst)
        m.startFloor.add(trivialStart(engine, m.prepared));
    if (qEnvironmentVariableIsSet("THAW_BENCH_CALLS")) {
        for (const auto &call : made.calls())
            std::fprintf(stderr, "  %9.2f %8.2f %s\n", ms(create.asked, call.asked), ms(call.asked, call.answered),
                         qPrintable(call.path));
        std::fprintf(stderr, "  %9.2f dumping\n  %9.2f dumped (init %s ms, criu %s us)\n",
                     ms(create.asked, made.named(u"dumping"_s).when), ms(create.asked, dumped.when),
                     qPrintable(dumped.event.values.value(u"ms"_s)), qPrintable(dumped.event.values.value(u"criu-us"_s)));
    }
}

/// The engine's commit alone, of a container with the same bytes in it.
void measureCommit(const LiveProject &project, Measured &m)
{
    Watched made(project.path(), StageId::Checkpoint);
    Docker &engine = *made.run->engine;
    const Time began = Clock::now();
    const QString id = valueOf(finish(engine.commit(made.run->container, {})));
    m.commitFloor.add(ms(began, Clock::now()));
    valueOf(finish(engine.removeContainer(made.run->container)));
    valueOf(finish(engine.removeImage(id)));
}

void measureRestore(Docker &engine, const QString &imageId, const Toolbox &toolbox, bool floorFirst, Measured &m)
{
    const ImageDetails details = valueOf(finish(engine.inspectImage(imageId)));
    const QByteArray nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    const CapabilityOptions capabilities = capabilityOptions(restoreSpec(details).capabilities, engine.info().kind);
    ContainerSpec spec;
    spec.capAdd = capabilities.add;
    spec.capDrop = capabilities.drop;
    if (engine.info().kind == EngineKind::Docker)
        spec.seccompProfile = toolbox.restoreProfile;
    const ContainerSpec trivial = spec;
    if (floorFirst)
        m.restoreStartFloor.add(trivialStart(engine, imageId, trivial));
    spec.name = u"thaw-bench-restore-"_s + QString::fromLatin1(nonce.first(8));
    spec.image = imageId;
    spec.environment = {u"THAW_EVENTS="_s + QString::fromLatin1(nonce)};

    const Time began = Clock::now();
    const QString id = valueOf(finish(engine.createContainer(spec)));
    Session session(std::shared_ptr<Docker>(std::shared_ptr<void>(), &engine), id, nonce, false);
    const Time created = Clock::now();
    Time restoredAt, answered;
    ControlEvent restored;
    QObject::connect(&session, &Session::eventReceived, &session, [&](const ControlEvent &event) {
        if (event.name == "restored"_L1)
            restored = event, restoredAt = Clock::now();
        else if (event.name == "answered"_L1)
            answered = Clock::now();
    });
    valueOf(finish(session.open(false, {})));
    valueOf(finish(engine.startContainer(id)));
    const Time started = Clock::now();
    valueOf(finish(session.nextEvent({u"answered"_s}, longest, {})));
    m.answer.add(ms(began, answered));
    m.restoreFloor.add(restored.values.value(u"criu-us"_s).toDouble() / 1000);
    if (qEnvironmentVariableIsSet("THAW_BENCH_CALLS"))
        std::fprintf(stderr, "  create %.1f, started %.1f, restored %.1f, answered %.1f (init %s ms, criu %s us)\n",
                     ms(began, created), ms(began, started), ms(began, restoredAt), ms(began, answered),
                     qPrintable(restored.values.value(u"ms"_s)), qPrintable(restored.values.value(u"criu-us"_s)));
    session.close();
    valueOf(finish(engine.removeContainer(id)));
    if (!floorFirst)
        m.restoreStartFloor.add(trivialStart(engine, imageId, trivial));
}

void printMake(const QString &label, const Measured &m)
{
    const double floor = m.startFloor.median() + m.dumpFloor.median() + m.commitFloor.median();
    const double ratio = m.overhead.median() / floor;
    figure(u"%1, overhead up to the image, × floors (%2 ms, %3; floors: start %4 + CRIU %5 + commit %6 = %7 ms; %8 MB, n = %9)"_s
               .arg(label, text(m.overhead.median()), m.overhead.range(), text(m.startFloor.median()),
                    text(m.dumpFloor.median()), text(m.commitFloor.median()), text(floor), text(m.megabytes))
               .arg(m.overhead.count()),
           ratio, 2, u"×"_s, u"≤ 1.1 ×"_s, ratio <= 1.1);
    const double begin = m.create.median() + m.put.median() + m.start.median();
    figure(u"%1, … until the application runs (create %2 + put and attach %3 + start %4)"_s.arg(
               label, text(m.create.median(), 1), text(m.put.median(), 1), text(m.start.median(), 1)),
           begin, 0, u"ms"_s, u"≤ 1.1 × %1 ms"_s.arg(text(m.startFloor.median())), begin <= 1.1 * m.startFloor.median());
    figure(u"%1, … ready line → freeze request"_s.arg(label), m.lag.median(), 2, u"ms"_s, u"≤ 1 ms"_s, m.lag.median() <= 1);
    figure(u"%1, … freeze request → dumped and verified (%2)"_s.arg(label, m.dump.range()), m.dump.median(), 0, u"ms"_s,
           u"≤ 1.1 × %1 ms (CRIU alone)"_s.arg(text(m.dumpFloor.median())), m.dump.median() <= 1.1 * m.dumpFloor.median());
    figure(u"%1, … dumped → commit request"_s.arg(label), m.betweenDumpAndCommit.median(), 1, u"ms"_s, u"≤ 1 ms"_s,
           m.betweenDumpAndCommit.median() <= 1);
    figure(u"%1, … commit (%2)"_s.arg(label, m.commit.range()), m.commit.median(), 0, u"ms"_s,
           u"≤ 1.1 × %1 ms (commit alone, %2)"_s.arg(text(m.commitFloor.median()), m.commitFloor.range()),
           m.commit.median() <= 1.1 * m.commitFloor.median());
}

void printRestore(const QString &label, const Measured &m)
{
    const double floor = m.restoreStartFloor.median() + m.restoreFloor.median();
    const double ratio = m.answer.median() / floor;
    figure(u"%1, restored create → first answer, × floors (%2 ms, %3; floors: start %4 + CRIU %5 = %6 ms)"_s.arg(
               label, text(m.answer.median()), m.answer.range(), text(m.restoreStartFloor.median()),
               text(m.restoreFloor.median()), text(floor)),
           ratio, 2, u"×"_s, u"≤ 1.15 ×"_s, ratio <= 1.15);
}

void overhead(const QString &engine, int times)
{
    const QList<App> apps{{u"py"_s, u"server.py"_s, "python3 -u"},
                          {u"node"_s, u"server.js"_s, "node"},
                          {u"java"_s, u"Server.java"_s, "java -XX:+UseSerialGC"}};
    std::vector<std::unique_ptr<LiveProject>> projects;
    QList<Measured> measured(apps.size());
    for (const App &app : apps) {
        auto project = std::make_unique<LiveProject>(u"bench-"_s + app.name);
        prepare(*project);
        project->setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
        project->write(u"run_app.sh"_s, "#!/bin/sh\nBEGAN=$(date +%s%N)\nexport BEGAN\nexec " + app.command
                           + " $THAW_APP_DIR/" + app.file.toUtf8() + '\n', true);
        QFile source(QStringLiteral(THAW_SOURCE_DIR) + u"/tests/bench/apps/"_s + app.file);
        if (!source.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(source.fileName()));
        project->write(app.file, source.readAll());
        projects.push_back(std::move(project));
    }
    Docker docker(valueOf(parseEndpoint(qEnvironmentVariable("DOCKER_HOST"), {})));
    valueOf(finish(docker.connectToEngine()));
    const Toolbox toolbox = valueOf(loadToolbox());
    for (int i = 0; i < times; ++i) {
        for (size_t turn = 0; turn < projects.size(); ++turn) {
            // What is still being removed of the run before must not always fall on the same application.
            const size_t a = (turn + size_t(i)) % projects.size();
            Measured &m = measured[qsizetype(a)];
            const bool floorFirst = i % 2 == 1;
            QString imageId;
            measureMake(docker, *projects[a], floorFirst, m, imageId);
            measureCommit(*projects[a], m);
            measureRestore(docker, imageId, toolbox, floorFirst, m);
            for (const QString &tag : valueOf(finish(docker.inspectImage(imageId))).tags)
                valueOf(finish(docker.removeImage(tag)));
        }
    }
    for (qsizetype a = 0; a < apps.size(); ++a)
        printMake(engine + u", "_s + apps[a].name, measured[a]);
    for (qsizetype a = 0; a < apps.size(); ++a)
        printRestore(engine + u", "_s + apps[a].name, measured[a]);
}

} // namespace

/// bench_make [readiness|overhead [TIMES]]
/// THAW_BENCH_CALLS=1 shows every call on stderr; THAW_BENCH_CRIU_OPTIONS="-v2" tries other options of criu dump.
int main(int count, char *words[])
{
    QCoreApplication application(count, words);
    const Surroundings surroundings;
    const QString part = QCoreApplication::arguments().value(1);
    const int times = std::max(1, QCoreApplication::arguments().value(2, u"9"_s).toInt());
    return onEachEngine([&](const QString &host, const QString &name) {
        qputenv("DOCKER_HOST", host.toLocal8Bit());
        const auto before = preparedImages(host);
        { // The first run makes the prepared image and fills the caches; it counts for nothing.
            LiveProject project(u"bench"_s);
            prepare(project);
            project.write(u"run_app.sh"_s, "#!/bin/sh\necho READY\nexec sleep 1000\n", true);
            Watched warm(project.path(), StageId::Checkpoint);
            valueOf(finish(warm.run->engine->removeContainer(warm.run->container)));
        }
        if (part.isEmpty() || part == "readiness"_L1)
            readiness(name, host);
        if (part.isEmpty() || part == "overhead"_L1)
            overhead(name, times);
        removePreparedImages(host, before);
    });
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a restored application answers, beside the floor: what the engine takes to start a trivial program in the
// same image, and CRIU by itself, measured in the same run on both sides in turn. And beside its cold start. One line
// a figure.
#include "core/images/checkpointimages.h"
#include "core/restore/coldstart.h"
#include "core/restore/restoretest.h"
#include "core/toolbox/toolbox.h"
#include "measure.h"
#include "support/liveproject.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <vector>

using namespace Qt::StringLiterals;
using namespace Thaw;
using namespace Thaw::Bench;

namespace {

struct App
{
    QString name;
    QString label;
    QByteArray command; ///< in the application's directory
    QStringList files;
    int times; ///< at most; a heap of 1 GiB takes its time
};

QList<App> applications()
{
    return {{u"sample"_s, u"the sample"_s, {}, {}, 100},
            {u"java"_s, u"a Java server"_s, "java -XX:+UseSerialGC Server.java", {u"Server.java"_s}, 100},
            {u"heap"_s, u"a 1 GiB heap"_s, "python3 -u heap.py", {u"heap.py"_s, u"server.py"_s}, 5}};
}

struct Measured
{
    Samples answer, restore, engine, start, criu, cold;
    double megabytes = 0;
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

std::unique_ptr<LiveProject> projectFor(const App &app)
{
    auto project = std::make_unique<LiveProject>(u"bench-"_s + app.name);
    const QString source = QStringLiteral(THAW_SOURCE_DIR);
    if (app.command.isEmpty()) {
        project->setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
        project->setValue(u"CONTAINER_USER"_s, u"nobody"_s);
        project->setValue(u"LOG_MESSAGE"_s, u"READY .* port 8080"_s);
        project->setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
        for (const QString &file : {u"run_app.sh"_s, u"server.py"_s})
            project->write(file, contentsOf(source + u"/resources/sample/hello/"_s + file), file.endsWith(u".sh"_s));
        return project;
    }
    project->setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project->setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project->write(u"run_app.sh"_s, "#!/bin/sh\nBEGAN=$(date +%s%N)\nexport BEGAN\ncd $THAW_APP_DIR\nexec " + app.command + '\n', true);
    for (const QString &file : app.files)
        project->write(file, contentsOf(source + u"/tests/bench/apps/"_s + file));
    return project;
}

RestoreTest restored(std::shared_ptr<Docker> engine, const QString &imageId)
{
    const RestoreTest test = valueOf(finish(testRestore(engine, imageId, {}, {})));
    if (test.verdict != Verdict::Restored || test.answerMs < 0)
        giveUp({.kind = ErrorKind::Restore, .message = verdictText(test.verdict) + u": "_s + test.reason, .detail = test.log, .fixes = {}});
    return test;
}

void measure(std::shared_ptr<Docker> engine, const App &app, int times, Measured &m)
{
    const auto project = projectFor(app);
    const ProgramResult made = thaw({u"make"_s, project->path(), u"--json"_s, u"-q"_s, u"--no-test"_s}, engine->endpoint().toString());
    if (made.exitCode != 0)
        giveUp({.kind = ErrorKind::Other, .message = QString::fromUtf8(made.errorOutput), .detail = {}, .fixes = {}});
    const QString imageId = made.json()[u"imageId"_s].toString();
    m.megabytes = made.json()[u"checkpoint"_s][u"bytes"_s].toDouble() / 1e6;
    const ImageDetails image = valueOf(finish(engine->inspectImage(imageId)));
    const Toolbox toolbox = valueOf(loadToolbox());
    const ContainerSpec trivial = restoreContainer(image, *contractOf(image), {}, engine->info().kind, toolbox);
    QTemporaryDir scratch;
    restored(engine, imageId); // fills the page cache; counts for nothing
    for (int i = 0; i < std::min(times, app.times); ++i) {
        const bool floorFirst = i % 2 == 1;
        if (floorFirst)
            m.start.add(trivialStart(*engine, imageId, trivial));
        const RestoreTest test = restored(engine, imageId);
        m.answer.add(test.answerMs);
        m.criu.add(test.criuMs);
        m.engine.add(test.engineMs);
        m.restore.add(test.restoreMs);
        if (!floorFirst)
            m.start.add(trivialStart(*engine, imageId, trivial));
        if (i < 5)
            m.cold.add(valueOf(finish(startCold(project->path(), engine->endpoint().toString(), scratch.path(), {}))).readyMs);
    }
    for (const QString &tag : image.tags)
        valueOf(finish(engine->removeImage(tag)));
}

void print(const QString &engine, const App &app, const Measured &m)
{
    const double floor = m.start.median() + m.criu.median();
    const double ratio = m.answer.median() / floor;
    const QString name = engine + u", "_s + app.label;
    figure(u"%1 (%2 MB), restored create → first answer, × floor (%3 ms, %4, n = %5; floor: trivial start %6 + CRIU %7 = %8 ms)"_s
               .arg(name, text(m.megabytes), text(m.answer.median()), m.answer.range())
               .arg(m.answer.count())
               .arg(text(m.start.median()), text(m.criu.median()), text(floor)),
           ratio, 2, u"×"_s, u"≤ 1.15 ×"_s, ratio <= 1.15);
    const double gain = m.cold.median() / m.answer.median();
    figure(u"%1, cold start ÷ restored (cold %2 ms, %3, n = %4)"_s.arg(name, text(m.cold.median()), m.cold.range()).arg(m.cold.count()),
           gain, 1, u"×"_s, u"> 1 ×"_s, gain > 1);
}

} // namespace

/// bench_restore [TIMES [APPLICATION]]
int main(int count, char *words[])
{
    QCoreApplication application(count, words);
    const Surroundings surroundings;
    const int times = std::max(1, QCoreApplication::arguments().value(1, u"11"_s).toInt());
    const QString only = QCoreApplication::arguments().value(2);
    return onEachEngine([&](const QString &host, const QString &name) {
        auto engine = connectedTo(host);
        for (const App &app : applications()) {
            if (!only.isEmpty() && app.name != only)
                continue;
            Measured m;
            measure(engine, app, times, m);
            print(name, app, m);
        }
        valueOf(finish(removeUnusedPrepared(engine)));
    });
}

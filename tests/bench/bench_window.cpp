// SPDX-License-Identifier: GPL-3.0-or-later
// The window's figures, of the real thaw-gui in a process of its own: name: value unit; goal; holds|falls short
#include "tests/support/fakeengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace Thaw;
using namespace Qt::StringLiterals;

namespace {

QTextStream out(stdout);

void print(const QString &name, double value, const QString &unit, double goal)
{
    out << name << ": " << QString::number(value, 'f', value < 10 ? 2 : 0) << ' ' << unit << "; "
        << QString::fromUtf8("≤ ") << goal << ' ' << unit << "; " << (value <= goal ? "holds" : "falls short")
        << Qt::endl;
}

/// A home of its own, so that neither the bench nor its machine's owner finds the other's settings.
QProcessEnvironment environmentIn(const QTemporaryDir &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
         {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(name, home.path());
    if (!environment.contains(u"QT_QPA_PLATFORM"_s))
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"THAW_BENCH_STARTUP"_s, u"1"_s);
    return environment;
}

QString copyOfSample(const QTemporaryDir &home)
{
    const QDir source(QStringLiteral(THAW_SOURCE_DIR "/resources/sample/hello"));
    const QString target = home.filePath(u"hello"_s);
    QDir().mkpath(target);
    for (const QString &name : source.entryList(QDir::Files))
        QFile::copy(source.filePath(name), target + u'/' + name);
    return target;
}

/// The window in a process; ended with the object.
class Window
{
public:
    Window(const QTemporaryDir &home, const QStringList &arguments)
    {
        m_process.setProcessEnvironment(environmentIn(home));
        QElapsedTimer timer;
        timer.start();
        m_process.start(QStringLiteral(THAW_BUILD_DIR "/app/thaw-gui"), arguments);
        while (!m_process.readLine().startsWith("painted")) {
            if (!m_process.waitForReadyRead(60'000))
                qFatal("thaw-gui does not paint: %s", m_process.readAllStandardError().constData());
        }
        paintedMs = double(timer.nsecsElapsed()) / 1e6;
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// How often any of its threads has waited and gone on, so far.
    qint64 wakeUps() const
    {
        qint64 count = 0;
        const QDir tasks(u"/proc/%1/task"_s.arg(m_process.processId()));
        for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile status(tasks.filePath(task + u"/status"_s));
            if (!status.open(QIODevice::ReadOnly))
                continue;
            for (const QByteArray &line : status.readAll().split('\n')) {
                if (line.startsWith("voluntary_ctxt_switches:"))
                    count += line.simplified().split(' ').value(1).toLongLong();
            }
        }
        return count;
    }

    double paintedMs = 0;

private:
    QProcess m_process;
};

void benchStart(const QTemporaryDir &home, const QString &name, const QStringList &arguments)
{
    std::vector<double> times;
    for (int round = 0; round < 9; ++round) {
        const Window window(home, arguments);
        if (round > 0) // the first one fills the caches
            times.push_back(window.paintedMs);
    }
    std::sort(times.begin(), times.end());
    print(u"window up (warm), process start to first paint, %1 (%2–%3 ms)"_s.arg(name)
              .arg(times.front(), 0, 'f', 0)
              .arg(times.back(), 0, 'f', 0),
          times[times.size() / 2], u"ms"_s, 1000);
}

void benchIdle(const QTemporaryDir &home, const QString &name, const QStringList &arguments)
{
    const Window window(home, arguments);
    QTest::qWait(3000); // what belongs to the start is over
    const qint64 before = window.wakeUps();
    QTest::qWait(5000);
    print(u"idle wake-ups of the window over 5 s, %1"_s.arg(name), double(window.wakeUps() - before) / 5,
          u"per second"_s, 0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QTemporaryDir home;
    const QString project = copyOfSample(home);
    const QString nowhere = u"unix://"_s + home.filePath(u"no.sock"_s);
    benchStart(home, u"welcome page"_s, {u"-H"_s, nowhere});
    benchStart(home, u"sample project"_s, {u"-H"_s, nowhere, project});

    FakeEngine engine;
    engine.on(
        "GET /version",
        FakeEngine::answer(
            200,
            R"({"Version":"26.1.5","ApiVersion":"1.44","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64"})"));
    engine.on("GET /_ping", FakeEngine::answer(200, "OK", "Api-Version: 1.44\r\n"));
    engine.on("GET /v1.44/images", FakeEngine::answer(200, "[]"));
    engine.on("GET /v1.44/info", FakeEngine::answer(200, R"({"ServerVersion":"26.1.5","SecurityOptions":[]})"));
    engine.on("GET /v1.44/events", FakeEngine::raw(FakeEngine::streamHeader(), false));
    benchIdle(home, u"welcome page, no engine"_s, {u"-H"_s, nowhere});
    benchIdle(home, u"sample project, no engine"_s, {u"-H"_s, nowhere, project});
    benchIdle(home, u"sample project, an engine"_s, {u"-H"_s, u"unix://"_s + engine.socketPath(), project});
    return 0;
}

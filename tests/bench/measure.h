// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks share: samples, lines of figures, and the engine's own floor. All times are of one clock
// (CLOCK_REALTIME), which the benchmark, the applications and the containers share.
#pragma once

#include "core/engine/docker.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

namespace Thaw::Bench {

using namespace Qt::StringLiterals;
using Clock = std::chrono::system_clock;
using Time = Clock::time_point;

inline double ms(Time from, Time to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

inline Time timeOf(const QByteArray &nanoseconds)
{
    return Time(std::chrono::duration_cast<Clock::duration>(std::chrono::nanoseconds(nanoseconds.toLongLong())));
}

/// Runs a real event loop until the task is done: the tests' await() sleeps between its looks.
template<typename T>
Result<T> finish(Task<T> task)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    [](Task<T> awaited, std::optional<Result<T>> &place, QEventLoop &around) -> QCoro::Task<> {
        place.emplace(co_await std::move(awaited));
        around.quit();
    }(std::move(task), result, loop);
    if (!result)
        loop.exec();
    return std::move(*result);
}

[[noreturn]] inline void giveUp(const Error &error)
{
    std::fprintf(stderr, "%s\n%s\n", qPrintable(error.message), qPrintable(error.detail));
    std::exit(1);
}

template<typename T>
T valueOf(Result<T> result)
{
    if (!result)
        giveUp(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class Samples
{
public:
    void add(double value) { m_values.append(value); }
    double median() const
    {
        QList<double> sorted = m_values;
        std::ranges::sort(sorted);
        const auto n = sorted.size();
        return n == 0 ? 0 : n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
    double least() const { return m_values.isEmpty() ? 0 : std::ranges::min(m_values); }
    double most() const { return m_values.isEmpty() ? 0 : std::ranges::max(m_values); }
    qsizetype count() const { return m_values.size(); }
    QString range(int decimals = 0) const
    {
        return u"%1–%2"_s.arg(least(), 0, 'f', decimals).arg(most(), 0, 'f', decimals);
    }

private:
    QList<double> m_values;
};

inline QString text(double value, int decimals = 0)
{
    return QString::number(value, 'f', decimals);
}

inline void figure(const QString &name, double value, int decimals, const QString &unit, const QString &goal, bool holds)
{
    std::printf("%s: %s %s; %s; %s\n", qPrintable(name), qPrintable(text(value, decimals)), qPrintable(unit),
                qPrintable(goal), holds ? "holds" : "falls short");
    std::fflush(stdout);
}

/// Create request → a program that does nothing but tell the time, as the applications do when they begin.
inline double trivialStart(Docker &engine, const QString &imageName, ContainerSpec spec = {})
{
    spec.name = u"thaw-bench-trivial-"_s + QUuid::createUuid().toString(QUuid::Id128).first(8);
    spec.image = imageName;
    spec.entrypoint = {u"/bin/sh"_s, u"-c"_s, u"date +%s%N; exec sleep 1000"_s};
    const Time began = Clock::now();
    const QString id = valueOf(finish(engine.createContainer(spec)));
    const auto stream = valueOf(finish(engine.attach(id, false)));
    QByteArray told;
    QEventLoop loop;
    QObject::connect(stream.get(), &OutputStream::received, &loop, [&](Channel, const QByteArray &bytes) {
        told += bytes;
        if (told.contains('\n'))
            loop.quit();
    });
    valueOf(finish(engine.startContainer(id)));
    if (!told.contains('\n'))
        loop.exec();
    stream->close();
    valueOf(finish(engine.removeContainer(id)));
    return ms(began, timeOf(told.trimmed()));
}

/// What the measured programs need around them, where tests/run has not set it; for as long as a benchmark runs.
class Surroundings
{
public:
    Surroundings()
    {
        if (!qEnvironmentVariableIsSet("THAW_TOOLBOX"))
            qputenv("THAW_TOOLBOX", THAW_BUILD_DIR "/toolbox");
        if (!qEnvironmentVariableIsSet("XDG_STATE_HOME"))
            qputenv("XDG_STATE_HOME", m_state.path().toLocal8Bit());
    }

private:
    QTemporaryDir m_state;
};

/// work(host, name) for each engine that tests/run has started; the exit code of the benchmark.
template<typename Function>
int onEachEngine(Function work)
{
    int engines = 0;
    for (const auto &[variable, name] : {std::pair("THAW_TEST_DOCKER", "Docker"), std::pair("THAW_TEST_PODMAN", "Podman")}) {
        const QString socket = qEnvironmentVariable(variable);
        if (socket.isEmpty())
            continue;
        ++engines;
        work(u"unix://"_s + socket, QString::fromLatin1(name));
    }
    if (engines)
        return 0;
    std::fprintf(stderr, "no engine: run this through tests/run bench\n");
    return 2;
}

inline std::shared_ptr<Docker> connectedTo(const QString &host)
{
    auto engine = std::make_shared<Docker>(valueOf(parseEndpoint(host, {})));
    valueOf(finish(engine->connectToEngine()));
    return engine;
}

} // namespace Thaw::Bench

// SPDX-License-Identifier: GPL-3.0-or-later
// How fast an image with a checkpoint of 1 GiB is opened, beside the rate at which its engine exports it to nobody;
// and how much memory that takes.
#include "measure.h"
#include "support/liveproject.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace Thaw;
using namespace Thaw::Bench;

namespace {

/// Where an export costs nothing but the engine's own work.
class Nowhere : public QIODevice
{
public:
    Nowhere() { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override { return size; }
};

/// VmHWM of a process, kB; 0: it has ended.
qint64 peakMemory(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').value(0).toLongLong();
    }
    return 0;
}

/// An image of a program whose heap has 1 GiB in which no two pages are alike; its name.
QString makeHeapImage(const QString &host)
{
    LiveProject project(u"bench-inspect"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nBEGAN=$(date +%s%N)\nexport BEGAN\ncd $THAW_APP_DIR\nexec python3 -u heap.py\n", true);
    for (const QString &name : {u"heap.py"_s, u"server.py"_s}) {
        QFile file(QStringLiteral(THAW_SOURCE_DIR) + u"/tests/bench/apps/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        project.write(name, file.readAll());
    }
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s, u"--no-test"_s}, host, 600);
    if (made.exitCode != 0)
        giveUp({.kind = ErrorKind::Other, .message = QString::fromUtf8(made.errorOutput), .detail = {}, .fixes = {}});
    return made.json()[u"image"_s].toString();
}

void measureOpening(std::shared_ptr<Docker> engine, const QString &name, int times)
{
    const QString host = engine->endpoint().toString();
    const QString image = makeHeapImage(host);
    Samples exported, opened, process;
    qint64 bytes = 0, peak = 0;
    const auto exportIt = [&] {
        Nowhere nowhere;
        const Time began = Clock::now();
        bytes = valueOf(finish(engine->exportImage(image, &nowhere)));
        return ms(began, Clock::now());
    };
    const auto openIt = [&] {
        const Time began = Clock::now();
        const ProgramResult looked = thaw({u"inspect"_s, image, u"--json"_s}, host, 600, [&](qint64 pid) {
            peak = std::max(peak, peakMemory(pid));
            return false;
        });
        process.add(ms(began, Clock::now()));
        if (looked.exitCode != 0 || looked.json()[u"bytesRead"_s].toInteger() != bytes)
            giveUp({.kind = ErrorKind::Other, .message = u"inspect failed"_s, .detail = QString::fromUtf8(looked.errorOutput), .fixes = {}});
        opened.add(looked.json()[u"ms"_s].toDouble());
    };
    exportIt(); // fills the page cache; counts for nothing
    for (int i = 0; i < times; ++i) {
        if (i % 2 == 1)
            openIt();
        exported.add(exportIt());
        if (i % 2 == 0)
            openIt();
    }
    const double rate = exported.median() / opened.median();
    figure(u"%1, image of %2 MB opened, × the rate of its export (%3 ms, %4; export %5 ms, %6; n = %7; whole program %8 ms)"_s
               .arg(name, text(double(bytes) / 1e6), text(opened.median()), opened.range(), text(exported.median()), exported.range())
               .arg(opened.count()).arg(text(process.median())),
           rate, 2, u"×"_s, u"≥ 0.9 ×"_s, rate >= 0.9);
    figure(u"%1, peak resident memory of that"_s.arg(name), double(peak) / 1000, 0, u"MB"_s, u"< 150 MB"_s, peak < 150'000);
    thaw({u"rm"_s, image}, host);
}

} // namespace

/// bench_inspectimage [TIMES]
int main(int count, char *words[])
{
    QCoreApplication application(count, words);
    const Surroundings surroundings;
    const int times = std::max(1, QCoreApplication::arguments().value(1, u"5"_s).toInt());
    return onEachEngine([&](const QString &host, const QString &name) { measureOpening(connectedTo(host), name, times); });
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How long the command line takes to say its version, beside a program that does nothing, and beside one that makes a
// QCoreApplication and a QNetworkAccessManager and does nothing with them (this program with --bare): a floor, as the
// loader alone takes that long for the sixty libraries that Qt's network library brings along.
#include "measure.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QProcess>

using namespace Thaw;
using namespace Thaw::Bench;

namespace {

Samples startTimes(const QString &program, const QStringList &arguments)
{
    constexpr int runs = 31;
    Samples times;
    for (int run = 0; run < runs; ++run) {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        const Time began = Clock::now();
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            giveUp({.message = program + u" does not run"_s, .detail = QString::fromUtf8(process.readAllStandardError()), .fixes = {}});
        times.add(ms(began, Clock::now()));
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 1) {
        const QNetworkAccessManager network;
        return 0;
    }
    const Samples nothing = startTimes(u"true"_s, {});
    const Samples bare = startTimes(QCoreApplication::applicationFilePath(), {u"--bare"_s});
    const Samples thaw = startTimes(QStringLiteral(THAW_BUILD_DIR "/app/thaw"), {u"--version"_s});
    constexpr double goal = 20;
    figure(u"start: true"_s, nothing.median(), 1, u"ms"_s, u"for comparison, "_s + nothing.range(1), true);
    figure(u"start: a program that uses QtNetwork"_s, bare.median(), 1, u"ms"_s, u"for comparison, "_s + bare.range(1), true);
    figure(u"start: thaw --version"_s, thaw.median(), 1, u"ms"_s, u"< 20 ms, "_s + thaw.range(1), thaw.median() < goal);
    figure(u"start: thaw --version over that"_s, thaw.median() / bare.median(), 2, u"×"_s,
           u"≤ 1.3 ×"_s, thaw.median() <= 1.3 * bare.median());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Races as Thaw could have them, which ThreadSanitizer has to report in spite of tsan.supp and tsanqt.cpp: its silence
// elsewhere would say nothing otherwise. ctest takes a run without a report for a failure.
#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace {

/// What a job on a thread of the pool counts is counted here as well, and nobody waits for the other.
void raceWithAJob()
{
    int count = 0;
    QThreadPool::globalInstance()->start([&count] { ++count; });
    ++count;
    QThreadPool::globalInstance()->waitForDone();
}

/// A job goes on with what it has handed over to a slot of the thread that has the window.
void raceWithASlot(QCoreApplication &application)
{
    int count = 0;
    QThreadPool::globalInstance()->start([&] {
        QMetaObject::invokeMethod(&application, [&count] { ++count; }, Qt::QueuedConnection);
        QThread::msleep(100);
        ++count;
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String("job"))
        raceWithAJob();
    else
        raceWithASlot(application);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The wall clock may jump, by hours, at any time: nothing is waited for, limited or measured by it.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;

class TestClocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void theWallClockOnlyDates();
};

void TestClocks::theWallClockOnlyDates()
{
    // Where the time of day is written down or shown, by file; nobody compares it with a limit.
    const QMap<QString, QString> dates{
        {u"core/pipeline/run.cpp"_s, u"a report's date"_s},
        {u"core/pipeline/stages/resumestage.cpp"_s, u"how long a container that is met again has been running: the engine tells a time of day"_s},
        {u"core/restore/benchmarker.cpp"_s, u"a benchmark's date"_s},
        {u"core/restore/trust.cpp"_s, u"since when an image is trusted"_s},
        {u"core/criu/readobjects.cpp"_s, u"the name of a clock that a timer of the checkpoint has"_s},
        {u"core/restore/coldstart.cpp"_s, u"the difference of two of the engine's calls, in a benchmark's result"_s},
        {u"core/engine/docker.h"_s, u"for whoever measures against an application's own clock"_s},
        {u"core/engine/transport.cpp"_s, u"for whoever measures against an application's own clock"_s},
        {u"core/engine/inputstream.cpp"_s, u"the same"_s},
        {u"core/engine/transport.h"_s, u"the same"_s},
        {u"core/engine/inputstream.h"_s, u"the same"_s},
        {u"core/scratchdirectory.cpp"_s, u"how old another process' directory is; too young is left to the next look"_s},
        {u"core/report/underway.cpp"_s, u"how old another process' note is; too young is only looked at again"_s},
        {u"ui/log/runlogs.cpp"_s, u"a log's date"_s},
        {u"ui/models/enginemodel.cpp"_s, u"when an engine was lost, for people"_s},
        {u"ui/text.h"_s, u"“2 h ago”"_s},
        {u"ui/recovery.cpp"_s, u"when an engine came back, for people"_s},
        {u"ui/widgets/outputpane.cpp"_s, u"a log's date"_s},
    };
    QStringList found;
    for (const QString &part : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator files(QStringLiteral(THAW_SOURCE_DIR "/") + part, {u"*.cpp"_s, u"*.h"_s, u"*.c"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            for (const char *clock : {"currentDateTime", "currentMSecs", "currentSecs", "QTime::currentTime", "system_clock", "CLOCK_REALTIME",
                                      "gettimeofday(", "time(NULL)", "time(nullptr)"}) {
                if (text.contains(clock))
                    found << file.fileName().mid(int(qstrlen(THAW_SOURCE_DIR)) + 1);
            }
        }
    }
    found.removeDuplicates();
    found.sort();
    QVERIFY(found.size() > 8);
    for (const QString &file : std::as_const(found))
        QVERIFY2(dates.contains(file), qPrintable(file + u" asks for the time of day: is it for a limit?"_s));
}

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"

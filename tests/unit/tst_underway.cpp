// SPDX-License-Identifier: GPL-3.0-or-later
// What a process has begun and not finished: found by the next one only if the first is gone.
#include "core/report/underway.h"
#include "support/age.h"
#include "support/freshstate.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestUnderway : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init() { m_state = std::make_unique<FreshState>(); }
    void whatIsFinishedIsForgotten();
    void whatLivesIsNoOrphan();
    void aKilledProcessLeavesAnOrphan();
    void whatWasLeftIsFound();
    void whatWasClearedIsLookedForAnotherMinute();
    void noNameIsGivenTwice();
    void whereNothingCanBeWrittenNothingIsFound();

private:
    std::unique_ptr<FreshState> m_state;
};

void TestUnderway::whatIsFinishedIsForgotten()
{
    {
        const Underway job(u"ab12"_s, u"unix:///e.sock"_s);
    }
    QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
    QCOMPARE(QDir(m_state->filePath(u"thaw/underway"_s)).entryList(QDir::Files), QStringList());
}

void TestUnderway::whatLivesIsNoOrphan()
{
    const Underway job(u"ab12"_s, u"unix:///e.sock"_s);
    QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
}

void TestUnderway::aKilledProcessLeavesAnOrphan()
{
    int ready[2];
    QVERIFY(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const Underway job(u"ab12"_s, u"unix:///e.sock"_s);
        if (write(ready[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    char byte;
    QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
    QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ready[0]);
    close(ready[1]);
    QCOMPARE(Underway::orphans(), (QList<Underway::Orphan>{{.mark = u"ab12"_s, .endpoint = u"unix:///e.sock"_s}}));
    // The engine may still be making something: it is looked for once more, but nobody is told again.
    Underway::forget(u"ab12"_s);
    QCOMPARE(Underway::orphans(), (QList<Underway::Orphan>{{.mark = u"ab12"_s, .endpoint = u"unix:///e.sock"_s, .cleared = true}}));
}

void TestUnderway::whatWasLeftIsFound()
{
    {
        Underway job(u"ab12"_s, u"unix:///e.sock"_s);
        job.leave();
        QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
    }
    QCOMPARE(Underway::orphans().size(), 1);
}

/// However long the run was, or its engine silent.
void TestUnderway::whatWasClearedIsLookedForAnotherMinute()
{
    const QString mark = u"ab12"_s, note = m_state->filePath(u"thaw/underway/ab12"_s);
    {
        Underway job(mark, u"unix:///e.sock"_s);
        job.leave();
    }
    makeOld(note);
    Underway::forget(mark);
    QCOMPARE(Underway::orphans(), (QList<Underway::Orphan>{{.mark = mark, .endpoint = u"unix:///e.sock"_s, .cleared = true}}));
    makeOld(note);
    Underway::forget(mark); // to look again is no reason for another minute
    QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
    QVERIFY(!QFile::exists(note));
}

void TestUnderway::noNameIsGivenTwice()
{
    const auto next = [](const QStringList &taken) { return u"hello:ck-%1"_s.arg(taken.size() + 1); };
    Underway first(u"a1"_s, u"x"_s), second(u"b2"_s, u"x"_s);
    QCOMPARE(first.reserve(next), u"hello:ck-1"_s);
    QCOMPARE(second.reserve(next), u"hello:ck-2"_s);
    QCOMPARE(Underway(u"d"_s, u"unix:///another.sock"_s).reserve(next), u"hello:ck-1"_s); // another engine's names
    {
        Underway third(u"c3"_s, u"x"_s);
        QCOMPARE(third.reserve(next), u"hello:ck-3"_s);
    }
    QCOMPARE(first.reserve(next), u"hello:ck-3"_s);
}

void TestUnderway::whereNothingCanBeWrittenNothingIsFound()
{
    QFile inItsPlace(m_state->filePath(u"thaw"_s));
    QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
    Underway job(u"ab12"_s, u"x"_s);
    QCOMPARE(job.reserve([](const QStringList &taken) { return u"n%1"_s.arg(taken.size()); }), u"n0"_s);
    QCOMPARE(Underway::orphans(), QList<Underway::Orphan>());
}

QTEST_GUILESS_MAIN(TestUnderway)
#include "tst_underway.moc"

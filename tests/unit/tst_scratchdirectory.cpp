// SPDX-License-Identifier: GPL-3.0-or-later
// What the doctor and the benchmark write goes with them, or with whoever comes next.
#include "core/scratchdirectory.h"
#include "support/age.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestScratchDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }
    void aDirectoryGoesWithItsObject();
    void whatAKilledProcessLeftIsRemovedWithAllInIt();
    void whatHoldsMoreThanOursStaysWhole();
    void whatALinkLeadsToStays();

private:
    ScratchDirectory::Kind kind() const
    {
        ScratchDirectory::Kind kind = ScratchDirectory::ofTrials();
        kind.place = m_place->path();
        return kind;
    }
    QString abandoned(const QStringList &files)
    {
        const QString path = m_place->filePath(u"thaw-trial-abando"_s);
        QDir().mkpath(path);
        for (const QString &name : files) {
            QDir(path).mkpath(name.section(u'/', 0, -2));
            QFile(path + u'/' + name).open(QIODevice::WriteOnly | QIODevice::NewOnly);
        }
        makeOld(path);
        return path;
    }
    QStringList found() const { return QDir(m_place->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }

    std::unique_ptr<QTemporaryDir> m_place;
};

void TestScratchDirectory::aDirectoryGoesWithItsObject()
{
    {
        const ScratchDirectory directory(kind());
        QVERIFY(directory.isValid());
        QDir().mkpath(directory.filePath(u"probe"_s));
        makeOld(m_place->filePath(found().value(0)));
        QCOMPARE(ScratchDirectory::removeAbandoned(kind()), QStringList()); // in use
    }
    QCOMPARE(found(), QStringList());
}

void TestScratchDirectory::whatAKilledProcessLeftIsRemovedWithAllInIt()
{
    const QString path = abandoned({u"probe/app_env_vars.sh"_s, u"reports/2026/run.json"_s});
    QCOMPARE(ScratchDirectory::removeAbandoned(kind()), QStringList(path));
    QCOMPARE(found(), QStringList());
}

void TestScratchDirectory::whatHoldsMoreThanOursStaysWhole()
{
    const QString path = abandoned({u"probe/app_env_vars.sh"_s, u"of-somebody"_s});
    QCOMPARE(ScratchDirectory::removeAbandoned(kind()), QStringList());
    QVERIFY(QFile::exists(path + u"/probe/app_env_vars.sh"_s));
}

void TestScratchDirectory::whatALinkLeadsToStays()
{
    const QTemporaryDir elsewhere;
    QFile(elsewhere.filePath(u"kept"_s)).open(QIODevice::WriteOnly | QIODevice::NewOnly);
    const QString path = abandoned({});
    QVERIFY(QFile::link(elsewhere.path(), path + u"/probe"_s));
    makeOld(path);
    QCOMPARE(ScratchDirectory::removeAbandoned(kind()), QStringList(path));
    QVERIFY(QFile::exists(elsewhere.filePath(u"kept"_s)));
}

QTEST_GUILESS_MAIN(TestScratchDirectory)
#include "tst_scratchdirectory.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that leads to an engine elsewhere has a directory, which a killed process leaves behind.
#include "core/engine/passage.h"
#include "support/age.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestPassage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
    }
    void aDirectoryGoesWithItsPassage();
    void abandonedOnesAreRemoved();
    void theOnesInUseAreNot();

private:
    static std::unique_ptr<Passage> passage()
    {
        Endpoint endpoint;
        endpoint.kind = Endpoint::Kind::Tcp;
        endpoint.host = u"127.0.0.1"_s;
        return Passage::to(endpoint);
    }
    QString directory(const QString &name, const QString &file)
    {
        const QString path = m_runtime->filePath(name);
        QDir().mkpath(path);
        QFile(path + u'/' + file).open(QIODevice::WriteOnly | QIODevice::NewOnly);
        return path;
    }
    QStringList found() const { return QDir(m_runtime->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }

    std::unique_ptr<QTemporaryDir> m_runtime;
};

void TestPassage::aDirectoryGoesWithItsPassage()
{
    auto one = passage();
    QCOMPARE(found().size(), 1);
    QVERIFY(one->socketPath().startsWith(m_runtime->filePath(found().constFirst())));
    one.reset();
    QCOMPARE(found(), QStringList());
}

void TestPassage::abandonedOnesAreRemoved()
{
    makeOld(directory(u"thaw-way-abando"_s, u"engine.sock"_s));
    makeOld(directory(u"thaw-way-others"_s, u"of-somebody"_s));
    directory(u"thaw-way-young0"_s, u"engine.sock"_s); // its maker may be about to lock it
    makeOld(directory(u"theirs"_s, u"engine.sock"_s));
    passage().reset();
    QCOMPARE(found(), (QStringList{u"thaw-way-others"_s, u"thaw-way-young0"_s, u"theirs"_s}));
    QVERIFY(QFile::exists(m_runtime->filePath(u"thaw-way-others/of-somebody"_s)));
}

void TestPassage::theOnesInUseAreNot()
{
    const auto first = passage();
    makeOld(QFileInfo(first->socketPath()).path());
    const auto second = passage();
    QCOMPARE(found().size(), 2);
}

QTEST_GUILESS_MAIN(TestPassage)
#include "tst_passage.moc"

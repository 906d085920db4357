// SPDX-License-Identifier: GPL-3.0-or-later
// Which images may be restored without asking.
#include "core/pipeline/labels.h"
#include "core/report/reportstore.h"
#include "core/restore/trust.h"
#include "support/freshstate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {
const QString digest(64, u'a'), other(64, u'b');
} // namespace

class TestTrust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init() { m_state = std::make_unique<FreshState>(); }
    void whatWasMadeOrAgreedToIsTrusted();
    void aRunOfTheStoreIsProof();
    void aDamagedFileTrustsNobody();
    void whatCannotBeKeptIsSaid();
    void anImageTellsOfItself();

private:
    std::unique_ptr<FreshState> m_state;
};

void TestTrust::whatWasMadeOrAgreedToIsTrusted()
{
    const TrustStore store;
    QCOMPARE(store.path(), m_state->filePath(u"thaw/trusted-images"_s));
    QVERIFY(!isTrusted(digest) && !isTrusted({}));
    QVERIFY(store.addMade(u"sha256:"_s + digest, u"hello:ck-1"_s));
    QVERIFY(store.addAgreed(other, u"their\nimage"_s));
    QVERIFY(store.addAgreed(other, u"their image"_s));
    // Docker and Podman write the same id in two ways.
    for (const QString &id : {digest, u"sha256:"_s + digest, other, u"sha256:"_s + other})
        QVERIFY2(isTrusted(id), qPrintable(id));
    for (const QString &id : {digest.left(12), u"sha256:"_s, QString(), QString(64, u'c')})
        QVERIFY2(!isTrusted(id), qPrintable(id));
    QFile file(store.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
}

void TestTrust::aRunOfTheStoreIsProof()
{
    const QTemporaryDir project;
    const ReportStore store;
    Report report;
    report.project = project.path();
    report.number = *store.begin(project.path());
    report.imageId = u"sha256:"_s + digest;
    QVERIFY(store.save(report));
    QVERIFY(isTrusted(digest));
    QVERIFY(!isTrusted(other));
}

void TestTrust::aDamagedFileTrustsNobody()
{
    QDir(m_state->path()).mkpath(u"thaw"_s);
    QFile file(m_state->filePath(u"thaw/trusted-images"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\n\0\n ", 4) + digest.toLatin1() + " made\n" + digest.left(63).toLatin1() + " made\n");
    file.close();
    QVERIFY(!isTrusted(digest));
    QVERIFY(TrustStore().addAgreed(digest, u"x"_s) && isTrusted(digest));
}

void TestTrust::whatCannotBeKeptIsSaid()
{
    QFile inItsPlace(m_state->filePath(u"thaw"_s));
    QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
    const auto kept = TrustStore().addAgreed(digest, u"their:1"_s);
    QVERIFY(!kept);
    QVERIFY2(kept.error().message.contains(u"their:1"_s) && kept.error().message.contains(m_state->path()), qPrintable(kept.error().message));
}

void TestTrust::anImageTellsOfItself()
{
    const QString unknown = saidOfItself({}, {}, 0).join(u'\n');
    QCOMPARE(unknown, u"It does not say that Thaw made it"_s);
    const QString said = saidOfItself({{Label::Kind, Label::KindCheckpoint}, {Label::Application, u"shop"_s}, {Label::Version, u"0.9"_s},
                                       {Label::Capabilities, u"CHECKPOINT_RESTORE NET_ADMIN"_s}},
                                      QDateTime::currentDateTimeUtc(), 12'000'000).join(u'\n');
    for (const QString &part : {u"shop"_s, u"0.9"_s, u"NET_ADMIN"_s, u"12"_s})
        QVERIFY2(said.contains(part), qPrintable(said));
    const Error error = untrusted(u"their:1"_s, u"thaw test --trust their:1"_s);
    QCOMPARE(error.kind, ErrorKind::Usage);
    QVERIFY(error.message.contains(u"their:1"_s) && error.message.contains(u"program"_s));
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"

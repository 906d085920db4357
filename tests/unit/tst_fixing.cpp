// SPDX-License-Identifier: GPL-3.0-or-later
// Which remedies a program applies by itself, and what they do to a project.
#include "core/criu/explain.h"
#include "core/pipeline/fixing.h"
#include "core/project/keys.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const Fix advice{.id = u"device"_s, .title = u"Close the device"_s, .command = {}};
const Fix closing{.id = u"set:THAW_TCP=close"_s, .title = u"Close Them"_s, .command = {}};
const Fix keep{.id = u"set:THAW_TCP=keep"_s, .title = u"Keep Them"_s, .command = {}};
const Fix limit{.id = u"add:THAW_CRIU_OPTIONS=--ghost-limit 1G"_s, .title = u"Keep Files"_s, .command = {}};
const Fix lock{.id = u"add:THAW_CRIU_OPTIONS=--network-lock skip"_s, .title = u"No Lock"_s, .command = {}};

Error failing(const QList<Fix> &fixes)
{
    return {.kind = ErrorKind::Checkpoint, .message = u"no"_s, .detail = {}, .fixes = fixes};
}

/// What comes of the fix in a project whose app_env_vars.sh holds that text, and the file then.
std::pair<Result<>, QByteArray> afterApplying(const QByteArray &text, const QString &fix)
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(u"app_env_vars.sh"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {failure(ErrorKind::Other, file.errorString()), {}};
    file.close();
    const Result<> applied = applyToProject(directory.path(), {.id = fix, .title = u"Fix"_s, .command = {}});
    return {applied, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()};
}

} // namespace

class TestFixing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void aFixSaysWhatItChanges();
    void wordsAreAddedOnce();
    void theFirstThatWasNotTriedIsChosen_data();
    void theFirstThatWasNotTriedIsChosen();
    void everyChangeOfTheCatalogueIsOneOfAProject();
    void onlyTheChangedValueChanges_data();
    void onlyTheChangedValueChanges();
    void whatCannotBeChangedIsLeft_data();
    void whatCannotBeChangedIsLeft();
};

void TestFixing::aFixSaysWhatItChanges()
{
    QCOMPARE(changeOf(closing), (ProjectChange{.key = u"THAW_TCP"_s, .value = u"close"_s, .adds = false}));
    QCOMPARE(changeOf(lock), (ProjectChange{.key = u"THAW_CRIU_OPTIONS"_s, .value = u"--network-lock skip"_s, .adds = true}));
    QCOMPARE(changeOf({.id = u"set:X=a=b"_s, .title = {}, .command = {}})->value, u"a=b"_s);
    for (const QString &id : {u"device"_s, u"edit-base"_s, u"set:THAW_TCP"_s, QString()})
        QVERIFY2(!changeOf({.id = id, .title = {}, .command = {}}), qPrintable(id));
    QVERIFY(suitsNextDump(*changeOf(closing)) && suitsNextDump(*changeOf(limit)));
    QVERIFY(!suitsNextDump(*changeOf({.id = u"set:THAW_TTY=yes"_s, .title = {}, .command = {}})));
    QVERIFY(!suitsNextDump(*changeOf({.id = u"set:THAW_TIMEOUT=9"_s, .title = {}, .command = {}})));
}

void TestFixing::wordsAreAddedOnce()
{
    const ProjectChange change = *changeOf(limit);
    QCOMPARE(changedValue(change, {}), u"--ghost-limit 1G"_s);
    QCOMPARE(changedValue(change, u"-v0"_s), u"-v0 --ghost-limit 1G"_s);
    QCOMPARE(changedValue(change, u"--ghost-limit 1G -v0"_s), u"--ghost-limit 1G -v0"_s);
    QCOMPARE(changedValue(change, u"--ghost-limit 1GB"_s), u"--ghost-limit 1GB --ghost-limit 1G"_s);
    QCOMPARE(changedValue(*changeOf(closing), u"keep"_s), u"close"_s);
}

void TestFixing::theFirstThatWasNotTriedIsChosen_data()
{
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("applied");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("nothing is offered") << QStringList{} << QStringList{} << QString();
    QTest::newRow("advice is for people") << QStringList{advice.id} << QStringList{} << QString();
    QTest::newRow("the change beside the advice") << QStringList{advice.id, closing.id} << QStringList{} << closing.id;
    QTest::newRow("never the same twice") << QStringList{advice.id, closing.id} << QStringList{closing.id} << QString();
    QTest::newRow("a key is not set once more") << QStringList{keep.id} << QStringList{closing.id} << QString();
    QTest::newRow("the next one") << QStringList{closing.id, limit.id} << QStringList{closing.id} << limit.id;
    QTest::newRow("other words for the same key") << QStringList{limit.id} << QStringList{lock.id} << limit.id;
}

void TestFixing::theFirstThatWasNotTriedIsChosen()
{
    QFETCH(QStringList, offered);
    QFETCH(QStringList, applied);
    QFETCH(QString, chosen);
    const auto fixes = [](const QStringList &ids) {
        QList<Fix> list;
        for (const QString &id : ids)
            list.append({.id = id, .title = id, .command = {}});
        return list;
    };
    const auto fix = chooseFix(failing(fixes(offered)), fixes(applied));
    QCOMPARE(fix ? fix->id : QString(), chosen);
}

/// What a button or --fix writes has to be something that a project may have.
void TestFixing::everyChangeOfTheCatalogueIsOneOfAProject()
{
    int changes = 0;
    for (const KnownFailure &failure : knownFailures()) {
        QCOMPARE(failure.change.isEmpty(), failure.button.isEmpty());
        if (failure.change.isEmpty())
            continue;
        ++changes;
        const auto fix = chooseFix(failing(fixesOf(failure)), {});
        QVERIFY2(fix && fix->id == failure.change && !fix->title.isEmpty(), qPrintable(failure.id));
        QVERIFY2(isProjectKey(changeOf(*fix)->key), qPrintable(failure.id));
    }
    QVERIFY(changes >= 8);
}

void TestFixing::onlyTheChangedValueChanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("fix");
    QTest::addColumn<QByteArray>("after");
    const QByteArray around = "# how we run it\nAPP_DOCKER_IMAGE='a:1'   # base\n";
    QTest::newRow("a new value") << around << closing.id << QByteArray(around + "THAW_TCP=close\n");
    QTest::newRow("another value") << QByteArray(around + "THAW_TCP=\"keep\" # why\n") << closing.id
                                   << QByteArray(around + "THAW_TCP=\"close\" # why\n");
    QTest::newRow("further words") << QByteArray("THAW_CRIU_OPTIONS='-v0'\n" + around) << limit.id
                                   << QByteArray("THAW_CRIU_OPTIONS='-v0 --ghost-limit 1G'\n" + around);
    QTest::newRow("still exported") << QByteArray("export THAW_TCP=keep\n") << closing.id << QByteArray("export THAW_TCP=close\n");
}

void TestFixing::onlyTheChangedValueChanges()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, fix);
    QFETCH(QByteArray, after);
    const auto [applied, now] = afterApplying(before, fix);
    QVERIFY2(applied.has_value(), applied ? "" : qPrintable(applied.error().message));
    QCOMPARE(now, after);
}

void TestFixing::whatCannotBeChangedIsLeft_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("fix");
    QTest::newRow("it is so already") << QByteArray("THAW_TCP=close\n") << closing.id;
    QTest::newRow("the words are there") << QByteArray("THAW_CRIU_OPTIONS='--ghost-limit 1G'\n") << limit.id;
    QTest::newRow("the user's own computation") << QByteArray("THAW_TCP=$(choose)\n") << closing.id;
    QTest::newRow("advice") << QByteArray("THAW_TCP=keep\n") << advice.id;
}

void TestFixing::whatCannotBeChangedIsLeft()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, fix);
    const auto [applied, now] = afterApplying(text, fix);
    QVERIFY(!applied && applied.error().kind == ErrorKind::Project);
    QCOMPARE(now, text);
}

QTEST_GUILESS_MAIN(TestFixing)
#include "tst_fixing.moc"

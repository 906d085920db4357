// SPDX-License-Identifier: GPL-3.0-or-later
// What is inside real images of real engines: a planted secret is found wherever it is, and a scrubbed one is not.
#include "core/images/imageopener.h"
#include "support/async.h"
#include "support/liveengines.h"
#include "support/liveproject.h"
#include "support/tarfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;
using namespace std::chrono_literals;

namespace {

const QByteArray planted = "swordfish-2f9e77c1";

/// The places it is at, by what the program prints.
QStringList found(const QJsonObject &document, const QString &where)
{
    QStringList places;
    for (const auto &secret : document[u"secrets"_s].toArray()) {
        if (secret[u"where"_s].toString() == where && secret[u"name"_s].toString() == "DB_PASSWORD"_L1)
            places.append(secret[u"place"_s].toString());
    }
    return places;
}

} // namespace

class TestInside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aPlantedSecretIsNamedInEveryPlace_data() { engines(); }
    void aPlantedSecretIsNamedInEveryPlace();
    void aScrubbedSecretIsNowhere_data() { engines(); }
    void aScrubbedSecretIsNowhere();
    void anArchiveSaysTheSameAsTheEngine_data() { engines(); }
    void anArchiveSaysTheSameAsTheEngine();
    void anotherMakersImageIsOpened_data() { engines(); }
    void anotherMakersImageIsOpened();
    void anImageWithoutACheckpointIsOpened_data() { engines(); }
    void anImageWithoutACheckpointIsOpened();
    void cleanupTestCase();

private:
    void engines();
    /// An image of the Python server that has the planted secret; its name.
    QString make(const QString &host, const QString &scrub = {});
    std::shared_ptr<Docker> connected(const QString &host);

    QMap<QString, QString> m_engines;
    QByteArray m_said; ///< by the last make()
};

void TestInside::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
}

void TestInside::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        dockerCli({u"rmi"_s, u"thaw-live-appcr"_s}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestInside::engines()
{
    QTest::addColumn<QString>("engine");
    for (const auto &[name, host] : m_engines.asKeyValueRange())
        QTest::newRow(qPrintable(name)) << host;
}

QString TestInside::make(const QString &host, const QString &scrub)
{
    LiveProject project(u"inside"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s); // small: each look exports all of it
    project.useApp(u"server.py"_s);
    project.write(u"run_app.sh"_s,
                  "#!/bin/sh\nmkdir -p /etc/app\necho \"password: swordfish-2f9e77c1\" >/etc/app/config.yml\n"
                  "exec python3 -u $THAW_APP_DIR/server.py\n", true);
    if (!scrub.isEmpty()) // the project's own script must not have it either
        project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    QFile values(project.path() + u"/app_env_vars.sh"_s);
    if (!values.open(QIODevice::Append))
        qFatal("cannot write");
    values.write("export DB_PASSWORD=" + planted + "\nexport WORD=reaches\n");
    if (!scrub.isEmpty())
        values.write("THAW_SCRUB=" + scrub.toUtf8() + '\n');
    values.close();
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    m_said = made.output + made.errorOutput;
    return made.exitCode == 0 ? made.json()[u"image"_s].toString() : QString();
}

std::shared_ptr<Docker> TestInside::connected(const QString &host)
{
    const auto endpoint = parseEndpoint(host, {});
    auto docker = std::make_shared<Docker>(*endpoint);
    return await(docker->connectToEngine()) ? docker : nullptr;
}

void TestInside::aPlantedSecretIsNamedInEveryPlace()
{
    QFETCH(QString, engine);
    const QString image = make(engine);
    QVERIFY2(!image.isEmpty(), m_said);
    // Before anybody uses the image, the run itself has warned.
    QVERIFY2(m_said.contains("DB_PASSWORD can be read in the image: in the environment of process"), m_said);

    const ProgramResult looked = thaw({u"inspect"_s, image, u"--json"_s}, engine);
    QVERIFY2(looked.exitCode == 0, looked.errorOutput);
    const QJsonObject document = looked.json();
    QCOMPARE(document[u"maker"_s].toString(), u"Thaw"_s);
    const QStringList environment = found(document, u"environment"_s), memory = found(document, u"memory"_s), files = found(document, u"file"_s);
    QVERIFY2(environment.value(0).contains(u"(python3)"_s), qPrintable(environment.join(u'\n')));
    QVERIFY2(!memory.filter(QRegularExpression(u"process \\d+ \\(python3\\), .* at 0x"_s)).isEmpty(), qPrintable(memory.join(u'\n')));
    QVERIFY2(!files.filter(u"/etc/app/config.yml, layer "_s).isEmpty(), qPrintable(files.join(u'\n')));
    const ProgramResult text = thaw({u"inspect"_s, image, u"secrets"_s}, engine);
    QVERIFY2(text.output.contains("DB_PASSWORD") && !text.output.contains(planted), text.output);

    const QJsonObject checkpoint = document[u"checkpoint"_s].toObject();
    QCOMPARE(checkpoint[u"directory"_s].toString(), u"/opt/thaw/checkpoint"_s);
    QVERIFY(!checkpoint[u"criuVersion"_s].toString().isEmpty());
    QVERIFY2(checkpoint[u"problems"_s].toArray().isEmpty(), looked.output);
    QVERIFY(document[u"problems"_s].toArray().isEmpty());
    const ProgramResult search = thaw({u"inspect"_s, image, u"--search"_s, QString::fromLatin1(planted)}, engine);
    QVERIFY2(search.output.contains('[' + planted + ']'), search.output + search.errorOutput);
}

void TestInside::aScrubbedSecretIsNowhere()
{
    QFETCH(QString, engine);
    const QString image = make(engine, u"DB_PASSWORD"_s);
    QVERIFY2(!image.isEmpty(), m_said);
    QVERIFY2(!m_said.contains("DB_PASSWORD can be read"), m_said);
    const ProgramResult looked = thaw({u"inspect"_s, image, u"--json"_s}, engine);
    QVERIFY2(looked.exitCode == 0, looked.errorOutput);
    for (const auto &where : {u"configuration"_s, u"environment"_s, u"memory"_s, u"file"_s})
        QCOMPARE(found(looked.json(), where), QStringList());
    // Not because it is not looked for: what was not scrubbed is there.
    const ProgramResult other = thaw({u"inspect"_s, image, u"--search"_s, u"WORD=reaches"_s}, engine);
    QVERIFY2(other.output.contains("[WORD=reaches]"), other.output);
    const ProgramResult gone = thaw({u"inspect"_s, image, u"--search"_s, QString::fromLatin1(planted)}, engine);
    QCOMPARE(gone.exitCode, 0);
    QCOMPARE(gone.output, QByteArray());
}

void TestInside::anArchiveSaysTheSameAsTheEngine()
{
    QFETCH(QString, engine);
    const QString image = make(engine);
    QVERIFY2(!image.isEmpty(), m_said);
    QTemporaryDir directory;
    const QString archive = directory.filePath(u"image.tar"_s);
    QCOMPARE(dockerCli({u"save"_s, u"-o"_s, archive, image}, engine).exitCode, 0);
    const auto docker = connected(engine);
    QVERIFY(docker);
    const auto fromEngine = await(openImage(docker, image), 120s), fromArchive = await(openPath(archive), 120s);
    QVERIFY2(fromEngine && fromArchive, qPrintable(fromEngine ? fromArchive.error().message : fromEngine.error().message));
    QCOMPARE(fromArchive->maker, u"Thaw"_s);
    QCOMPARE(fromArchive->checkpoint, fromEngine->checkpoint);
    QCOMPARE(fromArchive->secrets, fromEngine->secrets);
    QCOMPARE(fromArchive->layers.size(), fromEngine->layers.size());
    for (qsizetype i = 0; i < fromEngine->layers.size(); ++i) {
        QCOMPARE(fromArchive->layers[i].digest, fromEngine->layers[i].digest);
        QVERIFY(fromArchive->layers[i].entries == fromEngine->layers[i].entries);
    }
    QVERIFY(mergedFiles(*fromEngine).contains("opt/thaw/bin/thaw-init"));
}

void TestInside::anotherMakersImageIsOpened()
{
    // As the scripts of criu-for-docker leave it: CRIU's files in their directory, its log below.
    QFETCH(QString, engine);
    const QString image = make(engine);
    QVERIFY2(!image.isEmpty(), m_said);
    const auto docker = connected(engine);
    const auto made = await(docker->createContainer({.name = u"thaw-live-inside"_s, .image = image, .labels = {{u"io.thaw.kind"_s, u"test"_s}}}));
    QVERIFY(made);
    const auto checkpoint = await(docker->getArchive(*made, u"/opt/thaw/checkpoint"_s), 60s);
    QVERIFY(await(docker->removeContainer(*made)));
    QVERIFY(checkpoint);
    QTemporaryDir directory;
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(directory.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"checkpoint.tar"_s, *checkpoint));
    const QString script = u"mkdir -p opt/appcr && tar xf checkpoint.tar --strip-components=1 -C opt/appcr && rm -f opt/appcr/thaw.conf"
                           " && mkdir opt/appcr/cr_logs && mv opt/appcr/dump.log opt/appcr/cr_logs/ && echo exit >opt/appcr/appcr.sh && tar cf image.tar opt"_s;
    const ProgramResult packed = runProgram(u"sh"_s, {u"-c"_s, u"cd '%1' && %2"_s.arg(directory.path(), script)});
    QVERIFY2(packed.exitCode == 0, packed.errorOutput);
    const ProgramResult imported = dockerCli({u"import"_s, u"-c"_s, u"ENTRYPOINT [\"/opt/appcr/appcr.sh\"]"_s, u"-c"_s, u"WORKDIR /opt/appcr"_s,
                                              directory.filePath(u"image.tar"_s), u"thaw-live-appcr"_s}, engine);
    QVERIFY2(imported.exitCode == 0, imported.errorOutput);
    const OpenOptions options{.secrets = false};
    const auto opened = await(openImage(docker, u"thaw-live-appcr"_s, options), 120s);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const auto original = await(openImage(docker, image, options), 120s);
    QVERIFY2(original, qPrintable(original ? QString() : original.error().message));
    QCOMPARE(opened->maker, u"criu-for-docker"_s);
    QCOMPARE(opened->checkpoint->directory, u"/opt/appcr"_s);
    QCOMPARE(opened->checkpoint->criuVersion, original->checkpoint->criuVersion);
    QCOMPARE(opened->checkpoint->images.processes, original->checkpoint->images.processes);
    QCOMPARE(opened->checkpoint->hashes, original->checkpoint->hashes);
}

void TestInside::anImageWithoutACheckpointIsOpened()
{
    QFETCH(QString, engine);
    const ProgramResult looked = thaw({u"inspect"_s, u"thaw-sample-base"_s}, engine);
    QVERIFY2(looked.exitCode == 0 && looked.output.contains("No checkpoint"), looked.output + looked.errorOutput);
    const ProgramResult none = thaw({u"inspect"_s, u"thaw-sample-base"_s, u"--search"_s, u"x"_s}, engine);
    QCOMPARE(none.exitCode, 2);
    const ProgramResult missing = thaw({u"inspect"_s, u"thaw-live-nothing"_s}, engine);
    QCOMPARE(missing.exitCode, 1);
}

QTEST_GUILESS_MAIN(TestInside)
#include "tst_inside.moc"

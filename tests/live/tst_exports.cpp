// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is exported does its job here: the script and the workflow's steps make an image on real engines, the
// Containerfile is built by podman, compose starts a restored container, kubectl takes the manifest.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Where part has something that whole has not, or has otherwise; empty: nowhere.
QString missingIn(const QJsonValue &whole, const QJsonValue &part, const QString &path)
{
    if (part.isObject()) {
        const QJsonObject object = part.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const QString missing = missingIn(whole[it.key()], it.value(), path + u'.' + it.key()); !missing.isEmpty())
                return missing;
        }
        return {};
    }
    if (part.isArray()) {
        for (qsizetype i = 0; i < part.toArray().size(); ++i) {
            if (const QString missing = missingIn(whole[i], part[i], path + u'.' + QString::number(i)); !missing.isEmpty())
                return missing;
        }
        return {};
    }
    return whole == part ? QString() : path;
}

} // namespace

class TestExports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theScriptMakesTheImage_data();
    void theScriptMakesTheImage();
    void theScriptSaysWhyThereIsNoImage();
    void theWorkflowsStepMakesTheImage();
    void podmanBuildsTheContainerfile();
    void composeStartsIt_data();
    void composeStartsIt();
    void kubectlTakesTheManifest();
    void kubernetesKnowsAllOfIt_data();
    void kubernetesKnowsAllOfIt();
    void cleanupTestCase();

private:
    void prepare(LiveProject &project, const QString &host);
    QString exportKubernetes(const QString &kind);
    ProgramResult runScript(const QString &script, const QStringList &arguments, const QString &engine);
    void restores(const QString &image, const QString &host);

    QMap<QString, QString> m_engines;
    QMap<QString, QSet<QString>> m_prepared;
    QTemporaryDir m_scratch;
    QString m_kubernetesImage; ///< made once
};

void TestExports::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QCOMPARE(m_engines.size(), 2);
    m_prepared = preparedOn(m_engines);
}

void TestExports::cleanupTestCase()
{
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        removeCheckpointImages(host);
        removePreparedImages(host, m_prepared[name]);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestExports::prepare(LiveProject &project, const QString &)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    project.useApp(u"server.py"_s);
}

/// engine: the command line of the engine, as the script takes it.
ProgramResult TestExports::runScript(const QString &script, const QStringList &arguments, const QString &engine)
{
    qputenv("ENGINE", engine.toUtf8());
    const auto unset = qScopeGuard([] { qunsetenv("ENGINE"); });
    return runProgram(script, arguments, m_engines[u"Docker"_s]);
}

/// Judged by Thaw: the image has all that it takes.
void TestExports::restores(const QString &image, const QString &host)
{
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, image}, host);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
}

void TestExports::theScriptMakesTheImage_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<bool>("byHostScript");
    QTest::newRow("with docker") << u"Docker"_s << false;
    QTest::newRow("with podman") << u"Podman"_s << false;
    QTest::newRow("with docker, started by run_<name>.sh") << u"Docker"_s << true;
}

void TestExports::theScriptMakesTheImage()
{
    QFETCH(QString, engine);
    QFETCH(bool, byHostScript);
    const QString host = m_engines[engine], directory = m_scratch.filePath(u"script-%1-%2"_s.arg(engine).arg(byHostScript));
    LiveProject project(byHostScript ? u"exporthost"_s : u"export"_s);
    prepare(project, host);
    if (byHostScript) {
        project.write(u"run_exporthost.sh"_s,
                      "#!/bin/bash\nsource ./app_env_vars.sh\ndocker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS \"$2\"\n", true);
    }
    const ProgramResult exported = thaw({u"export"_s, u"script"_s, project.path(), u"-o"_s, directory}, host);
    QVERIFY2(exported.exitCode == 0, exported.errorOutput);
    const QString script = QString::fromUtf8(exported.output.trimmed());
    QCOMPARE(script, directory + u"/make-image.sh"_s);
    const ProgramResult linted = runProgram(u"shellcheck"_s, {script});
    QVERIFY2(linted.exitCode == 0, linted.output);

    // Thaw is not there any more; the engine's own command line is.
    const QString name = byHostScript ? u"thaw-live-by-host:1"_s : u"thaw-live-by-script:1"_s;
    const ProgramResult made = runScript(script, {name}, engine == "Podman"_L1 ? u"podman --remote --url "_s + host : u"docker"_s);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.output.trimmed(), name.toUtf8());
    QVERIFY2(made.errorOutput.contains("READY python serves"), made.errorOutput); // the application's own words
    QVERIFY2(made.errorOutput.contains("it comes up warm"), made.errorOutput);
    restores(name, host);
    const auto left = dockerCli({u"ps"_s, u"-aq"_s, u"--filter"_s, u"name=thaw-make"_s}, host);
    QCOMPARE(left.output.trimmed(), QByteArray());
    QVERIFY(thaw({u"rm"_s, name}, host).exitCode == 0);
}

void TestExports::theScriptSaysWhyThereIsNoImage()
{
    const QString host = m_engines[u"Docker"_s], directory = m_scratch.filePath(u"script-fails"_s);
    LiveProject project(u"exportfails"_s);
    prepare(project, host);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho the disk is gone\nexit 3\n", true);
    QCOMPARE(thaw({u"export"_s, u"script"_s, project.path(), u"-o"_s, directory}, host).exitCode, 0);
    const ProgramResult made = runScript(directory + u"/make-image.sh"_s, {u"thaw-live-never:1"_s}, u"docker"_s);
    QCOMPARE(made.exitCode, 4);
    QVERIFY2(made.errorOutput.contains("the disk is gone") && made.errorOutput.contains("ended before it was ready"), made.errorOutput);
    QVERIFY(dockerCli({u"image"_s, u"inspect"_s, u"thaw-live-never:1"_s}, host).exitCode != 0);
}

void TestExports::theWorkflowsStepMakesTheImage()
{
    const QString host = m_engines[u"Docker"_s], repository = m_scratch.filePath(u"repository"_s);
    LiveProject project(u"exportflow"_s);
    prepare(project, host);
    const ProgramResult exported = thaw({u"export"_s, u"workflow"_s, project.path(), u"-o"_s, repository}, host);
    QVERIFY2(exported.exitCode == 0, exported.errorOutput);
    // What GitHub would run: the step's own words, in the repository, with the job's environment.
    const ProgramResult read = runProgram(u"python3"_s, {u"-c"_s,
        u"import yaml,json,sys; print(json.dumps(yaml.load(open(sys.argv[1]), yaml.BaseLoader)['jobs']['checkpoint']))"_s,
        repository + u"/.github/workflows/checkpoint.yml"_s});
    QVERIFY2(read.exitCode == 0, read.errorOutput);
    const QJsonObject job = read.json();
    const QString run = job[u"steps"_s][1][u"run"_s].toString();
    QVERIFY(run.contains(u"make-image.sh"_s));
    const ProgramResult made = runProgram(u"env"_s, {u"-C"_s, repository, u"IMAGE="_s + job[u"env"_s][u"IMAGE"_s].toString(), u"GITHUB_RUN_NUMBER=7"_s,
                                                     u"bash"_s, u"-e"_s, u"-c"_s, run}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.output.trimmed(), QByteArray("thaw-live-exportflow:7"));
    restores(u"thaw-live-exportflow:7"_s, host);
}

void TestExports::podmanBuildsTheContainerfile()
{
    const QString host = m_engines[u"Podman"_s], directory = m_scratch.filePath(u"containerfile"_s);
    LiveProject project(u"exportbuild"_s);
    prepare(project, host);
    const ProgramResult exported = thaw({u"export"_s, u"containerfile"_s, project.path(), u"-o"_s, directory}, host);
    QVERIFY2(exported.exitCode == 0, exported.errorOutput);
    // By the very command that the file names, which is relative to its directory.
    QFile file(directory + u"/Containerfile"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString line = QString::fromUtf8(file.readAll()).split(u'\n').value(1).sliced(2).trimmed();
    QVERIFY2(line.startsWith(u"podman build "_s), qPrintable(line));
    const QString command = u"cd \"$0\" && "_s + QString(line).replace(u"podman build"_s, u"podman --remote --url %1 build --layers=false"_s.arg(host));
    const ProgramResult built = runProgram(u"bash"_s, {u"-c"_s, command, directory});
    QVERIFY2(built.exitCode == 0, built.output + built.errorOutput);
    restores(u"localhost/thaw-live-exportbuild:latest"_s, host);
}

void TestExports::composeStartsIt_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("on Docker") << u"Docker"_s;
    QTest::newRow("on Podman") << u"Podman"_s;
}

void TestExports::composeStartsIt()
{
    QFETCH(QString, engine);
    const QString host = m_engines[engine], directory = m_scratch.filePath(u"compose-"_s + engine);
    LiveProject project(u"exportcompose"_s);
    prepare(project, host);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    const ProgramResult exported = thaw({u"export"_s, u"compose"_s, project.path(), u"-o"_s, directory}, host);
    QVERIFY2(exported.exitCode == 0, exported.errorOutput);
    QFile file(directory + u"/compose.yaml"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(!text.contains("privileged") && !text.contains("unconfined") && text.contains("CHECKPOINT_RESTORE"), text);

    const QStringList compose{u"-f"_s, file.fileName(), u"-p"_s, u"thawlive"_s};
    const auto down = qScopeGuard([&] { runProgram(u"docker-compose"_s, compose + QStringList{u"down"_s, u"-t"_s, u"3"_s}, host); });
    const ProgramResult up = runProgram(u"docker-compose"_s, compose + QStringList{u"up"_s, u"-d"_s}, host);
    QVERIFY2(up.exitCode == 0, up.output + up.errorOutput);
    const auto id = runProgram(u"docker-compose"_s, compose + QStringList{u"ps"_s, u"-q"_s}, host);
    const QString container = QString::fromUtf8(id.output.trimmed());
    QVERIFY2(!container.isEmpty(), id.errorOutput);
    // It answers, and is the process of the checkpoint: that one had printed the ready line, this container has not.
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT(!(answer = fetch(addressOf(container, host))).isEmpty(), 15000);
    QByteArray log;
    QTRY_VERIFY_WITH_TIMEOUT((log = dockerCli({u"logs"_s, container}, host).output).contains("visit"), 10000);
    QVERIFY2(!log.contains("READY"), log);
}

/// The manifest's path; empty: it could not be made.
QString TestExports::exportKubernetes(const QString &kind)
{
    const QString host = m_engines[u"Docker"_s], directory = m_scratch.filePath(u"kubernetes-"_s + kind);
    if (m_kubernetesImage.isEmpty()) {
        LiveProject project(u"exportkube"_s);
        prepare(project, host);
        project.setValue(u"THAW_PORTS"_s, u"8080"_s);
        const ProgramResult made = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s}, host);
        m_kubernetesImage = made.json()[u"image"_s].toString();
    }
    const ProgramResult exported = thaw({u"export"_s, u"kubernetes"_s, u"--yes"_s, u"--kind"_s, kind, m_kubernetesImage, u"-o"_s, directory}, host);
    return exported.exitCode == 0 ? QString::fromUtf8(exported.output.trimmed()) : QString();
}

void TestExports::kubernetesKnowsAllOfIt_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("deployment") << QByteArray("\nkind: Deployment\n");
    QTest::newRow("knative") << QByteArray("\napiVersion: serving.knative.dev/v1\n");
    QTest::newRow("pod") << QByteArray("\nkind: Pod\n");
}

void TestExports::kubernetesKnowsAllOfIt()
{
    QFETCH(QByteArray, kind);
    const QString path = exportKubernetes(QString::fromUtf8(QTest::currentDataTag()));
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains(kind), text);
    QVERIFY2(text.contains("key: kubernetes.io/arch, operator: In, values: [\"amd64\"]"), text);
    // This machine has more than the x86-64 of 2003, and its checkpoint may use it.
    QVERIFY2(text.contains("feature.node.kubernetes.io/cpu-cpuid.AVX"), text);
    const auto check = [](const QString &manifest) {
        return runProgram(QStringLiteral(THAW_SOURCE_DIR "/tests/support/kubernetesschema.py"),
                          {qEnvironmentVariable("THAW_TEST_CACHE") + u"/kubernetes-schema-1.go"_s, manifest});
    };
    const ProgramResult right = check(path);
    QVERIFY2(right.exitCode == 0, right.output + right.errorOutput);
    // A check that lets everything pass would not be one.
    QFile wrong(path + u".wrong"_s);
    QVERIFY(wrong.open(QIODevice::WriteOnly));
    wrong.write(QByteArray(text).replace("readinessProbe:", "readynessProbe:"));
    wrong.close();
    const ProgramResult refused = check(wrong.fileName());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.output.contains("has no field “readynessProbe”"), refused.output + refused.errorOutput);
}

void TestExports::kubectlTakesTheManifest()
{
    const QString manifest = exportKubernetes(u"deployment"_s), directory = QFileInfo(manifest).path();
    QVERIFY(QFile::exists(directory + u"/thaw-restore.json"_s));
    const ProgramResult read = runProgram(u"python3"_s, {u"-c"_s,
        u"import yaml,json,sys; print(json.dumps({'all': list(yaml.safe_load_all(open(sys.argv[1])))}))"_s, directory + u"/kubernetes.yaml"_s});
    QVERIFY2(read.exitCode == 0, read.errorOutput);
    const QJsonArray documents = read.json()[u"all"_s].toArray();
    QCOMPARE(documents.size(), 2);
    const QString name = documents[0][u"metadata"_s][u"name"_s].toString();
    // kubectl's --dry-run=client asks a cluster all the same; its --local commands read the objects by Kubernetes' own
    // types, and what these do not know is not in what they print.
    const QStringList changes[] = {{u"env"_s, u"CHECKED=yes"_s}, {u"selector"_s, u"app="_s + name}};
    for (int i = 0; i < 2; ++i) {
        QFile file(directory + u"/%1.json"_s.arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(documents[i].toObject()).toJson());
        file.close();
        const ProgramResult taken = runProgram(u"kubectl"_s, {u"set"_s, changes[i][0], u"--local"_s, u"-o"_s, u"json"_s, u"-f"_s, file.fileName(), changes[i][1]});
        QVERIFY2(taken.exitCode == 0, taken.errorOutput);
        QCOMPARE(missingIn(taken.json(), documents[i], {}), QString());
    }
    const QJsonValue container = documents[0][u"spec"_s][u"template"_s][u"spec"_s][u"containers"_s][0];
    QCOMPARE(container[u"securityContext"_s][u"capabilities"_s][u"drop"_s][0].toString(), u"ALL"_s);
    QVERIFY(container[u"securityContext"_s][u"capabilities"_s][u"add"_s].toArray().contains(u"CHECKPOINT_RESTORE"_s));
    QCOMPARE(container[u"readinessProbe"_s][u"httpGet"_s][u"port"_s].toInt(), 8080);
    QVERIFY(container[u"resources"_s][u"requests"_s][u"memory"_s].toString().endsWith(u"Mi"_s));
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"

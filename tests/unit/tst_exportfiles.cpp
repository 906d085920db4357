// SPDX-License-Identifier: GPL-3.0-or-later
// What an export writes: no more rights than the image needs, everything beside it that it wants, and files that other
// programs read: a YAML library, shellcheck.
#include "core/engine/tarball.h"
#include "core/export/composefile.h"
#include "core/export/containerfileexport.h"
#include "core/export/kubernetes.h"
#include "core/export/makescript.h"
#include "core/export/startingparts.h"
#include "core/export/workflow.h"
#include "core/pipeline/buildrequest.h"
#include "support/liveproject.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

StartingParts parts()
{
    StartingParts parts;
    parts.reference = u"host:5000/x/My_App:ck-1"_s;
    parts.profile = "{}";
    parts.spec.capabilities = {u"SETUID"_s, u"CHECKPOINT_RESTORE"_s};
    return parts;
}

/// The documents of a YAML file, as PyYAML reads them.
QJsonArray yaml(const QString &text)
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"file.yaml"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(text.toUtf8());
    file.close();
    // "on" is a truth value to YAML 1.1, and thus a key that JSON would not have.
    const ProgramResult read = runProgram(u"python3"_s, {u"-c"_s,
        u"import yaml,json,sys; print(json.dumps(list(yaml.load_all(open(sys.argv[1]), yaml.BaseLoader))))"_s, file.fileName()});
    if (read.exitCode != 0)
        qFatal("%s", read.errorOutput.constData());
    return QJsonDocument::fromJson(read.output).array();
}

QStringList words(const QJsonValue &list)
{
    QStringList words;
    for (const QJsonValue &word : list.toArray())
        words << word.toString();
    return words;
}

MakingParts making(const QString &directory)
{
    MakingParts parts;
    Recipe &recipe = parts.recipe;
    recipe.name = u"hello"_s;
    recipe.directory = directory;
    recipe.baseImage = u"base:1"_s;
    recipe.imageName = u"hello-checkpoint"_s;
    recipe.logMessage = u"server is \"ready\" for $USER"_s;
    recipe.usesRunApp = true;
    recipe.files = {u"lib/server.py"_s};
    recipe.environment = {u"WORD=it's"_s};
    recipe.ports = {{.containerPort = 8080, .hostPort = 0, .hostAddress = {}}};
    recipe.probe = {.kind = Check::Kind::Http, .port = 8080, .path = u"/"_s, .command = {}};
    parts.base.id = u"sha256:1"_s;
    parts.base.user = u"1000"_s;
    parts.toolbox.contents = "tar";
    parts.toolbox.dumpProfile = "{}";
    parts.toolbox.restoreProfile = "{ }";
    parts.nonce = "0123456789abcdef";
    return parts;
}

/// The project that making() names.
void writeProject(const QTemporaryDir &directory)
{
    QDir(directory.path()).mkdir(u"lib"_s);
    for (const QString &name : {u"run_app.sh"_s, u"lib/server.py"_s}) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("#!/bin/sh\n");
        file.setPermissions(file.permissions() | QFile::ExeOwner);
    }
}

} // namespace

class TestExportFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void namesGoBothWays();
    void anImageSaysHowItIsStarted();
    void composeGrantsNoMore();
    void composeKnowsItsVolumes();
    void kubernetesGrantsNoMore();
    void kubernetesKindsGoBothWays();
    void kubernetesAsksForNodesThatCan();
    void knativeTakesLess();
    void kubernetesAsksTheProjectsQuestion_data();
    void kubernetesAsksTheProjectsQuestion();
    void kubernetesGivesMemoryForTheCheckpoint();
    void whatMakesAnImageBringsEverything();
    void theScriptIsOneThatShellcheckLikes_data();
    void theScriptIsOneThatShellcheckLikes();
    void theContainerfileQuotesItsLabels();
    void theContainerfileNamesItsRights();
    void theWorkflowIsOne();
    void nothingIsOverwritten();
    void aBuildIsToldWhenTheApplicationIsReady_data();
    void aBuildIsToldWhenTheApplicationIsReady();
    void whatABuildCannotDoIsRefused_data();
    void whatABuildCannotDoIsRefused();
};

void TestExportFiles::namesGoBothWays()
{
    for (const auto format : {ExportFormat::Script, ExportFormat::Containerfile, ExportFormat::Compose, ExportFormat::Workflow, ExportFormat::Kubernetes}) {
        QCOMPARE(formatOf(formatName(format)), std::optional(format));
        QVERIFY(!formatTitle(format).isEmpty());
    }
    QVERIFY(!formatOf(u"tarball"_s));
}

void TestExportFiles::anImageSaysHowItIsStarted()
{
    QVERIFY(!startingParts({}, u"x"_s, "{}"));
    ImageDetails own;
    own.labels = {{u"io.thaw.restore.directory"_s, u"/cr"_s}};
    own.exposedPorts = {u"8080/tcp"_s};
    QCOMPARE(startingParts(own, u"x"_s, "{}")->spec.ports.first().containerPort, 8080);
    ImageDetails ours;
    ours.labels = {{u"io.thaw.kind"_s, u"checkpoint"_s}, {u"io.thaw.probe"_s, u"http 80 /up"_s}, {u"io.thaw.checkpoint.bytes"_s, u"1000"_s}};
    const auto found = startingParts(ours, u"x"_s, "{}");
    QCOMPARE(found->probe.path, u"/up"_s);
    QCOMPARE(found->bytes, 1000);
}

void TestExportFiles::composeGrantsNoMore()
{
    StartingParts all = parts();
    all.spec.ports = {{.containerPort = 53, .protocol = u"udp"_s, .hostPort = 5353, .hostAddress = {}}};
    all.spec.tmpfs = {u"/run:size=1m"_s};
    all.spec.tty = true;
    const QJsonObject service = yaml(composeFile(all, EngineKind::Docker, u"./p.json"_s)).first()[u"services"_s][u"my-app"_s].toObject();
    QCOMPARE(service[u"image"_s].toString(), all.reference);
    QCOMPARE(words(service[u"cap_drop"_s]), QStringList{u"ALL"_s});
    QCOMPARE(words(service[u"cap_add"_s]), all.spec.capabilities);
    QCOMPARE(words(service[u"security_opt"_s]), QStringList{u"seccomp=./p.json"_s});
    QCOMPARE(words(service[u"ports"_s]), QStringList{u"5353:53/udp"_s});
    QCOMPARE(words(service[u"tmpfs"_s]), all.spec.tmpfs);
    QCOMPARE(service[u"tty"_s].toString(), u"true"_s);
    QCOMPARE(service[u"restart"_s].toString(), u"no"_s);
    // Podman's own profile is enough.
    QVERIFY(!composeFile(all, EngineKind::Podman, u"./p.json"_s).contains(u"security_opt"_s));
    all.profile = "unconfined";
    QVERIFY(composeFile(all, EngineKind::Podman, {}).contains(u"seccomp=unconfined"_s));
}

void TestExportFiles::composeKnowsItsVolumes()
{
    StartingParts image = parts();
    image.spec.mounts = {u"/data"_s};
    QJsonValue read = yaml(composeFile(image, EngineKind::Docker, u"p"_s)).first();
    QCOMPARE(words(read[u"services"_s][u"my-app"_s][u"volumes"_s]), QStringList{u"volume-1:/data"_s});
    QVERIFY(read[u"volumes"_s].toObject().contains(u"volume-1"_s));
    image.mounts = {{.type = u"bind"_s, .source = u"/home/conf"_s, .target = u"/etc/app"_s, .readOnly = true}};
    read = yaml(composeFile(image, EngineKind::Docker, u"p"_s)).first();
    QCOMPARE(words(read[u"services"_s][u"my-app"_s][u"volumes"_s]), QStringList{u"/home/conf:/etc/app:ro"_s});
    QVERIFY(!read.toObject().contains(u"volumes"_s));
}

void TestExportFiles::kubernetesGrantsNoMore()
{
    StartingParts all = parts();
    all.spec.ports = {{.containerPort = 53, .protocol = u"udp"_s, .hostPort = 5353, .hostAddress = {}}};
    all.spec.tmpfs = {u"/run:size=1m"_s};
    all.spec.mounts = {u"/data"_s};
    const QJsonArray documents = yaml(kubernetesManifest(all, u"thaw-restore.json"_s));
    QCOMPARE(documents.size(), 2);
    const QJsonValue spec = documents[0][u"spec"_s][u"template"_s][u"spec"_s], container = spec[u"containers"_s][0];
    QCOMPARE(documents[0][u"kind"_s].toString(), u"Deployment"_s);
    QCOMPARE(documents[0][u"spec"_s][u"selector"_s][u"matchLabels"_s], documents[0][u"spec"_s][u"template"_s][u"metadata"_s][u"labels"_s]);
    const QJsonValue security = container[u"securityContext"_s];
    QCOMPARE(words(security[u"capabilities"_s][u"drop"_s]), QStringList{u"ALL"_s});
    QCOMPARE(words(security[u"capabilities"_s][u"add"_s]), all.spec.capabilities);
    QCOMPARE(security[u"allowPrivilegeEscalation"_s].toString(), u"false"_s);
    QCOMPARE(security[u"seccompProfile"_s][u"localhostProfile"_s].toString(), u"thaw-restore.json"_s);
    QCOMPARE(container[u"ports"_s][0][u"protocol"_s].toString(), u"UDP"_s);
    QCOMPARE(container[u"volumeMounts"_s].toArray().size(), 2);
    QCOMPARE(spec[u"volumes"_s][0][u"emptyDir"_s][u"medium"_s].toString(), u"Memory"_s);
    QCOMPARE(spec[u"volumes"_s][1][u"persistentVolumeClaim"_s][u"claimName"_s].toString(), u"volume-1"_s);
    QCOMPARE(documents[1][u"spec"_s][u"ports"_s][0][u"port"_s].toString(), u"5353"_s);
    all.spec.capabilities.append(u"SYS_ADMIN"_s);
    QVERIFY(!kubernetesManifest(all, {}).contains(u"allowPrivilegeEscalation"_s));
    all.spec.ports.clear();
    all.profile = "unconfined";
    const QString bare = kubernetesManifest(all, {});
    QCOMPARE(yaml(bare).size(), 1);
    QVERIFY(bare.contains(u"type: Unconfined"_s));
}

void TestExportFiles::kubernetesKindsGoBothWays()
{
    QCOMPARE(kubernetesKindNames(), (QStringList{u"deployment"_s, u"knative"_s, u"pod"_s}));
    QCOMPARE(kubernetesKindOf(u"pod"_s), std::optional(KubernetesKind::Pod));
    QVERIFY(!kubernetesKindOf(u"job"_s));
    StartingParts all = parts();
    all.spec.ports = {{.containerPort = 80}};
    const QJsonArray pod = yaml(kubernetesManifest(all, u"p.json"_s, KubernetesKind::Pod));
    QCOMPARE(pod.size(), 2);
    QCOMPARE(pod[0][u"kind"_s].toString(), u"Pod"_s);
    // All kinds start the same container.
    const QJsonArray deployment = yaml(kubernetesManifest(all, u"p.json"_s));
    QCOMPARE(pod[0][u"spec"_s], deployment[0][u"spec"_s][u"template"_s][u"spec"_s]);
    QCOMPARE(pod[0][u"metadata"_s][u"labels"_s], pod[1][u"spec"_s][u"selector"_s]);
}

void TestExportFiles::kubernetesAsksForNodesThatCan()
{
    StartingParts all = parts();
    const auto affinity = [&all] {
        return yaml(kubernetesManifest(all, {}))[0][u"spec"_s][u"template"_s][u"spec"_s][u"affinity"_s][u"nodeAffinity"_s];
    };
    const auto keys = [](const QJsonValue &expressions) {
        QStringList names;
        for (const QJsonValue &one : expressions.toArray())
            names << one[u"key"_s].toString();
        return names;
    };
    const QString required = u"requiredDuringSchedulingIgnoredDuringExecution"_s, preferred = u"preferredDuringSchedulingIgnoredDuringExecution"_s;
    QCOMPARE(keys(affinity()[required][u"nodeSelectorTerms"_s][0][u"matchExpressions"_s]), QStringList{u"kubernetes.io/os"_s});
    QVERIFY(affinity()[preferred].isUndefined());
    all.architecture = u"amd64"_s;
    all.kernel = u"6.12.1"_s;
    all.instructions = {u"avx2"_s, u"fma"_s, u"erms"_s}; // the last one no cluster labels
    QCOMPARE(keys(affinity()[required][u"nodeSelectorTerms"_s][0][u"matchExpressions"_s]),
             (QStringList{u"kubernetes.io/os"_s, u"kubernetes.io/arch"_s}));
    QCOMPARE(keys(affinity()[preferred][0][u"preference"_s][u"matchExpressions"_s]),
             (QStringList{u"feature.node.kubernetes.io/cpu-cpuid.AVX2"_s, u"feature.node.kubernetes.io/cpu-cpuid.FMA3"_s}));
    QVERIFY(kubernetesManifest(all, {}).contains(u"frozen on 6.12.1"_s));
}

void TestExportFiles::knativeTakesLess()
{
    StartingParts all = parts();
    all.spec.ports = {{.containerPort = 80}, {.containerPort = 81}};
    all.spec.tty = true;
    all.spec.mounts = {u"/data"_s};
    all.probe = {.kind = Check::Kind::Port, .port = 80, .path = {}, .command = {}};
    const QString text = kubernetesManifest(all, u"p.json"_s, KubernetesKind::Knative);
    const QJsonArray documents = yaml(text);
    QCOMPARE(documents.size(), 1);
    const QJsonValue container = documents[0][u"spec"_s][u"template"_s][u"spec"_s][u"containers"_s][0];
    QCOMPARE(container[u"ports"_s].toArray().size(), 1);
    QVERIFY(container[u"tty"_s].isUndefined() && container[u"startupProbe"_s].isUndefined());
    QVERIFY(!container[u"readinessProbe"_s].isUndefined());
    for (const auto &feature : {u"containerspec-addcapabilities"_s, u"podspec-affinity"_s, u"podspec-persistent-volume-claim"_s})
        QVERIFY2(text.contains(u"kubernetes."_s + feature + u": enabled"_s), qPrintable(text));
}

void TestExportFiles::kubernetesAsksTheProjectsQuestion_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("field");
    QTest::newRow("a port") << u"port"_s << u"tcpSocket"_s;
    QTest::newRow("a page") << u"http"_s << u"httpGet"_s;
    QTest::newRow("a command") << u"command"_s << u"exec"_s;
    QTest::newRow("nothing") << u"none"_s << QString();
}

void TestExportFiles::kubernetesAsksTheProjectsQuestion()
{
    QFETCH(QString, kind);
    QFETCH(QString, field);
    StartingParts asked = parts();
    asked.probe = {.kind = kind == "port"_L1 ? Check::Kind::Port : kind == "http"_L1 ? Check::Kind::Http
                          : kind == "command"_L1 ? Check::Kind::Command : Check::Kind::None,
                   .port = 80, .path = u"/up"_s, .command = u"test -e \"/x\""_s};
    const QJsonValue container = yaml(kubernetesManifest(asked, u"p"_s))[0][u"spec"_s][u"template"_s][u"spec"_s][u"containers"_s][0];
    for (const QString &probe : {u"startupProbe"_s, u"readinessProbe"_s})
        QCOMPARE(container[probe].toObject().contains(field), !field.isEmpty());
    if (kind == "command"_L1)
        QCOMPARE(container[u"readinessProbe"_s][u"exec"_s][u"command"_s][2].toString(), asked.probe.command);
}

void TestExportFiles::kubernetesGivesMemoryForTheCheckpoint()
{
    QCOMPARE(memoryRequest(0), 32);
    QCOMPARE(memoryRequest((1 << 20) + 1), 34);
    StartingParts big = parts();
    big.bytes = 100 << 20;
    QVERIFY(kubernetesManifest(big, u"p"_s).contains(u"memory: 132Mi"_s));
}

void TestExportFiles::whatMakesAnImageBringsEverything()
{
    const QTemporaryDir directory;
    writeProject(directory);
    const auto files = makingFiles(making(directory.path()));
    QVERIFY(files);
    QMap<QString, ExportedFile> byName;
    for (const ExportedFile &file : *files)
        byName.insert(file.name, file);
    QCOMPARE(byName.keys(), (QStringList{u"app/lib/server.py"_s, u"app/run_app.sh"_s, u"dump.json"_s, u"restore.json"_s, u"run/build"_s,
                                         u"run/config"_s, u"toolbox.tar"_s}));
    QCOMPARE(byName[u"app/run_app.sh"_s].mode, 0755u);
    QCOMPARE(byName[u"run/config"_s].mode, 0600u); // the application's values
    const QByteArray config = byName[u"run/config"_s].content;
    QVERIFY(config.contains("user 1000\n") && config.contains("env WORD=it's\n") && config.contains("nonce 0123456789abcdef\n"));
}

void TestExportFiles::theScriptIsOneThatShellcheckLikes_data()
{
    QTest::addColumn<bool>("host");
    QTest::newRow("of a project that Thaw starts") << false;
    QTest::newRow("of one with its own run_<name>.sh, volumes and rights") << true;
}

void TestExportFiles::theScriptIsOneThatShellcheckLikes()
{
    QFETCH(bool, host);
    const QTemporaryDir directory;
    MakingParts all = making(directory.path());
    if (host) {
        all.recipe.usesRunHost = true;
        all.recipe.volumes = {{.type = u"volume"_s, .source = u"my data"_s, .target = u"/data"_s}};
        all.recipe.capabilities = {u"SYS_NICE"_s};
        all.recipe.tmpfs = {u"/run/app"_s};
    }
    QFile file(directory.filePath(u"make-image.sh"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray script = makeScript(all);
    QVERIFY(!script.isEmpty());
    const QRegularExpression placeholder(u"@[A-Z_]+@"_s);
    QVERIFY2(!QString::fromUtf8(script).contains(placeholder), script);
    file.write(script);
    file.close();
    const ProgramResult checked = runProgram(u"shellcheck"_s, {file.fileName()});
    QVERIFY2(checked.exitCode == 0, checked.output);
}

void TestExportFiles::theContainerfileQuotesItsLabels()
{
    QCOMPARE(labelInstruction(u"a.b"_s, u"say \"$x\" \\ y"_s), u"LABEL a.b=\"say \\\"\\$x\\\" \\\\ y\"\n"_s);
}

void TestExportFiles::theContainerfileNamesItsRights()
{
    const QTemporaryDir directory;
    MakingParts all = making(directory.path());
    all.recipe.tmpfs = {u"/run/app:size=1m"_s};
    QString text = QString::fromUtf8(containerfile(all));
    QVERIFY(text.contains(u"FROM base:1\n"_s));
    QVERIFY(text.contains(u"--cap-add=CHECKPOINT_RESTORE,SYS_PTRACE,NET_ADMIN,SYS_ADMIN,SYS_TIME --security-opt=seccomp=\"$PWD\"/dump.json"_s));
    QVERIFY(text.contains(u"RUN --mount=type=tmpfs,destination=/run/app [\"/opt/thaw/bin/thaw-init\", \"build\"]\n"_s));
    QVERIFY2(text.contains(u"LABEL io.thaw.capabilities=\"CHOWN DAC_OVERRIDE FOWNER FSETID KILL"_s), qPrintable(text));
    QVERIFY(text.contains(u"EXPOSE 8080/tcp\n"_s));
    all.capabilities = {u"CHECKPOINT_RESTORE"_s};
    text = QString::fromUtf8(containerfile(all));
    QVERIFY(text.contains(u"LABEL io.thaw.capabilities=\"CHECKPOINT_RESTORE\"\n"_s));
}

void TestExportFiles::theWorkflowIsOne()
{
    const QTemporaryDir directory;
    const QJsonArray documents = yaml(workflow(making(directory.path()), u"checkpoint"_s));
    QCOMPARE(documents.size(), 1);
    const QJsonValue job = documents[0][u"jobs"_s][u"checkpoint"_s];
    QVERIFY(documents[0].toObject().contains(u"on"_s));
    QCOMPARE(job[u"env"_s][u"IMAGE"_s].toString(), u"hello-checkpoint"_s);
    QCOMPARE(job[u"steps"_s].toArray().size(), 3);
    QCOMPARE(job[u"steps"_s][0][u"uses"_s].toString(), u"actions/checkout@v4"_s);
    QCOMPARE(job[u"steps"_s][1][u"run"_s].toString(), u"./checkpoint/make-image.sh \"$IMAGE:${GITHUB_RUN_NUMBER:-1}\""_s);
}

void TestExportFiles::nothingIsOverwritten()
{
    const QTemporaryDir directory;
    const ExportedFiles files{{.name = u"a/main.sh"_s, .content = "1", .mode = 0755}, {.name = u"b"_s, .content = "2", .mode = 0600}};
    const auto first = writeExport(files, directory.path(), false);
    QCOMPARE(first.value_or(QString()), directory.filePath(u"a/main.sh"_s));
    QVERIFY(QFileInfo(*first).isExecutable());
    QVERIFY(!(QFile::permissions(directory.filePath(u"b"_s)) & QFile::ReadOther));
    const auto again = writeExport(files, directory.path(), false);
    QVERIFY(!again && again.error().kind == ErrorKind::Conflict);
    QVERIFY(writeExport(files, directory.path(), true));
}

void TestExportFiles::aBuildIsToldWhenTheApplicationIsReady_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QByteArray>("request");
    Recipe recipe;
    recipe.logMessage = u"up\\|ready"_s;
    QTest::newRow("a line") << recipe << QByteArray("timeout 100\nsyntax basic\nmessage up\\\\|ready\nsource output\n");
    recipe.readySyntax = ReadyPattern::Syntax::Regex;
    recipe.logMessage = u"^up|ready [0-9]+"_s;
    recipe.logSource = LogSource::File;
    recipe.logFile = u"/var/log/x"_s;
    QTest::newRow("a pattern that POSIX knows, in a file") << recipe << QByteArray("timeout 100\nsyntax extended\nmessage ^up|ready [0-9]+\nsource /var/log/x\n");
    recipe.readySyntax = ReadyPattern::Syntax::Text;
    recipe.logSource = LogSource::ErrorOutput;
    QTest::newRow("a text on the error output") << recipe << QByteArray("timeout 100\nsyntax text\nmessage ^up|ready [0-9]+\nsource errors\n");
    recipe.ready = {.kind = Check::Kind::Port, .port = 80, .path = {}, .command = {}};
    QTest::newRow("a port, which the configuration has") << recipe << QByteArray("timeout 100\n");
    recipe.ready = {.kind = Check::Kind::Hand, .path = {}, .command = {}};
    QTest::newRow("by hand: not possible") << recipe << QByteArray();
    recipe.ready = {.kind = Check::Kind::Log, .path = {}, .command = {}};
    recipe.readySyntax = ReadyPattern::Syntax::Regex;
    for (const QString &pattern : {u"ready \\d+"_s, u"(?i)ready"_s, u"a.*?b"_s}) {
        recipe.logMessage = pattern;
        QTest::newRow(qPrintable(u"Perl's own: "_s + pattern)) << recipe << QByteArray();
    }
}

void TestExportFiles::aBuildIsToldWhenTheApplicationIsReady()
{
    QFETCH(Recipe, recipe);
    QFETCH(QByteArray, request);
    const auto written = buildRequest(recipe);
    QCOMPARE(written.value_or(QByteArray()), request);
    if (!written)
        QCOMPARE(written.error().kind, ErrorKind::Project);
}

void TestExportFiles::whatABuildCannotDoIsRefused_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("key");
    Recipe recipe;
    recipe.name = u"x"_s;
    QTest::newRow("nothing special") << recipe << QString();
    recipe.tty = true;
    QTest::newRow("a terminal") << recipe << u"THAW_TTY"_s;
    recipe.tty = false;
    recipe.network = u"app-net"_s;
    QTest::newRow("a network") << recipe << u"THAW_NETWORK"_s;
    recipe.network.clear();
    recipe.volumes = {{.type = u"volume"_s, .source = u"v"_s, .target = u"/v"_s}};
    QTest::newRow("a volume") << recipe << u"THAW_VOLUMES"_s;
    recipe.volumes.clear();
    recipe.usesRunHost = true;
    QTest::newRow("a host script") << recipe << u"run_x.sh"_s;
}

void TestExportFiles::whatABuildCannotDoIsRefused()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, key);
    const Result<> possible = checkBuildStep(recipe);
    QCOMPARE(possible.has_value(), key.isEmpty());
    if (!possible)
        QVERIFY2(possible.error().message.contains(key), qPrintable(possible.error().message));
}

QTEST_GUILESS_MAIN(TestExportFiles)
#include "tst_exportfiles.moc"

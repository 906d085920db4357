// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/keys.h"
#include "core/project/recipe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Thaw;

namespace {

QString fixture(const char *name)
{
    return QStringLiteral(THAW_SOURCE_DIR "/tests/unit/data/") + QLatin1String(name);
}

void write(const QString &path, const QByteArray &bytes, bool executable = false)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner |
                        (executable ? QFile::ExeOwner : QFile::Permissions()));
}

} // namespace

class ProjectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void directoriesOfCriuForDockerLoadUnchanged_data();
    void directoriesOfCriuForDockerLoadUnchanged();
    void otherFilesAreFound();
    void aDirectoryThatIsNoProjectIsAClearError_data();
    void aDirectoryThatIsNoProjectIsAClearError();
    void aFileWithZeroBytesIsMalformed();
    void checkNamesFileAndLine();
    void createMakesAProjectThatLoads();
    void createOverwritesNothing();
    void inADirectoryCalledAppTheScriptIsTheContainers();
    void saveFileKeepsTheMode();
    void keysAreWholeAndSuggested();
};

void ProjectTest::directoriesOfCriuForDockerLoadUnchanged_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("acmeair") << QStringList{QStringLiteral("start_database.sh")} << QStringList{};
    QTest::newRow("daytrader7") << QStringList{QStringLiteral("java.env")} << QStringList{};
    QTest::newRow("jenkins") << QStringList{} << QStringList{};
    QTest::newRow("pingperf") << QStringList{}
                              << QStringList{QStringLiteral(
                                     "run_app.sh:1: \"#!\" only counts at the very beginning of the "
                                     "file; /bin/sh runs this script.")};
}

void ProjectTest::directoriesOfCriuForDockerLoadUnchanged()
{
    QFETCH(QStringList, files);
    QFETCH(QStringList, problems);
    const QString name = QLatin1String(QTest::currentDataTag());
    const auto project = Project::load(fixture(QTest::currentDataTag()));
    QVERIFY2(project, qPrintable(project ? QString() : project.error().message));
    QCOMPARE(project->name(), name);
    QCOMPARE(project->directory(), QFileInfo(fixture(QTest::currentDataTag())).canonicalFilePath());
    QCOMPARE(project->files(), files);
    QVERIFY(project->runApp().exists && project->runApp().executable);
    QVERIFY(project->runHost().exists && project->runHost().executable);
    QCOMPARE(project->runHost().path, project->directory() + QStringLiteral("/run_%1.sh").arg(name));
    QStringList found;
    for (const Problem &problem : project->check())
        found.append(problemText(problem));
    QCOMPARE(found, problems);
    QCOMPARE(*project, *Project::load(project->directory()));
}

void ProjectTest::otherFilesAreFound()
{
    QTemporaryDir dir;
    const QString app = dir.filePath(QStringLiteral("app"));
    write(app + QStringLiteral("/app_env_vars.sh"), "APP_DOCKER_IMAGE=a\n");
    for (const char *name :
         {"conf/b.xml", "a.txt", "Dockerfile.debian", ".git/config", ".hidden", "old~", "run_other.sh"})
        write(app + QLatin1Char('/') + QLatin1String(name), "x");
    const auto project = Project::load(app + QStringLiteral("/../app/"));
    QVERIFY(project);
    QCOMPARE(project->files(),
             (QStringList{QStringLiteral("a.txt"), QStringLiteral("conf/b.xml"), QStringLiteral("run_other.sh")}));
    QCOMPARE(project->name(), QStringLiteral("app"));
    QCOMPARE(project->runApp(), (Script{project->directory() + QStringLiteral("/run_app.sh"), false, false, {}}));
}

void ProjectTest::aDirectoryThatIsNoProjectIsAClearError_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    QTest::newRow("a missing directory")
        << QStringLiteral("/nowhere/at/all") << QStringLiteral("There is no directory /nowhere/at/all.");
    QTest::newRow("no name") << QString() << QStringLiteral("There is no directory .");
    QTest::newRow("a file") << QStringLiteral("/etc/passwd") << QStringLiteral("/etc/passwd is not a directory.");
    QTest::newRow("a directory without the file")
        << QStringLiteral("/etc") << QStringLiteral("/etc is not a project: it has no app_env_vars.sh.");
}

void ProjectTest::aDirectoryThatIsNoProjectIsAClearError()
{
    QFETCH(QString, path);
    QFETCH(QString, message);
    const auto project = Project::load(path);
    QVERIFY(!project);
    QCOMPARE(project.error().kind, ErrorKind::Project);
    QCOMPARE(project.error().message, message);
}

void ProjectTest::aFileWithZeroBytesIsMalformed()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("app_env_vars.sh")), QByteArray("A=1\nB=\0\n", 8));
    QCOMPARE(Project::load(dir.path()).error().message,
             QStringLiteral(
                 "app_env_vars.sh:2: there is a zero byte in this line, so this is no text file; write it as "
                 "plain UTF-8 text."));
}

void ProjectTest::checkNamesFileAndLine()
{
    QTemporaryDir dir;
    const QString app = dir.filePath(QStringLiteral("app"));
    write(app + QStringLiteral("/app_env_vars.sh"),
          "LOG_MESSAGE='a\\('\nAPP_DOCKER_IMAGE=Jenkins\nexport DB_PASSWORD=hunter2\nTHAW_PORT=80\nB "
          "=1\nLOG_MESSAGE='a\\('\n");
    write(app + QStringLiteral("/run_app.sh"), "#!/bin/sh\n");
    const auto project = Project::load(app);
    QVERIFY(project);
    QStringList found;
    for (const Problem &problem : project->check())
        found.append(problemText(problem));
    QCOMPARE(
        found,
        (QStringList{
            QStringLiteral(
                "app_env_vars.sh:2: APP_DOCKER_IMAGE: \"Jenkins\": an image's name is in lower case; write "
                "jenkins."),
            QStringLiteral(
                "app_env_vars.sh:3: DB_PASSWORD looks secret and stays readable in the checkpoint; name it "
                "in THAW_SCRUB to keep it out of the image."),
            QStringLiteral("app_env_vars.sh:4: There is no key THAW_PORT; did you mean THAW_PORTS?"),
            QStringLiteral("app_env_vars.sh:5:3: A shell wants no space before the \"=\" of B."),
            QStringLiteral("app_env_vars.sh:6: LOG_MESSAGE: character 2 of the pattern: \\( without its \\)."),
            QStringLiteral("app_env_vars.sh:6:1: LOG_MESSAGE is set a second time; the value of line 1 is lost."),
            QStringLiteral(
                "run_app.sh: run_app.sh is not executable, so it is not used; make it so with: chmod +x "
                "run_app.sh"),
        }));
}

void ProjectTest::createMakesAProjectThatLoads()
{
    QTemporaryDir dir;
    const QString app = dir.filePath(QStringLiteral("deep/My App"));
    const auto made = Project::create(app);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
    const auto project = Project::load(app);
    QVERIFY(project);
    QVERIFY(project->runApp().executable);
    QVERIFY(project->runHost().executable);
    QCOMPARE(project->env().find(QStringLiteral("APP_CR_DOCKER_IMAGE"))->value,
             QStringLiteral("my-app-checkpoint"));
    QStringList found; // only what a person has to fill in
    for (const Problem &problem : project->check())
        found.append(problem.message);
    QCOMPARE(found,
             (QStringList{QStringLiteral("<application docker image> is still to be filled in."),
                          QStringLiteral("<part of the line that means ready> is still to be filled in.")}));
    for (const QString &script :
         {project->runApp().path, project->runHost().path, app + QStringLiteral("/app_env_vars.sh")})
        QCOMPARE(QProcess::execute(QStringLiteral("bash"), {QStringLiteral("-n"), script}), 0);
}

void ProjectTest::createOverwritesNothing()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("run_app.sh")), "mine");
    const auto made = Project::create(dir.path(), QStringLiteral("app"));
    QVERIFY(!made);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("run_app.sh")});
}

void ProjectTest::inADirectoryCalledAppTheScriptIsTheContainers()
{
    QTemporaryDir dir;
    const QString app = dir.filePath(QStringLiteral("app"));
    QVERIFY(Project::create(app));
    const auto project = Project::load(app);
    QVERIFY(project);
    QCOMPARE(project->runApp().exists, true);
    QCOMPARE(project->runHost().exists, false);
    QCOMPARE(project->files(), QStringList{});
}

void ProjectTest::saveFileKeepsTheMode()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("run_app.sh"));
    const auto mode = [&] { return QFileInfo(path).permissions() & QFile::Permissions(0x7077); };
    QVERIFY(saveFile(path, "#!/bin/sh\n"));
    QCOMPARE(mode(), QFile::Permissions(0x7055));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(saveFile(path, "#!/bin/bash\n"));
    QCOMPARE(mode(), QFile::Permissions(0x6000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("#!/bin/bash\n"));
    QVERIFY(!saveFile(dir.filePath(QStringLiteral("no/such/dir")), "x"));
}

void ProjectTest::keysAreWholeAndSuggested()
{
    QSet<QString> names;
    for (const Key &key : projectKeys()) {
        QVERIFY2(!key.meaning.isEmpty() && !key.syntax.isEmpty() && !key.example.isEmpty(), qPrintable(key.name));
        QVERIFY(!names.contains(key.name));
        names.insert(key.name);
    }
    QCOMPARE(names.size(), 45);
    QCOMPARE(similarKey(QStringLiteral("THAW_PORTZ")), QStringLiteral("THAW_PORTS"));
    QCOMPARE(similarKey(QStringLiteral("THAW_READY_SYNTEX")), QStringLiteral("THAW_READY_SYNTAX"));
    QCOMPARE(similarKey(QStringLiteral("THAW_SOMETHING_ELSE")), QString());
}

QTEST_GUILESS_MAIN(ProjectTest)
#include "tst_project.moc"

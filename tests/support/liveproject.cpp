// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QJsonObject ProgramResult::json() const
{
    return QJsonDocument::fromJson(output).object();
}

ProgramResult runProgram(const QString &program, const QStringList &arguments, const QString &dockerHost,
                         int timeoutSeconds, const std::function<bool(qint64)> &whileRunning)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!dockerHost.isEmpty())
        environment.insert(u"DOCKER_HOST"_s, dockerHost);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    ProgramResult result;
    if (!process.waitForStarted()) {
        result.errorOutput = process.errorString().toUtf8();
        return result;
    }
    bool done = !whileRunning;
    // With the event loop, so that the engine it talks to may be one in this process.
    const auto ended = [&] {
        if (!done && process.state() == QProcess::Running)
            done = whileRunning(process.processId());
        return process.state() == QProcess::NotRunning;
    };
    if (!QTest::qWaitFor(ended, QDeadlineTimer(timeoutSeconds * 1000))) {
        process.kill();
        process.waitForFinished();
        result.exitCode = -2;
    } else {
        result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
    }
    result.output = process.readAllStandardOutput();
    result.errorOutput = process.readAllStandardError();
    return result;
}

ProgramResult thaw(const QStringList &arguments, const QString &dockerHost, int timeoutSeconds,
                   const std::function<bool(qint64)> &whileRunning)
{
    return runProgram(QStringLiteral(THAW_BUILD_DIR) + u"/app/thaw"_s, arguments, dockerHost, timeoutSeconds,
                      whileRunning);
}

ProgramResult dockerCli(const QStringList &arguments, const QString &dockerHost)
{
    return runProgram(u"docker"_s, arguments, dockerHost);
}

QStringList restoreCommandOf(const QJsonObject &report)
{
    const QStringList words = report[u"restoreCommand"_s].toVariant().toStringList();
    return words.sliced(std::max<qsizetype>(0, words.indexOf(u"run"_s)));
}

LiveProject::LiveProject(const QString &name) : m_path(m_directory.filePath(name))
{
    QDir().mkpath(m_path);
    setValue(u"APP_CR_DOCKER_IMAGE"_s, u"thaw-live-"_s + name);
    setValue(u"LOG_LOCATION"_s, u"stdout"_s);
    setValue(u"LOG_MESSAGE"_s, u"READY"_s);
}

void LiveProject::setValue(const QString &name, const QString &value)
{
    m_values.insert(name, value);
    writeValues();
}

void LiveProject::writeValues()
{
    QByteArray text;
    for (const auto &[name, value] : m_values.asKeyValueRange())
        text += name.toUtf8() + "='" + value.toUtf8().replace("'", "'\\''") + "'\n";
    write(u"app_env_vars.sh"_s, text);
}

void LiveProject::write(const QString &file, const QByteArray &bytes, bool executable)
{
    QFile target(m_path + u'/' + file);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    if (executable)
        target.setPermissions(target.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
}

void LiveProject::useApp(const QString &file)
{
    QFile source(QStringLiteral(THAW_SOURCE_DIR) + u"/tests/live/apps/"_s + file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(source.fileName()));
    write(file, source.readAll());
}

QStringList ourObjects(const QString &dockerHost)
{
    // The tests' own base images have the label too, and containers have their image's.
    const QString ours = u"label=io.thaw.kind"_s, containerLine = u"{{if ne (.Label \"io.thaw.kind\") \"base\"}}container {{.Names}}{{end}}"_s;
    const auto imagesWith = [&](const QString &label) {
        return dockerCli({u"images"_s, u"--filter"_s, label, u"--format"_s, u"image {{.Repository}}:{{.Tag}}"_s}, dockerHost);
    };
    const auto containers = dockerCli({u"ps"_s, u"-a"_s, u"--filter"_s, ours, u"--format"_s, containerLine}, dockerHost);
    const auto images = imagesWith(ours), bases = imagesWith(ours + u"=base"_s);
    if (containers.exitCode != 0 || images.exitCode != 0 || bases.exitCode != 0)
        return {u"the engine does not answer"_s};
    QStringList found = QString::fromUtf8(containers.output + images.output).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &base : QString::fromUtf8(bases.output).split(u'\n', Qt::SkipEmptyParts))
        found.removeOne(base);
    found.sort();
    return found;
}

QByteArray cleanAway(const QString &dockerHost, const std::function<QStringList()> &staying)
{
    QByteArray wrong;
    const auto clean = [&] {
        const ProgramResult cleaned = thaw({u"clean"_s}, dockerHost);
        wrong = cleaned.exitCode == 0 ? staying().join(u'\n').toUtf8() : "exit code " + QByteArray::number(cleaned.exitCode) + '\n' + cleaned.errorOutput;
        return wrong.isEmpty();
    };
    for (const auto pause : {0s, 2s}) { // it may have begun to make something and not list it
        QTest::qWait(pause);
        if (!QTest::qWaitFor(clean, QDeadlineTimer(15s)))
            break;
    }
    return wrong;
}

QSet<QString> preparedImages(const QString &dockerHost)
{
    const auto listed = dockerCli({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s, u"thaw-prepared"_s}, dockerHost);
    const auto lines = QString::fromUtf8(listed.output).split(u'\n', Qt::SkipEmptyParts);
    return {lines.begin(), lines.end()};
}

void removePreparedImages(const QString &dockerHost, const QSet<QString> &before)
{
    for (const QString &made : preparedImages(dockerHost) - before)
        dockerCli({u"rmi"_s, made}, dockerHost);
}

QJsonObject fetch(const QString &address, int port)
{
    QTcpSocket socket;
    socket.connectToHost(address, quint16(port));
    if (!socket.waitForConnected(1000))
        return {};
    socket.write("GET / HTTP/1.0\r\nHost: test\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(1000))
        answer += socket.readAll();
    answer += socket.readAll();
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

QString addressOf(const QString &container, const QString &dockerHost)
{
    const auto result = dockerCli({u"inspect"_s, u"--format"_s,
                                   u"{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}"_s, container},
                                  dockerHost);
    return QString::fromUtf8(result.output).trimmed().section(u' ', 0, 0);
}

} // namespace Thaw

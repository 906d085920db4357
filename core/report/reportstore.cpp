// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reportstore.h"

#include "core/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace Thaw {

namespace {

constexpr int runsForUsual = 5;

// The same project by another path ("..", a link) has the same runs.
QString canonical(const QString &project)
{
    const QString path = QFileInfo(project).canonicalFilePath();
    return path.isEmpty() ? QDir::cleanPath(QDir::current().absoluteFilePath(project)) : path;
}

Result<> makePath(const QString &path)
{
    if (QDir().mkpath(path))
        return {};
    return failure(ErrorKind::Other,
                   Core::tr("The runs cannot be kept: the directory %1 cannot be made.").arg(path),
                   qt_error_string(errno));
}

Result<Report> readReport(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? ErrorKind::Other : ErrorKind::NotFound,
                       Core::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return failure(
            ErrorKind::Other,
            Core::tr("%1 is damaged at byte %2: %3.").arg(path).arg(error.offset).arg(error.errorString()));
    auto report = reportFromJson(json.object());
    if (!report)
        report.error().message.prepend(path + QStringLiteral(": "));
    return report;
}

} // namespace

ReportStore::ReportStore(const QString &baseDir)
    : m_base(baseDir.isEmpty() ? defaultDir() : QDir::cleanPath(QDir::current().absoluteFilePath(baseDir)))
{
}

QString ReportStore::defaultDir()
{
    // The specification says that a relative path is to be ignored.
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!state.startsWith(QLatin1Char('/')))
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return QDir::cleanPath(state) + QStringLiteral("/thaw/runs");
}

QString ReportStore::projectDir(const QString &project) const
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    const QString path = canonical(project);
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().first(12);
    QString name = QFileInfo(path).fileName().left(60).replace(unsafe, QStringLiteral("_"));
    return m_base + QLatin1Char('/') + name + QLatin1Char('-') + QString::fromLatin1(hash);
}

QString ReportStore::runDir(const QString &project, int number) const
{
    return projectDir(project) + QLatin1Char('/') + QString::number(number);
}

QString ReportStore::reportPath(const QString &project, int number) const
{
    return runDir(project, number) + QStringLiteral("/report.json");
}

QString ReportStore::logPath(const QString &project, int number) const
{
    return runDir(project, number) + QStringLiteral("/log.txt");
}

QString ReportStore::dumpLogPath(const QString &project, int number) const
{
    return runDir(project, number) + QStringLiteral("/criu-dump.log");
}

QString ReportStore::restoreLogPath(const QString &project, int number) const
{
    return runDir(project, number) + QStringLiteral("/criu-restore.log");
}

QList<int> ReportStore::numbers(const QString &projectDir) const
{
    QList<int> all;
    for (const QString &entry : QDir(projectDir).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool ok = false;
        const int number = entry.toInt(&ok);
        if (ok && number > 0 && QString::number(number) == entry)
            all.append(number);
    }
    std::ranges::sort(all, std::greater());
    return all;
}

Result<int> ReportStore::begin(const QString &project, int keep) const
{
    const QString dir = projectDir(project);
    if (const auto made = makePath(dir); !made)
        return failure(made);
    // mkdir() either makes the directory or says that somebody else has: two processes never get one number.
    for (int number = numbers(dir).value(0) + 1;; ++number) {
        const QString path = runDir(project, number);
        if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0) {
            prune(project, keep);
            return number;
        }
        if (errno != EEXIST)
            return failure(errno == ENOSPC || errno == EDQUOT ? ErrorKind::NoSpace : ErrorKind::Other,
                           Core::tr("The run cannot be kept: the directory %1 cannot be made: %2.")
                               .arg(path, qt_error_string(errno)));
    }
}

Result<> ReportStore::save(const Report &report) const
{
    if (const auto made = makePath(runDir(report.project, report.number)); !made)
        return made;
    QSaveFile file(reportPath(report.project, report.number));
    const QByteArray bytes = QJsonDocument(toJson(report)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(
            file.error() == QFileDevice::ResourceError ? ErrorKind::NoSpace : ErrorKind::Other,
            Core::tr("The report %1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

Result<Report> ReportStore::load(const QString &project, int number) const
{
    if (!QFileInfo::exists(runDir(project, number)))
        return failure(ErrorKind::NotFound, Core::tr("There is no run %1 of %2.").arg(number).arg(project));
    return readReport(reportPath(project, number));
}

QList<Report> ReportStore::runsIn(const QString &projectDir, QList<Problem> *problems) const
{
    QList<Report> reports;
    for (const int number : numbers(projectDir)) {
        const QString path = QStringLiteral("%1/%2/report.json").arg(projectDir).arg(number);
        if (!QFileInfo::exists(path))
            continue; // under way, or ended with the process
        const auto report = readReport(path);
        if (report)
            reports.append(*report);
        else if (problems)
            problems->append({Severity::Warning, report.error().message, path, 0, 0});
    }
    return reports;
}

QList<Report> ReportStore::runs(const QString &project, QList<Problem> *problems) const
{
    return runsIn(projectDir(project), problems);
}

QList<Report> ReportStore::all(QList<Problem> *problems) const
{
    QList<Report> reports;
    for (const QString &entry : QDir(m_base).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        reports += runsIn(m_base + QLatin1Char('/') + entry, problems);
    std::ranges::stable_sort(reports, std::greater(), &Report::started);
    return reports;
}

void ReportStore::prune(const QString &project, int keep) const
{
    const QList<int> all = numbers(projectDir(project));
    for (const int number : all.mid(qMax(1, keep)))
        QDir(runDir(project, number)).removeRecursively();
}

Result<> ReportStore::remove(const QString &project, int number) const
{
    const QString path = runDir(project, number);
    if (QDir(path).removeRecursively())
        return {};
    return failure(ErrorKind::Other, Core::tr("The run in %1 cannot be removed.").arg(path));
}

qint64 ReportStore::usualMs(const QString &project, StageId stage) const
{
    QList<qint64> times;
    int used = 0;
    const QString dir = projectDir(project);
    for (const int number : numbers(dir)) {
        const auto report = readReport(QStringLiteral("%1/%2/report.json").arg(dir).arg(number));
        if (!report || report->error || report->stages.isEmpty())
            continue;
        for (const StageInfo &info : report->stages)
            if (info.id == stage && info.state == StageState::Done)
                times.append(info.elapsedMs);
        if (++used == runsForUsual)
            break;
    }
    if (times.isEmpty())
        return -1;
    std::ranges::sort(times);
    const qsizetype middle = times.size() / 2;
    return times.size() % 2 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
}

} // namespace Thaw

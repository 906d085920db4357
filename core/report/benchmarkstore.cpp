// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/benchmarkstore.h"

#include "core/report/reportstore.h"
#include "core/words.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

namespace Thaw {

using namespace Qt::StringLiterals;

BenchmarkStore::BenchmarkStore(const QString &baseDir)
    : m_base(baseDir.isEmpty() ? QFileInfo(ReportStore::defaultDir()).path() + u"/benchmarks"_s : baseDir)
{
}

QString BenchmarkStore::directoryOf(const QString &application) const
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9._-]+"_s);
    QString name = application.left(80).replace(unsafe, u"_"_s);
    if (name.isEmpty() || name.startsWith(u'.'))
        name.prepend(u'_');
    return m_base + u'/' + name;
}

Result<QString> BenchmarkStore::save(const Benchmark &benchmark) const
{
    const QString directory = directoryOf(benchmark.application);
    const auto failed = [](const QString &path, const QString &why) {
        return failure(ErrorKind::Other, Core::tr("The benchmark %1 cannot be written: %2.").arg(path, why));
    };
    if (!QDir().mkpath(directory))
        return failed(directory, qt_error_string());
    const QString id = benchmark.imageId.mid(benchmark.imageId.indexOf(u':') + 1).left(12);
    QSaveFile file(u"%1/%2-%3.json"_s.arg(directory, benchmark.started.toUTC().toString(u"yyyyMMddTHHmmsszzz"_s), id));
    const QByteArray bytes = QJsonDocument(toJson(benchmark)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file.fileName(), file.errorString());
    // The names begin with the time.
    const QStringList names = QDir(directory).entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &old : names.mid(defaultKept))
        QFile::remove(directory + u'/' + old);
    return file.fileName();
}

QList<Benchmark> BenchmarkStore::ofApplication(const QString &application, QList<Problem> *problems) const
{
    const QString directory = directoryOf(application);
    QList<Benchmark> found;
    for (const QString &name : QDir(directory).entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed)) {
        QFile file(directory + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto benchmark = benchmarkFromJson(QJsonDocument::fromJson(file.readAll()).object());
        if (benchmark && benchmark->application == application)
            found.append(*benchmark);
        else if (!benchmark && problems)
            problems->append({Severity::Warning, benchmark.error().message, file.fileName(), 0, 0});
    }
    return found;
}

QList<Benchmark> BenchmarkStore::ofImage(const QString &application, const QString &imageId, QList<Problem> *problems) const
{
    QList<Benchmark> found = ofApplication(application, problems);
    found.removeIf([&](const Benchmark &benchmark) { return benchmark.imageId != imageId; });
    return found;
}

} // namespace Thaw

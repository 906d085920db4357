// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/trust.h"

#include "core/pipeline/labels.h"
#include "core/report/reportstore.h"
#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Podman leaves the algorithm out.
QByteArray digestOf(const QString &imageId)
{
    return imageId.section(u':', -1).toLatin1();
}

} // namespace

TrustStore::TrustStore(const QString &file)
    : m_path(file.isEmpty() ? QFileInfo(ReportStore::defaultDir()).path() + u"/trusted-images"_s : file)
{
}

bool TrustStore::contains(const QString &imageId) const
{
    QFile file(m_path);
    if (imageId.isEmpty() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray digest = digestOf(imageId) + ' ';
    while (!file.atEnd()) {
        if (file.readLine().startsWith(digest))
            return true;
    }
    return false;
}

Result<> TrustStore::add(const QString &imageId, const QString &name, const QString &why) const
{
    if (contains(imageId))
        return {};
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    const QString line = u"%1 %2 %3 %4\n"_s.arg(QString::fromLatin1(digestOf(imageId)), QDateTime::currentDateTimeUtc().toString(Qt::ISODate), why,
                                                QString(name).replace(u'\n', u' '));
    const QByteArray bytes = line.toUtf8();
    // One write of a file opened for appending: lines of two processes do not mix.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size())
        return failure(ErrorKind::Other, Core::tr("That %1 is trusted cannot be kept in %2: %3").arg(name, m_path, file.errorString()));
    return {};
}

bool isTrusted(const QString &imageId)
{
    if (TrustStore().contains(imageId))
        return true;
    const QByteArray digest = digestOf(imageId);
    for (const Report &report : ReportStore().all()) {
        if (!report.imageId.isEmpty() && digestOf(report.imageId) == digest)
            return true;
    }
    return false;
}

QString whyAsked(const QString &image)
{
    return Core::tr("%1 was not made on this machine. A checkpoint is a program: its memory holds code, and a restore lets that code go "
                    "on with the rights of its container. Restore it only if you trust who made it").arg(image);
}

QStringList saidOfItself(const Labels &labels, const QDateTime &created, qint64 size)
{
    QStringList sentences;
    const QString application = labels.value(Label::Application), version = labels.value(Label::Version);
    if (labels.value(Label::Kind) == Label::KindCheckpoint)
        sentences << Core::tr("It says that Thaw %1 made it of the project %2").arg(version, application);
    else
        sentences << Core::tr("It does not say that Thaw made it");
    const QString kernel = labels.value(Label::CriuHostKernel), engine = labels.value(Label::CriuEngineName);
    if (!kernel.isEmpty())
        sentences << Core::tr("It says that it was made on Linux %1 with %2 %3").arg(kernel, engine, labels.value(Label::CriuEngineVersion));
    if (created.isValid())
        sentences << Core::tr("Made: %1").arg(QLocale().toString(created.toLocalTime(), QLocale::ShortFormat));
    if (size > 0)
        sentences << Core::tr("Size: %1").arg(QLocale().formattedDataSize(size, 1, QLocale::DataSizeSIFormat));
    if (const QString capabilities = labels.value(Label::Capabilities); !capabilities.isEmpty())
        sentences << Core::tr("Its restore wants the capabilities %1").arg(capabilities);
    return sentences;
}

Error untrusted(const QString &image, const QString &command)
{
    return {.kind = ErrorKind::Usage,
            .message = whyAsked(image),
            .detail = {},
            .fixes = {{.id = u"trust"_s, .title = Core::tr("Restore It All the Same"), .command = command}}};
}

} // namespace Thaw

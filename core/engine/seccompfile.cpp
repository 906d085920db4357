// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/seccompfile.h"

#include "core/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Thaw {

Result<QString> seccompFile(const QByteArray &profile)
{
    if (profile.isEmpty())
        return QString();
    const QString directory =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/thaw/seccomp"_L1;
    const QString name =
        QString::fromLatin1(QCryptographicHash::hash(profile, QCryptographicHash::Sha256).toHex()) + ".json"_L1;
    const QString path = QDir(directory).absoluteFilePath(name);
    QFile present(path);
    if (present.open(QIODevice::ReadOnly) && present.readAll() == profile)
        return path;
    const auto failed = [&](const QString &why) {
        return failure(
            ErrorKind::Other,
            Core::tr("Could not write the seccomp profile %1.").arg(path), why);
    };
    if (!QDir().mkpath(directory))
        return failed(qt_error_string());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(profile) != profile.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther) ||
        !file.commit())
        return failed(file.errorString());
    return path;
}

} // namespace Thaw

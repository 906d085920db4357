// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Thaw {

/// A key of app_env_vars.sh that Thaw knows.
struct Key
{
    QString name;
    QString meaning; ///< one sentence
    QString syntax;
    QString defaultValue; ///< empty: none
    QString example;

    bool operator==(const Key &) const = default;
};

/// Every key, the six of criu-for-docker first. The one source for validation, documentation and completion.
const QList<Key> &projectKeys();

bool isProjectKey(const QString &name);

/// The known key that was probably meant, or an empty string.
QString similarKey(const QString &name);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Thaw {

/// A project that was open before.
struct RecentProject
{
    QString directory;
    QString name;
    QString outcome; ///< one sentence of its last run; may be empty

    bool operator==(const RecentProject &) const = default;
};

/// Newest first; directories that are gone are left out.
QList<RecentProject> recentProjects();
void rememberProject(const QString &directory, const QString &outcome = {});
void forgetProject(const QString &directory);

} // namespace Thaw

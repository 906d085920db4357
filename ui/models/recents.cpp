// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recents.h"

#include <QFileInfo>
#include <QSettings>

namespace Thaw {

namespace {

constexpr int most = 12;

QList<RecentProject> stored()
{
    QSettings settings;
    QList<RecentProject> recents;
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QString directory = settings.value(QStringLiteral("directory")).toString();
        recents.append({directory, QFileInfo(directory).fileName(), settings.value(QStringLiteral("outcome")).toString()});
    }
    settings.endArray();
    return recents;
}

void store(const QList<RecentProject> &recents)
{
    QSettings settings;
    settings.remove(QStringLiteral("recent"));
    settings.beginWriteArray(QStringLiteral("recent"));
    for (int i = 0; i < recents.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("directory"), recents[i].directory);
        settings.setValue(QStringLiteral("outcome"), recents[i].outcome);
    }
    settings.endArray();
}

} // namespace

QList<RecentProject> recentProjects()
{
    QList<RecentProject> recents = stored();
    recents.removeIf([](const RecentProject &recent) { return !QFileInfo(recent.directory).isDir(); });
    return recents;
}

void rememberProject(const QString &directory, const QString &outcome)
{
    QList<RecentProject> recents = stored();
    QString last = outcome;
    for (const RecentProject &recent : std::as_const(recents)) {
        if (recent.directory == directory && last.isEmpty())
            last = recent.outcome;
    }
    recents.removeIf([&](const RecentProject &recent) { return recent.directory == directory; });
    recents.prepend({directory, QFileInfo(directory).fileName(), last});
    while (recents.size() > most)
        recents.removeLast();
    store(recents);
}

void forgetProject(const QString &directory)
{
    QList<RecentProject> recents = stored();
    recents.removeIf([&](const RecentProject &recent) { return recent.directory == directory; });
    store(recents);
}

} // namespace Thaw

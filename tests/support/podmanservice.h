// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace Thaw {

/// A Podman of the test's own, with a home directory that says what registries it trusts. All of it goes away with the object.
class PodmanService
{
public:
    PodmanService();
    ~PodmanService();

    /// Takes registries.conf and certs.d of home(); the engine has the sample's base image then.
    bool startWithSample();
    QString why() const { return m_why; }
    QString host() const { return QStringLiteral("unix://") + m_directory.filePath(QStringLiteral("podman.sock")); }
    QString home() const { return m_directory.filePath(QStringLiteral("home")); }

private:
    bool run(const QStringList &arguments);
    QStringList places() const;

    QTemporaryDir m_directory{QStringLiteral("/tmp/thaw-p-XXXXXX")};
    QString m_data;
    QString m_network;
    QProcess m_service;
    QString m_why;
};

} // namespace Thaw

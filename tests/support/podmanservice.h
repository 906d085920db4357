// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ownengine.h"

#include <QTemporaryDir>

namespace Thaw {

/// A Podman of the test's own, with a home directory that says what registries it trusts. All of it goes away with the object.
class PodmanService : public OwnEngine
{
public:
    PodmanService();
    ~PodmanService() override;

    /// Takes registries.conf and certs.d of home().
    bool start() override;
    bool startWithSample() override;
    /// As if the service had died between the two records Podman keeps of a container it makes: only its storage's stays.
    bool forgetContainer(const QString &name);
    QString host() const override { return QStringLiteral("unix://") + m_directory.filePath(QStringLiteral("podman.sock")); }
    QString home() const { return m_directory.filePath(QStringLiteral("home")); }

private:
    bool answers() const override;
    bool run(const QStringList &arguments);
    QStringList places() const;
    void removeNetwork();

    QTemporaryDir m_directory{QStringLiteral("/tmp/thaw-p-XXXXXX")};
    QString m_data;
    QString m_network;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ownengine.h"

#include <QStringList>

namespace Thaw {

/// A dockerd of the test's own, with data, socket, bridge and addresses that nobody else has. All of it goes away with
/// the object.
class KillableEngine : public OwnEngine
{
public:
    /// options: further ones of dockerd, such as --live-restore.
    explicit KillableEngine(const QStringList &options = {});
    ~KillableEngine() override;

    bool start() override;
    bool startWithSample() override;

    QString host() const override { return QStringLiteral("unix://") + m_socket; }
    /// This machine's address on the bridge of its containers.
    QString gateway() const { return m_gateway.section(u'/', 0, 0); }

private:
    bool answers() const override;
    bool import(const QString &tar, const QString &name);
    bool run(const QString &program, const QStringList &arguments);
    static QString output(const QString &program, const QStringList &arguments);

    QStringList m_options;
    QString m_name;
    QString m_data;
    QString m_socket;
    QString m_gateway;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace Thaw {

class Certificates;

/// A registry of the test's own (Debian's docker-registry). All of it goes away with the object.
class RegistryServer
{
public:
    /// At that address of this machine; authority: it has TLS, with a certificate of that authority; user and password: it
    /// wants them.
    explicit RegistryServer(const QString &address, Certificates *authority = nullptr, const QString &user = {}, const QString &password = {});
    ~RegistryServer();

    bool start();
    QString why() const { return m_why; }
    /// "127.0.0.1:40123": what images' names begin with.
    QString name() const { return m_name; }
    /// How many blobs it has whole.
    int blobs() const;

private:
    QTemporaryDir m_directory;
    QProcess m_process;
    QString m_name;
    QString m_why;
};

} // namespace Thaw

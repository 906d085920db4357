// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace Thaw {

/// Certificates that openssl makes for a test: an authority, and what it has signed.
class Certificates
{
public:
    Certificates();

    bool isValid() const { return m_why.isEmpty(); }
    QString why() const { return m_why; }

    /// NAME.pem and NAME-key.pem, signed by the authority. alternatives: "IP:127.0.0.1", "DNS:name"; empty: a client's.
    void issue(const QString &name, const QString &alternatives = {});
    QString path(const QString &file) const { return m_directory.filePath(file); }
    /// A directory as DOCKER_CERT_PATH has it: ca.pem of the authority, cert.pem and key.pem of that name (empty: without).
    QString directoryFor(const QString &name, const Certificates &authority) const;

private:
    void run(const QStringList &arguments);

    QTemporaryDir m_directory;
    QString m_why;
};

} // namespace Thaw

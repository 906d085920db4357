// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificates.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace Thaw {

using namespace Qt::StringLiterals;

Certificates::Certificates()
{
    run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Thaw's tests"_s, u"-addext"_s,
         u"keyUsage=critical,keyCertSign"_s, u"-keyout"_s, path(u"ca-key.pem"_s), u"-out"_s, path(u"ca.pem"_s)});
}

void Certificates::run(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        m_why = u"openssl: "_s + process.errorString() + QString::fromUtf8(process.readAllStandardError());
}

void Certificates::issue(const QString &name, const QString &alternatives)
{
    QFile extensions(path(name + u".ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        m_why = extensions.errorString();
    extensions.write(alternatives.isEmpty() ? QByteArray("extendedKeyUsage=clientAuth\n")
                                            : "extendedKeyUsage=serverAuth\nsubjectAltName=" + alternatives.toUtf8() + '\n');
    extensions.close();
    run({u"req"_s, u"-new"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, path(name + u"-key.pem"_s),
         u"-out"_s, path(name + u".csr"_s)});
    run({u"x509"_s, u"-req"_s, u"-in"_s, path(name + u".csr"_s), u"-CA"_s, path(u"ca.pem"_s), u"-CAkey"_s, path(u"ca-key.pem"_s), u"-CAcreateserial"_s,
         u"-days"_s, u"2"_s, u"-extfile"_s, extensions.fileName(), u"-out"_s, path(name + u".pem"_s)});
}

QString Certificates::directoryFor(const QString &name, const Certificates &authority) const
{
    const QString directory = path(name.isEmpty() ? u"nobody.d"_s : name + u".d"_s);
    QDir().mkpath(directory);
    QFile::remove(directory + u"/ca.pem"_s);
    QFile::copy(authority.path(u"ca.pem"_s), directory + u"/ca.pem"_s);
    if (!name.isEmpty()) {
        QFile::copy(path(name + u".pem"_s), directory + u"/cert.pem"_s);
        QFile::copy(path(name + u"-key.pem"_s), directory + u"/key.pem"_s);
    }
    return directory;
}

} // namespace Thaw

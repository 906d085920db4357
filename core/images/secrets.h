// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace Thaw {

/// Something in an image that others should not read, and where it is.
struct SecretPlace
{
    enum class Kind { Value, PrivateKey, Token };
    enum class Where { Configuration, Environment, Memory, File };

    Kind kind = Kind::Value;
    Where where = Where::Configuration;
    QString name{};     ///< of the variable, or what it is: "RSA private key", "GitHub token"
    QString place{};    ///< "process 301 (server), [heap]", "/app/config.yml", "line 3 of …"
    QString preview{};  ///< masked(): the secret itself is never kept
    qint64 times = 1;   ///< found at this place

    bool operator==(const SecretPlace &) const = default;
};

/// A secret that is looked for by its bytes: the value of a variable whose name or form says that it is one.
struct KnownSecret
{
    QString name{};
    QByteArray value{};

    bool operator==(const KnownSecret &) const = default;
};

/// Those of NAME=value lines that look like secrets (looksSecret() of core/project/envfile.h) and are long enough
/// (6 bytes) not to be found everywhere.
QList<KnownSecret> knownSecrets(const QStringList &environment);

/// The same of several lists, each value once; bounded (100).
QList<KnownSecret> knownSecrets(const QList<QStringList> &environments);

/// What may be shown of a secret: "hunt•••", at most a quarter of it and four characters.
QString masked(const QString &value);

/// A hit in a stream of bytes.
struct SecretHit
{
    SecretPlace::Kind kind = SecretPlace::Kind::Value;
    QString name{};
    QString preview{};
    qint64 offset = 0;

    bool operator==(const SecretHit &) const = default;
};

/// What a scanner looks for.
enum class SecretForms { All, KnownValuesOnly };

/// Looks for known values (as UTF-8 and UTF-16), private keys and tokens in bytes that stream by, in pieces of any size.
class SecretScanner
{
public:
    explicit SecretScanner(const QList<KnownSecret> &known, SecretForms forms = SecretForms::All);
    ~SecretScanner();
    Q_DISABLE_COPY_MOVE(SecretScanner)

    void feed(QByteArrayView bytes);
    /// The stream has ended: its hits, by offset; bounded (1000). What is fed next is another stream.
    QList<SecretHit> take();

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace Thaw

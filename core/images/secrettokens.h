// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Thaw {

/// A secret that is known by its form: what it begins with, and what has to follow.
struct SecretForm
{
    QByteArray prefix;
    QString name;          ///< "GitHub token"; of private keys empty, as the key says what it is
    qsizetype least = 0;   ///< characters after the prefix
    qsizetype most = 0;    ///< a longer run is something else; 0: any length
    QByteArray further{};  ///< allowed beside letters and digits
    bool upperOnly = false; ///< no lower-case letters
};

const QList<SecretForm> &secretForms();

/// How far behind its beginning a form is looked at, in bytes.
inline constexpr qsizetype secretReach = 512;

struct FoundForm
{
    QString name;
    QString preview;
    bool privateKey = false;
};

/// Whether what begins at text[at] really is of that form.
std::optional<FoundForm> matchForm(const SecretForm &form, QByteArrayView text, qsizetype at);

} // namespace Thaw

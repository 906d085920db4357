// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <memory>
#include <stop_token>

class QFile;

namespace Thaw {

/// The patterns of a .dockerignore: "*", "**", "?", "[…]", and "!" for what is taken all the same.
class IgnoreRules
{
public:
    static IgnoreRules parse(const QByteArray &dockerignore);
    bool ignores(const QString &path) const;

private:
    struct Rule
    {
        QRegularExpression pattern;
        bool takes = false;
    };
    QList<Rule> m_rules;
};

/// What a build gets: the files below a directory that its .dockerignore does not leave out, relative and sorted.
/// The Containerfile itself is always among them.
Result<QStringList> contextFiles(const QString &directory, const QString &containerfile);

/// These files as a tar stream in a temporary file, open at its beginning: contexts may be bigger than memory.
Result<std::shared_ptr<QFile>> packContext(const QString &directory, const QStringList &files, const std::stop_token &stop = {});

} // namespace Thaw

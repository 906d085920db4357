// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/yaml.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Thaw::Yaml {

using namespace Qt::StringLiterals;

QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString list(const QStringList &words)
{
    QStringList parts;
    for (const QString &word : words)
        parts << quoted(word);
    return u'[' + parts.join(u", "_s) + u']';
}

QString indented(const QString &text, int spaces)
{
    QString result;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        result += QString(spaces, u' ') + line + u'\n';
    return result;
}

} // namespace Thaw::Yaml

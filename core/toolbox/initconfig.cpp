// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolbox/initconfig.h"

namespace Thaw {

using namespace Qt::StringLiterals;

void InitConfig::add(const QString &key, const QString &value)
{
    m_lines.append({key, value});
}

QByteArray InitConfig::toBytes() const
{
    QByteArray text;
    for (const auto &[key, value] : m_lines) {
        QString escaped = value;
        escaped.replace(u"\\"_s, u"\\\\"_s).replace(u"\n"_s, u"\\n"_s);
        text += key.toUtf8() + ' ' + escaped.toUtf8() + '\n';
    }
    return text;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jsonlinereader.h"

#include "core/words.h"

#include <QJsonDocument>

namespace Thaw {

namespace {

constexpr qsizetype longestLine = 4 * 1024 * 1024;

Error malformed(const QByteArray &line)
{
    return {ErrorKind::Truncated,
            Core::tr("The engine's answer is malformed."),
            QString::fromUtf8(line.left(512)),
            {}};
}

} // namespace

QList<QJsonObject> JsonLineReader::feed(const QByteArray &stream)
{
    QList<QJsonObject> objects;
    qsizetype begin = 0;
    while (!m_error) {
        const qsizetype end = stream.indexOf('\n', begin);
        if (end < 0)
            break;
        m_line.append(QByteArrayView(stream).sliced(begin, end - begin));
        begin = end + 1;
        if (const auto object = parse(std::exchange(m_line, {})))
            objects.append(*object);
    }
    if (m_error)
        return objects;
    m_line.append(QByteArrayView(stream).sliced(begin));
    if (m_line.size() > longestLine)
        m_error = malformed(m_line);
    return objects;
}

std::optional<QJsonObject> JsonLineReader::parse(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return {};
    const auto document = QJsonDocument::fromJson(line);
    if (document.isObject())
        return document.object();
    m_error = malformed(line);
    return {};
}

Result<QList<QJsonObject>> JsonLineReader::finish()
{
    QList<QJsonObject> objects;
    if (!m_error) {
        if (const auto object = parse(std::exchange(m_line, {})))
            objects.append(*object);
    }
    if (m_error)
        return std::unexpected(*m_error);
    return objects;
}

} // namespace Thaw

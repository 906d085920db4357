// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace Thaw {

/// The text thaw-init reads (core/init/protocol.h): "key value" lines, order kept.
class InitConfig
{
public:
    void add(const QString &key, const QString &value);
    QByteArray toBytes() const;

    bool operator==(const InitConfig &) const = default;

private:
    QList<QPair<QString, QString>> m_lines;
};

} // namespace Thaw

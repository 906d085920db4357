// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <ranges>
#include <utility>

namespace Thaw {

/// Variables that a test sets; they are as they were before when this goes.
class Environment
{
public:
    Environment() = default;
    ~Environment()
    {
        for (const auto &[name, value] : m_before | std::views::reverse)
            value ? qputenv(name, *value) : qunsetenv(name);
    }
    Environment(const Environment &) = delete;
    Environment &operator=(const Environment &) = delete;

    /// A null value: it is not set.
    void set(const QByteArray &name, const QString &value)
    {
        m_before.append({name, qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt});
        value.isNull() ? qunsetenv(name) : qputenv(name, value.toUtf8());
    }

private:
    QList<std::pair<QByteArray, std::optional<QByteArray>>> m_before;
};

} // namespace Thaw

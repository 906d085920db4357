// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/connect.h"

#include <QJsonObject>

namespace Thaw {

/// One thing the doctor has looked at.
struct Finding
{
    enum class State { Good, Doubtful, Bad };

    QString id{};    ///< stable: "kernel", "probe"
    QString title{}; ///< "Kernel"
    State state = State::Good;
    QString text{};   ///< what was found
    QString remedy{}; ///< what to do about it; empty if it is good

    bool operator==(const Finding &) const = default;
};

/// One endpoint, and what was found where an engine answers there.
struct EngineHealth
{
    EndpointAttempt attempt{};
    EngineDetails details{};
    QList<Finding> findings{};

    bool isUsable() const;
    bool operator==(const EngineHealth &) const = default;
};

/// What the doctor has to say of this machine and its engines.
struct Health
{
    QString version{}; ///< of Thaw
    QList<Finding> machine{};
    QList<EngineHealth> engines{};

    /// Checkpoints can be made: an engine is usable, and nothing of the machine stands against it.
    bool isUsable() const;
    /// What is not good of the machine and of the engine at that endpoint, the bad first.
    QList<Finding> concerns(const Endpoint &endpoint) const;
    bool operator==(const Health &) const = default;
};

/// As the terminal shows it and a report in an issue wants it: a line a finding, its remedy below.
QString healthText(const Health &health);
/// Versioned ("format": "thaw.doctor/1").
QJsonObject toJson(const Health &health);

} // namespace Thaw

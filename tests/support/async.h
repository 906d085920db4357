// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

namespace Thaw {

/// Runs the event loop until the task has its result. For tests only: the program has no nested loops.
template<typename T>
Result<T> await(QCoro::Task<Result<T>> task, std::chrono::milliseconds timeout = std::chrono::seconds(30))
{
    const auto result = std::make_shared<std::optional<Result<T>>>();
    [](QCoro::Task<Result<T>> awaited, std::shared_ptr<std::optional<Result<T>>> place) -> QCoro::Task<> {
        auto value = co_await std::move(awaited);
        place->emplace(std::move(value));
    }(std::move(task), result);
    if (!QTest::qWaitFor([&] { return result->has_value(); }, QDeadlineTimer(timeout)))
        return failure(ErrorKind::TimedOut, QStringLiteral("The test's time limit is over."));
    return std::move(**result);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <expected>

namespace Thaw {

/// What went wrong, as far as code has to tell cases apart (exit codes, retries, help).
enum class ErrorKind {
    Other,
    Usage,             ///< the command line or a call's arguments
    Project,           ///< the project directory or one of its files
    EngineUnreachable, ///< no engine answers there
    EngineDenied,      ///< it answers, but not to us
    EngineTooOld,
    EngineLost,        ///< it answered before and has stopped to
    NotFound,          ///< HTTP 404: image, container, path
    Conflict,          ///< HTTP 409: name taken, wrong state
    Invalid,           ///< HTTP 400: the engine refuses the request's contents
    EngineFailure,     ///< HTTP 5xx
    NotReady,          ///< not ready within the time limit
    AppEnded,          ///< the application ended before it was ready
    Checkpoint,
    Commit,
    Restore,
    NoSpace,
    Threshold,         ///< a limit the user set was missed, or two things differ
    TimedOut,
    Truncated,         ///< a stream ended without its verdict
    Cancelled,
};

/// Something a person can do about an error: a button in the window, a command in the terminal.
struct Fix
{
    /// Stable name that code acts on. What a program can do itself in the project is "set:KEY=VALUE" or
    /// "add:KEY=WORDS" (app_env_vars.sh); the rest is advice.
    QString id;
    QString title;   ///< what a button says
    QString command; ///< what a terminal user types; may be empty

    bool operator==(const Fix &) const = default;
};

struct Error
{
    ErrorKind kind = ErrorKind::Other;
    QString message;             ///< one sentence for people: what, where
    QString detail;              ///< evidence, kept verbatim (status, last log lines); may be empty
    QList<Fix> fixes;
    bool outcomeUnknown = false; ///< the request may have been carried out all the same

    bool operator==(const Error &) const = default;
};

template<typename T = void>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {},
                                                    QList<Fix> fixes = {})
{
    return std::unexpected(Error{kind, std::move(message), std::move(detail), std::move(fixes)});
}

/// Hands the error of one result on as another result's.
template<typename T>
[[nodiscard]] std::unexpected<Error> failure(const Result<T> &failed)
{
    return std::unexpected(failed.error());
}

} // namespace Thaw

Q_DECLARE_METATYPE(Thaw::Error)

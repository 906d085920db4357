// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLocalSocket>

#include <optional>

class QNetworkReply;

namespace Thaw {

struct Request;

/// What a finished reply failed with, or nothing. Reads the body of a refusal.
std::optional<Error> errorOf(QNetworkReply &reply, const Request &request);

/// What an HTTP status and the engine's error body mean. Podman answers 500 for most refusals, so its texts
/// count as well.
Error statusError(int status, const QByteArray &body, const Request &request);

/// What a connection of our own failed with; text: the socket's words.
Error socketError(QLocalSocket::LocalSocketError error, const QString &text, const Request &request);

/// sent: the request may have reached the engine.
Error cancelledError(const Request &request, bool sent = true);
Error timeoutError(const Request &request);

/// An answer that ended early or makes no sense.
Error truncatedError(const Request &request, const QByteArray &evidence = {});

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <QCommandLineOption>

namespace Thaw {

/// --trust.
QCommandLineOption trustOption();

/// Before an image that was not made here is restored: fails unless --trust or --yes is given, or the person at the
/// terminal says yes. What has been agreed to is remembered.
QCoro::Task<Result<>> agreeToImage(std::shared_ptr<Invocation> call, std::shared_ptr<Docker> engine, QString reference);
/// The same for an archive, which is asked about each time.
QCoro::Task<Result<>> agreeToArchive(std::shared_ptr<Invocation> call, QString path);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/registry/transferprogress.h"

namespace Thaw {

/// What a push or a pull came to.
struct TransferResult
{
    QString name{};   ///< with its tag
    QString digest{}; ///< of the manifest; may be empty after a pull
    QList<LayerTransfer> layers{};

    bool operator==(const TransferResult &) const = default;
};

using TransferSink = std::function<void(const TransferProgress &)>;

/// Sends an image of the engine to the registry that name begins with. Where name is another one than the image has, it gets
/// that one too, for good if it went well. Repeated after an interruption, only what is missing is sent.
Task<TransferResult> pushImage(std::shared_ptr<Docker> engine, QString image, QString name, TransferSink progress, std::stop_token stop);

/// Gets an image from its registry onto the engine.
Task<TransferResult> pullImage(std::shared_ptr<Docker> engine, QString name, TransferSink progress, std::stop_token stop);

} // namespace Thaw

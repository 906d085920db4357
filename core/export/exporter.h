// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/export/artefact.h"

namespace Thaw {

struct ExportRequest
{
    ExportFormat format = ExportFormat::Script;
    QString project{};  ///< directory; needed by what makes an image
    QString image{};    ///< for what starts one; empty: the newest the project has made
    KubernetesKind kind = KubernetesKind::Deployment;
    QString store{};    ///< where the report store is; empty: the user's

    bool operator==(const ExportRequest &) const = default;
};

/// The artefact and the files it needs.
Task<ExportedFiles> exportArtefact(std::shared_ptr<Docker> engine, ExportRequest request, std::stop_token stop = {});

} // namespace Thaw

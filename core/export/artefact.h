// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/project/recipe.h"
#include "core/restore/restorecommand.h"
#include "core/toolbox/toolbox.h"

#include <optional>

namespace Thaw {

/// What a project or an image can be exported as.
enum class ExportFormat { Script, Containerfile, Compose, Workflow, Kubernetes };

/// What a Kubernetes manifest describes.
enum class KubernetesKind { Deployment, Knative, Pod };

/// "script", "containerfile" …: as the command line has them, and back.
QString formatName(ExportFormat format);
std::optional<ExportFormat> formatOf(const QString &name);
QStringList formatNames();
/// "Shell script" …: as people read it.
QString formatTitle(ExportFormat format);
/// They make the image, so they need the project; the others start one that is there.
bool makesImage(ExportFormat format);

struct ExportedFile
{
    QString name{};    ///< relative
    QByteArray content{};
    quint32 mode = 0644;

    bool operator==(const ExportedFile &) const = default;
};

/// An export: the artefact first, then the files it needs beside it.
using ExportedFiles = QList<ExportedFile>;

/// What the artefacts that make an image are written from.
struct MakingParts
{
    Recipe recipe;
    ImageDetails base;
    Toolbox toolbox;
    QByteArray nonce;          ///< marks what the artefact makes
    QStringList capabilities;  ///< that a restore of the image is known to need; empty: not known

    bool operator==(const MakingParts &) const = default;
};

/// The files beside a script or a Containerfile that makes an image: toolbox.tar, app/, run/, the seccomp profiles, and
/// host/ where the project has a run_<name>.sh.
Result<ExportedFiles> makingFiles(const MakingParts &parts);

/// What the artefacts that start an image are written from.
struct StartingParts
{
    RestoreSpec spec;
    QString reference;      ///< of the image
    QByteArray profile;     ///< seccomp, JSON; "unconfined" where the image needs that
    Check probe{.kind = Check::Kind::None, .path = {}, .command = {}};
    qint64 bytes = 0;       ///< of the checkpoint
    QList<Mount> mounts{};  ///< the project's, where it is known
    QString architecture{}; ///< Go's name: "amd64"
    QString kernel{};       ///< release of the one the checkpoint was made on; empty: not known
    QStringList instructions{}; ///< instruction sets of the CPU it was made on, as /proc/cpuinfo names them

    bool operator==(const StartingParts &) const = default;
};

/// Writes them below a directory, which is made; existing files are replaced only if overwrite. The path of the first.
Result<QString> writeExport(const ExportedFiles &files, const QString &directory, bool overwrite);

} // namespace Thaw

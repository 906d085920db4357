// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/containerfile.h"

#include "core/engine/tarball.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

Task<QByteArray> readContainerFile(std::shared_ptr<Docker> engine, QString container, QString path)
{
    const auto tar = co_await engine->getArchive(container, path);
    if (!tar)
        co_return failure(tar);
    const auto entries = unpackTar(*tar);
    if (!entries)
        co_return failure(entries);
    if (entries->isEmpty() || entries->first().isDirectory)
        co_return failure(ErrorKind::NotFound, Core::tr("%1 is not a file in the container").arg(path));
    co_return entries->first().data;
}

} // namespace Thaw

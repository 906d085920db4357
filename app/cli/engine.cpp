// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "core/engine/connect.h"

namespace Thaw {

QCoro::Task<Result<std::shared_ptr<Docker>>> engineFor(std::shared_ptr<Invocation> call, QString host)
{
    const auto engine = co_await connectFirst(host.isEmpty() ? call->host : host, QProcessEnvironment::systemEnvironment(), call->stop);
    if (engine) {
        if (const QString warning = (*engine)->endpoint().warning(); !warning.isEmpty())
            call->note(warning);
    }
    co_return engine;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/secrets.h"

#include <QCoroTask>

namespace Thaw {

class Run;

/// The values that look secret, of the project and of its base image; what is scrubbed among them as well.
QList<KnownSecret> secretsOf(const Run &run);

/// Looks for them in the checkpoint that the run's container holds, and for keys and tokens, and warns of what it finds.
/// Takes about a second for a gigabyte; nothing if there are no such values.
QCoro::Task<> warnOfSecrets(Run &run);

/// A sentence for each secret, with the places it is at.
QStringList secretWarnings(const QList<SecretPlace> &places);

} // namespace Thaw

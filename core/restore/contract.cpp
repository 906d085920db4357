// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/contract.h"

#include "core/init/protocol.h"
#include "core/pipeline/labels.h"

#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What --unprivileged CRIU needs, beside what the application had.
const QStringList fewest{u"CHECKPOINT_RESTORE"_s, u"SETPCAP"_s};

RestoreContract thawContract()
{
    return {.way = RestoreWay::Thaw,
            .name = u"Thaw"_s,
            .directory = QString::fromLatin1(THAW_CHECKPOINT_DIR),
            .log = QString::fromLatin1(THAW_RESTORE_LOG)};
}

/// Source: criu-for-docker, appcr.sh and common_env_vars.sh. CRIU runs in the scripts' directory, and there is no way
/// back to a cold start. Of its capabilities SYS_RESOURCE is left out, which a dump needs and a restore does not;
/// SYS_TIME is what a current CRIU needs beside them.
RestoreContract criuForDocker(const QString &directory)
{
    return {.way = RestoreWay::CriuForDocker,
            .name = u"criu-for-docker"_s,
            .directory = directory,
            .log = directory + u"/cr_logs/restore.log"_s,
            .capabilities = {u"AUDIT_CONTROL"_s, u"DAC_READ_SEARCH"_s, u"NET_ADMIN"_s, u"SYS_ADMIN"_s,
                             u"SYS_PTRACE"_s, u"SYS_TIME"_s, u"CHECKPOINT_RESTORE"_s},
            .console = {},
            .unconfined = true,
            .restoredPattern = {},
            .coldPattern = u"^INFO: Starting the app to checkpoint it"_s};
}

/// Source: OpenLiberty, bin/server and the messages CWWKC0452I, CWWKE0961I. Not exercised by us on a real image.
RestoreContract liberty()
{
    return {.way = RestoreWay::Own,
            .name = u"Liberty InstantOn"_s,
            .directory = u"/output/workarea/checkpoint/image"_s,
            .log = u"/logs/checkpoint/restore.log"_s,
            .environment = {u"CRIU_RESTORE_DISABLE_RECOVERY=true"_s},
            .capabilities = fewest,
            .console = u"/logs/console.log"_s,
            .restoredPattern = u"CWWKC0452I"_s,
            .coldPattern = u"CWWKE0961I"_s};
}

/// Source: CRaC's documentation of -XX:CRaCRestoreFrom. Not exercised by us on a real image.
RestoreContract crac(const QString &directory)
{
    return {.way = RestoreWay::Own,
            .name = u"CRaC"_s,
            .directory = directory,
            .log = {},
            .capabilities = fewest,
            .restoredPattern = {},
            .coldPattern = {}};
}

RestoreContract fromLabels(const Labels &labels)
{
    return {.way = RestoreWay::Own,
            .name = u"its own entrypoint"_s,
            .directory = labels.value(Label::OwnDirectory),
            .log = labels.value(Label::OwnLog),
            .environment = labels.value(Label::OwnEnvironment).split(u' ', Qt::SkipEmptyParts),
            .capabilities = labels.contains(Label::Capabilities)
                ? labels.value(Label::Capabilities).split(u' ', Qt::SkipEmptyParts)
                : fewest,
            .console = labels.value(Label::OwnConsole),
            .restoredPattern = labels.value(Label::OwnRestored),
            .coldPattern = labels.value(Label::OwnCold)};
}

} // namespace

std::optional<RestoreContract> contractOf(const ImageDetails &image)
{
    if (image.labels.value(Label::Kind) == Label::KindCheckpoint)
        return thawContract();
    if (image.labels.contains(Label::OwnDirectory))
        return fromLabels(image.labels);
    const QString line = (image.entrypoint + image.command).join(u' ');
    if (line.contains("appcr.sh"_L1))
        return criuForDocker(image.workingDir.isEmpty() ? u"/opt/appcr"_s : image.workingDir);
    static const QRegularExpression restoreFrom(u"-XX:CRaCRestoreFrom=(\\S+)"_s);
    for (const QString &text : image.environment + QStringList{line}) {
        if (const auto found = restoreFrom.match(text); found.hasMatch())
            return crac(found.captured(1));
    }
    if (line.contains("docker-server.sh"_L1) || line.contains("/opt/ol/helpers"_L1))
        return liberty();
    return std::nullopt;
}

} // namespace Thaw

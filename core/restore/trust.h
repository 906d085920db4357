// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/result.h"

namespace Thaw {

/// The images that may be restored without asking: those made here and those that a person has agreed to. A file of
/// lines, "ID time made|agreed name"; several processes may use it at once.
class TrustStore
{
public:
    /// Empty: $XDG_STATE_HOME/thaw/trusted-images.
    explicit TrustStore(const QString &file = {});

    QString path() const { return m_path; }
    bool contains(const QString &imageId) const;
    Result<> addMade(const QString &imageId, const QString &name) const { return add(imageId, name, QStringLiteral("made")); }
    Result<> addAgreed(const QString &imageId, const QString &name) const { return add(imageId, name, QStringLiteral("agreed")); }

private:
    Result<> add(const QString &imageId, const QString &name, const QString &why) const;

    QString m_path;
};

/// Whether the image was made on this machine (a run of the report store has it), or has been agreed to.
bool isTrusted(const QString &imageId);

/// Why one is asked before such an image is restored.
QString whyAsked(const QString &image);

/// What an image says of itself, a sentence each. Anybody can write that into an image.
QStringList saidOfItself(const Labels &labels, const QDateTime &created, qint64 size);

/// The error of an image, or an archive, that may not be restored without somebody's word. command: what gives it.
Error untrusted(const QString &image, const QString &command);

} // namespace Thaw

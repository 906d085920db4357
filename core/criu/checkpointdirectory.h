// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"
#include "core/result.h"

#include <functional>
#include <memory>

namespace Thaw {

/// A directory of this machine with CRIU's files. Only regular files in it itself are seen: no link leads out of it,
/// nothing else (pipes, devices) is opened for reading. May be used from one thread at a time.
class CheckpointDirectory
{
public:
    /// Fails where there is no such directory, or nothing of CRIU's in it.
    static Result<std::shared_ptr<CheckpointDirectory>> open(const QString &path);
    ~CheckpointDirectory();

    /// All sizes, and what readImages() needs, within its bounds.
    const CheckpointFiles &files() const { return m_files; }

    /// The bytes of a piece, fewer if the file has no more.
    QByteArray read(const PagePiece &piece) const;

    /// Gives a file's bytes from its beginning in pieces, until take says no. False: it cannot be read,
    /// or take said no.
    bool stream(const QString &name, const std::function<bool(QByteArrayView bytes)> &take) const;

private:
    explicit CheckpointDirectory(int fd) : m_fd(fd) {}
    Result<> list();
    int file(const QString &name) const;

    int m_fd;
    CheckpointFiles m_files;
    mutable QString m_openName; ///< the file that was read last
    mutable int m_openFile = -1;
};

/// The same for who needs no pages.
Result<CheckpointFiles> readCheckpointDirectory(const QString &path);

} // namespace Thaw

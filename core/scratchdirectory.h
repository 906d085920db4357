// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTemporaryDir>

namespace Thaw {

/// A directory that this process alone uses and only its user may enter; it goes with the object. If the process is killed
/// before, the next directory of that kind, or removeAbandoned(), takes it away.
class ScratchDirectory
{
public:
    struct Kind
    {
        QString place{};     ///< the directory that it is in
        QString prefix{};    ///< of its name
        QStringList holds{}; ///< all that is ever in it: whatever holds more is somebody else's and stays
    };

    explicit ScratchDirectory(const Kind &kind);
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory &) = delete;
    ScratchDirectory &operator=(const ScratchDirectory &) = delete;

    bool isValid() const { return m_directory.isValid(); }
    QString errorString() const { return m_directory.errorString(); }
    QString filePath(const QString &name) const { return m_directory.filePath(name); }

    /// Of this user only, and of processes that are gone. Returns the paths of what was removed. One that was just made stays
    /// for a minute, as its process may not have locked it yet.
    static QStringList removeAbandoned(const Kind &kind);

    /// Where the doctor and the benchmark make their runs: these are the names in it.
    static Kind ofTrials();
    static QString trialProject() { return QStringLiteral("probe"); }
    static QString trialReports() { return QStringLiteral("reports"); }

private:
    QTemporaryDir m_directory;
    int m_lock; ///< of the directory, for as long as we live
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <stop_token>

namespace Thaw {

class EngineModel;
class MessageBar;

/// Gives the engine an image archive, and says in the bar how far that is.
class ArchiveLoader : public QObject
{
    Q_OBJECT
public:
    ArchiveLoader(EngineModel *engines, MessageBar *bar, QObject *parent = nullptr);
    ~ArchiveLoader() override;

    /// By its name; what is in it only the engine can tell.
    static bool isArchive(const QString &file);
    /// A directory with CRIU's files.
    static bool isCheckpoint(const QString &directory);

    void load(const QString &file);
    bool isBusy() const { return m_busy; }
    void stop();

Q_SIGNALS:
    void imagesWanted();

private:
    void showProgress(const QString &name, qint64 sent, qint64 total);

    EngineModel *m_engines;
    MessageBar *m_bar;
    std::stop_source m_stop;
    bool m_busy = false;
    int m_percent = -1;
};

} // namespace Thaw

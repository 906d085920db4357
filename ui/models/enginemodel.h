// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/engine/enginewatch.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace Thaw {

/// One place where an engine was looked for, and what was found.
struct EngineEntry
{
    Endpoint endpoint;
    std::optional<EngineInfo> info;
    Error error; ///< why not, if info is empty
    bool asked = true; ///< else it is one of the docker contexts that nobody has chosen

    /// "Docker 26.1.5"
    QString title() const;
    bool operator==(const EngineEntry &) const = default;
};

/// The engines of this machine, and the one in use.
class EngineModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Searching, Ready, None, Denied, Lost };

    explicit EngineModel(QObject *parent = nullptr);
    ~EngineModel() override;

    /// host: as -H takes it, empty: every usual place. Other docker contexts are listed and not asked: they may lead far.
    void search(const QString &host = {});
    /// Uses that entry; one that was not asked yet is, and used if it answers.
    void choose(int index);
    /// Asks the current engine again (after it was lost).
    void retry();
    /// Something failed as it would if the engine were gone: asks whether it is.
    void doubt();

    State state() const { return m_state; }
    /// One was chosen and has not answered yet.
    bool isConnecting() const { return m_wanted >= 0; }
    const QList<EngineEntry> &entries() const { return m_entries; }
    int currentIndex() const { return m_current; }
    const EngineEntry *current() const;
    /// The entry that somebody named or chose and that does not answer; null if all that failed are usual places.
    const EngineEntry *failedElsewhere() const;
    /// As MakeOptions takes it; empty if there is none.
    QString endpoint() const;
    /// Null while there is no engine.
    Docker *docker() const { return engine().get(); }
    std::shared_ptr<Docker> engine() const;
    /// When it was seen to be lost; null while it is not.
    const QDateTime &lostAt() const { return m_lostAt; }
    /// The engine's local images and when they were read.
    const QList<ImageSummary> &images() const { return m_images; }
    void refreshImages();

    /// For tests and screenshots.
    void show(State state, const QList<EngineEntry> &entries, int current = 0);
    void showImages(const QList<ImageSummary> &images);

Q_SIGNALS:
    void changed();
    /// The engine in use has stopped answering, and answers again. changed() comes first.
    void lost();
    void returned();
    /// The one that was chosen does not answer; the one before stays in use.
    void refused(const Thaw::Error &error);
    void imagesChanged();
    void imagesFailed(const Thaw::Error &error);

private:
    void probe(int index);
    void settle();
    void watch();
    void markLost();
    void markReturned(const EngineInfo &info);

    State m_state = State::Searching;
    QList<EngineEntry> m_entries;
    std::vector<std::shared_ptr<Docker>> m_dockers;
    std::vector<std::shared_ptr<Docker>> m_retired;
    std::unique_ptr<EngineWatch> m_watch;
    QTimer m_refresh; ///< several events in a row are one reason to list again
    QDateTime m_lostAt;
    QList<ImageSummary> m_images;
    int m_current = -1;
    int m_wanted = -1; ///< chosen, and not answered yet
    int m_pending = 0;
    int m_generation = 0;
};

} // namespace Thaw

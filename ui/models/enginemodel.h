// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

#include <QObject>

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

    /// host: as -H takes it, empty: every usual place.
    void search(const QString &host = {});
    void choose(int index);
    /// Asks the current engine again (after it was lost).
    void retry();
    void markLost();

    State state() const { return m_state; }
    const QList<EngineEntry> &entries() const { return m_entries; }
    int currentIndex() const { return m_current; }
    const EngineEntry *current() const;
    /// As MakeOptions takes it; empty if there is none.
    QString endpoint() const;
    /// Null while there is no engine.
    Docker *docker() const;
    /// The engine's local images and when they were read.
    const QList<ImageSummary> &images() const { return m_images; }
    void refreshImages();

    /// For tests and screenshots.
    void show(State state, const QList<EngineEntry> &entries, int current = 0);
    void showImages(const QList<ImageSummary> &images);

Q_SIGNALS:
    void changed();
    void imagesChanged();
    void imagesFailed(const Thaw::Error &error);

private:
    void probe(int index);
    void settle();

    State m_state = State::Searching;
    QList<EngineEntry> m_entries;
    std::vector<std::unique_ptr<Docker>> m_dockers;
    std::vector<std::unique_ptr<Docker>> m_retired;
    QList<ImageSummary> m_images;
    int m_current = -1;
    int m_pending = 0;
    int m_generation = 0;
};

} // namespace Thaw

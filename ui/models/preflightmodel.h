// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restore/preflight.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace Thaw {

class EngineModel;

/// Whether the image that is looked at could be restored, found out without starting it.
class PreflightModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    explicit PreflightModel(EngineModel *engines, QObject *parent = nullptr);
    ~PreflightModel() override;

    /// Another image: what was found of the last one is forgotten.
    void setImage(const QString &image);
    void start();
    /// The container it looks through is removed before finished() comes.
    void stop();

    State state() const { return m_state; }
    /// One is under way, if not of this image then of another.
    bool isRunning() const { return m_stop.has_value(); }
    bool isStopping() const { return m_stop && m_stop->stop_requested(); }
    bool canStart() const;
    const Preflight &preflight() const { return m_preflight; }
    const Error &error() const { return m_error; }

    /// For tests and screenshots.
    void show(State state, const Preflight &preflight = {}, const Error &error = {});

Q_SIGNALS:
    void changed();
    void finished();

private:
    void finish(const QString &image, const Result<Preflight> &result);

    EngineModel *m_engines;
    QString m_image;
    State m_state = State::Empty;
    Preflight m_preflight;
    Error m_error;
    std::optional<std::stop_source> m_stop;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Thaw {

/// One layer on its way to a registry or from it.
struct LayerTransfer
{
    enum class State { Waiting, Moving, Done, AlreadyThere };

    QString id{};
    State state = State::Waiting;
    QString step{};      ///< the engine's own word: "Pushing", "Extracting"
    qint64 current = 0;  ///< bytes
    qint64 total = 0;    ///< 0: not known

    bool operator==(const LayerTransfer &) const = default;
};

/// What an engine tells of a push or a pull, line by line.
class TransferProgress
{
public:
    void take(const QJsonObject &line);

    /// In the order they were first named.
    const QList<LayerTransfer> &layers() const { return m_layers; }
    int finished() const;
    qint64 currentBytes() const;
    qint64 totalBytes() const;
    /// Of the manifest at the registry; empty until it is known.
    const QString &digest() const { return m_digest; }
    /// What the engine says of a failure, with the status 200; empty: nothing yet.
    const QString &error() const { return m_error; }
    /// The engine has said how it ended.
    bool isDecided() const { return !m_digest.isEmpty() || !m_error.isEmpty() || m_ended; }

private:
    void takeBlob(const QString &line);

    QList<LayerTransfer> m_layers;
    QString m_digest;
    QString m_error;
    bool m_ended = false;
};

/// "already there", "pushing 3.1 of 12.0 MB" …: a layer's line for people.
QString layerText(const LayerTransfer &layer);

} // namespace Thaw

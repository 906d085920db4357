// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/transferprogress.h"

#include "core/words.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

using State = LayerTransfer::State;

State stateOf(const QString &step)
{
    if (step.contains("already exists"_L1, Qt::CaseInsensitive) || step.startsWith("Mounted from"_L1))
        return State::AlreadyThere;
    if (step == "Pushed"_L1 || step == "Pull complete"_L1 || step == "Download complete"_L1) // the last is all that Podman says
        return State::Done;
    if (step == "Preparing"_L1 || step == "Waiting"_L1 || step == "Pulling fs layer"_L1)
        return State::Waiting;
    return State::Moving;
}

/// A layer's line has its id; those of a whole image have a tag or nothing there.
bool isLayer(const QString &id)
{
    static const QRegularExpression form(u"^(sha256:)?[0-9a-f]{12,64}$"_s);
    return form.match(id).hasMatch();
}

QString megabytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

void TransferProgress::take(const QJsonObject &line)
{
    static const QRegularExpression digest(u"\\b(?i:digest): *(sha256:[0-9a-f]{64})"_s);
    const QString failed = line["errorDetail"_L1]["message"_L1].toString(line["error"_L1].toString());
    if (!failed.isEmpty()) {
        m_error = failed;
        return;
    }
    if (line.contains("stream"_L1)) {
        takeBlob(line["stream"_L1].toString());
        return;
    }
    if (const QString told = line["manifestdigest"_L1].toString(); !told.isEmpty()) {
        m_digest = told;
        for (LayerTransfer &layer : m_layers)
            layer.state = State::Done;
        return;
    }
    const QString step = line["status"_L1].toString(), id = line["id"_L1].toString();
    if (const QString told = line["aux"_L1]["Digest"_L1].toString(); !told.isEmpty())
        m_digest = told;
    else if (const auto match = digest.match(step); match.hasMatch())
        m_digest = match.captured(1);
    m_ended = m_ended || step.startsWith("Status: "_L1);
    if (step.isEmpty() || !isLayer(id))
        return;
    auto found = std::ranges::find(m_layers, id, &LayerTransfer::id);
    if (found == m_layers.end())
        found = m_layers.insert(m_layers.end(), LayerTransfer{.id = id});
    found->step = step;
    found->state = stateOf(step);
    const QJsonObject detail = line["progressDetail"_L1].toObject();
    found->current = qMax<qint64>(0, detail["current"_L1].toInteger(found->current));
    found->total = qMax<qint64>(0, detail["total"_L1].toInteger(found->total));
    if (found->state == State::Done)
        found->current = found->total;
}

/// Podman names what it copies, and no more: not how far it is, nor that it was there.
void TransferProgress::takeBlob(const QString &line)
{
    static const QRegularExpression blob(u"^Copying (?:blob|config) (?:sha256:)?([0-9a-f]{64})"_s);
    const auto match = blob.match(line);
    if (match.hasMatch() && std::ranges::find(m_layers, match.captured(1), &LayerTransfer::id) == m_layers.end())
        m_layers.append({.id = match.captured(1), .state = State::Moving, .step = u"Pushing"_s});
}

int TransferProgress::finished() const
{
    return int(std::ranges::count_if(m_layers, [](const LayerTransfer &layer) { return layer.state == State::Done || layer.state == State::AlreadyThere; }));
}

qint64 TransferProgress::currentBytes() const
{
    qint64 sum = 0;
    for (const LayerTransfer &layer : m_layers)
        sum += layer.total > 0 ? qMin(layer.current, layer.total) : layer.current;
    return sum;
}

qint64 TransferProgress::totalBytes() const
{
    qint64 sum = 0;
    for (const LayerTransfer &layer : m_layers)
        sum += qMax(layer.total, layer.current);
    return sum;
}

QString layerText(const LayerTransfer &layer)
{
    switch (layer.state) {
    case State::Waiting:
        return Core::tr("waiting");
    case State::AlreadyThere:
        return Core::tr("already there");
    case State::Done:
        return layer.total > 0 ? Core::tr("done, %1").arg(megabytes(layer.total)) : Core::tr("done");
    case State::Moving:
        break;
    }
    return layer.total > 0 ? Core::tr("%1 %2 of %3").arg(layer.step.toLower(), megabytes(layer.current), megabytes(layer.total)) : layer.step.toLower();
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparemodel.h"

#include "core/pipeline/labels.h"
#include "core/report/benchmarkstore.h"
#include "ui/models/enginemodel.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace Thaw {

namespace {

std::optional<Benchmark> newestBenchmark(const ImageContents &contents)
{
    const QString application = contents.details.labels.value(Label::Application);
    if (application.isEmpty())
        return std::nullopt;
    for (const Benchmark &benchmark : BenchmarkStore().ofApplication(application)) {
        if (benchmark.imageId == contents.details.id)
            return benchmark;
    }
    return std::nullopt;
}

} // namespace

CompareModel::CompareModel(EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QObject *parent)
    : QObject(parent), m_before(new ContentsModel(engines, cache, this)), m_after(new ContentsModel(engines, cache, this))
{
    for (ContentsModel *side : {m_before, m_after})
        connect(side, &ContentsModel::changed, this, &CompareModel::goOn);
}

void CompareModel::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void CompareModel::setSubjects(const ContentsSubject &before, const ContentsSubject &after)
{
    if (before == m_before->subject() && after == m_after->subject())
        return;
    ++m_generation;
    m_state = State::Empty;
    m_comparing = m_stopping = false;
    m_before->setSubject(before);
    m_after->setSubject(after);
    if (m_before->contents() && m_after->contents())
        start();
    else
        Q_EMIT changed();
}

bool CompareModel::canStart() const
{
    return m_before->canOpen() && m_after->canOpen() && m_before->subject() != m_after->subject();
}

void CompareModel::start()
{
    if (m_state == State::Busy || !canStart())
        return;
    m_stopping = false;
    ++m_generation;
    for (ContentsModel *side : {m_before, m_after}) {
        if (side->state() == ContentsModel::State::Failed) { // tried anew, not failed again for the old reason
            const ContentsSubject subject = side->subject();
            side->setSubject({});
            side->setSubject(subject);
        }
    }
    m_state = State::Busy;
    for (ContentsModel *side : {m_before, m_after}) {
        if (side->state() != ContentsModel::State::Done) {
            side->open();
            return;
        }
    }
    compare();
}

// One is read after the other: both at once would not be sooner, and need twice the memory.
void CompareModel::goOn()
{
    if (m_state != State::Busy || m_comparing)
        return;
    for (ContentsModel *side : {m_before, m_after}) {
        switch (side->state()) {
        case ContentsModel::State::Busy: Q_EMIT changed(); return;
        case ContentsModel::State::Failed:
            m_error = side->error();
            setState(State::Failed);
            return;
        case ContentsModel::State::Empty:
            if (m_stopping)
                setState(State::Empty);
            else
                side->open();
            return;
        case ContentsModel::State::Done: break;
        }
    }
    compare();
}

void CompareModel::compare()
{
    m_comparing = true;
    Q_EMIT changed();
    QThreadPool::globalInstance()->start([before = m_before->contents(), after = m_after->contents(),
                                          generation = m_generation, self = QPointer(this)] {
        const auto difference = std::make_shared<const ImageDifference>(
            compareImages(*before, *after, newestBenchmark(*before), newestBenchmark(*after)));
        QMetaObject::invokeMethod(qApp, [difference, generation, self] {
            if (!self || self->m_generation != generation)
                return;
            self->m_comparing = false;
            self->m_difference = difference;
            self->setState(State::Done);
        });
    });
}

void CompareModel::stop()
{
    if (m_state != State::Busy)
        return;
    m_stopping = true;
    if (m_comparing) {
        ++m_generation; // what comes of it is not looked at
        m_comparing = false;
        setState(State::Empty);
        return;
    }
    for (ContentsModel *side : {m_before, m_after})
        side->stop();
}

QString CompareModel::reading() const
{
    for (const ContentsModel *side : {m_before, m_after}) {
        if (side->state() != ContentsModel::State::Done)
            return side->subject().name;
    }
    return {};
}

qint64 CompareModel::bytesRead() const
{
    return m_before->state() == ContentsModel::State::Done ? m_after->bytesRead() : m_before->bytesRead();
}

qint64 CompareModel::bytesTotal() const
{
    return m_before->state() == ContentsModel::State::Done ? m_after->bytesTotal() : m_before->bytesTotal();
}

void CompareModel::show(State state, const ImageDifference &difference, const Error &error)
{
    ++m_generation;
    m_difference = std::make_shared<const ImageDifference>(difference);
    m_error = error;
    m_comparing = state == State::Busy;
    setState(state);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagedifference.h"
#include "ui/models/contentsmodel.h"

namespace Thaw {

/// What one image has that another has not: both are opened, one after the other, and then compared on another thread.
class CompareModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    CompareModel(EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QObject *parent = nullptr);

    /// Compared at once if both are in the cache.
    void setSubjects(const ContentsSubject &before, const ContentsSubject &after);
    void start();
    void stop();

    State state() const { return m_state; }
    bool canStart() const;
    bool isStopping() const { return m_stopping; }
    /// The one being read; empty while they are being compared.
    QString reading() const;
    qint64 bytesRead() const;
    qint64 bytesTotal() const;
    const ImageDifference &difference() const { return *m_difference; }
    std::shared_ptr<const ImageDifference> shared() const { return m_difference; }
    const Error &error() const { return m_error; }
    const ContentsSubject &before() const { return m_before->subject(); }
    const ContentsSubject &after() const { return m_after->subject(); }

    /// For tests and screenshots. Subjects that are set afterwards are not compared by themselves.
    void show(State state, const ImageDifference &difference = {}, const Error &error = {});

Q_SIGNALS:
    void changed();

private:
    void goOn();
    void compare();
    void setState(State state);

    ContentsModel *m_before;
    ContentsModel *m_after;
    State m_state = State::Empty;
    bool m_comparing = false;
    bool m_stopping = false;
    int m_generation = 0;
    std::shared_ptr<const ImageDifference> m_difference = std::make_shared<const ImageDifference>();
    Error m_error;
};

} // namespace Thaw

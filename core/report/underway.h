// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace Thaw {

/// A name for a container of the job with that mark: "thaw-PURPOSE-MARK'S BEGINNING". An engine that dies over a create
/// may have kept the name and not the labels.
QString markedName(const QString &purpose, const QString &mark);
bool isMarkedName(const QString &name, const QString &mark);
bool isMarkedName(const QString &name); ///< with any mark

/// Something that this process makes on an engine and has not finished, noted on the disk
/// ($XDG_STATE_HOME/thaw/underway/<mark>): if the process is killed, the next one finds it. A file that cannot be written
/// is no error: nothing will be found then.
class Underway
{
public:
    /// mark: the value of Label::Run on what is made; endpoint: where.
    Underway(const QString &mark, const QString &endpoint);
    ~Underway();
    Underway(const Underway &) = delete;
    Underway &operator=(const Underway &) = delete;

    /// Something is left behind all the same: the note stays.
    void leave() { m_left = true; }
    /// The same, if what failed so may have been carried out: there may be something whose making nobody was told of.
    void leaveAfter(const Error &error) { m_left = m_left || error.outcomeUnknown; }

    /// A name for an image that no other job under way on this endpoint takes. choose: gives one, of those that are taken.
    QString reserve(const std::function<QString(const QStringList &taken)> &choose);

    /// What a process that is gone has not finished.
    struct Orphan
    {
        QString mark{};
        QString endpoint{};
        bool cleared = false; ///< its things were looked for before; an engine may still have been making one

        bool operator==(const Orphan &) const = default;
    };
    static QList<Orphan> orphans();
    /// What it left has been cleared away. Its note stays for another minute, as an engine may still make what it was asked for.
    static void forget(const QString &mark);

private:
    QString m_path;
    QString m_endpoint;
    int m_file = -1; ///< locked for as long as we live
    bool m_left = false;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Thaw {

/// An instruction of a Containerfile, its continuation lines joined.
struct Instruction
{
    int line = 0;   ///< from 1: where it begins
    QString text{}; ///< blanks simplified: "RUN make all"

    bool operator==(const Instruction &) const = default;
};

/// Those of a Containerfile: comments, continuation lines, heredocs and the escape directive are understood.
QList<Instruction> instructionsOf(const QByteArray &containerfile);

/// The line of the instruction a builder names, which may spell it with variables filled in, or cut; 0: not found.
int lineOf(const QList<Instruction> &instructions, const QString &step);

/// The line that a builder's complaint names ("dockerfile parse error on line 3: …"); 0: none.
int lineIn(const QString &complaint);

} // namespace Thaw

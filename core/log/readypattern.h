// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <expected>
#include <memory>
#include <optional>

namespace Thaw {

/// What a pattern has wrong, at a place in the pattern as the person wrote it.
struct PatternError
{
    QString message;
    qsizetype position = 0; ///< in QChars from 0; may be the pattern's length

    bool operator==(const PatternError &) const = default;
};

/// The pattern that says "this line means ready". Matching is on bytes (UTF-8, invalid bytes match nothing), safe
/// from many threads at once, and always ends: a pattern that backtracks too much is TooSlow. Copies are cheap.
class ReadyPattern
{
public:
    enum class Syntax {
        Basic, ///< grep's: POSIX basic with GNU's \+ \? \| \< \> \w
        Regex, ///< PCRE2's
        Text,  ///< as it stands
    };

    struct Match
    {
        qsizetype start = 0; ///< bytes
        qsizetype length = 0;

        bool operator==(const Match &) const = default;
    };

    enum class Outcome { NoMatch, Matched, TooSlow };

    struct Search
    {
        Outcome outcome = Outcome::NoMatch;
        Match match;

        bool operator==(const Search &) const = default;
    };

    static Result<ReadyPattern> compile(const QString &pattern, Syntax syntax);
    /// The same with the place as a number, for an editor to mark.
    static std::expected<ReadyPattern, PatternError> tryCompile(const QString &pattern, Syntax syntax);

    /// The leftmost match in a line, without its newline.
    std::optional<Match> match(QByteArrayView line) const;
    /// The same, telling "does not match" from "takes too long".
    Search search(QByteArrayView line) const;

    /// Where the next line that matches has its match, in a block of whole lines: the same lines that search() finds
    /// one by one, several times as fast. from is where a line begins. −1: none. If a line takes too long, tooSlow is
    /// set and the search given up; without it such a line is passed over.
    qsizetype findLine(QByteArrayView block, qsizetype from, bool *tooSlow = nullptr) const;

    QString pattern() const;
    Syntax syntax() const;

    bool operator==(const ReadyPattern &other) const;

private:
    struct Private;
    explicit ReadyPattern(std::shared_ptr<const Private> priv) : d(std::move(priv)) {}

    std::shared_ptr<const Private> d;
};

/// "basic", "regex", "text": as THAW_READY_SYNTAX takes it.
QString syntaxName(ReadyPattern::Syntax syntax);

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagecontents.h"
#include "core/report/benchmark.h"

namespace Thaw {

enum class Change { Equal, Added, Removed, Changed };

/// A line of two columns: what it is, what it was, what it is now. Of values, settings, sockets, sizes.
struct FieldDifference
{
    Change change = Change::Equal;
    QString name{};
    QString before{}, after{};
    double beforeNumber = -1, afterNumber = -1; ///< behind sizes (bytes) and times (milliseconds); < 0: none

    bool operator==(const FieldDifference &) const = default;
};

struct FileDifference
{
    Change change = Change::Equal;
    QByteArray path{};
    qint64 before = -1, after = -1; ///< sizes; < 0: is not there
    QString why{};                  ///< of changed ones: "contents", "mode 0644 → 0600", "owner" …
    bool isText = false;            ///< contents differ, and the text of every side that is there is known
    QByteArray beforeText{}, afterText{};

    bool operator==(const FileDifference &) const = default;
};

struct ProcessDifference
{
    Change change = Change::Equal;
    QString title{};                    ///< command line, or name; the later one's
    quint32 before = 0, after = 0;      ///< pids
    QList<FieldDifference> fields{};    ///< that differ: threads, user, capabilities, working directory, environment …

    bool operator==(const ProcessDifference &) const = default;
};

/// How the lines of ImageDifference::sizes and ::times are named.
namespace DifferenceName {
inline const QString ImageSize = QStringLiteral("Image");
inline const QString CheckpointSize = QStringLiteral("Checkpoint");
inline const QString MemorySize = QStringLiteral("Memory in the checkpoint");
inline const QString RestoredAnswer = QStringLiteral("Restored, first answer");
inline const QString ColdAnswer = QStringLiteral("Cold, first answer");
} // namespace DifferenceName

/// What one image has that the other does not, everything that is equal left out. A checkpoint that only one of them
/// has is there as added or removed processes, sockets and so on. Values that look secret are masked.
struct ImageDifference
{
    QString before{}, after{};                  ///< names
    QList<FieldDifference> sizes{};             ///< image, checkpoint, its memory
    QList<FieldDifference> layers{};            ///< by digest; the files of equal ones are not looked at
    QList<FileDifference> files{};              ///< by path; those of the checkpoint itself are left out
    QList<FieldDifference> configuration{};     ///< entrypoint, user, ports …
    QList<FieldDifference> values{};            ///< variables of the image's configuration
    QList<ProcessDifference> processes{};
    QList<FieldDifference> sockets{};
    QList<FieldDifference> openFiles{};
    QList<MappingDifference> memory{};
    QList<FieldDifference> times{};             ///< medians of the newest benchmarks, where both have one
    qint64 equalFiles = 0;
    QStringList notes{};                        ///< what could not be compared, and why

    /// No difference in anything that is not a matter of chance (times, sizes, layers' digests, page contents).
    bool isEqual() const;
    /// "Size −8 MB · checkpoint −8 MB · answers −50 ms · 4 files · 1 value · 1 process"; "No differences".
    QString summary() const;

    bool operator==(const ImageDifference &) const = default;
};

/// Benchmarks: the newest of each image, if there is one.
ImageDifference compareImages(const ImageContents &before, const ImageContents &after,
                              const std::optional<Benchmark> &beforeTimes = {}, const std::optional<Benchmark> &afterTimes = {});

/// One line of a text difference.
struct TextLine
{
    Change change = Change::Equal;
    int before = 0, after = 0; ///< line numbers from 1; 0: not there
    QString text{};

    bool operator==(const TextLine &) const = default;
};

/// Lines that differ with context lines around them (< 0: all lines); of what was replaced the removed ones come
/// first. Bounded, so that two large files end in time: where too much differs, all of it is replaced. Line endings
/// count only if nothing else differs; they are then shown.
QList<TextLine> compareTexts(const QByteArray &before, const QByteArray &after, int context = 3);

/// GitHub's Markdown: the summary, a table a section, text differences as diff blocks.
QString toMarkdown(const ImageDifference &difference);
/// One file that needs no other and no script; light or dark, as the reader has it.
QString toHtml(const ImageDifference &difference);
/// Versioned JSON ("format": "thaw.diff/1").
QJsonObject toJson(const ImageDifference &difference);

} // namespace Thaw

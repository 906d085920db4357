// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/ansi.h"

#include <QVarLengthArray>

#include <cstring>

namespace Thaw {

namespace {

constexpr char escape = '\x1b';

/// Length of the escape sequence at the beginning; ECMA-48 forms, plus strings (OSC, DCS, APC …).
qsizetype sequenceLength(QByteArrayView text)
{
    if (text.size() < 2)
        return text.size();
    const uchar kind = uchar(text[1]);
    if (kind == '[') {
        qsizetype i = 2;
        while (i < text.size() && uchar(text[i]) >= 0x20 && uchar(text[i]) < 0x40)
            ++i;
        return i < text.size() && uchar(text[i]) >= 0x40 && uchar(text[i]) < 0x7f ? i + 1 : i;
    }
    if (kind == ']' || kind == 'P' || kind == '_' || kind == '^' || kind == 'X') {
        for (qsizetype i = 2; i < text.size() && text[i] != '\n'; ++i) {
            if (text[i] == '\a')
                return i + 1;
            if (text[i] == escape)
                return i + 1 < text.size() && text[i + 1] == '\\' ? i + 2 : i;
        }
        return 2; // never ended: only its beginning is dropped, so text is not lost
    }
    qsizetype i = 1;
    while (i < text.size() && uchar(text[i]) >= 0x20 && uchar(text[i]) < 0x30)
        ++i;
    return i < text.size() && uchar(text[i]) >= 0x30 && uchar(text[i]) < 0x7f ? i + 1 : i;
}

using Parameters = QVarLengthArray<int, 16>;

Parameters parametersOf(QByteArrayView sequence)
{
    Parameters values;
    int value = 0;
    for (const char c : sequence) {
        if (c >= '0' && c <= '9') {
            value = qMin(value * 10 + (c - '0'), 65535);
        } else if (c == ';' || c == ':') {
            values.append(value);
            value = 0;
        }
    }
    values.append(value);
    return values;
}

/// Reads "38;5;n" or "38;2;r;g;b" from i on; leaves i at its last parameter.
int extendedColor(const Parameters &values, qsizetype &i)
{
    if (i + 2 < values.size() && values[i + 1] == 5) {
        i += 2;
        return values[i] <= 255 ? values[i] : -1;
    }
    if (i + 4 < values.size() && values[i + 1] == 2) {
        const int rgb = (values[i + 2] & 255) << 16 | (values[i + 3] & 255) << 8 | (values[i + 4] & 255);
        i += 4;
        return 0x1000000 | rgb;
    }
    i = values.size();
    return -1;
}

void applySgr(const Parameters &values, AnsiStyle &style)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        const int v = values[i];
        switch (v) {
        case 0: style = {}; break;
        case 1: style.bold = true; break;
        case 2: style.faint = true; break;
        case 3: style.italic = true; break;
        case 4: style.underline = true; break;
        case 7: style.inverse = true; break;
        case 9: style.strikeOut = true; break;
        case 22: style.bold = style.faint = false; break;
        case 23: style.italic = false; break;
        case 24: style.underline = false; break;
        case 27: style.inverse = false; break;
        case 29: style.strikeOut = false; break;
        case 38: style.foreground = extendedColor(values, i); break;
        case 39: style.foreground = -1; break;
        case 48: style.background = extendedColor(values, i); break;
        case 49: style.background = -1; break;
        default:
            if (v >= 30 && v <= 37)
                style.foreground = v - 30;
            else if (v >= 90 && v <= 97)
                style.foreground = v - 90 + 8;
            else if (v >= 40 && v <= 47)
                style.background = v - 40;
            else if (v >= 100 && v <= 107)
                style.background = v - 100 + 8;
        }
    }
}

bool isSpecial(uchar c)
{
    return (c < 0x20 && c != '\t') || c == 0x7f;
}

/// Plain runs are decoded as a whole; returns where the next special byte is.
qsizetype plainEnd(QByteArrayView line, qsizetype from)
{
    while (from < line.size() && !isSpecial(uchar(line[from])))
        ++from;
    return from;
}

} // namespace

AnsiLine parseAnsi(QByteArrayView line)
{
    AnsiLine result;
    AnsiStyle style;
    for (qsizetype at = 0; at < line.size();) {
        const qsizetype end = plainEnd(line, at);
        if (end > at) {
            const qsizetype start = result.text.size();
            result.text += QString::fromUtf8(line.sliced(at, end - at));
            const qsizetype length = result.text.size() - start;
            if (!style.isPlain()) {
                if (!result.spans.isEmpty() && result.spans.last().style == style
                    && result.spans.last().start + result.spans.last().length == start)
                    result.spans.last().length += length;
                else
                    result.spans.append({start, length, style});
            }
            at = end;
            continue;
        }
        const uchar c = uchar(line[at]);
        if (c == uchar(escape)) {
            const qsizetype length = sequenceLength(line.sliced(at));
            const QByteArrayView sequence = line.sliced(at, length);
            if (length > 2 && sequence[1] == '[' && sequence.back() == 'm')
                applySgr(parametersOf(sequence.sliced(2)), style);
            at += length;
        } else if (c == '\r') {
            result.text.clear(); // a progress line writes over itself: what stays is the last
            result.spans.clear();
            ++at;
        } else {
            result.text += QChar(c == 0x7f ? 0x2421 : 0x2400 + c);
            ++at;
        }
    }
    return result;
}

QByteArray stripAnsi(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const void *found = std::memchr(text.data() + at, escape, size_t(text.size() - at));
        const qsizetype end = found ? static_cast<const char *>(found) - text.data() : text.size();
        result.append(text.sliced(at, end - at));
        at = end;
        if (at < text.size())
            at += sequenceLength(text.sliced(at));
    }
    return result;
}

int ansiCubeColor(int index)
{
    if (index >= 232) {
        const int grey = 8 + (index - 232) * 10;
        return grey << 16 | grey << 8 | grey;
    }
    const auto level = [](int step) { return step ? 55 + step * 40 : 0; };
    const int cube = index - 16;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
}

} // namespace Thaw

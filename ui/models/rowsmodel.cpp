// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowsmodel.h"

#include "ui/log/logcolors.h"
#include "ui/widgets/icons.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <numeric>

namespace Thaw {

namespace {

constexpr qint64 slice = 12; // ms that a filter may hold up the window at once

/// Whether the bytes have that needle, whatever the case of ASCII's letters. Far quicker than making text of them.
bool hasPlain(QByteArrayView bytes, const QByteArray &needle)
{
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; };
    const char first = needle.front();
    const char *const last = bytes.data() + bytes.size() - needle.size();
    for (const char *at = bytes.data(); at <= last; ++at) {
        if (small(*at) != first)
            continue;
        qsizetype i = 1;
        while (i < needle.size() && small(at[i]) == needle[i])
            ++i;
        if (i == needle.size())
            return true;
    }
    return false;
}

QBrush tint(Rows::Tone tone)
{
    const QPalette palette = QGuiApplication::palette();
    QColor color;
    switch (tone) {
    case Rows::Tone::None: return {};
    case Rows::Tone::Added: color = goodColor(palette); break;
    case Rows::Tone::Removed:
    case Rows::Tone::Bad: color = badColor(palette); break;
    case Rows::Tone::Changed:
    case Rows::Tone::Warning: color = warningColor(palette); break;
    }
    return mixed(palette.color(QPalette::Base), color, 0.14);
}

} // namespace

Rows textRows(const QStringList &titles, const QList<QStringList> &cells, int wide)
{
    Rows rows;
    rows.titles = titles;
    rows.count = int(cells.size());
    rows.text = [cells](int row, int column) { return cells[row].value(column); };
    rows.wide = wide;
    return rows;
}

RowsModel::RowsModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&m_work, &QTimer::timeout, this, &RowsModel::work);
}

void RowsModel::setRows(const Rows &rows)
{
    m_work.stop();
    beginResetModel();
    if (rows.titles != m_rows.titles)
        m_column = -1;
    m_rows = rows;
    m_all = true;
    m_shown.clear();
    m_done.clear();
    endResetModel();
    if (!m_needles.isEmpty() || m_column >= 0)
        setFilter(std::exchange(m_filter, {}));
}

void RowsModel::setFilter(const QString &filter)
{
    m_filter = filter;
    m_needles = filter.split(u' ', Qt::SkipEmptyParts);
    m_plainNeedles.clear();
    const bool plain = std::ranges::all_of(filter, [](QChar c) { return c.unicode() < 128; });
    for (const QString &needle : std::as_const(m_needles)) {
        if (plain)
            m_plainNeedles.append(needle.toLower().toLatin1());
    }
    // What a shorter needle has left out, a longer one leaves out too.
    const bool grows = !m_done.isEmpty() && filter.startsWith(m_done);
    m_leftAll = !grows || m_all;
    m_left = grows ? m_shown : QList<int>();
    m_found.clear();
    m_at = 0;
    work();
    if (m_at >= 0)
        m_work.start(0);
}

void RowsModel::work()
{
    QElapsedTimer timer;
    timer.start();
    const int end = m_leftAll ? m_rows.count : int(m_left.size());
    if (m_needles.isEmpty()) {
        m_found.resize(end);
        std::iota(m_found.begin(), m_found.end(), 0);
        m_at = end;
    }
    while (m_at < end) {
        const int candidate = m_leftAll ? m_at : m_left[m_at];
        if (matches(candidate))
            m_found.append(candidate);
        if (++m_at % 256 == 0 && timer.elapsed() >= slice)
            return;
    }
    m_work.stop();
    m_at = -1;
    finish(std::exchange(m_found, {}));
}

bool RowsModel::matches(int source) const
{
    if (m_rows.bytes && !m_plainNeedles.isEmpty()) {
        const QByteArrayView bytes = m_rows.bytes(source);
        return std::ranges::all_of(m_plainNeedles, [&](const QByteArray &needle) { return hasPlain(bytes, needle); });
    }
    const int from = m_rows.filtered >= 0 ? m_rows.filtered : 0;
    const int to = m_rows.filtered >= 0 ? from : int(m_rows.titles.size()) - 1;
    if (from == to) {
        const QString text = m_rows.text(source, from);
        return std::ranges::all_of(m_needles, [&](const QString &needle) { return text.contains(needle, Qt::CaseInsensitive); });
    }
    QString text;
    for (int column = from; column <= to; ++column)
        text += m_rows.text(source, column) + u'\n';
    return std::ranges::all_of(m_needles, [&](const QString &needle) { return text.contains(needle, Qt::CaseInsensitive); });
}

void RowsModel::finish(QList<int> shown)
{
    if (m_column >= 0)
        order(shown);
    beginResetModel();
    m_done = m_filter;
    m_all = m_needles.isEmpty() && m_column < 0;
    m_shown = m_all ? QList<int>() : std::move(shown);
    endResetModel();
    Q_EMIT filtered();
}

void RowsModel::order(QList<int> &shown) const
{
    const auto inOrder = [&](const auto &keys) {
        QList<int> places(shown.size());
        std::iota(places.begin(), places.end(), 0);
        if (m_order == Qt::AscendingOrder)
            std::ranges::stable_sort(places, [&](int a, int b) { return keys[a] < keys[b]; });
        else
            std::ranges::stable_sort(places, [&](int a, int b) { return keys[b] < keys[a]; });
        QList<int> ordered;
        ordered.reserve(shown.size());
        for (const int place : std::as_const(places))
            ordered.append(shown[place]);
        shown = ordered;
    };
    // Keys are made once, not at each of the comparisons.
    if (isNumber(m_column)) {
        QList<double> keys;
        keys.reserve(shown.size());
        for (const int source : std::as_const(shown))
            keys.append(m_rows.number(source, m_column));
        inOrder(keys);
    } else {
        QStringList keys;
        keys.reserve(shown.size());
        for (const int source : std::as_const(shown))
            keys.append(m_rows.text(source, m_column));
        inOrder(keys);
    }
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_column && order == m_order)
        return;
    m_column = column;
    m_order = order;
    m_done.clear();
    setFilter(m_filter);
}

int RowsModel::shownAt(int source) const
{
    return m_all ? (source < m_rows.count ? source : -1) : int(m_shown.indexOf(source));
}

QString RowsModel::line(int row) const
{
    QStringList cells;
    for (int column = 0; column < m_rows.titles.size(); ++column)
        cells << m_rows.text(source(row), column).replace(u'\t', u' ').replace(u'\n', u' ');
    return cells.join(u'\t');
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_all ? m_rows.count : int(m_shown.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.titles.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int at = source(index.row()), column = index.column();
    switch (role) {
    case Qt::DisplayRole: return m_rows.text(at, column).left(1000);
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return m_rows.tip ? m_rows.tip(at, column) : m_rows.text(at, column).left(4000);
    case Qt::FontRole:
        return m_rows.fixed.contains(column) ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont)) : QVariant();
    case Qt::BackgroundRole: {
        const auto tone = m_rows.tone ? m_rows.tone(at) : Rows::Tone::None;
        return tone == Rows::Tone::None ? QVariant() : QVariant(tint(tone));
    }
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_rows.titles.value(section)) : QVariant();
}

} // namespace Thaw

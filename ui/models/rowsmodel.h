// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>

namespace Thaw {

/// A list of any length whose cells are made into text only where they are seen. What it is about is captured by the
/// functions, which have to be quick.
struct Rows
{
    /// What a row's tint says; a word or sign in the row says it too.
    enum class Tone { None, Added, Removed, Changed, Warning, Bad };

    QStringList titles{};
    int count = 0;
    std::function<QString(int row, int column)> text{};
    /// Columns that are ordered by number and stand at the right, with that number.
    QList<int> numbers{};
    std::function<double(int row, int column)> number{};
    std::function<QString(int row, int column)> tip{};
    std::function<Tone(int row)> tone{};
    int wide = 0;          ///< the column that takes the room that is left …
    int alsoWide = -1;     ///< … or shares it with this one
    int filtered = -1;     ///< the only column that a filter looks at; < 0: all
    /// UTF-8 that a filter looks through in place of text: of lists that are so long that making text takes its time.
    std::function<QByteArrayView(int row)> bytes{};
    QList<int> fixed{};    ///< columns with text in a font of equal letters
};

/// Rows of texts that are there already.
Rows textRows(const QStringList &titles, const QList<QStringList> &cells, int wide = 0);

/// The rows that a filter leaves, in the chosen order. Filtering goes in slices between events, so that no list is so
/// long that a key press waits for it; a needle that grows is looked for only in what was left.
class RowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RowsModel(QObject *parent = nullptr);

    void setRows(const Rows &rows);
    const Rows &rows() const { return m_rows; }
    /// Words that have to be in a row, each of them; letter case does not matter.
    void setFilter(const QString &filter);
    bool isFiltering() const { return m_work.isActive(); }
    /// The index in Rows of what is shown there.
    int source(int row) const { return m_all ? row : m_shown[row]; }
    /// Where that one is shown; < 0: it is not.
    int shownAt(int source) const;
    /// What is copied of a row: its cells with tabs between.
    QString line(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// The filter is through.
    void filtered();

private:
    void work();
    void finish(QList<int> shown);
    bool matches(int source) const;
    void order(QList<int> &shown) const;
    bool isNumber(int column) const { return m_rows.number && m_rows.numbers.contains(column); }

    Rows m_rows;
    bool m_all = true; ///< m_shown would be 0, 1, 2 …
    QList<int> m_shown;
    QStringList m_needles;
    QByteArrayList m_plainNeedles; ///< in small letters; empty where one of them is not ASCII
    QString m_filter;
    QString m_done;       ///< the filter that m_shown is the result of
    QList<int> m_left;    ///< of the filter under way: candidates …
    bool m_leftAll = true;
    int m_at = 0;         ///< … looked at so far
    QList<int> m_found;
    QTimer m_work;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace Thaw

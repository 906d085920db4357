// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/searchpage.h"

#include "ui/models/memorysearchmodel.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/rowsview.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

namespace {

constexpr int dumpLine = 16;

/// Bytes of text as they are, others as dots.
QString plain(const QByteArray &bytes)
{
    QString text;
    for (const char c : bytes)
        text += c >= 0x20 && c < 0x7f ? QChar::fromLatin1(c) : QChar(u'·');
    return text;
}

Rows hitRows(const QList<MemoryHit> &hits)
{
    Rows rows;
    rows.titles = {SearchPage::tr("Process"), SearchPage::tr("Address"), SearchPage::tr("Mapping"), SearchPage::tr("Around it")};
    rows.count = int(hits.size());
    rows.wide = 3;
    rows.fixed = {1, 3};
    rows.text = [hits](int row, int column) -> QString {
        const MemoryHit &hit = hits[row];
        switch (column) {
        case 0: return QString::number(hit.pid);
        case 1: return Inside::addressText(hit.address);
        case 2: return hit.mapping.isEmpty() ? SearchPage::tr("[anonymous]") : hit.mapping;
        default: return plain(hit.around);
        }
    };
    return rows;
}

} // namespace

QString hexDump(const QByteArray &bytes, quint64 address)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += dumpLine) {
        const QByteArray part = bytes.mid(at, dumpLine);
        text += Inside::addressText(address + quint64(at)) + QStringLiteral("  ")
            + QString::fromLatin1(part.toHex(' ')).leftJustified(dumpLine * 3) + u' ' + plain(part) + u'\n';
    }
    return text;
}

SearchPage::SearchPage(MemorySearchModel *model, QWidget *parent)
    : InsidePage(parent), m_model(model), m_field(new QLineEdit(this)), m_case(new QCheckBox(tr("Match Case"), this)),
      m_start(new QPushButton(this)), m_sentence(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_hits(new RowsView(tr("Places in memory"), RowsView::Filter::Shown, this)), m_bytes(new QPlainTextEdit(this))
{
    m_field->setPlaceholderText(tr("Text, or bytes as 0x7f454c46"));
    m_field->setAccessibleName(tr("Text or bytes to look for in memory"));
    m_field->setClearButtonEnabled(true);
    m_case->setChecked(true);
    m_start->setAutoDefault(false);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setMaximumHeight(fontMetrics().height() / 2);
    m_bytes->setReadOnly(true);
    m_bytes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_bytes->setAccessibleName(tr("Bytes of the chosen place"));
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setTabChangesFocus(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_field, 1);
    top->addWidget(m_case);
    top->addWidget(m_start);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_hits);
    split->addWidget(m_bytes);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({2000, 3000}); // a line of bytes is long
    m_stack->addWidget(m_empty);
    m_stack->addWidget(split);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_sentence);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
    connect(m_field, &QLineEdit::returnPressed, this, &SearchPage::start);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPage::showState);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_model->state() == MemorySearchModel::State::Busy ? m_model->stop() : start();
    });
    connect(m_hits, &RowsView::currentChanged, this, &SearchPage::showHit);
    connect(model, &MemorySearchModel::changed, this, &SearchPage::showState);
    showState();
}

void SearchPage::setContents(const ContentsPtr &contents)
{
    m_model->setContents(contents);
}

void SearchPage::start()
{
    const auto wanted = searchedBytes(m_field->text());
    if (!wanted)
        m_sentence->setText(wanted.error().message);
    else
        m_model->start({.wanted = *wanted, .caseSensitive = m_case->isChecked()});
}

void SearchPage::showState()
{
    using S = MemorySearchModel::State;
    const S state = m_model->state();
    const bool busy = state == S::Busy;
    m_start->setText(busy ? tr("Stop") : tr("Search"));
    m_start->setIcon(icon(busy ? Icon::Stop : Icon::Run));
    m_start->setEnabled(busy ? !m_model->isStopping() : !m_field->text().isEmpty());
    m_progress->setVisible(busy);
    const qint64 total = m_model->bytesTotal();
    m_progress->setMaximum(total > 0 ? 1000 : 0);
    m_progress->setValue(total > 0 ? int(1000 * m_model->bytesRead() / total) : 0);
    QString sentence;
    if (state == S::Busy)
        sentence = m_model->isStopping() ? tr("Stopping…") : tr("Searching the memory…");
    else if (state == S::Failed)
        sentence = m_model->error().message;
    else if (state == S::Done)
        sentence = m_model->hits().size() >= m_model->search().most ? tr("The first %1 places").arg(m_model->search().most)
            : m_model->hits().size() == 1                           ? tr("1 place")
                                                                    : tr("%1 places").arg(m_model->hits().size());
    else if (const auto wanted = searchedBytes(m_field->text()); !wanted)
        sentence = wanted.error().message;
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_empty->say(Icon::Info, state == S::Done ? tr("That is nowhere in the memory of this checkpoint.")
                                              : tr("Look for a text or bytes in the pages of every process."));
    if (state == S::Done && m_hits->model()->rows().count != m_model->hits().size())
        m_hits->setRows(hitRows(m_model->hits()));
    if (state != S::Done)
        m_hits->setRows(hitRows({}));
    if (m_hits->current() < 0)
        m_hits->setCurrent(0);
    m_stack->setCurrentIndex(m_model->hits().isEmpty() ? 0 : 1);
    showHit(m_hits->current());
}

void SearchPage::showHit(int hit)
{
    const MemoryHit none;
    const MemoryHit &chosen = hit >= 0 && hit < m_model->hits().size() ? m_model->hits()[hit] : none;
    m_bytes->setPlainText(hexDump(chosen.around, chosen.address - quint64(chosen.at)));
}

QString SearchPage::sentence() const
{
    return m_sentence->text();
}

} // namespace Thaw

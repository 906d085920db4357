// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logpane.h"

#include "ui/log/findbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Thaw {

LogPane::LogPane(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_live(std::make_unique<LogStore>()), m_view(new LogView(this)),
      m_find(new FindBar(this)), m_header(new QHBoxLayout), m_footer(new QWidget(this)), m_status(new QLabel(this)),
      m_jump(new QPushButton(tr("Jump to End"), this)), m_times(new QComboBox(this)), m_wrap(new QCheckBox(tr("Wrap"), this))
{
    m_view->setAccessibleName(name);
    m_view->setStore(m_live.get());
    setUpHeader();
    setUpFooter();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_header);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_footer);

    m_extendTimer.setSingleShot(true);
    m_extendTimer.setInterval(100);
    connect(&m_extendTimer, &QTimer::timeout, this, [this] {
        if (m_search.isActive() && !m_search.isRunning())
            m_search.extend(store().snapshot(m_search.searchedTo()));
        else if (m_search.isRunning())
            m_extendTimer.start();
    });
    connect(&m_search, &LogSearch::progressed, this, &LogPane::showMatches);
    connect(&m_search, &LogSearch::finished, this, &LogPane::showMatches);
    connect(m_view, &LogView::currentLineChanged, this, &LogPane::showMatches);
    connect(m_view, &LogView::followingChanged, this, &LogPane::showStatus);
    connect(m_view, &LogView::newLinesChanged, this, &LogPane::showStatus);
    showStatus();
}

void LogPane::setUpHeader()
{
    m_header->setContentsMargins(8, 4, 8, 4);
    m_header->addStretch(1);
    m_header->addWidget(m_find);
    connect(m_find, &FindBar::queryChanged, this, &LogPane::search);
    connect(m_find, &FindBar::onlyMatchesChanged, this, &LogPane::showMatches);
    connect(m_find, &FindBar::nextWanted, this, &LogPane::findNext);
    connect(m_find, &FindBar::previousWanted, this, &LogPane::findPrevious);
    connect(m_find, &FindBar::dismissed, m_view, [this] { m_view->setFocus(); });
}

void LogPane::setUpFooter()
{
    auto *layout = new QHBoxLayout(m_footer);
    layout->setContentsMargins(8, 4, 8, 4);
    m_jump->setToolTip(tr("Go to the end and follow the log (End)"));
    m_jump->setAutoDefault(false);
    m_times->addItem(tr("No Times"), int(LogView::Times::Off));
    m_times->addItem(tr("Since Start"), int(LogView::Times::SinceStart));
    m_times->addItem(tr("Time of Day"), int(LogView::Times::Clock));
    m_times->setAccessibleName(tr("Times beside the lines"));
    m_times->setToolTip(tr("Times beside the lines"));
    auto *copyButton = new QPushButton(tr("Copy"), m_footer);
    copyButton->setToolTip(tr("Copy the selected lines"));
    copyButton->setEnabled(false);
    auto *saveButton = new QPushButton(tr("Save…"), m_footer);
    saveButton->setToolTip(tr("Save the whole log to a file (Ctrl+Shift+S)"));
    layout->addWidget(m_status);
    layout->addWidget(m_jump);
    layout->addStretch(1);
    layout->addWidget(m_times);
    layout->addWidget(m_wrap);
    layout->addWidget(copyButton);
    layout->addWidget(saveButton);
    connect(m_jump, &QPushButton::clicked, this, &LogPane::jumpToEnd);
    connect(m_times, &QComboBox::currentIndexChanged, this,
            [this] { m_view->setTimes(LogView::Times(m_times->currentData().toInt())); });
    connect(m_wrap, &QCheckBox::toggled, m_view, &LogView::setWrapping);
    connect(copyButton, &QPushButton::clicked, m_view, &LogView::copy);
    connect(saveButton, &QPushButton::clicked, this, &LogPane::save);
    connect(m_view, &LogView::selectionChanged, copyButton,
            [this, copyButton] { copyButton->setEnabled(m_view->hasSelection()); });
}

void LogPane::addHeaderWidget(QWidget *widget)
{
    m_header->insertWidget(m_header->count() - 2, widget);
}

void LogPane::append(Channel channel, QByteArrayView bytes, qint64 elapsedMs)
{
    m_live->append(channel, bytes, elapsedMs);
    if (!isLive())
        return;
    m_view->contentChanged();
    if (m_search.isActive() && !m_extendTimer.isActive())
        m_extendTimer.start();
    if (m_live->lineCount() <= 1)
        showStatus();
}

void LogPane::clear(const QDateTime &startTime, BlockMatcher readyMatcher)
{
    m_live->clear();
    m_live->setStartTime(startTime);
    m_live->setMatcher(std::move(readyMatcher));
    m_stored.reset();
    present();
}

void LogPane::present()
{
    m_search.cancel();
    m_extendTimer.stop();
    m_view->setStore(&store());
    search();
    showStatus();
    Q_EMIT contentChanged();
}

void LogPane::showStored(std::unique_ptr<LogStore> log)
{
    // The view looks at the old one until it is given the new one.
    const std::unique_ptr<LogStore> before = std::exchange(m_stored, std::move(log));
    present();
}

void LogPane::showLive()
{
    const std::unique_ptr<LogStore> before = std::exchange(m_stored, nullptr);
    if (before)
        present();
}

void LogPane::setText(const QString &text)
{
    clear();
    append(Channel::Output, text.toUtf8(), -1);
    finish(-1);
}

void LogPane::markReady(qint64 line)
{
    m_live->setReadyLine(line);
    m_view->contentChanged();
}

size_t LogPane::addNote(const QString &text)
{
    const size_t index = m_live->addNote(text);
    m_view->contentChanged();
    return index;
}

void LogPane::setNote(size_t index, const QString &text)
{
    m_live->setNote(index, text);
    m_view->contentChanged();
}

void LogPane::finish(qint64 elapsedMs)
{
    m_live->finish(elapsedMs);
    if (!isLive())
        return;
    m_view->contentChanged();
    showStatus();
    Q_EMIT contentChanged();
}

bool LogPane::isWrapping() const
{
    return m_wrap->isChecked();
}

void LogPane::setWrapping(bool on)
{
    m_wrap->setChecked(on);
}

void LogPane::search()
{
    const LogQuery query = m_find->query();
    m_search.cancel();
    if (query.text.isEmpty()) {
        m_view->setHighlight({});
        showMatches();
        return;
    }
    const auto pattern = BytePattern::compile(query);
    if (!pattern) {
        m_view->setHighlight({});
        m_view->setMatches(nullptr, false);
        m_find->showMistake(tr("%1 (at character %2)").arg(pattern.error().message, pattern.error().detail));
        return;
    }
    m_view->setHighlight(*pattern);
    m_search.start(store().snapshot(),
                   [p = *pattern](QByteArrayView block, qsizetype from) { return p.find(block, from).first; });
    showMatches();
}

void LogPane::showMatches()
{
    const auto &lines = m_search.lines();
    m_view->setMatches(m_search.isActive() ? &lines : nullptr, m_find->onlyMatches());
    const auto at = std::lower_bound(lines.begin(), lines.end(), m_view->currentLine());
    const bool on = at != lines.end() && *at == m_view->currentLine();
    m_find->showCount(on ? at - lines.begin() + 1 : 0, qint64(lines.size()), m_search.isRunning());
}

void LogPane::step(int direction)
{
    const auto &lines = m_search.lines();
    if (lines.empty())
        return;
    const qint64 current = m_view->currentLine();
    auto at = direction > 0 ? std::upper_bound(lines.begin(), lines.end(), current)
                            : std::lower_bound(lines.begin(), lines.end(), current);
    if (direction > 0)
        at = at == lines.end() ? lines.begin() : at;
    else
        at = at == lines.begin() ? lines.end() - 1 : at - 1;
    m_view->goToMatch(*at);
    showMatches();
}

void LogPane::findNext()
{
    step(1);
}

void LogPane::findPrevious()
{
    step(-1);
}

void LogPane::activateFind()
{
    const QString selected = m_view->selectedText(200);
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_find->setText(selected);
    m_find->activate();
}

void LogPane::jumpToEnd()
{
    m_view->setFollowing(true);
    m_view->setFocus();
}

void LogPane::askForLine()
{
    const int last = int(std::min<qint64>(INT_MAX, store().lineCount()));
    if (last == 0)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to Line"));
    dialog->setLabelText(tr("Line (1 to %1):").arg(QLocale().toString(last)));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, last);
    dialog->setIntValue(int(m_view->currentLine() + 1));
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int line) {
        m_view->goToLine(line - 1);
        m_view->setFocus();
    });
    dialog->open();
}

void LogPane::showStatus()
{
    const QLocale locale;
    const bool following = m_view->isFollowing();
    const qint64 fresh = m_view->newLines();
    const qint64 lines = store().lineCount();
    m_jump->setVisible(!following);
    if (!following && fresh > 0)
        m_status->setText(fresh == 1 ? tr("Paused · 1 new line") : tr("Paused · %1 new lines").arg(locale.toString(fresh)));
    else if (lines > 0)
        m_status->setText(lines == 1 ? tr("1 line") : tr("%1 lines").arg(locale.toString(lines)));
    else
        m_status->setText({});
}

void LogPane::save()
{
    auto *dialog = new QFileDialog(this, tr("Save Log"), {}, tr("Text files (*.txt *.log);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("log.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &LogPane::saveTo);
    dialog->open();
}

void LogPane::saveTo(const QString &file)
{
    // Half a gigabyte takes a while: not on the thread that paints.
    QThreadPool::globalInstance()->start([snapshot = store().snapshot(), file, pane = QPointer(this)] {
        QSaveFile out(file);
        bool ok = out.open(QIODevice::WriteOnly);
        for (const auto &chunk : snapshot.chunks)
            ok = ok && out.write(chunk->data, chunk->size) == chunk->size;
        ok = ok && out.commit();
        const QString reason = out.errorString();
        QMetaObject::invokeMethod(qApp, [pane, ok, file, reason] {
            if (pane)
                Q_EMIT pane->noted(ok ? LogPane::tr("Saved the log to %1.").arg(file)
                                      : LogPane::tr("The log could not be saved to %1: %2").arg(file, reason));
        });
    });
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/contentsframe.h"

#include "core/pipeline/commandline.h"
#include "ui/text.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

namespace {

constexpr int steps = 1000; // of a progress bar: bytes are more than an int holds

} // namespace

ReadingView::ReadingView(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_bytes(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(icon(Icon::Stop), tr("Stop"), this))
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of reading"));
    m_progress->setMaximumHeight(fontMetrics().height() / 2);
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_bytes->setAlignment(Qt::AlignCenter);
    m_stop->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(m_text);
    auto *bar = new QHBoxLayout;
    bar->addStretch(1);
    bar->addWidget(m_progress, 2);
    bar->addStretch(1);
    layout->addLayout(bar);
    layout->addWidget(m_bytes);
    layout->addWidget(m_stop, 0, Qt::AlignCenter);
    layout->addStretch(2);
}

void ReadingView::say(const QString &sentence, qint64 bytes, qint64 total, bool stopping)
{
    m_text->setText(stopping ? tr("Stopping…") : sentence);
    m_progress->setMaximum(total > 0 ? steps : 0);
    m_progress->setValue(total > 0 ? int(double(bytes) / double(total) * steps) : 0);
    m_bytes->setText(total > 0 ? tr("%1 of %2").arg(Text::bytes(bytes), Text::bytes(total)) : Text::bytes(bytes));
    m_stop->setEnabled(!stopping);
}

QString ReadingView::text() const
{
    return m_text->text();
}

ContentsFrame::ContentsFrame(ContentsModel *model, InsidePage *page, Needs needs, QWidget *parent)
    : QWidget(parent), m_model(model), m_page(page), m_needs(needs), m_open(new QAction(icon(Icon::Open), tr("Look Inside"), this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_reading(new ReadingView(this)),
      m_failed(new QWidget(this)), m_card(new FailureCard(m_failed))
{
    auto *again = new QPushButton(tr("Try Again"), m_failed);
    again->setAutoDefault(false);
    auto *failed = new QVBoxLayout(m_failed);
    failed->setContentsMargins(0, 0, 0, 0);
    failed->addWidget(m_card);
    failed->addWidget(again, 0, Qt::AlignLeft);
    failed->addStretch(1);
    for (QWidget *widget : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_reading), m_failed,
                            static_cast<QWidget *>(page)})
        m_stack->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_stack);
    connect(m_open, &QAction::triggered, model, &ContentsModel::open);
    connect(again, &QPushButton::clicked, model, &ContentsModel::open);
    connect(m_reading->stop(), &QPushButton::clicked, model, &ContentsModel::stop);
    connect(model, &ContentsModel::changed, this, [this] {
        if (isVisible())
            showState();
    });
}

void ContentsFrame::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->want();
    showState();
}

QString ContentsFrame::sentence() const
{
    return m_stack->currentWidget() == m_empty ? m_empty->text()
        : m_stack->currentWidget() == m_reading ? m_reading->text()
        : m_stack->currentWidget() == m_failed  ? m_card->title()
                                                : QString();
}

void ContentsFrame::showState()
{
    const QString name = m_model->subject().name;
    QWidget *shown = m_empty;
    switch (m_model->state()) {
    case ContentsModel::State::Empty:
        m_empty->say(Icon::Open, m_model->canOpen() ? tr("%1 has not been looked into.").arg(name)
                                                    : tr("No container engine answers, so nothing can be read of the image."),
                     m_model->canOpen() ? m_open : nullptr);
        break;
    case ContentsModel::State::Busy:
        m_reading->say(tr("Reading %1…").arg(name), m_model->bytesRead(), m_model->bytesTotal(), m_model->isStopping());
        shown = m_reading;
        break;
    case ContentsModel::State::Failed:
        m_card->setFailure(m_model->error(), {}, shellLine({QStringLiteral("thaw"), QStringLiteral("inspect"), name}));
        shown = m_failed;
        break;
    case ContentsModel::State::Done:
        if (m_needs == Needs::Checkpoint && !m_model->contents()->checkpoint) {
            m_empty->say(Icon::Info, tr("There is no checkpoint in %1.").arg(name));
            break;
        }
        if (m_shown != m_model->contents()) {
            m_shown = m_model->contents();
            m_page->setContents(m_shown);
        }
        shown = m_page;
        break;
    }
    m_stack->setCurrentWidget(shown);
}

} // namespace Thaw

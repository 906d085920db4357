// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transferpane.h"

#include "ui/models/enginemodel.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"

#include <QCoroTask>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Thaw {

namespace {

constexpr int shownLayers = 6;
constexpr int wholeBar = 1000;

} // namespace

TransferPane::TransferPane(EngineModel *engines, QWidget *parent)
    : Card(Kind::Info, parent), m_engines(engines), m_title(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_stopButton(new QPushButton(icon(Icon::Stop), tr("Stop"), this)), m_layers(new QTreeWidget(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_bar->setAccessibleName(tr("How far the transfer is"));
    m_layers->setAccessibleName(tr("Layers"));
    m_layers->setHeaderLabels({tr("Layer"), tr("State")});
    m_layers->setRootIsDecorated(false);
    m_layers->setSelectionMode(QAbstractItemView::NoSelection);
    m_layers->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_layers->header()->setStretchLastSection(true);
    m_layers->setFixedHeight(fontMetrics().height() * 3 / 2 * (shownLayers + 1));
    m_stopButton->setAutoDefault(false);
    connect(m_stopButton, &QPushButton::clicked, this, &TransferPane::stop);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_stopButton);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addWidget(m_layers);
    hide();
}

TransferPane::~TransferPane()
{
    m_stop.request_stop();
}

void TransferPane::stop()
{
    m_title->setText(tr("Stopping…"));
    m_stopButton->setEnabled(false);
    m_stop.request_stop();
}

void TransferPane::begin(const QString &title)
{
    m_stop = {};
    m_running = true;
    m_stopButton->setEnabled(true);
    show(title, {});
}

void TransferPane::show(const QString &title, const TransferProgress &progress)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_layers->clear();
    showProgress(progress);
    setVisible(true);
}

void TransferPane::showProgress(const TransferProgress &progress)
{
    const auto &layers = progress.layers();
    for (qsizetype i = 0; i < layers.size(); ++i) {
        QTreeWidgetItem *row = m_layers->topLevelItem(int(i));
        if (!row)
            row = new QTreeWidgetItem(m_layers, {layers[i].id.section(u':', -1).left(12)});
        const QString text = layerText(layers[i]);
        if (row->text(1) != text)
            row->setText(1, text);
    }
    const qint64 total = progress.totalBytes();
    m_bar->setRange(0, layers.isEmpty() ? 0 : wholeBar); // 0 to 0: it only tells that something goes on
    if (total > 0)
        m_bar->setValue(int(progress.currentBytes() * wholeBar / total));
    else if (!layers.isEmpty())
        m_bar->setValue(int(progress.finished() * wholeBar / layers.size()));
    m_bar->setFormat(tr("%1 of %2 layers").arg(progress.finished()).arg(layers.size()));
}

TransferSink TransferPane::sink()
{
    return [pane = QPointer<TransferPane>(this)](const TransferProgress &progress) {
        if (pane)
            pane->showProgress(progress);
    };
}

void TransferPane::push(const QString &image, const QString &name)
{
    const auto engine = m_engines->engine();
    if (m_running || !engine)
        return;
    begin(tr("Pushing %1").arg(name));
    QCoro::connect(pushImage(engine, image, name, sink(), m_stop.get_token()), this, [this, engine](const Result<TransferResult> &result) {
        end(result, result ? tr("%1 is at the registry: %2").arg(result->name, result->digest) : QString());
    });
}

void TransferPane::pull(const QString &name)
{
    const auto engine = m_engines->engine();
    if (m_running || !engine)
        return;
    begin(tr("Pulling %1").arg(name));
    QCoro::connect(pullImage(engine, name, sink(), m_stop.get_token()), this, [this, engine](const Result<TransferResult> &result) {
        end(result, result ? tr("%1 is on the engine now").arg(result->name) : QString());
    });
}

void TransferPane::end(const Result<TransferResult> &result, const QString &sentence)
{
    m_running = false;
    hide();
    m_engines->refreshImages();
    if (result)
        Q_EMIT finished(sentence);
    else if (result.error().kind != ErrorKind::Cancelled)
        Q_EMIT failed(result.error());
    Q_EMIT ended();
}

} // namespace Thaw

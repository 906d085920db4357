// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registry.h"
#include "ui/widgets/card.h"

#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace Thaw {

class EngineModel;

/// A push or a pull under way: every layer, how far all of it is, and Stop. Out of sight while there is none.
class TransferPane : public Card
{
    Q_OBJECT
public:
    explicit TransferPane(EngineModel *engines, QWidget *parent = nullptr);
    ~TransferPane() override;

    bool isRunning() const { return m_running; }
    /// name: as “thaw push” takes it.
    void push(const QString &image, const QString &name);
    void pull(const QString &name);
    void stop();

    /// For tests and screenshots.
    void show(const QString &title, const TransferProgress &progress);

Q_SIGNALS:
    void finished(const QString &sentence);
    void failed(const Thaw::Error &error);
    /// Either way, and after a stop.
    void ended();

private:
    void begin(const QString &title);
    void showProgress(const TransferProgress &progress);
    void end(const Result<TransferResult> &result, const QString &sentence);
    TransferSink sink();

    EngineModel *m_engines;
    QLabel *m_title;
    QProgressBar *m_bar;
    QPushButton *m_stopButton;
    QTreeWidget *m_layers;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow does with images that are to be restored.
#include "ui/mainwindow.h"

#include "core/pipeline/labels.h"
#include "core/restore/trust.h"
#include "ui/actions.h"
#include "ui/editor/projectdocument.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/runmodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/makepanel.h"
#include "ui/text.h"
#include "ui/widgets/messagebar.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace Thaw {

void MainWindow::testImage()
{
    const QString image = m_actions->test->data().toString();
    if (image.isEmpty() || m_run->isBusy())
        return;
    whenAgreed(image, [this, image] {
        MakeOptions options;
        options.project = m_project ? m_project->directory() : QString();
        options.endpoint = m_engines->endpoint();
        options.testImage = image;
        options.keepTested = m_images->details()->keepsContainer();
        startRun(options);
    });
}

void MainWindow::whenAgreed(const QString &image, const std::function<void()> &goOn)
{
    const QList<ImageSummary> &images = m_engines->images();
    const auto found = std::ranges::find_if(images, [&](const ImageSummary &candidate) {
        return candidate.tags.contains(image) || imageTitle(candidate) == image;
    });
    if (found == images.end() || isTrusted(found->id)) {
        goOn();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Image of Unknown Origin"), tr("Restore %1?").arg(image), QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(whyAsked(image) + QStringLiteral(".\n\n") + saidOfItself(found->labels, found->created, found->size).join(u'\n'));
    QPushButton *restore = question->addButton(tr("Restore"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setEscapeButton(QMessageBox::Cancel);
    connect(restore, &QPushButton::clicked, this, [this, id = found->id, image, goOn] {
        const Result<> kept = TrustStore().addAgreed(id, image);
        if (kept)
            goOn();
        else
            m_banner->say(Card::Kind::Bad, kept.error().message, {{tr("OK"), {}}});
    });
    question->open();
}

void MainWindow::benchmarkImage()
{
    const QString image = m_actions->test->data().toString();
    showPage(Page::Images);
    if (image.isEmpty() || !m_images->select(image))
        return;
    m_images->details()->setCurrentIndex(ImageTabs::Benchmark);
    whenAgreed(image, [this] { m_images->details()->benchmark()->start(); });
}

// Test Restore is about the image selected on the Images page; elsewhere about the project's last one.
void MainWindow::showTestable()
{
    QString image, whyNot;
    if (m_pages->currentWidget() == m_images) {
        const QList<ImageSummary> selected = m_images->selected();
        if (selected.size() == 1 && pathOf(selected.first()).isEmpty())
            image = imageTitle(selected.first());
        else
            whyNot = tr("select one image");
    } else if (m_project) {
        QDateTime newest;
        for (const ImageSummary &candidate : m_engines->images()) {
            if (candidate.labels.value(Label::Kind) == Label::KindCheckpoint
                && candidate.labels.value(Label::Application) == m_project->name() && (newest.isNull() || candidate.created > newest)) {
                newest = candidate.created;
                image = imageTitle(candidate);
            }
        }
        if (image.isEmpty())
            whyNot = tr("this project has no image yet");
    } else {
        whyNot = tr("open a project, or select an image");
    }
    m_actions->test->setData(image);
    m_make->setTestable(image, whyNot);
    // A run beside it would be measured, too.
    m_actions->benchmark->setEnabled(!image.isEmpty() && !m_run->isBusy() && m_engines->state() == EngineModel::State::Ready);
}

// The Images page tells of a test that was asked for there.
void MainWindow::showTest()
{
    const QString image = m_run->options().testImage;
    if (image.isEmpty())
        return;
    const Report &report = m_run->report();
    if (m_run->state() == RunModel::State::Done || m_run->state() == RunModel::State::Failed)
        m_images->details()->showTest(image, report);
    switch (m_run->state()) {
    case RunModel::State::Running:
        m_images->showTest(Card::Kind::Info, tr("Testing %1, as “thaw test %1” does: %2").arg(image, Text::seconds(m_run->elapsedMs())), true);
        break;
    case RunModel::State::Done:
        m_images->showTest(Card::Kind::Good, tr("%1: %2. %3").arg(image, verdictText(report.test.verdict), Text::outcome(report)), false);
        break;
    case RunModel::State::Failed: m_images->showTest(Card::Kind::Bad, report.error->message, false); break;
    case RunModel::State::Stopped: m_images->showTest(Card::Kind::Info, tr("The test of %1 was stopped.").arg(image), false); break;
    default: break;
    }
}

} // namespace Thaw

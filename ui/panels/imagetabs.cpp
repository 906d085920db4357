// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/imagetabs.h"

#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"
#include "ui/actions.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/memorysearchmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/panels/inside/memorypage.h"
#include "ui/panels/inside/overviewpage.h"
#include "ui/panels/inside/processpage.h"
#include "ui/panels/inside/rowspage.h"
#include "ui/panels/inside/runpage.h"
#include "ui/panels/inside/searchpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/testcard.h"

#include <QCheckBox>
#include <QCoroTask>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

ImageTabs::ImageTabs(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent)
    : QTabWidget(parent), m_actions(actions), m_engines(engines),
      m_benchmarks(new BenchmarkModel(engines, BenchmarkStore(), this)), m_contents(new ContentsModel(engines, cache, this)),
      m_preflight(new PreflightModel(engines, this)), m_search(new MemorySearchModel(engines, this)),
      m_overview(new OverviewPage(m_contents, m_preflight, this)), m_run(new RunPage(this)),
      m_keep(new QCheckBox(tr("Keep the container running"), this)), m_testStack(new QStackedWidget(this)),
      m_untested(new EmptyState(this)), m_card(new TestCard(this)), m_benchmark(new BenchmarkPane(actions, m_benchmarks, this))
{
    setDocumentMode(true);
    setUsesScrollButtons(true);
    setAccessibleName(tr("The image"));
    addTab(m_overview, tr("Overview"));
    addInsidePages();
    addTab(m_run, tr("How to Run"));
    addTab(makeTest(), tr("Restore Test"));
    addTab(m_benchmark, tr("Benchmark"));
    connect(this, &QTabWidget::currentChanged, this, &ImageTabs::showRun);
    connect(m_contents, &ContentsModel::changed, this, [this] {
        if (m_contents->state() == ContentsModel::State::Done || m_contents->state() == ContentsModel::State::Failed)
            showRun();
    });
    connect(m_benchmark, &BenchmarkPane::noted, this, &ImageTabs::noted);
    connect(m_benchmarks, &BenchmarkModel::finished, this, &ImageTabs::noted);
    connect(m_card, &TestCard::logWanted, actions->showLog, &QAction::trigger);
    connect(m_card, &TestCard::criuLogWanted, actions->showCriu, &QAction::trigger);
    connect(m_card, &TestCard::removalWanted, this, &ImageTabs::removeContainer);
}

void ImageTabs::addInside(Page page, InsidePage *content, const QString &title, bool needsCheckpoint)
{
    auto *frame = new ContentsFrame(m_contents, content,
                                    needsCheckpoint ? ContentsFrame::Needs::Checkpoint : ContentsFrame::Needs::Anything, this);
    m_frames.insert(page, frame);
    addTab(frame, title);
}

void ImageTabs::addInsidePages()
{
    addInside(Processes, new ProcessPage(this), tr("Processes"), true);
    addInside(Files, new RowsPage(tr("Open and mapped files"), Inside::openFileRows, tr("No process has a file open."), this), tr("Files"), true);
    addInside(Sockets, new RowsPage(tr("Sockets, pipes and the like"), Inside::socketRows, tr("No process has a socket or a pipe."), this),
              tr("Sockets"), true);
    addInside(Memory, new MemoryPage(this), tr("Memory"), true);
    addInside(Layers, new LayersPage(this), tr("Layers"), false);
    addInside(Secrets,
              new RowsPage(tr("Secrets and where they are"), Inside::secretRows,
                           tr("No secret was found. Searched: the values of the image’s configuration and of the processes’ environment, "
                              "and private keys, known tokens and those values in memory and in files."),
                           this),
              tr("Secrets"), false);
    addInside(Search, new SearchPage(m_search, this), tr("Search Memory"), true);
}

QWidget *ImageTabs::makeTest()
{
    auto *page = new QWidget(this);
    auto *test = new QPushButton(icon(Icon::Test), tr("Test Restore"), page);
    test->setAutoDefault(false);
    const auto follow = [this, test] {
        test->setEnabled(m_actions->test->isEnabled());
        test->setToolTip(m_actions->test->toolTip());
    };
    connect(m_actions->test, &QAction::changed, test, follow);
    connect(test, &QPushButton::clicked, m_actions->test, &QAction::trigger);
    follow();
    m_keep->setToolTip(tr("Otherwise it is removed when the verdict is known"));
    auto *top = new QHBoxLayout;
    top->addWidget(test);
    top->addWidget(m_keep);
    top->addStretch(1);
    m_untested->say(Icon::Test, tr("Restore the image in a fresh container and see whether it comes up warm."));
    auto *scroll = new QScrollArea(page);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    column->addStretch(1);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_testStack->addWidget(m_untested);
    m_testStack->addWidget(scroll);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_testStack, 1);
    return page;
}

void ImageTabs::setImage(const ImageSummary &image)
{
    m_image = image;
    const QString name = imageTitle(image);
    const bool inEngine = pathOf(image).isEmpty();
    m_contents->setSubject(imageSubject(image));
    m_preflight->setImage(inEngine ? name : QString());
    m_overview->setImage(image);
    m_benchmarks->setSubject(inEngine ? BenchmarkSubject{name, image.id, image.labels.value(Label::Application)} : BenchmarkSubject{});
    for (const Page page : {Test, Benchmark})
        setTabEnabled(page, inEngine);
    showRun();
    showCard();
    if (m_frames.contains(Page(currentIndex())) && isVisible())
        m_contents->want();
}

// What Thaw made says itself how it is started; of others the configuration has to be known.
void ImageTabs::showRun()
{
    if (currentIndex() != Run)
        return;
    const QString name = imageTitle(m_image);
    if (isOurs(m_image)) {
        m_run->setImage({.id = m_image.id, .tags = m_image.tags, .labels = m_image.labels}, name);
    } else if (m_contents->state() == ContentsModel::State::Done) {
        const ImageDetails &details = m_contents->contents()->details;
        m_run->setImage(details, details.tags.value(0, name));
    } else if (!pathOf(m_image).isEmpty()) {
        m_run->say(m_contents->state() == ContentsModel::State::Failed ? m_contents->error().message : tr("Reading %1…").arg(name));
        m_contents->want();
    } else if (const auto engine = m_engines->engine()) {
        m_run->say(tr("Asking the engine for %1…").arg(name));
        QCoro::connect(engine->inspectImage(m_image.id), this, [this, id = m_image.id, name](const Result<ImageDetails> &details) {
            if (id != m_image.id)
                return;
            if (details)
                m_run->setImage(*details, name);
            else
                m_run->say(details.error().message);
        });
    } else {
        m_run->say(tr("No container engine answers."));
    }
}

void ImageTabs::showTest(const QString &image, const Report &report)
{
    m_tests.insert(image, report);
    if (image == imageTitle(m_image)) {
        setCurrentIndex(Test);
        showCard();
    }
}

void ImageTabs::showCard()
{
    const auto report = m_tests.constFind(imageTitle(m_image));
    const bool tested = report != m_tests.constEnd() && report->test.verdict != Verdict::Untested;
    const EngineEntry *engine = m_engines->current();
    m_card->setHost(engine && !engine->endpoint.isLocal() ? engine->endpoint.host : QStringLiteral("127.0.0.1"));
    if (tested)
        m_card->setTest(report->test, report->readyMs, report->restoreCommand);
    m_testStack->setCurrentIndex(tested ? 1 : 0);
}

bool ImageTabs::keepsContainer() const
{
    return m_keep->isChecked();
}

void ImageTabs::removeContainer(const QString &container)
{
    const auto engine = m_engines->engine();
    if (!engine)
        return;
    QCoro::connect(engine->removeContainer(container), this, [this, container](const Result<> &removed) {
        Q_EMIT noted(removed ? tr("%1 was removed.").arg(container) : removed.error().message);
        if (!removed)
            return;
        for (Report &report : m_tests) {
            if (report.test.container == container)
                report.test.container.clear();
        }
        showCard();
    });
}

} // namespace Thaw

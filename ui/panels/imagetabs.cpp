// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/imagetabs.h"

#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"
#include "ui/actions.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/testcard.h"

#include <QCheckBox>
#include <QCoroTask>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

ImageTabs::ImageTabs(Actions *actions, EngineModel *engines, QWidget *parent)
    : QTabWidget(parent), m_actions(actions), m_engines(engines),
      m_benchmarks(new BenchmarkModel(engines, BenchmarkStore(), this)), m_title(new QLabel(this)),
      m_reference(new CopyLine(tr("Image name"), this)), m_command(new CopyLine(tr("Command that inspects the image"), this)),
      m_keep(new QCheckBox(tr("Keep the container running"), this)), m_testStack(new QStackedWidget(this)),
      m_untested(new EmptyState(this)), m_card(new TestCard(this)), m_benchmark(new BenchmarkPane(actions, m_benchmarks, this))
{
    setDocumentMode(true);
    setAccessibleName(tr("The image"));
    addTab(makeOverview(), tr("Overview"));
    addTab(makeTest(), tr("Restore Test"));
    addTab(m_benchmark, tr("Benchmark"));
    connect(m_benchmark, &BenchmarkPane::noted, this, &ImageTabs::noted);
    connect(m_benchmarks, &BenchmarkModel::finished, this, &ImageTabs::noted);
    connect(m_card, &TestCard::logWanted, actions->showLog, &QAction::trigger);
    connect(m_card, &TestCard::criuLogWanted, actions->showCriu, &QAction::trigger);
    connect(m_card, &TestCard::removalWanted, this, &ImageTabs::removeContainer);
}

QWidget *ImageTabs::makeOverview()
{
    auto *page = new QWidget(this);
    auto *layout = new QFormLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    layout->addRow(m_title);
    layout->addRow(tr("Name"), m_reference);
    layout->addRow(tr("Look inside"), m_command);
    return page;
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
    QStringList facts{name};
    if (const int processes = image.labels.value(Label::Processes).toInt(); processes > 0)
        facts << (processes == 1 ? tr("1 process") : tr("%1 processes").arg(processes));
    if (!image.labels.value(Label::Capabilities).isEmpty())
        facts << tr("needs %1").arg(image.labels.value(Label::Capabilities));
    m_title->setText(facts.join(QStringLiteral(" · ")));
    m_reference->setText(name);
    m_command->setText(QStringLiteral("thaw inspect %1").arg(name));
    m_benchmarks->setSubject({name, image.id, image.labels.value(Label::Application)});
    showCard();
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

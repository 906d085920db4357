// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/comparepanel.h"

#include "core/pipeline/commandline.h"
#include "core/pipeline/labels.h"
#include "ui/actions.h"
#include "ui/models/comparemodel.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/panels/differencerows.h"
#include "ui/panels/inside/contentsframe.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/rowsview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Thaw {

namespace {

void select(QComboBox *box, const ImageSummary &image)
{
    for (int i = 0; i < box->count(); ++i) {
        if (box->itemData(i).value<ImageSummary>().id == image.id)
            box->setCurrentIndex(i);
    }
}

} // namespace

ComparePanel::ComparePanel(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_engines(engines), m_model(new CompareModel(engines, cache, this)),
      m_images(new ImagesModel(this)), m_left(new QComboBox(this)), m_right(new QComboBox(this)),
      m_start(new QPushButton(icon(Icon::Compare), tr("Compare"), this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_reading(new ReadingView(this)), m_failed(new FailureCard(this)),
      m_summary(new QLabel(this)), m_unchanged(new QCheckBox(tr("Show What Is Equal"), this)),
      m_export(new QPushButton(tr("Export"), this)), m_sections(new QTabWidget(this)),
      m_text(new RowsView(tr("Difference of the text"), RowsView::Filter::None, this)),
      m_beside(new QCheckBox(tr("Side by Side"), this)), m_noText(new QLabel(this)), m_notes(new QLabel(this)),
      m_command(new CopyLine(tr("Command that compares the images"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(8);
    m_images->showAll(true);
    setUpChoices();
    setUpResult();
    layout->addWidget(m_stack, 1);
    connect(engines, &EngineModel::imagesChanged, this, &ComparePanel::fillChoices);
    connect(engines, &EngineModel::changed, this, &ComparePanel::showState);
    connect(m_model, &CompareModel::changed, this, &ComparePanel::showState);
    showState();
}

void ComparePanel::setUpChoices()
{
    auto *choices = new QHBoxLayout;
    m_left->setAccessibleName(tr("Earlier image"));
    m_right->setAccessibleName(tr("Later image"));
    for (QComboBox *box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(20);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePanel::choose);
    }
    m_start->setAutoDefault(false);
    m_start->setToolTip(tr("Read both images and list what differs"));
    connect(m_start, &QPushButton::clicked, m_model, &CompareModel::start);
    auto *open = new QPushButton(icon(Icon::Open), tr("Open Archive…"), this);
    open->setAutoDefault(false);
    open->setToolTip(m_actions->openArchive->toolTip());
    connect(open, &QPushButton::clicked, m_actions->openArchive, &QAction::trigger);
    choices->addWidget(m_left, 1);
    choices->addWidget(new QLabel(QStringLiteral("→"), this));
    choices->addWidget(m_right, 1);
    choices->addWidget(m_start);
    choices->addWidget(open);
    static_cast<QVBoxLayout *>(layout())->addLayout(choices);
}

void ComparePanel::setUpResult()
{
    auto *page = new QWidget(this);
    QFont bold = font();
    bold.setBold(true);
    m_summary->setFont(bold);
    for (QLabel *label : {m_summary, m_notes}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_export->setAutoDefault(false);
    auto *menu = new QMenu(m_export);
    for (const auto &[text, ending] : {std::pair{tr("Markdown…"), "md"}, {tr("HTML…"), "html"}, {tr("JSON…"), "json"}})
        menu->addAction(text, this, [this, ending = QString::fromLatin1(ending)] { chooseExport(ending); });
    m_export->setMenu(menu);
    connect(m_unchanged, &QCheckBox::toggled, this, &ComparePanel::showDifference);
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_unchanged);
    top->addWidget(m_export);
    m_sections->setDocumentMode(true);
    m_sections->setAccessibleName(tr("Differences"));
    const std::pair<Section, QString> names[] = {{Sizes, tr("Sizes and layers")}, {Files, tr("Files that differ")},
                                                 {Values, tr("Values and configuration")}, {Processes, tr("Processes that differ")},
                                                 {Memory, tr("Memory by mapping")}, {Sockets, tr("Sockets and open files")},
                                                 {Times, tr("Times of the benchmarks")}};
    for (const auto &[section, name] : names) {
        m_lists[section] = new RowsView(name, section == Sizes || section == Times ? RowsView::Filter::None : RowsView::Filter::Shown, this);
        m_lists[section]->layout()->setContentsMargins(0, 6, 0, 0);
        m_sections->addTab(section == Files ? makeFiles() : m_lists[section], name);
    }
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_sections, 1);
    layout->addWidget(m_notes);
    layout->addWidget(m_command);
    auto *failed = new QWidget(this);
    auto *column = new QVBoxLayout(failed);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_failed);
    column->addStretch(1);
    connect(m_reading->stop(), &QPushButton::clicked, m_model, &CompareModel::stop);
    for (QWidget *widget : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_reading), failed, page})
        m_stack->addWidget(widget);
}

QWidget *ComparePanel::makeFiles()
{
    m_beside->setChecked(true);
    m_noText->setWordWrap(true);
    m_noText->setAlignment(Qt::AlignCenter);
    auto *below = new QWidget(this);
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_noText);
    layout->addWidget(m_text, 1);
    m_lists[Files]->addTool(m_beside);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_lists[Files]);
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    connect(m_lists[Files], &RowsView::currentChanged, this, &ComparePanel::showText);
    connect(m_beside, &QCheckBox::toggled, this, &ComparePanel::showText);
    return split;
}

void ComparePanel::addPath(const QString &path)
{
    const QString former = pathOf(chosen(m_right));
    m_images->addPath(path);
    fillChoices();
    m_right->setCurrentIndex(0);
    if (!former.isEmpty() && former != pathOf(chosen(m_right)))
        select(m_left, pathImage(former)); // two that were opened one after the other are to be compared
}

void ComparePanel::fillChoices()
{
    m_loaded = true;
    m_images->setImages(m_engines->images());
    const QString left = chosen(m_left).id, right = chosen(m_right).id;
    // Ours first, then what else the engine has: a checkpoint image can be compared with what it was made from.
    QList<ImageSummary> images;
    for (int i = 0; i < m_images->rowCount(); ++i)
        images.append(m_images->image(i));
    std::ranges::stable_partition(images, [](const ImageSummary &image) { return isOurs(image) || !pathOf(image).isEmpty(); });
    {
        const QSignalBlocker leftBlocker(m_left), rightBlocker(m_right);
        for (QComboBox *box : {m_left, m_right}) {
            box->clear();
            for (const ImageSummary &image : std::as_const(images))
                box->addItem(imageTitle(image), QVariant::fromValue(image));
        }
        const auto at = [&](const QString &id) {
            return int(std::ranges::find(images, id, &ImageSummary::id) - images.begin());
        };
        const int count = int(images.size()), l = at(left), r = at(right);
        m_left->setCurrentIndex(l < count ? l : std::min(1, count - 1));
        m_right->setCurrentIndex(r < count ? r : std::min(0, count - 1));
    }
    choose();
}

ImageSummary ComparePanel::chosen(const QComboBox *box) const
{
    return box->currentData().value<ImageSummary>();
}

void ComparePanel::choose()
{
    const auto subject = [](const ImageSummary &image) { return image.id.isEmpty() ? ContentsSubject{} : imageSubject(image); };
    m_model->setSubjects(subject(chosen(m_left)), subject(chosen(m_right)));
    showState();
}

void ComparePanel::compare(const QList<ImageSummary> &images)
{
    if (images.isEmpty())
        return;
    ImageSummary later = images.first(), earlier = images.last();
    if (images.size() == 1) {
        const QString project = later.labels.value(Label::Application);
        for (int i = 0; i < m_images->rowCount(); ++i) {
            const ImageSummary &image = m_images->image(i);
            if (image.created < later.created && isOurs(image) && image.labels.value(Label::Application) == project) {
                earlier = image;
                break;
            }
        }
    } else if (earlier.created > later.created) {
        std::swap(earlier, later);
    }
    select(m_left, earlier);
    select(m_right, later);
    m_model->start();
}

void ComparePanel::showState()
{
    const auto engine = m_engines->state();
    const QString left = m_model->before().name, right = m_model->after().name;
    const bool few = m_left->count() < 2;
    const bool away = engine == EngineModel::State::None || engine == EngineModel::State::Denied;
    int page = 0;
    // Archives need no engine, and what has been compared stays.
    if (away && m_model->state() == CompareModel::State::Empty && (pathOf(chosen(m_left)).isEmpty() || pathOf(chosen(m_right)).isEmpty())) {
        m_state = State::Failed;
        m_empty->say(Icon::Warning, tr("Images are kept by a container engine, and none answers."), m_actions->lookAgain);
    } else if (!m_loaded) {
        m_state = State::Busy;
        m_empty->say(Icon::Running, tr("Reading the images…"));
    } else if (few) {
        m_state = State::Empty;
        m_empty->say(Icon::Compare, tr("Make two checkpoint images to see what changed between them."), m_actions->pageMake);
    } else if (m_model->state() == CompareModel::State::Busy) {
        m_state = State::Busy;
        const QString reading = m_model->reading();
        m_reading->say(reading.isEmpty() ? tr("Comparing %1 with %2…").arg(left, right) : tr("Reading %1…").arg(reading),
                       m_model->bytesRead(), m_model->bytesTotal(), m_model->isStopping());
        page = 1;
    } else if (m_model->state() == CompareModel::State::Failed) {
        m_state = State::Failed;
        m_failed->setFailure(m_model->error(), {}, commandLine());
        page = 2;
    } else if (m_model->state() == CompareModel::State::Done) {
        page = 3;
        if (m_state != State::Done) {
            m_state = State::Done;
            showDifference();
        }
    } else {
        m_state = State::Empty;
        m_empty->say(Icon::Compare, left == right ? tr("That is the same image twice.")
                                                  : tr("Files, values, processes, memory and sockets of both are compared. Nothing is started."));
    }
    m_start->setEnabled(m_model->canStart() && m_model->state() != CompareModel::State::Busy);
    m_stack->setCurrentIndex(page);
}

void ComparePanel::showDifference()
{
    const auto difference = m_model->shared();
    const bool unchanged = m_unchanged->isChecked();
    m_summary->setText(difference->summary());
    using namespace Differences;
    const std::pair<Section, Rows> all[] = {
        {Sizes, fieldRows(tr("Size or layer"), difference->sizes + difference->layers, unchanged)},
        {Files, fileRows(difference)},
        {Values, fieldRows(tr("Value or setting"), difference->values + difference->configuration, unchanged)},
        {Processes, processRows(difference)},
        {Memory, memoryRows(difference, unchanged)},
        {Sockets, fieldRows(tr("Socket or open file"), difference->sockets + difference->openFiles, unchanged)},
        {Times, fieldRows(tr("Time"), difference->times, true)}};
    const QString titles[] = {tr("Sizes"), tr("Files"), tr("Values"), tr("Processes"), tr("Memory"), tr("Sockets"), tr("Times")};
    for (const auto &[section, rows] : all) {
        m_lists[section]->setRows(rows);
        const int count = section == Processes ? int(difference->processes.size()) : rows.count;
        m_sections->setTabText(section, count > 0 ? QStringLiteral("%1 (%2)").arg(titles[section]).arg(count) : titles[section]);
    }
    QStringList notes = difference->notes;
    if (unchanged && difference->equalFiles > 0)
        notes.prepend(tr("Equal files: %1").arg(QLocale().toString(difference->equalFiles)));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_command->setText(commandLine());
    m_lists[Files]->setCurrent(0);
    showText();
}

void ComparePanel::showText()
{
    const auto difference = m_model->shared();
    const int at = m_lists[Files]->current();
    const bool any = at >= 0 && at < difference->files.size();
    const FileDifference none;
    const FileDifference &file = any ? difference->files[at] : none;
    const bool text = any && file.isText;
    m_text->setVisible(text);
    m_noText->setVisible(!text);
    m_noText->setText(any ? tr("The contents of %1 are not text, too large, or not known.").arg(QString::fromUtf8(file.path))
                          : tr("No file differs."));
    if (!text)
        return;
    const QList<TextLine> lines = compareTexts(file.beforeText, file.afterText);
    m_text->setRows(m_beside->isChecked() ? Differences::sideBySide(lines) : Differences::unified(lines));
}

QString ComparePanel::commandLine() const
{
    return shellLine({QStringLiteral("thaw"), QStringLiteral("diff"), m_model->before().name, m_model->after().name});
}

QString ComparePanel::summary() const
{
    return m_state == State::Done ? m_summary->text() : QString();
}

QString ComparePanel::sentence() const
{
    switch (m_stack->currentIndex()) {
    case 0: return m_empty->text();
    case 1: return m_reading->text();
    case 2: return m_failed->title();
    default: return {};
    }
}

void ComparePanel::chooseExport(const QString &ending)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the Differences"), QStringLiteral("differences.%1").arg(ending));
    if (path.isEmpty())
        return;
    const QString problem = exportTo(path.endsWith(u'.' + ending) ? path : path + u'.' + ending);
    Q_EMIT noted(problem.isEmpty() ? tr("Written: %1").arg(path) : problem);
}

QString ComparePanel::exportTo(const QString &path) const
{
    const ImageDifference &difference = m_model->difference();
    const QByteArray bytes = path.endsWith(QStringLiteral(".html")) ? toHtml(difference).toUtf8()
        : path.endsWith(QStringLiteral(".md"))                      ? toMarkdown(difference).toUtf8()
                                                                    : QJsonDocument(toJson(difference)).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tr("%1 cannot be written: %2").arg(path, file.errorString());
    return {};
}

} // namespace Thaw

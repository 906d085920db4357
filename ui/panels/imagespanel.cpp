// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/imagespanel.h"

#include "core/images/checkpointimages.h"
#include "ui/actions.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/panels/exportmenu.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/transferpane.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QCoroTask>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Thaw {

namespace {

constexpr int undoTime = 10'000; // ms

} // namespace

ImagesPanel::ImagesPanel(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_engines(engines), m_model(new ImagesModel(this)),
      m_filtered(new QSortFilterProxyModel(this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_list(new QWidget(this)), m_filter(new QLineEdit(this)), m_table(new QTableView(this)),
      m_test(new QPushButton(icon(Icon::Test), tr("Test Restore"), this)),
      m_compare(new QPushButton(icon(Icon::Compare), tr("Compare"), this)),
      m_export(new QPushButton(icon(Icon::Copy), tr("Export"), this)),
      m_push(new QPushButton(tr("Push…"), this)), m_pull(new QPushButton(tr("Pull…"), this)),
      m_delete(new QPushButton(icon(Icon::Delete), tr("Delete"), this)), m_exports(new ExportMenu(engines, this)),
      m_all(new QCheckBox(tr("All Images"), this)), m_details(new ImageTabs(actions, engines, cache, this)), m_message(new MessageBar(this)),
      m_transfer(new TransferPane(engines, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_message);
    layout->addWidget(m_transfer);
    setUpTable();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    layout->addWidget(m_stack, 1);
    m_grace.setSingleShot(true);
    m_grace.setInterval(undoTime);
    connect(&m_grace, &QTimer::timeout, this, &ImagesPanel::flushDeletions);
    connect(actions->undo, &QAction::triggered, this, &ImagesPanel::undoRemoval);
    connect(m_details, &ImageTabs::noted, this, &ImagesPanel::noted);
    connect(engines, &EngineModel::changed, this, &ImagesPanel::showState);
    connect(engines, &EngineModel::imagesChanged, this, [this] {
        m_loaded = true;
        m_failure.clear();
        m_model->setImages(m_engines->images());
        showState();
    });
    connect(engines, &EngineModel::imagesFailed, this, [this](const Error &error) {
        m_failure = error.message;
        showState();
    });
    showState();
}

ImagesPanel::~ImagesPanel() = default;

void ImagesPanel::setUpTable()
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the images"));
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    m_table->setModel(m_filtered);
    m_table->setAccessibleName(tr("Images"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 7 / 4);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ImagesModel::Name, QHeaderView::Stretch);
    for (QPushButton *button : {m_test, m_compare, m_export, m_push, m_pull, m_delete})
        button->setAutoDefault(false);
    m_compare->setToolTip(m_actions->compare->toolTip());
    auto *top = new QHBoxLayout;
    auto *open = new QPushButton(icon(Icon::Open), tr("Open Archive…"), this);
    open->setAutoDefault(false);
    open->setToolTip(m_actions->openArchive->toolTip());
    connect(open, &QPushButton::clicked, m_actions->openArchive, &QAction::trigger);
    m_all->setToolTip(tr("Those that Thaw did not make, too"));
    connect(m_all, &QCheckBox::toggled, m_model, &ImagesModel::showAll);
    connect(m_all, &QCheckBox::toggled, this, &ImagesPanel::showState);
    top->addWidget(m_filter, 1);
    top->addWidget(m_all);
    top->addWidget(open);
    top->addWidget(m_test);
    top->addWidget(m_compare);
    top->addWidget(m_export);
    top->addWidget(m_push);
    top->addWidget(m_pull);
    top->addWidget(m_delete);
    setUpExports();
    setUpTransfers();
    // Above the list and what is there without one: archives need no engine.
    static_cast<QVBoxLayout *>(QWidget::layout())->addLayout(top);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *split = new QSplitter(Qt::Vertical, m_list);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_details);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    split->setSizes({1000, 2000});
    layout->addWidget(split, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ImagesPanel::showSelection);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &ImagesPanel::showSelection);
    connect(m_test, &QPushButton::clicked, m_actions->test, &QAction::trigger);
    connect(m_actions->test, &QAction::changed, this, &ImagesPanel::showTestButton);
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compareWanted(selected()); });
    connect(m_delete, &QPushButton::clicked, this, &ImagesPanel::removeSelected);
}

void ImagesPanel::setUpExports()
{
    m_export->setMenu(m_exports);
    m_export->setToolTip(tr("Files that start or make the image without Thaw"));
    connect(m_exports, &ExportMenu::written, this, [this](const QString &path) {
        m_message->say(Card::Kind::Good, tr("Written: %1").arg(path), {{tr("OK"), {}}});
        Q_EMIT noted(tr("Written: %1").arg(path));
    });
    connect(m_exports, &ExportMenu::failed, this, [this](const QString &sentence) {
        m_message->say(Card::Kind::Bad, tr("Nothing was exported: %1").arg(sentence), {{tr("OK"), {}}});
    });
}

void ImagesPanel::setUpTransfers()
{
    m_push->setToolTip(tr("Send the image to a registry, as “thaw push” does"));
    m_pull->setToolTip(tr("Get an image from a registry, as “thaw pull” does"));
    connect(m_push, &QPushButton::clicked, this, &ImagesPanel::askPush);
    connect(m_pull, &QPushButton::clicked, this, &ImagesPanel::askPull);
    connect(m_transfer, &TransferPane::finished, this, [this](const QString &sentence) {
        m_message->say(Card::Kind::Good, sentence, {{tr("OK"), {}}});
        Q_EMIT noted(sentence);
    });
    connect(m_transfer, &TransferPane::failed, this, [this](const Error &error) {
        const QString remedy = error.fixes.isEmpty() ? QString() : u'\n' + error.fixes.first().title + QStringLiteral(": ") + error.fixes.first().command;
        m_message->say(Card::Kind::Bad, error.message + remedy, {{tr("OK"), {}}});
    });
    connect(m_transfer, &TransferPane::ended, this, &ImagesPanel::showSelection);
}

void ImagesPanel::askPush()
{
    const QList<ImageSummary> images = selected();
    if (images.size() != 1)
        return;
    const QString image = imageTitle(images.first());
    const QString name = QInputDialog::getText(this, tr("Push an Image"), tr("The image’s name at the registry (such as registry.example:5000/team/app:1):"),
                                               QLineEdit::Normal, image).trimmed();
    if (!name.isEmpty())
        m_transfer->push(image, name);
    showSelection();
}

void ImagesPanel::askPull()
{
    const QString name = QInputDialog::getText(this, tr("Pull an Image"), tr("The image’s name, with its registry:")).trimmed();
    if (!name.isEmpty())
        m_transfer->pull(name);
    showSelection();
}

QList<ImageSummary> ImagesPanel::selected() const
{
    QList<ImageSummary> images;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        images.append(m_model->image(m_filtered->mapToSource(index).row()));
    return images;
}

void ImagesPanel::showState()
{
    const auto engine = m_engines->state();
    const bool any = m_model->rowCount() > 0;
    const bool files = any && !pathOf(m_model->image(0)).isEmpty(); // no engine is needed for those
    if (files) {
        m_state = State::Done;
    } else if (engine == EngineModel::State::None || engine == EngineModel::State::Denied) {
        m_state = State::Failed;
        m_empty->say(Icon::Warning, tr("Images are kept by a container engine, and none answers."),
                     m_actions->lookAgain);
    } else if (!m_failure.isEmpty() && !any) {
        m_state = State::Failed;
        m_empty->say(Icon::Warning, m_failure);
    } else if (!m_loaded) {
        m_state = State::Busy;
        m_empty->say(Icon::Running, tr("Reading the images…"));
    } else if (!any) {
        m_state = State::Empty;
        m_empty->say(Icon::Images, tr("Checkpoint images that you make appear here."), m_actions->pageMake);
    } else {
        m_state = State::Done;
    }
    m_stack->setCurrentWidget(m_state == State::Done ? m_list : m_empty);
    m_filter->setEnabled(m_state == State::Done);
    m_all->setEnabled(m_loaded);
    showSelection();
}

void ImagesPanel::showSelection()
{
    // What cannot be seen is not what a button is about.
    const QList<ImageSummary> images = m_state == State::Done ? selected() : QList<ImageSummary>();
    m_compare->setEnabled(images.size() == 2 || images.size() == 1);
    const bool one = images.size() == 1 && pathOf(images.first()).isEmpty();
    m_exports->setImage(one ? imageTitle(images.first()) : QString());
    const bool idle = m_engines->state() == EngineModel::State::Ready && !m_transfer->isRunning();
    m_push->setEnabled(one && idle);
    m_pull->setEnabled(idle);
    m_delete->setEnabled(!images.isEmpty() && std::ranges::all_of(images, isOurs));
    m_actions->compare->setEnabled(m_compare->isEnabled());
    // It is told of the image before it is seen, lest it reads the one before.
    if (images.size() == 1)
        m_details->setImage(images.first());
    m_details->setVisible(images.size() == 1);
    showTestButton();
    Q_EMIT selectionChanged();
}

void ImagesPanel::openPath(const QString &path)
{
    m_filter->clear();
    m_model->addPath(path);
    showState();
    m_table->selectRow(0);
    Q_EMIT pathOpened(path);
}

bool ImagesPanel::select(const QString &image)
{
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        if (imageTitle(m_model->image(m_filtered->mapToSource(m_filtered->index(row, 0)).row())) == image) {
            m_table->selectRow(row);
            return true;
        }
    }
    return false;
}

void ImagesPanel::showTestButton()
{
    const QList<ImageSummary> images = selected();
    m_test->setEnabled(m_actions->test->isEnabled() && images.size() == 1 && pathOf(images.first()).isEmpty());
    m_test->setToolTip(m_actions->test->toolTip());
}

void ImagesPanel::removeSelected()
{
    flushDeletions();
    m_removing = selected();
    if (m_removing.isEmpty())
        return;
    QSet<QString> ids;
    for (const ImageSummary &image : std::as_const(m_removing))
        ids.insert(image.id);
    m_model->setHidden(ids);
    m_actions->undo->setEnabled(true);
    m_grace.start();
    m_message->say(Card::Kind::Info,
                   m_removing.size() == 1 ? tr("%1 is deleted in 10 seconds, as “thaw rm %1” does.").arg(imageTitle(m_removing.first()))
                                          : tr("%1 images are deleted in 10 seconds.").arg(m_removing.size()),
                   {{tr("Undo"), [this] { undoRemoval(); }}});
    showState();
}

void ImagesPanel::undoRemoval()
{
    m_grace.stop();
    m_removing.clear();
    m_model->setHidden({});
    m_message->hide();
    m_actions->undo->setEnabled(false);
    showState();
}

void ImagesPanel::flushDeletions()
{
    m_grace.stop();
    if (m_removing.isEmpty())
        return;
    m_message->hide();
    m_actions->undo->setEnabled(false);
    const QList<ImageSummary> images = std::exchange(m_removing, {});
    const auto engine = m_engines->engine();
    if (!engine)
        return;
    for (const ImageSummary &image : images) {
        ++m_deletions;
        QCoro::connect(removeCheckpointImage(engine, image.id), this,
                       [this, name = imageTitle(image)](const Result<QStringList> &removed) {
                           --m_deletions;
                           if (removed)
                               Q_EMIT noted(removed->join(QStringLiteral(" · ")));
                           else
                               m_message->say(Card::Kind::Bad, tr("%1 was not deleted: %2").arg(name, removed.error().message),
                                              {{tr("OK"), {}}});
                           m_model->setHidden({});
                           m_engines->refreshImages();
                           if (m_deletions == 0)
                               Q_EMIT deletionsFinished();
                       });
    }
}

void ImagesPanel::showTest(Card::Kind kind, const QString &sentence, bool canStop)
{
    // What can still be undone is not talked over.
    if (!m_removing.isEmpty())
        return;
    m_message->say(kind, sentence,
                   canStop ? QList<MessageBar::Button>{{tr("Stop"), [this] { m_actions->stop->trigger(); }}}
                           : QList<MessageBar::Button>{{tr("OK"), {}}});
}

} // namespace Thaw

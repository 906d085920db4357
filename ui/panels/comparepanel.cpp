// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/comparepanel.h"

#include "core/pipeline/labels.h"
#include "ui/actions.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/text.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Thaw {

ComparePanel::ComparePanel(Actions *actions, EngineModel *engines, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_engines(engines), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_left(new QComboBox(this)), m_right(new QComboBox(this)),
      m_summary(new QLabel(this)), m_table(new QTableWidget(0, 4, this))
{
    auto *page = new QWidget(this);
    auto *choices = new QHBoxLayout;
    m_left->setAccessibleName(tr("Earlier image"));
    m_right->setAccessibleName(tr("Later image"));
    for (QComboBox *box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(20);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePanel::showDifference);
    }
    choices->addWidget(m_left, 1);
    choices->addWidget(new QLabel(QStringLiteral("→"), this));
    choices->addWidget(m_right, 1);
    QFont bold = font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setAccessibleName(tr("Differences"));
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Earlier"), tr("Later"), tr("Difference")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(choices);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(12, 10, 12, 8);
    outer->addWidget(m_stack);
    connect(engines, &EngineModel::imagesChanged, this, &ComparePanel::fillChoices);
    connect(engines, &EngineModel::changed, this, &ComparePanel::showState);
    showState();
}

void ComparePanel::fillChoices()
{
    m_loaded = true;
    ImagesModel ours;
    ours.setImages(m_engines->images());
    m_images.clear();
    for (int i = 0; i < ours.rowCount(); ++i)
        m_images.append(ours.image(i));
    const QString left = m_left->currentText(), right = m_right->currentText();
    for (QComboBox *box : {m_left, m_right}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (const ImageSummary &image : std::as_const(m_images))
            box->addItem(imageTitle(image));
    }
    const QSignalBlocker leftBlocker(m_left), rightBlocker(m_right);
    const int l = m_left->findText(left), r = m_right->findText(right);
    m_left->setCurrentIndex(l >= 0 ? l : std::min<int>(1, int(m_images.size()) - 1));
    m_right->setCurrentIndex(r >= 0 ? r : m_images.isEmpty() ? -1 : 0);
    showState();
}

void ComparePanel::compare(const QList<ImageSummary> &images)
{
    if (images.isEmpty())
        return;
    ImageSummary later = images.first(), earlier = images.last();
    if (images.size() == 1) {
        const QString project = later.labels.value(Label::Application);
        for (const ImageSummary &image : std::as_const(m_images)) {
            if (image.created < later.created && image.labels.value(Label::Application) == project) {
                earlier = image;
                break;
            }
        }
    } else if (earlier.created > later.created) {
        std::swap(earlier, later);
    }
    m_left->setCurrentIndex(m_left->findText(imageTitle(earlier)));
    m_right->setCurrentIndex(m_right->findText(imageTitle(later)));
    showState();
}

void ComparePanel::showState()
{
    const auto engine = m_engines->state();
    if (engine == EngineModel::State::None || engine == EngineModel::State::Denied) {
        m_state = State::Failed;
        m_empty->say(Icon::Warning, tr("Images are kept by a container engine, and none answers."),
                     m_actions->lookAgain);
    } else if (!m_loaded) {
        m_state = State::Busy;
        m_empty->say(Icon::Running, tr("Reading the images…"));
    } else if (m_images.size() < 2) {
        m_state = State::Empty;
        m_empty->say(Icon::Compare, tr("Make two checkpoint images to see what changed between them."), m_actions->pageMake);
    } else {
        m_state = State::Done;
        showDifference();
    }
    m_stack->setCurrentIndex(m_state == State::Done ? 1 : 0);
}

void ComparePanel::showDifference()
{
    const int l = m_left->currentIndex(), r = m_right->currentIndex();
    m_table->setRowCount(0);
    if (l < 0 || r < 0)
        return;
    const ImageSummary &a = m_images[l], &b = m_images[r];
    QStringList parts;
    const auto add = [this](const QString &what, const QString &left, const QString &right, const QString &difference) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QString texts[] = {what, left, right, difference};
        for (int column = 0; column < 4; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
    };
    const auto signedBytes = [](qint64 n) {
        return n == 0 ? tr("the same") : (n > 0 ? QStringLiteral("+") : QStringLiteral("−")) + Text::bytes(std::abs(n));
    };
    const auto number = [](const ImageSummary &image, const QString &label) { return image.labels.value(label).toLongLong(); };
    add(tr("Size"), Text::bytes(a.size), Text::bytes(b.size), signedBytes(b.size - a.size));
    parts << tr("Size %1").arg(signedBytes(b.size - a.size));
    const qint64 aBytes = number(a, Label::Bytes), bBytes = number(b, Label::Bytes);
    if (aBytes > 0 && bBytes > 0) {
        add(tr("Checkpoint"), Text::bytes(aBytes), Text::bytes(bBytes), signedBytes(bBytes - aBytes));
        parts << tr("checkpoint %1").arg(signedBytes(bBytes - aBytes));
    }
    const double aCold = a.labels.value(Label::ColdMs, QStringLiteral("-1")).toDouble();
    const double bCold = b.labels.value(Label::ColdMs, QStringLiteral("-1")).toDouble();
    if (aCold >= 0 && bCold >= 0)
        add(tr("Cold start"), Text::duration(aCold), Text::duration(bCold),
            (bCold >= aCold ? QStringLiteral("+") : QStringLiteral("−")) + Text::duration(std::abs(bCold - aCold)));
    QStringList labels = a.labels.keys() + b.labels.keys();
    labels.removeDuplicates();
    labels.sort();
    int changed = 0;
    for (const QString &label : std::as_const(labels)) {
        if (a.labels.value(label) == b.labels.value(label) || label == Label::Bytes || label == Label::ColdMs)
            continue;
        add(label, a.labels.value(label), b.labels.value(label), tr("changed"));
        ++changed;
    }
    if (changed > 0)
        parts << (changed == 1 ? tr("1 label") : tr("%1 labels").arg(changed));
    m_summary->setText(l == r ? tr("The same image twice.") : parts.join(QStringLiteral(" · ")));
}

QString ComparePanel::summary() const
{
    return m_summary->text();
}

} // namespace Thaw

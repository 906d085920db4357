// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/welcomepanel.h"

#include "ui/actions.h"
#include "ui/models/enginemodel.h"
#include "ui/models/healthmodel.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Thaw {

WelcomePanel::WelcomePanel(Actions *actions, EngineModel *engines, HealthModel *health, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_engines(engines), m_health(health), m_recentTitle(new QLabel(tr("Recent projects"), this)),
      m_recents(new QListWidget(this)), m_engine(new QLabel(this)), m_details(new QPushButton(tr("Details"), this)), m_message(new MessageBar(this))
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 120);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(14);
    layout->addStretch(1);
    auto *mark = new QLabel(column);
    const int side = fontMetrics().height() * 4;
    mark->setPixmap(icon(Icon::Application).pixmap(QSize(side, side), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    layout->addWidget(mark);
    auto *headline = new QLabel(tr("Start containers in milliseconds from a checkpoint"), column);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    headline->setFont(large);
    headline->setAlignment(Qt::AlignCenter);
    headline->setWordWrap(true);
    layout->addWidget(headline);
    setUpButtons(layout);
    layout->addWidget(m_message);
    setUpRecents(layout);
    m_engine->setAlignment(Qt::AlignCenter);
    m_engine->setWordWrap(true);
    layout->addWidget(m_engine);
    m_details->setAutoDefault(false);
    m_details->setToolTip(actions->doctor->toolTip());
    m_details->setAccessibleName(tr("Details of what was found of this machine and its engines"));
    connect(m_details, &QPushButton::clicked, actions->doctor, &QAction::trigger);
    layout->addWidget(m_details, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addStretch(1);
    outer->addWidget(column, 20);
    outer->addStretch(1);
    connect(engines, &EngineModel::changed, this, &WelcomePanel::showEngine);
    connect(health, &HealthModel::changed, this, &WelcomePanel::showEngine);
    showEngine();
    setRecents({});
}

void WelcomePanel::setUpButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    for (QAction *action : {m_actions->sample, m_actions->newProject, m_actions->openProject}) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = QString(action->text()).remove(u'&');
        auto *button = new QPushButton(action->icon(), keys.isEmpty() ? text : text + QStringLiteral("   ") + keys, this);
        button->setAccessibleName(text);
        button->setToolTip(action->toolTip());
        button->setMinimumHeight(fontMetrics().height() * 5 / 2);
        button->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
        button->setDefault(action == m_actions->sample);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    auto *drop = new QLabel(tr("or drop a project folder or an image archive here"), this);
    drop->setAlignment(Qt::AlignCenter);
    QPalette quiet = drop->palette();
    quiet.setColor(QPalette::WindowText, quietColor(quiet));
    drop->setPalette(quiet);
    layout->addWidget(drop);
}

void WelcomePanel::setUpRecents(QVBoxLayout *layout)
{
    QFont bold = font();
    bold.setBold(true);
    m_recentTitle->setFont(bold);
    m_recents->setAccessibleName(tr("Recent projects"));
    m_recents->setAlternatingRowColors(true);
    auto *rows = new RowDelegate(m_recents);
    rows->setBold(true);
    m_recents->setItemDelegate(rows);
    m_recents->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_recents->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_recents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addSpacing(8);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recents);
    const auto open = [this](QListWidgetItem *item) { Q_EMIT projectWanted(item->data(Qt::UserRole).toString()); };
    connect(m_recents, &QListWidget::itemActivated, this, open);
    connect(m_recents, &QListWidget::itemClicked, this, open);
}

void WelcomePanel::setRecents(const QList<RecentProject> &recents)
{
    m_recents->clear();
    for (const RecentProject &recent : recents) {
        const QString place = Text::place(recent.directory);
        auto *item = new QListWidgetItem(icon(Icon::Open), recent.name, m_recents);
        item->setData(RowDelegate::besideRole, place);
        item->setData(RowDelegate::endRole, recent.outcome);
        item->setToolTip(recent.directory);
        item->setData(Qt::AccessibleTextRole, QStringList{recent.name, place, recent.outcome}.join(QStringLiteral(", ")));
        item->setData(Qt::UserRole, recent.directory);
        item->setSizeHint({0, fontMetrics().height() * 2});
    }
    m_recents->setFixedHeight(int(qMin<qsizetype>(7, recents.size())) * fontMetrics().height() * 2 + 2 * m_recents->frameWidth());
    m_recentTitle->setVisible(!recents.isEmpty());
    m_recents->setVisible(!recents.isEmpty());
}

void WelcomePanel::showEngine()
{
    const QString start = QStringLiteral("systemctl --user start podman.socket");
    const QString group = QStringLiteral("sudo usermod -aG docker $USER");
    const auto copy = [](const QString &text) { return [text] { QApplication::clipboard()->setText(text); }; };
    m_message->hide();
    const auto state = m_engines->state();
    m_details->setVisible(state != EngineModel::State::Searching);
    const EngineEntry *failed = m_engines->failedElsewhere();
    if (failed && (state == EngineModel::State::None || state == EngineModel::State::Denied)) {
        m_engine->hide();
        m_engine->setText({});
        m_message->say(Card::Kind::Warning, failed->error.message, {{tr("Look Again"), [this] { m_engines->search(); }}});
        return;
    }
    switch (state) {
    case EngineModel::State::Searching: m_engine->setText(tr("Looking for a container engine…")); break;
    case EngineModel::State::Ready: m_engine->setText(healthLine()); break;
    case EngineModel::State::Lost: m_engine->setText(tr("⚠ %1 does not answer").arg(m_engines->current()->title())); break;
    case EngineModel::State::None:
        m_engine->setText({});
        m_message->say(Card::Kind::Warning,
                       tr("No container engine answers. Start Docker, or Podman’s socket with:\n%1").arg(start),
                       {{tr("Copy Command"), copy(start)}, {tr("Look Again"), [this] { m_engines->search(); }}});
        break;
    case EngineModel::State::Denied:
        m_engine->setText({});
        m_message->say(Card::Kind::Warning,
                       tr("Docker runs, but you may not use it. Let yourself in with the following, then log in again:\n%1").arg(group),
                       {{tr("Copy Command"), copy(group)}, {tr("Look Again"), [this] { m_engines->search(); }}});
        break;
    }
    m_engine->setVisible(!m_engine->text().isEmpty());
}

/// The engine, the CRIU that is put into containers, and what stands against checkpoints the most.
QString WelcomePanel::healthLine() const
{
    QStringList parts{tr("✔ %1").arg(m_engines->current()->title())};
    for (const Finding &finding : m_health->health().machine) {
        if (finding.id == QLatin1String("criu") && finding.state == Finding::State::Good)
            parts << tr("✔ %1").arg(finding.title + QLatin1Char(' ') + finding.text);
    }
    const QList<Finding> concerns = m_health->concerns();
    if (!concerns.isEmpty()) {
        const Finding &worst = concerns.first();
        parts << (worst.state == Finding::State::Bad ? tr("✘ %1: %2") : tr("⚠ %1: %2")).arg(worst.title, worst.text);
    }
    if (concerns.size() > 1)
        parts << tr("and %n more", nullptr, int(concerns.size() - 1));
    return parts.join(QStringLiteral("     "));
}

QString WelcomePanel::engineText() const
{
    return m_engine->isHidden() ? m_message->text() : m_engine->text();
}

} // namespace Thaw

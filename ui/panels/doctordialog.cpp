// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/doctordialog.h"

#include "core/engine/engineabilities.h"
#include "ui/models/healthmodel.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>

namespace Thaw {

namespace {

using S = Finding::State;

/// The sign says it, its colour only helps.
QString sign(S state, const QPalette &palette)
{
    const QColor color = state == S::Good ? goodColor(palette) : state == S::Bad ? badColor(palette) : warningColor(palette);
    const QString mark = state == S::Good ? QStringLiteral("✔") : state == S::Bad ? QStringLiteral("✘") : QStringLiteral("⚠");
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), mark);
}

/// Qt mirrors texts and not the columns of tables.
QString row(const Finding &finding, const QPalette &palette, bool mirrored)
{
    QString text = finding.text.toHtmlEscaped();
    if (!finding.remedy.isEmpty())
        text += QStringLiteral("<br/>→ ") + finding.remedy.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>"));
    QStringList cells{QStringLiteral("<td width='4%'>%1</td>").arg(sign(finding.state, palette)),
                      QStringLiteral("<td width='34%'>%1</td>").arg(finding.title.toHtmlEscaped()), QStringLiteral("<td>%1</td>").arg(text)};
    if (mirrored)
        std::ranges::reverse(cells);
    return QStringLiteral("<tr>%1</tr>").arg(cells.join(QString()));
}

/// Rows of the one table, so that columns stand below each other.
QString section(const QString &title, const QList<Finding> &findings, const QWidget *where)
{
    QString html = QStringLiteral("<tr><td colspan='3'><b>%1</b></td></tr>").arg(title.toHtmlEscaped());
    for (const Finding &finding : findings)
        html += row(finding, where->palette(), where->layoutDirection() == Qt::RightToLeft);
    return html + QStringLiteral("<tr><td colspan='3'></td></tr>");
}

} // namespace

DoctorDialog::DoctorDialog(HealthModel *health, QWidget *parent)
    : QDialog(parent), m_health(health), m_verdict(new MessageBar(this)), m_busy(new QProgressBar(this)), m_findings(new QTextBrowser(this)),
      m_try(new QPushButton(this)), m_again(new QPushButton(tr("Look Again"), this)),
      m_copy(copyButton(tr("Report"), [this] { return healthText(m_health->health()); }, this, tr("Copy Report")))
{
    setWindowTitle(tr("Doctor"));
    m_busy->setMaximum(0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Progress of the examination"));
    m_busy->setMaximumHeight(fontMetrics().height() / 2);
    m_findings->setAccessibleName(tr("Findings"));
    m_findings->setOpenLinks(false);
    m_try->setToolTip(tr("Each engine freezes and restores a small program, which is removed again"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_try, m_again, m_copy}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_verdict);
    layout->addWidget(m_busy);
    layout->addWidget(m_findings, 1);
    layout->addLayout(row);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_try, &QPushButton::clicked, this, [this] { m_health->isTrying() ? m_health->stop() : m_health->check(true); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_health->check(false); });
    connect(health, &HealthModel::changed, this, &DoctorDialog::showHealth);
    showHealth();
}

void DoctorDialog::showHealth()
{
    using State = HealthModel::State;
    const State state = m_health->state();
    const Health &health = m_health->health();
    const bool doubts = std::ranges::any_of(health.machine, [](const Finding &finding) { return finding.state != S::Good; })
        || std::ranges::any_of(health.engines, [](const EngineHealth &engine) { return !engine.attempt.error && !engine.isUsable(); });
    if (state == State::Busy)
        m_verdict->say(Card::Kind::Info, m_health->isStopping() ? tr("Stopping, and removing what was tried…")
                                             : m_health->isThorough() ? tr("Each engine freezes and restores a small program; that takes some seconds…")
                                                                      : tr("Looking at this machine and its engines…"), {});
    else if (state == State::Failed)
        m_verdict->say(Card::Kind::Bad, m_health->error().message, {});
    else if (state == State::Empty)
        m_verdict->say(Card::Kind::Info, tr("Nothing was looked at yet."), {});
    else if (!health.isUsable())
        m_verdict->say(Card::Kind::Bad, tr("Checkpoints cannot be made here as it is; what is marked ✘ says why."), {});
    else if (!m_health->isThorough())
        m_verdict->say(doubts ? Card::Kind::Warning : Card::Kind::Info,
                       tr("Nothing that was looked at stands against checkpoints here. Whether they work, a try tells."), {});
    else
        m_verdict->say(doubts ? Card::Kind::Warning : Card::Kind::Good, tr("Checkpoints work here: a small program was frozen and restored."), {});
    m_busy->setVisible(state == State::Busy);
    m_try->setText(m_health->isTrying() ? tr("Stop") : tr("Try Each Engine"));
    m_try->setIcon(icon(m_health->isTrying() ? Icon::Stop : Icon::Test));
    m_try->setEnabled(state != State::Busy || (m_health->isTrying() && !m_health->isStopping()));
    m_again->setEnabled(state != State::Busy);
    m_copy->setEnabled(!health.machine.isEmpty());
    const int at = m_findings->verticalScrollBar()->value();
    QTextOption option = m_findings->document()->defaultTextOption();
    option.setTextDirection(layoutDirection());
    m_findings->document()->setDefaultTextOption(option);
    m_findings->setHtml(document());
    m_findings->verticalScrollBar()->setValue(at);
}

QString DoctorDialog::document() const
{
    const Health &health = m_health->health();
    QString html;
    if (!health.machine.isEmpty())
        html += section(tr("This machine"), health.machine, this);
    // That nobody is at a usual place matters only if nobody is anywhere.
    const S silence = health.isUsable() ? S::Doubtful : S::Bad;
    for (const EngineHealth &engine : health.engines) {
        const Endpoint &endpoint = engine.attempt.endpoint;
        if (const auto &error = engine.attempt.error) {
            html += section(endpoint.toString(), {Finding{.id = {}, .title = tr("Does not answer"), .state = silence, .text = error->message}}, this);
            continue;
        }
        html += section(tr("%1 (%2, %3)").arg(engineTitle(engine.attempt.info), endpoint.toString(), endpoint.origin), engine.findings, this);
    }
    return QStringLiteral("<table cellpadding='3' width='100%'>%1</table>").arg(html);
}

void DoctorDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showHealth();
}

} // namespace Thaw

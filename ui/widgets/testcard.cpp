// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/testcard.h"

#include "core/pipeline/commandline.h"
#include "ui/text.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/timebars.h"

#include <QDesktopServices>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Thaw {

TestCard::TestCard(QWidget *parent)
    : Card(Kind::Good, parent), m_headline(new QLabel(this)), m_reason(new QLabel(this)), m_bars(new TimeBars(this)),
      m_facts(new QLabel(this)), m_proof(new QLabel(this)), m_remedy(new QLabel(this)),
      m_log(new QPushButton(tr("Show Log"), this)), m_criu(new QPushButton(tr("Show CRIU Log"), this)),
      m_browser(new QPushButton(tr("Open in Browser"), this)), m_remove(new QPushButton(tr("Remove Container"), this)),
      m_command(new CopyLine(tr("How to run the image"), this))
{
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_headline->setFont(bold);
    m_proof->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 12, 10);
    layout->setSpacing(6);
    for (QLabel *label : {m_headline, m_reason, m_facts, m_proof, m_remedy}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    layout->addWidget(m_headline);
    layout->addWidget(m_reason);
    layout->addWidget(m_proof);
    layout->addWidget(m_remedy);
    layout->addWidget(m_bars);
    layout->addWidget(m_facts);
    layout->addWidget(m_command);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_browser, m_remove, m_log, m_criu}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_log, &QPushButton::clicked, this, &TestCard::logWanted);
    connect(m_criu, &QPushButton::clicked, this, &TestCard::criuLogWanted);
    connect(m_browser, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address)); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removalWanted(m_container); });
    hide();
}

void TestCard::setTest(const RestoreTest &test, double coldMs, const QStringList &restoreCommand)
{
    const bool restored = test.verdict == Verdict::Restored;
    setKind(restored ? Kind::Good : test.verdict == Verdict::StartedCold ? Kind::Warning : Kind::Bad);
    const double warm = test.answerMs >= 0 ? test.answerMs : test.restoreMs;
    QString headline = verdictText(test.verdict);
    if (restored && warm >= 0) {
        headline = test.answerMs >= 0 ? tr("Restored: answers after %1").arg(Text::duration(warm))
                                      : tr("Restored: runs after %1").arg(Text::duration(warm));
    }
    m_headline->setText(headline);
    const auto put = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    put(m_reason, restored ? QString() : test.reason);
    put(m_proof, restored ? QString() : test.proof);
    put(m_remedy, restored ? QString() : test.remedy);
    m_bars->setTimes(warm, coldMs);
    m_bars->setVisible(restored && warm >= 0 && coldMs >= 0);
    QStringList facts;
    if (test.engineMs >= 0)
        facts << tr("engine %1").arg(Text::duration(test.engineMs));
    if (test.criuMs >= 0)
        facts << tr("CRIU %1").arg(Text::duration(test.criuMs));
    m_container = test.container;
    m_address.clear();
    if (!m_container.isEmpty()) {
        facts << tr("runs as %1").arg(m_container);
        for (const auto &[inside, outside] : test.ports.asKeyValueRange()) {
            facts << QStringLiteral("%1 → %2:%3").arg(inside, m_host).arg(outside);
            if (m_address.isEmpty() && inside.endsWith(QStringLiteral("/tcp")))
                m_address = QStringLiteral("http://%1:%2/").arg(m_host).arg(outside);
        }
    }
    put(m_facts, facts.join(QStringLiteral(" · ")));
    m_browser->setVisible(!m_address.isEmpty());
    m_remove->setVisible(!m_container.isEmpty());
    m_log->setVisible(!test.log.isEmpty());
    m_criu->setVisible(!test.criuLog.isEmpty());
    m_command->setText(shellLine(restoreCommand));
    m_command->setVisible(!restoreCommand.isEmpty());
    setAccessibleName(headline);
    show();
}

QString TestCard::headline() const
{
    return m_headline->text();
}

} // namespace Thaw

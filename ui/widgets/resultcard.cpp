// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultcard.h"

#include "core/pipeline/commandline.h"
#include "ui/text.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/timebars.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Thaw {

ResultCard::ResultCard(QWidget *parent)
    : Card(Kind::Good, parent), m_headline(new QLabel(this)), m_facts(new QLabel(this)), m_warnings(new QLabel(this)),
      m_bars(new TimeBars(this)), m_command(new CopyLine(tr("How to run the image"), this, true))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 12, 10);
    layout->setSpacing(6);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_headline->setFont(bold);
    for (QLabel *label : {m_headline, m_facts, m_warnings}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *top = new QHBoxLayout;
    auto *close = new QToolButton(this);
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Hide the result"));
    close->setToolTip(tr("Hide the result"));
    top->addWidget(m_headline, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_bars);
    layout->addWidget(m_facts);
    layout->addWidget(m_command);
    layout->addWidget(m_warnings);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void ResultCard::setReport(const Report &report)
{
    const bool restored = report.test.verdict == Verdict::Restored;
    const bool untested = report.test.verdict == Verdict::Untested;
    setKind(restored || untested ? Kind::Good : Kind::Warning);
    m_headline->setText(Text::outcome(report));
    setAccessibleName(m_headline->text());
    const double warm = report.test.answerMs >= 0 ? report.test.answerMs : report.test.restoreMs;
    m_bars->setTimes(restored ? warm : -1, report.readyMs);
    m_bars->setVisible(restored && warm >= 0 && report.readyMs >= 0);
    QStringList facts;
    if (!report.image.isEmpty())
        facts << report.image;
    if (report.imageSize > 0)
        facts << tr("image %1").arg(Text::bytes(report.imageSize));
    if (report.checkpoint.bytes > 0)
        facts << tr("checkpoint %1").arg(Text::bytes(report.checkpoint.bytes));
    if (report.checkpoint.processes > 0)
        facts << (report.checkpoint.processes == 1 ? tr("1 process") : tr("%1 processes").arg(report.checkpoint.processes));
    if (!restored && !untested && !report.test.reason.isEmpty())
        facts << report.test.reason;
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!facts.isEmpty());
    m_command->setText(shellLine(report.restoreCommand));
    m_command->setVisible(!report.restoreCommand.isEmpty());
    m_warnings->setText(report.warnings.join(u'\n'));
    m_warnings->setVisible(!report.warnings.isEmpty());
    show();
}

QString ResultCard::headline() const
{
    return m_headline->text();
}

} // namespace Thaw

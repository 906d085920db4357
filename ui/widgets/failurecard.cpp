// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failurecard.h"

#include "core/pipeline/fixing.h"
#include "ui/text.h"
#include "ui/widgets/copyline.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Thaw {

QString provingLine(const QString &detail)
{
    const QStringList lines = detail.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.contains(QStringLiteral("Error (")))
            return line.trimmed();
    }
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

bool canApply(const Fix &fix)
{
    return changeOf(fix) || fix.id.startsWith(QStringLiteral("edit-")) || fix.id == QStringLiteral("add-run-app");
}

FailureCard::FailureCard(QWidget *parent)
    : Card(Kind::Bad, parent), m_title(new QLabel(this)), m_proof(new QLabel(this)), m_advice(new QLabel(this)),
      m_buttons(new QHBoxLayout), m_command(new CopyLine(tr("The same in a terminal"), this, true))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 12, 10);
    layout->setSpacing(6);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_proof, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_proof->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(m_title);
    layout->addWidget(m_proof);
    layout->addWidget(m_advice);
    layout->addWidget(m_command);
    layout->addLayout(m_buttons);
    hide();
}

void FailureCard::setFailure(const Error &error, const Report &report, const QString &command, const QString &hint)
{
    m_title->setText(error.message);
    setAccessibleName(tr("Failed: %1").arg(error.message));
    const QString proof = provingLine(error.detail);
    m_proof->setText(proof);
    m_proof->setToolTip(error.detail.left(4000));
    m_proof->setVisible(!proof.isEmpty());
    QStringList advice;
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const auto addButton = [this](const QString &text, const auto &action) {
        auto *button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, action);
        m_buttons->addWidget(button);
    };
    for (const Fix &fix : error.fixes) {
        if (canApply(fix))
            addButton(fix.title, [this, fix] { Q_EMIT fixWanted(fix); });
        else
            advice << (fix.command.isEmpty() ? fix.title : tr("%1: %2").arg(fix.title, fix.command));
    }
    if (!hint.isEmpty())
        advice << hint;
    m_advice->setText(advice.join(u'\n'));
    m_advice->setVisible(!advice.isEmpty());
    m_command->setText(command);
    m_command->setVisible(!command.isEmpty());
    if (error.kind == ErrorKind::Checkpoint || error.kind == ErrorKind::Restore)
        addButton(tr("Show in CRIU Log"), [this] { Q_EMIT criuLogWanted(); });
    addButton(tr("Copy Report"), [error, report] {
        QApplication::clipboard()->setText(Text::reportOfFailure(report, error));
    });
    m_buttons->addStretch(1);
    show();
}

QString FailureCard::title() const
{
    return m_title->text();
}

} // namespace Thaw

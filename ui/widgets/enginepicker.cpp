// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/enginepicker.h"

#include "ui/models/enginemodel.h"
#include "ui/widgets/icons.h"

#include <QMenu>
#include <QStyleOptionToolButton>

namespace Thaw {

EnginePicker::EnginePicker(EngineModel *engines, QWidget *parent) : QToolButton(parent), m_engines(engines)
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &EnginePicker::fillMenu);
    connect(engines, &EngineModel::changed, this, &EnginePicker::update);
    update();
}

QSize EnginePicker::sizeHint() const
{
    // Space for the arrow, and to the window's edge.
    return QToolButton::sizeHint() + QSize(fontMetrics().horizontalAdvance(QStringLiteral("  ▾  ")), 2);
}

void EnginePicker::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    // The style's own arrow sits in the corner, where the window's edge cuts it.
    option->features &= ~QStyleOptionToolButton::HasMenu;
    option->text += QStringLiteral("  ▾");
}

void EnginePicker::update()
{
    QString text;
    Icon sign = Icon::Engine;
    switch (m_engines->state()) {
    case EngineModel::State::Searching: text = tr("Looking for an engine…"); sign = Icon::Running; break;
    case EngineModel::State::Ready: text = m_engines->current()->title(); break;
    case EngineModel::State::None: text = tr("No engine"); sign = Icon::Warning; break;
    case EngineModel::State::Denied: text = tr("Engine not permitted"); sign = Icon::Warning; break;
    case EngineModel::State::Lost: text = tr("%1 does not answer").arg(m_engines->current()->title()); sign = Icon::Warning; break;
    }
    if (m_engines->isConnecting()) {
        text = tr("Connecting…");
        sign = Icon::Running;
    }
    setText(text);
    setIcon(Thaw::icon(sign));
    setAccessibleName(tr("Engine: %1").arg(text));
    const Endpoint place = m_engines->current() ? m_engines->current()->endpoint : Endpoint{};
    setToolTip(m_engines->current() ? QStringList{place.toString(), place.warning()}.join(u'\n').trimmed() : tr("Container engines"));
    if (m_engines->state() == EngineModel::State::Ready && !m_engines->isConnecting() && !place.warning().isEmpty())
        setIcon(Thaw::icon(Icon::Warning));
}

QAction *EnginePicker::actionFor(const EngineEntry &entry)
{
    const QString place = entry.endpoint.isLocal() ? entry.endpoint.socketPath : entry.endpoint.toString();
    QString text = entry.error.message;
    if (entry.info)
        text = tr("%1 — %2").arg(entry.title(), place);
    else if (!entry.asked)
        text = tr("Connect to %1 — %2").arg(entry.endpoint.context.isEmpty() ? entry.title() : entry.endpoint.context, place);
    else if (text.isEmpty())
        text = tr("%1 — asking…").arg(place);
    QAction *action = menu()->addAction(text);
    // A named engine that failed may be asked again; the usual places all are by “Look Again”.
    action->setEnabled(entry.info || !entry.asked || (!entry.endpoint.isLocal() && !entry.error.message.isEmpty()));
    action->setCheckable(entry.info.has_value());
    const QString remark = entry.info ? entry.endpoint.warning() : entry.error.detail;
    if (!remark.isEmpty()) {
        action->setToolTip(remark);
        action->setStatusTip(remark);
    }
    return action;
}

void EnginePicker::fillMenu()
{
    menu()->clear();
    menu()->setToolTipsVisible(true);
    for (int i = 0; i < m_engines->entries().size(); ++i) {
        QAction *action = actionFor(m_engines->entries()[i]);
        action->setChecked(i == m_engines->currentIndex());
        connect(action, &QAction::triggered, m_engines, [this, i] { m_engines->choose(i); });
    }
    menu()->addSeparator();
    menu()->addAction(tr("Look Again"), m_engines, [this] { m_engines->search(); });
    menu()->addAction(tr("Doctor…"), this, &EnginePicker::doctorWanted);
    menu()->addAction(tr("Open a Socket…"), this, &EnginePicker::otherSocketWanted);
    menu()->addAction(tr("Connect to Another Machine…"), this, &EnginePicker::otherMachineWanted);
}

} // namespace Thaw

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
    setText(text);
    setIcon(Thaw::icon(sign));
    setAccessibleName(tr("Engine: %1").arg(text));
    setToolTip(m_engines->current() ? m_engines->current()->endpoint.toString() : tr("Container engines of this machine"));
}

void EnginePicker::fillMenu()
{
    menu()->clear();
    for (int i = 0; i < m_engines->entries().size(); ++i) {
        const EngineEntry &entry = m_engines->entries()[i];
        const QString place = entry.endpoint.socketPath;
        QAction *action = menu()->addAction(entry.info ? tr("%1 — %2").arg(entry.title(), place)
                                            : entry.error.message.isEmpty()
                                                ? tr("%1 — asking…").arg(place)
                                                : entry.error.message);
        action->setEnabled(entry.info.has_value());
        action->setCheckable(entry.info.has_value());
        action->setChecked(i == m_engines->currentIndex());
        connect(action, &QAction::triggered, m_engines, [this, i] { m_engines->choose(i); });
    }
    menu()->addSeparator();
    menu()->addAction(tr("Look Again"), m_engines, [this] { m_engines->search(); });
    menu()->addAction(tr("Open a Socket…"), this, &EnginePicker::otherSocketWanted);
}

} // namespace Thaw

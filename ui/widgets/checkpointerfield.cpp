// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/checkpointerfield.h"

#include "core/project/presets.h"
#include "ui/editor/projectdocument.h"

#include <QComboBox>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {
/// The preset is the one the image speaks for.
const QString byImage = u"?"_s;
} // namespace

bool checkpointsItself(const ProjectDocument &project)
{
    const QString by = project.value(u"THAW_CHECKPOINT_BY"_s);
    return by == u"application"_s || (by.isEmpty() && !project.value(u"THAW_PRESET"_s).isEmpty());
}

CheckpointerField::CheckpointerField(QWidget *parent)
    : QWidget(parent), m_who(new QComboBox(this)), m_phase(new QComboBox(this)), m_remark(new QLabel(this))
{
    m_who->setAccessibleName(tr("Who takes the checkpoint"));
    m_phase->setAccessibleName(tr("At which phase of its start"));
    m_who->addItem(tr("Thaw, from outside"), QString());
    m_who->addItem(tr("The application itself, as its image says"), byImage);
    for (const Preset &preset : presets())
        m_who->addItem(presetTitle(preset), preset.name);
    for (QComboBox *box : {m_who, m_phase}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    m_remark->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_who);
    layout->addWidget(m_phase);
    layout->addWidget(m_remark);
    setFocusProxy(m_who);
    showPhases({}, {});
    connect(m_who, &QComboBox::currentIndexChanged, this, &CheckpointerField::store);
    connect(m_phase, &QComboBox::currentIndexChanged, this, &CheckpointerField::storePhase);
}

void CheckpointerField::setProject(ProjectDocument *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (!project)
        return;
    connect(project, &ProjectDocument::envChanged, this, &CheckpointerField::load);
    load();
}

void CheckpointerField::load()
{
    const QScopedValueRollback loading(m_loading, true);
    const bool own = checkpointsItself(*m_project);
    const QString preset = m_project->value(u"THAW_PRESET"_s);
    const QString who = !own ? QString() : preset.isEmpty() ? byImage : preset;
    if (m_who->findData(who) < 0)
        m_who->addItem(who, who); // not known; its problem is told elsewhere
    m_who->setCurrentIndex(m_who->findData(who));
    showPhases(own ? preset : QString(), m_project->value(u"THAW_PHASE"_s));
}

void CheckpointerField::showPhases(const QString &preset, const QString &phase)
{
    const auto known = presetNamed(preset);
    const QSignalBlocker blocker(m_phase);
    m_phase->clear();
    if (known)
        m_phase->addItems(known->phases);
    m_phase->setCurrentIndex(std::max(0, m_phase->findText(phase)));
    m_phase->setVisible(m_phase->count() > 0);
    const QString remark = known ? exercisedText(*known) : QString();
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void CheckpointerField::store()
{
    if (!m_project || m_loading)
        return;
    const QScopedValueRollback storing(m_loading, true);
    const QString who = m_who->currentData().toString();
    m_project->setValue(u"THAW_CHECKPOINT_BY"_s, who.isEmpty() ? QString() : u"application"_s);
    m_project->setValue(u"THAW_PRESET"_s, who == byImage ? QString() : who);
    m_project->setValue(u"THAW_PHASE"_s, {});
    showPhases(who, {});
}

void CheckpointerField::storePhase()
{
    // The first is the preset's default, which needs no key.
    if (m_project && !m_loading)
        m_project->setValue(u"THAW_PHASE"_s, m_phase->currentIndex() == 0 ? QString() : m_phase->currentText());
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/runpage.h"

#include "core/export/composefile.h"
#include "core/export/kubernetes.h"
#include "core/export/startingparts.h"
#include "core/pipeline/commandline.h"
#include "core/restore/contract.h"
#include "core/toolbox/toolbox.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/snippet.h"

#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

RunPage::RunPage(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_docker(new CopyLine(tr("Docker"), this, true)), m_podman(new CopyLine(tr("Podman"), this, true)),
      m_compose(new Snippet(tr("compose.yaml"), this)), m_kubernetes(new Snippet(tr("Kubernetes manifest"), this)),
      m_note(new QLabel(this))
{
    CopyLine::align({m_docker, m_podman});
    auto *page = new QWidget(this);
    auto *files = new QHBoxLayout;
    files->addWidget(m_compose);
    files->addWidget(m_kubernetes);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_docker);
    layout->addWidget(m_podman);
    layout->addLayout(files, 1);
    layout->addWidget(m_note);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 8, 0, 0);
    outer->addWidget(m_stack);
}

void RunPage::say(const QString &sentence)
{
    m_empty->say(Icon::Info, sentence);
    m_stack->setCurrentIndex(0);
}

void RunPage::setImage(const ImageDetails &image, const QString &name)
{
    const auto contract = contractOf(image);
    const auto toolbox = loadToolbox();
    const auto parts = startingParts(image, name, toolbox ? toolbox->restoreProfile : QByteArray());
    if (!contract || !parts) {
        say(tr("Nothing in this image restores a checkpoint: it starts like any other."));
        return;
    }
    const RestoreSpec &spec = parts->spec;
    const QString profile = contract->unconfined ? QStringLiteral("unconfined")
        : toolbox                                ? toolbox->restoreProfilePath
                                                 : QStringLiteral("thaw-restore.json");
    m_docker->setText(shellLine(restoreCommand(spec, name, EngineKind::Docker, profile)));
    m_podman->setText(shellLine(restoreCommand(spec, name, EngineKind::Podman, profile)));
    m_compose->setText(composeFile(*parts, EngineKind::Docker, profile));
    m_kubernetes->setText(kubernetesManifest(*parts, QFileInfo(profile).fileName()));
    QStringList notes;
    if (!contract->unconfined)
        notes << tr("The seccomp profile is %1. Kubernetes wants it in the kubelet’s seccomp directory on each node.").arg(profile);
    else
        notes << tr("This image was not made for a seccomp profile: it runs without one.");
    if (const QString values = valuesAtRestore(image); !values.isEmpty())
        notes << values;
    if (!spec.mounts.isEmpty())
        notes << tr("Put the name of a volume with the same contents for VOLUME, and for volume-1 and so on.");
    m_note->setText(notes.join(u' '));
    m_stack->setCurrentIndex(1);
}

QString RunPage::note() const
{
    return m_note->text();
}

} // namespace Thaw

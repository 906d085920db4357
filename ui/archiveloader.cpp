// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archiveloader.h"

#include "ui/models/enginemodel.h"
#include "ui/widgets/messagebar.h"

#include <QFileInfo>
#include <QPointer>

namespace Thaw {

ArchiveLoader::ArchiveLoader(EngineModel *engines, MessageBar *bar, QObject *parent)
    : QObject(parent), m_engines(engines), m_bar(bar)
{
}

ArchiveLoader::~ArchiveLoader()
{
    m_stop.request_stop();
}

bool ArchiveLoader::isArchive(const QString &file)
{
    const QString name = QFileInfo(file).fileName().toLower();
    for (const auto end : {".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.zst", ".tar.bz2"}) {
        if (name.endsWith(QLatin1StringView(end)))
            return QFileInfo(file).isFile();
    }
    return false;
}

bool ArchiveLoader::isCheckpoint(const QString &directory)
{
    return QFileInfo(directory + QStringLiteral("/inventory.img")).isFile();
}

void ArchiveLoader::load(const QString &file)
{
    const auto engine = m_engines->engine();
    const QString name = QFileInfo(file).fileName();
    if (m_busy)
        return;
    if (!engine) {
        m_bar->say(Card::Kind::Warning, tr("%1 needs a container engine to be loaded into, and none answers.").arg(name), {{tr("OK"), {}}});
        return;
    }
    m_busy = true;
    m_stop = {};
    m_percent = -1;
    showProgress(name, 0, QFileInfo(file).size());
    const auto progress = [loader = QPointer<ArchiveLoader>(this), name](qint64 sent, qint64 total) {
        if (loader && loader->m_busy)
            loader->showProgress(name, sent, total);
    };
    QCoro::connect(engine->loadImages(file, progress, m_stop.get_token()), this, [this, name](const Result<QStringList> &loaded) {
        m_busy = false;
        if (loaded) {
            m_bar->say(Card::Kind::Good, tr("Loaded %1.").arg(loaded->join(QStringLiteral(", "))),
                       {{tr("Show Images"), [this] { Q_EMIT imagesWanted(); }}, {tr("OK"), {}}});
            m_engines->refreshImages();
        } else if (loaded.error().kind == ErrorKind::Cancelled) {
            m_bar->say(Card::Kind::Info, tr("%1 was not loaded.").arg(name), {{tr("OK"), {}}});
        } else {
            m_bar->say(Card::Kind::Bad, loaded.error().message, {{tr("OK"), {}}});
            m_bar->setToolTip(loaded.error().detail);
        }
    });
}

void ArchiveLoader::stop()
{
    m_stop.request_stop();
}

void ArchiveLoader::showProgress(const QString &name, qint64 sent, qint64 total)
{
    const int percent = total > 0 ? int(100 * sent / total) : 0;
    if (percent == m_percent)
        return;
    m_percent = percent;
    m_bar->say(Card::Kind::Info,
               percent < 100 ? tr("Loading %1, as “docker load -i %1” does: %2 %").arg(name).arg(percent)
                             : tr("The engine unpacks %1…").arg(name),
               percent < 100 ? QList<MessageBar::Button>{{tr("Stop"), [this] { stop(); }, true}} : QList<MessageBar::Button>{});
}

} // namespace Thaw

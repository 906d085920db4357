// SPDX-License-Identifier: GPL-3.0-or-later
// From what a scanner found to where that is, for people.
#include "core/images/assembly.h"

#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPlaces = 1000;

class Places
{
public:
    explicit Places(const OpenedImage &opened) : m_opened(opened) {}

    void takeConfiguration();
    void takeEnvironments();
    void takeHits(const FileHits &file);
    QList<SecretPlace> list();

private:
    /// group: what counts as one place.
    void add(const SecretPlace &place, const QString &group);
    void takeText(const QString &text, const QString &place);
    void takePage(const QString &file, const SecretHit &hit);

    const OpenedImage &m_opened;
    QList<SecretPlace> m_places;
    QHash<QString, qsizetype> m_known;
};

QString processName(const CriuProcess &process)
{
    return u"process %1 (%2)"_s.arg(process.pid).arg(process.name);
}

void Places::add(const SecretPlace &place, const QString &group)
{
    const QString key = u"%1\n%2\n%3\n%4\n%5"_s.arg(int(place.where)).arg(int(place.kind)).arg(place.name, place.preview, group);
    if (const auto known = m_known.constFind(key); known != m_known.cend()) {
        m_places[*known].times += place.times;
    } else if (m_places.size() < mostPlaces) {
        m_known.insert(key, m_places.size());
        m_places.append(place);
    }
}

void Places::takeText(const QString &text, const QString &place)
{
    SecretScanner scanner(knownSecrets(m_opened.contents.details.environment));
    scanner.feed(text.toUtf8());
    for (const SecretHit &hit : scanner.take())
        add({.kind = hit.kind, .where = SecretPlace::Where::Configuration, .name = hit.name, .place = place, .preview = hit.preview}, place);
}

void Places::takeConfiguration()
{
    const ImageContents &contents = m_opened.contents;
    for (const KnownSecret &secret : knownSecrets(contents.details.environment)) {
        add({.where = SecretPlace::Where::Configuration,
             .name = secret.name,
             .place = Core::tr("the image's environment"),
             .preview = masked(QString::fromUtf8(secret.value))}, {});
    }
    takeText((contents.details.entrypoint + contents.details.command).join(u'\n'), Core::tr("the image's command"));
    for (const auto &[name, value] : contents.details.labels.asKeyValueRange())
        takeText(value, u"label "_s + name);
    for (qsizetype i = 0; i < contents.layers.size(); ++i)
        takeText(contents.layers[i].createdBy, Core::tr("history of layer %1").arg(i + 1));
}

void Places::takeEnvironments()
{
    if (!m_opened.contents.checkpoint)
        return;
    for (const CriuProcess &process : m_opened.contents.checkpoint->images.processes) {
        const QString place = processName(process);
        for (const KnownSecret &secret : knownSecrets(process.environment)) {
            add({.where = SecretPlace::Where::Environment,
                 .name = secret.name,
                 .place = place,
                 .preview = masked(QString::fromUtf8(secret.value))}, place);
        }
    }
}

void Places::takePage(const QString &file, const SecretHit &hit)
{
    SecretPlace place{.kind = hit.kind, .where = SecretPlace::Where::Memory, .name = hit.name, .place = file, .preview = hit.preview};
    const CriuImages &images = m_opened.contents.checkpoint->images;
    const auto found = placeOf(images, file, hit.offset);
    if (!found) {
        add(place, file);
        return;
    }
    const auto process = std::ranges::find(images.processes, found->pid, &CriuProcess::pid);
    const bool known = process != images.processes.end();
    // The environment itself is a place of its own.
    if (known && found->address >= process->environmentStart && found->address < process->environmentEnd)
        return;
    const QString mapping = found->mapping.isEmpty() ? u"anonymous memory"_s : found->mapping;
    const QString group = u"%1, %2"_s.arg(known ? processName(*process) : u"shared memory"_s, mapping);
    place.place = u"%1 at 0x%2"_s.arg(group).arg(found->address, 0, 16);
    add(place, group);
}

void Places::takeHits(const FileHits &file)
{
    const QString pages = m_opened.pageFileOf(file.layer, file.path);
    const qsizetype layer = m_opened.layerPaths.indexOf(file.layer);
    if (layer < 0)
        return; // of no image that is shown
    QString place = QString::fromUtf8(file.path);
    if (m_opened.contents.origin == ImageContents::Origin::Directory)
        place.prepend(m_opened.contents.name + u'/');
    else
        place = u"/%1, layer %2"_s.arg(place).arg(layer + 1);
    for (const SecretHit &hit : file.hits) {
        if (!pages.isEmpty())
            takePage(pages, hit);
        else
            add({.kind = hit.kind, .where = SecretPlace::Where::File, .name = hit.name, .place = place, .preview = hit.preview}, place);
    }
}

QList<SecretPlace> Places::list()
{
    std::ranges::stable_sort(m_places, {}, &SecretPlace::where);
    return m_places;
}

} // namespace

QList<SecretPlace> secretPlaces(const OpenedImage &opened, const QList<FileHits> &hits)
{
    Places places(opened);
    places.takeConfiguration();
    places.takeEnvironments();
    for (const FileHits &file : hits)
        places.takeHits(file);
    return places.list();
}

} // namespace Thaw

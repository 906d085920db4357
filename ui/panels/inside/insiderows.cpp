// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/insiderows.h"

#include "core/images/contentswords.h"
#include "core/project/envfile.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <cstring>

#include <fcntl.h>

namespace Thaw::Inside {

namespace {

QString nameOf(const CriuProcess &process)
{
    return QStringLiteral("%1 (%2)").arg(process.name).arg(process.pid);
}

/// Who has each open file, socket or object: "server (301): 4, 5".
QHash<quint32, QString> ownersOf(const CriuImages &images)
{
    QHash<quint32, QString> owners;
    for (const CriuProcess &process : images.processes) {
        QHash<quint32, QStringList> numbers;
        for (const CriuDescriptor &descriptor : process.table)
            numbers[descriptor.file] << QString::number(descriptor.number);
        for (const auto &[file, list] : std::as_const(numbers).asKeyValueRange()) {
            QString &owner = owners[file];
            owner += (owner.isEmpty() ? QString() : QStringLiteral("; ")) + nameOf(process) + QStringLiteral(": ") + list.join(QStringLiteral(", "));
        }
    }
    return owners;
}

QString familyText(const CriuSocket &socket)
{
    QString family;
    switch (socket.family) {
    case CriuSocket::Family::Inet: family = QStringLiteral("IPv4"); break;
    case CriuSocket::Family::Inet6: family = QStringLiteral("IPv6"); break;
    case CriuSocket::Family::Unix: family = QStringLiteral("Unix"); break;
    case CriuSocket::Family::Packet: family = tr("packet"); break;
    case CriuSocket::Family::Netlink: family = QStringLiteral("netlink"); break;
    case CriuSocket::Family::Other: family = tr("socket"); break;
    }
    const QString kind = socket.protocol.isEmpty() ? socket.type : socket.protocol;
    return kind.isEmpty() ? family : family + u' ' + kind;
}

QString kindText(CriuObject::Kind kind)
{
    switch (kind) {
    case CriuObject::Kind::Pipe: return tr("pipe");
    case CriuObject::Kind::Fifo: return tr("named pipe");
    case CriuObject::Kind::Tty: return tr("terminal");
    case CriuObject::Kind::Namespace: return tr("namespace");
    case CriuObject::Kind::Device: return tr("device");
    case CriuObject::Kind::Other: return tr("other");
    default: return objectWord(kind); // the kernel's own names
    }
}

QString bytesOrNothing(qint64 bytes)
{
    return bytes > 0 ? Text::bytes(bytes) : QString();
}

/// A descriptor's, working directory's or mapping's file in the list of open files.
struct OpenFile
{
    QString process, where, path, mode, note;
    qint64 offset = -1, size = -1;
};

QList<OpenFile> openFiles(const CriuImages &images)
{
    QHash<quint32, const CriuFile *> files;
    for (const CriuFile &file : images.files)
        files.insert(file.id, &file);
    const auto noteOf = [](const CriuFile &file) {
        QStringList notes;
        if (file.remapped)
            notes << tr("deleted, contents in the checkpoint");
        if (file.external)
            notes << tr("given from outside at the restore");
        return notes.join(QStringLiteral(", "));
    };
    QList<OpenFile> found;
    for (const CriuProcess &process : images.processes) {
        const QString name = nameOf(process);
        if (!process.workingDirectory.isEmpty())
            found.append({name, tr("working directory"), process.workingDirectory, {}, {}});
        for (const CriuDescriptor &descriptor : process.table) {
            if (const CriuFile *file = files.value(descriptor.file)) {
                found.append({name, QString::number(descriptor.number), file->path, accessText(file->flags), noteOf(*file),
                              file->position, file->size});
            }
        }
        QSet<quint32> mapped;
        for (const CriuMapping &mapping : process.mappings) {
            const CriuFile *file = files.value(mapping.file);
            if (!file || mapped.contains(mapping.file))
                continue;
            mapped.insert(mapping.file);
            found.append({name, mapping.file == process.program ? tr("program") : tr("mapped"), file->path,
                          protectionWord(mapping), noteOf(*file), -1, file->size});
        }
    }
    return found;
}

} // namespace

Rows factRows(const Facts &facts)
{
    QList<QStringList> cells;
    for (const auto &[name, text] : facts)
        cells.append({name, text});
    return textRows({tr("What"), tr("Value")}, cells, 1);
}

QString modeText(quint32 mode)
{
    return QStringLiteral("%1").arg(mode & 07777, 4, 8, QLatin1Char('0'));
}

QString addressText(quint64 address)
{
    return QStringLiteral("%1").arg(address, 12, 16, QLatin1Char('0'));
}

QString signalsText(quint64 mask)
{
    constexpr int real = 34; // the first two real-time signals are glibc's own
    QStringList names;
    for (int i = 1; i <= 64; ++i) {
        if (!(mask >> (i - 1) & 1))
            continue;
        if (const char *name = sigabbrev_np(i))
            names << QStringLiteral("SIG") + QString::fromLatin1(name);
        else
            names << (i < real ? QString::number(i) : QStringLiteral("SIGRTMIN+%1").arg(i - real));
    }
    return names.join(u' ');
}

QString pagesText(qint64 pages)
{
    return pages > 0 ? Text::bytes(pages * criuPageSize) : QString();
}

Rows threadRows(const CriuProcess &process)
{
    QList<QStringList> cells;
    for (qsizetype i = 0; i < process.threads.size(); ++i) {
        const CriuThread thread = process.threadStates.value(i);
        QString vectors = thread.vectorState & 0xe0 ? QStringLiteral("AVX-512") : thread.vectorState & 4 ? QStringLiteral("AVX") : QString();
        cells.append({QString::number(process.threads[i]), thread.name.isEmpty() ? process.name : thread.name,
                      QString::number(thread.nice), vectors, signalsText(thread.blockedSignals)});
    }
    return textRows({tr("Thread"), tr("Name"), tr("Nice"), tr("Vector unit"), tr("Blocked signals")}, cells, 4);
}

Rows environmentRows(const CriuProcess &process, bool shown)
{
    QList<QStringList> cells;
    for (const QString &variable : process.environment) {
        const QString name = variable.section(u'=', 0, 0), value = variable.section(u'=', 1);
        const bool secret = looksSecret(name, value);
        cells.append({name, secret && !shown ? QString(8, u'•') : value});
    }
    Rows rows = textRows({tr("Variable"), tr("Value")}, cells, 1);
    rows.tone = [environment = process.environment](int row) {
        const QString &variable = environment[row];
        return looksSecret(variable.section(u'=', 0, 0), variable.section(u'=', 1)) ? Rows::Tone::Warning : Rows::Tone::None;
    };
    return rows;
}

Rows openFileRows(const ContentsPtr &contents)
{
    const auto files = std::make_shared<const QList<OpenFile>>(openFiles(contents->checkpoint->images));
    Rows rows;
    rows.titles = {tr("Process"), tr("Descriptor"), tr("Path"), tr("Access"), tr("Position"), tr("Size"), tr("Note")};
    rows.count = int(files->size());
    rows.wide = 2;
    rows.numbers = {4, 5};
    rows.number = [files](int row, int column) { return double(column == 4 ? (*files)[row].offset : (*files)[row].size); };
    rows.text = [files](int row, int column) {
        const OpenFile &file = (*files)[row];
        switch (column) {
        case 0: return file.process;
        case 1: return file.where;
        case 2: return file.path;
        case 3: return file.mode;
        case 4: return file.offset < 0 ? QString() : number(file.offset);
        case 5: return file.size < 0 ? QString() : Text::bytes(file.size);
        default: return file.note;
        }
    };
    return rows;
}

Rows socketRows(const ContentsPtr &contents)
{
    const CriuImages &images = contents->checkpoint->images;
    const QHash<quint32, QString> owners = ownersOf(images);
    QList<QStringList> cells;
    QList<qint64> unread;
    for (const CriuSocket &socket : images.sockets) {
        cells.append({familyText(socket), socket.state, socket.local, socket.remote, bytesOrNothing(socket.unread),
                      bytesOrNothing(socket.unsent), owners.value(socket.id)});
        unread << socket.unread << socket.unsent;
    }
    for (const CriuObject &object : images.objects) {
        cells.append({kindText(object.kind), object.details, object.name, {}, bytesOrNothing(object.unread), {}, owners.value(object.id)});
        unread << object.unread << 0;
    }
    Rows rows = textRows({tr("Kind"), tr("State"), tr("Local or name"), tr("Remote"), tr("Unread"), tr("Unsent"), tr("Process: descriptors")},
                         cells, 2);
    rows.numbers = {4, 5};
    rows.number = [unread](int row, int column) { return double(unread[2 * row + column - 4]); };
    return rows;
}

Rows mappingRows(const std::shared_ptr<const MemoryUse> &use, const ContentsPtr &contents)
{
    QHash<quint32, QString> names;
    for (const CriuProcess &process : contents->checkpoint->images.processes)
        names.insert(process.pid, nameOf(process));
    Rows rows;
    rows.titles = {tr("Process"), tr("Mapping"), tr("On disk"), tr("Zeros"), tr("Duplicates"), tr("Access"), tr("Address")};
    rows.count = int(use->mappings.size());
    rows.wide = 1;
    rows.fixed = {5, 6};
    rows.numbers = {2, 3, 4};
    rows.number = [use](int row, int column) {
        const MappingUse &one = use->mappings[row];
        return double(column == 2 ? one.pages : column == 3 ? one.zero : one.duplicate);
    };
    rows.text = [use, names](int row, int column) {
        const MappingUse &one = use->mappings[row];
        switch (column) {
        case 0: return names.value(one.pid, QString::number(one.pid));
        case 1: return one.mapping.name.isEmpty() ? tr("[anonymous]") : one.mapping.name;
        case 2: return pagesText(one.pages);
        case 3: return pagesText(one.zero);
        case 4: return pagesText(one.duplicate);
        case 5: return protectionWord(one.mapping);
        default: return addressText(one.mapping.start);
        }
    };
    return rows;
}

Rows layerRows(const ContentsPtr &contents)
{
    Rows rows;
    rows.titles = {tr("Layer"), tr("Size"), tr("Files"), tr("Made by"), tr("Digest")};
    rows.count = int(contents->layers.size());
    rows.wide = 3;
    rows.numbers = {0, 1, 2};
    rows.number = [contents](int row, int column) {
        const ImageLayer &layer = contents->layers[row];
        return column == 0 ? double(row) : column == 1 ? double(layer.size) : double(layer.entries.size());
    };
    rows.text = [contents](int row, int column) {
        const ImageLayer &layer = contents->layers[row];
        switch (column) {
        case 0: return contents->checkpoint && contents->checkpoint->layer == row ? tr("%1 · checkpoint").arg(row + 1) : QString::number(row + 1);
        case 1: return Text::bytes(layer.size);
        case 2: return number(layer.entries.size());
        case 3: return QString(layer.createdBy).replace(u'\n', u' ').simplified();
        default: return layer.digest.section(u':', -1).left(12);
        }
    };
    rows.tone = [contents](int row) {
        return contents->checkpoint && contents->checkpoint->layer == row ? Rows::Tone::Changed : Rows::Tone::None;
    };
    rows.tip = [contents](int row, int) {
        return contents->layers[row].createdBy.left(4000);
    };
    return rows;
}

Rows layerFileRows(const ContentsPtr &contents, int layer)
{
    // Shared, not copied: there may be 200,000 of them.
    const QList<LayerEntry> entries = layer >= 0 && layer < contents->layers.size() ? contents->layers[layer].entries : QList<LayerEntry>();
    Rows rows;
    rows.titles = {tr("Path"), tr("Size"), tr("Mode"), tr("Owner"), tr("Kind")};
    rows.count = int(entries.size());
    rows.filtered = 0;
    rows.fixed = {2};
    rows.numbers = {1};
    rows.number = [entries](int row, int) { return double(entries[row].size); };
    rows.bytes = [entries](int row) { return QByteArrayView(entries[row].path); };
    rows.text = [entries](int row, int column) -> QString {
        const LayerEntry &entry = entries[row];
        switch (column) {
        case 0: {
            const QString path = QString::fromUtf8(entry.path);
            return entry.link.isEmpty() ? path : path + QStringLiteral(" → ") + QString::fromUtf8(entry.link);
        }
        case 1: return entry.type == '0' ? Text::bytes(entry.size) : QString();
        case 2: return modeText(entry.mode);
        case 3: return QStringLiteral("%1:%2").arg(entry.uid).arg(entry.gid);
        default:
            switch (entry.type) {
            case '1': return tr("hard link");
            case '2': return tr("symbolic link");
            case '3':
            case '4': return tr("device");
            case '5': return tr("directory");
            case '6': return tr("named pipe");
            case 'w': return tr("removed");
            case 'o': return tr("replaced directory");
            default: return tr("file");
            }
        }
    };
    rows.tone = [entries](int row) { return entries[row].type == 'w' ? Rows::Tone::Removed : Rows::Tone::None; };
    return rows;
}

Rows secretRows(const ContentsPtr &contents)
{
    QList<QStringList> cells;
    for (const SecretPlace &secret : contents->secrets) {
        const QString kind = secret.kind == SecretPlace::Kind::PrivateKey ? tr("Private key")
            : secret.kind == SecretPlace::Kind::Token                     ? tr("Token")
                                                                          : tr("Value");
        QString where;
        switch (secret.where) {
        case SecretPlace::Where::Configuration: where = tr("Configuration"); break;
        case SecretPlace::Where::Environment: where = tr("Environment"); break;
        case SecretPlace::Where::Memory: where = tr("Memory"); break;
        case SecretPlace::Where::File: where = tr("File"); break;
        }
        cells.append({secret.name, kind, where, secret.place, secret.preview, number(secret.times)});
    }
    Rows rows = textRows({tr("Name"), tr("Kind"), tr("Where"), tr("Place"), tr("Begins with"), tr("Times")}, cells, 3);
    rows.numbers = {5};
    rows.number = [contents](int row, int) { return double(contents->secrets[row].times); };
    return rows;
}

} // namespace Thaw::Inside

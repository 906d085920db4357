// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the format: System V ABI, "Object Files", and binutils' .note.gnu.build-id.
#include "core/criu/buildid.h"

#include <QtEndian>

#include <elf.h>

#include <cstring>

namespace Thaw {

namespace {

QByteArray fromNotes(QByteArrayView notes)
{
    constexpr qsizetype head = sizeof(Elf64_Nhdr);
    while (notes.size() >= head) {
        Elf64_Nhdr note;
        std::memcpy(&note, notes.data(), head);
        const qint64 name = (qint64(note.n_namesz) + 3) / 4 * 4, description = (qint64(note.n_descsz) + 3) / 4 * 4;
        if (name + description > notes.size() - head)
            return {};
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(notes.data() + head, "GNU", 4) == 0)
            return notes.sliced(head + name, note.n_descsz).toByteArray();
        notes = notes.sliced(head + name + description);
    }
    return {};
}

template<typename Header, typename Segment>
QByteArray fromSegments(QByteArrayView file)
{
    if (file.size() < qsizetype(sizeof(Header)))
        return {};
    Header header;
    std::memcpy(&header, file.data(), sizeof header);
    for (int i = 0; i < header.e_phnum; ++i) {
        const quint64 at = header.e_phoff + quint64(i) * sizeof(Segment);
        if (header.e_phoff > quint64(file.size()) || at + sizeof(Segment) > quint64(file.size()))
            return {};
        Segment segment;
        std::memcpy(&segment, file.data() + at, sizeof segment);
        if (segment.p_type != PT_NOTE || segment.p_offset > quint64(file.size())
            || segment.p_filesz > quint64(file.size()) - segment.p_offset)
            continue;
        if (const QByteArray id = fromNotes(file.sliced(qsizetype(segment.p_offset), qsizetype(segment.p_filesz))); !id.isEmpty())
            return id;
    }
    return {};
}

} // namespace

QByteArray buildIdOf(const QByteArray &beginning)
{
    if (beginning.size() < EI_NIDENT || !beginning.startsWith(ELFMAG) || beginning[EI_DATA] != ELFDATA2LSB)
        return {};
    return beginning[EI_CLASS] == ELFCLASS64 ? fromSegments<Elf64_Ehdr, Elf64_Phdr>(beginning)
                                             : fromSegments<Elf32_Ehdr, Elf32_Phdr>(beginning);
}

} // namespace Thaw

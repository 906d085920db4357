// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/imagefile.h"

#include <QtEndian>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 commonMagic = 0x54564319;
constexpr quint32 serviceMagic = 0x55105940;
constexpr quint32 inventoryMagic = 0x58313116; ///< its file has this word alone
constexpr qsizetype mostProblems = 200;

} // namespace

void ImageFiles::problem(const QString &name, const QString &what)
{
    if (m_problems.size() < mostProblems)
        m_problems.append(name + u' ' + what);
}

bool ImageFiles::read(const QString &name, const Take &take, qsizetype most)
{
    const auto found = m_files.contents.constFind(name);
    if (found == m_files.contents.cend()) {
        problem(name, has(name) ? u"is too large to be read"_s : u"is missing"_s);
        return false;
    }
    const QByteArrayView bytes(*found);
    const auto word = [&](qsizetype at) { return qFromLittleEndian<quint32>(bytes.data() + at); };
    if (bytes.size() < 8) {
        problem(name, bytes.isEmpty() ? u"is empty"_s : u"is cut short"_s);
        return false;
    }
    const quint32 first = word(0);
    if (first != commonMagic && first != serviceMagic && first != inventoryMagic) {
        problem(name, u"is not one of CRIU's files"_s);
        return false;
    }
    qsizetype at = first == inventoryMagic ? 4 : 8;
    for (qsizetype index = 0; at < bytes.size(); ++index) {
        if (bytes.size() - at < 4 || qsizetype(word(at)) > bytes.size() - at - 4) {
            problem(name, u"is cut short"_s);
            return false;
        }
        const qsizetype size = word(at);
        const qint64 tail = index < most ? take(index, bytes.sliced(at + 4, size)) : damaged;
        if (tail < 0) {
            problem(name, u"is damaged at byte %1"_s.arg(at));
            return false;
        }
        at += 4 + size;
        if (tail > bytes.size() - at) {
            problem(name, u"is cut short"_s);
            return false;
        }
        at += tail;
    }
    return true;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/pagehashes.h"
#include "ui/models/contentsmodel.h"
#include "ui/models/rowsmodel.h"

#include <QCoreApplication>
#include <QLocale>

/// What is inside an image, as the lists of its pages show it.
namespace Thaw::Inside {

/// A name and a text, a line of a page that tells facts.
using Facts = QList<std::pair<QString, QString>>;

/// A text of these lists in the window's language.
inline QString tr(const char *text)
{
    return QCoreApplication::translate("Thaw::Inside", text);
}

/// With the separators of the window's language.
inline QString number(qint64 value)
{
    return QLocale().toString(value);
}

Rows factRows(const Facts &facts);

/// What is known of the image as a whole: who made it, its checkpoint, what restores it, how the dump went.
Facts overview(const ImageContents &contents);
/// The same of an image that was not read, from the engine's list alone.
Facts overview(const ImageSummary &image);

Facts processFacts(const CriuImages &images, const CriuProcess &process);
Rows threadRows(const CriuProcess &process);
/// shown: values that look secret are not masked.
Rows environmentRows(const CriuProcess &process, bool shown);

/// Descriptors of regular files, working directories and mapped files, process by process.
Rows openFileRows(const ContentsPtr &contents);
/// Sockets, pipes and everything else that has a descriptor.
Rows socketRows(const ContentsPtr &contents);
Rows mappingRows(const std::shared_ptr<const MemoryUse> &use, const ContentsPtr &contents);
Rows layerRows(const ContentsPtr &contents);
Rows layerFileRows(const ContentsPtr &contents, int layer);
Rows secretRows(const ContentsPtr &contents);

/// "0644", with what is more than permissions: "4755".
QString modeText(quint32 mode);
/// "7f3a…": an address.
QString addressText(quint64 address);
/// "SIGINT SIGTERM"; nothing for no signal.
QString signalsText(quint64 mask);
/// Bytes of pages.
QString pagesText(qint64 pages);

} // namespace Thaw::Inside

// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint directory. The input is its files one behind the other: a byte with the name's length, the name, three
// bytes with the size (little-endian), the contents.
#include "fuzz.h"

#include "core/images/imagedifference.h"

#include <QDebug>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

struct Directory
{
    CheckpointFiles files;
    QMap<QString, QByteArray> pages;
};

Directory directoryOf(Fuzz::Input &input)
{
    Directory directory;
    while (!input.isEmpty()) {
        const QString name = QString::fromUtf8(input.take(input.byte()));
        const QByteArray contents = input.take(input.size());
        directory.files.sizes.insert(name, contents.size());
        if (isReadable(name))
            directory.files.contents.insert(name, contents);
        else
            directory.pages.insert(name, contents);
    }
    return directory;
}

FoundCheckpoint checkpointOf(const Directory &directory)
{
    FoundCheckpoint found{.directory = u"/checkpoint"_s, .sizes = directory.files.sizes, .images = readImages(directory.files)};
    takeTexts(found.images, [&](const PagePiece &piece) {
        Fuzz::check(piece.offset >= 0 && piece.size >= 0, "a piece is in its file");
        return directory.pages.value(piece.file).mid(piece.offset, piece.size);
    });
    for (auto file = directory.pages.cbegin(); file != directory.pages.cend(); ++file) {
        PageHasher hasher;
        hasher.feed(*file);
        found.hashes.insert(file.key(), hasher.take());
    }
    return found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const Directory directory = directoryOf(input);
    ImageContents contents{.origin = ImageContents::Origin::Directory, .name = u"a"_s};
    contents.checkpoint = checkpointOf(directory);
    const CriuImages &images = contents.checkpoint->images;
    for (const CriuProcess &process : images.processes) {
        processTitle(process);
        if (!process.mappings.isEmpty())
            piecesOf(process, process.mappings.first().start, process.mappings.last().end);
    }
    const MemoryUse use = memoryUse(images, contents.checkpoint->hashes);
    Fuzz::check(use.zero >= 0 && use.duplicate >= 0 && use.zero + use.duplicate <= use.pages, "parts are no more than the whole");
    const ImageDifference difference = compareImages(contents, contents);
    Fuzz::check(difference.isEqual(), "a checkpoint equals itself");
    ImageContents plain{.name = u"b"_s};
    toJson(compareImages(plain, contents));
    toHtml(compareImages(contents, plain));
    toMarkdown(compareImages(contents, plain));
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// An image's archive, as the opener reads it: whatever it holds, reading ends and the same is found however it is cut.
#include "fuzz.h"

#include "core/images/assembly.h"
#include "core/images/imagedifference.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

ImageContents openArchive(const QByteArray &archive, qsizetype piece, bool everything)
{
    const OpenOptions options{.secrets = everything, .pages = everything, .texts = everything};
    ContentsCollector collector(options, {{u"DB_PASSWORD"_s, "hunter2-in-memory"}});
    qsizetype at = 0;
    const Pull pull = [&]() -> QByteArrayView {
        const QByteArrayView bytes = QByteArrayView(archive).sliced(at).first(std::min(piece, archive.size() - at));
        at += bytes.size();
        return bytes;
    };
    const auto walked = walkArchive(pull, collector, collector.index, {});
    OpenedImage opened = assemble(collector, ImageContents::Origin::Archive, u"a"_s, {});
    readTexts(opened);
    opened.contents.secrets = secretPlaces(opened, collector.hits);
    Fuzz::check(walked || !opened.contents.name.isEmpty(), "a broken archive has what was read of it");
    return opened.contents;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const quint8 choice = input.byte();
    const QByteArray archive = input.rest();
    const ImageContents contents = openArchive(archive, 1 + (choice & 0x7f) * 37, true);
    const auto files = mergedFiles(contents);
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        Fuzz::check(file.key() != ".." && !file.key().startsWith("../") && !file.key().startsWith('/') && !file.key().contains("/../"),
                    "no path leads out of the image");
    }
    Fuzz::check(compareImages(contents, contents).isEqual(), "an image equals itself");
    if (choice & 0x80)
        Fuzz::check(openArchive(archive, std::max<qsizetype>(1, archive.size()), true) == contents, "pieces of any size give the same");
    else
        toJson(compareImages(contents, openArchive(archive.first(archive.size() / 2), 100'000, false)));
    return 0;
}

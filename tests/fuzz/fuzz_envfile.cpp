// SPDX-License-Identifier: GPL-3.0-or-later
// app_env_vars.sh: reading loses no byte, an edit does what it says and leaves the others' values alone.
#include "fuzz.h"

#include "core/project/envfile.h"

using namespace Qt::StringLiterals;
using namespace Thaw;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QStringList values{u""_s, u"plain"_s, u"two words"_s, u"it's $HOME `x` \"quoted\" \\"_s, u"#a;b&c|d"_s, u"ü\tx"_s};
    Fuzz::Input input(data, size);
    const quint8 choice = input.byte();
    const QByteArray text = input.rest();
    EnvFile file = EnvFile::parse(text);
    Fuzz::check(file.toBytes() == text, "reading loses nothing");
    for (const Assignment &assignment : file.assignments())
        Fuzz::check(isVariableName(assignment.name), "names are names");
    shellWords(QString::fromUtf8(text));

    const QList<Assignment> all = file.assignments();
    const QString name = all.isEmpty() || choice & 1 ? u"NEW"_s : all[(choice >> 4) % all.size()].name;
    EnvFile removed = file;
    removed.remove(name);
    Fuzz::check(!removed.find(name), "what is removed is gone");
    file.set(name, values[(choice >> 1) % values.size()], choice & 0x80);
    Fuzz::check(EnvFile::parse(file.toBytes()) == file, "an edited file reads as it was edited");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Drives a fuzz target without libFuzzer: over its seeds and inputs made of them, the same in every run.
#include "fuzz.h"

#include <QDir>
#include <QFile>
#include <QList>

#include <csignal>
#include <random>

namespace {

QList<QByteArray> readSeeds(const QString &path)
{
    QList<QByteArray> seeds;
    const QDir directory(path);
    for (const QString &name : directory.entryList(QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            seeds.append(file.readAll());
    }
    return seeds;
}

/// One to four changes: a byte, a bit, a piece gone, a piece twice, a piece of another seed.
QByteArray mutated(QByteArray bytes, const QList<QByteArray> &seeds, std::mt19937 &random)
{
    const auto below = [&random](qsizetype end) { return end <= 0 ? 0 : qsizetype(random() % quint32(end)); };
    for (qsizetype changes = 1 + below(4); changes > 0; --changes) {
        const qsizetype at = below(bytes.size());
        switch (below(6)) {
        case 0:
            if (!bytes.isEmpty())
                bytes[at] = char(random());
            break;
        case 1:
            if (!bytes.isEmpty())
                bytes[at] = char(bytes[at] ^ (1 << below(8)));
            break;
        case 2: bytes.remove(at, 1 + below(16)); break;
        case 3: bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(64))); break;
        case 4: {
            const QByteArray &other = seeds[below(seeds.size())];
            bytes.insert(at, other.mid(below(other.size()), 1 + below(256)));
            break;
        }
        case 5: bytes.truncate(at); break;
        }
    }
    return bytes;
}

QByteArray current;

/// Says which input it was; the process is lost anyway, so what is not allowed in a handler is risked.
void tellInput(int number)
{
    std::fprintf(stderr, "signal %d; the input, in base64: %s\n", number, current.toBase64().constData());
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void run(const QByteArray &bytes)
{
    current = bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
}

} // namespace

/// fuzz_NAME SEEDS [COUNT]
int main(int argc, char **argv)
{
    const QList<QByteArray> seeds = argc > 1 ? readSeeds(QString::fromLocal8Bit(argv[1])) : QList<QByteArray>();
    const int count = argc > 2 ? std::atoi(argv[2]) : 1000;
    if (seeds.isEmpty()) {
        std::fprintf(stderr, "there are no seeds\n");
        return 1;
    }
    for (const int number : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL})
        std::signal(number, tellInput);
    run({});
    for (const QByteArray &seed : seeds)
        run(seed);
    std::mt19937 random(1);
    for (int i = 0; i < count; ++i)
        run(mutated(seeds[i % seeds.size()], seeds, random));
    std::printf("%d inputs, %lld seeds\n", count + int(seeds.size()) + 1, qlonglong(seeds.size()));
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what the fuzz targets begin with, where it is made of Thaw's own formats: makeseeds tests/fuzz/seeds. To be
// run again when a format gets new fields; seeds that were written by hand stay as they are.
#include "core/report/benchmark.h"
#include "core/report/report.h"
#include "support/imagearchives.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QString root;

void write(const QString &target, const QString &name, const QByteArray &bytes)
{
    QDir(root).mkpath(target);
    QFile file(root + u'/' + target + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

QByteArray number(qsizetype value, int bytes)
{
    QByteArray text;
    for (int i = 0; i < bytes; ++i)
        text += char(value >> (8 * i));
    return text;
}

/// As fuzz_criuimages.cpp reads it.
QByteArray container(const CheckpointFiles &files, const QMap<QString, QByteArray> &others)
{
    QByteArray bytes;
    const auto add = [&](const QString &name, const QByteArray &contents) {
        bytes += number(name.size(), 1) + name.toUtf8() + number(contents.size(), 3) + contents;
    };
    for (auto file = files.contents.cbegin(); file != files.contents.cend(); ++file)
        add(file.key(), *file);
    for (auto file = others.cbegin(); file != others.cend(); ++file)
        add(file.key(), *file);
    return bytes;
}

/// makeseeds SEEDS DIR NAME: a real checkpoint directory's files as a seed; pages are cut to what is read of them.
void addReal(const QString &path, const QString &name)
{
    CheckpointFiles files;
    QMap<QString, QByteArray> pages;
    const QDir directory(path);
    for (const QString &entry : directory.entryList({u"*.img"_s}, QDir::Files)) {
        QFile file(directory.filePath(entry));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        if (isReadable(entry))
            addFile(files, entry, file.readAll());
        else
            pages.insert(entry, file.read(1));
    }
    write(u"criuimages"_s, name, container(files, pages));
}

void criuImages()
{
    CheckpointFiles files;
    QMap<QString, QByteArray> pages;
    for (const auto &[name, bytes] : checkpointFiles().asKeyValueRange()) {
        if (isReadable(name))
            addFile(files, name, bytes);
        else if (name.startsWith("pages-"_L1))
            pages.insert(name, bytes);
    }
    write(u"criuimages"_s, u"full"_s, container(files, pages));
    write(u"criuimages"_s, u"small"_s, container(sampleCheckpoint(), {{u"pages-1.img"_s, QByteArray(8192, 'x')}}));
}

void archives()
{
    const QByteArray base = packTar({{.path = u"etc"_s, .mode = 0755, .isDirectory = true},
                                     {.path = u"etc/app.env"_s, .data = "DB_PASSWORD=hunter2-in-memory\n"},
                                     {.path = u"etc/link"_s, .linkTarget = u"../../../etc/passwd"_s}}).value();
    const QByteArray top = packTar({{.path = u"etc/.wh.app.env"_s}, {.path = u"etc/.wh..wh..opq"_s}, {.path = u"key"_s, .data = "-----BEGIN PRIVATE KEY-----\nMIIabc\n"}}).value();
    const QByteArray checkpoint = checkpointLayer(u"opt/thaw/checkpoint/"_s);
    const QByteArray config = imageConfig({base, top}, {u"DB_PASSWORD=hunter2-in-memory"_s});
    write(u"archive"_s, u"oci"_s, number(0x8d, 1) + ociArchive({base, top}, config));
    write(u"archive"_s, u"docker"_s, number(0x81, 1) + oldDockerArchive({base, top, base}, config));
    write(u"archive"_s, u"podman"_s, number(0x0d, 1) + podmanArchive({base, top}, config));
    write(u"archive"_s, u"checkpoint"_s, number(0x0d, 1) + podmanArchive({checkpoint}, imageConfig({checkpoint})));
    write(u"archive"_s, u"exported"_s, number(0x8d, 1) + podmanCheckpoint());
}

void tars()
{
    const QByteArray plain = packTar({{.path = u"d"_s, .mode = 0755, .isDirectory = true},
                                      {.path = u"d/file"_s, .data = QByteArray(600, 'x'), .mode = 0600},
                                      {.path = u"link"_s, .linkTarget = u"d/file"_s}}).value();
    const QByteArray pax = packTar({{.path = QString(120, u'n') + u'/' + QString(120, u'm'), .data = "x"}}).value();
    write(u"tarreader"_s, u"plain"_s, number(100, 1) + number(16, 1) + plain);
    write(u"tarreader"_s, u"pax"_s, number(3, 1) + number(1, 1) + pax);
}

QByteArray frame(char type, const QByteArray &bytes)
{
    QByteArray size(4, '\0');
    qToBigEndian(quint32(bytes.size()), size.data());
    return QByteArray(1, type) + QByteArray(3, '\0') + size + bytes;
}

void streams()
{
    write(u"streamdemux"_s, u"both"_s, number(5, 1) + frame(1, "out\n") + frame(2, "err\n") + frame(1, {}) + frame(1, "more"));
    write(u"streamdemux"_s, u"error"_s, number(0, 1) + frame(1, "out\n") + frame(3, "the daemon failed"));
    write(u"streamdemux"_s, u"cut"_s, number(9, 1) + frame(2, "one") + frame(1, "two").chopped(2));
}

void reports()
{
    Report report;
    report.number = 7;
    report.project = u"/home/me/hello"_s;
    report.started = QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs);
    report.imageTags = {u"hello:ck-1"_s};
    report.readyMs = 812.5;
    report.test.verdict = Verdict::Restored;
    report.test.ports = {{u"80/tcp"_s, 32768}};
    report.error = Error{ErrorKind::Checkpoint, u"CRIU failed."_s, u"line"_s, {{u"set:A=B"_s, u"Do"_s, u"thaw make"_s}}};
    write(u"report"_s, u"full"_s, QJsonDocument(toJson(report)).toJson());
    write(u"report"_s, u"empty"_s, QJsonDocument(toJson(Report())).toJson(QJsonDocument::Compact));
    Benchmark benchmark;
    benchmark.image = u"hello:ck-1"_s;
    benchmark.started = report.started;
    benchmark.rounds = 5;
    for (int round = 0; round < 6; ++round) {
        benchmark.runs.append({.kind = StartKind::Cold, .round = round, .readyMs = 800.0 + round, .answerMs = 810.0 + round});
        benchmark.runs.append({.kind = StartKind::Restored, .round = round, .engineMs = 90, .restoreMs = 120, .criuMs = 40,
                               .answerMs = round == 4 ? 900.0 : 130.0 + round, .verdict = Verdict::Restored});
    }
    write(u"benchmark"_s, u"full"_s, QJsonDocument(toJson(benchmark)).toJson());
}

void texts()
{
    const auto both = [](const QByteArray &before, const QByteArray &after) { return number(before.size(), 3) + before + after; };
    write(u"textdifference"_s, u"lines"_s, both("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n"));
    write(u"textdifference"_s, u"endings"_s, both("a\r\nb\r\n", "a\nb"));
    write(u"textdifference"_s, u"settings"_s, both("PORT=80\nPASSWORD=hunter22\n-----BEGIN PRIVATE KEY-----\nx\n", "PORT=81\nPASSWORD=hunter33\n"));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 4) {
        std::fprintf(stderr, "usage: makeseeds SEEDS [CHECKPOINT NAME]\n");
        return 2;
    }
    root = QString::fromLocal8Bit(argv[1]);
    if (argc == 4) {
        addReal(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
        return 0;
    }
    criuImages();
    archives();
    tars();
    streams();
    reports();
    texts();
    return 0;
}

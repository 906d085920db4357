// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stageinfo.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Thaw {

/// What a restore test found, from evidence.
enum class Verdict { Untested, Restored, StartedCold, Hung, Failed };

/// "Restored", "Started cold" …: as people read it.
QString verdictText(Verdict verdict);

/// "restored", "started-cold" …: as files have it, and back.
QString verdictName(Verdict verdict);
Verdict verdictOf(const QString &name);

struct RestoreTest
{
    Verdict verdict = Verdict::Untested;
    QString reason;          ///< one sentence; the proof behind the verdict
    double restoreMs = -1;   ///< create request → process tree runs again; < 0: not reached
    double answerMs = -1;    ///< create request → the project's check answered; < 0: no check or no answer
    double engineMs = -1;    ///< of that, create and start as the engine took them
    QString log;             ///< the container's output, at most its last 64 KiB
    QString criuLog;         ///< restore.log, the same
    double criuMs = -1;      ///< of restoreMs, what CRIU itself took; < 0: not known
    QString cause{};         ///< id of the known failure (resources/criu/failures.json); empty: none of them
    QString proof{};         ///< the line of a log that proves the verdict; of an unknown cause its last errors
    QString remedy{};        ///< what to do about it
    QString container{};     ///< name of the container, if it was kept
    QMap<QString, int> ports{}; ///< of the kept container: "8080/tcp" → port on this machine

    bool operator==(const RestoreTest &) const = default;
};

/// What the dump itself said.
struct CheckpointFacts
{
    double freezeMs = -1;    ///< ready line seen → dump requested
    double dumpMs = -1;      ///< request → verified
    qint64 bytes = 0;        ///< of all image files
    qint64 pages = 0;        ///< memory pages of 4 KiB
    int processes = 0;
    QString criuVersion;
    QString clock;           ///< "portable" or "host"
    QStringList capabilities;///< what a restore has to be granted, by thaw-init's account
    QStringList arguments;   ///< further criu arguments that were used
    QString kernel;          ///< release of the kernel it was made on
    QString cgroupVersion;   ///< "1" or "2", of the same host

    bool operator==(const CheckpointFacts &) const = default;
};

/// Everything one run leaves behind as a value: shown, stored, compared.
struct Report
{
    int number = 0;              ///< of the run within its project, from 1
    QString project;             ///< absolute directory
    QString application;         ///< the directory's name
    QDateTime started;
    QString engine;              ///< "Docker 26.1.5"
    QString endpoint;            ///< unix:///…
    QString baseImage;           ///< as the project names it
    QString baseImageId;
    QString container;           ///< id while the run's container exists, else empty
    QString image;               ///< reference of the checkpoint image, empty if none was made
    QStringList imageTags;
    QString imageId;
    qint64 imageSize = 0;        ///< bytes
    QList<StageInfo> stages;
    double readyMs = -1;         ///< start request → ready: the cold start
    qint64 readyLine = -1;       ///< number of the line, from 1
    QString readyText;           ///< that line
    CheckpointFacts checkpoint;
    RestoreTest test;
    QStringList restoreCommand;  ///< argv that restores the image with least privileges
    QStringList warnings;        ///< sentences: what may surprise later
    std::optional<Error> error;  ///< why it failed

    bool operator==(const Report &) const = default;
};

/// Versioned JSON ("format": "thaw.report/1") and back; a round trip gives an equal value.
QJsonObject toJson(const Report &report);
Result<Report> reportFromJson(const QJsonObject &json);
QJsonObject toJson(const RestoreTest &test);
RestoreTest restoreTestFromJson(const QJsonObject &json);
QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

} // namespace Thaw

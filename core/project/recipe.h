// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/log/readypattern.h"
#include "core/project/problem.h"
#include "core/project/project.h"
#include "core/project/selfcheckpoint.h"
#include "core/result.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace Thaw {

/// A question to a running application: is it ready, does it answer?
struct Check
{
    enum class Kind { None, Log, Port, Http, Command, Hand };

    Kind kind = Kind::None;
    int port = 0;    ///< Port, Http: inside the container
    QString path;    ///< Http: begins with "/"
    QString command; ///< Command: for sh -c, inside the container

    bool operator==(const Check &) const = default;
};

/// As THAW_READY takes it and thaw-init's configuration too: "port 8080", "http 8080 /health", "log" …
QString checkText(const Check &check);

/// Where LOG_MESSAGE is looked for.
enum class LogSource {
    Output,      ///< LOG_LOCATION=stdout: all the container writes, on both channels (as docker logs 2>&1)
    ErrorOutput, ///< LOG_LOCATION=stderr: that channel only
    File,        ///< a file in the container
};

enum class ClockMode { Portable, Host };
enum class TcpMode { Auto, Close, Keep };

/// How the checkpoint gets into an image (THAW_IMAGE_BY).
enum class ImageRoad {
    Commit, ///< the container that holds it becomes the image, with all its files
    Copy,   ///< it is put onto the base image: nothing else of the run is in the image
    Build,  ///< it is made in a step of a build (Podman: Docker's builder cannot grant capabilities)
};

/// What a project asks for, validated: everything a run has to know before it meets an engine.
struct Recipe
{
    QString name;      ///< the application's
    QString directory; ///< the project's
    QString imageOs;   ///< DOCKER_IMAGE_OS, informational
    QString baseImage; ///< APP_DOCKER_IMAGE
    QString imageName; ///< APP_CR_DOCKER_IMAGE, perhaps without a tag
    QString user;      ///< CONTAINER_USER; empty: the image's own

    Check ready{.kind = Check::Kind::Log, .path = {}, .command = {}};
    QString logMessage; ///< LOG_MESSAGE; empty unless ready is Log
    ReadyPattern::Syntax readySyntax = ReadyPattern::Syntax::Basic;
    LogSource logSource = LogSource::Output;
    QString logFile;         ///< File: absolute path in the container
    Check probe;             ///< Port, Http, Command or None: answered after a restore
    int timeout = 100;       ///< seconds until ready
    int dumpTimeout = 120;   ///< seconds
    int restoreTimeout = 60; ///< seconds

    bool usesRunApp = false;     ///< run_app.sh starts the application; else the image's own entrypoint
    bool usesRunHost = false;    ///< run_<name>.sh starts the container; not if it has a line "# thaw: skip"
    QStringList files;           ///< further files for the container, relative to directory
    QStringList environment;     ///< NAME=value for the application (exported ones)
    QStringList hostEnvironment; ///< NAME=value of every literal assignment, for run_<name>.sh

    QList<PortMapping> ports;
    QList<Mount> volumes; ///< type bind (source absolute on the host) or volume
    QStringList tmpfs;
    QString network; ///< empty: the engine's default
    bool tty = false;
    qint64 memoryLimit = 0; ///< bytes; 0: none

    QString beforeCheckpoint; ///< command for sh -c in the container; empty: none
    QStringList criuOptions;  ///< further arguments of criu dump
    ClockMode clock = ClockMode::Portable;
    TcpMode tcp = TcpMode::Auto;
    QStringList capabilities; ///< the application's extra ones, upper case, without "CAP_"
    QStringList scrubNames;   ///< variables that must not be in the image
    QStringList scrubPaths;   ///< absolute paths that must not be in the image
    ImageRoad imageBy = ImageRoad::Commit;
    QString buildFile;        ///< absolute path of the base image's Containerfile; empty: none
    bool test = true;         ///< restore test after the commit
    QString restoreEnvFile;   ///< absolute path: values given at a restore are written there before; empty: nowhere
    QString afterRestore;     ///< command for sh -c in the container; empty: none

    CheckpointBy by = CheckpointBy::Thaw;
    SelfCheckpoint self{}; ///< by Application: with its preset's values, as far as the project names one

    /// LOG_MESSAGE compiled; never an error in a recipe that recipeFor() gave and whose ready is Log.
    Result<ReadyPattern> readyPattern() const { return ReadyPattern::compile(logMessage, readySyntax); }

    bool operator==(const Recipe &) const = default;
};

/// What of a project decides which stages its run goes through.
struct Road
{
    ImageRoad image = ImageRoad::Commit;
    std::optional<SelfCheckpoint> self{}; ///< where the application takes the checkpoint

    bool operator==(const Road &) const = default;
};

/// That project's. Of one that cannot be read the ordinary one: its first stage says what is wrong.
Road roadOf(const QString &directory);

/// The project's values, validated. $X that the file does not define comes from environment. The error's message
/// is the first mistake with its file and line, its detail all of them.
Result<Recipe> recipeFor(const Project &project,
                         const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

/// The mistakes and doubts recipeFor() finds in the values, without those of the file's syntax.
QList<Problem> recipeProblems(const Project &project, const EnvFile &env);

/// The checkpoint image's name where APP_CR_DOCKER_IMAGE is not set: "jenkins-checkpoint".
QString defaultImageName(const QString &application);

/// Docker's grammar for an image reference: [host[:port]/]path[:tag][@digest], path in lower case.
/// Says what is wrong, or nothing.
QString imageReferenceProblem(const QString &reference);

} // namespace Thaw

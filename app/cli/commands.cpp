// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

namespace Thaw {

using namespace Qt::StringLiterals;

const QList<Command> &commands()
{
    static const QCommandLineOption noTest(u"no-test"_s, u"Do not test the image by restoring it."_s);
    static const QCommandLineOption fix(u"fix"_s, u"Mend known failures in app_env_vars.sh and try again, up to 5 times."_s);
    static const QList<Command> table{
        {u"make"_s, u"[DIR]…"_s, u"Make a checkpoint image of the project in each DIR; prints its name."_s, {noTest, fix}, 0, 1000, makeCommand},
        {u"run"_s, u"[DIR]"_s, u"Only start it and wait until it is ready; prints the run's number."_s, {}, 0, 1, runCommand},
        {u"checkpoint"_s, u"[DIR] [RUN]"_s, u"Freeze the application that “run” has left."_s, {}, 0, 2, checkpointCommand},
        {u"commit"_s, u"[DIR] [RUN]"_s, u"Make the image of what “checkpoint” has frozen; prints its name."_s, {noTest}, 0, 2, commitCommand},
        {u"stop"_s, u"[DIR] [RUN]"_s, u"Give up what “run” or “checkpoint” has left: remove its container."_s, {}, 0, 2, stopCommand},
        {u"test"_s, u"IMAGE|ARCHIVE"_s, u"Restore a checkpoint image, or Podman's archive, in a new container and judge it."_s,
         testOptions(), 1, 1, testCommand},
        {u"bench"_s, u"IMAGE"_s, u"Measure restored starts against cold ones."_s, benchOptions(), 1, 1, benchCommand},
        {u"images"_s, QString(), u"List the checkpoint images."_s, {}, 0, 0, imagesCommand},
        {u"inspect"_s, u"IMAGE|ARCHIVE|DIRECTORY [PART]"_s,
         u"Show what is inside: processes, files, sockets, memory, layers, secrets, environment."_s,
         inspectOptions(), 1, 2, inspectCommand},
        {u"diff"_s, u"A B"_s, u"Compare two images, archives or checkpoint directories."_s, diffOptions(), 2, 2, diffCommand},
        {u"build"_s, u"[DIR]"_s, u"Build the project's base image from its Containerfile; prints its name."_s, buildOptions(), 0, 1, buildCommand},
        {u"export"_s, u"FORMAT [DIR|IMAGE]"_s,
         u"Write a script, containerfile, compose, workflow or kubernetes file that makes or starts the image without Thaw."_s,
         exportOptions(), 1, 2, exportCommand},
        {u"push"_s, u"IMAGE [NAME]"_s, u"Send an image to the registry that its name, or NAME, begins with."_s, {}, 1, 2, pushCommand},
        {u"pull"_s, u"NAME"_s, u"Get an image from its registry onto the engine."_s, {}, 1, 1, pullCommand},
        {u"rm"_s, u"IMAGE…"_s, u"Remove checkpoint images (only those that Thaw made)."_s, {}, 1, 100, removeCommand},
        {u"clean"_s, QString(), u"Remove what interrupted runs have left on the engines."_s, {}, 0, 0, cleanCommand},
        {u"log"_s, u"[DIR] [RUN]"_s, u"Print the output of a run's application."_s,
         {{u"criu"_s, u"CRIU's log of the checkpoint instead."_s}, {u"restore"_s, u"CRIU's log of the restore test instead."_s}}, 0, 2, logCommand},
        {u"report"_s, u"[DIR] [RUN]"_s, u"Print what a run has found out."_s, {}, 0, 2, reportCommand},
        {u"doctor"_s, QString(), u"Say whether this machine and its engines can do the job."_s, doctorOptions(), 0, 0, doctorCommand},
        {u"keys"_s, QString(), u"Explain the values that app_env_vars.sh may have."_s, {}, 0, 0, keysCommand},
        {u"presets"_s, QString(), u"List the kinds of applications that checkpoint themselves."_s, {}, 0, 0, presetsCommand},
        {u"init"_s, u"[DIR]"_s, u"Write a new project into DIR."_s,
         {{u"preset"_s, u"For an application that checkpoints itself (see “thaw presets”)."_s, u"NAME"_s}}, 0, 1, initCommand},
        {u"completion"_s, u"SHELL"_s, u"Print what makes bash, zsh or fish complete thaw's words."_s, {}, 1, 1, completionCommand},
    };
    return table;
}

QList<QCommandLineOption> globalOptions()
{
    return {
        {{u"H"_s, u"host"_s}, u"Engine: unix:///PATH, ssh://USER@HOST, tcp://HOST, or a docker context."_s, u"ENDPOINT"_s},
        {u"C"_s, u"Look for projects below DIR instead of here."_s, u"DIR"_s},
        {u"json"_s, u"Print the result as one JSON document."_s},
        {u"progress"_s, u"How progress is shown: auto, tty, plain, json or none."_s, u"KIND"_s, u"auto"_s},
        {{u"q"_s, u"quiet"_s}, u"No progress, errors only."_s},
        {{u"v"_s, u"verbose"_s}, u"Show the application's output too."_s},
        {{u"y"_s, u"yes"_s}, u"Answer questions with yes."_s},
    };
}

QCommandLineOption helpOption()
{
    return {{u"h"_s, u"help"_s}, u"This help."_s};
}

const QMap<QString, ProgressKind> &progressKinds()
{
    static const QMap<QString, ProgressKind> kinds{{u"auto"_s, ProgressKind::Auto},
                                                   {u"tty"_s, ProgressKind::Tty},
                                                   {u"plain"_s, ProgressKind::Plain},
                                                   {u"json"_s, ProgressKind::Json},
                                                   {u"none"_s, ProgressKind::None}};
    return kinds;
}

} // namespace Thaw

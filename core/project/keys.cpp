// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/keys.h"

#include <QCoreApplication>

#include <algorithm>

namespace Thaw {

namespace {

// The meanings are English here, as in the terminal and the manual; the window translates them.
Key key(const char *name, const char *meaning, const char *syntax, const char *defaultValue, const char *example)
{
    return {QString::fromUtf8(name), QString::fromUtf8(meaning), QString::fromUtf8(syntax),
            QString::fromUtf8(defaultValue), QString::fromUtf8(example)};
}

// Levenshtein's distance.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
}

} // namespace

const QList<Key> &projectKeys()
{
    static const QList<Key> keys{
        key("DOCKER_IMAGE_OS",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "What the base image is made of; Thaw works with any and only shows it."),
            "NAME", "", "debian"),
        key("CONTAINER_USER", QT_TRANSLATE_NOOP("Thaw::Core", "Whom the application runs as."),
            "USER[:GROUP], names or numbers", "the base image's user", "root"),
        key("LOG_MESSAGE",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "The application is ready when a line of its log matches this pattern."),
            "a pattern as THAW_READY_SYNTAX says", "", "server is ready"),
        key("LOG_LOCATION",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Where LOG_MESSAGE is looked for: all output, the error output only, or a file."),
            "stdout | stderr | /absolute/path", "stdout", "/logs/messages.log"),
        key("APP_DOCKER_IMAGE", QT_TRANSLATE_NOOP("Thaw::Core", "The image that holds the application."),
            "[HOST/]NAME[:TAG]", "", "jenkins/jenkins"),
        key("APP_CR_DOCKER_IMAGE", QT_TRANSLATE_NOOP("Thaw::Core", "The name of the image that is made."),
            "[HOST/]NAME[:TAG]", "the application's name and -checkpoint", "jenkins-checkpoint"),
        key("THAW_READY", QT_TRANSLATE_NOOP("Thaw::Core", "What tells that the application is ready."),
            "log | port N | http N /PATH | command CMD | hand", "log", "http 8080 /health"),
        key("THAW_READY_SYNTAX",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "How LOG_MESSAGE is read: as grep does, as a Perl expression, or as it stands."),
            "basic | regex | text", "basic", "text"),
        key("THAW_TIMEOUT", QT_TRANSLATE_NOOP("Thaw::Core", "How long to wait until the application is ready."),
            "seconds", "100", "300"),
        key("THAW_PROBE", QT_TRANSLATE_NOOP("Thaw::Core", "The question a restored application has to answer."),
            "port N | http N /PATH | command CMD | none",
            "THAW_READY if it is such a question, else the first TCP port of THAW_PORTS, else none",
            "http 8080 /"),
        key("THAW_PORTS",
            QT_TRANSLATE_NOOP("Thaw::Core", "Ports of the container; without a host's port a free one is taken."),
            "[HOST:]PORT[/tcp|/udp] …", "", "8080 9090:90 53/udp"),
        key("THAW_VOLUMES",
            QT_TRANSLATE_NOOP("Thaw::Core", "Named volumes and the host's directories inside the container."),
            "NAME:/PATH[:ro] DIR:/PATH[:ro] …", "", "data:/var/lib/data ./conf:/etc/app:ro"),
        key("THAW_TMPFS",
            QT_TRANSLATE_NOOP("Thaw::Core", "Directories in memory whose files are kept with the checkpoint."),
            "/PATH …", "", "/run/app"),
        key("THAW_NETWORK", QT_TRANSLATE_NOOP("Thaw::Core", "The network the container is in."),
            "NAME | host | none", "the engine's default", "app-net"),
        key("THAW_TTY", QT_TRANSLATE_NOOP("Thaw::Core", "Whether the application gets a terminal."), "yes | no",
            "no", "yes"),
        key("THAW_BEFORE_CHECKPOINT",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "A command run in the container just before the checkpoint; it has to succeed."),
            "shell command", "", "curl -fs localhost:8080/gc"),
        key("THAW_CRIU_OPTIONS", QT_TRANSLATE_NOOP("Thaw::Core", "Further options of criu dump."), "shell words",
            "", "--file-locks --ghost-limit 64M"),
        key("THAW_CLOCK",
            QT_TRANSLATE_NOOP("Thaw::Core", "portable lets the image start on hosts that booted later; host keeps "
                                           "the host's own monotonic clock."),
            "portable | host", "portable", "host"),
        key("THAW_TCP",
            QT_TRANSLATE_NOOP("Thaw::Core", "What becomes of TCP connections that are open at the checkpoint."),
            "auto | close | keep", "auto", "close"),
        key("THAW_CAPABILITIES",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Capabilities the application itself needs beyond the engine's default."),
            "NAME …", "", "NET_ADMIN SYS_NICE"),
        key("THAW_SCRUB", QT_TRANSLATE_NOOP("Thaw::Core", "Variables and files that must not be in the image."),
            "NAME … /PATH …", "", "DB_PASSWORD /run/secrets/db"),
        key("THAW_MEMORY", QT_TRANSLATE_NOOP("Thaw::Core", "The container's memory limit."),
            "BYTES, or with k, m, g", "none", "512m"),
        key("THAW_RESTORE_TIMEOUT", QT_TRANSLATE_NOOP("Thaw::Core", "How long a restore may take."), "seconds",
            "60", "120"),
        key("THAW_DUMP_TIMEOUT", QT_TRANSLATE_NOOP("Thaw::Core", "How long the checkpoint may take."), "seconds",
            "120", "600"),
        key("THAW_TEST",
            QT_TRANSLATE_NOOP("Thaw::Core", "Whether a new image is restored once to see that it works."),
            "yes | no", "yes", "no"),
        key("THAW_RESTORE_ENV_FILE",
            QT_TRANSLATE_NOOP("Thaw::Core", "Values given at a restore are written to this file, NAME=value, for an "
                                           "application that reads it again."),
            "/absolute/path", "", "/run/app/restore.env"),
        key("THAW_AFTER_RESTORE",
            QT_TRANSLATE_NOOP("Thaw::Core", "A command run in the container once the application is restored."),
            "shell command", "", "kill -HUP $(pidof app)"),
        key("THAW_CHECKPOINT_BY",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Who takes the checkpoint: Thaw from outside, or the application itself, which then ends."),
            "thaw | application", "application if THAW_PRESET is set, else thaw", "application"),
        key("THAW_PRESET",
            QT_TRANSLATE_NOOP("Thaw::Core", "The kind of application that checkpoints itself: “thaw presets” lists them."),
            "NAME", "the one the image speaks for", "liberty"),
        key("THAW_PHASE",
            QT_TRANSLATE_NOOP("Thaw::Core", "The phase of its start at which the application checkpoints itself."),
            "one of the preset's phases", "the preset's first", "afterAppStart"),
        key("THAW_TRIGGER_ENV",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Variables that make the application checkpoint itself; they do not get into the image."),
            "NAME=value …", "the preset's", "WLP_CHECKPOINT=afterAppStart"),
        key("THAW_TRIGGER_ARGS",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Arguments that make the application checkpoint itself, in place of the image's command."),
            "shell words", "the preset's", "checkpoint"),
        key("THAW_TRIGGER_COMMAND",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "A command run in the container when the application is ready, to checkpoint itself."),
            "shell command", "the preset's", "jcmd 0 JDK.checkpoint"),
        key("THAW_WARM_UP",
            QT_TRANSLATE_NOOP("Thaw::Core", "A command run in the container before that one; it has to succeed."),
            "shell command", "", "curl -fs localhost:8080/"),
        key("THAW_TRIGGER_EXIT",
            QT_TRANSLATE_NOOP("Thaw::Core", "Exit codes of an application that has checkpointed itself."),
            "0 … 255", "the preset's, else 0", "0 137"),
        key("THAW_IMAGE_DIR",
            QT_TRANSLATE_NOOP("Thaw::Core", "Where the application's checkpoint is in the container."),
            "/absolute/path", "the preset's", "/cr"),
        key("THAW_CHECKPOINT_LOG", QT_TRANSLATE_NOOP("Thaw::Core", "CRIU's log of that checkpoint in the container."),
            "/absolute/path", "the preset's", "/cr/dump4.log"),
        key("THAW_RESTORE_LOG", QT_TRANSLATE_NOOP("Thaw::Core", "CRIU's log of the restore in the container."),
            "/absolute/path", "the preset's", "/logs/checkpoint/restore.log"),
        key("THAW_CONSOLE",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "The application's log that its container repeats: lines from before the checkpoint prove nothing."),
            "/absolute/path", "the preset's", "/logs/console.log"),
        key("THAW_RESTORE_ENV",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "Variables of the restore test that keep a failed restore from a cold start."),
            "NAME=value …", "the preset's", "CRIU_RESTORE_DISABLE_RECOVERY=true"),
        key("THAW_RESTORE_ENTRYPOINT",
            QT_TRANSLATE_NOOP("Thaw::Core", "What restores the application, in place of the image's own entrypoint."),
            "shell words", "the preset's, else the image's own", "java -XX:CRaCRestoreFrom=/cr"),
        key("THAW_RESTORED_LINE",
            QT_TRANSLATE_NOOP("Thaw::Core", "A line by which the application says that it was restored."),
            "a regular expression", "the preset's", "CWWKC0452I"),
        key("THAW_COLD_LINE",
            QT_TRANSLATE_NOOP("Thaw::Core", "A line by which it says that it started cold instead."),
            "a regular expression", "the preset's", "CWWKE0961I"),
        key("THAW_IMAGE_BY",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "How the image is made: the container becomes it, the checkpoint alone is copied onto the "
                              "base image, or a step of a build makes it (Podman)."),
            "commit | copy | build", "commit", "copy"),
        key("THAW_BUILD",
            QT_TRANSLATE_NOOP("Thaw::Core",
                              "The file that the base image is built from if it is missing; its directory is the context."),
            "FILE | no", "the project's Containerfile or Dockerfile", "docker/Dockerfile"),
    };
    return keys;
}

bool isProjectKey(const QString &name)
{
    return std::ranges::any_of(projectKeys(), [&](const Key &known) { return known.name == name; });
}

QString similarKey(const QString &name)
{
    QString best;
    qsizetype bestDistance = 1 + qMax<qsizetype>(2, name.size() / 4);
    for (const Key &known : projectKeys()) {
        const qsizetype d = distance(name.toUpper(), known.name);
        if (d < bestDistance) {
            bestDistance = d;
            best = known.name;
        }
    }
    return best;
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recipe.h"

#include "core/project/keys.h"
#include "core/project/presets.h"
#include "core/project/values.h"
#include "core/words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Thaw {

namespace {

// Reads one key after the other; a mistake becomes a problem with the key's line and leaves the default.
class RecipeReader
{
public:
    RecipeReader(const Project &project, const EnvFile &env) : m_project(project), m_env(env) { read(); }

    Recipe recipe;
    QList<Problem> problems;

private:
    void read();
    void readImages();
    void readReadiness();
    void readProbe();
    void readContainer();
    void readCheckpoint();
    void readCheckpointer();
    void readSelf();
    void checkSelf();
    void readEnvironment();
    void findUnknownKeys();

    // The value if it is set, not empty and literal.
    std::optional<QString> value(const char *name)
    {
        const auto found = m_env.find(QLatin1String(name));
        if (!found)
            return std::nullopt;
        if (!found->literal) {
            error(name,
                  Core::tr("it is computed when run, and Thaw never runs the file to read it; write the "
                           "value itself"));
            return std::nullopt;
        }
        return found->value.isEmpty() ? std::nullopt : std::optional(found->value);
    }

    void error(const char *name, const QString &what)
    {
        const auto found = m_env.find(QLatin1String(name));
        problems.append({Severity::Error, QStringLiteral("%1: %2.").arg(QLatin1String(name), what),
                         QLatin1String(Project::envFileName), found ? found->line : 0, 0});
    }

    // Applies a parser of values.h to the key, if it is set.
    template<typename T, typename Parser>
    void take(const char *name, T &into, Parser parser)
    {
        const auto text = value(name);
        if (!text)
            return;
        auto parsed = parser(*text);
        if (parsed)
            into = *std::move(parsed);
        else
            error(name, parsed.error());
    }

    const Project &m_project;
    const EnvFile &m_env;
};

void RecipeReader::read()
{
    recipe.name = m_project.name();
    recipe.directory = m_project.directory();
    recipe.usesRunApp = m_project.runApp().exists && m_project.runApp().executable;
    // Without the executable bit too: it is bash that runs it then, and archives lose that bit.
    recipe.usesRunHost = m_project.runHost().exists &&
                         !("\n" + m_project.runHost().content).contains("\n# thaw: skip\n");
    recipe.files = m_project.files();
    readImages();
    readCheckpointer();
    readReadiness();
    readContainer();
    readProbe();
    readCheckpoint();
    readEnvironment();
    findUnknownKeys();
}

void RecipeReader::readImages()
{
    recipe.imageOs = value("DOCKER_IMAGE_OS").value_or(QString());
    take("CONTAINER_USER", recipe.user, parseUser);
    if (const auto found = m_env.find(QStringLiteral("APP_DOCKER_IMAGE"));
        !found || (found->literal && found->value.isEmpty()))
        error("APP_DOCKER_IMAGE",
              Core::tr("the application's image is not set; add APP_DOCKER_IMAGE=\"name:tag\""));
    take("APP_DOCKER_IMAGE", recipe.baseImage, parseImage);
    for (const auto &name : {QStringLiteral("Containerfile"), QStringLiteral("Dockerfile")}) {
        if (const QString path = recipe.directory + QLatin1Char('/') + name; recipe.buildFile.isEmpty() && QFileInfo(path).isFile())
            recipe.buildFile = path;
    }
    take("THAW_BUILD", recipe.buildFile, [this](const QString &text) { return parseBuildFile(text, recipe.directory); });
    recipe.imageName = defaultImageName(recipe.name);
    take("APP_CR_DOCKER_IMAGE", recipe.imageName, parseTargetImage);
    const auto tagged = [](const QString &name) {
        return name.indexOf(QLatin1Char(':'), name.lastIndexOf(QLatin1Char('/')) + 1) < 0
                   ? name + QStringLiteral(":latest")
                   : name;
    };
    if (!recipe.baseImage.isEmpty() && tagged(recipe.imageName) == tagged(recipe.baseImage))
        error("APP_CR_DOCKER_IMAGE",
              Core::tr("it is the application's image itself, which would be overwritten; "
                       "take another name or tag"));
}

void RecipeReader::readReadiness()
{
    take("THAW_READY", recipe.ready, parseReady);
    take("THAW_READY_SYNTAX", recipe.readySyntax, parseSyntax);
    take("THAW_TIMEOUT", recipe.timeout, parseSeconds);
    take("THAW_DUMP_TIMEOUT", recipe.dumpTimeout, parseSeconds);
    take("THAW_RESTORE_TIMEOUT", recipe.restoreTimeout, parseSeconds);
    if (const auto location = value("LOG_LOCATION")) {
        if (*location == QLatin1String("stderr"))
            recipe.logSource = LogSource::ErrorOutput;
        else if (location->startsWith(QLatin1Char('/')))
            recipe.logSource = LogSource::File;
        else if (*location != QLatin1String("stdout") && !isPlaceholder(*location))
            error("LOG_LOCATION",
                  Core::tr("\"%1\" is none of stdout, stderr and the absolute path of a file in "
                           "the container")
                      .arg(*location));
        if (recipe.logSource == LogSource::File)
            recipe.logFile = QDir::cleanPath(*location);
    }
    if (recipe.ready.kind != Check::Kind::Log)
        return;
    // An application that begins its checkpoint by itself need not be waited for.
    const bool needed = recipe.by == CheckpointBy::Thaw || isToldWhenReady(recipe.self);
    const auto message = value("LOG_MESSAGE");
    if (!message && !needed && !m_env.find(QStringLiteral("THAW_READY"))) {
        recipe.ready = {};
    } else if (message) {
        recipe.logMessage = *message;
        if (const auto pattern = ReadyPattern::tryCompile(*message, recipe.readySyntax); !pattern)
            error("LOG_MESSAGE", Core::tr("character %1 of the pattern: %2")
                                     .arg(pattern.error().position + 1)
                                     .arg(pattern.error().message));
    } else if (const auto found = m_env.find(QStringLiteral("LOG_MESSAGE")); !found || found->literal) {
        error("LOG_MESSAGE",
              Core::tr("the line that means \"ready\" is not set; add LOG_MESSAGE=\"part of that "
                       "line\", or another check such as THAW_READY=\"port 8080\""));
    }
}

void RecipeReader::readProbe()
{
    using Kind = Check::Kind;
    const Kind ready = recipe.ready.kind;
    if (ready == Kind::Port || ready == Kind::Http || ready == Kind::Command) {
        recipe.probe = recipe.ready;
    } else {
        const auto tcp = std::ranges::find(recipe.ports, QStringLiteral("tcp"), &PortMapping::protocol);
        if (tcp != recipe.ports.end())
            recipe.probe = {.kind = Kind::Port, .port = tcp->containerPort, .path = {}, .command = {}};
    }
    take("THAW_PROBE", recipe.probe, parseProbe);
}

void RecipeReader::readContainer()
{
    take("THAW_PORTS", recipe.ports, parsePorts);
    take("THAW_VOLUMES", recipe.volumes,
         [this](const QString &text) { return parseVolumes(text, recipe.directory); });
    take("THAW_TMPFS", recipe.tmpfs, parsePaths);
    take("THAW_NETWORK", recipe.network, parseNetwork);
    take("THAW_TTY", recipe.tty, parseYesNo);
    take("THAW_MEMORY", recipe.memoryLimit, parseBytes);
    take("THAW_CAPABILITIES", recipe.capabilities, parseCapabilities);
}

void RecipeReader::readCheckpoint()
{
    recipe.beforeCheckpoint = value("THAW_BEFORE_CHECKPOINT").value_or(QString());
    take("THAW_CRIU_OPTIONS", recipe.criuOptions, parseCriuOptions);
    take("THAW_CLOCK", recipe.clock, parseClock);
    take("THAW_TCP", recipe.tcp, parseTcp);
    take("THAW_TEST", recipe.test, parseYesNo);
    if (const auto scrub = value("THAW_SCRUB")) {
        for (const QString &word : splitWords(*scrub)) {
            if (word.startsWith(QLatin1Char('/')))
                recipe.scrubPaths.append(QDir::cleanPath(word));
            else if (isVariableName(word))
                recipe.scrubNames.append(word);
            else
                error("THAW_SCRUB",
                      Core::tr("\"%1\" is neither a variable's name nor an absolute path").arg(word));
        }
    }
}

void RecipeReader::readCheckpointer()
{
    if (m_env.find(QStringLiteral("THAW_PRESET")))
        recipe.by = CheckpointBy::Application;
    take("THAW_CHECKPOINT_BY", recipe.by, parseCheckpointBy);
    take("THAW_IMAGE_BY", recipe.imageBy, parseImageRoad);
    take("THAW_RESTORE_ENV_FILE", recipe.restoreEnvFile, parsePath);
    recipe.afterRestore = value("THAW_AFTER_RESTORE").value_or(QString());
    readSelf();
    if (recipe.by == CheckpointBy::Application)
        checkSelf();
    else
        recipe.self = {};
}

void RecipeReader::readSelf()
{
    SelfCheckpoint &self = recipe.self;
    self.preset = value("THAW_PRESET").value_or(QString());
    self.phase = value("THAW_PHASE").value_or(QString());
    self.command = value("THAW_TRIGGER_COMMAND").value_or(QString());
    self.warmUp = value("THAW_WARM_UP").value_or(QString());
    take("THAW_TRIGGER_ENV", self.environment, parseAssignments);
    take("THAW_TRIGGER_ARGS", self.arguments, parseArguments);
    take("THAW_TRIGGER_EXIT", self.exitCodes, parseExitCodes);
    take("THAW_IMAGE_DIR", self.directory, parsePath);
    take("THAW_CHECKPOINT_LOG", self.checkpointLog, parsePath);
    take("THAW_RESTORE_LOG", self.restoreLog, parsePath);
    take("THAW_CONSOLE", self.console, parsePath);
    take("THAW_RESTORE_ENV", self.restoreEnvironment, parseAssignments);
    take("THAW_RESTORE_ENTRYPOINT", self.restoreEntrypoint, parseArguments);
    take("THAW_RESTORED_LINE", self.restoredPattern, parseExpression);
    take("THAW_COLD_LINE", self.coldPattern, parseExpression);
}

// What can be said before the image is seen, which may speak for a preset too.
void RecipeReader::checkSelf()
{
    SelfCheckpoint &self = recipe.self;
    if (recipe.imageBy != ImageRoad::Commit)
        error("THAW_IMAGE_BY", Core::tr("an application that checkpoints itself leaves its container for a commit; take THAW_IMAGE_BY away"));
    if (m_project.runHost().exists && recipe.usesRunHost)
        error("THAW_CHECKPOINT_BY",
              Core::tr("the container of an application that checkpoints itself is started by Thaw; take "
                       "run_%1.sh away, or give it a line \"# thaw: skip\"")
                  .arg(recipe.name));
    if (self.preset.isEmpty())
        return;
    const auto preset = presetNamed(self.preset);
    if (!preset) {
        QStringList names;
        for (const Preset &known : presets())
            names.append(known.name);
        error("THAW_PRESET",
              Core::tr("there is no preset \"%1\"; there are: %2").arg(self.preset, names.join(QStringLiteral(", "))));
        return;
    }
    if (!self.phase.isEmpty() && !preset->phases.isEmpty() && !preset->phases.contains(self.phase))
        error("THAW_PHASE",
              Core::tr("\"%1\" is none of %2").arg(self.phase, preset->phases.join(QStringLiteral(", "))));
    self = completed(std::move(self), preset);
    if (const QString problem = selfProblem(self); !problem.isEmpty())
        error(self.directory.isEmpty() ? "THAW_IMAGE_DIR" : "THAW_PRESET", problem);
}

void RecipeReader::readEnvironment()
{
    QStringList names;
    for (const Assignment &assignment : m_env.assignments())
        if (!names.contains(assignment.name))
            names.append(assignment.name);
    for (const QString &name : std::as_const(names)) {
        const Assignment assignment = *m_env.find(name);
        const bool ours = isProjectKey(name) || name.startsWith(QLatin1String("THAW_"));
        const auto warn = [&](const QString &message) {
            problems.append({Severity::Warning, message, QLatin1String(Project::envFileName), assignment.line, 0});
        };
        if (!assignment.literal) {
            if (assignment.exported && !ours)
                warn(Core::tr(
                         "%1 is computed when run, so the application does not get it; write the value itself.")
                         .arg(name));
            continue;
        }
        const QString pair = name + QLatin1Char('=') + assignment.value;
        recipe.hostEnvironment.append(pair);
        if (!assignment.exported || ours)
            continue;
        recipe.environment.append(pair);
        if (looksSecret(name, assignment.value) && !recipe.scrubNames.contains(name))
            warn(Core::tr(
                     "%1 looks secret and stays readable in the checkpoint; name it in THAW_SCRUB to keep it "
                     "out of the image.")
                     .arg(name));
    }
}

void RecipeReader::findUnknownKeys()
{
    for (const Assignment &assignment : m_env.assignments()) {
        if (!assignment.name.startsWith(QLatin1String("THAW_")) || isProjectKey(assignment.name))
            continue;
        const QString similar = similarKey(assignment.name);
        problems.append(
            {Severity::Error,
             similar.isEmpty()
                 ? Core::tr("There is no key %1.").arg(assignment.name)
                 : Core::tr("There is no key %1; did you mean %2?").arg(assignment.name, similar),
             QLatin1String(Project::envFileName), assignment.line, 0});
    }
}

} // namespace

Road roadOf(const QString &directory)
{
    const auto project = directory.isEmpty() ? Result<Project>(failure(ErrorKind::Project, {})) : Project::load(directory);
    const auto recipe = project ? recipeFor(*project) : Result<Recipe>(failure(project));
    if (!recipe)
        return {};
    return {.image = recipe->imageBy, .self = recipe->by == CheckpointBy::Application ? std::optional(recipe->self) : std::nullopt};
}

QList<Problem> recipeProblems(const Project &project, const EnvFile &env)
{
    return RecipeReader(project, env).problems;
}

Result<Recipe> recipeFor(const Project &project, const QProcessEnvironment &environment)
{
    const EnvFile env = EnvFile::parse(project.env().toBytes(), environment);
    RecipeReader reader(project, env);
    QList<Problem> errors = env.problems() + reader.problems;
    errors.removeIf([](const Problem &problem) { return problem.severity != Severity::Error; });
    if (errors.isEmpty())
        return std::move(reader.recipe);
    QStringList texts;
    std::ranges::stable_sort(errors, {}, &Problem::line);
    for (Problem &problem : errors) {
        problem.file = QLatin1String(Project::envFileName);
        texts.append(problemText(problem));
    }
    return failure(ErrorKind::Project, texts.first(), texts.join(QLatin1Char('\n')));
}

QString checkText(const Check &check)
{
    switch (check.kind) {
    case Check::Kind::None:
        return QStringLiteral("none");
    case Check::Kind::Log:
        return QStringLiteral("log");
    case Check::Kind::Port:
        return QStringLiteral("port %1").arg(check.port);
    case Check::Kind::Http:
        return QStringLiteral("http %1 %2").arg(check.port).arg(check.path);
    case Check::Kind::Command:
        return QStringLiteral("command %1").arg(check.command);
    case Check::Kind::Hand:
        return QStringLiteral("hand");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Thaw

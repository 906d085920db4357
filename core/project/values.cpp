// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/values.h"

#include "core/words.h"

#include <QDir>
#include <QRegularExpression>

#include <optional>

namespace Thaw {

namespace {

std::unexpected<QString> wrong(QString what)
{
    return std::unexpected(std::move(what));
}

std::optional<int> portNumber(const QString &text)
{
    bool ok = false;
    const int port = text.toInt(&ok);
    return ok && port > 0 && port < 65536 && text[0].isDigit() ? std::optional(port) : std::nullopt;
}

template<typename T>
Parsed<T> oneOf(const QString &text, std::initializer_list<std::pair<const char *, T>> choices)
{
    QStringList names;
    for (const auto &[name, choice] : choices) {
        if (text == QLatin1String(name))
            return choice;
        names.append(QLatin1String(name));
    }
    return wrong(Core::tr("\"%1\" is none of %2").arg(text, names.join(QStringLiteral(", "))));
}

// port N, http N /path, command CMD; nothing if the first word is none of them.
std::optional<Parsed<Check>> parseQuestion(const QString &text)
{
    const QString kind = text.section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
    const QString rest = text.trimmed().sliced(kind.size()).trimmed();
    if (kind == QLatin1String("command")) {
        if (rest.isEmpty())
            return wrong(Core::tr("\"command\" needs a command behind it"));
        return Check{.kind = Check::Kind::Command, .path = {}, .command = rest};
    }
    if (kind != QLatin1String("port") && kind != QLatin1String("http"))
        return std::nullopt;
    const QStringList words = splitWords(rest);
    const auto port = words.isEmpty() ? std::nullopt : portNumber(words.first());
    if (!port)
        return wrong(Core::tr("\"%1\" needs a port from 1 to 65535 behind it").arg(kind));
    if (kind == QLatin1String("port")) {
        if (words.size() > 1)
            return wrong(Core::tr("\"%1\" is too much behind the port").arg(words[1]));
        return Check{.kind = Check::Kind::Port, .port = *port, .path = {}, .command = {}};
    }
    const QString path = words.value(1, QStringLiteral("/"));
    if (words.size() > 2 || !path.startsWith(QLatin1Char('/')))
        return wrong(Core::tr("behind the port there has to be one path that begins with \"/\""));
    return Check{.kind = Check::Kind::Http, .port = *port, .path = path, .command = {}};
}

Parsed<PortMapping> parsePort(const QString &word)
{
    const QString protocol =
        word.contains(QLatin1Char('/')) ? word.section(QLatin1Char('/'), 1) : QStringLiteral("tcp");
    const QString numbers = word.section(QLatin1Char('/'), 0, 0);
    const qsizetype colon = numbers.lastIndexOf(QLatin1Char(':'));
    QString host = colon < 0 ? QString() : numbers.first(colon);
    PortMapping mapping;
    if (const qsizetype address = host.lastIndexOf(QLatin1Char(':')); address >= 0) { // 127.0.0.1:8080:80
        mapping.hostAddress = host.first(address);
        host = host.sliced(address + 1);
    }
    const auto inside = portNumber(numbers.sliced(colon + 1));
    const auto outside = host.isEmpty() ? std::optional(0) : portNumber(host);
    if (!inside || !outside || (protocol != QLatin1String("tcp") && protocol != QLatin1String("udp")))
        return wrong(
            Core::tr("\"%1\" is not a port; write 8080, or 9090:8080 with the host's port first, and /udp "
                     "behind it if need be")
                .arg(word));
    mapping.containerPort = *inside;
    mapping.hostPort = *outside;
    mapping.protocol = protocol;
    return mapping;
}

Parsed<Mount> parseVolume(const QString &word, const QString &directory)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]*$"));
    QStringList parts = word.split(QLatin1Char(':'));
    Mount mount;
    if (parts.size() == 3 && (parts[2] == QLatin1String("ro") || parts[2] == QLatin1String("rw")))
        mount.readOnly = parts.takeLast() == QLatin1String("ro");
    if (parts.size() != 2 || !parts[1].startsWith(QLatin1Char('/')))
        return wrong(
            Core::tr("\"%1\" is not a volume; write NAME:/path or ./directory:/path, and :ro behind it if "
                     "need be")
                .arg(word));
    mount.target = QDir::cleanPath(parts[1]);
    if (mount.target == QLatin1String("/"))
        return wrong(Core::tr("\"%1\" would hide the whole image").arg(word));
    if (parts[0].startsWith(QLatin1Char('/')) || parts[0].startsWith(QLatin1Char('.'))) {
        mount.source = QDir::cleanPath(QDir(directory).absoluteFilePath(parts[0]));
    } else if (name.match(parts[0]).hasMatch()) {
        mount.type = QStringLiteral("volume");
        mount.source = parts[0];
    } else {
        return wrong(
            Core::tr("\"%1\" is not a volume's name; a directory begins with ./ or /").arg(parts[0]));
    }
    return mount;
}

template<typename T, typename Parser>
Parsed<QList<T>> parseEach(const QString &text, Parser parser)
{
    QList<T> all;
    for (const QString &word : splitWords(text)) {
        auto one = parser(word);
        if (!one)
            return wrong(std::move(one).error());
        all.append(*std::move(one));
    }
    return all;
}

} // namespace

QStringList splitWords(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.split(blanks, Qt::SkipEmptyParts);
}

bool isPlaceholder(const QString &text)
{
    return text.startsWith(QLatin1Char('<')) && text.endsWith(QLatin1Char('>'));
}

Parsed<Check> parseReady(const QString &text)
{
    if (const auto question = parseQuestion(text))
        return *question;
    if (text.trimmed() == QLatin1String("log"))
        return Check{.kind = Check::Kind::Log, .path = {}, .command = {}};
    if (text.trimmed() == QLatin1String("hand"))
        return Check{.kind = Check::Kind::Hand, .path = {}, .command = {}};
    return wrong(Core::tr("\"%1\" is none of log, port N, http N /path, command CMD and hand").arg(text));
}

Parsed<Check> parseProbe(const QString &text)
{
    if (const auto question = parseQuestion(text))
        return *question;
    if (text.trimmed() == QLatin1String("none"))
        return Check{};
    return wrong(Core::tr("\"%1\" is none of port N, http N /path, command CMD and none").arg(text));
}

Parsed<ReadyPattern::Syntax> parseSyntax(const QString &text)
{
    using enum ReadyPattern::Syntax;
    return oneOf<ReadyPattern::Syntax>(text, {{"basic", Basic}, {"regex", Regex}, {"text", Text}});
}

Parsed<int> parseSeconds(const QString &text)
{
    bool ok = false;
    const int seconds = text.toInt(&ok);
    if (!ok || seconds < 1 || seconds > 7 * 24 * 3600)
        return wrong(Core::tr("\"%1\" is not a number of seconds from 1 to 604800").arg(text));
    return seconds;
}

Parsed<bool> parseYesNo(const QString &text)
{
    return oneOf<bool>(text.toLower(), {{"yes", true}, {"no", false}});
}

Parsed<qint64> parseBytes(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,15})([bkmg]?)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    constexpr qint64 least = 6 * 1024 * 1024; // Docker takes no less
    const auto match = form.match(text);
    const qsizetype power = QStringView(u"bkmg").indexOf(match.captured(2).toLower());
    const double bytes = match.captured(1).toDouble() * double(1ull << (10 * qMax<qsizetype>(power, 0)));
    if (!match.hasMatch() || bytes > 1e15)
        return wrong(Core::tr("\"%1\" is not a size; write for example 512m or 2g").arg(text));
    if (bytes < double(least))
        return wrong(Core::tr("\"%1\" is too little for a container; the least is 6m").arg(text));
    return qint64(bytes);
}

Parsed<QString> parseUser(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$"));
    if (!form.match(text).hasMatch() && !isPlaceholder(text))
        return wrong(Core::tr("\"%1\" is not a user; write a name or number, and perhaps \":\" and a group")
                         .arg(text));
    return text;
}

// What is still to be filled in has been reported with its place already.
Parsed<QString> parseImage(const QString &text)
{
    if (const QString problem = imageReferenceProblem(text); !problem.isEmpty() && !isPlaceholder(text))
        return wrong(Core::tr("\"%1\": %2").arg(text, problem));
    return text;
}

Parsed<QString> parseTargetImage(const QString &text)
{
    static const QRegularExpression id(QStringLiteral("@|^(sha256:)?[0-9a-f]{64}$"));
    if (text.contains(id))
        return wrong(Core::tr("\"%1\" is one certain image; write the name for a new one").arg(text));
    return parseImage(text);
}

Parsed<QString> parseNetwork(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]*$"));
    if (!form.match(text).hasMatch())
        return wrong(Core::tr("\"%1\" is not a network's name").arg(text));
    return text;
}

Parsed<QList<PortMapping>> parsePorts(const QString &text)
{
    return parseEach<PortMapping>(text, parsePort);
}

Parsed<QList<Mount>> parseVolumes(const QString &text, const QString &directory)
{
    const auto words = shellWords(text); // paths may have spaces in quotes
    if (!words)
        return wrong(Core::tr("a quote is never closed"));
    QList<Mount> mounts;
    for (const QString &word : *words) {
        const auto mount = parseVolume(word, directory);
        if (!mount)
            return wrong(mount.error());
        mounts.append(*mount);
    }
    return mounts;
}

Parsed<QStringList> parsePaths(const QString &text)
{
    return parseEach<QString>(text, [](const QString &word) -> Parsed<QString> {
        const QString path = QDir::cleanPath(word);
        if (!path.startsWith(QLatin1Char('/')) || path == QLatin1String("/"))
            return wrong(Core::tr("\"%1\" is not an absolute path below /").arg(word));
        return path;
    });
}

Parsed<QStringList> parseCapabilities(const QString &text)
{
    static const QStringList known = splitWords(QStringLiteral(
        "AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE "
        "DAC_READ_SEARCH "
        "FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN "
        "NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT "
        "SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG "
        "WAKE_ALARM"));
    return parseEach<QString>(text, [](const QString &word) -> Parsed<QString> {
        QString name = word.toUpper();
        if (name.startsWith(QLatin1String("CAP_")))
            name.remove(0, 4);
        if (!known.contains(name))
            return wrong(Core::tr("there is no capability \"%1\" (see: man 7 capabilities)").arg(word));
        return name;
    });
}

Parsed<QStringList> parseCriuOptions(const QString &text)
{
    const auto words = shellWords(text);
    if (!words)
        return wrong(Core::tr("a quote is never closed"));
    return *words;
}

Parsed<CheckpointBy> parseCheckpointBy(const QString &text)
{
    return oneOf<CheckpointBy>(text, {{"thaw", CheckpointBy::Thaw}, {"application", CheckpointBy::Application}});
}

Parsed<QStringList> parseArguments(const QString &text)
{
    return parseCriuOptions(text);
}

Parsed<QStringList> parseAssignments(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    const auto words = shellWords(text); // values may have spaces in quotes
    if (!words)
        return wrong(Core::tr("a quote is never closed"));
    for (const QString &word : *words) {
        if (!form.match(word).hasMatch())
            return wrong(Core::tr("\"%1\" is not NAME=value").arg(word));
    }
    return *words;
}

Parsed<QList<int>> parseExitCodes(const QString &text)
{
    return parseEach<int>(text, [](const QString &word) -> Parsed<int> {
        bool ok = false;
        const int code = word.toInt(&ok);
        if (!ok || code < 0 || code > 255)
            return wrong(Core::tr("\"%1\" is not an exit code from 0 to 255").arg(word));
        return code;
    });
}

Parsed<QString> parsePath(const QString &text)
{
    const auto paths = parsePaths(text);
    if (!paths)
        return wrong(paths.error());
    if (paths->size() != 1)
        return wrong(Core::tr("\"%1\" is not one absolute path").arg(text));
    return paths->first();
}

Parsed<QString> parseExpression(const QString &text)
{
    if (const QRegularExpression expression(text); !expression.isValid())
        return wrong(Core::tr("\"%1\" is not a regular expression: %2").arg(text, expression.errorString()));
    return text;
}

Parsed<ClockMode> parseClock(const QString &text)
{
    return oneOf<ClockMode>(text, {{"portable", ClockMode::Portable}, {"host", ClockMode::Host}});
}

Parsed<TcpMode> parseTcp(const QString &text)
{
    return oneOf<TcpMode>(text, {{"auto", TcpMode::Auto}, {"close", TcpMode::Close}, {"keep", TcpMode::Keep}});
}

Parsed<ImageRoad> parseImageRoad(const QString &text)
{
    return oneOf<ImageRoad>(text, {{"commit", ImageRoad::Commit}, {"copy", ImageRoad::Copy}, {"build", ImageRoad::Build}});
}

Parsed<QString> parseBuildFile(const QString &text, const QString &directory)
{
    if (text == QLatin1String("no"))
        return QString();
    return QDir::cleanPath(QDir(directory).absoluteFilePath(text));
}

} // namespace Thaw

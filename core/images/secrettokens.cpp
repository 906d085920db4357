// SPDX-License-Identifier: GPL-3.0-or-later
// The forms are those their makers document (or secret scanners agree on): AWS "Unique identifiers", GitHub "token
// prefixes", GitLab "token prefixes", Slack "token types", Google API keys, npm access tokens, RFC 7519, RFC 7468.
#include "core/images/secrettokens.h"

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView keyBegin = "-----BEGIN ";
constexpr QByteArrayView dashes = "-----";
constexpr qsizetype longestLabel = 48;
constexpr qsizetype leastKeyLine = 32; ///< of base64: a program that only knows the header has none behind it

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isWord(char c)
{
    return isDigit(c) || isUpper(c) || (c >= 'a' && c <= 'z');
}

qsizetype runOf(QByteArrayView text, qsizetype at, QByteArrayView further, bool upperOnly = false)
{
    qsizetype end = at;
    while (end < text.size() && (upperOnly ? isUpper(text[end]) || isDigit(text[end]) : isWord(text[end]) || further.contains(text[end])))
        ++end;
    return end - at;
}

bool beginsKey(QByteArrayView rest)
{
    // Line ends may be spelt out, as in JSON, or spaces.
    while (!rest.isEmpty() && (rest[0] == '\r' || rest[0] == '\n' || rest[0] == ' '))
        rest = rest.sliced(1);
    while (rest.startsWith("\\n") || rest.startsWith("\\r"))
        rest = rest.sliced(2);
    return rest.startsWith("Proc-Type:") || rest.startsWith("Version:") || rest.startsWith("Comment:")
        || runOf(rest, 0, "+/=") >= leastKeyLine;
}

std::optional<FoundForm> matchKey(QByteArrayView text, qsizetype at)
{
    const QByteArrayView rest = text.sliced(at + keyBegin.size()).first(std::min(secretReach, text.size() - at) - keyBegin.size());
    const qsizetype end = rest.first(std::min(longestLabel, rest.size())).indexOf(dashes);
    if (end < 0)
        return std::nullopt;
    const QByteArrayView label = rest.first(end);
    const bool named = label == "PRIVATE KEY" || label.endsWith(" PRIVATE KEY") || label == "PGP PRIVATE KEY BLOCK";
    const bool plain = std::ranges::all_of(label, [](char c) { return isUpper(c) || isDigit(c) || c == ' '; });
    if (!named || !plain || !beginsKey(rest.sliced(end + dashes.size())))
        return std::nullopt;
    const QString words = QString::fromLatin1(label);
    const QString kind = words.section(u"PRIVATE"_s, 0, 0).trimmed();
    const QString name = kind.isEmpty()        ? u"private key"_s
        : kind == "OPENSSH"_L1                 ? u"OpenSSH private key"_s
        : kind == "ENCRYPTED"_L1               ? u"encrypted private key"_s
                                               : kind + u" private key"_s;
    return FoundForm{name, u"-----BEGIN %1-----"_s.arg(words), true};
}

/// header.payload of RFC 7519, each a base64url of JSON that begins with {".
std::optional<FoundForm> matchJwt(const SecretForm &form, QByteArrayView text, qsizetype at)
{
    const qsizetype header = runOf(text, at, form.further);
    const qsizetype payload = at + header + 1;
    if (header < form.least || payload + 3 > text.size() || text[payload - 1] != '.' || text.sliced(payload, 3) != "eyJ"
        || runOf(text, payload, form.further) < form.least)
        return std::nullopt;
    return FoundForm{form.name, QString::fromLatin1(text.sliced(at, 5)) + u"•••"_s, false};
}

} // namespace

const QList<SecretForm> &secretForms()
{
    static const QByteArray url = "-_";
    static const QList<SecretForm> forms{
        {.prefix = keyBegin.toByteArray(), .name = {}},
        {.prefix = "AKIA", .name = u"AWS access key"_s, .least = 16, .most = 16, .upperOnly = true},
        {.prefix = "ASIA", .name = u"AWS access key"_s, .least = 16, .most = 16, .upperOnly = true},
        {.prefix = "ghp_", .name = u"GitHub token"_s, .least = 36},
        {.prefix = "gho_", .name = u"GitHub token"_s, .least = 36},
        {.prefix = "ghu_", .name = u"GitHub token"_s, .least = 36},
        {.prefix = "ghs_", .name = u"GitHub token"_s, .least = 36},
        {.prefix = "ghr_", .name = u"GitHub token"_s, .least = 36},
        {.prefix = "github_pat_", .name = u"GitHub token"_s, .least = 22, .further = "_"},
        {.prefix = "glpat-", .name = u"GitLab token"_s, .least = 20, .further = url},
        {.prefix = "xoxa-", .name = u"Slack token"_s, .least = 20, .further = "-"},
        {.prefix = "xoxb-", .name = u"Slack token"_s, .least = 20, .further = "-"},
        {.prefix = "xoxp-", .name = u"Slack token"_s, .least = 20, .further = "-"},
        {.prefix = "xoxr-", .name = u"Slack token"_s, .least = 20, .further = "-"},
        {.prefix = "xoxs-", .name = u"Slack token"_s, .least = 20, .further = "-"},
        {.prefix = "AIza", .name = u"Google API key"_s, .least = 35, .most = 35, .further = url},
        {.prefix = "npm_", .name = u"npm token"_s, .least = 36, .most = 36},
        {.prefix = "eyJ", .name = u"JSON web token"_s, .least = 12, .further = url},
    };
    return forms;
}

std::optional<FoundForm> matchForm(const SecretForm &form, QByteArrayView text, qsizetype at)
{
    if (form.name.isEmpty())
        return matchKey(text, at);
    // In the midst of a longer word it is chance.
    if (at > 0 && isWord(text[at - 1]))
        return std::nullopt;
    text = text.first(std::min(text.size(), at + secretReach));
    if (form.prefix == "eyJ")
        return matchJwt(form, text, at);
    const qsizetype begin = at + form.prefix.size();
    const qsizetype run = runOf(text, begin, form.further, form.upperOnly);
    const bool endsAWord = begin + run >= text.size() || !isWord(text[begin + run]);
    if (run < form.least || (form.most > 0 && (run > form.most || !endsAWord)))
        return std::nullopt;
    // "xoxb-your-token-here" and the like: a real one has digits.
    const QByteArrayView body = text.sliced(begin, run);
    if (!std::ranges::any_of(body, isDigit))
        return std::nullopt;
    return FoundForm{form.name, QString::fromLatin1(text.sliced(at, form.prefix.size() + 2)) + u"•••"_s, false};
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/secrets.h"

#include "core/images/literalfinder.h"
#include "core/images/secrettokens.h"
#include "core/project/envfile.h"

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype leastSecret = 6;     ///< bytes
constexpr qsizetype mostOfSecret = 2048; ///< a longer one is known by its beginning
constexpr qsizetype mostSecrets = 100;
constexpr qsizetype mostHits = 1000;

/// As Windows' programs, Qt, .NET and parts of Java's strings have it in memory.
QByteArray utf16(const QByteArray &value)
{
    const QString text = QString::fromUtf8(value);
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

} // namespace

QList<KnownSecret> knownSecrets(const QStringList &environment)
{
    return knownSecrets(QList<QStringList>{environment});
}

QList<KnownSecret> knownSecrets(const QList<QStringList> &environments)
{
    QList<KnownSecret> secrets;
    for (const QStringList &environment : environments) {
        for (const QString &line : environment) {
            const qsizetype equals = line.indexOf(u'=');
            const QString name = line.first(std::max<qsizetype>(equals, 0)), value = line.sliced(equals + 1);
            KnownSecret secret{name, value.toUtf8().first(std::min(mostOfSecret, value.toUtf8().size()))};
            if (equals > 0 && secret.value.size() >= leastSecret && secrets.size() < mostSecrets && !secrets.contains(secret)
                && looksSecret(name, value))
                secrets.append(secret);
        }
    }
    return secrets;
}

QString masked(const QString &value)
{
    constexpr qsizetype mostShown = 4;
    return value.first(std::min(mostShown, value.size() / 4)) + u"•••"_s;
}

struct SecretScanner::Impl
{
    /// What a literal stands for.
    struct Meaning
    {
        const SecretForm *form = nullptr; ///< null: a known value
        QString name{};
        QString preview{};
    };

    QList<Meaning> meanings;
    LiteralFinder finder;
    qsizetype reach = 0;   ///< bytes behind a place that must be there to judge it
    QByteArray window;     ///< bytes that are looked at, after those before …
    qsizetype before = 0;  ///< … which were: one, if there was one
    qint64 begins = 0;     ///< offset of the window
    QList<SecretHit> hits;

    void look(qsizetype to);
    void take(qsizetype literal, qsizetype at);
};

SecretScanner::SecretScanner(const QList<KnownSecret> &known, SecretForms forms) : m(std::make_unique<Impl>())
{
    QList<LiteralFinder::Literal> literals;
    for (const KnownSecret &secret : known) {
        for (const QByteArray &bytes : {secret.value, utf16(secret.value)}) {
            literals.append({.bytes = bytes});
            m->meanings.append({.name = secret.name, .preview = masked(QString::fromUtf8(secret.value))});
        }
    }
    if (forms == SecretForms::All) {
        for (const SecretForm &form : secretForms()) {
            literals.append({.bytes = form.prefix});
            m->meanings.append({.form = &form});
        }
    }
    m->finder = LiteralFinder(literals);
    m->reach = std::max(m->finder.longest(), secretReach);
}

SecretScanner::~SecretScanner() = default;

void SecretScanner::Impl::take(qsizetype literal, qsizetype at)
{
    const Meaning &meaning = meanings[literal];
    SecretHit hit{.name = meaning.name, .preview = meaning.preview, .offset = begins + at};
    if (meaning.form) {
        const auto found = matchForm(*meaning.form, window, at);
        if (!found)
            return;
        hit.kind = found->privateKey ? SecretPlace::Kind::PrivateKey : SecretPlace::Kind::Token;
        hit.name = found->name;
        hit.preview = found->preview;
    }
    // A known value that is a token as well is one hit, by the name of its variable.
    if (!hits.isEmpty() && hits.last().offset == hit.offset) {
        const bool wasValue = hits.last().kind == SecretPlace::Kind::Value, isValue = !meaning.form;
        if (isValue && !wasValue)
            hits.last() = hit;
        if (isValue != wasValue)
            return;
    }
    if (hits.size() < mostHits)
        hits.append(hit);
}

/// Judges the places up to there, and forgets what is not needed any more.
void SecretScanner::Impl::look(qsizetype to)
{
    finder.find(window, before, to, [this](qsizetype literal, qsizetype at) { take(literal, at); });
    const qsizetype gone = std::max<qsizetype>(to - 1, 0);
    window.remove(0, gone);
    begins += gone;
    before = to - gone;
}

void SecretScanner::feed(QByteArrayView bytes)
{
    if (m->finder.isEmpty() || bytes.isEmpty())
        return;
    m->window.append(bytes);
    // Small pieces are gathered, so that the bytes kept back are not moved about for each.
    if (const qsizetype to = m->window.size() - m->reach; to > m->before + m->reach)
        m->look(to);
}

QList<SecretHit> SecretScanner::take()
{
    if (m->window.size() > m->before)
        m->look(m->window.size());
    m->window.clear();
    m->before = 0;
    m->begins = 0;
    return std::exchange(m->hits, {});
}

} // namespace Thaw

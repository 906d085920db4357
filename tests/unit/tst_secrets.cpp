// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets are found in bytes however those come, and nothing else is.
#include "core/images/literalfinder.h"
#include "core/images/secrets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QList<SecretHit> scan(const QByteArray &bytes, qsizetype piece, const QList<KnownSecret> &known = {}, SecretForms forms = SecretForms::All)
{
    SecretScanner scanner(known, forms);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        scanner.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    return scanner.take();
}

QByteArray keyOf(const QByteArray &label, const QByteArray &lineEnd = "\n")
{
    return "-----BEGIN " + label + "-----" + lineEnd + QByteArray(64, 'M') + lineEnd + "-----END " + label + "-----" + lineEnd;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void formsAreKnown_data();
    void formsAreKnown();
    void valuesAreFoundWhereverPiecesEnd();
    void valuesAreFoundAsUtf16();
    void aValueThatIsATokenIsOneHit();
    void aScannerTakesOneStreamAfterAnother();
    void hitsAreBounded();
    void whatLooksSecretIsKnown();
    void littleIsShown();
    void theFinderFindsWhatIsThere();
};

void TestSecrets::formsAreKnown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name"); ///< empty: nothing is to be found
    const QByteArray letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0xA3bD6eG9h";
    QTest::newRow("AWS") << "key=AKIAIOSFODNN7EXAMPLE\n"_ba << u"AWS access key"_s;
    QTest::newRow("AWS, in a longer word") << "xAKIAIOSFODNN7EXAMPLE"_ba << QString();
    QTest::newRow("AWS, too long") << "AKIAIOSFODNN7EXAMPLE0"_ba << QString();
    QTest::newRow("GitHub") << "ghp_" + letters.first(36) << u"GitHub token"_s;
    QTest::newRow("GitHub, fine-grained") << "\"github_pat_11ABCDEFG0abcdefghijkl_" + letters + '"' << u"GitHub token"_s;
    QTest::newRow("GitHub, too short") << "ghp_" + letters.first(20) << QString();
    QTest::newRow("GitLab") << "glpat-" + letters.first(20) << u"GitLab token"_s;
    QTest::newRow("Slack") << "xoxb-123456789012-" + letters.first(20) << u"Slack token"_s;
    QTest::newRow("Slack, in a manual") << "xoxb-your-bot-token-goes-here"_ba << QString();
    QTest::newRow("Google") << "AIza" + letters.first(35) << u"Google API key"_s;
    QTest::newRow("npm") << "//registry/:_authToken=npm_" + letters.first(36) << u"npm token"_s;
    QTest::newRow("JWT") << "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl"_ba << u"JSON web token"_s;
    QTest::newRow("JSON in base64, no token") << "eyJhbGciOiJIUzI1NiJ9"_ba << QString();
    QTest::newRow("PKCS #8") << keyOf("PRIVATE KEY") << u"private key"_s;
    QTest::newRow("RSA") << keyOf("RSA PRIVATE KEY") << u"RSA private key"_s;
    QTest::newRow("OpenSSH") << keyOf("OPENSSH PRIVATE KEY") << u"OpenSSH private key"_s;
    QTest::newRow("encrypted") << keyOf("ENCRYPTED PRIVATE KEY") << u"encrypted private key"_s;
    QTest::newRow("with Windows' line ends") << keyOf("EC PRIVATE KEY", "\r\n") << u"EC private key"_s;
    QTest::newRow("in JSON") << keyOf("EC PRIVATE KEY", "\\n") << u"EC private key"_s;
    QTest::newRow("a program's word for it") << "-----BEGIN OPENSSH PRIVATE KEY-----\n\0-----END OPENSSH PRIVATE KEY-----\0"_ba << QString();
    QTest::newRow("a public key") << keyOf("PUBLIC KEY") << QString();
    QTest::newRow("a certificate") << keyOf("CERTIFICATE") << QString();
    QTest::newRow("nothing") << letters << QString();
}

void TestSecrets::formsAreKnown()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    for (const qsizetype before : {0, 1, 5000}) {
        for (const qsizetype piece : {1, 100, 100'000}) {
            const auto hits = scan(QByteArray(before, ' ') + bytes + QByteArray(before, '\0'), piece);
            QCOMPARE(hits.size(), name.isEmpty() ? 0 : 1);
            if (hits.isEmpty())
                continue;
            QCOMPARE(hits[0].name, name);
            QVERIFY(hits[0].offset >= before && hits[0].offset < before + bytes.size());
            QVERIFY(hits[0].kind == SecretPlace::Kind::Token || hits[0].preview.startsWith("-----BEGIN "_L1));
        }
    }
}

void TestSecrets::valuesAreFoundWhereverPiecesEnd()
{
    const QList<KnownSecret> known{{u"A"_s, "first-secret"}, {u"B"_s, "second\0secret"_ba}, {u"C"_s, "first-secret-and-more"}};
    QByteArray bytes(20'000, '.');
    for (const qsizetype at : {0, 100, 4090, 8192, 19'988})
        bytes.replace(at, 12, "first-secret");
    bytes.replace(12'000, 13, "second\0secret"_ba);
    bytes.replace(15'000, 21, "first-secret-and-more");
    for (const qsizetype piece : {1, 7, 512, 4096, 20'000}) {
        QList<std::pair<QString, qint64>> found;
        for (const SecretHit &hit : scan(bytes, piece, known))
            found.append({hit.name, hit.offset});
        std::ranges::sort(found, [](const auto &a, const auto &b) { return std::tie(a.second, a.first) < std::tie(b.second, b.first); });
        QCOMPARE(found, (QList<std::pair<QString, qint64>>{{u"A"_s, 0}, {u"A"_s, 100}, {u"A"_s, 4090}, {u"A"_s, 8192}, {u"B"_s, 12'000},
                                                           {u"A"_s, 15'000}, {u"C"_s, 15'000}, {u"A"_s, 19'988}}));
    }
}

void TestSecrets::valuesAreFoundAsUtf16()
{
    const QString secret = u"pässword-1"_s;
    const QByteArray bytes = "12345" + QByteArray(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
    const auto hits = scan(bytes, 3, {{u"A"_s, secret.toUtf8()}});
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits[0].offset, 5);
}

void TestSecrets::aValueThatIsATokenIsOneHit()
{
    const QByteArray token = "AKIAIOSFODNN7EXAMPLE";
    const auto hits = scan(' ' + token, 100, {{u"AWS_KEY"_s, token}});
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits[0].name, u"AWS_KEY"_s);
    QCOMPARE(scan(' ' + token, 100, {{u"OTHER"_s, "something-else"}}, SecretForms::KnownValuesOnly), QList<SecretHit>());
}

void TestSecrets::aScannerTakesOneStreamAfterAnother()
{
    SecretScanner scanner({{u"A"_s, "the-secret"}});
    scanner.feed("the-sec");
    QCOMPARE(scanner.take(), QList<SecretHit>());
    scanner.feed("ret, the-secret");
    const auto hits = scanner.take();
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits[0].offset, 5);
    QCOMPARE(scanner.take(), QList<SecretHit>());
}

void TestSecrets::hitsAreBounded()
{
    QCOMPARE(scan(QByteArray("the-secret ").repeated(5000), 1000, {{u"A"_s, "the-secret"}}).size(), 1000);
}

void TestSecrets::whatLooksSecretIsKnown()
{
    const auto known = knownSecrets({u"PATH=/bin"_s, u"DB_PASSWORD=hunter2"_s, u"SHORT_PASSWORD=abc"_s, u"API_TOKEN=x=y=zzz"_s, u"no line"_s,
                                     u"=PASSWORD"_s, u"DB_PASSWORD=hunter2"_s});
    QCOMPARE(known, (QList<KnownSecret>{{u"DB_PASSWORD"_s, "hunter2"}, {u"API_TOKEN"_s, "x=y=zzz"}}));
}

void TestSecrets::littleIsShown()
{
    QCOMPARE(masked(u"hunter2"_s), u"h•••"_s);
    QCOMPARE(masked(u"abc"_s), u"•••"_s);
    QCOMPARE(masked(QString(100, u'x')), u"xxxx•••"_s);
}

void TestSecrets::theFinderFindsWhatIsThere()
{
    // Against the plain way, on bytes of few kinds so that much nearly fits.
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QByteArray text(random.bounded(1, 400), '\0');
        for (char &c : text)
            c = "abAB\0"[random.bounded(5)];
        QList<LiteralFinder::Literal> literals;
        for (int i = random.bounded(1, 30); i > 0; --i) {
            QByteArray bytes(random.bounded(1, 7), '\0');
            for (char &c : bytes)
                c = "abAB\0"[random.bounded(5)];
            literals.append({bytes, random.bounded(2) == 1});
        }
        const qsizetype from = random.bounded(int(text.size())), to = random.bounded(int(from), int(text.size()) + 20);
        QList<std::pair<qsizetype, qsizetype>> found, expected;
        LiteralFinder(literals).find(text, from, to, [&](qsizetype literal, qsizetype at) { found.append({at, literal}); });
        for (qsizetype at = from; at < std::min(to, text.size()); ++at) {
            for (qsizetype i = 0; i < literals.size(); ++i) {
                const QByteArray part = text.mid(at, literals[i].bytes.size());
                if (literals[i].anyCase ? part.toLower() == literals[i].bytes.toLower() : part == literals[i].bytes)
                    expected.append({at, i});
            }
        }
        QVERIFY(std::ranges::is_sorted(found, {}, &std::pair<qsizetype, qsizetype>::first));
        std::ranges::sort(found);
        QCOMPARE(found, expected);
    }
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are cut, split or damaged at every byte, and a follow of a day: what no real engine does on demand.
#include "core/engine/docker.h"
#include "core/pipeline/session.h"
#include "support/async.h"
#include "support/fakeengine.h"
#include "support/processmemory.h"

#include <QDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray chunk(const QByteArray &part)
{
    return QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
}

/// A list of two images, in chunks that end inside names, numbers and escapes.
QByteArray imageList()
{
    const QByteArray json = R"([{"Id":"sha256:aa","RepoTags":["hello:ck-1"],"Created":1700000000,"Size":1234567,"Labels":{"a":"\u00fc\n"}},)"
                            R"({"Id":"sha256:bb","RepoTags":["hello:ck-2"],"Created":1700000001,"Size":7654321,"Labels":null}])";
    QByteArray bytes = chunkedHead;
    for (qsizetype at = 0; at < json.size(); at += 17)
        bytes += chunk(json.mid(at, 17));
    return bytes + "0\r\n\r\n";
}

/// Gives the first part at once and the rest when that has surely been read.
FakeEngine::Handler split(const QByteArray &bytes, qsizetype at)
{
    return [bytes, at](QLocalSocket *socket, const FakeEngine::Call &) {
        socket->write(bytes.first(at));
        socket->flush();
        QTimer::singleShot(2, socket, [socket, rest = bytes.sliced(at)] {
            socket->write(rest);
            socket->disconnectFromServer();
        });
    };
}

} // namespace

class TestBorders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init()
    {
        m_fake = std::make_unique<FakeEngine>();
        m_docker = std::make_shared<Docker>(Endpoint{m_fake->socketPath(), u"test"_s});
    }
    void cleanup()
    {
        m_docker.reset();
        m_fake.reset();
    }
    void anAnswerCutAnywhereIsNoAnswer();
    void anAnswerSplitAnywhereIsTheSame();
    void aDamagedBorderNeverGivesAnotherAnswer();
    void framesCutAnywhereAreNoticed();
    void aFollowOfADayIsFollowed();

private:
    std::unique_ptr<FakeEngine> m_fake;
    std::shared_ptr<Docker> m_docker;
};

void TestBorders::anAnswerCutAnywhereIsNoAnswer()
{
    const QByteArray whole = imageList();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        m_fake->on("GET /images/json", FakeEngine::raw(whole.first(at), true));
        const auto images = await(m_docker->images());
        // The closing bytes of the last chunk say no more than it did.
        QVERIFY2(!images || at >= whole.size() - 4, QByteArray::number(at));
        QVERIFY2(images || images.error().kind == ErrorKind::EngineLost || images.error().kind == ErrorKind::Truncated,
                 qPrintable(u"%1: %2"_s.arg(at).arg(images.error().message)));
    }
}

void TestBorders::anAnswerSplitAnywhereIsTheSame()
{
    const QByteArray whole = imageList();
    m_fake->on("GET /images/json", FakeEngine::raw(whole, true));
    const auto expected = await(m_docker->images());
    QVERIFY(expected && expected->size() == 2 && expected->last().tags == QStringList{u"hello:ck-2"_s});
    for (qsizetype at = 0; at < whole.size(); ++at) {
        m_fake->on("GET /images/json", split(whole, at));
        const auto images = await(m_docker->images());
        QVERIFY2(images.has_value(), QByteArray::number(at));
        QCOMPARE(*images, *expected);
    }
}

/// A byte of a chunk's border becomes another: an error, or the same answer, but no shorter one.
void TestBorders::aDamagedBorderNeverGivesAnotherAnswer()
{
    const QByteArray whole = imageList();
    m_fake->on("GET /images/json", FakeEngine::raw(whole, true));
    const auto expected = await(m_docker->images());
    QVERIFY(expected);
    qsizetype border = chunkedHead.size();
    int tried = 0;
    while (border < whole.size()) {
        const qsizetype size = whole.mid(border, whole.indexOf("\r\n", border) - border).toLongLong(nullptr, 16);
        for (const char wrong : {'z', '0', 'f', '\n', '-', ' '}) {
            QByteArray damaged = whole;
            damaged[border] = wrong;
            if (damaged == whole)
                continue;
            ++tried;
            m_fake->on("GET /images/json", FakeEngine::raw(damaged, true));
            const auto images = await(m_docker->images());
            QVERIFY2(!images || *images == *expected, damaged);
        }
        border = whole.indexOf("\r\n", border) + 2 + size + 2;
    }
    QVERIFY(tried > 50);
}

void TestBorders::framesCutAnywhereAreNoticed()
{
    const QByteArray head = FakeEngine::streamHeader(), frames = FakeEngine::frame(1, "one\n") + FakeEngine::frame(2, "two\n");
    for (qsizetype at = 0; at <= frames.size(); ++at) {
        m_fake->on("GET /containers/x/logs", FakeEngine::raw(head + frames.first(at), true));
        const auto stream = await(m_docker->logs(u"x"_s, false, true));
        QVERIFY(stream);
        QByteArray got;
        std::optional<Result<>> end;
        connect(stream->get(), &OutputStream::received, this, [&](Channel, const QByteArray &part) { got += part; });
        connect(stream->get(), &OutputStream::ended, this, [&](const Result<> &result) { end = result; });
        QTRY_VERIFY(end);
        const bool whole = at == 0 || at == frames.size() / 2 || at == frames.size();
        QVERIFY2(end->has_value() == whole, QByteArray::number(at));
        QVERIFY2(QByteArray("one\ntwo\n").startsWith(got), got);
    }
}

/// A line a second, for as many seconds as a day has, and hours of silence beyond any call's patience in between: here
/// as fast as they can be sent. Nothing is kept of what has been handed on.
void TestBorders::aFollowOfADayIsFollowed()
{
    constexpr int seconds = 24 * 60 * 60, hours = 24;
    QLocalSocket *engine = nullptr;
    m_fake->on("POST /containers/x/attach", [&](QLocalSocket *socket, const FakeEngine::Call &) {
        engine = socket;
        socket->write(FakeEngine::streamHeader());
    });
    Session session(m_docker, u"x"_s, "abc", false);
    QVERIFY(await(session.open(false, {})));
    qint64 lines = 0;
    bool ended = false;
    connect(&session, &Session::outputReceived, this, [&](Channel, const QByteArray &bytes) { lines += bytes.count('\n'); });
    connect(&session, &Session::ended, this, [&] { ended = true; });
    qint64 first = 0;
    for (int hour = 0; hour < hours; ++hour) {
        for (int second = 0; second < seconds / hours; ++second)
            engine->write(FakeEngine::frame(1, "12:00:00 INFO  heartbeat of the application, which has nothing else to say\n"));
        QTRY_COMPARE_WITH_TIMEOUT(lines, qint64(hour + 1) * seconds / hours, 10'000);
        if (hour == 2)
            first = residentMemory();
    }
    QVERIFY2(residentMemory() - first < 4'000'000, QByteArray::number(residentMemory() - first));
    QTest::qWait(1500);
    QVERIFY(!ended);
    engine->write(FakeEngine::frame(1, "the next day\n"));
    QTRY_COMPARE(lines, qint64(seconds + 1));
    session.close();
}

QTEST_GUILESS_MAIN(TestBorders)
#include "tst_borders.moc"

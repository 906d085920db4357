// SPDX-License-Identifier: GPL-3.0-or-later
// What a tunnel says of calls that fail, with an "ssh" that does what a real one does only for some milliseconds.
#include "core/engine/sshtunnel.h"
#include "support/async.h"

#include <QFile>
#include <QLocalSocket>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Listens where it is told to; once anybody comes it closes all it has, and ends much later.
const char dyingSsh[] = "#!/usr/bin/python3\n"
                        "import os, signal, socket, sys\n"
                        "path = sys.argv[sys.argv.index('-L') + 1].partition(':')[0]\n"
                        "server = socket.socket(socket.AF_UNIX)\n"
                        "server.bind(path + '.new')\n"
                        "server.listen()\n"
                        "os.rename(path + '.new', path)\n"
                        "for kept in range(2):\n"
                        "    server.accept()[0].close()\n"
                        "server.close()\n"
                        "signal.pause()\n";

} // namespace

class TestSshTunnel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEndIsToldBeforeSshIsGone();
};

void TestSshTunnel::anEndIsToldBeforeSshIsGone()
{
    const QTemporaryDir programs;
    QFile program(programs.filePath(u"ssh"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write(dyingSsh);
    program.setPermissions(program.permissions() | QFile::ExeOwner);
    program.close();
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", programs.path().toUtf8() + ':' + path);
    const auto giveBack = qScopeGuard([&] { qputenv("PATH", path); });

    Endpoint endpoint;
    endpoint.kind = Endpoint::Kind::Ssh;
    endpoint.host = u"far"_s;
    endpoint.socketPath = u"/run/docker.sock"_s;
    SshTunnel tunnel(endpoint);
    const auto opened = await(tunnel.open({}));
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));

    // While it lives, what fails has failed at the other end.
    const Error refused{ErrorKind::EngineUnreachable, u"Connection refused"_s, {}, {}, true};
    QCOMPARE(tunnel.explained(refused), refused); // this look is the first connection
    QLocalSocket last;
    last.connectToServer(tunnel.socketPath());
    QVERIFY(last.waitForDisconnected(5000) || last.state() == QLocalSocket::UnconnectedState);
    QTRY_COMPARE(tunnel.explained(refused).kind, ErrorKind::EngineLost);
    const Error told = tunnel.explained(refused);
    QCOMPARE(told.message, u"The ssh connection to far ended."_s);
    QCOMPARE(told.detail, refused.message);
    QVERIFY(told.outcomeUnknown);
    // What is to be cleared away at the engine goes by another one, although ssh itself is still there.
    QVERIFY(tunnel.lost());
    const auto again = await(tunnel.open({}));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QVERIFY(!tunnel.lost());
    QCOMPARE(tunnel.explained(refused), refused);
}

QTEST_GUILESS_MAIN(TestSshTunnel)
#include "tst_sshtunnel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "display.h"

#include <QByteArray>

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace Thaw {

namespace {

/// Before there is a QApplication there is no QProcess to wait with.
pid_t spawn(std::vector<const char *> arguments)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    arguments.push_back(nullptr);
    execvp(arguments[0], const_cast<char **>(arguments.data()));
    _exit(127);
}

void end(pid_t process)
{
    if (process <= 0)
        return;
    kill(process, SIGTERM);
    waitpid(process, nullptr, 0);
}

} // namespace

PrivateDisplay::PrivateDisplay()
{
    int ends[2];
    if (pipe(ends) != 0)
        return;
    const QByteArray descriptor = QByteArray::number(ends[1]);
    m_server = spawn({"Xvfb", "-displayfd", descriptor.constData(), "-screen", "0", "1440x900x24", "-nolisten", "tcp"});
    close(ends[1]);
    // It writes its number when it takes connections, and closes the pipe if it cannot.
    QByteArray number;
    char byte = 0;
    while (read(ends[0], &byte, 1) == 1 && byte != '\n')
        number += byte;
    close(ends[0]);
    if (number.isEmpty())
        return;
    qputenv("DISPLAY", ':' + number);
    qputenv("QT_QPA_PLATFORM", "xcb");
    qunsetenv("WAYLAND_DISPLAY");
    m_manager = spawn({"openbox", "--sm-disable"});
}

PrivateDisplay::~PrivateDisplay()
{
    end(m_manager);
    end(m_server);
}

} // namespace Thaw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace Thaw {

/// An X server of the test's own with a window manager, for windows that get the keyboard and are clicked. Make it
/// before the QApplication; it sets DISPLAY and the platform. Both end with it, and with the test if that crashes.
class PrivateDisplay
{
public:
    PrivateDisplay();
    ~PrivateDisplay();
    PrivateDisplay(const PrivateDisplay &) = delete;
    PrivateDisplay &operator=(const PrivateDisplay &) = delete;

    bool works() const { return m_server > 0 && m_manager > 0; }

private:
    pid_t m_server = -1;
    pid_t m_manager = -1;
};

} // namespace Thaw

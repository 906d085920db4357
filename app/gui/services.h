// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"
#include "ui/mainwindow.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"

namespace Thaw {

/// What thaw-gui consists of, in the order in which it is made; also what its live test drives.
class Services
{
public:
    Services();

    /// Shows the window first; the engines are asked while it already can be used.
    void begin(const QString &host, const QString &path, bool make);

    RunController controller;
    RunModel run;
    EngineModel engines;
    MainWindow window;
};

/// Style and names of the program; before the first window.
void setUpApplication();

} // namespace Thaw

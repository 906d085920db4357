// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

/// For tests/bench/bench_window: if THAW_BENCH_STARTUP is in the environment, "painted" is written to standard output
/// once the window has been painted for the first time and answers again. Does nothing otherwise.
void reportFirstPaint(QWidget *window);

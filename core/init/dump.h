/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "launch.h"
#include "supervise.h"

/* Makes the checkpoint. What THAW_DUMP_FILE says is taken into the configuration first. True: it is complete and the
 * application is gone. False: it goes on (or has ended by itself); the reason has been reported. */
bool make_checkpoint(struct supervisor *s, struct config *config, const struct identity *identity, bool portable);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "launch.h"
#include "supervise.h"

/* Makes the checkpoint. True: it is complete and the application is gone. False: it goes on (or has ended by itself);
 * the reason has been reported. */
bool make_checkpoint(struct supervisor *s, const struct config *config, const struct identity *identity, bool portable);

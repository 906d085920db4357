/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restored application is given of its new container: values set at the restore, and a command that tells it. */
#pragma once

#include "record.h"
#include "supervise.h"

/* Before CRIU: the container's environment into the record's file. A value that cannot be written is complained of. */
void write_values(const struct record *record);
/* Says which values of this container the application does not see, as it goes on with those of its checkpoint and
 * nothing hands them over. */
void remark_on_values(const struct record *record);
/* Once the application runs: the record's command, to its end. */
void run_after(const struct record *record, struct supervisor *s);

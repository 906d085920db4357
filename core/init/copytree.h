/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Copies what is in directory from into directory to (made if missing) with owners, modes, times and links. Sockets
 * are left out, as CRIU makes them again. 0, or -1 with a sentence on stderr. */
int copy_tree(const char *from, const char *to);
int remove_tree(const char *path);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restore has to know beyond CRIU's images: THAW_RECORD_FILE, lines as in the configuration. */
#pragma once

#include "config.h"

struct image_file {
    char *name;
    int64_t size;
};

struct record {
    char *run, *boot;
    char *env_file, *after; /* where a restore writes its environment, what it runs then; NULL: nothing */
    uid_t uid;              /* the application's */
    gid_t gid;
    pid_t pid;
    char *pipes[3];         /* "pipe:[N]" where PID 1's stdin, stdout, stderr was a pipe */
    bool tty, marked, established, portable;
    int64_t clock;          /* seconds the application's monotonic clock showed */
    int root_mode;          /* of "/", which engines choose differently */
    uint64_t capprm, capbnd, needs; /* needs: what a restore's container must be given */
    int timeout;
    struct list args, tmpfs; /* further arguments of criu restore */
    struct list mapped;      /* "MODIFIED SIZE HASH PATH", see mapped.h */
    struct list given;       /* NAME=VALUE: what the container itself had been given */
    struct check_spec probe;
    struct image_file *files;
    size_t file_count;
};

int write_record(const struct record *record);
/* 0, or -1 with a sentence on stderr. */
int read_record(struct record *record);
/* Names and sizes of the files in the checkpoint directory (the record itself and directories aside). */
int list_image_files(struct record *record, int64_t *bytes);
/* NULL, or what is wrong with the files compared with the record. */
char *check_image_files(const struct record *record);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What core and thaw-init have to agree on. Included by C and C++ alike.
 *
 * thaw-init is PID 1 of the containers that Thaw starts, and the entrypoint of the images it makes:
 *     thaw-init run [--wait|--input]  reads THAW_CONFIG_FILE, starts the application, checkpoints it when told to
 *                             (--wait: as soon as THAW_GO_FILE is there; --input: files come over standard input)
 *     thaw-init restore    brings the checkpoint in THAW_CHECKPOINT_DIR back
 *     thaw-init follow F   writes file F to stdout as it grows (inotify), from its beginning; waits for it to appear
 *     thaw-init build      "run" without anybody outside, for a step of an image's build: THAW_BUILD_FILE says when the
 *                          application is ready; ends once it is frozen: 0, THAW_EXIT_BUILD_READY or …_DUMP
 *     thaw-init owner F…   prints "MODE UID GID" of each file, octal and decimal, or "-" where it is not there
 *     thaw-init verify     checks the checkpoint's files, prints one line a problem, exit 1 if there are any
 *
 * Configuration: text, one "key value" a line; in values "\n" stands for a line feed and "\\" for a backslash.
 * Unknown keys are an error. thaw-init deletes the file once it has read it (it holds values that must not be in
 * the image). Keys:
 *     nonce HEX            marks this run's events; without it none are written
 *     run ID               run's id, given to the application as THAW_RUN and recorded: the start marker
 *     user NAME|UID[:GROUP|GID]   whom the application runs as; default: as PID 1 itself
 *     env NAME=VALUE       (repeated) set for the application only
 *     unset NAME           (repeated) removed from the application's environment
 *     arg VALUE            (repeated) the application's argument vector; a file without #! is run by /bin/sh
 *     burn N               process ids used up before the application starts; default 300
 *     drop HEX             capability mask the application must not have (those only CRIU needs)
 *     clock portable|host  portable: the application's monotonic clock starts near 0, so that a restore on any host
 *                          is a jump forward (needs SYS_ADMIN and SYS_TIME; falls back to host)
 *     tmpfs PATH           (repeated) tmpfs whose files are kept with the checkpoint and put back before a restore
 *     scrub PATH           (repeated) removed from the container once it is frozen, so that no image has it
 *     ready port N | http N PATH | command CMD      looked for every few ms, then the event "ready"
 *     probe port N | http N PATH | command CMD      recorded; looked for after a restore, then the event "answered"
 *     before CMD           run (sh -c, as the application's user) just before the dump; its exit code must be 0
 *     env-file PATH        recorded; a restore writes its environment there, NAME=value, before the application goes on
 *     after CMD            recorded; run (sh -c, as the application's user) once the application is restored
 *     dump-arg ARG         (repeated) further arguments of criu dump
 *     restore-arg ARG      (repeated) recorded, further arguments of criu restore
 *     dump-timeout S, restore-timeout S      seconds; default 120 and 60
 *     tty 0|1
 * Standard input, with --input: lines "dir MODE PATH" and "file MODE SIZE PATH", each of the latter followed by SIZE
 * bytes, parents before their children, modes octal, paths absolute; then "end". Later "dump" asks for the checkpoint,
 * as THAW_SIGNAL_DUMP does. It is some 15 ms faster than a signal and 60 ms (Podman) faster than an archive, for both
 * of which an engine starts programs. The application's own standard input is /dev/null.
 *
 * THAW_BUILD_FILE, for "build": "message PATTERN" (without it the configuration's ready check counts), "syntax basic|
 * extended|text", "source output|errors|/a/log/file", "timeout S".
 *
 * THAW_DUMP_FILE, if it is there when the dump is asked for, has "dump-arg", "restore-arg", "before" and "dump-timeout"
 * lines that hold from now on in place of the configuration's: after a failed dump the application goes on, and the
 * next dump can be another.
 *
 * Events: thaw-init writes them to its stderr as ESC _ thaw:NONCE:EVENT key=value … ESC \ (an APC string, which
 * terminals do not show; at most 4096 bytes each, so a write to the pipe is atomic). Values are percent-encoded.
 *     started pid=P clock=portable|host capprm=HEX capbnd=HEX        the application runs
 *     ready kind=port|http|command ms=T                              the ready check succeeded
 *     ended code=N | ended signal=N                                  the application ended by itself
 *     before code=N ms=T                                             the command before the dump ended
 *     remark kind=pipe-outside|random-state|connection-closed pid=P detail=TEXT
 *                                what will be different after a restore without any error (detail: the process at the
 *                                pipe's other end, the program, the address); the checkpoint goes on
 *     dumping                                                        criu is being started
 *     dumped ms=T bytes=N files=N processes=N pages=N capprm=HEX capbnd=HEX needs=HEX kernel=RELEASE cgroup=1|2
 *                                checkpoint complete and verified; needs: capabilities a restore must be given
 *     dump-failed code=N reason=TEXT                                 the application goes on
 *     restored pid=P ms=T marker=ok|missing|unknown                  criu ended well and the application lives
 *                                (unknown: it overwrites its environment, as nginx does, or it cannot be read)
 *     after code=N ms=T                                              the command after the restore ended
 *     answered kind=port|http|command status=N ms=T                  the probe succeeded (ms since thaw-init began)
 *     restore-failed code=N reason=TEXT
 * An event has no line feed, and an engine's log keeps an unfinished line back: read them by attach.
 * For "restore" the nonce is the value of the environment variable THAW_EVENTS; without it no events are written and
 * nothing but the application's own output reaches the log.
 */
#pragma once

#define THAW_DIR "/opt/thaw"
#define THAW_INIT_FILE THAW_DIR "/bin/thaw-init"
#define THAW_CRIU_DIR THAW_DIR "/criu"          /* bin/criu, its libraries in lib, ABOUT */
#define THAW_SHIM_FILE THAW_DIR "/lib/criu-shim.so"
#define THAW_APP_DIR THAW_DIR "/app"            /* the project's scripts and files */
#define THAW_RUN_DIR THAW_DIR "/run"            /* 0700: this container's own state, logs of criu */
#define THAW_CONFIG_FILE THAW_RUN_DIR "/config"
#define THAW_GO_FILE THAW_RUN_DIR "/go" /* comes after the configuration, when that is put into a running container */
#define THAW_DUMP_FILE THAW_RUN_DIR "/dump"
#define THAW_BUILD_FILE THAW_RUN_DIR "/build"
#define THAW_RESTORE_LOG THAW_RUN_DIR "/restore.log"
#define THAW_RESTORED_MARKER THAW_RUN_DIR "/restored" /* written by a restore: its files are newer than the memory */
#define THAW_CHECKPOINT_DIR THAW_DIR "/checkpoint"    /* 0700: criu's images */
#define THAW_RECORD_FILE THAW_CHECKPOINT_DIR "/thaw.conf" /* what a restore has to know */
#define THAW_KERNEL_CACHE THAW_CHECKPOINT_DIR "/kernel" /* directory: what CRIU found out of the kernel, good for one boot */
#define THAW_DUMP_LOG THAW_CHECKPOINT_DIR "/dump.log"

#define THAW_SIGNAL_DUMP 40 /* a real-time signal neither musl, glibc nor the JVM uses */

/* Exit codes of thaw-init itself; otherwise it ends as the application did (128 + signal). */
#define THAW_EXIT_RESTORE_FAILED 120
#define THAW_EXIT_RESTORE_HUNG 121
#define THAW_EXIT_USAGE 122
#define THAW_EXIT_RESTORED_BEFORE 123 /* this container was restored before: make a new one */
#define THAW_EXIT_BUILD_READY 4 /* of "build", as of thaw itself: not ready in time, or it ended */
#define THAW_EXIT_BUILD_DUMP 5  /* … no checkpoint */
#define THAW_EXIT_CANNOT_START 127

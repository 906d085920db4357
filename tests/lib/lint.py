#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py BUILD FILE…: clang-tidy and clazy over these sources; whatever they say is a fault.

Several files of a target are read as one, as reading Qt's headers takes most of the time. Where that does not compile
(two files have something of the same name for themselves), and for a few files, each is read by itself.
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

AT_ONCE = 8
FAULT = re.compile(r"(error|warning): |Skipping ")
CONFLICT = "[clang-diagnostic-error]"
# A loop over what a call returns: nobody shares it, so nothing detaches, and a QJsonValue is no reference there.
HARMLESS = ("range-loop-detach", "range-loop-reference")
OVER_TEMPORARY = re.compile(r"for \(.* : .*\)\)")


def commands(build):
    """What compiles each file, without the file itself and its output."""
    found = {}
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            words = shlex.split(entry["command"])
            found[os.path.realpath(os.path.join(entry["directory"], entry["file"]))] = tuple(words[: words.index("-o")])
    return found


def batches(files, known):
    by_flags = {}
    for file in files:
        by_flags.setdefault(known[file], []).append(file)
    few = len(files) < AT_ONCE
    for flags, of_one in by_flags.items():
        step = 1 if few else AT_ONCE
        for at in range(0, len(of_one), step):
            yield flags, of_one[at : at + step]


def write(directory, number, flags, files):
    """A directory with a source that includes the files, and the database that says how it is compiled."""
    place = os.path.join(directory, str(number))
    os.makedirs(place, exist_ok=True)
    source = files[0]
    if len(files) > 1:
        source = os.path.join(place, "files.cpp")
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(f'#include "{name}"\n' for name in files)
    entry = {"directory": place, "file": source, "arguments": [*flags, "-c", source]}
    with open(os.path.join(place, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump([entry], file)
    return place, source


def output(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False).stdout


def look(directory, number, flags, files):
    place, source = write(directory, number, flags, files)
    # Warnings of the compiler are the build's to give.
    tidy = output("clang-tidy", "--quiet", "--extra-arg=-w", "--checks=-bugprone-suspicious-include", "-p", place, source)
    if CONFLICT in tidy and len(files) > 1:
        return "".join(look(directory, f"{number}-{i}", flags, [file]) for i, file in enumerate(files))
    clazy = output("clazy-standalone", "-p", place, source).splitlines()
    said = [line for line in tidy.splitlines() if not re.match(r"\d+ (warnings?|errors?) |Suppressed|Use -header", line)]
    for at, line in enumerate(clazy):
        if "[-Wclazy" in line and not any(check in line and OVER_TEMPORARY.search("".join(clazy[at + 1 : at + 2])) for check in HARMLESS):
            said += clazy[at : at + 3]
    text = "\n".join(said).strip()
    return text + "\n" if FAULT.search(text) else ""


def main():
    build, names = os.path.realpath(sys.argv[1]), sys.argv[2:]
    known = commands(build)
    files = [os.path.realpath(name) for name in names]
    missing = [file for file in files if file not in known]
    if missing:
        sys.exit("not compiled in this build: " + " ".join(missing))
    directory = os.path.join(build, "lint")
    faults = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(look, directory, i, flags, of) for i, (flags, of) in enumerate(batches(files, known))]
        for done, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            print(job.result() or f"{done} of {len(jobs)}: nothing", flush=True)
            faults += bool(job.result())
    sys.exit(1 if faults else 0)


main()

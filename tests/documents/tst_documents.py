#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_documents.py BUILD: runs every command that README.md and docs/*.md show, on a real engine.

A page is one shell in an empty directory; what it may be told by comments says docs/contributing.md. Each command has to
succeed, or to end with the code that its comment names. Containers and images that a page leaves behind are removed."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

SOURCES = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
LIMIT = 300  # seconds for one command


class Command:
    """A line of a block, with those it is continued on; hidden: what the reader does not see."""

    def __init__(self, text, place, hidden=False):
        self.text, self.place, self.hidden = text, place, hidden
        named = re.search(r"#.*\bexit code (\d+)", text)
        self.accepted = {0} | ({int(named[1])} if named else set())


def commands_of(page):
    """The commands of a page in their order, and how many blocks it has."""
    commands, blocks, words, skip = [], 0, {}, False
    lines = page.read_text().splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        place = f"{page.relative_to(SOURCES)}:{at + 1}"
        if line == "<!-- before":
            end = lines.index("-->", at)
            commands.append(Command("set -e\n" + "\n".join(lines[at + 1:end]) + "\nset +e", place, hidden=True))
            at = end
        elif line.startswith("<!-- with: "):
            words.update(pair.split("=", 1) for pair in line[len("<!-- with: "):].removesuffix(" -->").split())
        elif line.startswith("<!-- not run: "):
            skip = True
        elif line == "```sh":
            end = lines.index("```", at)
            blocks += 1
            if not skip:
                commands += block_commands(lines[at + 1:end], page, at + 2, words)
            skip = False
            at = end
        at += 1
    return commands, blocks


def block_commands(lines, page, number, words):
    commands, text = [], ""
    for offset, line in enumerate(lines):
        text += line
        if line.endswith("\\"):
            text += "\n"
            continue
        code, hash_, comment = text.partition("  #")
        for word, replacement in words.items():
            code = re.sub(rf"(?<![\w/.-]){re.escape(word)}(?![\w-])", replacement, code)
        if code.strip():
            commands.append(Command(code + hash_ + comment, f"{page.relative_to(SOURCES)}:{number + offset}"))
        text = ""
    return commands


class Shell:
    """One bash for a page; each command is evaluated in it, so that variables stay."""

    def __init__(self, directory, environment):
        self.log = directory / ".output"
        script = 'while IFS= read -r -d "" line; do eval "$line" >"$LOG" 2>&1 </dev/null; echo $? >&3; done'
        reader, writer = os.pipe()
        self.process = subprocess.Popen(["bash", "-c", f"exec 3>&{writer}; {script}"], stdin=subprocess.PIPE, cwd=directory,
                                        env=environment | {"LOG": str(self.log)}, pass_fds=[writer], start_new_session=True)
        os.close(writer)
        self.answers = os.fdopen(reader)

    def run(self, text):
        """The exit code, and all that was printed."""
        signal.alarm(LIMIT)
        self.process.stdin.write(text.encode() + b"\0")
        self.process.stdin.flush()
        answer = self.answers.readline()
        signal.alarm(0)
        return int(answer) if answer else -1, self.log.read_text(errors="replace")

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


def engine_has(what, environment):
    """Ids of containers or images."""
    return set(subprocess.run(["docker", *what], capture_output=True, text=True, env=environment, check=True).stdout.split())


def run_page(page, environment):
    """Whether everything on it went well."""
    commands, blocks = commands_of(page)
    with tempfile.TemporaryDirectory(prefix="thaw-page-") as scratch:
        home = pathlib.Path(scratch, "home")
        place = pathlib.Path(scratch, "place")
        home.mkdir()
        place.mkdir()
        own = {key: value for key, value in environment.items() if not key.startswith("XDG_")}
        own |= {"HOME": str(home), "PATH": f"{BUILD}/app:{environment['PATH']}", "SOURCES": str(SOURCES)}
        containers, images = ["ps", "-aq", "--no-trunc"], ["images", "-q", "--no-trunc", "--filter", "label=io.thaw.kind=checkpoint"]
        before = [engine_has(containers, own), engine_has(images, own)]
        shell = Shell(place, own)
        good = True
        try:
            for command in commands:
                code, output = shell.run(command.text)
                if code not in command.accepted:
                    print(f"NOT SO: {command.place}: {command.text}\n  ended with {code}:\n{output}", flush=True)
                    good = False
                    break
                if not command.hidden:
                    print(f"ok: {command.place}: {command.text.strip()}", flush=True)
        finally:
            shell.end()
            for left in engine_has(containers, own) - before[0]:
                subprocess.run(["docker", "rm", "-fv", left], env=own, stdout=subprocess.DEVNULL, check=False)
            for left in engine_has(images, own) - before[1]:
                subprocess.run(["docker", "rmi", "-f", left], env=own, stdout=subprocess.DEVNULL, check=False)
    print(f"{page.relative_to(SOURCES)}: {blocks} blocks, {sum(not command.hidden for command in commands)} commands", flush=True)
    return good


def links_lead_somewhere(page):
    good = True
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        if not (page.parent / target).exists():
            print(f"NOT SO: {page.relative_to(SOURCES)} links to {target}, which is not there")
            good = False
    return good


def main():
    environment = dict(os.environ) | {"DOCKER_HOST": "unix://" + os.environ["THAW_TEST_DOCKER"], "COLUMNS": "120"}
    pages = [SOURCES / "README.md", *sorted((SOURCES / "docs").glob("*.md"))]
    readme = pages[0].read_text()
    good = True
    for page in pages:
        good = links_lead_somewhere(page) and good
        if page != pages[0] and f"(docs/{page.name})" not in readme:
            print(f"NOT SO: README.md does not point at docs/{page.name}")
            good = False
    chosen = sys.argv[2:]
    for page in pages:
        if not chosen or page.name in chosen:
            good = run_page(page, environment) and good
    return 0 if good else 1


sys.exit(main())

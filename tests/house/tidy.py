#!/usr/bin/python3
"""clang-tidy over the program's sources, as .clang-tidy at the root asks for it.
tidy.py BUILD    BUILD: of the preset asan, whose unity sources are few."""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import checked
import rooms

OURS = re.compile(r"CMakeFiles/kaoping(_\w+)?\.dir/")
GENERATED = ("/embedded/", "/generated/")


def compilations(build):
    """What compiles every object of the program, as clang's tools take it."""
    text = subprocess.run(["ninja", "-C", build, "-t", "compdb"], check=True, capture_output=True, text=True).stdout
    for entry in json.loads(text):
        words = shlex.split(entry["command"])
        if "-c" not in words or not OURS.match(entry.get("output", "")) or any(part in entry["file"] for part in GENERATED):
            continue
        first = next(n for n, word in enumerate(words) if word.endswith(("clang++", "clang++-14")))
        yield {"directory": entry["directory"], "file": entry["file"], "arguments": words[first:]}


def main(build):
    version = subprocess.run(["clang-tidy-14", "--version"], check=True, capture_output=True, text=True).stdout
    asked = (rooms.root / ".clang-tidy").read_text("utf-8")
    database = list(compilations(build))
    assert len(database) > 40, len(database)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "compile_commands.json").write_text(json.dumps(database))

        def clean(path, _):
            done = subprocess.run(["clang-tidy-14", "-p", folder, "--quiet", path], capture_output=True, text=True)
            return done.stdout + done.stderr if done.returncode else ""

        jobs = [(pathlib.Path(entry["directory"]) / entry["file"], [version, asked, entry["arguments"]]) for entry in database]
        new, wrong = checked.check_all(jobs, clean)
    print(*wrong, sep="\n")
    print(f"clang-tidy: {len(jobs)} sources, {new} of them new, {len(wrong)} not clean")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/python3
"""Runs the unit tests of a build with counted lines (preset coverage) and prints what they run of each room, and of core/ in all.
coverage.py BUILD [ROOM...]    Names the lines of ROOM that no test runs. Ends with 1 when core/ is below 92 % of its lines."""
import collections
import fnmatch
import json
import pathlib
import subprocess
import sys

import rooms

LEAST = 92  # per cent of core/


def measured(build):
    """What llvm-cov says of every file of the project after the unit tests."""
    programs = sorted(path for path in (build / "tests").glob("unit_*") if path.is_file())
    folder = build / "profiles"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for program in programs:
        done = subprocess.run([program, "--minimal"], env={"LLVM_PROFILE_FILE": str(folder / f"{program.name}.profraw"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            sys.exit(f"{program.name} failed")
    merged = folder / "all.profdata"
    subprocess.run(["llvm-profdata-14", "merge", "-sparse", "-o", merged, *folder.glob("*.profraw")], check=True)
    objects = [word for program in programs for word in ("-object", str(program))]
    text = subprocess.run(["llvm-cov-14", "export", "-format=lcov", f"-instr-profile={merged}", *objects], check=True,
                          capture_output=True, text=True).stdout
    return lines_by_file(text)


def lines_by_file(lcov):
    """path within the project -> line -> times it was run."""
    found, lines = {}, None
    for line in lcov.splitlines():
        kind, _, rest = line.partition(":")
        if kind == "SF":
            path = pathlib.Path(rest)
            inside = path.is_relative_to(rooms.root) and not path.is_relative_to(rooms.root / "build")
            lines = found.setdefault(str(path.relative_to(rooms.root)), {}) if inside else {}
        elif kind == "DA":
            number, count = map(int, rest.split(",")[:2])
            lines[number] = max(lines.get(number, 0), count)
    return {file: lines for file, lines in found.items() if file.split("/")[0] in ("core", "reports", "addin")}


def main(build, *named):
    table, _ = rooms.table()
    room_of = {file: next((name for name, patterns, _ in table if any(fnmatch.fnmatch(file, p) for p in patterns)), "?") for file in rooms.files()}
    run, all_lines = collections.Counter(), collections.Counter()
    for file, lines in sorted(measured(pathlib.Path(build).resolve()).items()):
        room = room_of.get(file, "?")
        for key in (room, "core/") if file.startswith("core/") else (room,):
            run[key] += sum(count > 0 for count in lines.values())
            all_lines[key] += len(lines)
        missed = [number for number, count in sorted(lines.items()) if count == 0]
        if room in named and missed:
            print(f"{file}: {len(missed)} of {len(lines)}: {' '.join(map(str, missed))}")
    for room in [name for name, _, _ in table if all_lines[name]] + ["core/"]:
        print(f"{room:<13} {all_lines[room]:>6} lines  {100 * run[room] / all_lines[room]:6.1f} %")
    return 0 if 100 * run["core/"] >= LEAST * all_lines["core/"] else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

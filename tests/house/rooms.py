#!/usr/bin/python3
"""rooms.py: who includes whom, as README's block ```rooms says it.

Every file below core/, reports/ and addin/ belongs to the first room of the block whose pattern it matches, and includes only
what its room names (and its own room). Also: a .cpp includes the header of its own name or, where several files share one header, a header
of its own folder; only a program's main.cpp has none. Within core/, within reports/ and within addin/job/ no two files have one name.
"""
import collections
import fnmatch
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
include = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
generated = {"catalogue_codes.hpp", "excel_words.inc"}


def table():
    """Rooms in order: name, patterns, rooms it may include; and single inclusions beside, with their reasons."""
    block = re.search(r"^```rooms\n(.*?)^```", (root / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    rooms, single = [], {}
    for line in block.group(1).splitlines():
        if line.startswith("! "):
            file, target, reason = line[2:].split(None, 2)
            single[file, target] = reason
            continue
        name, patterns, includes = (part.strip() for part in line.split("|"))
        rooms.append((name, patterns.split(), set(includes.split()) | {name}))
    names = {name for name, _, _ in rooms}
    for name, _, includes in rooms:
        if includes - names:
            sys.exit(f"README: {name} includes rooms that the table lacks: {includes - names}")
    return rooms, single


def files():
    return sorted(str(path.relative_to(root)) for part in ("core", "reports", "addin") for path in (root / part).rglob("*.[ch]pp"))


def main():
    rooms, single = table()
    sources = files()
    assert len(sources) > 300, len(sources)
    known = set(sources)
    room_of, faults, used, edges = {}, [], set(), 0
    for file in sources:
        room = next((r for r in rooms if any(fnmatch.fnmatch(file, p) for p in r[1])), None)
        if room is None:
            faults.append(f"{file}: no room of README's table")
            continue
        room_of[file] = room
    for file, (name, _, may) in room_of.items():
        for target in include.findall((root / file).read_text("utf-8")):
            if target in generated or target.endswith(".h"):
                continue
            found = next((base + target for base in ("core/", "", "addin/") if base + target in known), None)
            if found is None:
                faults.append(f'{file}: "{target}" is no file of the project')
                continue
            edges += 1
            to = room_of.get(found, ("?",))[0]
            if to in may:
                continue
            if (file, target) in single:
                used.add((file, target))
                continue
            faults.append(f"{file} ({name}) includes {target} ({to})")
    faults += [f"README: nobody needs the single inclusion {key}" for key in single.keys() - used]

    for file in sources:
        own = re.sub(r"(_windows|_posix)?\.cpp$", ".hpp", file)
        if not file.endswith(".cpp") or pathlib.PurePath(file).name.startswith("main"):
            continue
        found = {base + target for target in include.findall((root / file).read_text("utf-8")) for base in ("core/", "", "addin/")}
        folders = (pathlib.PurePath(file).parent, pathlib.PurePath(file).parent.parent)
        if not (own in found if own in known else any(pathlib.PurePath(f).parent in folders for f in found & known)):
            faults.append(f"{file} includes no header of its own")

    by_name = collections.defaultdict(list)
    for file in sources:
        part = next((p for p in ("core/", "reports/", "addin/job/") if file.startswith(p)), None)
        if part:
            by_name[part, pathlib.PurePath(file).name].append(file)
    faults += [f"one name for {' and '.join(same)}" for same in by_name.values() if len(same) > 1]

    for file in faults:
        print(file)
    print(f"{len(sources)} files in {len(rooms)} rooms, {edges} inclusions, {len(single)} of them by name: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

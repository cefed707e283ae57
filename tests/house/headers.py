#!/usr/bin/python3
"""Every header of core/, reports/ and addin/ compiles alone: whoever includes it needs nothing before it. Those of Windows and of
LibreOffice's SDK are left to their own builds.
headers.py GENERATED    GENERATED: the folder with catalogue_codes.hpp"""
import pathlib
import subprocess
import sys

import checked
import rooms

ELSEWHERE = ("addin/windows/", "addin/libreoffice/")


def main(generated):
    words = ["c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wno-missing-field-initializers", "-Werror", "-x", "c++", "-",
             *(f"-I{folder}" for folder in (*checked.BASES, generated))]
    version = subprocess.run(["c++", "--version"], check=True, capture_output=True, text=True).stdout

    def compiles(path, _):
        name = path.relative_to(rooms.root)
        done = subprocess.run(words, input=f'#include "{name}"\n', capture_output=True, text=True)
        return f"{name} does not compile alone:\n{done.stderr[:2000]}" if done.returncode else ""

    headers = [rooms.root / file for file in rooms.files() if file.endswith(".hpp") and not file.startswith(ELSEWHERE)]
    assert len(headers) > 250, len(headers)
    new, wrong = checked.check_all([(header, [version, words[:7]]) for header in headers], compiles)
    print(*wrong, sep="\n")
    print(f"{len(headers)} headers, {new} of them new, {len(wrong)} do not compile alone")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(pathlib.Path, sys.argv[1:])))

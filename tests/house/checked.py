"""What was checked and found right, remembered by content: it is checked again when it, a file of ours that it includes, or how it
is checked changes. ~/.cache/kaoping-checked is safe to lose."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re

import rooms

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "kaoping-checked"
INCLUDE = re.compile(r'^\s*#include "([^"]+)"', re.MULTILINE)
BASES = (rooms.root, rooms.root / "core", rooms.root / "addin")
_contents = {}


def content(path):
    """(digest, files of ours that it includes)"""
    if path not in _contents:
        data = path.read_bytes()
        candidates = ((pathlib.Path(os.path.normpath(base / target)) for base in (path.parent, *BASES))
                      for target in INCLUDE.findall(data.decode("utf-8")))
        found = [next((c for c in each if c.is_file()), None) for each in candidates]
        _contents[path] = hashlib.sha256(data).digest(), [path for path in found if path]
    return _contents[path]


def with_inclusions(path, seen):
    if path not in seen:
        seen.add(path)
        for other in content(path)[1]:
            with_inclusions(other, seen)
    return seen


def key(path, how):
    digest = hashlib.sha256(json.dumps(how).encode())
    for each in sorted(with_inclusions(path, set())):
        digest.update(str(each.relative_to(rooms.root) if each.is_relative_to(rooms.root) else each).encode() + content(each)[0])
    return CACHE / digest.hexdigest()


def check_all(jobs, check):
    """jobs: (path, how); check(path, how) -> what is wrong, or "". Two at a time; returns how many were new, and what is wrong."""
    CACHE.mkdir(parents=True, exist_ok=True)
    new = [(path, how, mark) for path, how in jobs if not (mark := key(path, how)).exists()]
    wrong = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (path, _, mark), text in zip(new, pool.map(lambda job: check(job[0], job[1]), new)):
            if text:
                wrong.append(text)
            else:
                mark.touch()
    return len(new), wrong

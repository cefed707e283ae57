"""What two programs make of the same round, file by file: forms of every annex generated and scored, bureau and expert workbooks
filled, scored again. Proves that a change of the house changes no result. Not a test of CTest: it needs a program of before.
Usage: same_outputs.py OLD NEW [N]; prints what differs and how often, exit 1 when anything does."""
import collections
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import rubrics
from generator import Generator
from pipeline import Pipeline, run

LEFT_OUT = {"日志.jsonl"}  # times
ENGINE = re.compile(rb"kaoping \d+\.\d+\.\d+")


def files_below(folder):
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            relative = os.path.relpath(path, folder)
            if name not in LEFT_OUT and not name.endswith(".pdf") and not name.startswith(".") and not relative.startswith("历史"):
                found[relative] = path
    return found


def json_differences(old, new, at=""):
    if type(old) is not type(new):
        yield at, old, new
    elif isinstance(old, dict):
        for key in {**old, **new}:
            if key not in old or key not in new:
                yield f"{at}.{key} ({'added' if key in new else 'removed'})", None, None
            else:
                yield from json_differences(old[key], new[key], f"{at}.{key}")
    elif isinstance(old, list):
        if len(old) != len(new):
            yield f"{at}[] length", len(old), len(new)
        for a, b in zip(old, new):
            yield from json_differences(a, b, at + "[]")
    elif old != new:
        yield at, old, new


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: ENGINE.sub(b"kaoping", archive.read(name)) for name in archive.namelist()}


def compare(old, new, counts, examples):
    ours, theirs = files_below(new), files_below(old)
    for name in sorted({*ours, *theirs}):
        kind = re.sub(r"[^/]+(\.[a-z]+)$", r"*\1", name)
        if name not in ours or name not in theirs:
            counts[f"{kind}: only in {'new' if name in ours else 'old'}"] += 1
            continue
        with open(ours[name], "rb") as file:
            after = ENGINE.sub(b"kaoping", file.read())
        with open(theirs[name], "rb") as file:
            before = ENGINE.sub(b"kaoping", file.read())
        counts["files"] += 1
        if before == after:
            continue
        if name.endswith(".json"):
            for path, was, now in json_differences(json.loads(before), json.loads(after)):
                key = "results.json " + re.sub(r"(values|indicators|lists)[.][a-z0-9_]+", r"\1.*", path)
                counts[key] += 1
                examples.setdefault(key, (was, now))
        elif name.endswith((".xlsx", ".docx")):
            was, now = parts(theirs[name]), parts(ours[name])
            for part in {*was, *now}:
                if was.get(part) != now.get(part):
                    counts[f"{kind} {part}"] += 1
                    examples.setdefault(f"{kind} {part}", (name, ""))
            if was == now:
                counts[f"{kind}: packed otherwise"] += 1
        else:
            counts[f"{kind}"] += 1


def main(old, new, count=200):
    different = False
    for identity in rubrics.IDS:
        generator = Generator(identity, 1)
        folder = tempfile.mkdtemp(prefix="kaoping-same-")
        counts, examples = collections.Counter(), {}
        try:
            pipeline = Pipeline(old, identity, folder, [generator.case(number) for number in range(count)])
            pipeline.write_forms()
            subjects = pipeline.score()
            other = os.path.join(folder, "new")
            again = Pipeline.__new__(Pipeline)
            again.__dict__.update(pipeline.__dict__, program=new, out=other)
            again.score()
            blank = os.path.join(folder, "blank-new.xlsx")
            run(new, "form", identity, "-o", blank, "--year", 2025)
            if parts(blank) != parts(pipeline.blank):
                counts["blank form"] += 1
            compare(pipeline.out, other, counts, examples)
            pipeline.fill_panel()
            pipeline.fill_review()
            pipeline.fill_graded(subjects)
            shutil.rmtree(other)
            shutil.copytree(pipeline.out, other)
            pipeline.score()
            again.panel = pipeline.panel
            again.score()
            compare(pipeline.out, other, counts, examples)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{identity}: {count} forms twice, {counts.pop('files')} files compared", flush=True)
        for what, number in sorted(counts.items()):
            print(f"  {number:6} {what} {examples.get(what, '')}")
        different = different or bool(counts)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4])))

"""Rounds of two annexes by a program with the thread sanitizer, four threads: blank forms by roster, expert workbooks, a first run,
bureau entries, a second run into the same folder, returned copies, replay of the log. Any report of the sanitizer fails it.
Usage: rounds_test.py KAOPING SOURCE [FORMS]"""
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office"))
from generator import Generator
from pipeline import Pipeline, run
import openpyxl

ANNEXES = ("qinhuangdao-makerspace", "cangzhou-innovation-center")  # experts and cohort rules; long lists
JOBS = ("--jobs", 4)
MOST_RANDOM_BITS = 28  # of addresses; with more, the sanitizer of clang 14 now and then finds its own memory taken


def with_fixed_addresses():
    bits = pathlib.Path("/proc/sys/vm/mmap_rnd_bits")
    if bits.exists() and int(bits.read_text()) > MOST_RANDOM_BITS and "KAOPING_FIXED_ADDRESSES" not in os.environ:
        os.execvpe("setarch", ["setarch", "-R", sys.executable, *sys.argv], {**os.environ, "KAOPING_FIXED_ADDRESSES": "1"})


def write_roster(program, identity, path, cases):
    run(program, "roster", identity, "-o", path)
    book = openpyxl.load_workbook(path)
    for line, case in enumerate(cases, 2):
        book.active.cell(line, 1).value = case.name.strip()
        book.active.cell(line, 2).value = case.typed["org_uscc"]
    book.save(path)


def one_annex(program, identity, folder, count):
    generator = Generator(identity, seed=3)
    cases = [generator.case(number) for number in range(count)]
    pipeline = Pipeline(program, identity, folder, cases, options=JOBS)
    pipeline.write_forms()
    roster = os.path.join(folder, "roster.xlsx")
    write_roster(program, identity, roster, cases[: count // 2])
    run(program, "form", identity, "-o", os.path.join(folder, "prefilled"), "--roster", roster, "--year", 2025)
    pipeline.score()
    pipeline.fill_panel()
    pipeline.fill_review()
    typed = pipeline.fill_graded(pipeline.score())
    subjects = pipeline.score()
    run(program, "check", pipeline.forms, "-o", os.path.join(folder, "returned"), "--year", 2025, "--roster", roster, *JOBS)
    run(program, "replay", pipeline.out)
    counts = {name: number for name, number in pipeline.round["counts"].items() if number}
    outputs = sum(len(files) for _, _, files in os.walk(folder))
    print(f"{identity}: {len(subjects)} forms, {typed} graded workbooks typed into, {outputs} files, {counts}", flush=True)


def main(program, source, count=24):
    code = pathlib.Path(program).read_bytes()
    assert b"__tsan_write8" in code, "built without the thread sanitizer"
    folder = tempfile.mkdtemp(prefix="kaoping-threads-")
    reports = os.path.join(folder, "report")
    os.environ["TSAN_OPTIONS"] = f"exitcode=66:log_path={reports}"
    started, failed = time.monotonic(), False
    try:
        for identity in ANNEXES:
            one_annex(program, identity, os.path.join(folder, identity), int(count))
    except RuntimeError as error:
        failed = True
        print(error)
    finally:
        found = [path.read_text(errors="replace") for path in sorted(pathlib.Path(folder).glob("report.*"))]
        shutil.rmtree(folder, ignore_errors=True)
    summaries = [line for text in found for line in re.findall(r"^SUMMARY: .*", text, re.MULTILINE)]
    print(*found[:3], sep="\n")
    print(f"thread sanitizer: {len(summaries)} reports, {time.monotonic() - started:.0f} s")
    return 1 if found or failed else 0


if __name__ == "__main__":
    with_fixed_addresses()
    sys.exit(main(*sys.argv[1:]))

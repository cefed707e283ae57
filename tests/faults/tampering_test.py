"""Tampering with a result folder: kind × tries × found. Usage: tampering_test.py KAOPING

Every kind of change to a round, sealed or open, is made on a copy and must be found: by `replay` (exit 3, naming what was
changed) or by the next run (exit 2). `finalize` is killed at its system calls and must leave a round sealed or not. Prints a
table and exits 1 when anything was missed."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office"))
import books
from cli_test import KARAMAY, Place, kaoping

LOG, SEAL, REVIEW, GRADED, HISTORY = "日志.jsonl", "封存.json", "评审表.xlsx", "评分", "历史"


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def put_bytes(path, content):
    with open(path, "wb") as file:
        file.write(content)


def files_of(folder):
    found = []
    for where, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(where, name), folder) for name in names if not name.startswith(".")]
    return sorted(found)


def flip(path, place=0.5):
    content = bytearray(bytes_of(path))
    content[int(len(content) * place)] ^= 1
    put_bytes(path, bytes(content))


def type_into(path, line=0, **cells):
    """Types into named cells; returns where they stand."""
    filler = books.Filler(path)
    places = []
    for name, value in cells.items():
        filler.put(name, value, line)
        sheet, row, column, _, _ = filler.places[name]
        places.append(f"{sheet.title}!{sheet.cell(row + line, column).coordinate}")
    filler.save(path)
    return places


def swap(a, b):
    first, second = bytes_of(a), bytes_of(b)
    put_bytes(a, second)
    put_bytes(b, first)


class Table:
    """kind × tries × found."""

    def __init__(self):
        self.rows, self.missed = {}, []

    def add(self, kind, found, what):
        tries, good = self.rows.get(kind, (0, 0))
        self.rows[kind] = (tries + 1, good + bool(found))
        if not found:
            self.missed.append(f"{kind}: {what}")

    def show(self):
        print(f"{'kind':<58} {'tries':>5} {'found':>5}")
        for kind, (tries, good) in self.rows.items():
            print(f"{kind:<58} {tries:>5} {good:>5}")
        print(f"{sum(t for t, _ in self.rows.values())} tries, {len(self.missed)} missed")
        for what in self.missed:
            print("MISSED", what)


class Round:
    """A result folder, and copies of it to tamper with."""

    def __init__(self, root, place, table):
        self.place, self.table = place, table
        self.out = os.path.join(root, "try")
        self.base = place.pipeline.out
        self.graded = [os.path.join(GRADED, name) for name in sorted(os.listdir(os.path.join(self.base, GRADED)))]

    def path(self, name):
        return os.path.join(self.out, name)

    def fresh(self):
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.base, self.out)

    def replayed(self, kind, tamper, *names):
        """`tamper` changes the copy; replay must say so and name each of `names` and what `tamper` returns."""
        self.fresh()
        names = (*names, *(tamper() or ()))
        code, text, problem = kaoping("replay", self.out)
        self.table.add(kind, code == 3 and all(name in text for name in names), f"{names} exit {code}: {text[:400]}{problem[:200]}")

    def refused(self, kind, tamper, *names):
        """The next run must be refused before it changes anything, and name each of `names`."""
        self.fresh()
        tamper()
        before = {name: bytes_of(self.path(name)) for name in files_of(self.out)}
        code, text, problem = self.score()
        after = {name: bytes_of(self.path(name)) for name in files_of(self.out)}
        self.table.add(kind, code == 2 and all(name in problem for name in names) and before == after,
                       f"{names} exit {code}, {'un' if before == after else ''}changed: {text[:200]}{problem[:400]}")

    def score(self, *options):
        return kaoping("score", self.place.forms, "-o", self.out, "--year", 2025, "--quiet", *options)

    def lines(self):
        return bytes_of(self.path(LOG)).splitlines(True)

    def put_lines(self, lines):
        put_bytes(self.path(LOG), b"".join(lines))


def outputs(rnd):
    return [name for name in files_of(rnd.base) if name not in (LOG, SEAL) and not name.startswith(HISTORY)]


def history(rnd):
    return [name for name in files_of(rnd.base) if name.startswith(HISTORY)]


# ---- a sealed round ----

def sealed_bytes(rnd):
    for name in outputs(rnd):
        rnd.replayed("sealed: one byte of an output", lambda: flip(rnd.path(name)), name)
    for name in history(rnd)[::3]:
        rnd.replayed("sealed: one byte of the history", lambda: flip(rnd.path(name)), name)


def sealed_cells(rnd):
    first = rnd.graded[0]
    kind = "sealed: a cell typed into by openpyxl"
    for cells in ({"total": 99}, {"grade": "优秀"}, {"a_professionals": 1, "w_professionals": "照顾"}, {"a_grade": "优秀", "w_grade": "照顾"},
                  {"v_professionals": 77, "vw_professionals": "照顾"}, {"p_professionals": 9}, {"f_professionals": 50}):
        rnd.replayed(kind, lambda: [*type_into(rnd.path(first), **cells), *map(str, cells.values())], first)
    judged = [name for name in books.Filler(os.path.join(rnd.base, REVIEW)).places if name.startswith("j_")]
    for name in judged:
        rnd.replayed(kind, lambda: [*type_into(rnd.path(REVIEW), line=1, **{name: 1}), "“1”", "“4”"], REVIEW)


def sealed_files(rnd):
    rnd.replayed("sealed: two graded workbooks swapped", lambda: swap(rnd.path(rnd.graded[0]), rnd.path(rnd.graded[1])), *rnd.graded[:2])
    rnd.replayed("sealed: one graded workbook over another", lambda: put_bytes(rnd.path(rnd.graded[1]), bytes_of(rnd.path(rnd.graded[0]))), rnd.graded[1])
    for name in outputs(rnd):
        rnd.replayed("sealed: an output deleted", lambda: os.remove(rnd.path(name)), name)
    for name in history(rnd)[1::3]:
        rnd.replayed("sealed: a file of the history deleted", lambda: os.remove(rnd.path(name)), name)
    rnd.replayed("sealed: the history deleted", lambda: shutil.rmtree(rnd.path(HISTORY)), *history(rnd))
    for name in (os.path.join(GRADED, "另一家.xlsx"), os.path.join(HISTORY, "9", "results.json")):
        def add():
            os.makedirs(os.path.dirname(rnd.path(name)), exist_ok=True)
            shutil.copy(rnd.path(rnd.graded[0]), rnd.path(name))
        rnd.replayed("sealed: a file added", add, name)


def seals(rnd):
    seal = json.loads(bytes_of(os.path.join(rnd.base, SEAL)))
    rnd.replayed("the seal removed", lambda: os.remove(rnd.path(SEAL)), SEAL)
    for name in seal:
        changed = {**seal, name: seal[name][::-1]}
        if name == "results_sha256":
            continue
        rnd.replayed("the seal edited", lambda: put_bytes(rnd.path(SEAL), json.dumps(changed).encode()), SEAL)
    for content in (b"", b"{}", b"[1"):
        rnd.replayed("the seal edited", lambda: put_bytes(rnd.path(SEAL), content), SEAL)

    def unseal():
        rnd.put_lines(rnd.lines()[:-1])
        os.remove(rnd.path(SEAL))
        flip(rnd.path("results.json"))
    rnd.replayed("seal and line removed, then results changed", unseal, "results.json")


def logs(rnd, state):
    count = len(bytes_of(os.path.join(rnd.base, LOG)).splitlines())

    def change(edit):
        def tamper():
            lines = rnd.lines()
            edit(lines)
            rnd.put_lines(lines)
        return tamper
    for i in range(count):
        rnd.replayed(f"{state}: a line of the log removed", change(lambda lines: lines.pop(i)))
        rnd.replayed(f"{state}: a line of the log doubled", change(lambda lines: lines.insert(i, lines[i])))
        rnd.replayed(f"{state}: a line of the log cut off", change(lambda lines: lines.__setitem__(i, lines[i][:len(lines[i]) // 2] + b"\n")))
        if i + 1 < count or state == "sealed":
            for old, new in ((b'"when": "20', b'"when": "19'), (b'"sha256": "', b'"sha256": "0')):
                rnd.replayed(f"{state}: a line of the log edited", change(lambda lines: lines.__setitem__(i, lines[i].replace(old, new, 1))))
        for j in range(i):
            rnd.replayed(f"{state}: lines of the log swapped", change(lambda lines: lines.__setitem__(slice(None), [
                lines[{i: j, j: i}.get(k, k)] for k in range(count)])))
    foreign = b'{"when": "2026-01-01T00:00:00Z", "engine": "kaoping 0.1.0", "command": "reopen", "reason": "x"}\n'
    rnd.replayed(f"{state}: a line of the log added", change(lambda lines: lines.append(foreign)))


# ---- an open round ----

def open_files(rnd):
    typed = {REVIEW, *rnd.graded}
    for name in outputs(rnd):
        rnd.replayed("open: an output deleted", lambda: os.remove(rnd.path(name)), name)
        if name not in typed:  # those are typed into between runs, which the next run counts
            rnd.replayed("open: one byte of an output", lambda: flip(rnd.path(name)), name)
    for name in history(rnd)[::2]:
        rnd.replayed("open: a file of the history deleted", lambda: os.remove(rnd.path(name)), name)
        rnd.replayed("open: one byte of the history", lambda: flip(rnd.path(name)), name)
    rnd.replayed("open: the history deleted", lambda: shutil.rmtree(rnd.path(HISTORY)), *history(rnd))
    rnd.replayed("open: a seal put there", lambda: put_bytes(rnd.path(SEAL), b'{"results_sha256": "0"}'), SEAL)


# ---- the bureau's workbooks, before the next run ----

def bureau(rnd):
    first, second, _ = rnd.graded
    name = os.path.basename(second)[:-5]
    files = [REVIEW, *rnd.graded]
    for file in files:
        rnd.refused("a workbook of the bureau emptied", lambda: put_bytes(rnd.path(file), b""), file, "restore", "--without")
        rnd.refused("a workbook of the bureau cut off", lambda: put_bytes(rnd.path(file), bytes_of(rnd.path(file))[:3000]), file, "restore")
        rnd.refused("a workbook of the bureau that is none", lambda: put_bytes(rnd.path(file), b"<html>"), file, "restore")
        rnd.refused("a workbook of the bureau deleted", lambda: os.remove(rnd.path(file)), file, "restore", "--without")
    rnd.refused("all graded workbooks deleted", lambda: shutil.rmtree(rnd.path(GRADED)), *rnd.graded)
    rnd.refused("a graded workbook copied over another with entries", lambda: put_bytes(rnd.path(second), bytes_of(rnd.path(first))),
                name, os.path.basename(first), "a_professionals = 2", "w_professionals = 核实")

    def differing_copy():
        put_bytes(rnd.path(first)[:-5] + " - 副本.xlsx", bytes_of(rnd.path(first)))
        type_into(rnd.path(first), a_professionals=3)
    rnd.refused("two graded workbooks of one organisation that differ", differing_copy, os.path.basename(first), "副本")

    def delete_row():
        book = books.openpyxl.load_workbook(rnd.path(REVIEW))
        sheet = books.Filler(rnd.path(REVIEW)).places["k_name"]
        book[sheet[0].title].delete_rows(sheet[1] + 1)
        book.save(rnd.path(REVIEW))
    rnd.refused("a row of the review workbook deleted", delete_row, REVIEW, "j_")


def entries_of(out):
    with open(os.path.join(out, "results.json"), encoding="utf-8") as file:
        return sorted((subject["org_name"], item["name"], str(item["value"])) for subject in json.load(file)["rounds"][0]["subjects"]
                      for item in subject["bureau"])


def decisions(rnd):
    """What people decide then works, and loses nothing else."""
    kind = "what the refusal offers: restored, given up, nothing lost"
    before = entries_of(rnd.base)
    rnd.fresh()
    put_bytes(rnd.path(REVIEW), b"")
    number = re.search(r"restore \S+ (\d+)", rnd.score()[2]).group(1)
    done = [kaoping("restore", rnd.out, number, REVIEW)[0], rnd.score()[0], kaoping("replay", rnd.out)[0]]
    rnd.table.add(kind, done == [0, 0, 0] and entries_of(rnd.out) == before, done)
    rnd.fresh()
    os.remove(rnd.path(rnd.graded[1]))
    done = [rnd.score("--without", rnd.graded[1])[0], kaoping("replay", rnd.out)[0], rnd.score()[0]]
    rest = [entry for entry in before if entry[0] not in rnd.graded[1] or not entry[1].endswith("professionals")]
    rnd.table.add(kind, done == [0, 0, 0] and entries_of(rnd.out) == rest != before, done)
    rnd.fresh()
    put_bytes(rnd.path(rnd.graded[1])[:-5] + " - 副本.xlsx", bytes_of(rnd.path(rnd.graded[1])))
    done = [rnd.score()[0], kaoping("replay", rnd.out)[0]]
    rnd.table.add(kind, done == [0, 0] and entries_of(rnd.out) == before, done)
    rnd.fresh()
    swap(rnd.path(rnd.graded[0]), rnd.path(rnd.graded[1]))
    done = [rnd.score()[0], kaoping("replay", rnd.out)[0]]
    rnd.table.add(kind, done == [0, 0] and entries_of(rnd.out) == before, done)
    for name in os.listdir(rnd.out):
        path = rnd.path(name)
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    code = rnd.score()[0]
    rnd.table.add("a folder emptied as a whole is scored anew", code == 3 and not entries_of(rnd.out), code)


def moved(rnd, root):
    """Forms and results move together; the program is called from elsewhere."""
    there = os.path.join(root, "moved")
    shutil.copytree(rnd.place.pipeline.folder, there)
    kept = rnd.place.forms + ".kept"
    os.rename(rnd.place.forms, kept)
    try:
        done = subprocess.run([PROGRAM, "replay", os.path.join(there, "out")], capture_output=True, text=True, cwd="/")
        rnd.table.add("folders moved together pass", done.returncode == 0 and "一致" in done.stdout, done.stdout + done.stderr)
    finally:
        os.rename(kept, rnd.place.forms)


def sides(rnd):
    """Roster and plan are inputs too: replay says which of them is no longer what the run read."""
    roster = os.path.join(os.path.dirname(rnd.place.forms), "名册.xlsx")
    kaoping("roster", KARAMAY, "-o", roster)
    filler = books.Filler(roster)
    sheet = filler.book.worksheets[0]
    sheet.cell(2, 1).value, sheet.cell(2, 2).value = "未报机构", "91650200MA00000000"
    filler.book.save(roster)
    kept, kind = bytes_of(roster), "roster changed or gone since the run"
    for change in (lambda: sheet.cell(2, 3).__setattr__("value", None) or filler.book.save(roster), lambda: put_bytes(roster, kept + b"x"),
                   lambda: os.remove(roster)):
        put_bytes(roster, kept)
        rnd.fresh()
        first = rnd.score("--roster", roster)
        same = kaoping("replay", rnd.out)
        change()
        _, text, problem = kaoping("replay", rnd.out)
        rnd.table.add(kind, first[0] == 3 and same[0] == 0 and "名册.xlsx" not in same[1] and "名册.xlsx" in text.split("\n")[0] + problem,
                      f"{first} {same} {text[:300]}{problem}")
    if os.path.exists(roster):
        os.remove(roster)


def sealed_takes_no_more(rnd):
    """Every command that writes is refused before it reads what it was given, which is not there or no workbook."""
    rnd.fresh()
    before = {name: bytes_of(rnd.path(name)) for name in files_of(rnd.out)}
    forms, missing, inside = rnd.place.forms, "no such file.xlsx", os.path.join(rnd.out, "空白表.xlsx")
    for words in (["score", forms, "-o", rnd.out], ["score", forms, "-o", rnd.out, "--roster", missing, "--plan", missing], ["score", "nowhere", "-o", rnd.out],
                  ["score", forms, "-o", rnd.path("下级")], ["score", forms, "-o", rnd.path("下级"), "--reopen", "异议"], ["check", forms, "-o", rnd.out],
                  ["check", "nowhere", "-o", rnd.out], ["form", KARAMAY, "-o", inside], ["form", KARAMAY, "-o", rnd.out, "--roster", missing],
                  ["roster", KARAMAY, "-o", inside], ["experts", "qinhuangdao-makerspace", forms, "--experts", missing, "-o", rnd.out],
                  ["restore", rnd.out, 1], ["restore", rnd.out, 99], ["finalize", rnd.out]):
        code, text, problem = kaoping(*words, "--lang", "en")
        after = {name: bytes_of(rnd.path(name)) for name in files_of(rnd.out)}
        rnd.table.add("sealed: a command that writes is refused unread", code == 2 and "sealed" in problem and missing not in problem
                      and "nowhere" not in problem and before == after and not os.path.exists(rnd.path("下级")), f"{words} exit {code}: {text}{problem}")
    code, text, problem = kaoping("score", forms, "-o", rnd.out, "--year", 2025, "--quiet", "--reopen", "异议")
    rnd.table.add("sealed: opened again with a reason", code == 0, f"exit {code}: {text}{problem}")


# ---- kills ----

def calls_of(rnd, root):
    """The system calls of a sealing, each as (name, how many of that name so far)."""
    trace = os.path.join(root, "trace")
    rnd.fresh()
    subprocess.run(["strace", "-qq", "-o", trace, PROGRAM, "finalize", rnd.out], check=True, capture_output=True)
    calls, counts = [], {}
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            if match := re.match(r"(\w+)\(", line):
                counts[match.group(1)] = counts.get(match.group(1), 0) + 1
                calls.append((match.group(1), counts[match.group(1)]))
    return calls[1:]  # behind execve


def kills(rnd, root):
    if not shutil.which("strace"):
        return print("no strace: finalize is not killed")
    calls = calls_of(rnd, root)
    last_part = 42  # from where the line is written to the end
    chosen = [*calls[:-last_part:60], *calls[-last_part:]]
    outcomes = {"sealed": 0, "not sealed": 0, "not killed": 0}
    for number, (name, count) in enumerate(chosen):
        rnd.fresh()
        killed = subprocess.run(["strace", "-qq", "-o", os.devnull, "-e", f"inject={name}:signal=SIGKILL:when={count}",
                                 PROGRAM, "finalize", rnd.out], capture_output=True).returncode
        code, text, problem = kaoping("replay", rnd.out)
        sealed = "链头" in text
        again = kaoping("finalize", rnd.out)[0] if number % 4 == 0 else 2 if sealed else 0
        outcomes["not killed" if killed == 0 else "sealed" if sealed else "not sealed"] += 1
        rnd.table.add("finalize killed at a system call: sealed or not", code == 0 and again == (2 if sealed else 0),
                      f"{name} {count}: {code} {text[:200]}{problem} then {again}")
    rnd.table.add("finalize killed: both outcomes were met", outcomes["sealed"] and outcomes["not sealed"], outcomes)
    print(f"finalize makes {len(calls)} system calls; killed at {len(chosen)}: {outcomes}")


def main():
    begun = time.monotonic()
    table = Table()
    with tempfile.TemporaryDirectory(prefix="kaoping-tampering-") as root:
        place = Place(root, KARAMAY, 3)
        for case in place.cases:
            case.judged = {name: 4 for name in case.judged}
        place.pipeline.score()
        place.pipeline.fill_review()
        for name in os.listdir(os.path.join(place.pipeline.out, GRADED)):
            type_into(os.path.join(place.pipeline.out, GRADED, name), a_professionals=2, w_professionals="核实")
        place.pipeline.score()
        rnd = Round(root, place, table)
        bureau(rnd)
        decisions(rnd)
        moved(rnd, root)
        sides(rnd)
        open_files(rnd)
        logs(rnd, "open")
        kills(rnd, root)
        code, text, problem = kaoping("finalize", place.pipeline.out)
        head = json.loads(bytes_of(os.path.join(place.pipeline.out, SEAL)))["log"]
        table.add("finalize prints the head of the log", code == 0 and head in text, text + problem)
        table.add("a sealed round as it was sealed passes", kaoping("replay", place.pipeline.out)[0] == 0, "replay")
        for step in (sealed_takes_no_more, sealed_bytes, sealed_cells, sealed_files, seals):
            step(rnd)
        logs(rnd, "sealed")
    table.show()
    print(f"{time.monotonic() - begun:.0f} s")
    sys.exit(1 if table.missed else 0)


if __name__ == "__main__":
    main()

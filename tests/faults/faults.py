"""What the parts of faults_test.py share: a round to disturb, the program, the table of what happened."""
import collections
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import openpyxl

LOG = "日志.jsonl"
REVIEW = "评审表.xlsx"


class Skipped(Exception):
    """This machine cannot make the fault; the text says why."""


class Table:
    """fault × tries × what happened; what must not happen is a failure."""

    def __init__(self):
        self.rows = []
        self.failures = []

    def row(self, fault):
        counts = collections.Counter()
        self.rows.append((fault, counts))
        return Row(fault, counts, self.failures)

    def skip(self, fault, why):
        self.rows.append((fault, {f"skipped: {why}": 0}))

    def show(self):
        for fault, counts in self.rows:
            print(f"{fault:<44} {sum(counts.values()):>6}  " + "; ".join(f"{what}: {n}" if n else what for what, n in counts.items()))
        for failure in self.failures[:20]:
            print("FAILED", failure)


class Row:
    def __init__(self, fault, counts, failures):
        self.fault, self.counts, self.failures = fault, counts, failures

    def __call__(self, what, good, detail=""):
        self.counts[what if good else f"WRONG {what}"] += 1
        if not good:
            self.failures.append(f"{self.fault}: {what}: {detail}")


class Machine:
    """The program, and folders of its own that are gone afterwards."""

    def __init__(self, kaoping, source):
        self.kaoping = str(pathlib.Path(kaoping).resolve())
        self.samples = pathlib.Path(source).resolve() / "templates" / "qinhuangdao-makerspace" / "samples"
        self.forms = self.samples / "填报"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kaoping-faults-"))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def words(self, forms, output, *more):
        return [self.kaoping, "score", str(forms), "-o", str(output), "--year", "2025", "--lang", "en", "--quiet", "--jobs", "2", *more]

    def start(self, forms, output, *more, **options):
        return subprocess.Popen(self.words(forms, output, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                errors="surrogateescape", **options)

    def score(self, forms, output, *more, **options):
        return self.run(self.words(forms, output, *more), **options)

    @staticmethod
    def run(words, **options):
        return subprocess.run(words, capture_output=True, text=True, errors="surrogateescape", timeout=300, **options)

    def round_with_entries(self):
        """A result folder of which the bureau has filled in the review workbook and a graded one; the run that reads that is to come."""
        folder = self.folder / "entries"
        ended = self.score(self.forms, folder)
        assert ended.returncode == 3, ended
        shutil.copy(self.samples / REVIEW, folder / REVIEW)
        graded = sorted((folder / "评分").iterdir())[0]
        book = openpyxl.load_workbook(graded)
        for name, value in (("a_events", 1), ("w_events", "现场核查")):
            sheet, cell = next(iter(book.defined_names[name].destinations))
            book[sheet][cell.replace("$", "")] = value
        book.save(graded)
        return folder

    def fresh(self, copied=None):
        folder = self.folder / "tried"
        shutil.rmtree(folder, ignore_errors=True)
        if copied:
            shutil.copytree(copied, folder, symlinks=True)
        return folder

    def duration(self, forms, copied=None):
        folder = self.fresh(copied)
        begun = time.monotonic()
        self.score(forms, folder)
        return time.monotonic() - begun


def files_of(folder):
    """Every file but the log, hidden ones too: relative path -> sha256."""
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            path = pathlib.Path(above) / name
            if name != LOG:
                found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def leftovers(folder):
    return [name for name in files_of(folder) if "kaoping" in pathlib.Path(name).name]

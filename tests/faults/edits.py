"""A run is killed while its files take their places, and a clerk types into one of them before the next run: what was typed stays,
the next run says so and changes nothing, and once the file is out of the way it ends what was begun."""
import shutil

import openpyxl

from faults import files_of
from kills import MOMENT, Traced

TYPED = "现场核查后改"


def type_into(file):
    book = openpyxl.load_workbook(file)
    sheet, cell = next(iter(book.defined_names["w_events"].destinations))
    book[sheet][cell.replace("$", "")] = TYPED
    book.save(file)


def run(machine, table, tries):
    if not shutil.which("strace"):
        return table.skip("edits after a kill", "strace is not installed")
    copied = machine.round_with_entries()
    undisturbed = machine.fresh(copied)
    machine.score(machine.forms, undisturbed)
    before, after = files_of(copied), files_of(undisturbed)
    row = table.row("typed into a file after a kill in mid-change")
    names = Traced(machine, copied).calls
    for name, count in [call for call in names if call[0].startswith("rename")]:
        folder = machine.fresh(copied)
        machine.run(Traced.words(machine, folder, "/dev/null", f"inject={name}:signal=KILL:when={count}"))
        if (folder / MOMENT).exists():
            (folder / ".kaoping-lock").unlink(missing_ok=True)
            stopped = machine.folder / "stopped"
            shutil.rmtree(stopped, ignore_errors=True)
            shutil.copytree(folder, stopped)
            now = files_of(folder)
            for waiting in [file for file in sorted(now) if file.startswith("评分/") and now[file] == before.get(file) != after.get(file)]:
                edit(machine, row, machine.fresh(stopped), waiting, after, f"{name} {count} {waiting}")


def edit(machine, row, folder, waiting, after, moment):
    type_into(folder / waiting)
    typed = files_of(folder)
    ended = machine.score(machine.forms, folder)
    if ended.returncode != 2 or waiting not in ended.stderr or "changed since" not in ended.stderr or files_of(folder) != typed:
        return row("the run did not stop", False, f"{moment}: {ended.returncode} {ended.stderr}")
    for words in (["replay", str(folder)], ["restore", str(folder), "1"], ["finalize", str(folder)]):
        other = machine.run([machine.kaoping, *words, "--lang", "en"])
        row("another command stops too", other.returncode == 2 and files_of(folder) == typed, f"{moment} {words}: {other.returncode} {other.stderr}")
    (folder / waiting).rename(machine.folder / "typed.xlsx")
    again = machine.score(machine.forms, folder)
    row("stopped, then ended as undisturbed", again.returncode == 3 and files_of(folder) == after, f"{moment}: {again.returncode} {again.stderr}")

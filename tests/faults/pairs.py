"""Two runs started together into one folder: one does all of it, the other is refused before it reads anything and says who has
the folder."""
import json
import re

from faults import files_of, leftovers

HELD = re.compile(r"is in use by another run: (\S+) on (\S+), process (\d+), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.")


def pair(machine, row, start, complete, held=HELD):
    folder = machine.fresh()
    processes = [start(folder) for _ in range(2)]
    ends = [(process.pid, process.communicate()[1], process.returncode) for process in processes]
    statuses = sorted(status for _, _, status in ends)
    if complete(folder, ends) and not leftovers(folder):
        refused = [(pid, text) for pid, text, status in ends if status == 2]
        if not refused:
            return row("one after the other, both whole", statuses.count(2) == 0, statuses)
        (_, text), other = refused[0], next(pid for pid, _, status in ends if status != 2)
        named = held.search(text)
        is_other = named is not None and (not named.groups() or int(named[3]) == other)
        row("one whole, one refused by name", len(refused) == 1 and is_other, text)
    else:
        row("not whole", False, f"{statuses} {sorted(files_of(folder))} {[text for _, text, _ in ends]}")


def run(machine, table, tries):
    expected = None

    def scored(folder, ends):
        nonlocal expected
        json.loads((folder / "results.json").read_text(encoding="utf-8"))
        now = files_of(folder)
        expected = expected or now
        return now == expected

    machine.score(machine.forms, machine.fresh())
    expected = files_of(machine.folder / "tried")
    row = table.row("two runs together into one folder")
    for _ in range(tries):
        pair(machine, row, lambda folder: machine.start(machine.forms, folder), scored)

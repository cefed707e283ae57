"""SIGINT and SIGTERM at any moment: the run ends with a message and status 2, and the folder is as it was, or it had just ended."""
import random
import signal
import time

from faults import files_of, leftovers


def run(machine, table, tries):
    for name, copied in (("first run", None), ("rerun with bureau entries", machine.round_with_entries())):
        before = files_of(copied) if copied else {}
        undisturbed = machine.fresh(copied)
        machine.score(machine.forms, undisturbed)
        after = files_of(undisturbed)
        duration = machine.duration(machine.forms, copied)
        for number in (signal.SIGINT, signal.SIGTERM):
            row = table.row(f"{number.name} in a {name}")
            chance = random.Random(number)
            for _ in range(max(tries // 4, 2)):
                disturb(machine, row, number, copied, before, after, chance.uniform(0.03, duration))


def disturb(machine, row, number, copied, before, after, delay):
    folder = machine.fresh(copied)
    process = machine.start(machine.forms, folder)
    time.sleep(delay)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    now = files_of(folder) if folder.exists() else {}
    if process.returncode == 3:
        return row("had ended", now == after, f"{delay:.3f} s: {sorted(now.items() ^ after.items())}")
    if process.returncode == -number and not said:
        return row("killed before main began", now == before, f"{delay:.3f} s")
    row("status 2, nothing changed", process.returncode == 2 and "cancelled" in said and now == before and not leftovers(folder)
        and (copied or not folder.exists()), f"{delay:.3f} s: {process.returncode} {said} {sorted(now.items() ^ before.items())}")

"""kill -9 at any moment of a first run and of one that reads what the bureau typed: every file stays whole, and the next run
leaves what an undisturbed one leaves, to the byte."""
import random
import shutil
import time

from faults import files_of

MOMENT = ".kaoping-journal"  # stands while all files of a run take their places
CALLS = "?link,?linkat,?rename,?renameat,?renameat2,?unlink,?unlinkat,?mkdir,?rmdir"


class Timed:
    """Killed after so many seconds, or so soon after the files begin to take their places."""

    def __init__(self, duration):
        self.chance, self.duration = random.Random(7), duration

    def kill(self, machine, folder, number):
        at_the_moment = number % 2 == 1
        delay = self.chance.uniform(0, 0.004 if at_the_moment else self.duration)
        process = machine.start(machine.forms, folder)
        if at_the_moment:
            while process.poll() is None and not (folder / MOMENT).exists():
                pass
        time.sleep(delay)
        killed = process.poll() is None
        process.kill()
        process.communicate()
        return killed, f"{delay:.4f} s after {'its journal' if at_the_moment else 'its start'}"


class Traced:
    """Killed at its n-th call that changes a folder."""

    def __init__(self, machine, copied):
        log = machine.folder / "calls"
        machine.run(self.words(machine, machine.fresh(copied), str(log), f"trace={CALLS}"))
        names = [line.split("(")[0] for line in log.read_text(errors="replace").splitlines()] if log.exists() else []
        self.calls = [(name, names[:at].count(name) + 1) for at, name in enumerate(names)]  # strace counts each kind

    @staticmethod
    def words(machine, folder, log, what):
        return ["strace", "-qq", "-o", log, "-e", what, *machine.words(machine.forms, folder)]

    def kill(self, machine, folder, number):
        at = number * 7919 % len(self.calls)  # all of them in the end, in no order
        name, count = self.calls[at]
        ended = machine.run(self.words(machine, folder, "/dev/null", f"inject={name}:signal=KILL:when={count}"))
        return ended.returncode != 3, f"call {at} of {len(self.calls)}, {name} {count}"


def torn(now, before, after):
    return [name for name, digest in now.items() if "kaoping" not in name and digest not in (before.get(name), after.get(name))]


def where(stopped, before, after):
    if MOMENT in stopped:
        return "between two files of the change"
    whole = {name: digest for name, digest in stopped.items() if "kaoping" not in name}
    return "before the change" if whole == before else "after the change" if whole == after else "beside the change"


def kills_of(machine, row, tries, copied, killer):
    before = files_of(copied) if copied else {}
    undisturbed = machine.fresh(copied)
    machine.score(machine.forms, undisturbed)
    after = files_of(undisturbed)
    for number in range(tries):
        folder = machine.fresh(copied)
        killed, moment = killer.kill(machine, folder, number)
        stopped = files_of(folder)
        again = machine.score(machine.forms, folder)
        now = files_of(folder)
        wrong = sorted(name for name in now.keys() | after.keys() if now.get(name) != after.get(name))
        if half := torn(stopped, before, after):
            row("half-written file", False, f"{moment}: {half}")
        elif again.returncode != 3:
            row("next run failed", False, f"{moment}: {again.stderr}")
        elif wrong:
            row("next run differs", False, f"{moment}: {wrong}")
        else:
            row(f"{where(stopped, before, after)}, next run as undisturbed" if killed else "ended before the kill", True)


def run(machine, table, tries):
    for what, copied in (("a first run", None), ("a rerun with bureau entries", machine.round_with_entries())):
        kills_of(machine, table.row(f"kill -9 in {what}, by time"), tries // 2, copied, Timed(machine.duration(machine.forms, copied)))
        traced = Traced(machine, copied) if shutil.which("strace") else None
        if traced is None or not traced.calls:
            table.skip(f"kill -9 in {what}, by call", "strace is not installed or may not trace")
        else:
            kills_of(machine, table.row(f"kill -9 in {what}, by call"), tries - tries // 2, copied, traced)

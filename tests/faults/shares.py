"""A disk or share that keeps no locks (strace lets the program's own call fail): one of two runs has the folder all the same, the
other learns which file says so; what a run that ended left is taken over, what may be of a run elsewhere is not."""
import json
import platform
import re
import shutil
import subprocess

from faults import files_of, leftovers
from pairs import pair

HELD = re.compile(r"keeps no locks, and \.kaoping-lock in it says that \S+ on \S+, process \d+, uses it since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def without_locks(words):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", "inject=flock:error=ENOLCK", *words]


def ended_process():
    done = subprocess.Popen(["true"])
    done.wait()
    return done.pid


def run(machine, table, tries):
    if not shutil.which("strace"):
        return table.skip("a share without locks", "strace is not installed")
    machine.score(machine.forms, machine.fresh())
    expected = files_of(machine.folder / "tried")

    def start(folder):
        return subprocess.Popen(without_locks(machine.words(machine.forms, folder)), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, errors="surrogateescape")
    row = table.row("two runs together where there are no locks")
    for _ in range(max(tries // 2, 1)):
        pair(machine, row, start, lambda folder, _: files_of(folder) == expected, HELD)
    left_behind(machine, table.row("a lock file found where there are no locks"), expected)


def left_behind(machine, row, expected):
    here = platform.node()
    for record, taken_over in ((of(here, ended_process()), True), (of(here, 1), True), (b"", True), (b'{"machine', True),
                               (of("elsewhere", 1), False), (b'{"of a": "later version"}\nno lock\n', False)):
        folder = machine.fresh()
        folder.mkdir()
        (folder / ".kaoping-lock").write_bytes(record)
        ended = machine.run(without_locks(machine.words(machine.forms, folder)))
        if taken_over:
            row("of a run that ended: taken over", ended.returncode == 3 and files_of(folder) == expected and not leftovers(folder),
                f"{record} {ended.returncode} {ended.stderr}")
            continue
        refused = ended.returncode == 2 and "delete that file and run again" in ended.stderr
        unread = files_of(folder).keys() == {".kaoping-lock"}
        (folder / ".kaoping-lock").unlink()
        again = machine.run(without_locks(machine.words(machine.forms, folder)))
        row("of a run elsewhere: refused until it is deleted", refused and unread and again.returncode == 3 and files_of(folder) == expected,
            f"{record} {ended.stderr} {again.stderr}")


def of(machine, process):
    return (json.dumps({"machine": machine, "user": "clerk", "process": process, "born": "1", "since": "2026-01-01 08:00:00"})
            + "\nno lock\n").encode()

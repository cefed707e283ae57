"""A disk that is full, a file that grows larger than the system allows, a folder that cannot be written: status 2, every file as it
was, nothing left, and a message that names a file and the reason; nothing of a library reaches stderr."""
import os
import resource
import shutil
import subprocess

from faults import files_of, leftovers

FULL = ("the disk is full", "磁盘已满")


def said_well(text, reasons):
    lines = text.strip().splitlines()
    return "kaoping-part" not in text and all(line.startswith("kaoping: ") for line in lines) and all(any(reason in line for line in lines) for reason in reasons)


def both(machine, folder, **options):
    words = machine.words(machine.forms, folder)
    words[words.index("--lang") + 1] = "both"
    return machine.run(words, **options)


def judge(row, ended, reasons, before, now, left, detail):
    good = ended.returncode == 2 and said_well(ended.stderr, reasons) and now == before and not left
    row("status 2, reported as such, nothing changed", good, f"{detail}: {ended.returncode} {ended.stderr!r} {left} {sorted(now.items() ^ before.items())}")


class SmallDisk:
    """A tmpfs of a few hundred KiB to fill; only root may mount one."""

    def __init__(self, machine, kilobytes):
        self.place = machine.folder / "disk"
        self.place.mkdir(exist_ok=True)
        self.made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "kaoping", str(self.place)], capture_output=True)

    def __enter__(self):
        return self.place if self.made.returncode == 0 else None

    def __exit__(self, *_):
        if self.made.returncode == 0:
            subprocess.run(["umount", "-l", str(self.place)], check=False)


def full_disks(machine, table, entries):
    row = table.row("disk full")
    sizes = [8, 16, 24, 40, 64, 96, 128, 160, 192]
    for kilobytes in sizes:
        with SmallDisk(machine, kilobytes) as disk:
            if disk is None:
                table.rows.pop()
                return table.skip("disk full", "mounting a tmpfs is not permitted")
            folder = disk / "结果"
            ended = both(machine, folder)
            judge(row, ended, FULL, {}, files_of(folder), [*disk.iterdir()], f"first run, {kilobytes} KiB")
    row = table.row("disk full in a rerun")
    needed = sum(f.stat().st_size for f in entries.rglob("*") if f.is_file()) // 1024 + 100
    for more in (0, 20, 60, 120, 180):
        with SmallDisk(machine, needed + more) as disk:
            folder = disk / "结果"
            shutil.copytree(entries, folder)
            log = (folder / "日志.jsonl").read_bytes()
            ended = both(machine, folder)
            if ended.returncode == 3:
                row("there was room", True)
                continue
            judge(row, ended, FULL, files_of(entries), files_of(folder), leftovers(folder) or log != (folder / "日志.jsonl").read_bytes(), f"{more} KiB free")


def too_large(machine, table, entries):
    row = table.row("a file larger than allowed")
    for kilobytes in (1, 4, 12, 30):
        def limit(size=kilobytes * 1024):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        for copied in (None, entries):
            folder = machine.fresh(copied)
            ended = both(machine, folder, preexec_fn=limit, restore_signals=False)
            judge(row, ended, ("larger than", "超过了"), files_of(copied) if copied else {}, files_of(folder), leftovers(folder), f"{kilobytes} KiB")


def unwritable(machine, table, entries):
    row = table.row("a folder that cannot be written")
    reasons = ("not permitted", "没有写入权限")
    places = [(machine.folder / "locked" / "结果", None), (machine.fresh(entries), entries)]
    places[0][0].parent.mkdir()
    user = {} if os.geteuid() else {"user": 65534, "group": 65534}
    if user:
        os.chmod(machine.folder, 0o755)
    for folder, copied in places:
        protected = folder if copied else folder.parent
        os.chmod(protected, 0o555)
        try:
            ended = both(machine, folder, **user)
        except (PermissionError, FileNotFoundError) as error:
            table.rows.pop()
            return table.skip(row.fault, f"the program cannot be started as nobody ({error})")
        finally:
            os.chmod(protected, 0o755)
        if user and "usage" not in ended.stderr and "nobody" not in ended.stderr and "path-not-found" in ended.stderr:
            return table.skip(row.fault, "nobody may not read the forms")
        judge(row, ended, reasons, files_of(copied) if copied else {}, files_of(folder), leftovers(folder), folder)


def results_on_stdout(machine, table):
    """What was asked for stands nowhere else: that it is not there is status 2."""
    if not os.path.exists("/dev/full"):
        return table.skip("stdout on a full disk", "there is no /dev/full")
    row = table.row("stdout on a full disk")
    for words, status in ((["rubrics"], 2), (["rubrics", "--json"], 2), (["check", str(machine.forms), "--json"], 2), (["--help"], 2),
                          (["score", str(machine.forms), "-o", str(machine.fresh()), "--year", "2025"], 3)):
        with open("/dev/full", "w") as full:
            ended = subprocess.run([machine.kaoping, *words, "--lang", "en"], stdout=full, stderr=subprocess.PIPE, text=True)
        row("reported, and the status says so", ended.returncode == status and "Cannot write stdout: the disk is full" in ended.stderr, f"{words} {ended}")
        reader = subprocess.Popen([machine.kaoping, *words, "--lang", "en", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        reader.stdout.close()
        said = reader.stderr.read()
        row("a reader that has gone is no failure", reader.wait() in (0, 3) and "stdout" not in said, f"{words} {reader.returncode} {said}")
    ended = machine.run([machine.kaoping, "form", "qinhuangdao-makerspace", "-o", "/proc/空白表.xlsx", "--lang", "en"])
    row("the file is named, not one in the making", ended.returncode == 2 and "空白表.xlsx" in ended.stderr and "kaoping-part" not in ended.stderr, ended.stderr)


def run(machine, table, tries):
    results_on_stdout(machine, table)
    entries = machine.round_with_entries()
    too_large(machine, table, entries)
    full_disks(machine, table, entries)
    unwritable(machine, table, entries)

"""What a loss of power would leave: every file of a run is on the disk before its journal is, the journal before a file takes its
place, and the names before the journal goes. Read from the program's own system calls."""
import re
import shutil

CALL = re.compile(r'^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)')


def calls_of(machine, copied):
    log = machine.folder / "flushes"
    folder = machine.fresh(copied)
    machine.run(["strace", "-f", "-qq", "-y", "-s", "0", "-xx", "-o", str(log), "-e", "trace=write,pwrite64,writev,syncfs,fsync,rename,renameat,unlink",
                 *machine.words(machine.forms, folder)])
    calls = []
    for line in log.read_text(errors="replace").splitlines():
        if match := CALL.match(line):
            text = re.sub(r"(?:\\x[0-9a-f]{2})+", lambda m: bytes.fromhex(m[0].replace("\\x", "")).decode("utf-8", "replace"), match[2])
            calls.append((match[1], text))
    return folder, calls


def run(machine, table, tries):
    if not shutil.which("strace"):
        return table.skip("order of writing to the disk", "strace is not installed")
    row = table.row("order of writing to the disk")
    for what, copied in (("first run", None), ("rerun with entries", machine.round_with_entries())):
        folder, calls = calls_of(machine, copied)
        row(f"{what} in order", *judged(str(folder), calls))


def judged(folder, calls):
    def at(test):
        return [i for i, call in enumerate(calls) if test(*call)]
    journal = at(lambda name, text: name.startswith("rename") and text.endswith('/.kaoping-journal"'))
    if len(journal) != 1:
        return False, f"journals: {journal}"
    moment = journal[0]
    journal_part = re.findall(r'"([^"]*)"', calls[moment][1])[0]
    written = at(lambda name, text: name.endswith(("write", "write64", "writev")) and ".kaoping-part" in text and journal_part not in text)
    flushed = at(lambda name, _: name == "syncfs")
    placed = at(lambda name, text: name.startswith("rename") and ".kaoping-part" in text and "journal" not in text)
    gone = at(lambda name, text: name == "unlink" and text.endswith('/.kaoping-journal"'))[-1:]  # a run begins with removing one that is none
    synced = at(lambda name, text: name == "fsync")
    named = {re.search(r"<(.*)>", calls[i][1])[1] for i in synced if placed and placed[-1] < i < (gone or [0])[0]}
    folders = {re.findall(r'"([^"]*)"', calls[i][1])[-1].rsplit("/", 1)[0] for i in placed}
    good = (written and flushed and placed and gone and max(written) < min(flushed) and max(flushed) < moment
            and any(max(flushed) < i < moment and journal_part in calls[i][1] for i in synced)
            and any(moment < i < placed[0] and calls[i][1].endswith(f"<{folder}>") for i in synced)
            and placed[0] > moment and folders <= named)
    return bool(good), f"written {written[-1:]} flushed {flushed} journal {moment} placed {placed[:1]}..{placed[-1:]} gone {gone}; {folders - named} not flushed"

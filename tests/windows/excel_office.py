"""The office that is none (excel_host.cpp), run by scripts, in a Windows that stays up between its runs."""
import os
import sys

import book_dump

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def windows(path):
    return "Z:" + os.path.abspath(path).replace("/", "\\")


class Office:
    """Runs scripts in the host; a script is a list of (what to do, with …)."""

    def __init__(self, wine, dll, host, folder):
        self.wine, self.dll, self.host, self.folder = wine, dll, host, folder

    def run(self, *script, timeout=240):
        path = os.path.join(self.folder, "script.txt")
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            for step in script:
                out.write("\t".join(book_dump.escape(str(part)) for part in step) + "\n")
        status, out, err = self.wine.captured(self.host, windows(self.dll), windows(path), timeout=timeout)
        log = Log(out.splitlines())
        if status != 0 or "end of script" not in log.lines:
            print(f"FAILED the host ended with {status}:\n{out[-3000:]}{err[-1000:]}")
            sys.exit(1)
        return log


class Log:
    def __init__(self, lines):
        self.lines = lines

    def after(self, kind):
        return [line[len(kind) + 1:] for line in self.lines if line.startswith(kind + " ")]

    def calls(self, beginning):
        return [call for call in self.after("call") if call.startswith(beginning)]

    def shown(self):
        return self.calls("Dialogs.Tell(")


def press(button):
    return "call", "KaopingPress", "kaoping" + button

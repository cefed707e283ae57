"""The office that is none (excel_host.cpp), run by scripts, in a Windows that stays up between its runs."""
import os
import subprocess
import sys
import tempfile

import book_dump
from wine import Prefix

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def windows(path):
    return "Z:" + os.path.abspath(path).replace("/", "\\")


class KeptPrefix(Prefix):
    """Something runs in it until the end: Wine's services go with the last program, and one that starts just then may wait for them for
    ever. `command` and `server` may be those of another root, which has a Wine of 32 bits too."""

    def __init__(self, command="wine", server="wineserver"):
        super().__init__()
        self.command, self.server = command.split(), server.split()

    def __enter__(self):
        self.told("wineboot", "-i", timeout=180)
        self.end_services()  # the first clients of the engine wait for minutes for those that made the prefix
        self.keeper = subprocess.Popen([*self.command, "cmd"], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *raised):
        self.keeper.stdin.close()
        self.end_services()
        super().__exit__(*raised)

    def end_services(self):
        subprocess.run([*self.server, "-k"], env=self.environment, timeout=60, check=False)

    def told(self, *words, timeout=120):
        """Status, what was printed, what was complained of: by files, as a pipe would be held open by Wine's own programs, which stay."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            try:
                status = subprocess.run([*self.command, *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                        timeout=timeout).returncode
            except subprocess.TimeoutExpired:
                status = f"no end within {timeout} s"
            out.seek(0)
            err.seek(0)
            return status, out.read().decode("utf-8", "replace").replace("\r\n", "\n"), err.read().decode("utf-8", "replace")

    def register(self, program, *parts):
        """Wine does not show the user's classes as those of the machine, nor the shared ones to programs of 32 bits, as Windows does:
        they are copied there."""
        status, out, err = self.told(program, "register", *parts)
        if status != 0:
            sys.exit(f"kaoping register: {status} {out}{err}")
        for part, view in (("", "\\Wow6432Node"), ("", ""), ("\\Wow6432Node", "\\Wow6432Node")):
            self.told("reg", "copy", "HKCU\\Software\\Classes" + part, "HKLM\\Software\\Classes" + view, "/s", "/f", "/reg:64")


class Office:
    """Runs scripts in the host; a script is a list of (what to do, with …)."""

    def __init__(self, wine, dll, host, folder):
        self.wine, self.dll, self.host, self.folder = wine, dll, host, folder

    def run(self, *script, timeout=240):
        path = os.path.join(self.folder, "script.txt")
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            for step in script:
                out.write("\t".join(book_dump.escape(str(part)) for part in step) + "\n")
        status, out, err = self.wine.told(self.host, windows(self.dll), windows(path), timeout=timeout)
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

    def told(self):
        return self.calls("Dialogs.Tell(")


def press(button):
    return "call", "KaopingPress", "kaoping" + button

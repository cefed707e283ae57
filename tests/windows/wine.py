"""Windows programs under Wine, each test in a prefix of its own that is gone afterwards. No display is needed.

Every call has a time limit and gives what was printed: an exit status alone proves nothing under Wine."""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


# A new Windows, and the locale that Wine takes the code page from, and how arguments are read, which few machines have: made by the
# first test for all, each of which has a copy. Making one takes ten seconds, a copy less than one.
MADE = pathlib.Path(sys.argv[1]).resolve() / "wine-made"
FILES_OF_WINDOWS = ("system.reg", "user.reg", "drive_c/windows/system32/kernel32.dll")


def environment_of(prefix):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "WINE", "DISPLAY"))}
    return kept | {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=",
                   "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LOCPATH": str(MADE / "locale")}


def make_once():
    MADE.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{MADE}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (MADE / "complete").exists() and (MADE / "complete").stat().st_mtime > os.stat(shutil.which("wine")).st_mtime:
            return
        shutil.rmtree(MADE, ignore_errors=True)
        (MADE / "locale").mkdir(parents=True)
        made = subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", str(MADE / "locale" / "zh_CN.UTF-8")], capture_output=True, text=True)
        if not (MADE / "locale" / "zh_CN.UTF-8" / "LC_CTYPE").exists():
            skip(f"no Chinese locale could be made: {made.stderr.strip()}")
        environment = environment_of(MADE / "prefix")
        environment["WINEDLLOVERRIDES"] += ";winemenubuilder.exe=d"  # entries in this desktop's menus
        for words in (["wineboot", "-i"], ["wineserver", "-w"]):
            subprocess.run(words, env=environment, timeout=240, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        missing = [name for name in FILES_OF_WINDOWS if not (MADE / "prefix" / name).exists()]
        if missing:
            sys.exit(f"wineboot made no Windows: {missing} missing")
        (MADE / "complete").touch()


class Prefix:
    """A fresh Windows; use as a context."""

    def __init__(self):
        if not shutil.which("wine"):
            skip("wine is not installed")
        make_once()
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kaoping-wine-"))
        self.environment = environment_of(self.root / "prefix")

    def __enter__(self):
        subprocess.run(["cp", "-a", "--reflink=auto", MADE / "prefix", self.root / "prefix"], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["wineserver", "-k"], env=self.environment, timeout=30)
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def drive(self):
        return self.root / "prefix" / "drive_c"

    def run_raw(self, words, timeout=120, cwd=None):
        return subprocess.run([str(w) for w in words], env=self.environment, cwd=cwd, timeout=timeout,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, program, *words, timeout=120, cwd=None):
        """The finished process; stdout and stderr are bytes."""
        return self.run_raw(["wine", program, *words], timeout, cwd)

    def run_on_terminal(self, words, timeout=60, cwd=None):
        """What a console shows: under a terminal of its own, without which Windows programs have none."""
        master, slave = pty.openpty()
        process = subprocess.Popen(["wine", *[str(w) for w in words]], env={**self.environment, "TERM": "xterm"}, cwd=cwd, stdin=slave,
                                   stdout=slave, stderr=slave, start_new_session=True)
        os.close(slave)
        shown, until = b"", time.time() + timeout
        while time.time() < until:
            ready = select.select([master], [], [], 0.5)[0]
            if not ready:
                if process.poll() is not None:
                    break
                continue
            try:
                shown += os.read(master, 65536)
            except OSError:  # the other side is closed
                break
        process.kill()
        process.wait()
        os.close(master)
        return shown.decode("utf-8", "replace")


class KeptPrefix(Prefix):
    """Something runs in it until the end: Wine's services go with the last program, and one that starts just then may wait for them for
    ever. `command` and `server` may be those of another root, which has a Wine of 32 bits too."""

    def __init__(self, command="wine", server="wineserver"):
        super().__init__()
        self.command, self.server = command.split(), server.split()

    def __enter__(self):
        if self.command == ["wine"]:
            super().__enter__()
        else:
            self.captured("wineboot", "-i", timeout=180)
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

    def captured(self, *words, timeout=120):
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
        status, out, err = self.captured(program, "register", *parts)
        if status != 0:
            sys.exit(f"kaoping register: {status} {out}{err}")
        for part, view in (("", "\\Wow6432Node"), ("", ""), ("\\Wow6432Node", "\\Wow6432Node")):
            self.captured("reg", "copy", "HKCU\\Software\\Classes" + part, "HKLM\\Software\\Classes" + view, "/s", "/f", "/reg:64")


class Checks:
    """Counts what was looked at; a test ends with its table."""

    def __init__(self):
        self.done, self.failed = 0, 0

    def __call__(self, what, right, detail=""):
        self.done += 1
        if not right:
            self.failed += 1
            print(f"FAILED {what} {detail}")
        return right

    def end(self):
        print(f"{self.done} checks, {self.failed} failed")
        sys.exit(1 if self.failed or not self.done else 0)

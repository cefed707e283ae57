"""Windows programs under Wine, each test in a prefix of its own that is gone afterwards. No display is needed.

Every call has a time limit and gives what was printed: an exit status alone proves nothing under Wine."""
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


class Prefix:
    """A fresh Windows; use as a context."""

    def __init__(self):
        if not shutil.which("wine"):
            skip("wine is not installed")
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kaoping-wine-"))
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "WINE", "DISPLAY"))}
        self.environment.update(WINEPREFIX=str(self.root / "prefix"), WINEDEBUG="-all", WINEDLLOVERRIDES="mscoree,mshtml=",
                                LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8", LOCPATH=str(self.root / "locale"))
        # Wine takes the code page, and how arguments are read, from the locale, which few machines have.
        (self.root / "locale").mkdir()
        made = subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", str(self.root / "locale" / "zh_CN.UTF-8")],
                              capture_output=True, text=True)
        if not (self.root / "locale" / "zh_CN.UTF-8" / "LC_CTYPE").exists():
            skip(f"no Chinese locale could be made: {made.stderr.strip()}")

    def __enter__(self):
        self.run_raw(["wineboot", "-i"], timeout=180)
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

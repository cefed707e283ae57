"""A Windows with the engine registered, its clients, and what the tests of the engine share. The arguments are engine_test.py's."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import wine

BUILD, SOURCE, LINUX = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
ENGINE, KAOPING = BUILD / "kaoping-engine.exe", BUILD / "kaoping.exe"
CLIENT, UNIT = BUILD / "tests/windows/engine_client.exe", BUILD / "tests/unit_workbook.exe"
for program in (ENGINE, KAOPING, CLIENT, UNIT):
    if not program.exists():
        wine.skip(f"{program} is not built (bash installer/windows/build.sh tests)")
try:
    import openpyxl
except ImportError:
    wine.skip("python3-openpyxl is not installed")

RUBRICS = sorted(p.parent.name for p in SOURCE.glob("templates/*/rubric.yaml"))
MAKERSPACE = "qinhuangdao-makerspace"
TIMED_OUT = 124
check = wine.Checks()


class Machine(wine.KeptPrefix):
    """A Windows with the engine registered and, in C:\\t, what engine.js reads."""

    def __enter__(self):
        super().__enter__()
        self.folder = self.drive / "t"
        self.folder.mkdir()
        for rubric in RUBRICS:
            shutil.copytree(SOURCE / "templates" / rubric / "samples/填报", self.folder / "samples" / rubric)
        other = self.folder / "rubrics/other"
        other.mkdir(parents=True)
        text = (SOURCE / "templates/hefei-innovation-alliance/rubric.yaml").read_text()
        (other / "rubric.yaml").write_text(text.replace("hefei-innovation-alliance", "other", 1))
        roster = openpyxl.Workbook()
        roster.active.append(["机构名称", "统一社会信用代码"])
        roster.active.append(["秦皇岛某某众创空间", "91350100M000100Y43"])
        roster.save(self.folder / "roster.xlsx")
        shutil.copy(SOURCE / "tests/windows/engine.js", self.folder)
        return self

    def run_raw(self, words, timeout=120, cwd=None):
        """Into files: an engine that outlives its client would keep a pipe open."""
        out, err = self.root / "stdout", self.root / "stderr"
        with out.open("wb") as to_out, err.open("wb") as to_err:
            try:
                status = subprocess.run([str(w) for w in words], env=self.environment, cwd=cwd, timeout=timeout, stdin=subprocess.DEVNULL,
                                        stdout=to_out, stderr=to_err).returncode
            except subprocess.TimeoutExpired:
                status = TIMED_OUT
        return subprocess.CompletedProcess(words, status, out.read_bytes(), err.read_bytes())

    def register(self):
        done = self.run(KAOPING, "register", "engine")
        check("registered", done.returncode == 0 and "Kaoping.Engine" in words(done.stdout), words(done.stderr))
        # Wine 8 does not look into HKEY_CURRENT_USER for classes.
        self.run("reg", "copy", r"HKCU\Software\Classes", r"HKLM\Software\Classes", "/s", "/f")
        self.start_service()

    def start_service(self):
        """RpcSs, which clients start; one waits for ever when its engine happens to start it at the same moment (Wine 8)."""
        if not any(self.started("identity", timeout=15).stdout for _ in range(2)):
            wine.skip("COM does not start under this Wine")

    def started(self, *arguments, timeout):
        """A client that got as far as having its engine, or not: COM started none, and that is said."""
        for _ in range(4):
            done = self.run(CLIENT, *arguments, timeout=timeout)
            if done.stdout or done.returncode != TIMED_OUT:
                break
            print("the service of COM did not start, again")
            self.kill_engines()
        return done

    def script(self, path, *arguments):
        """Status and lines; a script that fails ends with 0 and less than it should say."""
        for _ in range(3):
            done = self.run("cscript", "//nologo", path, *arguments, timeout=100)
            if done.stdout or done.returncode != TIMED_OUT:
                break
            print("the service of COM did not start, again")
            self.kill_engines()
        return done.returncode, words(done.stdout).splitlines()

    def client(self, *arguments):
        done = self.started(*arguments, timeout=180)  # thousands of calls between processes, on a busy machine
        lines = done.stdout.decode().splitlines()
        check(f"client {arguments[0]} came to its end", lines[-1:] == [f"end of {arguments[0]}"], (lines + [done.stderr[-300:]])[-4:])
        return lines

    def engines(self):
        """Processes of the engine in this Windows."""
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if b"kaoping-engine.exe" in (process / "cmdline").read_bytes() and os.fsencode(self.environment["WINEPREFIX"]) in (process / "environ").read_bytes():
                    found.append(process.name)
            except OSError:
                pass
        return found

    def kill_engines(self):
        for engine in self.engines():
            try:
                os.kill(int(engine), signal.SIGKILL)
            except ProcessLookupError:
                pass

    def no_engine_left(self, after):
        for _ in range(50):
            if not self.engines():
                break
            time.sleep(0.2)
        check(f"the engine ended after {after}", not self.engines())


def words(output):
    """Of a program without a console: UTF-8 of kaoping, the system's code page of others."""
    try:
        return output.decode()
    except UnicodeDecodeError:
        return output.decode("gb18030", "replace")


def read_json(path):
    return json.loads(path.read_text(encoding="utf-16" if path.read_bytes()[:2] == b"\xff\xfe" else "utf-8"))


def on_linux(*arguments):
    done = subprocess.run([LINUX, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    return done.stdout.decode()

"""Kaoping.Engine under Wine, asked by clients of its own kind: JScript (engine.js: every method), the examples of docs/com.md as they
stand there, and C++ (engine_client.cpp: events, cancelling, a workbook open in an office, an engine that dies).

engine_test.py WINDOWS_BUILD SOURCE KAOPING [PART...]     KAOPING: the command line on Linux, whose results are compared"""
import sys
import time

from engine_clients import from_cpp, workbooks
from engine_machine import ENGINE, Machine, check
from engine_scripts import examples, fallen, make_sealed, refusals, work

<<<<<<< HEAD
PARTS = {part.__name__: part for part in (work, refusals, examples, from_cpp, workbooks)}
=======
BUILD, SOURCE, LINUX = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
ENGINE, KAOPING = BUILD / "kaoping-engine.exe", BUILD / "kaoping.exe"
CLIENT, UNIT = BUILD / "tests/windows/engine_client.exe", BUILD / "tests/unit_workbook.exe"
for program in (ENGINE, KAOPING, CLIENT, UNIT):
    if not program.exists():
        wine.skip(f"{program} is not built (bash installer/windows/build.sh)")
try:
    import openpyxl
except ImportError:
    wine.skip("python3-openpyxl is not installed")

RUBRICS = sorted(p.parent.name for p in SOURCE.glob("templates/*/rubric.yaml"))
MAKERSPACE = "qinhuangdao-makerspace"
INVALID, REFUSED, BUSY, CANCELLED = "80070057", "80044200", "80044201", "800704c7"
# What engine.js is refused: the number, and words in Chinese and English.
REFUSALS = {
    "unknown rubric": (REFUSED, "no-such 的考核办法", "no rubric no-such"),
    "no target": (INVALID, "NewForm 须", "NewForm needs"),
    "missing file": (REFUSED, "找不到", "does not exist"),
    "relative source": (INVALID, "samples\\qinhuangdao-makerspace”不是完整的路径", "“samples\\qinhuangdao-makerspace” is no whole path"),
    "relative output": (INVALID, "“out”不是完整的路径", "“out” is no whole path"),
    "relative option": (INVALID, "“roster.xlsx”不是完整的路径", "“roster.xlsx” is no whole path"),
    "relative target": (INVALID, "“C:form.xlsx”不是完整的路径", "“C:form.xlsx” is no whole path"),
    "relative results": (INVALID, "“\\t\\out”不是完整的路径", "“\\t\\out” is no whole path"),
    "nothing": (REFUSED, "没有找到可读的工作簿", "no workbook was found"),
    "no text": (INVALID, "参数 sources 不能是“12”", "sources cannot be “12”"),
    "unknown option": (INVALID, "不认识的选项 Nonsense", "unknown option Nonsense"),
    "no option": (INVALID, "参数 options 不能是“Nonsense”", "options cannot be “Nonsense”"),
    "bad date": (INVALID, "选项 AsOf 的值“soon”", "option AsOf does not take “soon”"),
    "bad year": (INVALID, "选项 Year 的值“12”", "option Year does not take “12”"),
    "no roster": (INVALID, "名册", "roster"),
    "sealed": (REFUSED, "封存", "sealed"),
    "no results": (REFUSED, "不是考评结果", "absent"),
    "no workbook": ("80020005", "", ""),  # null is no object: said by COM
    "other object": (INVALID, "打开着的工作簿", "a workbook that is open"),
    "no output": (INVALID, "ScoreWorkbook 须", "ScoreWorkbook needs"),
    "no json": (INVALID, "不是检查或评分的结果", "not the result"),
    "no such rubric": (INVALID, "参数 rubric 不能是“none”", "rubric cannot be “none”"),
    "no indicator": (INVALID, "参数 indicator 不能是“none”", "indicator cannot be “none”"),
    "no number": (INVALID, "“20余家”", "“20余家”"),
    "language": (INVALID, "参数 Language 不能是“fr”", "Language cannot be “fr”"),
    "no folder": (INVALID, "没有这个文件夹", "no such folder"),
    "no such method": ("800a01b6", "", ""),  # of JScript itself
}
TIMED_OUT = 124
check = wine.Checks()
fallen = []


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
        done = self.started(*arguments, timeout=60)
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


def answers(lines):
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def read_json(path):
    return json.loads(path.read_text(encoding="utf-16" if path.read_bytes()[:2] == b"\xff\xfe" else "utf-8"))


def on_linux(*arguments):
    done = subprocess.run([LINUX, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    return done.stdout.decode()
>>>>>>> wc


def started_by_hand(machine):
    done = machine.run(ENGINE)
    said = done.stderr.decode()
    check("started by hand it says what it is, in both languages", done.returncode == 2 and "不能单独运行" in said and "engine of kaoping" in said, said)


with Machine() as windows:
    started_by_hand(windows)
    windows.register()
    make_sealed(windows)
    parts = [PARTS[name] for name in sys.argv[4:]] or PARTS.values()
    for part in parts:
        before, start = check.done, time.monotonic()
        part(windows)
        windows.no_engine_left(part.__name__)
        print(f"{part.__name__}: {check.done - before} checks, {time.monotonic() - start:.0f} s", flush=True)
print(f"the script host of Wine fell over {len(fallen)} times, after its answer: {', '.join(fallen) or 'never'}")
check("most scripts came to their end", len(fallen) <= 15, len(fallen))
check.end()

"""Kaoping.Engine under Wine, asked by clients of its own kind: JScript (engine.js: every method), the examples of docs/com.md as they
stand there, and C++ (engine_client.cpp: events, cancelling, a workbook open in an office, an engine that dies).

engine_test.py WINDOWS_BUILD SOURCE KAOPING [PART...]     KAOPING: the command line on Linux, whose results are compared"""
import json
import os
import pathlib
import re
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


def started_by_hand(machine):
    done = machine.run(ENGINE)
    said = done.stderr.decode()
    check("started by hand it says what it is, in both languages", done.returncode == 2 and "不能单独运行" in said and "engine of kaoping" in said, said)


def make_sealed(machine):
    """C:\\t\\sealed: the assessed forms of a sample, scored with points of the bureau and its experts, and finalized."""
    samples, sealed, forms = SOURCE / "templates/cangzhou-innovation-center/samples", machine.folder / "sealed", machine.folder / "sealable"
    shutil.copytree(samples / "填报", forms)
    for _ in range(2):
        shutil.rmtree(sealed, ignore_errors=True)
        sealed.mkdir()
        shutil.copy(samples / "评审表.xlsx", sealed)
        on_linux("score", str(forms), "-o", str(sealed), "--experts", str(samples / "专家"))
        for subject in read_json(sealed / "results.json")["rounds"][0]["subjects"]:
            if subject["status"] != "assessed" and subject["file"]:
                (forms / subject["file"]).unlink()
    on_linux("finalize", str(sealed))


def step(machine, name, language):
    """What engine.js tells of a step. The script host of Wine 8 may fall over its own heap after that: counted and said."""
    status, lines = machine.script(r"C:\t\engine.js", r"C:\t", language, name)
    answer = next((line[len(name) + 2:] for line in lines if line.startswith(name + ": ")), "nothing")
    if any("Unhandled page fault" in line or "Unhandled exception" in line for line in lines):
        fallen.append(f"{name} {language}")
        machine.kill_engines()  # Wine tells no engine that its client has gone
    else:
        check(f"{name} {language}: the script came to its end, the engine lives",
              status == 42 and any(line.startswith("alive: kaoping ") for line in lines), lines[-3:])
    return answer


def work(machine):
    (machine.folder / "out").mkdir()
    status, names = machine.script(r"C:\t\engine.js", r"C:\t", "names")
    done = [name for name in names[:-1] if name not in REFUSALS]
    check("steps of engine.js", status == 42 and len(done) >= 25 and set(REFUSALS) < set(names), names)
    told = {name: step(machine, name, "en") for name in done}
    wanted = {"rubrics": " ".join(RUBRICS), "chosen language": "en", "new form": r"C:\t\out\form.xlsx",
              "prefilled": r"C:\t\out\forms\秦皇岛某某众创空间.xlsx", "check of a list": "true", "check of lines": "true", "returned copies": "1",
              "folder": r"C:\t\out\folder", "folder beside": rf"C:\t\samples\{MAKERSPACE}-结果", "cancel before": "true", "grade": "Excellent",
              "points": "3", "number": "12", "credit codes": "true false", "rubric folders": rf"C:\t\rubrics {len(RUBRICS) + 1}"}
    for name, value in wanted.items():
        check(name, told.get(name) == value, told.get(name))
    check("version", told["version"].startswith("kaoping "), told["version"])
    check("titles", "Cangzhou" in told["title"] and step(machine, "title", "zh") == "沧州市技术创新中心绩效评估", told["title"])
    check("a list and lines are the same", read_json(machine.folder / "out/list.json") == read_json(machine.folder / "out/lines.json"))
    results(machine, told)


def results(machine, told):
    """What was written and returned is what the command line on Linux makes of the same files."""
    out, subjects = machine.folder / "out", 0
    for rubric in RUBRICS:
        samples = machine.folder / "samples" / rubric
        written = json.loads((out / rubric / "results.json").read_text())
        check(f"{rubric}: Score returns results.json", read_json(out / f"{rubric}-score.json") == written)
        apart = machine.root / "linux" / rubric
        on_linux("score", str(samples), "-o", str(apart))
        check(f"{rubric}: the same as on Linux", (out / rubric / "results.json").read_bytes() == (apart / "results.json").read_bytes())
        check(f"{rubric}: Check", read_json(out / f"{rubric}-check.json") == json.loads(on_linux("check", str(samples), "--json")))
        subjects += len(written["rounds"][0]["subjects"])
    check("some forms were scored", subjects >= 30, subjects)
    counts = read_json(out / "status.json")["rounds"][0]["counts"]
    check("Status: one of the roster is absent", counts["absent"] == 1, counts)
    findings = [f for s in read_json(out / f"{MAKERSPACE}-check.json")["rounds"][0]["subjects"] for f in s["findings"]]
    check("Findings: as many as in the result, six columns", told.get("findings") == f"2 {len(findings)} 6", told.get("findings"))
    first = findings[0]
    check("Findings: the first", told.get("first finding", "").startswith(f"{first['severity']} ; {first['code']} ; ") and first["en"][:40] in told["first finding"])
    explained = on_linux("explain", str(out / MAKERSPACE), "海港瑞丰", "site_area", "--lang", "en").splitlines()
    check("Explain", [line.strip() for line in told["explain one"].split(" | ")] == [line.strip() for line in explained], explained)
    check("Reports=none and Year hold", not (out / "folder/报告").exists() and json.loads((out / "folder/results.json").read_text())["rounds"][0]["year"] == 2025)
    print(f"{len(RUBRICS)} annexes, {subjects} subjects, {len(findings)} findings compared")


def refusals(machine):
    for column, language in ((1, "zh"), (2, "en")):
        for name, wanted in REFUSALS.items():
            said = step(machine, name, language)
            check(f"{language} {name}", said.startswith(wanted[0]) and wanted[column] in said, said)


def examples(machine):
    """docs/com.md, what can be run here."""
    text = (SOURCE / "docs/com.md").read_text()
    for kind, least in (("js", 20), ("vbs", 20)):
        code = re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)
        name = f"example.{kind}"
        (machine.folder / name).write_text(code.group(1))
        status, lines = machine.script(rf"C:\t\{name}", rf"C:\t\samples\{MAKERSPACE}", rf"C:\t\{kind}")
        check(f"{name}: a line a finding", len(lines) >= least and any(line.startswith("warning ") for line in lines), lines[:3])
        check(f"{name}: results", (machine.folder / kind / "results.json").exists())
    machine.kill_engines()  # they let go of the engine only by ending, which Wine tells nobody


def from_cpp(machine):
    samples = rf"C:\t\samples\{MAKERSPACE}"
    lines = machine.client("identity")
    for line in ("default source yes", "error info 00000000", "points 00000000 00000001"):
        check(f"identity: {line}", line in lines, lines)
    lines = machine.client("events", samples, r"C:\t\events")
    told = [line.split(" ", 5) for line in lines if line.startswith("event ")]
    forms = len(list((machine.folder / "samples" / MAKERSPACE).glob("*.xlsx")))
    for stage, end in (("reading", forms), ("writing", len([s for s in json.loads((machine.folder / "events/results.json").read_text())["rounds"][0]["subjects"]]))):
        steps = [(int(e[3]), int(e[4])) for e in told if e[2] == stage]
        check(f"events: {stage}, one after the other", steps == [(i + 1, end) for i in range(end)], steps)
    check("events: score succeeds, the sink is let go once", any(re.fullmatch(r"score 00000000 \d{4,}", line) for line in lines)
          and "unadvise 00000000 80040200" in lines, lines[-3:])
    for stage, written in (("reading 2", False), ("writing 2", True)):
        target = "cancel-" + stage.replace(" ", "-")
        lines = machine.client("cancel", samples, rf"C:\t\{target}", stage)
        scores = [line.split()[1] for line in lines if line.startswith("score ")]
        check(f"cancelled while {stage}: that run fails, the next does not", scores == [CANCELLED, "00000000"], lines)
        check(f"cancelled while {stage}: it stopped", len([l for l in lines if l.startswith("event ")]) < 2 * forms, lines)
        check(f"cancelled while {stage}: the next run wrote", (machine.folder / target / "results.json").exists())
    scores = [line.split()[1] for line in machine.client("busy", samples, r"C:\t\busy") if line.startswith("score ")]
    check("a call within an event is refused, a sink that fails stops nothing", scores == [BUSY, "00000000"], scores)
    machine.no_engine_left("the last release")
    lines = machine.client("killed", samples, r"C:\t\killed")
    scores = [line.split()[1] for line in lines if line.startswith("score ")]
    check("an engine that dies is an error and no wait, and the next one works", "killed yes" in lines and scores[:1] != ["00000000"] and scores[1:] == ["00000000"], lines)


def workbooks(machine):
    done = machine.run(UNIT, cwd=SOURCE, timeout=150)
    said = done.stdout.decode()
    check("cells of open workbooks (unit_workbook)", done.returncode == 0 and "SUCCESS" in said and re.search(r"workbooks [3-9]\d", said), said[-1500:])
    print(next((line for line in said.splitlines() if line.startswith("workbooks")), "no workbooks"))
    compared = 0
    for rubric in RUBRICS:
        form = sorted((machine.folder / "samples" / rubric).glob("*.xlsx"))[0]
        lines = machine.client("live", rf"C:\t\samples\{rubric}\{form.name}", rf"C:\t\live-{rubric}")
        check(f"{rubric}: an office that refuses is an error", any(line.startswith("refusing 8") for line in lines), lines)
        apart = machine.root / "linux-live" / rubric
        on_linux("score", str(form), "-o", str(apart))
        for what, wanted in (("score", json.loads((apart / "results.json").read_text())), ("check", json.loads(on_linux("check", str(form), "--json")))):
            found = read_json(machine.folder / f"live-{rubric}-{what}.json")
            for result in (found, wanted):
                result["rounds"][0]["subjects"][0].pop("sha256")  # of a file there, of cells here
            check(f"{rubric}: {what} of an open workbook as of its file", found == wanted)
            compared += len(found["rounds"][0]["subjects"])
    print(f"{compared} results of open workbooks compared")


with Machine() as windows:
    started_by_hand(windows)
    windows.register()
    make_sealed(windows)
    parts = [globals()[name] for name in sys.argv[4:]] or (work, refusals, examples, from_cpp, workbooks)
    for part in parts:
        before, start = check.done, time.monotonic()
        part(windows)
        windows.no_engine_left(part.__name__)
        print(f"{part.__name__}: {check.done - before} checks, {time.monotonic() - start:.0f} s", flush=True)
print(f"the script host of Wine fell over {len(fallen)} times, after its answer: {', '.join(fallen) or 'never'}")
check("most scripts came to their end", len(fallen) <= 15, len(fallen))
check.end()

"""The engine asked by scripts: engine.js, a step a script, and the examples of docs/com.md as they stand there."""
import json
import re
import shutil

from engine_machine import MAKERSPACE, RUBRICS, SOURCE, check, on_linux, read_json

INVALID, REFUSED = "80070057", "80044200"
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
    "bad option asked": (INVALID, "选项 Order 的值“names”", "option Order does not take “names”"),
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
fallen = []  # steps after which Wine's script host fell over


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
    """What engine.js tells of a step. The script host of Wine 8 may fall over its own heap after that, or stand still there: counted
    and said. One that stands still is asked a second time, for it might be the engine that does."""
    for _ in range(2):
        status, lines = machine.script(r"C:\t\engine.js", r"C:\t", language, name)
        answer = next((line[len(name) + 2:] for line in lines if line.startswith(name + ": ")), "nothing")
        fell = any("Unhandled page fault" in line or "Unhandled exception" in line for line in lines)
        ended = status == 42 and any(line.startswith("alive: kaoping ") for line in lines)
        if fell or ended:
            break
        fallen.append(f"{name} {language} (status {status})")
        machine.kill_engines()
    if fell:
        fallen.append(f"{name} {language}")
        machine.kill_engines()  # Wine tells no engine that its client has gone
    else:
        check(f"{name} {language}: the script came to its end, the engine lives", ended, [status, *lines[-3:]])
    return answer


def work(machine):
    (machine.folder / "out").mkdir()
    status, names = machine.script(r"C:\t\engine.js", r"C:\t", "names")
    done = [name for name in names[:-1] if name not in REFUSALS]
    check("steps of engine.js", status == 42 and len(done) >= 25 and set(REFUSALS) < set(names), names)
    answers = {name: step(machine, name, "en") for name in done}
    wanted = {"rubrics": " ".join(RUBRICS), "chosen language": "en", "new form": r"C:\t\out\form.xlsx",
              "prefilled": r"C:\t\out\forms\秦皇岛某某众创空间.xlsx", "check of a list": "true", "check of lines": "true", "returned copies": "1",
              "folder": r"C:\t\out\folder", "folder beside": rf"C:\t\samples\{MAKERSPACE}-结果", "cancel before": "true", "grade": "Excellent",
              "points": "3", "options": "2 17 9", "option given": "Order ; choice ;  ;  ; score/strokes ; by points/by strokes of the names ; order of the notice's list: "
              "points (default) or strokes of the names ; score|strokes ; strokes", "number": "12", "credit codes": "true false", "rubric folders": rf"C:\t\rubrics {len(RUBRICS) + 1}"}
    for name, value in wanted.items():
        check(name, answers.get(name) == value, answers.get(name))
    check("notes: none of a first run", answers["notes of none"] == "()", answers["notes of none"])
    check("notes: an option that is not repeated", "--roster C:" in answers["notes"] and "run again with it" in answers["notes"], answers["notes"])
    check("version", answers["version"].startswith("kaoping "), answers["version"])
    check("titles", "Cangzhou" in answers["title"] and step(machine, "title", "zh") == "沧州市技术创新中心绩效评估", answers["title"])
    check("a list and lines are the same", read_json(machine.folder / "out/list.json") == read_json(machine.folder / "out/lines.json"))
    results(machine, answers)


def results(machine, answers):
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
    check("Findings: as many as in the result, six columns", answers.get("findings") == f"2 {len(findings)} 6", answers.get("findings"))
    first = findings[0]
    check("Findings: the first", answers.get("first finding", "").startswith(f"{first['severity']} ; {first['code']} ; ") and first["en"][:40] in answers["first finding"])
    explained = on_linux("explain", str(out / MAKERSPACE), "海港瑞丰", "site_area", "--lang", "en").splitlines()
    check("Explain", [line.strip() for line in answers["explain one"].split(" | ")] == [line.strip() for line in explained], explained)
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

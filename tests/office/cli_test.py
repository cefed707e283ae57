"""The commands as their contract says: exit statuses, the output folder, what a second run keeps, the same bytes each time,
archives, odd paths, unreadable files, rosters, duplicates, last year's result. Usage: cli_test.py KAOPING [NAME OF A CHECK]"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import books
import reference
import results_schema
from checks import run_checks
from generator import Generator
from pipeline import Pipeline, write_list

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

PROGRAM = sys.argv[1]
TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates")
RUGAO, KARAMAY = "rugao-service-institution", "karamay-resident-institution"


class Place:
    """A folder with forms of one annex."""

    def __init__(self, root, identity, count, wanted="assessed", seed=5):
        generator, number, self.cases = Generator(identity, seed), 0, []
        while len(self.cases) < count:
            case = generator.case(number)
            case.facts.clear()
            case.verified, case.refused, case.adjusted, case.adjusted_grade = {}, {}, {}, None
            if reference.score(case).status == wanted and case.name[0] not in "=":
                case.number = len(self.cases)
                self.cases.append(case)
            number += 1
        self.pipeline = Pipeline(PROGRAM, identity, tempfile.mkdtemp(dir=root), self.cases)
        self.pipeline.write_forms()
        self.forms = self.pipeline.forms

    def form(self, number):
        return self.pipeline.path(self.cases[number])

    def rewrite(self, number, path, **fields):
        """Form `number` with other values."""
        case, filler = self.cases[number], books.Filler(self.pipeline.blank)
        for name, value in {**{key: item for key, item in case.typed.items() if not key.startswith("l_")}, **fields}.items():
            if value is not None:
                filler.put("f_" + name, value)
        for name, rows in case.typed.items():
            if name.startswith("l_"):
                for line, row in enumerate(rows):
                    for column, item in enumerate(row):
                        if item is not None:
                            filler.put(name, item, line, column)
        filler.save(path)


def kaoping(*arguments, env=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env={**os.environ, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def results(out):
    return results_schema.read_results(os.path.join(out, "results.json"))


def subjects(out):
    return {subject["org_name"]: subject for subject in results(out)["rounds"][0]["subjects"]}


def tree(folder):
    """relative path → sha256 of every file but the log."""
    found = {}
    for where, _, names in os.walk(folder):
        for name in names:
            if name == "日志.jsonl" or name.endswith(".pdf"):
                continue
            path = os.path.join(where, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def equal(ours, theirs, what=""):
    if ours != theirs:
        raise AssertionError(f"{what}: {ours!r}, not {theirs!r}")


def true(condition, what):
    if not condition:
        raise AssertionError(what)


# ------------------------------------------------------------------------------------------------------------------

def usage(root):
    for arguments in (("score",), ("nonsense-command-and-path",), ("score", "--no-such-option"), ("form", "no-such-rubric", "-o", os.path.join(root, "x.xlsx")),
                      ("score", os.path.join(root, "absent")), ("form", RUGAO), ("score", root, "--jobs", "many"), ("rubric", "check", os.path.join(root, "none.yaml"))):
        equal(kaoping(*arguments)[0], 2, arguments)
    code, out, _ = kaoping("rubrics", "--json")
    equal(code, 0, "rubrics")
    listed = json.dumps(json.loads(out), ensure_ascii=False)
    true(all(identity in listed for identity in reference.ANNEXES), "all five are listed")
    for option in ("--version", "--help"):
        code, out, _ = kaoping(option)
        true(code == 0 and out.strip(), option)
    true(kaoping("doctor")[0] in (0, 3), "doctor")


def statuses(root):
    place = Place(root, RUGAO, 3)
    out = os.path.join(root, "out-status")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 0, "all assessed")
    equal(kaoping("check", place.forms, "--year", 2025, "--quiet")[0], 0, "check, all ok")
    place.rewrite(0, place.form(0), registered="否")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 0, "not eligible alone")
    place.rewrite(1, place.form(1), accepted="约20")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 3, "a returned form")
    subject = subjects(out)[place.cases[1].name.strip()]
    equal(subject["status"], "returned", "status")
    true(os.path.exists(os.path.join(out, subject["outputs"]["returned"])), "the returned copy is written")
    finding = next(item for item in subject["findings"] if item["field"] == "accepted")
    true(finding["severity"] == "error" and "约20" in finding["zh"] and "约20" in finding["en"], "the finding quotes the text")
    code, text, _ = kaoping("check", place.forms, "--year", 2025, "--json")
    equal(code, 3, "check")
    equal(sorted(subject["status"] for subject in json.loads(text)["rounds"][0]["subjects"]), ["ok", "ok", "returned"], "statuses of check")
    results_schema.validate_results(text, "check --json")
    pending = Place(root, KARAMAY, 1)
    equal(kaoping("score", pending.forms, "-o", os.path.join(root, "out-pending"), "--year", 2025, "--quiet")[0], 3, "pending")


def default_folder(root):
    place = Place(root, RUGAO, 1)
    equal(kaoping(place.forms, "--year", 2025, "--quiet")[0], 0, "a path alone is scored")
    true(os.path.exists(os.path.join(place.forms + "-结果", "results.json")), "-o defaults to PATH-结果")


def one_folder_for_all(root):
    """Forms and results in one folder: refused for that, as files of the results are not read."""
    place = Place(root, RUGAO, 2)
    before = sorted(os.listdir(place.forms))
    status, _, complaint = kaoping("score", place.forms, "-o", place.forms, "--year", 2025, "--quiet", "--lang", "en")
    equal(status, 2, "refused")
    true("another one for the results" in complaint, complaint)
    equal(sorted(os.listdir(place.forms)), before, "nothing is written")


def same_bytes(root):
    place = Place(root, KARAMAY, 5)
    place.rewrite(0, place.form(0), professionals="约5")
    trees = []
    for number, jobs in enumerate((1, 4, 4)):
        out = os.path.join(root, f"out-same-{number}")
        kaoping("score", place.forms, "-o", out, "--year", 2025, "--jobs", jobs, "--reports", "docx,html", "--quiet", env={"TZ": ("UTC", "Asia/Shanghai", "UTC")[number]})
        trees.append(tree(out))
    for other in trees[1:]:
        equal({path for path in trees[0] if trees[0][path] != other.get(path)} | (set(other) - set(trees[0])), set(), "files that differ")
    true(len(trees[0]) >= 9, "the outputs are there")


def second_run(root):
    place = Place(root, KARAMAY, 3)
    out = place.pipeline.out
    first = place.pipeline.score()
    before = tree(out)
    for case in place.cases:
        case.judged = {name: Fraction(4) for name in case.judged}
    place.cases[0].adjusted = {"professionals": Fraction(1)}
    place.cases[1].verified = {"professionals": 5}
    place.pipeline.fill_review()
    place.pipeline.fill_graded(first)
    typed = tree(out)
    for _ in range(2):
        now = place.pipeline.score()
        equal({now[case.number]["status"] for case in place.cases}, {"assessed"}, "judged now")
        equal(now[0]["indicators"]["professionals"]["points"], 1, "adjusted")
        equal(now[0]["indicators"]["professionals"]["basis"], "adjusted", "basis")
        equal(now[1]["values"]["professionals"]["verified"], 5, "verified")
    kept = {path: content for path, content in tree(os.path.join(out, "历史")).items()}
    true(typed["评审表.xlsx"] in kept.values(), "the review workbook as typed is kept in 历史")
    graded = first[0]["outputs"]["graded"]
    true(typed[graded] in kept.values(), "the graded workbook as typed is kept in 历史")
    true(before["results.json"] in kept.values(), "the first results are kept in 历史")
    with open(os.path.join(out, "日志.jsonl"), encoding="utf-8") as file:
        true(len([json.loads(line) for line in file]) >= 3, "the log grows")
    code, text, _ = kaoping("diff", os.path.join(out, "历史", "1", "results.json"), os.path.join(out, "results.json"))
    true(code in (0, 3) and text.strip(), "diff")
    code, text, _ = kaoping("explain", os.path.join(out, "results.json"), place.cases[1].name.strip(), "professionals")
    true(code == 0 and "5" in text, "explain")
    equal(kaoping("replay", out)[0], 0, "replay")
    equal(kaoping("finalize", out)[0], 0, "finalize")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 2, "sealed")
    true(kaoping("score", place.forms, "-o", out, "--year", 2025, "--reopen", "异议成立", "--quiet")[0] in (0, 3), "reopened")


def typing_waits(root):
    """What the bureau typed outlives runs in which its organisation has no form to assess."""
    place = Place(root, KARAMAY, 2)
    out, form = place.pipeline.out, place.form(0)
    first = place.pipeline.score()
    for case in place.cases:
        case.judged = {name: Fraction(4) for name in case.judged}
    place.cases[0].verified = {"professionals": 5}
    place.cases[0].lists["projects"] = place.cases[0].lists["projects"] or []
    place.pipeline.fill_review()
    place.pipeline.fill_graded(first)
    wanted = place.pipeline.score()[0]
    aside = os.path.join(root, "aside.xlsx")

    def gone():
        shutil.move(form, aside)
        return lambda: shutil.move(aside, form)

    def twice():
        other = os.path.join(place.forms, "00009.xlsx")
        place.rewrite(0, other, contact_name="改")
        return lambda: os.remove(other)
    for change in (gone, twice):
        undo = change()
        kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")
        codes = {finding["code"] for finding in results(out)["findings"]}
        equal(codes & {"bureau-graded-kept", "bureau-review-kept"}, {"bureau-graded-kept", "bureau-review-kept"}, "what waits is reported")
        undo()
        now = place.pipeline.score()[0]
        equal({key: now[key] for key in ("status", "total", "grade", "bureau")}, {key: wanted[key] for key in ("status", "total", "grade", "bureau")}, change.__name__)


def decisions_wait(root):
    """不认定 of a row that the applicant leaves out for a while."""
    place = Place(root, KARAMAY, 1)
    case = place.cases[0]
    rows = [{**row, "registration_no": f"WT{line}"} for line, row in enumerate(place.pipeline.rubric and case.lists["projects"] or [])] or None
    rows = rows or [{"project": "甲项目", "contract_no": None, "registration_no": "WT0", "registered_on": date(2025, 5, 1), "amount": Fraction(120)}]
    columns = [column["id"] for column in place.pipeline.rubric.columns("projects")]
    full = [[row.get(column) for column in columns] for row in rows]
    plain = [[float(item) if isinstance(item, Fraction) else item for item in row] for row in full]

    def hand_in(lines):
        case.typed["l_projects"] = lines
        place.rewrite(0, place.form(0))
        return place.pipeline.score()[0]
    first = hand_in(plain)
    case.refused = {"projects": {0}}
    place.pipeline.fill_graded({0: first})
    refused = hand_in(plain)["lists"]["projects"][0]
    equal(refused["why"], "not-recognised", "refused")
    without = hand_in(plain[1:])
    true(any(finding["code"] == "orphan-recognition" for finding in without["findings"]), "an orphan is reported")
    digest = tree(place.pipeline.out)["results.json"]
    place.pipeline.score()
    equal(tree(place.pipeline.out)["results.json"], digest, "a third run changes nothing")
    equal(hand_in(plain)["lists"]["projects"][0]["why"], "not-recognised", "still refused when it comes back")


def unread_decisions(root):
    """What the bureau typed and nobody can read is reported and kept at every run, and decides nothing."""
    place = Place(root, KARAMAY, 2)
    case = place.cases[0]
    case.typed["l_projects"] = [["甲项目", None, "WT0", date(2025, 5, 1), 120.0]]
    place.rewrite(0, place.form(0))
    for other in place.cases:
        other.judged = {name: Fraction(4) for name in other.judged}
    place.pipeline.score()
    place.pipeline.fill_review()
    wanted = place.pipeline.score()[0]
    graded = os.path.join(place.pipeline.out, wanted["outputs"]["graded"])
    typed = {"a_grade": "不及格", "w_grade": "局务会", "a_reporting": "约7", "w_reporting": "迟报", "vl_projects": "不予采信"}

    def cell(book, name):
        sheet, area = next(book.defined_names[name].destinations)
        return book[sheet][area.replace("$", "").split(":")[0]]
    book = openpyxl.load_workbook(graded)
    for name, text in typed.items():
        cell(book, name).value = text
    book.save(graded)
    for run in range(3):
        now = place.pipeline.score()[0]
        codes = [f["code"] for f in now["findings"]]
        true("approximate" in codes and sum("not-a-choice" in code for code in codes) == 2, "run %d tells them: %s" % (run, codes))
        equal((now["status"], now["total"], now["grade"]), (wanted["status"], wanted["total"], wanted["grade"]), "they decide nothing")
        book = openpyxl.load_workbook(graded)
        equal({name: cell(book, name).value for name in typed}, typed, "run %d keeps them" % run)
    review = os.path.join(place.pipeline.out, "评审表.xlsx")
    book = openpyxl.load_workbook(review)
    row = next(r for r in range(1, 50) if any(c.value == wanted["org_name"] for c in book.worksheets[0][r]))
    facts = cell(book, "b_violations")
    facts.parent.cell(row, facts.column).value = "约3次"
    book.save(review)
    for run in range(2):
        now = place.pipeline.score()[0]
        equal((now["status"], now["total"], now["grade"]), ("pending", None, None), "a fact that cannot be read leaves the result open")
        true("fact-undecided" in [f["code"] for f in now["findings"]], "and is reported")
        equal(cell(openpyxl.load_workbook(graded, data_only=True), "total").value, None, "no total in the workbook")


def long_names(root):
    place = Place(root, KARAMAY, 2)
    place.rewrite(0, place.form(0), org_name="长" * 80)
    place.rewrite(1, os.path.join(place.forms, "长" * 80 + ".xlsx"), professionals="约5")
    out = os.path.join(root, "long-out")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 3, "long names stop nothing")
    for subject in results(out)["rounds"][0]["subjects"]:
        for path in subject["outputs"].values():
            true(path is None or os.path.exists(os.path.join(out, path)), f"{path} is there")


def archives(root):
    place = Place(root, RUGAO, 4)
    archive = os.path.join(root, "申报𠮷.zip")
    inner = os.path.join(root, "内.zip")
    with zipfile.ZipFile(inner, "w") as file:
        file.write(place.form(3), "深/丁.xlsx")
    with zipfile.ZipFile(archive, "w") as file:
        file.write(place.form(0), "甲/乙.xlsx")
        file.write(inner, "内.zip")
        for number, name in ((1, "机构/丙（一）.xlsx"), (2, "机构/丙二.xlsx")):
            info = zipfile.ZipInfo("x" * len(name.encode("gb18030")))
            with open(place.form(number), "rb") as form:
                file.writestr(info, form.read())
    with open(archive, "rb") as file:
        content = file.read()
    for name in ("机构/丙（一）.xlsx", "机构/丙二.xlsx"):   # as Windows programs write names: bytes of the code page, no flag
        raw = name.encode("gb18030")
        content = content.replace(b"x" * len(raw), raw)
    with open(archive, "wb") as file:
        file.write(content)
    out = os.path.join(root, "zip-out")
    equal(kaoping("score", archive, "-o", out, "--year", 2025, "--quiet")[0], 0, "zip")
    found = sorted(subject["file"] for subject in results(out)["rounds"][0]["subjects"])
    expected = sorted(("甲/乙.xlsx", "机构/丙（一）.xlsx", "机构/丙二.xlsx", "内.zip/深/丁.xlsx"))
    equal([name.split(".zip/", 1)[1] if name.startswith("申报𠮷.zip/") else name for name in found], expected, "names in the archive")


def odd_paths(root):
    place = Place(root, RUGAO, 2)
    folder = os.path.join(root, "申报 材料𠮷", "子 文件夹（一）")
    os.makedirs(folder)
    shutil.copyfile(place.form(0), os.path.join(folder, "𠮷野家 100% #1.xlsx"))
    os.makedirs(os.path.join(folder, ".hidden"))
    shutil.copyfile(place.form(1), os.path.join(folder, ".hidden", "隐藏.xlsx"))
    out = os.path.join(root, "结果 𠮷")
    equal(kaoping("score", os.path.dirname(folder), "-o", out, "--year", 2025, "--quiet", env={"LC_ALL": "C"})[0], 0, "odd path")
    equal([subject["file"] for subject in results(out)["rounds"][0]["subjects"]], ["子 文件夹（一）/𠮷野家 100% #1.xlsx"], "file")
    occupied = os.path.join(root, "不是文件夹")
    open(occupied, "w").close()
    for command in (("score", place.forms, "-o", occupied, "--year", 2025, "--quiet"), ("form", RUGAO, "-o", os.path.join(occupied, "表.xlsx"))):
        code, _, why = kaoping(*command, "--lang", "both")
        true(code == 2 and "不是文件夹：已有同名文件" in why and "a file of this name exists" in why, "%s says why it cannot write: %s" % (command[0], why))


def unreadable(root):
    place = Place(root, RUGAO, 1)

    def put(name, content):
        with open(os.path.join(place.forms, name), "wb") as file:
            file.write(content)
    with open(place.form(0), "rb") as file:
        good = file.read()
    put("noise.xlsx", os.urandom(2000))
    put("empty.xlsx", b"")
    put("cut.xlsx", good[:len(good) // 2])
    put("text.xls", "姓名,分数\n".encode())
    put("~$lock.xlsx", b"lock")
    put(".~lock.a.xlsx#", b"lock")
    put("附件.pdf", b"%PDF-1.4")
    put("Thumbs.db", b"x")
    book = openpyxl.Workbook()
    book.active["A1"] = "工资表"
    book.save(os.path.join(place.forms, "other.xlsx"))
    out = os.path.join(root, "unreadable-out")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")[0], 3, "exit")
    found = results(out)
    equal(found["attachments"], ["附件.pdf"], "attachments")
    codes = {item["file"]: item["code"] for item in found["unreadable"]}
    equal(set(codes), {"noise.xlsx", "empty.xlsx", "cut.xlsx", "text.xls", "other.xlsx"}, "unreadable files")
    equal(codes["other.xlsx"], "unknown-form", "another workbook")
    true(set(codes.values()) <= {"encrypted", "not-a-workbook", "unsupported-format", "damaged", "too-large", "unknown-form"}, "codes")
    equal(len(found["rounds"][0]["subjects"]), 1, "the good one is scored")
    shutil.rmtree(place.forms)
    os.makedirs(place.forms)
    put("noise.xlsx", b"noise")
    true(kaoping("score", place.forms, "-o", os.path.join(root, "nothing-out"), "--year", 2025, "--quiet")[0] in (2, 3), "nothing to assess")


def roster(root):
    place = Place(root, KARAMAY, 3)
    path = os.path.join(root, "名册.xlsx")
    equal(kaoping("roster", KARAMAY, "-o", path)[0], 0, "blank roster")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if any(cell.value and "机构名称" in str(cell.value) for cell in row))
    column = {str(cell.value).strip(" *"): cell.column for cell in header if cell.value}
    line = header[0].row + 1
    absent, excused = "克拉玛依未报科技有限公司", place.cases[2].name.strip()
    for number, (name, code, late) in enumerate([(case.name.strip(), case.fields["org_uscc"], "是" if case is place.cases[2] else None) for case in place.cases]
                                                + [(absent, "91350100M000100Y43", None)]):
        sheet.cell(line + number, column["机构名称"]).value = name
        sheet.cell(line + number, column["统一社会信用代码"]).value = code
        sheet.cell(line + number, next(value for key, value in column.items() if "缓评" in key)).value = late
    book.save(path)
    out = os.path.join(root, "roster-out")
    equal(kaoping("score", place.forms, "-o", out, "--year", 2025, "--roster", path, "--quiet")[0], 3, "absent")
    found = results(out)["rounds"][0]["subjects"]
    equal((found[-1]["org_name"], found[-1]["status"], found[-1]["file"]), (absent, "absent", None), "the absent come last")
    equal(subjects(out)[excused]["status"], "exempt", "缓评")
    code, text, _ = kaoping("status", place.forms, "--roster", path, "--year", 2025)
    true(code == 3 and absent in text, "status names the absent")
    listed = json.loads(kaoping("status", place.forms, "--roster", path, "--year", 2025, "--json")[1])["rounds"][0]
    equal(({s["org_name"]: s["status"] for s in listed["subjects"]}[absent], listed["counts"]["absent"]), ("absent", 1), "status --json names the absent")
    for name, change, reason in [("nobody", lambda s: s.delete_rows(line, s.max_row), "没有机构"),
                               ("headless", lambda s: s.delete_rows(header[0].row), "机构名称")]:
        book = openpyxl.load_workbook(path)
        change(book.worksheets[0])
        book.save(os.path.join(root, name + ".xlsx"))
        for command in [("score", place.forms, "-o", os.path.join(root, name)), ("status", place.forms), ("form", KARAMAY, "-o", os.path.join(root, name))]:
            code, _, why = kaoping(*command, "--roster", os.path.join(root, name + ".xlsx"), "--year", 2025)
            true(code == 2 and reason in why and name in why, "%s refuses a roster: %s" % (command[0], name))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(line, column["统一社会信用代码"]).value = None
    book.worksheets[0].cell(line + 1, column["机构名称"]).value = "另一名称"
    book.save(path)
    code, text, why = kaoping("score", place.forms, "-o", out, "--year", 2025)
    true("--roster" in why, "an option of the last run that is not given again")
    kaoping("score", place.forms, "-o", out, "--year", 2025, "--roster", path, "--quiet")
    found = subjects(out)
    codes = lambda number: {f["code"] for f in found[place.cases[number].name.strip()]["findings"]}
    true("roster-code-missing" in codes(0) and "roster-name-differs" in codes(1), "a row without code, a row of another name")
    equal(sorted(s["org_name"] for s in found.values() if s["status"] == "absent"), sorted([absent, "另一名称"]), "a row without code is no absence")
    prefilled = os.path.join(root, "prefilled")
    equal(kaoping("form", KARAMAY, "-o", prefilled, "--roster", path, "--year", 2025)[0], 0, "prefilled forms")
    names = {books.Book(os.path.join(prefilled, name)).cell("f_org_name") for name in os.listdir(prefilled)}
    true(absent in names, "one form an organisation")


def duplicates(root):
    place = Place(root, RUGAO, 2)
    place.rewrite(0, place.form(0), filled_on=date(2026, 1, 5))
    shutil.copyfile(place.form(0), os.path.join(place.forms, "copy.xlsx"))
    out = os.path.join(root, "dup-out")
    arguments = ("score", place.forms, "-o", out, "--year", 2025, "--quiet")
    equal(kaoping(*arguments)[0], 0, "an identical copy asks nothing of anybody")
    equal(results(out)["rounds"][0]["counts"]["assessed"], 2, "identical bytes count once")
    place.rewrite(0, os.path.join(place.forms, "copy.xlsx"), filled_on=date(2026, 1, 9), contact_name="改")
    equal(kaoping(*arguments)[0], 3, "reject")
    equal(results(out)["rounds"][0]["counts"]["duplicate"], 2, "both are listed")
    kaoping(*arguments, "--duplicates", "latest")
    status = {subject["file"]: subject["status"] for subject in results(out)["rounds"][0]["subjects"]}
    equal((status["copy.xlsx"], status[os.path.basename(place.form(0))]), ("assessed", "duplicate"), "the latest")
    place.rewrite(0, os.path.join(place.forms, "copy.xlsx"), filled_on=date(2026, 1, 5), contact_name="改")
    kaoping(*arguments, "--duplicates", "latest")
    equal(results(out)["rounds"][0]["counts"]["duplicate"], 2, "equal dates are rejected")


def last_year(root):
    place = Place(root, KARAMAY, 2)
    for case in place.cases:
        case.judged = {name: Fraction(0) for name in case.judged}
        case.facts["violations"] = 9
    place.pipeline.score()
    place.pipeline.fill_review()
    place.pipeline.score()
    found = results(place.pipeline.out)
    found["rounds"][0]["year"] = 2024
    found["rounds"][0]["subjects"][1]["grade"] = "good"
    before = os.path.join(root, "2024.json")
    with open(before, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
    kaoping("score", place.forms, "-o", place.pipeline.out, "--year", 2025, "--previous", before, "--quiet")
    now = results(place.pipeline.out)["rounds"][0]["subjects"]
    equal([(subject["grade"], "removal" in subject["consequences"]) for subject in now], [("fail", True), ("fail", False)], "two years")
    run_codes = lambda: {finding["code"] for finding in results(place.pipeline.out).get("findings", [])}
    true("previous-of-no-use" not in run_codes(), "results of the year before are of use")
    kaoping("score", place.forms, "-o", place.pipeline.out, "--year", 2024, "--previous", before, "--quiet")
    true("previous-of-no-use" in run_codes(), "results of another year are not")
    plan = os.path.join(TEMPLATES, RUGAO, "plan.sample.yaml")
    code, _, why = kaoping("score", place.forms, "-o", place.pipeline.out, "--year", 2025, "--plan", plan)
    true(code != 2 and plan in why, "a plan of an annex without forms: %d %s" % (code, why))


def experts(root):
    """What the bureau must act on when it makes the experts' workbooks."""
    place, panel, names = Place(root, "qinhuangdao-makerspace", 2), os.path.join(root, "panel"), os.path.join(root, "list.xlsx")
    make = lambda: kaoping("experts", "qinhuangdao-makerspace", place.forms, "--experts", names, "-o", panel, "--year", 2025)
    write_list(names, ["甲", "乙"])
    equal(make()[0], 0, "two experts")
    write_list(names, ["甲", "乙", "甲"])
    code, _, why = make()
    true(code == 3 and "甲" in why, "an expert twice")
    write_list(names, ["甲", "乙"])
    with open(os.path.join(place.forms, "坏.xlsx"), "wb") as file:
        file.write(b"PK nothing")
    code, _, why = make()
    true(code == 3 and "坏.xlsx" in why, "a form that cannot be read")
    os.remove(os.path.join(place.forms, "坏.xlsx"))
    place.rewrite(0, place.form(0), org_uscc="123")
    code, _, why = make()
    true(code == 3 and os.path.basename(place.form(0)) in why, "a form to be returned")


def trust(root):
    place = Place(root, KARAMAY, 1)
    path = place.form(0)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for number, (name, value) in enumerate((("v_professionals", 99), ("vw_professionals", "自行核实"), ("a_professionals", 5), ("w_professionals", "x"), ("j_reporting", 10))):
        sheet.cell(200 + number, 30).value = value
        entry = DefinedName(name, attr_text=f"'{sheet.title}'!$AD${200 + number}")
        book.defined_names.append(entry) if hasattr(book.defined_names, "append") else book.defined_names.add(entry)
    book.save(path)
    out = os.path.join(root, "trust-out")
    kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")
    (subject,) = subjects(out).values()
    true(any(finding["code"] == "bureau-cells-ignored" for finding in subject["findings"]), "flagged")
    equal(subject["values"]["professionals"]["verified"], None, "not believed")
    equal((subject["indicators"]["professionals"]["basis"], subject["indicators"]["reporting"]["points"]), ("computed", None), "not used")


def formula_safe(root):
    place = Place(root, RUGAO, 1)
    name = "=HYPERLINK(1) 公司"
    place.rewrite(0, place.form(0), org_name=name)
    out = os.path.join(root, "csv-out")
    kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")
    equal(list(subjects(out)), [name], "the name as typed")
    with open(os.path.join(out, "results.csv"), "rb") as file:
        content = file.read()
    true(content.startswith(b"\xef\xbb\xbf"), "BOM")
    true(not any(cell.strip('"').startswith("=") for line in content.decode("utf-8-sig").splitlines() for cell in line.split(",")), "no formula in a cell")


CHECKS = (usage, statuses, default_folder, one_folder_for_all, same_bytes, second_run, typing_waits, decisions_wait, unread_decisions, long_names, archives, odd_paths, unreadable, roster, duplicates, last_year, experts, trust, formula_safe)

if __name__ == "__main__":
    run_checks(CHECKS, "cli")

"""Blank forms, graded, review and compiled workbooks of the samples as LibreOffice prints them: every text is there, nothing is
cut, pages keep their margins, formulas have their true values. Then a rubric with everything the annexes leave out (groups,
floors, minimum points of a section, places): points, total and grade recalculated are those of results.json. And last year's totals.
Usage: graded_test.py KAOPING"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layout
import results_schema
from office import Office, named

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates")
OLD, NEW = "karamay-resident-institution", "made-up-with-everything"
EXTRA = """
groups:
  - {id: people, title: {zh: 制度与人员, en: Rules and people}, indicators: [management_rules, professionals], points: 6, article: 附件}
  - {id: across, title: {zh: 转化与配合, en: Transfer and cooperation}, indicators: [technology_transfer, reporting, assigned_tasks], points: 12, article: 附件}

grade_floors:
  - {id: early, when: "settled_on < DATE(2100, 1, 1)", at_least: pass, article: 第十二条, text: {zh: 早于本世纪末入驻, en: Settled before the end of the century}}
"""


def score(kaoping, samples, out, *options):
    arguments = [kaoping, "score", os.path.join(samples, "填报"), "-o", out, "--year", "2025", "--quiet", *options]
    for option, name in (("--experts", "专家"), ("--roster", "名册.xlsx"), ("--previous", "上年结果.json")):
        if os.path.exists(os.path.join(samples, name)):
            arguments += [option, os.path.join(samples, name)]
    review = os.path.join(samples, "评审表.xlsx")
    os.makedirs(out)
    if os.path.exists(review):
        with open(review, "rb") as source, open(os.path.join(out, "评审表.xlsx"), "wb") as copy:
            copy.write(source.read())
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    layout.expect(done.returncode in (0, 3), "score", samples, done.returncode, done.stderr.decode()[-300:])
    with open(os.path.join(out, "results.json"), encoding="utf-8") as results:
        return results_schema.validate_results(results.read())["rounds"][0]["subjects"]


def shown(office, path, folder, name):
    pages, formulas = layout.check(office, path, folder, name)
    print(f"{name}: {pages} pages, {formulas} formulas", flush=True)


def check_compilation(path, subjects, name):
    """One sheet an institution in score order behind the contents, no formula, no name but those of printing."""
    book = layout.openpyxl.load_workbook(path)
    sheets = [sheet.title for sheet in book if sheet.sheet_state == "visible"][1:]
    ranked = sorted((s for s in subjects if s["rank"]), key=lambda s: s["rank"])
    layout.expect(len(sheets) == sum(1 for s in subjects if s["outputs"]["graded"]), name, "has", len(sheets), "sheets")
    layout.expect(sheets[:len(ranked)] == [s["org_name"][:31] for s in ranked], name, "is not in score order:", sheets)
    formulas = [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    layout.expect(not formulas, name, "has formulas", formulas[:3])
    layout.expect(not book.defined_names.definedName, name, "has names")


def check_findings(path, subject):
    """A row for each finding; the sheet says so when there is none."""
    rows = [row for row in layout.openpyxl.load_workbook(path)["核查意见"].iter_rows(min_row=4, values_only=True) if any(row)]
    wanted = len(subject["findings"])
    layout.expect(len(rows) == max(wanted, 1) and (wanted or rows[0][0] == "本表没有内容。"), path, "tells", len(rows), "findings of", wanted)
    return wanted


def check_change(kaoping, folder):
    """Last year's totals come from results.json and from the summary workbook alike."""
    samples = os.path.join(SAMPLES, OLD, "samples")
    first = os.path.join(folder, "before")
    subjects = {s["org_name"]: s for s in score(kaoping, samples, first) if s["status"] == "assessed"}
    results, summary = os.path.join(first, "results.json"), os.path.join(first, "汇总表.xlsx")
    with open(results, encoding="utf-8") as file:
        text = file.read().replace('"year": 2025', '"year": 2024').replace('"year":2025', '"year":2024')
    with open(results, "w", encoding="utf-8") as file:
        file.write(text)
    book = layout.openpyxl.load_workbook(summary)
    for row in book["_kaoping"].iter_rows():
        if row[0].value == "result":
            row[2].value = "2024"
            row[6].value = str(float(row[6].value) - 1.25)
    book.save(summary)
    for before, change in ((results, 0), (summary, 1.25)):
        out = os.path.join(folder, "after" + os.path.splitext(before)[1])
        score(kaoping, samples, out, "--previous", before)
        sheet = layout.openpyxl.load_workbook(os.path.join(out, "汇总表.xlsx"), data_only=True)["与上年比较"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        layout.expect(len(rows) == len(subjects), before, "has", len(rows), "of", len(subjects))
        for name, _, grade_before, grade, changed, total_before, total, difference in rows:
            wanted = subjects[name]["total"]
            layout.expect((total, difference) == (wanted, change) and abs(total_before - wanted + change) < 1e-9, before, name, total_before, total, difference)
            layout.expect((grade_before == grade) == (changed == "持平"), before, name, grade_before, grade, changed)


def check_samples(kaoping, office, folder):
    quiet = 0
    for samples in sorted(glob.glob(os.path.join(SAMPLES, "*", "samples"))):
        annex = os.path.basename(os.path.dirname(samples))
        form = os.path.join(folder, annex + ".xlsx")
        subprocess.run([kaoping, "form", annex, "-o", form, "--year", "2025", "--quiet"], check=True)
        shown(office, form, folder, annex + " form")
        out = os.path.join(folder, annex)
        subjects = score(kaoping, samples, out)
        for status in ("assessed", "returned"):
            subject = next(s for s in subjects if s["status"] == status)
            shown(office, os.path.join(out, subject["outputs"]["graded"]), folder, f"{annex} {status}")
        findings = [check_findings(os.path.join(out, s["outputs"]["graded"]), s) for s in subjects if s["outputs"]["graded"]]
        quiet += findings.count(0)
        shown(office, os.path.join(out, "评审表.xlsx"), folder, annex + " review")
        experts = os.path.join(samples, "专家", "专家名单.xlsx")
        if os.path.exists(experts):
            panel = os.path.join(folder, annex + " panel")
            done = subprocess.run([kaoping, "experts", annex, os.path.join(samples, "填报"), "--experts", experts, "-o", panel, "--year", "2025", "--quiet"],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            layout.expect(done.returncode in (0, 3), annex, "experts", done.returncode, done.stderr.decode()[-300:])
            made = [path for path in sorted(glob.glob(os.path.join(panel, "*.xlsx"))) if os.path.basename(path) != os.path.basename(experts)]
            shown(office, made[0], folder, annex + " expert")
        roster = os.path.join(folder, annex + " roster.xlsx")
        subprocess.run([kaoping, "roster", annex, "-o", roster, "--quiet"], check=True)
        shown(office, roster, folder, annex + " roster")
        compiled = os.path.join(out, "评分汇编.xlsx")
        check_compilation(compiled, subjects, annex)
        shown(office, compiled, folder, annex + " compiled")
    layout.expect(quiet, "every sample has findings")


def renamed(source, target):
    """A workbook of another rubric."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(OLD.encode(), NEW.encode()))


def made_up(folder):
    """The rubric and its samples."""
    source = os.path.join(SAMPLES, OLD)
    with open(os.path.join(source, "rubric.yaml"), encoding="utf-8") as file:
        text = file.read().replace("id: " + OLD, "id: " + NEW, 1)
    text = text.replace("printed_to: 84,", "quota: 1,", 1).replace("printed_to: 69,", "quota: 1,", 1)
    text = text.replace("points: 20, article: 附件}", "points: 20, article: 附件, minimum: {points: 20, grade: pass}}", 1)
    text = text.replace("\nexempt:", EXTRA + "\nexempt:", 1)
    os.makedirs(os.path.join(folder, "rubrics", NEW))
    with open(os.path.join(folder, "rubrics", NEW, "rubric.yaml"), "w", encoding="utf-8") as file:
        file.write(text)
    samples = os.path.join(folder, "samples")
    os.makedirs(os.path.join(samples, "填报"))
    for path in glob.glob(os.path.join(source, "samples", "填报", "*.xlsx")) + [os.path.join(source, "samples", "评审表.xlsx")]:
        renamed(path, os.path.join(samples, os.path.relpath(path, os.path.join(source, "samples"))))
    return os.path.join(folder, "rubrics"), samples


def check_made_up(kaoping, office, folder):
    rubrics, samples = made_up(folder)
    out = os.path.join(folder, "out")
    subjects = score(kaoping, samples, out, "--rubrics", rubrics)
    codes = {f["code"] for s in subjects for f in s["findings"]}
    layout.expect({"group-capped", "section-below-minimum", "beyond-quota"} <= codes, "the made-up rubric meets too little:", sorted(codes))
    for subject in subjects:
        if not subject["outputs"]["graded"]:
            continue
        path = os.path.join(out, subject["outputs"]["graded"])
        shown(office, path, folder, "made-up " + subject["org_name"])
        if subject["status"] != "assessed":
            continue
        document = office.load(path)
        document.calculateAll()
        total, grade = named(document, "total").getCellByPosition(0, 0), named(document, "grade").getCellByPosition(0, 0)
        labels = {"excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格", None: ""}
        layout.expect(abs(total.Value - subject["total"]) < 1e-9, path, total.Value, subject["total"])
        layout.expect(grade.String == labels[subject["grade"]], path, grade.String, subject["grade"])
        document.close(True)


def main(kaoping):
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        check_made_up(kaoping, office, folder)
        check_change(kaoping, folder)
        check_samples(kaoping, office, folder)
    return layout.report()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

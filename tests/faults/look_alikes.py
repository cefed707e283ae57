"""Names that look like another institution's, of the forms or of the roster: shown to a person with both names and files, in both
languages; nobody is merged, refused or returned for it."""
import json
import shutil

import openpyxl

LOOK = [("秦皇岛OPEN众创空间", "秦皇岛\u041ePEN众创空间"), ("秦皇岛OPEN众创空间", "秦皇岛0PEN众创空间"), ("未来众创空间", "末来众创空间"),
        ("秦皇岛未来众创空间", "秦皇岛未\u200b来众创空间"), ("土星（海港）众创空间", "土星(海港)众创空间"), ("AI众创空间", "Al众创空间")]
APART = [("秦皇岛晨曦众创空间", "秦皇岛晨光众创空间"), ("第一众创空间", "第二众创空间")]


def named(book_from, book_to, name):
    book = openpyxl.load_workbook(book_from)
    sheet, cell = next(iter(book.defined_names["f_org_name"].destinations))
    book[sheet][cell.replace("$", "")] = name
    book.save(book_to)


def forms_of(machine, names):
    folder = machine.folder / "look"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    samples = sorted(machine.forms.iterdir())
    for number, name in enumerate(names):
        named(samples[number], folder / f"{number}.xlsx", name)
    return folder


def reported(folder):
    rounds = json.loads((folder / "results.json").read_text(encoding="utf-8"))["rounds"]
    return {subject["file"]: [(f["zh"], f["en"]) for f in subject["findings"] if f["code"] == "name-looks-like"]
            for round_ in rounds for subject in round_["subjects"] if subject["file"]}


def statuses(folder):
    return sorted(subject["status"] for subject in json.loads((folder / "results.json").read_text(encoding="utf-8"))["rounds"][0]["subjects"])


def run(machine, table, tries):
    row = table.row("names that look alike")
    plain = machine.fresh()
    machine.score(forms_of(machine, ["一众创空间甲", "丙众创空间"]), plain)
    as_usual = statuses(plain)
    for pair in LOOK:
        folder = machine.fresh()
        machine.score(forms_of(machine, pair), folder)
        findings = reported(folder)
        good = statuses(folder) == as_usual
        for own, other in ((0, 1), (1, 0)):
            said = findings[f"{own}.xlsx"]
            good = good and len(said) == 1 and all(f"{other}.xlsx" in words and pair[own].replace("\u200b", "") in words for words in said[0])
        row("reported of both, assessed as ever", good, f"{pair} {findings} {statuses(folder)}")
    for pair in APART:
        folder = machine.fresh()
        machine.score(forms_of(machine, pair), folder)
        row("names apart: not reported", not any(reported(folder).values()), f"{pair} {reported(folder)}")
    roster(machine, row)


def roster(machine, row):
    """The one whose name it is has not handed in."""
    real, fake = LOOK[2]
    file = machine.folder / "名册.xlsx"
    machine.run([machine.kaoping, "roster", "qinhuangdao-makerspace", "-o", str(file)])
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    headers = {str(sheet.cell(r, c).value).strip(" *"): (r, c) for r in range(1, 8) for c in range(1, 8)}
    for header, value in (("机构名称", real), ("统一社会信用代码", "91130300MA07XXXX5R")):
        line, column = headers[header]
        sheet.cell(line + 1, column).value = value
    book.save(file)
    folder = machine.fresh()
    machine.score(forms_of(machine, [fake]), folder, "--roster", str(file))
    said = reported(folder)["0.xlsx"]
    row("reported of one in the roster", len(said) == 1 and all(real in words and "名册.xlsx" in words for words in said[0]), said)

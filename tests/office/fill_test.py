"""A person fills the form in LibreOffice, another program spoils what identifies it, and the engine still reads what was
meant: text as people type it, lost names, renamed and removed sheets, lost properties, other formats.
Usage: fill_test.py KAOPING"""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cli_test as cli
from office import Office, enter, enter_rows, named

KARAMAY = "karamay-resident-institution"
# field → (as typed, as read; no second: as typed)
TYPED = {
    "org_name": (" 克拉玛依（中国）技术转移有限公司\u3000", "克拉玛依（中国）技术转移有限公司"),
    "org_uscc": ("９１３５０１００ｍ０００１００ｙ４３", "91350100M000100Y43"),
    "contact_name": ("王芳",), "contact_phone": ("０９９０－６８８１２３４", None),
    "filled_on": ("二〇二六年一月八日", "2026-01-08"),
    "truth_pledge": ("√", True),
    "category": (" 科技服务机构 ", "科技服务机构"),
    "settled_on": ("2024.3.1", "2024-03-01"),
    "agreement_from": (datetime.date(2024, 1, 1), "2024-01-01"), "agreement_to": ("２０２６年１２月３１日", "2026-12-31"),
    "has_service_rules": ("有", True), "has_internal_rules": ("□是 ☑否", False),
    "professionals": ("共５名", 5),
}
PROJECTS = [["甲项目", "HT-1", "2025650000000001", "2025年5月1日", "120万元"], ["乙项目", None, " ２０２５６５０００００００００２", datetime.date(2025, 12, 31), "￥800,000.00"],
            ["丙项目", None, "2025 6500 0000 0001", "2025/6/1", 55], ["丁项目", None, "2025650000000004", "20241231", 300]]
READ = [(120, True), (80, True), (55, False), (300, False)]


def fill(office, blank, path, projects=PROJECTS, kind="Calc MS Excel 2007 XML", change=None):
    document = office.load(blank)
    for name, (typed, *_) in TYPED.items():
        enter(named(document, "f_" + name).getCellByPosition(0, 0), typed)
    enter_rows(document, "l_agreement_tasks", [["引进成果", "十", "项", "８", None, None], ["培训", 3, "次", "5", "2", None]])
    enter_rows(document, "l_projects", projects)
    if change:
        change(document)
    office.save(document, path, kind)
    document.close(True)


def score(path, root):
    out = os.path.join(root, "out-" + os.path.basename(path))
    code, _, errors = cli.kaoping("score", path, "-o", out, "--year", 2025, "--quiet")
    cli.equal(code, 3, "judged points are awaited: " + errors)
    found = cli.results(out)
    cli.equal(found["unreadable"], [], "unreadable")
    return found["rounds"][0]["subjects"][0]


def check(subject):
    cli.equal([finding["zh"] for finding in subject["findings"] if finding["severity"] == "error"], [], "errors")
    cli.equal(subject["status"], "pending", "status")
    for name, (typed, *read) in TYPED.items():
        if read != [None]:
            cli.equal(subject["values"][name]["value"], (read or [typed])[0], name)
    cli.equal([(row["row"]["amount"], row["counted"]) for row in subject["lists"]["projects"][:4]], READ, "projects")
    cli.equal({name: subject["indicators"][name]["points"] for name in ("agreement_completion", "professionals", "technology_transfer")},
              {"agreement_completion": 56, "professionals": 5, "technology_transfer": 10}, "points")   # 60 × (0.8 + 2) / 3


def typed_in_libreoffice(office, blank, root):
    path = os.path.join(root, "typed.xlsx")
    fill(office, blank, path)
    subject = score(path, root)
    check(subject)
    cli.equal(subject["values"]["professionals"]["raw"], "共５名", "the raw text")
    own = subject["indicators"]["technology_transfer"]["self"]
    cli.true(own is None or isinstance(own, (int, float)), "self-assessed points")


def numbers_score_themselves(office, blank, root):
    """With numbers and dates typed, the form's own live points are those of the engine."""
    path = os.path.join(root, "live.xlsx")

    def change(document):
        for name, value in (("professionals", 4), ("settled_on", datetime.date(2024, 3, 1))):
            enter(named(document, "f_" + name).getCellByPosition(0, 0), value)
        document.calculateAll()
    fill(office, blank, path, [["甲", None, f"R-{number}", datetime.date(2025, 3, 1), 49.999999] for number in range(4)], change=change)
    subject = score(path, root)
    for name, points in (("professionals", 3), ("technology_transfer", 7)):
        cli.equal((subject["indicators"][name]["points"], subject["indicators"][name]["self"]), (points, points), name)


def below_the_table(office, blank, root):
    path = os.path.join(root, "below.xlsx")
    more = [[f"续{number}", None, f"X{number}", "2024-05-01", 1] for number in range(40)] + [["末行", None, "X末", "2025-05-01", "1"]]
    fill(office, blank, path, PROJECTS + more)
    subject = score(path, root)
    check(subject)
    cli.equal((len(subject["lists"]["projects"]), subject["lists"]["projects"][-1]["counted"]), (45, True), "rows")
    cli.true(any(finding["code"] == "beyond-table" for finding in subject["findings"]), "beyond-table")


def names_deleted(office, blank, root):
    def change(document):
        for name in document.NamedRanges.ElementNames:
            document.NamedRanges.removeByName(name)
    path = os.path.join(root, "names.xlsx")
    fill(office, blank, path, change=change)
    check(score(path, root))


def hidden_sheet_removed(office, blank, root):
    path = os.path.join(root, "hidden.xlsx")
    fill(office, blank, path, change=lambda document: document.Sheets.removeByName("_kaoping"))
    check(score(path, root))


def sheets_renamed(office, blank, root):
    def change(document):
        for place, name in enumerate(document.Sheets.ElementNames):
            if name != "_kaoping":
                document.Sheets.getByName(name).setName(f"Sheet{place}")
    path = os.path.join(root, "renamed.xlsx")
    fill(office, blank, path, change=change)
    check(score(path, root))


def names_and_hidden_sheet_lost(office, blank, root):
    def change(document):
        for name in document.NamedRanges.ElementNames:
            document.NamedRanges.removeByName(name)
        document.Sheets.removeByName("_kaoping")
    path = os.path.join(root, "labels.xlsx")
    fill(office, blank, path, change=change)
    check(score(path, root))


def properties_lost(office, blank, root):
    """openpyxl drops them; here with the names and the hidden sheet gone one at a time."""
    import openpyxl
    path = os.path.join(root, "typed-again.xlsx")
    fill(office, blank, path)
    for lost in ("names", "hidden"):
        book = openpyxl.load_workbook(path)
        if lost == "names":
            names = book.defined_names
            for name in [item.name for item in names.definedName] if hasattr(names, "definedName") else list(names):
                del names[name]
        else:
            del book["_kaoping"]
        other = os.path.join(root, f"openpyxl-{lost}.xlsx")
        book.save(other)
        check(score(other, root))


def rows_inserted(office, blank, root):
    """A line put in above the table, and a list's lines sorted down by an empty one."""
    def change(document):
        for title in ("指标表", "促成项目"):
            document.Sheets.getByName(title).unprotect("")
        document.Sheets.getByName("指标表").Rows.insertByIndex(2, 2)
        document.Sheets.getByName("促成项目").Rows.insertByIndex(5, 1)
    path = os.path.join(root, "inserted.xlsx")
    fill(office, blank, path, change=change)
    check(score(path, root))


def by_gnumeric(office, blank, root):
    if shutil.which("ssconvert") is None:
        return
    path, other = os.path.join(root, "typed-g.xlsx"), os.path.join(root, "gnumeric.xlsx")
    fill(office, blank, path)
    subprocess.run(["ssconvert", path, other], check=True, capture_output=True)
    check(score(other, root))


def other_formats(office, blank, root):
    """.ods and .xls keep names and properties."""
    for ending, kind in (("ods", "calc8"), ("xls", "MS Excel 97")):
        path = os.path.join(root, "typed." + ending)
        fill(office, blank, path, kind=kind)
        out = os.path.join(root, "out-" + ending)
        cli.kaoping("score", path, "-o", out, "--year", 2025, "--quiet")
        if not os.path.exists(os.path.join(out, "results.json")):
            raise AssertionError(ending + ": neither read nor reported")
        found = cli.results(out)
        if found["unreadable"]:   # reported is allowed, ignored is not
            cli.equal(found["unreadable"][0]["code"], "unsupported-format", ending)
        else:
            check(found["rounds"][0]["subjects"][0])


CHECKS = (typed_in_libreoffice, numbers_score_themselves, below_the_table, names_deleted, hidden_sheet_removed, sheets_renamed, names_and_hidden_sheet_lost,
          properties_lost, rows_inserted, by_gnumeric, other_formats)

if __name__ == "__main__":
    failed = 0
    with tempfile.TemporaryDirectory(prefix="kaoping-fill-") as root, Office() as office:
        blank = os.path.join(root, "blank.xlsx")
        cli.equal(cli.kaoping("form", KARAMAY, "-o", blank, "--year", 2025)[0], 0, "form")
        for each in CHECKS:
            if sys.argv[2:] and each.__name__ not in sys.argv[2:]:
                continue
            try:
                each(office, blank, root)
                print("ok    ", each.__name__, flush=True)
            except Exception as error:   # each check reports, the rest still run
                failed += 1
                print("FAILED", each.__name__, type(error).__name__, error, flush=True)
    print(f"{len(sys.argv[2:] or CHECKS)} checks, {failed} failed")
    sys.exit(1 if failed else 0)

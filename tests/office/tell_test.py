"""What the telling commands say: explain, diff, finalize, replay, doctor, the counts of check, refusals.
Usage: tell_test.py KAOPING [NAME OF A CHECK]"""
import json
import os
import shutil
import sys
import tempfile

import books
from cli_test import KARAMAY, RUGAO, Place, equal, kaoping, results, subjects, true


def judged_round(root, count=3):
    """A Karamay round with every point given; returns the place and its first subjects."""
    place = Place(root, KARAMAY, count)
    for case in place.cases:
        case.judged = {name: 4 for name in case.judged}
    first = place.pipeline.score()
    place.pipeline.fill_review()
    place.pipeline.score()
    return place, first


def type_into(path, **cells):
    filler = books.Filler(path)
    for name, value in cells.items():
        filler.put(name, value)
    filler.save(path)


# ------------------------------------------------------------------------------------------------------------------

def verified_without_reason(root):
    place, first = judged_round(root)
    out = place.pipeline.out
    type_into(place.pipeline.graded(first[0]), v_professionals=77)
    (subject, *_) = place.pipeline.score().values()
    equal(subject["values"]["professionals"]["verified"], None, "not adopted, so not shown as verified")
    true(any(item["name"] == "v_professionals" and item["value"] == 77 for item in subject["bureau"]), "it stands in bureau[]")
    _, text, _ = kaoping("explain", out, subject["org_name"], "professionals", "--lang", "en")
    true("verified as" not in text, "explain shows no verified value")


def unknown_indicator(root):
    place, _ = judged_round(root, 2)
    code, text, problem = kaoping("explain", place.pipeline.out, place.cases[0].name.strip(), "no-such-indicator", "--lang", "both")
    equal((code, text), (2, ""), "nothing to explain")
    true(problem.count("no-such-indicator") == 2 and problem.count("professionals") == 2, "what was asked for and what there is, in both languages")
    equal(kaoping("explain", place.pipeline.out, place.cases[0].name.strip(), "professionals")[0], 0, "a known one")


def both_languages(root):
    place, _ = judged_round(root, 2)
    one = [kaoping("explain", place.pipeline.out, "--lang", language)[1] for language in ("zh", "en", "both")]
    true(one[0] and one[1] and one[0] != one[1], "two languages")
    true(one[2] == one[0] + one[1], "Chinese, then English")
    said = [kaoping("check", place.forms, "--year", 2025, "--lang", language)[1] for language in ("zh", "en", "both")]
    equal(said[2], said[0] + said[1], "the lines of check")


def doctor_for_programs(root):
    code, text, _ = kaoping("doctor", "--json")
    found = json.loads(text)
    true(code in (0, 3) and found["engine"] and KARAMAY in found["rubrics"] and "office" in found, "doctor --json")


def refusals_of_files(root):
    place = Place(root, RUGAO, 2)
    with open(os.path.join(place.forms, "压缩.xlsx"), "wb") as file:
        file.write(b"Rar!\x1a\x07\x01" + b"x" * 100)
    book = books.openpyxl.Workbook()
    book.active["A1"] = "工资表"
    book.save(os.path.join(place.forms, "工资.xlsx"))
    place.rewrite(1, place.form(1), registered="否")
    out = os.path.join(root, "out")
    kaoping("score", place.forms, "-o", out, "--year", 2025, "--quiet")
    said = {item["file"]: item for item in results(out)["unreadable"]}
    true("另存" not in said["压缩.xlsx"]["zh"] and "解压" in said["压缩.xlsx"]["zh"] and "unpack" in said["压缩.xlsx"]["en"], "an archive is unpacked")
    for name, item in said.items():
        true(item["zh"].startswith(name) and item["en"].startswith(name), name)
    _, text, _ = kaoping("check", place.forms, "--year", 2025, "--lang", "zh")
    equal(text.splitlines()[0].split(": ")[1], "可用 2", "one count of what can be used")
    equal(text.count("工资.xlsx"), 1, "a file is named once")


def rosters(root):
    place = Place(root, KARAMAY, 1)
    path = os.path.join(root, "错的名册.xlsx")
    book = books.openpyxl.Workbook()
    book.active.append(["单位", "代码"])
    book.save(path)
    _, _, notes = kaoping("score", place.forms, "-o", os.path.join(root, "a"), "--year", 2025, "--roster", path)
    true("错的名册.xlsx" in notes, "the roster without a header is named")
    kaoping("roster", KARAMAY, "-o", path)
    book = books.openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if any(cell.value and "机构名称" in str(cell.value) for cell in row))
    for cell in header:
        title = str(cell.value or "")
        value = "克拉玛依缓评科技有限公司" if "机构名称" in title else "91350100M000100Y43" if "信用代码" in title else "是" if "缓评" in title else None
        sheet.cell(header[0].row + 1, cell.column).value = value
    book.save(path)
    out = os.path.join(root, "b")
    kaoping("score", place.forms, "-o", out, "--year", 2025, "--roster", path, "--quiet")
    excused = subjects(out)["克拉玛依缓评科技有限公司"]
    equal((excused["status"], excused["file"]), ("exempt", None), "excused without a form")
    equal({item["code"] for item in excused["findings"] if item["severity"] != "info"}, set(), "nothing is asked of the excused")


CHECKS = (verified_without_reason, unknown_indicator, both_languages, doctor_for_programs, refusals_of_files, rosters)

if __name__ == "__main__":
    failed = 0
    for check in CHECKS:
        if sys.argv[2:] and check.__name__ not in sys.argv[2:]:
            continue
        with tempfile.TemporaryDirectory(prefix="kaoping-tell-") as root:
            try:
                check(root)
                print("ok    ", check.__name__, flush=True)
            except Exception as error:   # each check reports, the rest still run
                failed += 1
                print("FAILED", check.__name__, type(error).__name__, error, flush=True)
    print(f"{len(sys.argv[2:] or CHECKS)} checks, {failed} failed")
    sys.exit(1 if failed else 0)

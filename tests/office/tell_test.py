"""What the telling commands say: explain, diff, finalize, replay, doctor, the counts of check, refusals.
Usage: tell_test.py KAOPING [NAME OF A CHECK]"""
import json
import os
import shutil
import sys

import books
from checks import run_checks
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


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


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


def results_that_are_none(root):
    place = Place(root, RUGAO, 1)
    checked, cut, good = (os.path.join(root, name) for name in ("checked", "cut", "good"))
    kaoping("score", place.forms, "-o", good, "--year", 2025, "--quiet")
    for folder in (checked, cut):
        os.makedirs(folder)
    with open(os.path.join(checked, "results.json"), "w", encoding="utf-8") as file:
        file.write(kaoping("check", place.forms, "--year", 2025, "--json")[1])
    for spoil, missing in ((lambda found: found["rounds"][0]["subjects"][0].pop("indicators"), "indicators"), (lambda found: found["rounds"][0].pop("counts"), "counts"),
                           (lambda found: found["rounds"].insert(0, 5), "rounds[0]"), (lambda found: found.pop("rounds"), "rounds")):
        found = results(good)
        spoil(found)
        with open(os.path.join(cut, "results.json"), "w", encoding="utf-8") as file:
            json.dump(found, file)
        for folder, what in ((cut, missing), (checked, "indicators")):
            for command in (("explain", folder), ("finalize", folder), ("diff", good, folder), ("diff", folder, good)):
                code, text, problem = kaoping(*command, "--lang", "en")
                true((code, text) == (2, "") and what in problem and folder in problem and "internal" not in problem, f"{command}: {code} {problem}")


def replayed(root):
    place, first = judged_round(root, 2)
    out = place.pipeline.out
    equal(kaoping("replay", out)[0], 0, "as it was left")
    graded = place.pipeline.graded(first[0])
    for path, change in ((graded, lambda: type_into(graded, v_professionals=9, vw_professionals="现场")), (os.path.join(out, "评审表.xlsx"), place.pipeline.fill_review)):
        before = bytes_of(path)
        for case in place.cases:
            case.judged = {name: 3 for name in case.judged}
        change()
        true(bytes_of(path) != before, "typed into")
        code, text, _ = kaoping("replay", out)
        true(code == 0 and os.path.basename(path) in text, f"typed into since the run, a note: {code} {text}")
    for case in place.cases:
        case.judged = {name: 2 for name in case.judged}
    place.pipeline.score()
    place.pipeline.score()
    kept = bytes_of(os.path.join(out, "评审表.xlsx"))
    place.pipeline.fill_review()
    code, text, _ = kaoping("replay", out)
    true(code == 0 and "一致" in text, f"what the last run read says the same as what an earlier one had read: {code} {text}")
    shutil.move(os.path.join(out, "历史"), os.path.join(root, "历史"))
    code, text, _ = kaoping("replay", out)
    true(code == 3 and "历史/1" in text and "不能重算" in text, f"nobody kept what the run read: {code} {text}")
    shutil.move(os.path.join(root, "历史"), os.path.join(out, "历史"))
    with open(os.path.join(out, "评审表.xlsx"), "wb") as file:
        file.write(kept)
    report = next(os.path.relpath(os.path.join(where, name), out) for where, _, names in os.walk(os.path.join(out, "报告")) for name in names)
    form, kept_form = place.form(0), bytes_of(place.form(0))
    place.rewrite(0, form, contact_name="改")
    code, text, _ = kaoping("replay", out)
    true(code == 3 and os.path.basename(form) in text and "改动" in text, f"a form that was changed: {code} {text}")
    with open(form, "wb") as file:
        file.write(kept_form)
    for name in ("results.json", "results.csv", "汇总表.xlsx", report, os.path.relpath(graded, out)):
        path = os.path.join(out, name)
        shutil.move(path, path + ".kept")
        code, text, _ = kaoping("replay", out)
        true(code == 3 and name in text, f"{name} is gone: {code} {text}")
        shutil.move(path + ".kept", path)
        if path == graded:
            continue
        kept = bytes_of(path)
        with open(path, "ab") as file:
            file.write(b" ")
        code, text, _ = kaoping("replay", out)
        true(code == 3 and name in text, f"{name} was changed: {code} {text}")
        with open(path, "wb") as file:
            file.write(kept)


def differences(root):
    place, first = judged_round(root, 3)
    name = place.cases[0].name.strip()
    old, new = os.path.join(place.pipeline.out, "历史", "1"), place.pipeline.out
    found = results(new)
    _, graded, *_ = found["rounds"][0]["subjects"]
    changed = os.path.join(root, "new.json")
    graded["grade"] = "fail"
    graded["consequences"] = ["rectification", "reward"]
    with open(changed, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
    for language, expected in (("zh", ("状态：待定 → 已评", "“参加组织的活动”得分：– → 4", "参加组织的活动", "、")),
                               ("en", ("status: Pending → Assessed", "points of “Activities”: – → 4", "Activities"))):
        code, text, _ = kaoping("diff", os.path.join(old, "results.json"), changed, "--lang", language)
        equal(code, 3, "they differ")
        for words in expected:
            true(words in text, f"{words}: {text[:1500]}")
        true(all(subject in line for subject, line in ((graded["org_name"], text), (name, text))), "everybody")
        for word in ("[", "reward", "rectification", "activities", "assigned_tasks", "raw_total", "excellent", KARAMAY):
            true(word not in text, f"an id or an array for people: {word}: {text[:1500]}")
    listed = json.loads(kaoping("diff", os.path.join(old, "results.json"), changed, "--json")[1])
    (after,) = [item["new"] for item in listed if item["what"] == "consequences" and graded["org_name"] in item["subject"]]
    equal(after, ["rectification", "reward"], "an array for programs")
    equal({item["new"] for item in listed if item["what"] == "points activities"}, {4}, "a number for programs")


def differences_of_duplicates(root):
    place = Place(root, RUGAO, 1)
    place.rewrite(0, os.path.join(place.forms, "again.xlsx"), contact_name="改")
    outs = [os.path.join(root, name) for name in ("one", "two")]
    kaoping("score", place.forms, "-o", outs[0], "--year", 2025, "--quiet")
    place.rewrite(0, place.form(0), contact_name="又改")
    kaoping("score", place.forms, "-o", outs[1], "--year", 2025, "--quiet")
    listed = json.loads(kaoping("diff", *outs, "--json")[1])
    equal([(item["what"], item["new"]) for item in listed], [("value contact_name", "又改")], "the changed one of two")
    true(os.path.basename(place.form(0)) in listed[0]["subject"], "told apart by file")


CHECKS = (verified_without_reason, unknown_indicator, both_languages, doctor_for_programs, refusals_of_files, rosters, results_that_are_none, replayed,
          differences, differences_of_duplicates)

if __name__ == "__main__":
    run_checks(CHECKS, "tell")

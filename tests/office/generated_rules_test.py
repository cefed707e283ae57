"""Rubrics made at random (rule_generator.py), each with forms in every state, through form → score → bureau and experts → score;
then every formula of every graded workbook recalculated by LibreOffice and by Gnumeric against its cached value, and points, total and
grade against results.json. Each key, word, function and name that the loader knows (office_language) is made by some rubric.
Usage: generated_rules_test.py KAOPING OFFICE_LANGUAGE [RUBRICS] [FORMS] [SEED]"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import books
import compare
import pipeline
from office import Office, skip
from oracle_test import by_libreoffice
from rule_generator import YEAR, Filled, Maker
from rubrics import TEMPLATES


WRITTEN = 40   # rubrics that are made and read, of which some are followed through both offices


class Plain(yaml.SafeDumper):
    """The language has no anchors."""

    def ignore_aliases(self, data):
        return True


def write_yaml(path, data):
    with open(path, "w", encoding="utf-8") as file:
        yaml.dump(data, file, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10 ** 6)


class Grades:
    def __init__(self, maker):
        grades = maker.rubric["grades"] if maker.rubric["grades"] != "plan" else maker.plan["grades"]
        self.ids = {grade["label"]["zh"]: grade["id"] for grade in grades}

    def grade_of_label(self, label):
        return self.ids.get(label)


class Round:
    def __init__(self, program, folder, maker, forms):
        self.program, self.folder, self.maker = program, folder, maker
        self.rubrics = os.path.join(folder, "rubrics")
        self.file = os.path.join(self.rubrics, maker.id, "rubric.yaml")
        os.makedirs(os.path.dirname(self.file))
        write_yaml(self.file, maker.rubric)
        self.plan = os.path.join(os.path.dirname(self.file), "plan.sample.yaml") if maker.planned else None
        if self.plan:
            write_yaml(self.plan, maker.plan)
        self.forms = [Filled(maker, number) for number in range(forms)]
        self.inbox, self.out, self.panel = (os.path.join(folder, name) for name in ("forms", "out", "experts"))
        self.blank = os.path.join(folder, "blank.xlsx")

    def run(self, *arguments):
        return pipeline.run(self.program, *arguments, "--year", YEAR, "--rubrics", self.rubrics)

    def write_forms(self):
        os.makedirs(self.inbox)
        self.run("form", self.maker.id, "-o", self.blank)
        filler = books.QuickFiller(self.blank)
        for form in self.forms:
            for name, value in form.fields.items():
                filler.put("f_" + name, value)
            for name, value in (("org_name", form.name), ("org_uscc", form.uscc), ("contact_name", "张三"), ("contact_phone", "0990-6812345"), ("truth_pledge", "是")):
                filler.put("f_" + name, value)
            filler.put("f_filled_on", f"{YEAR + 1}-01-05")
            for name, rows in form.lists.items():
                for line, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if value is not None:
                            filler.put("l_" + name, value, line, column)
            filler.save(os.path.join(self.inbox, f"{form.number:03}.xlsx"))

    def score(self):
        arguments = ["score", self.inbox, "-o", self.out, "--reports", "html"]
        self.run(*arguments, *(["--experts", self.panel] if os.path.isdir(self.panel) else []))
        with open(os.path.join(self.out, "results.json"), encoding="utf-8") as file:
            (found,) = json.load(file)["rounds"]
        return {int(subject["file"].split(".")[0]): subject for subject in found["subjects"]}

    def fill_panel(self):
        if not self.maker.experts:
            return
        roster = os.path.join(self.folder, "list.xlsx")
        names = pipeline.EXPERTS[:3]
        pipeline.write_list(roster, names)
        self.run("experts", self.maker.id, self.inbox, "--experts", roster, "-o", self.panel)
        for place, expert in enumerate(names):
            path = os.path.join(self.panel, expert + ".xlsx")
            filler = books.Filler(path)
            self.by_line(filler, lambda form, line: [filler.put("e_" + item, value, line) for item, value in form.experts[place].items()])
            filler.save(path)

    def fill_review(self):
        path = os.path.join(self.out, "评审表.xlsx")
        if not os.path.exists(path):
            return
        filler = books.Filler(path)

        def fill(form, line):
            for kind, entries in (("j_", form.judged), ("b_", form.facts)):
                for name, value in entries.items():
                    if kind + name in filler.places:
                        filler.put(kind + name, value, line)
        self.by_line(filler, fill)
        filler.save(path)

    def by_line(self, filler, fill):
        by_name = {form.name: form for form in self.forms}
        for line, name in enumerate(filler.column("k_name")):
            if name in by_name:
                fill(by_name[name], line)

    def graded(self, subject):
        relative = subject["outputs"]["graded"]
        return os.path.join(self.out, relative) if relative else None

    def fill_graded(self, subjects):
        for form in self.forms:
            path = self.graded(subjects[form.number])
            if path is None:
                continue
            filler = books.QuickFiller(path, by_openpyxl=False)
            entries = [("v_" + name, 0, value) for name, value in form.verified.items()]
            entries += [("vw_" + name, 0, "现场核实") for name in form.verified]
            entries += [("vl_" + name, line, "不认定") for name, lines in form.refused.items() for line in lines]
            entries += [(kind + name, 0, value) for name, points in form.adjusted.items() for kind, value in (("a_", points), ("w_", "会议审定"))]
            entries += [("a_grade", 0, form.grade), ("w_grade", 0, "会议")] if form.grade else []
            for name, line, value in entries:
                if name in filler.places:
                    filler.put(name, value, line)
            if entries:
                filler.save(path)


def language(tool, round_, known, used):
    """What the loader asked for while it read this rubric, and what stands in it."""
    common = os.path.join(TEMPLATES, "common.yaml")
    done = subprocess.run([tool, common, round_.file, *([round_.plan] if round_.plan else [])], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        kind, word = line.split(" ", 1)
        (known if kind == "known" else used).add(word)


def begun(program, tool, folder, seed, forms, report, known, used):
    """The round of a rubric that the lint accepts, else None."""
    maker = Maker(seed)
    round_ = Round(program, folder, maker, forms)
    checked = subprocess.run([program, "rubric", "check", round_.file], capture_output=True, text=True)
    if checked.returncode not in (0, 3):
        report.fail("rubric", checked.stdout + checked.stderr, maker.id)
        return None
    language(tool, round_, known, used)
    return round_


def follow(program, tool, seed, forms, report, office, known, used, statuses):
    folder = tempfile.mkdtemp(prefix="kaoping-made-up-")
    before = len(report.failures)
    try:
        round_ = begun(program, tool, folder, seed, forms, report, known, used)
        if round_ is None:
            return
        maker = round_.maker
        round_.write_forms()
        subjects = round_.score()
        round_.fill_panel()
        round_.fill_review()
        round_.fill_graded(subjects)
        subjects = round_.score()
        for subject in subjects.values():
            statuses[subject["status"]] = statuses.get(subject["status"], 0) + 1
        paths = {path: subject for subject in subjects.values() if (path := round_.graded(subject))}
        cached = {path: books.Book(path) for path in [round_.blank, *paths]}

        def check(oracle, path, value):
            compare.formulas(report, oracle + " formulas", f"{maker.id}/{os.path.basename(path)}", cached[path], value)
            if path in paths:
                compare.with_results(report, oracle, Grades(maker), paths[path], cached[path], lambda name: value(*cached[path].names[name][:2]))
        for path in cached:
            check("LibreOffice", path, by_libreoffice(office, path))
        for path, book in books.recalculated_by_gnumeric(cached):
            check("Gnumeric", path, lambda sheet, ref, book=book: book.values.get(sheet, {}).get(ref))
    except Exception as problem:
        report.fail("run", repr(problem)[:2000], f"seed {seed}")
    finally:
        if len(report.failures) > before and os.environ.get("KAOPING_KEEP"):
            print("kept:", folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def main(program, tool, rubrics=12, forms=6, seed=1):
    if shutil.which("ssconvert") is None:
        skip("gnumeric is not installed")
    report, known, used, statuses = compare.Report(), set(), set(), {}
    with Office() as office:
        for number in range(rubrics):
            follow(program, tool, seed * 1000 + number, forms, report, office, known, used, statuses)
    for number in range(rubrics, max(rubrics, WRITTEN)):   # what is rare is at least read
        with tempfile.TemporaryDirectory(prefix="kaoping-made-up-") as folder:
            begun(program, tool, folder, seed * 1000 + number, 0, report, known, used)
    for word in sorted(known - used):
        report.fail("language", "is known to the loader and never made", word)
    print(f"{rubrics} rubrics; {len(known & used)} of {len(known)} keys, words, functions and names made; subjects {statuses}")
    report.print("made-up rubrics")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))

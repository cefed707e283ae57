"""Cases through the program as people use it: forms filled, scored, review and expert workbooks and bureau cells filled,
scored again."""
import os
import subprocess

import openpyxl

import books
import results_schema
from generator import Generator
from office import enter, enter_rows, named

EXPERTS = ("陈明远", "刘思敏", "周建国", "吴晓岚", "郑国栋")


def run(program, *arguments, allowed=(0, 3)):
    done = subprocess.run([program, *map(str, arguments), "--quiet"], capture_output=True, text=True)
    if done.returncode not in allowed:
        raise RuntimeError(f"kaoping {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def cell_of(value):
    """As the bureau types it."""
    if value is True or value is False:
        return "是" if value else "否"
    if value is None or isinstance(value, (int, str)):
        return value
    if hasattr(value, "numerator"):
        return int(value) if value.denominator == 1 else float(value)
    return value


class Pipeline:
    def __init__(self, program, identity, folder, cases, office=None, by_office=0, options=()):
        self.program, self.id, self.folder, self.cases = program, identity, folder, cases
        self.options = options                           # of every score and experts
        self.office, self.by_office = office, by_office   # every by_office-th form is filled by LibreOffice
        self.rubric = Generator(identity).rubric
        self.forms, self.out, self.panel = (os.path.join(folder, name) for name in ("forms", "out", "experts"))
        os.makedirs(self.forms)
        self.blank = os.path.join(folder, "blank.xlsx")
        run(program, "form", identity, "-o", self.blank, "--year", 2025)

    def path(self, case):
        return os.path.join(self.forms, f"{case.number:05}.xlsx")

    def write_forms(self):
        quick, slow = books.QuickFiller(self.blank), books.Filler(self.blank)
        for case in self.cases:
            if self.office and self.by_office and case.number % self.by_office == 0:
                self.fill_by_office(case)
                continue
            filler = slow if case.number % 10 == 1 else quick
            for name, value in case.typed.items():
                if not name.startswith("l_"):
                    if value is not None:
                        filler.put("f_" + name, value)
                    continue
                for line, row in enumerate(value):
                    for column, item in enumerate(row):
                        if item is not None:
                            filler.put(name, item, line, column)
            filler.save(self.path(case))

    def fill_by_office(self, case):
        document = self.office.load(self.blank)
        for name, value in case.typed.items():
            if name.startswith("l_"):
                enter_rows(document, name, value)
            elif value is not None:
                enter(named(document, "f_" + name).getCellByPosition(0, 0), value)
        self.office.save(document, self.path(case))
        document.close(True)

    def score(self):
        arguments = ["score", self.forms, "-o", self.out, "--year", 2025, *self.options]
        if os.path.isdir(self.panel):
            arguments += ["--experts", self.panel]
        run(self.program, *arguments)
        self.results = results_schema.read_results(os.path.join(self.out, "results.json"))
        (self.round,) = self.results["rounds"]
        return {int(subject["file"].split(".")[0]): subject for subject in self.round["subjects"]}

    def fill_panel(self):
        """Workbooks of the experts; the first case decides how many there are."""
        size = max((len(case.experts) for case in self.cases), default=0)
        if not size:
            return
        roster = os.path.join(self.folder, "list.xlsx")
        write_list(roster, EXPERTS[:size])
        run(self.program, "experts", self.id, self.forms, "--experts", roster, "-o", self.panel, "--year", 2025, *self.options)
        by_name = {case.name.strip(): case for case in self.cases}
        for place, expert in enumerate(EXPERTS[:size]):
            path = os.path.join(self.panel, expert + ".xlsx")
            filler = books.Filler(path)
            for line, name in enumerate(filler.column("k_name")):
                case = by_name.get(name)
                marks = case.experts[place] if case else {}
                if marks is None:
                    filler.put("recused", "是", line)
                    continue
                for item, value in marks.items():
                    if value is not None:
                        filler.put("e_" + item, cell_of(value), line)
            filler.save(path)

    def fill_review(self):
        path = os.path.join(self.out, "评审表.xlsx")
        filler = books.Filler(path)
        by_name = {case.name.strip(): case for case in self.cases}
        for line, name in enumerate(filler.column("k_name")):
            case = by_name.get(name)
            if not case:
                continue
            for indicator, value in case.judged.items():
                if value is not None and "j_" + indicator in filler.places:
                    filler.put("j_" + indicator, cell_of(value), line)
            for fact, value in case.facts.items():
                if "b_" + fact in filler.places:
                    filler.put("b_" + fact, cell_of(value), line)
        filler.save(path)

    def graded(self, subject):
        relative = subject["outputs"]["graded"]
        return os.path.join(self.out, relative) if relative else None

    def fill_graded(self, subjects):
        """v_, vl_, a_ with LibreOffice and openpyxl and, as these take a second each, into the workbook's own XML. Returns how many
        workbooks were typed into."""
        changed = 0
        for case in self.cases:
            if not (case.verified or case.refused or case.adjusted or case.adjusted_grade):
                continue
            path = self.graded(subjects[case.number])
            if path is None:
                continue
            entries = [("v_" + name, 0, cell_of(value)) for name, value in case.verified.items()]
            entries += [("vw_" + name, 0, "现场核实") for name in case.verified]
            entries += [("vl_" + name, line, "不认定") for name, lines in case.refused.items() for line in lines]
            entries += [(kind + name, 0, value) for name, points in case.adjusted.items() for kind, value in (("a_", cell_of(points)), ("w_", "会议审定"))]
            if case.adjusted_grade:
                label = next(zh for identity, zh, _ in self.rubric.grades if identity == case.adjusted_grade)
                entries += [("a_grade", 0, label), ("w_grade", 0, "审定会议决定")]
            changed += 1
            if self.office and case.number % 2:
                document = self.office.load(path)
                for name, line, value in entries:
                    enter(named(document, name).getCellByPosition(0, line), value)
                self.office.save(document, path)
                document.close(True)
            else:
                filler = books.Filler(path) if case.number % 10 == 0 else books.QuickFiller(path, by_openpyxl=False)
                for name, line, value in entries:
                    filler.put(name, value, line)
                filler.save(path)
        return changed


def write_list(path, experts, recusals=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["姓名", "工作单位", "回避机构"])
    for expert in experts:
        sheet.append([expert, None, dict(recusals).get(expert)])
    book.save(path)

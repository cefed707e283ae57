"""Makes the sample submissions of templates/<rubric>/samples, the same ones each time: forms filled by openpyxl and (one a
rubric) LibreOffice; among them one to return, one pending where people give points (in Rugao nobody does: nothing there waits), one near a grade's bound; the review
workbook and the experts' workbooks that lead to grades. All institutions are invented.
Usage: make_samples.py KAOPING [RUBRIC...]"""
import os
import random
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reference
import rubrics
from generator import Generator
from office import Office
from pipeline import Pipeline
from sample_words import dress

TRIED = 600


def rename(case):
    """Without the case's number. False for the odd names, which are for other tests."""
    name = str(case.fields.get("org_name") or "").strip().rstrip("0123456789")
    if not name or not all("\u4e00" <= char <= "\u9fff" for char in name):
        return False
    for field in ("org_name", "center_name"):
        if field in case.fields:
            case.fields[field] = case.typed[field] = name
    return True


def nearness(expected, bounds):
    return min((abs(expected.total - bound) for bound in bounds), default=0)


def choose(identity):
    """(case, role): four assessed, one near a bound, one returned, one left pending."""
    generator = Generator(identity, seed=2025)
    bounds = [bound for _, _, bound in generator.rubric.grades if bound is not None]
    assessed, returned, seen = [], None, set()
    for number in range(TRIED):
        case = generator.case(number)
        case.verified, case.refused, case.adjusted, case.adjusted_grade = {}, {}, {}, None
        if not rename(case) or case.name in seen:
            continue
        dress(generator, case)
        generator.write(case, random.Random(f"{identity} {case.name}"))
        seen.add(case.name)
        expected = reference.score(case)
        if expected.status == "assessed":
            assessed.append((nearness(expected, bounds), len(assessed), case, expected.grade))
        elif expected.status == "returned" and returned is None:
            returned = case
    close = min(assessed)
    rest = [entry for entry in assessed if entry is not close]
    by_grade = {}
    for entry in rest:
        by_grade.setdefault(entry[3], entry)
    chosen = list(by_grade.values())[:4]
    chosen += [entry for entry in rest if entry not in chosen][:5 - len(chosen)]
    cases = [entry[2] for entry in chosen[:4]] + [close[2], returned]
    if chosen[4][2].judged or chosen[4][2].experts:
        undecided = chosen[4][2]
        undecided.judged = {}
        undecided.experts = [{} for _ in undecided.experts]
        cases.append(undecided)
    return cases


def make(program, identity, office):
    cases = choose(identity)
    size = max(len(case.experts) for case in cases)
    for number, case in enumerate(cases):
        case.number = number
        case.experts = (case.experts + [{}] * size)[:size]
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    folder = os.path.join(root, "templates", identity, "samples")
    work = tempfile.mkdtemp(prefix="kaoping-samples-")
    try:
        pipeline = Pipeline(program, identity, work, cases, office, by_office=3)
        pipeline.write_forms()
        subjects = pipeline.score()
        pipeline.fill_panel()
        pipeline.fill_review()
        subjects = pipeline.score()
        print(identity, sorted((subject["status"], subject["grade"] or "", str(subject["total"])) for subject in subjects.values()))
        forms = os.path.join(folder, "填报")
        for old in (forms, os.path.join(folder, "专家")):
            shutil.rmtree(old, ignore_errors=True)
        os.makedirs(forms)
        for case in cases:
            shutil.copyfile(pipeline.path(case), os.path.join(forms, case.name.strip() + ".xlsx"))
        shutil.copyfile(os.path.join(pipeline.out, "评审表.xlsx"), os.path.join(folder, "评审表.xlsx"))
        if os.path.isdir(pipeline.panel):
            shutil.copytree(pipeline.panel, os.path.join(folder, "专家"))
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    with Office() as office:
        for identity in rubrics.IDS:
            if not sys.argv[2:] or any(identity.startswith(start) for start in sys.argv[2:]):
                make(sys.argv[1], identity, office)

"""One rule text becomes exact value, workbook formula and words: three rules under many cases, each through form (filled by
LibreOffice) → read → scored → graded → recalculated by LibreOffice and by Gnumeric, with bureau cells typed between two
scores. Karamay technology_transfer (tiers over a sum of distinct rows), Hefei services (highest by key), Qinhuangdao
trained_ratio (a quotient) beside a mean of experts.
A case is one decision: does this row count, and with what; or the points of one indicator of one submission.
Usage: rules_oracle_test.py KAOPING [CASES, about] [SEED]"""
import datetime
import os
import random
import shutil
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import books
import compare
import reference
from generator import MICRO, Generator, day_of, spelled
from office import Office, skip
from oracle_test import by_libreoffice, place
from pipeline import Pipeline

YEAR = reference.YEAR
ROWS = 250    # of a list: 30 in the table, the rest typed below it


def days(rng):
    return rng.choice((datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31), datetime.date(YEAR - 1, 12, 31), datetime.date(YEAR + 1, 1, 1),
                       day_of(rng, YEAR), day_of(rng, YEAR)))


def karamay(generator, case, rng):
    """Many contracts, a third of them twice; the sum at a bound, one millionth beside it, or anywhere."""
    numbers = [f"{rng.choice('KkL')}{rng.choice('*?~-')}{number:04}" for number in range(ROWS * 2 // 3)]
    rows = [{"project": f"项目{line}", "registration_no": spelled(rng, rng.choice(numbers)), "registered_on": days(rng),
             "amount": Fraction(rng.randrange(0, 600000), 10 ** 6)} for line in range(ROWS)]
    case.lists["projects"] = rows
    case.refused["projects"] = set(rng.sample(range(ROWS), rng.choice((0, 5, 25))))
    counted = counted_rows(case)
    rest = rng.choice((0, 100, 200)) + rng.choice((-2, -1, 0, 1, 2)) * MICRO - sum(row["amount"] for row in counted[1:])
    if rest >= 0:
        counted[0]["amount"] = Fraction(rest)


def hefei(generator, case, rng):
    case.lists["services"] = generator.recipe.services(rng, ROWS if case.number % 2 else rng.choice((3, 6, 9)))
    case.refused["services"] = set(rng.sample(range(len(case.lists["services"])), min(len(case.lists["services"]), rng.choice((0, 1, 20)))))


def qinhuangdao(generator, case, rng):
    """Quotients next to 60 %, and means of four marks next to a tie at the fourth decimal."""
    employees = rng.choice((7, 9, 11, 13, 30, 97, 101, 9973, 99991))
    trained = max(0, min(employees, employees * 6 // 10 + rng.choice((-1, 0, 1))))
    case.fields.update(employees=employees, service_staff=employees, trained_staff=trained)
    if case.number % 3 == 0:
        case.verified["trained_staff"] = max(0, trained - 1)
    for item, full in generator.rubric.experts.items():
        base = Fraction(rng.randrange(int(full * 5000), int(full * 10000) - 2), 10000)
        for expert in case.experts:
            if expert is not None:
                expert[item] = base + Fraction(rng.choice((0, 1, 2)), 10000)


RULES = {"karamay-resident-institution": ("projects", karamay, "technology_transfer"), "hefei-innovation-alliance": ("services", hefei, "services"),
         "qinhuangdao-makerspace": (None, qinhuangdao, "trained_ratio")}


def counted_rows(case):
    if case.rubric.startswith("karamay"):
        return reference.distinct(case.rows("projects"), reference.column("registration_no"), reference.date("registered_on"))
    return reference.distinct(case.rows("services"), reference.service_key, reference.date("done_on"),
                              lambda row: Fraction(reference.SERVICES[row["kind"]]))


def make(identity, count, seed):
    generator = Generator(identity, f"rules {seed}")
    table, change, _ = RULES[identity]
    cases = []
    for number in range(count):
        case = generator.case(2 * len(generator.schedule) + 1 + 3 * number)   # neither aimed at a bound nor overruled
        rng = random.Random(f"{identity} {seed} {number}")
        case.number, case.typed = number, {}
        case.lists = {name: [] for name in case.lists}
        case.fields["truth_pledge"] = True
        change(generator, case, rng)
        cases.append(case)
        write(generator, case, rng)
    return cases


def write(generator, case, rng):
    """Again, as the case was changed: the needed fields as numbers, list rows as text and numbers."""
    if case.rubric.startswith("karamay"):
        case.lists["agreement_tasks"] = [{"task": "任务", "target": Fraction(3), "actual": Fraction(2)}]
    generator.write(case, rng)


def check_rows(report, oracle, table, subject, book, value, expected):
    """The column 计入 of the graded list: 1 or the row's points where it counts, else 0."""
    sheet, first, _ = book.names["l_" + table]
    top, _ = place(first)
    head = [ref for ref, text in book.values[sheet].items() if text == "计入" and place(ref)[0] == top - 1]
    letters = "".join(char for char in head[0] if char.isalpha())
    for line, counts in enumerate(expected):
        cell = value(sheet, f"{letters}{top + 1 + line}")
        report.same(oracle + " row decisions", isinstance(cell, (int, float)) and cell > 0, counts, subject["outputs"]["graded"], line)


def run(program, identity, count, seed, report, office):
    table, _, indicator = RULES[identity]
    cases = make(identity, count, seed)
    folder = tempfile.mkdtemp(prefix="kaoping-rules-")
    try:
        pipeline = Pipeline(program, identity, folder, cases, office, by_office=1)
        pipeline.write_forms()
        subjects = pipeline.score()
        pipeline.fill_panel()
        pipeline.fill_review()
        pipeline.fill_graded(subjects)
        subjects = pipeline.score()
        graded = {}
        for case in cases:
            subject = subjects[case.number]
            compare.with_reference(report, case, subject)
            path = pipeline.graded(subject)
            if path is None:   # exempt: no workbook, so the bureau refused no row in it
                continue
            counted = []
            if table:
                chosen = {id(row) for row in counted_rows(case)}
                counted = [id(row) in chosen for row in case.lists[table]]
                report.same("row decisions", [row["counted"] for row in subject["lists"][table]], counted, case.number)
            graded[path] = (subject, counted, books.Book(path))

        def check(oracle, path, value):
            subject, counted, book = graded[path]
            compare.formulas(report, oracle + " formulas", os.path.basename(path), book, value)
            compare.with_results(report, oracle, pipeline.rubric, subject, book, lambda name: value(*book.names[name][:2]))
            if table:
                check_rows(report, oracle, table, subject, book, value, counted)
        for path in graded:
            check("LibreOffice", path, by_libreoffice(office, path))
        for path, book in books.recalculated_by_gnumeric(graded):
            check("Gnumeric", path, lambda sheet, ref, book=book: book.values.get(sheet, {}).get(ref))
    finally:
        if report.failures and os.environ.get("KAOPING_KEEP"):
            print("kept:", folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return len(cases)


def main(program, cases=4000, seed=1):
    if shutil.which("ssconvert") is None:
        skip("gnumeric is not installed")
    report, submissions = compare.Report(), {}
    size = {"karamay-resident-institution": max(2, cases * 55 // 100 // ROWS), "hefei-innovation-alliance": max(2, cases * 40 // 100 * 2 // ROWS),
            "qinhuangdao-makerspace": max(12, cases // 20 // 18)}
    with Office() as office:
        for identity, count in size.items():
            submissions[identity] = run(program, identity, count, seed, report, office)
            report.print(identity)
    counts = report.counts
    rows, points = counts.get("LibreOffice row decisions", 0), counts.get("LibreOffice points", 0)
    print(f"submissions {submissions}; cases decided by the engine and recalculated by each office: {rows} rows + {points} indicators = {rows + points}; "
          f"mismatches {len(report.failures)}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:4])))

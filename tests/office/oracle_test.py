"""Forms filled by openpyxl and LibreOffice → scored → bureau cells typed → scored again. Then every figure of
results.json is compared with the second scorer (reference.py), and every formula of every graded workbook with what
LibreOffice and Gnumeric recalculate. Usage: oracle_test.py KAOPING RUBRIC [N] [SEED]"""
import os
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import books
import compare
import rubrics
from generator import Generator
from office import Office, area_cells, skip, used_area
from pipeline import Pipeline


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def place(ref):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", ref).groups()
    return int(digits) - 1, column_number(letters)


def by_libreoffice(office, path):
    """value(sheet, ref) after a hard recalculation."""
    document = office.load(path)
    document.calculateAll()
    sheets = {}
    for sheet in document.Sheets:
        sheets[sheet.Name] = area_cells(sheet, used_area(sheet, 100_000))[0]
    document.close(True)

    def value(sheet, ref):
        row, column = place(ref)
        rows = sheets[sheet]
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
    return value


def recalculate(report, pipeline, subjects, office):
    paths = {}
    for subject in subjects.values():
        path = pipeline.graded(subject)
        if path:
            paths[path] = subject
    cached = {path: books.Book(path) for path in paths}

    def check(oracle, path, value):
        book, subject = cached[path], paths[path]
        compare.formulas(report, oracle + " formulas", os.path.basename(path), book, value)
        compare.with_results(report, oracle, pipeline.rubric, subject, book, lambda name: value(*book.names[name][:2]))
    for path in paths:
        check("LibreOffice", path, by_libreoffice(office, path))
    for path, book in books.recalculated_by_gnumeric(paths):
        check("Gnumeric", path, lambda sheet, ref, book=book: book.values.get(sheet, {}).get(ref))


def main(program, identity, count=200, seed=1):
    if shutil.which("ssconvert") is None:
        skip("gnumeric is not installed")
    generator = Generator(identity, seed)
    cases = [generator.case(number) for number in range(count)]
    report = compare.Report()
    folder = tempfile.mkdtemp(prefix="kaoping-oracle-")
    started = time.monotonic()

    def step(what):
        print(f"  {time.monotonic() - started:6.1f} s {what}", flush=True)
    try:
        with Office() as office:
            pipeline = Pipeline(program, identity, folder, cases, office, by_office=20)
            pipeline.write_forms()
            step(f"{len(cases)} forms written, {len(cases[::20])} of them by LibreOffice")
            subjects = pipeline.score()
            pipeline.fill_panel()
            pipeline.fill_review()
            typed = pipeline.fill_graded(subjects)
            step(f"scored; experts, review workbook and {typed} graded workbooks filled")
            subjects = pipeline.score()
            step("scored again")
            covered = set()
            for case in cases:
                expected = compare.with_reference(report, case, subjects[case.number])
                if expected.status in ("assessed", "pending"):
                    covered.update(case.aims)
            missed = [aim for aim in generator.schedule if aim not in covered]
            if len(cases) >= 2 * len(generator.schedule) and missed:
                report.fail("coverage", f"bounds not reached: {missed}")
            recalculate(report, pipeline, subjects, office)
            step("recalculated")
    finally:
        if report.failures and os.environ.get("KAOPING_KEEP"):
            print("kept:", folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    counts = pipeline.round["counts"]
    print(f"{identity}: {len(cases)} submissions, {len(covered)} of {len(generator.schedule)} bounds and sides; "
          + ", ".join(f"{status} {number}" for status, number in counts.items() if number))
    report.print(identity)
    return 1 if report.failures else 0


if __name__ == "__main__":
    chosen = [identity for identity in rubrics.IDS if identity.startswith(sys.argv[2])]
    sys.exit(max(main(sys.argv[1], identity, *map(int, sys.argv[3:5])) for identity in chosen))

"""Two oracles: the reference (what the points must be) and recalculation (what the workbooks say)."""
from fractions import Fraction

import reference

LIMIT = 40   # mismatches printed in full


class Report:
    def __init__(self):
        self.counts, self.failures = {}, []

    def same(self, what, ours, theirs, *where):
        self.counts[what] = self.counts.get(what, 0) + 1
        if ours != theirs:
            self.fail(what, f"{ours!r}, not {theirs!r}", *where)

    def fail(self, what, message, *where):
        self.failures.append((what, message))
        if len(self.failures) <= LIMIT:
            print("MISMATCH", what, *where, message, flush=True)

    def print(self, title):
        print(f"{title}: " + ", ".join(f"{what} {count}" for what, count in self.counts.items()) + f"; mismatches {len(self.failures)}", flush=True)


def exact(value):
    return None if value is None else Fraction(str(value))


def with_reference(report, case, subject):
    """Every figure of results.json against the second scorer."""
    expected, where = reference.score(case), f"{case.rubric} #{case.number}"
    reason = [finding["zh"] for finding in subject["findings"] if finding["severity"] == "error"][:2]
    report.same("status", subject["status"], expected.status, where, reason)
    if subject["status"] != expected.status or expected.status not in ("assessed", "pending"):
        return expected
    for name, points in expected.points.items():
        report.same("points", exact(subject["indicators"][name]["points"]), points, where, name)
    report.same("raw_total", exact(subject["raw_total"]), expected.raw_total, where)
    report.same("total", exact(subject["total"]), expected.total, where)
    report.same("grade", subject["grade"], expected.grade, where)
    report.same("consequences", set(subject["consequences"]), expected.consequences, where)
    return expected


def blank(value):
    return value is None or value == ""


def close(ours, theirs):
    if blank(ours) or blank(theirs):
        return blank(ours) and blank(theirs)
    if isinstance(ours, (bool, int, float)) and isinstance(theirs, (bool, int, float)):
        return abs(float(ours) - float(theirs)) <= 1e-12 * max(1.0, abs(float(ours)))
    return ours == theirs


def formulas(report, oracle, path, book, recalculated):
    """Every cached value of a formula against the recalculated one: recalculated(sheet, ref)."""
    for sheet, cells in book.formulas.items():
        for ref, formula in cells.items():
            report.counts[oracle] = report.counts.get(oracle, 0) + 1
            ours, theirs = book.values[sheet].get(ref), recalculated(sheet, ref)
            if not close(ours, theirs):
                report.fail(oracle, f"cached {ours!r}, recalculated {theirs!r}", path, f"{sheet}!{ref}", "=" + formula)


def with_results(report, oracle, rubric, subject, book, value):
    """Points, total and grade of a recalculated workbook against results.json. value(name): the named cell. The graded
    workbook of a returned form shows none (未评分)."""
    if subject["status"] not in ("assessed", "pending"):
        return
    where = subject["outputs"]["graded"]
    for name, indicator in subject["indicators"].items():
        cell = value("p_" + name)
        points = None if blank(cell) else Fraction(str(round(cell, 9))) if isinstance(cell, (int, float)) else cell
        report.same(oracle + " points", points, exact(indicator["points"]), where, name)
    cell = value("total")
    report.same(oracle + " totals", None if not isinstance(cell, (int, float)) else Fraction(str(round(cell, 9))), exact(subject["total"]), where)
    label = value("grade")
    report.same(oracle + " grades", None if blank(label) else rubric.grade_of_label(label) or label, subject["grade"], where)

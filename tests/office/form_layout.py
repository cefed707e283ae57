"""Forms as other programs see them: every input cell unlocked, validated and prompted, everything else locked; formats of
codes and percentages; nothing that makes Excel repair a file; A4. Usage: form_layout.py FORM_TOOL"""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from office import skip

try:
    import openpyxl
    from openpyxl.utils import get_column_letter, range_boundaries
except ImportError:
    skip("openpyxl is not installed")

EXCEL_2010 = set("""ABS AND AVERAGE COUNT COUNTA DATE DAY IF IFERROR INT ISBLANK ISNUMBER MAX MIN MONTH N NA NOT OR ROUND ROW
SUBSTITUTE SUM SUMPRODUCT TEXT YEAR""".split())
failures = []


def expect(condition, *what):
    if not condition:
        failures.append(" ".join(map(str, what)))


def utf16(text):
    return len((text or "").encode("utf-16-le")) // 2


class Form:
    def __init__(self, path):
        self.name = os.path.basename(path)
        self.book = openpyxl.load_workbook(path)
        self.names = {}
        for name in self.book.defined_names.definedName:
            sheet, area = next(name.destinations)
            self.names[name.name] = (self.book[sheet], area.replace("$", ""))
        self.rules = {sheet.title: self.covered(sheet) for sheet in self.book}

    def covered(self, sheet):
        """The validation of each cell, and none twice."""
        rules = {}
        for rule in sheet.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                for row in range(area.min_row, area.max_row + 1):
                    for column in range(area.min_col, area.max_col + 1):
                        expect((row, column) not in rules, self.name, sheet.title, "validated twice", row, column)
                        rules[row, column] = rule
        return rules

    def check_rule(self, sheet, cell, kind):
        rule = self.rules[sheet.title].get((cell.row, cell.column))
        expect(rule is not None, self.name, sheet.title, cell.coordinate, "has no validation")
        if rule is None:
            return
        expect(rule.prompt and re.search("[\u4e00-\u9fff]", rule.prompt), self.name, cell.coordinate, "has no prompt")
        expect(utf16(rule.prompt) <= 255 and utf16(rule.promptTitle) <= 32, self.name, cell.coordinate, "prompt too long")
        expect(utf16(rule.error) <= 255 and utf16(rule.errorTitle) <= 32, self.name, cell.coordinate, "error text too long")
        expect(len((rule.formula1 or "").encode()) <= 257, self.name, cell.coordinate, "list too long")
        expect(kind is None or rule.type in kind, self.name, cell.coordinate, rule.type, "is not", kind)

    def check_input(self, sheet, cell, kind=None):
        expect(not cell.protection.locked, self.name, sheet.title, cell.coordinate, "is locked")
        expect("%" not in cell.number_format, self.name, cell.coordinate, "format", cell.number_format)
        self.check_rule(sheet, cell, kind)

    def check_names(self):
        inputs = {sheet.title: set() for sheet in self.book}
        for name, (sheet, area) in self.names.items():
            left, top, right, bottom = range_boundaries(area)
            if name.startswith("f_"):
                cell = sheet.cell(top, left)
                self.check_input(sheet, cell)
                inputs[sheet.title].add((top, left))
            elif name.startswith("l_"):
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        self.check_input(sheet, sheet.cell(row, column))
                        inputs[sheet.title].add((row, column))
                for column in range(left, right + 1):
                    below = sheet.column_dimensions[get_column_letter(column)]
                    expect(not below.protection.locked, self.name, name, "is locked below its body")
                    expect(below.number_format == sheet.cell(top, column).number_format, self.name, name, "changes format below its body")
                    expect((bottom + 100, column) in self.rules[sheet.title], self.name, name, "is not validated below its body")
            elif name.startswith("s_"):
                cell = sheet.cell(top, left)
                if cell.data_type == "f":
                    expect(cell.protection.locked, self.name, name, "is a formula and not locked")
                else:
                    self.check_input(sheet, cell, ("decimal",))
                    inputs[sheet.title].add((top, left))
        return inputs

    def check_locks(self, inputs):
        for sheet in self.book:
            expect(sheet.protection.sheet, self.name, sheet.title, "is not protected")
            merged = {(row, column) for area in sheet.merged_cells.ranges for row, column in area.cells}
            tops = {(area.min_row, area.min_col) for area in sheet.merged_cells.ranges}
            for row in sheet.iter_rows():
                for cell in row:
                    place = (cell.row, cell.column)
                    if place in inputs[sheet.title] or (place in merged and place not in tops):
                        continue
                    if cell.value is not None:
                        expect(cell.protection.locked, self.name, sheet.title, cell.coordinate, "is not locked:", cell.value)

    def check_formulas(self):
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    bare = re.sub(r'"[^"]*"', '""', cell.value)
                    strangers = set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) - EXCEL_2010
                    expect(not strangers, self.name, cell.coordinate, strangers)
                    expect(len(cell.value) < 8000 and bare.count("(") == bare.count(")"), self.name, cell.coordinate, "formula")

    def check_merges(self):
        for sheet in self.book:
            taken = set()
            for area in sheet.merged_cells.ranges:
                cells = set(area.cells)
                expect(not cells & taken, self.name, sheet.title, area, "overlaps")
                taken |= cells

    def check_print(self):
        for sheet in self.book:
            if sheet.sheet_state != "visible":
                continue
            expect(sheet.page_setup.paperSize in (9, "9"), self.name, sheet.title, "is not A4")
            expect(sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0, self.name, sheet.title, "is not one page wide")

    def check_formats(self):
        sheet, area = self.names["f_org_uscc"]
        expect(sheet[area].number_format == "@", self.name, "f_org_uscc", sheet[area].number_format)
        sheet, area = self.names["f_filled_on"]
        expect(sheet[area].number_format == "yyyy-mm-dd", self.name, "f_filled_on", sheet[area].number_format)
        for name, place in {"f_equipment_intact_y2": "0.00", "f_contact_phone": "@"}.items():
            if name in self.names:
                sheet, area = self.names[name]
                expect(sheet[area].number_format == place, self.name, name, sheet[area].number_format)
        for name, number in {"l_projects": 0, "l_agreements": 0, "l_contracts": 0}.items():
            if name in self.names:
                sheet, area = self.names[name]
                left, top, right, bottom = range_boundaries(area)
                codes = [column for column in range(left, right + 1) if sheet.cell(bottom, column).number_format == "@"]
                expect(codes, self.name, name, "has no column for codes")

    def check(self):
        self.check_locks(self.check_names())
        self.check_formulas()
        self.check_merges()
        self.check_print()
        self.check_formats()


def main(tool):
    with tempfile.TemporaryDirectory() as folder:
        ids = subprocess.run([tool, folder], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        expect(len(ids) >= 5, "rubrics", ids)
        for name in ids:
            for kind in ("", ".prefilled"):
                Form(os.path.join(folder, name + kind + ".xlsx")).check()
            print(name)
    print("\n".join(failures[:60]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

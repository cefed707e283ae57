"""What people would look at: a workbook printed by LibreOffice. No cell of hashes, no text lost or cut, nothing outside the
margins, no empty page, and every formula's cached value is what LibreOffice recalculates."""
import datetime
import html
import os
import re
import shutil
import subprocess
import warnings

from office import area_cells, skip, used_area

try:
    import openpyxl
    from openpyxl.utils import range_boundaries
except ImportError:
    skip("openpyxl is not installed")

warnings.filterwarnings("ignore", module="openpyxl")   # of the data bars
MARGIN = 36.0        # points: half an inch at the sides
SLACK = 2.0          # of a glyph's box beyond its cell
PLAIN = 360          # 1/100 mm: the least of a row with words; lower ones are gaps
CUT = 100            # 1/100 mm that a row may lack of what LibreOffice would give it: less than half a line
failures = []


def expect(condition, *what):
    if not condition:
        failures.append(" ".join(map(str, what)))


def bare(text):
    return re.sub(r"\s", "", text)


def text_of(pdf, *options):
    if shutil.which("pdftotext") is None:
        skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", *options, pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()


def check_pages(pdf, name):
    """Words within the margins, no page without a word but its number. Returns the number of pages."""
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text_of(pdf, "-bbox"), re.S)
    for number, (width, height, body) in enumerate(pages, 1):
        words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', body, re.S)
        said = "".join(html.unescape(word[4]) for word in words)
        expect(re.sub(r"第\d+页/共\d+页", "", said), name, "page", number, "is empty")
        for left, top, right, bottom, word in words:
            inside = float(left) > MARGIN - SLACK and float(right) < float(width) - MARGIN + SLACK and 0 < float(top) and float(bottom) < float(height)
            expect(inside, name, "page", number, "outside the margins:", html.unescape(word))
    return len(pages)


def visible_texts(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        printed = [range_boundaries(area.replace("$", "").split("!")[-1]) for area in (sheet.print_area or [])]
        last_column = printed[0][2] if printed else sheet.max_column
        for row in sheet.iter_rows(max_col=min(last_column, sheet.max_column)):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.strip() and not sheet.column_dimensions[cell.column_letter].hidden:
                    yield sheet.title, cell.coordinate, cell.value


def check_texts(pdf, path, name):
    """LibreOffice draws cell by cell, so that the raw text has each cell's lines one after the other."""
    printed = bare(text_of(pdf, "-raw"))
    expect("###" not in printed, name, "shows hashes")
    for sheet, cell, text in visible_texts(path):
        pieces = [bare(line) for line in text.splitlines()]
        expect(all(piece in printed for piece in pieces), name, sheet, cell, "is not printed:", text)


def check_heights(document, name):
    """Rows are as high as their own wrapped text wants (merged cells do not count for LibreOffice)."""
    for sheet in document.Sheets:
        if not sheet.IsVisible:
            continue
        if sheet.isProtected():
            sheet.unprotect("")
        rows = sheet.Rows
        for index in range(used_area(sheet)[1] + 1):
            row = rows.getByIndex(index)
            given = row.Height
            row.OptimalHeight = True
            expect(row.Height <= max(given, PLAIN) + CUT, name, sheet.Name, "row", index + 1, "is cut:", given, "<", row.Height)


def same(cached, recalculated):
    cached = "" if cached is None else cached
    if isinstance(cached, datetime.datetime):
        cached = (cached - datetime.datetime(1899, 12, 30)).days
    if isinstance(cached, (int, float)) and isinstance(recalculated, (int, float)):
        return abs(cached - recalculated) < 1e-9
    return cached == recalculated


def check_caches(document, path, name):
    """The number of formulas; every cached value is what LibreOffice recalculates."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    document.calculateAll()
    count = 0
    for sheet in document.Sheets:
        page = formulas[sheet.Name]
        data, _ = area_cells(sheet, (page.max_column - 1, page.max_row - 1))
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                cached, now = values[sheet.Name][cell.coordinate].value, data[cell.row - 1][cell.column - 1]
                expect(same(cached, now), name, sheet.Name, cell.coordinate, cell.value, repr(cached), "≠", repr(now))
    return count


def check(office, path, folder, name):
    """(pages, formulas) of a workbook; what is wrong goes to `failures`."""
    pdf = os.path.join(folder, "layout.pdf")
    document = office.load(path)
    expect(document is not None, name, "cannot be opened")
    if document is None:
        return 0, 0
    formulas = check_caches(document, path, name)
    office.save(document, pdf, "calc_pdf_Export")
    pages = check_pages(pdf, name)
    check_texts(pdf, path, name)
    check_heights(document, name)
    document.close(True)
    return pages, formulas


def report():
    print("\n".join(failures[:60]))
    return 1 if failures else 0

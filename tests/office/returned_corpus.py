"""Returned copies of real workbooks: every part but those concerned keeps its bytes, every cell its value, every comment
its words, in openpyxl and LibreOffice."""
import csv
import os
import subprocess
import sys
import tempfile
import warnings
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from office import Office, area_cells, skip, used_area

try:
    import openpyxl
except ImportError:
    skip("openpyxl is not installed")

TOOL, SHARED = sys.argv[1], sys.argv[2]
CORPUS = os.path.join(SHARED, "corpus")
SMALL = 120_000          # bytes; larger files are compared part by part only
NOT_OURS = {             # nobody could extend these
    "052-xlsx2csv-escape.xlsx": "a part that is no well-formed XML",
}
failures = []


def check(condition, *what):
    if not condition:
        failures.append(" ".join(map(str, what)))
        print("FAILED", *what)


def manifest():
    path = os.path.join(CORPUS, "MANIFEST.tsv")
    if not os.path.exists(path):
        skip("no corpus")
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["expectation"] == "reads" and row["container"] in ("xlsx", "xlsm"):
                yield row["filename"]


def entries(path):
    with zipfile.ZipFile(path) as archive:
        return {info.filename.replace("\\", "/").lstrip("/"): archive.read(info) for info in archive.infolist() if not info.is_dir()}


def is_extension(old, new):
    """new is old with one piece put in."""
    prefix = len(os.path.commonprefix([old, new]))
    suffix = len(os.path.commonprefix([old[::-1], new[::-1]]))
    return prefix + suffix >= len(old)


def compare_parts(name, original, copy):
    old, new = entries(original), entries(copy)
    for part, content in old.items():
        check(part in new, name, part, "is gone")
        if new.get(part) == content:
            continue
        changed = part.lower()
        concerned = (changed.endswith(".rels") or changed == "[content_types].xml" or "comments" in changed or changed.endswith(".vml")
                     or "workbook" in changed or "styles" in changed or "sheet" in changed)
        check(concerned, name, part, "changed")
        if "/sheet" in changed and changed.endswith(".xml"):
            check(is_extension(content, new[part]), name, part, "is not only extended")


def load(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, **options)


def cells(sheet):
    return {cell.coordinate: (cell.value, cell.number_format) for cell in stored(sheet) if cell.value is not None}


def stored(sheet):
    return list(sheet._cells.values())  # iter_rows makes a million more for a sheet with a cell in the last row


def compare_openpyxl(name, original, copy, remarked):
    try:
        before = load(original)
    except Exception:
        return  # openpyxl cannot read the original
    if not before.sheetnames:
        return  # nor any sheet of the strict dialect
    try:
        after = load(copy)
    except Exception as error:
        return check(False, name, "openpyxl refuses the copy:", repr(error))
    check(after.sheetnames[:-1] == before.sheetnames, name, "sheets", after.sheetnames)
    check(after.sheetnames[-1].startswith("退回意见"), name, after.sheetnames[-1])
    for sheet in before.worksheets:
        now = after[sheet.title]
        check(cells(sheet) == cells(now), name, sheet.title, "openpyxl reads other cells")
        for cell in stored(sheet):
            if cell.comment and now[cell.coordinate].comment is None:
                check(False, name, sheet.title, cell.coordinate, "lost its comment")
            elif cell.comment:
                check(now[cell.coordinate].comment.text.startswith(cell.comment.text), name, sheet.title, cell.coordinate, "comment changed")
    for title, ref in remarked:
        comment = after[title][ref].comment
        check(comment is not None and "请更正" in comment.text, name, title, ref, "has no remark in openpyxl")


def compare_office(office, name, original, copy, remarked):
    before = office.load(original)
    if before is None:
        return
    after = office.load(copy)
    if after is None:
        before.close(True)
        return check(False, name, "LibreOffice refuses the copy")
    try:
        titles = before.Sheets.ElementNames
        check(after.Sheets.ElementNames[:-1] == titles, name, "LibreOffice sees", after.Sheets.ElementNames)
        check(after.Sheets.ElementNames[-1].startswith("退回意见"), name, "no list of remarks")
        for title in titles:
            if not before.Sheets.getByName(title).supportsService("com.sun.star.sheet.Spreadsheet"):
                continue
            area = used_area(before.Sheets.getByName(title))
            old, new = area_cells(before.Sheets.getByName(title), area), area_cells(after.Sheets.getByName(title), area)
            volatile = any("file:" in str(f) or "NOW(" in str(f) or "TODAY(" in str(f) or "RAND" in str(f) for row in old[1] for f in row)
            check(old[1] == new[1] and (volatile or old[0] == new[0]), name, title, "LibreOffice reads other cells")
        for title, ref in remarked:
            if title not in titles:
                continue  # sheets whose names LibreOffice changes
            text = after.Sheets.getByName(title).getCellRangeByName(ref).getCellByPosition(0, 0).Annotation.String
            check("请更正" in text, name, title, ref, "has no remark in LibreOffice:", text)
    finally:
        before.close(True)
        after.close(True)


def places(original):
    """Three cells of each worksheet, one of them with a comment already if there is any."""
    try:
        book = load(original)
    except Exception:
        return []
    found = []
    for sheet in book.worksheets:
        refs = [ref for ref in ("A1", "C3", "B20") if type(sheet[ref]).__name__ == "Cell"]  # not inside a merged area
        commented = [cell.coordinate for cell in stored(sheet) if cell.comment]
        found += [(sheet.title, ref) for ref in refs + commented[:1]]
    return found


def main():
    extended = 0
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        copy = os.path.join(folder, "copy.xlsx")
        for name in manifest():
            original = os.path.join(CORPUS, "files", name)
            import time; print(name, time.time(), flush=True)
            if not os.path.exists(original):
                continue
            small = os.path.getsize(original) < SMALL
            remarked = places(original) if small else []
            findings = ["error|%s!%s|请更正《%s》&<>" % (title, ref, ref) for title, ref in remarked] + ["warning||没有单元格"]
            status = subprocess.run([TOOL, original, copy, *findings]).returncode
            if status == 4 and name in NOT_OURS:
                continue
            check(status == 0, name, "exit", status)
            if status != 0:
                continue
            extended += 1
            with open(copy, "rb") as file:
                once = file.read()
            subprocess.run([TOOL, original, copy, *findings])
            with open(copy, "rb") as file:
                check(once == file.read(), name, "differs the second time")
            compare_parts(name, original, copy)
            if small:
                compare_openpyxl(name, original, copy, remarked)
                compare_office(office, name, original, copy, remarked)
    print(extended, "workbooks extended,", len(failures), "failures")
    check(extended >= 90, "only", extended, "workbooks were extended")
    sys.exit(1 if failures else 0)


main()

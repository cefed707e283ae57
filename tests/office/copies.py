"""What a returned copy must keep of the original, in openpyxl and LibreOffice."""
import os
import re
import sys
import warnings
import zipfile

import openpyxl

from office import area_cells, used_area

LINK = re.compile(r"file://[^'#]*/")  # of a formula to another workbook beside this one
failures = []


def check(condition, *what):
    if not condition:
        failures.append(" ".join(map(str, what)))
        print("FAILED", *what)


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
    before = office.load(original, read_only=True)
    if before is None:
        return
    after = office.load(copy, read_only=True)
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
            area = used_area(before.Sheets.getByName(title), 500)
            old, new = area_cells(before.Sheets.getByName(title), area), area_cells(after.Sheets.getByName(title), area)
            formulas = [[[LINK.sub("", str(f)) for f in row] for row in both[1]] for both in (old, new)]
            volatile = any(word in f for row in formulas[0] for f in row for word in ("NOW(", "TODAY(", "RAND"))
            check(formulas[0] == formulas[1] and (volatile or old[0] == new[0]), name, title, "LibreOffice reads other cells")
        for title, ref in remarked:
            if title not in titles:
                continue  # sheets whose names LibreOffice changes
            text = after.Sheets.getByName(title).getCellRangeByName(ref).getCellByPosition(0, 0).Annotation.String
            check("请更正" in text, name, title, ref, "has no remark in LibreOffice:", text)
    finally:
        before.close(True)
        after.close(True)

"""A workbook file as the text that fake_book.cpp reads: a line an entry, parts divided by tabs."""
import datetime
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.datetime import to_excel


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "").replace("\n", "\\n")


def typed(value, kind):
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return "b", "1" if value else "0"
    if isinstance(value, (int, float)):
        return "n", repr(float(value))
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return "n", repr(float(to_excel(value)))
    return ("e" if kind == "e" else "s"), str(value)


def lines(path, windows_path, saved=False, read_only=False, macros=False, password="", comments=()):
    """comments: (sheet, cell, text) that people wrote."""
    shown, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    yield "book", windows_path, *("1" if flag else "0" for flag in (saved, read_only, macros))
    for sheet in formulas.worksheets:
        yield "sheet", sheet.title, "-1" if sheet.sheet_state == "visible" else "0", "1" if sheet.protection.sheet else "0", password
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or isinstance(cell, openpyxl.cell.cell.MergedCell):
                    continue
                formula = cell.value if cell.data_type == "f" else ""
                value = shown[sheet.title][cell.coordinate]
                yield "cell", cell.coordinate, *typed(value.value, value.data_type), formula, cell.number_format
        for merged in sheet.merged_cells.ranges:
            yield "merge", merged.coord
        for where, cell, text in comments:
            if where == sheet.title:
                yield "comment", cell, text
    with zipfile.ZipFile(path) as archive:  # what openpyxl's versions tell differently
        for item in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "definedName"):
            local = item.get("localSheetId")
            yield "name", (formulas.sheetnames[int(local)] + "!" if local else "") + item.get("name"), "=" + item.text
        if "docProps/custom.xml" in archive.namelist():
            for item in ElementTree.fromstring(archive.read("docProps/custom.xml")).iter(PROPERTY):
                yield "property", item.get("name"), item[0].text or ""


def dump(path, target, windows_path, **what):
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        for parts in lines(path, windows_path, **what):
            out.write("\t".join(escape(part) for part in parts) + "\n")

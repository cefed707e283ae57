"""Workbooks as files: read quickly, filled by openpyxl, recalculated by Gnumeric."""
import datetime
import os
import posixpath
import re
import subprocess
import tempfile
import zipfile
from xml.etree import ElementTree

import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescape(text):
    return ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


class Book:
    """values[sheet][ref], formulas[sheet][ref], names[name] = (sheet, first ref, last ref).
    A value is a float, a str ('' for an empty formula text), a bool, or None; an error stands as '#…'."""

    def __init__(self, path):
        self.values, self.formulas, self.names = {}, {}, {}
        with zipfile.ZipFile(path) as archive:
            strings = self._strings(archive)
            relations = {item.get("Id"): item.get("Target") for item in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
            workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            for sheet in workbook.find(MAIN + "sheets"):
                target = relations[sheet.get(RELATION)]
                part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
                if part in archive.namelist():
                    self._sheet(sheet.get("name"), archive.read(part), strings)
            for item in workbook.iter(MAIN + "definedName"):
                match = re.fullmatch(r"'?((?:[^']|'')+?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?", item.text or "")
                if match:
                    sheet, column, row, last_column, last_row = match.groups()
                    self.names[item.get("name")] = (sheet.replace("''", "'"), column + row, (last_column or column) + (last_row or row))

    def _strings(self, archive):
        if "xl/sharedStrings.xml" not in archive.namelist():
            return []
        root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        return [self._text(item) for item in root.iter(MAIN + "si")]

    @staticmethod
    def _text(item):
        direct = [node.text or "" for node in item.findall(MAIN + "t")]
        runs = [node.text or "" for node in item.findall(f"{MAIN}r/{MAIN}t")]
        return unescape("".join(direct + runs))

    def _sheet(self, title, content, strings):
        values, formulas = self.values.setdefault(title, {}), self.formulas.setdefault(title, {})
        for cell in ElementTree.fromstring(content).iter(MAIN + "c"):
            ref, kind = cell.get("r"), cell.get("t", "n")
            formula, value, inline = cell.find(MAIN + "f"), cell.find(MAIN + "v"), cell.find(MAIN + "is")
            if formula is not None:
                formulas[ref] = formula.text or ""
            text = value.text if value is not None else None
            if inline is not None:
                values[ref] = self._text(inline)
            elif kind == "s" and text is not None:
                values[ref] = strings[int(text)]
            elif kind in ("str", "e", "d"):
                values[ref] = unescape(text or "")
            elif kind == "b":
                values[ref] = text in ("1", "true")
            elif text:
                values[ref] = float(text)
            elif formula is not None:
                values[ref] = None

    def cell(self, name):
        sheet, ref, _ = self.names[name]
        return self.values[sheet].get(ref)

    def formula(self, name):
        sheet, ref, _ = self.names[name]
        return self.formulas[sheet].get(ref)

    def __contains__(self, name):
        return name in self.names


def recalculated_by_gnumeric(paths):
    """path → Book, a few at a time."""
    with tempfile.TemporaryDirectory(prefix="kaoping-gnumeric-") as folder:
        for number, path in enumerate(paths):
            out = os.path.join(folder, f"{number}.xlsx")
            run = subprocess.run(["ssconvert", "--recalc", "--export-type=Gnumeric_Excel:xlsx2", path, out], capture_output=True, text=True)
            if not os.path.exists(out):
                raise RuntimeError(f"ssconvert cannot read {path}: {run.stderr}")
            yield path, Book(out)
            os.remove(out)


class Filler:
    """One workbook, filled and saved again and again by openpyxl."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.touched = []
        self.places = {}
        names = self.book.defined_names
        entries = names.definedName if hasattr(names, "definedName") else names.values()
        for item in entries:
            for sheet, ref in item.destinations:
                cells = ref.replace("$", "")
                area = self.book[sheet][cells]
                first = area if not isinstance(area, tuple) else area[0][0]
                last = area if not isinstance(area, tuple) else area[-1][-1]
                self.places[item.name] = (self.book[sheet], first.row, first.column, last.row, last.column)

    def put(self, name, value, line=0, column=0):
        sheet, row, first, _, _ = self.places[name]
        self.write(sheet.cell(row + line, first + column), value)

    def write(self, cell, value):
        self.touched.append((cell, cell.value, cell.number_format))
        kept = cell.number_format
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"       # a text that begins with = is no formula
        if isinstance(value, (datetime.date, datetime.datetime)) and kept != "General":
            cell.number_format = kept  # openpyxl would set its own

    def column(self, name):
        sheet, row, column, last, _ = self.places[name]
        return [sheet.cell(line, column).value for line in range(row, last + 1)]

    def save(self, path):
        """Leaves the workbook as it was before it was filled."""
        self.book.save(path)
        for cell, value, number_format in reversed(self.touched):
            cell.value = value
            cell.number_format = number_format
        self.touched.clear()

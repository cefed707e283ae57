"""Workbooks as files: read quickly, filled by openpyxl, recalculated by Gnumeric."""
import datetime
import os
import posixpath
import re
import subprocess
import tempfile
import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

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


EPOCH = datetime.date(1899, 12, 30)


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class QuickFiller:
    """Puts cells into a workbook's own XML: some ms a form, for thousands of them. The workbook is first saved by openpyxl, or left
    as it is."""

    CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>.*?</c>)', re.S)
    ROW = re.compile(rb'<row r="(\d+)"([^>]*?)(?:/>|>(.*?)</row>)', re.S)

    def __init__(self, path, by_openpyxl=True):
        saved = path + ".openpyxl.xlsx" if by_openpyxl else path
        if by_openpyxl:
            Filler(path).save(saved)
        with zipfile.ZipFile(saved) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        if by_openpyxl:
            os.remove(saved)
        workbook = self.parts["xl/workbook.xml"].decode()
        relations = {item.get("Id"): item.get("Target") for item in ElementTree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        self.part_of = {item.get("name"): posixpath.join("/xl", relations[item.get(RELATION)]).lstrip("/") for item in ElementTree.fromstring(workbook).find(MAIN + "sheets")}
        self.places = {}
        for item in ElementTree.fromstring(workbook).iter(MAIN + "definedName"):
            match = re.fullmatch(r"'?((?:[^']|'')+?)'?!\$([A-Z]+)\$(\d+)(?::.*)?", item.text or "")
            if match:
                self.places[item.get("name")] = (self.part_of[match.group(1)], int(match.group(3)), column_number(match.group(2)))
        self.rows = {part: self._rows(self.parts[part]) for part in set(self.part_of.values())}
        self.entries = {}

    def _rows(self, content):
        start, end = content.index(b"<sheetData"), content.rindex(b"</sheetData>") if b"</sheetData>" in content else 0
        rows = {}
        for number, attributes, inner in self.ROW.findall(content[start:end]):
            cells = {column_number(match.group(1).decode()): (match.group(0), match.group(3)) for match in self.CELL.finditer(inner)}
            rows[int(number)] = (attributes, cells)
        return content[:start], rows, content[end + len(b"</sheetData>"):]

    def put(self, name, value, line=0, column=0):
        part, row, first = self.places[name]
        self.entries.setdefault(part, {}).setdefault(row + line, {})[first + column] = value

    @staticmethod
    def _cell(ref, value, attributes):
        style = re.search(rb' s="\d+"', attributes)
        style = style.group(0) if style else b""
        if isinstance(value, str):
            text = escape(value).encode()
            return b'<c r="%s"%s t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (ref, style, text)
        if isinstance(value, datetime.date):
            value = (value - EPOCH).days
        return b'<c r="%s"%s t="n"><v>%s</v></c>' % (ref, style, repr(value).encode())

    def _sheet(self, part):
        head, rows, tail = self.rows[part]
        touched = self.entries[part]
        body = []
        for number in sorted(set(rows) | set(touched)):
            attributes, cells = rows.get(number, (b"", {}))
            pieces = {column: content for column, (content, _) in cells.items()}
            for column, value in touched.get(number, {}).items():
                below = cells if column in cells else rows[max(rows)][1]   # below the table: the style of its last row
                pieces[column] = self._cell(f"{column_letters(column)}{number}".encode(), value, below.get(column, (b"", b""))[1])
            body.append(b'<row r="%d"%s>%s</row>' % (number, attributes, b"".join(pieces[column] for column in sorted(pieces))))
        return head + b"<sheetData>" + b"".join(body) + b"</sheetData>" + tail

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, self._sheet(name) if name in self.entries else content)
        self.entries.clear()

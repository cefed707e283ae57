"""A LibreOffice of one's own, and what the office tests share."""
import datetime
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

SKIPPED = 77
TYPED = 6   # lines of a list that are typed cell by cell; the rest is pasted


def skip(why):
    print("skipped:", why)
    sys.exit(SKIPPED)


class Office:
    """with Office() as office: document = office.load(path). A profile given as `home` stays the caller's."""

    def __init__(self, home=None, arguments=(), visible=False):
        self.given, self.arguments = home, [*([] if visible else ["--headless"]), *arguments]

    def __enter__(self):
        try:
            import uno
        except ImportError:
            skip("python3-uno is not installed")
        if shutil.which("soffice") is None:
            skip("LibreOffice is not installed")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))   # a test that is stopped takes its LibreOffice along
        self.home = self.given or tempfile.mkdtemp(prefix="kaoping-office-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        accept = f"socket,host=127.0.0.1,port={port};urp;"
        self.process = subprocess.Popen(
            ["soffice", "--norestore", "--accept=" + accept, "-env:UserInstallation=file://" + self.home, *self.arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(1200):
            try:
                context = resolver.resolve("uno:" + accept + "StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.25)
        else:
            self._kill()
            raise RuntimeError("LibreOffice does not answer")
        self.context = context
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, kind, *_):
        if kind is not None:   # whatever stands open may ask to be saved
            return self._kill()
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            pass
        self._kill()

    def _kill(self):
        try:
            os.killpg(self.process.pid, 9)
        except ProcessLookupError:
            pass
        if not self.given:
            shutil.rmtree(self.home, ignore_errors=True)

    def load(self, path, read_only=False):
        """None: LibreOffice cannot read it. Read only: no lock file beside someone else's workbook."""
        from com.sun.star.beans import PropertyValue
        options = [PropertyValue(Name="Hidden", Value=True), PropertyValue(Name="ReadOnly", Value=read_only)]
        return self.desktop.loadComponentFromURL(url(path), "_blank", 0, tuple(options))

    def save(self, document, path, kind="Calc MS Excel 2007 XML"):
        from com.sun.star.beans import PropertyValue
        document.storeToURL(url(path), (PropertyValue(Name="FilterName", Value=kind),))


def url(path):
    return "file://" + urllib.parse.quote(os.path.abspath(path))


def path_of(url):
    return urllib.parse.unquote(url.removeprefix("file://"))


def named(document, name):
    """The cells of a defined name."""
    return document.NamedRanges.getByName(name).getReferredCells()


def enter(cell, value):
    """As a person types it: numbers and dates become values of the cell's format, other text stays text."""
    if isinstance(value, datetime.date):
        cell.setFormula(value.isoformat())
    elif isinstance(value, bool):
        cell.setFormula("TRUE" if value else "FALSE")
    elif isinstance(value, (int, float)):
        cell.setValue(value)
    else:
        cell.setString("" if value is None else value)


def enter_rows(document, name, rows):
    """From the first line of a list, also below its last entry row; the first lines as typed, the rest pasted."""
    body = named(document, name)
    address, sheet = body.RangeAddress, body.Spreadsheet
    for line, row in enumerate(rows[:TYPED]):
        for column, value in enumerate(row):
            if value is not None:
                enter(sheet.getCellByPosition(address.StartColumn + column, address.StartRow + line), value)
    pasted = [tuple("" if value is None else value.isoformat() if isinstance(value, datetime.date) else value for value in row) for row in rows[TYPED:]]
    if pasted:
        top = address.StartRow + TYPED
        area = sheet.getCellRangeByPosition(address.StartColumn, top, address.StartColumn + len(pasted[0]) - 1, top + len(pasted) - 1)
        area.setDataArray(tuple(pasted))


def used_area(sheet, rows=3000):
    """(last column, last row) of a LibreOffice sheet, from 0; remarks count as used."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return min(end.EndColumn, 300), min(end.EndRow, rows)


def area_cells(sheet, area):
    """(values, formulas) down to this corner."""
    cells = sheet.getCellRangeByPosition(0, 0, *area)
    return cells.getDataArray(), cells.getFormulaArray()

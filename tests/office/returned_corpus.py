"""Returned copies of real workbooks: every part but those concerned keeps its bytes, every cell its value, every comment
its words, in openpyxl and LibreOffice."""
import csv
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from office import Office, skip

try:
    import openpyxl  # noqa: F401
except ImportError:
    skip("openpyxl is not installed")
from copies import check, compare_office, compare_openpyxl, compare_parts, failures, load, stored

TOOL, SHARED = sys.argv[1], sys.argv[2]
CORPUS = os.path.join(SHARED, "corpus")
SMALL = 120_000          # bytes; larger files are compared part by part only
NOT_EXTENDED = {"052-xlsx2csv-escape.xlsx"}              # a part that is no well-formed XML
NOT_FOR_OPENPYXL = {"046-QXlsx-test.xlsx"}               # it looks for styles in the folder xl only
NO_WORKSHEETS = {("104-poi-xlmmacro.xlsm", "Macro1"), ("107-ClosedXML-DialogSheet.xlsx", "Dialog")}


def manifest():
    path = os.path.join(CORPUS, "MANIFEST.tsv")
    if not os.path.exists(path):
        skip("no corpus")
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["expectation"] == "reads" and row["container"] in ("xlsx", "xlsm"):
                yield row["filename"]


def places(name, original):
    """Three cells of each worksheet, one of them with a comment already if there is any."""
    try:
        book = load(original)
    except Exception:
        return []
    found = []
    for sheet in book.worksheets:
        if (name, sheet.title) in NO_WORKSHEETS:
            continue
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
            if not os.path.exists(original):
                continue
            small = os.path.getsize(original) < SMALL
            remarked = places(name, original) if small else []
            findings = ["error|%s!%s|请更正《%s》&<>" % (title, ref, ref) for title, ref in remarked] + ["warning||没有单元格"]
            status = subprocess.run([TOOL, original, copy, *findings]).returncode
            if status == 4 and name in NOT_EXTENDED:
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
            if small and name not in NOT_FOR_OPENPYXL:
                compare_openpyxl(name, original, copy, remarked)
            if small:
                compare_office(office, name, original, copy, remarked)
    print(extended, "workbooks extended,", len(failures), "failures")
    check(extended >= 90, "only", extended, "workbooks were extended")
    sys.exit(1 if failures else 0)


main()

"""The same job with openpyxl, for comparison: read the form's values, write a workbook with the cells of the graded one.

bench_openpyxl.py FORM.xlsx GRADED.xlsx N   prints ms a file
"""
import sys
import time

import openpyxl
from openpyxl import Workbook

form, graded, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
cells = {
    sheet.title: [(c.row, c.column, c.value) for row in sheet.iter_rows() for c in row if c.value is not None]
    for sheet in openpyxl.load_workbook(graded)
}
read = write = 0.0
for _ in range(count):
    start = time.perf_counter()
    book = openpyxl.load_workbook(form, data_only=True)
    values = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    read += time.perf_counter() - start
    start = time.perf_counter()
    out = Workbook()
    out.remove(out.active)
    for title, entries in cells.items():
        sheet = out.create_sheet(title)
        for row, column, value in entries:
            sheet.cell(row, column, value)
    out.save("/dev/null")
    write += time.perf_counter() - start
print(f"openpyxl ms a file over {count} runs: read {read / count * 1000:.1f}  write {write / count * 1000:.1f}  all {(read + write) / count * 1000:.1f}")

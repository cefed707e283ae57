"""long_lists.py FORM.xlsx DIR FORMS ROWS: copies of a filled form, each of an organisation of its own, whose longest list has so
many rows: those that it had, repeated, the first column with a number of its own in every row."""
import pathlib
import re
import sys

import openpyxl

form, folder, forms, rows = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
AREA = re.compile(r"^(.*)!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$")


def area(book, name):
    sheet, left, top, right, bottom = AREA.match(book.defined_names[name].attr_text).groups()
    return book[sheet.strip("'").replace("''", "'")], sheet, left, int(top), right, int(bottom)


def filled(book, name):
    sheet, _, left, top, right, bottom = area(book, name)
    values = [[cell.value for cell in row] for row in sheet[f"{left}{top}:{right}{bottom}"]]
    return [row for row in values if any(value is not None for value in row)]


book = openpyxl.load_workbook(form)
lists = [name.name for name in book.defined_names.definedName if name.name.startswith("l_")]
name = max(lists, key=lambda one: len(filled(book, one)) * 100 + len(filled(book, one)[0]) if filled(book, one) else 0)
sheet, title, left, top, right, bottom = area(book, name)
samples = filled(book, name)
first = openpyxl.utils.column_index_from_string(left)
for n in range(rows):
    for column, value in enumerate(samples[n % len(samples)]):
        own = column == 0 and isinstance(value, str)
        sheet.cell(top + n, first + column).value = f"{value}{n}" if own else value
book.defined_names[name].attr_text = f"{title}!${left}${top}:${right}${top + rows - 1}"
org, cell = next(iter(book.defined_names["f_org_name"].destinations))
for n in range(forms):
    book[org][cell.replace("$", "").split(":")[0]].value = f"机构{n:06}"
    book.save(folder / f"{n:06}.xlsx")
print(name, len(samples[0]), "columns")

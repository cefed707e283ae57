"""copies.py FORM.xlsx DIR N: N copies of a filled form, each of an organisation of its own (name changed in the package)."""
import pathlib
import sys
import zipfile

import openpyxl

form, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
book = openpyxl.load_workbook(form)
sheet, cell = next(iter(book.defined_names["f_org_name"].destinations))
book[sheet][cell.replace("$", "").split(":")[0]].value = "BENCHNAME"
template = folder / "template.tmp"
book.save(template)
parts = {i.filename: zipfile.ZipFile(template).read(i.filename) for i in zipfile.ZipFile(template).infolist()}
template.unlink()
for n in range(count):
    with zipfile.ZipFile(folder / f"{n:06}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name, data in parts.items():
            out.writestr(name, data.replace(b"BENCHNAME", f"机构{n:06}".encode()))

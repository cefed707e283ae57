"""A hidden name f_ moved off the printed form, to a sheet of the applicant's own or to a cell where nobody looks: the cell beside the
printed label counts, and a finding names the name, its cell and the right one."""
import json
import shutil

import openpyxl

NAME, WRONG = "f_site_area", 88888
PLACES = [("我的数据", "B2"), ("指标表", "Z60"), ("指标表", "Z18"), ("指标表", "A90"), ("指标表", "F300"), ("填报说明", "J9"), ("活动清单", "Z6"), ("_kaoping", "H9")]


def moved(form, to, sheet, cell):
    """Returns where the field stands on the form."""
    book = openpyxl.load_workbook(form)
    printed = next(iter(book.defined_names[NAME].destinations))
    page = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
    page[cell] = WRONG
    if sheet == "我的数据":
        page["A2"] = book[printed[0]].cell(book[printed[0]][printed[1].replace("$", "")].row, 5).value  # the label too
    book.defined_names[NAME].attr_text = f"'{sheet}'!${cell[0]}${cell[1:]}"
    book.save(to)
    return f"{printed[0]}!{printed[1].replace('$', '')}"


def run(machine, table, tries):
    row = table.row("names of fields moved off the form")
    forms = machine.folder / "outside-forms"
    sample = sorted(machine.forms.iterdir())[0]
    values = None
    for sheet, cell in [(None, None), *PLACES]:
        shutil.rmtree(forms, ignore_errors=True)
        forms.mkdir()
        if sheet is None:
            shutil.copy(sample, forms / "form.xlsx")
        else:
            printed = moved(sample, forms / "form.xlsx", sheet, cell)
        folder = machine.fresh()
        machine.score(forms, folder)
        subject = json.loads((folder / "results.json").read_text(encoding="utf-8"))["rounds"][0]["subjects"][0]
        now = {field: entry["value"] for field, entry in subject["values"].items()}
        values = values or now
        if sheet is None:
            continue
        said = [f for f in subject["findings"] if f["code"] == "name-outside-form"]
        good = now == values and len(said) == 1 and said[0]["cell"] == f"{sheet}!{cell}" and all(
            word in said[0][language] for word in (NAME, f"{sheet}!{cell}", printed) for language in ("zh", "en"))
        row("not used, and reported", good, f"{sheet}!{cell} {said} {set(now.items()) ^ set(values.items())}")

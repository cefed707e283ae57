"""File names that give orders to a terminal or turn the direction of writing, links that lead out of the folder, and cells that an
office would run as formulas: shown without harm, and nothing is read that was not given."""
import csv
import json
import re
import shutil
import zipfile

import openpyxl

TURNED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NAMES = ["a\x1b[31m红.xlsx", "b\x07铃.xlsx", "c\nkaoping: done.xlsx", "年报\u202excod.xlsx", "e\u2066x\u2069.xlsx", "＝1+1.xlsx", "=1+1.xlsx", "@cmd.xlsx", "＋2.xlsx", "－3.xlsx", "＠4.xlsx"]


def text_of(file):
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            return "\n".join(package.read(n).decode("utf-8", "replace") for n in package.namelist() if n.endswith((".xml", ".rels")))
    return file.read_text(encoding="utf-8", errors="replace")


def harmful_names(machine, table):
    row = table.row("names of files")
    forms = machine.folder / "names"
    forms.mkdir()
    samples = sorted(machine.forms.iterdir())
    for number, name in enumerate(NAMES):
        shutil.copy(samples[number % len(samples)], forms / name)
    book = openpyxl.load_workbook(samples[0])
    for field in ("f_org_name", "f_contact_name"):
        sheet, cell = next(iter(book.defined_names[field].destinations))
        book[sheet][cell.replace("$", "")].value += "\u202e乙\u2066"
    book.save(forms / "turned.xlsx")
    (forms / "broken\x1b[2J.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    folder = machine.fresh()
    ended = machine.run([w for w in machine.words(forms, folder, "--duplicates", "latest") if w != "--quiet"])
    for stream, text in (("stdout", ended.stdout), ("stderr", ended.stderr)):
        row("no control or turning character on the terminal", not TURNED.search(text) and not CONTROLS.search(text), f"{stream} {text!r}")
    row("no line of its own", "\nkaoping: done" not in ended.stdout + ended.stderr, ended.stderr)
    named = [subject["file"] for subject in json.loads((folder / "results.json").read_text(encoding="utf-8"))["rounds"][0]["subjects"]]
    row("results.json has the names as they are", set(NAMES) <= set(named), named)
    for file in sorted(folder.rglob("*")):
        row("no turning character in a name of ours", not TURNED.search(file.name), file)
        if file.is_file() and file.suffix in (".csv", ".xlsx", ".docx", ".html") and "退回" not in file.parts:
            text = text_of(file)
            row("no turning character in a document", not TURNED.search(text), f"{file} {[text[m.start() - 30:m.end() + 30] for m in TURNED.finditer(text)][:2]}")
    with open(folder / "results.csv", encoding="utf-8-sig", newline="") as lines:
        cells = [cell for line in csv.reader(lines) for cell in line]
    row("no cell of the list is a formula", not any(c.startswith(tuple("=+@＝＋－＠")) for c in cells), [c for c in cells if c[:1] in "=+@＝＋－＠"])


def links(machine, table):
    row = table.row("links out of the folder")
    forms, outside = machine.folder / "links", machine.folder / "outside"
    forms.mkdir()
    outside.mkdir()
    samples = sorted(machine.forms.iterdir())
    shutil.copy(samples[0], forms / "own.xlsx")
    shutil.copy(samples[1], outside / "other.xlsx")
    (forms / "folder").symlink_to(outside)
    (forms / "file.xlsx").symlink_to(outside / "other.xlsx")
    (forms / "password.txt").symlink_to("/etc/passwd")
    folder = machine.fresh()
    ended = machine.run([w for w in machine.words(forms, folder) if w != "--quiet"])
    result = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    files = [subject["file"] for round_ in result["rounds"] for subject in round_["subjects"]]
    row("only what was given is read", files == ["own.xlsx"] and not result["attachments"], f"{files} {result['attachments']}")
    for name in ("folder", "file.xlsx", "password.txt"):
        row("the link is reported", f"“{name}” is a link" in ended.stderr, ended.stderr)


def run(machine, table, tries):
    harmful_names(machine, table)
    links(machine, table)

"""Locales that are really installed, made by localedef for this test: the same bytes in every file, and the same words in UTF-8."""
import os
import shutil
import subprocess

from faults import files_of

LOCALES = [("zh_CN", "GB18030"), ("tr_TR", "UTF-8"), ("zh_CN", "UTF-8"), ("de_DE", "UTF-8")]


def run(machine, table, tries):
    row = table.row("locales")
    made = machine.folder / "locale"
    made.mkdir()
    if not shutil.which("localedef"):
        table.rows.pop()
        return table.skip("locales", "localedef is not installed")
    machine.score(machine.forms, machine.fresh(), env={**os.environ, "LC_ALL": "C"})
    expected = files_of(machine.folder / "tried")
    for language, charset in LOCALES:
        name = f"{language}.{charset}"
        subprocess.run(["localedef", "-i", language, "-f", charset, str(made / name)], capture_output=True)
        if not (made / name / "LC_CTYPE").exists():
            row("skipped: this locale could not be made", True)
            continue
        ended = machine.score(machine.forms, machine.fresh(), env={**os.environ, "LC_ALL": name, "LOCPATH": str(made)})
        row("the same bytes", ended.returncode == 3 and files_of(machine.folder / "tried") == expected, f"{name}: {ended.returncode} {ended.stderr}")

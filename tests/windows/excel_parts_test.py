"""Parts of the add-in that need no office, by unit_excel: its options dialog, runs that are stopped, an engine that does not start. On
a screen: without one Wine opens no dialogs.

excel_parts_test.py WINDOWS_BUILD SOURCE KAOPING"""
import pathlib
import re
import sys

import screen
import wine

UNIT = pathlib.Path(sys.argv[1]).resolve() / "tests/unit_excel.exe"
if not UNIT.exists():
    wine.skip(f"{UNIT} is not built (bash installer/windows/build.sh tests)")
screen.need_programs()
check = wine.Checks()
with wine.Prefix() as windows, screen.Screen(windows):
    done = windows.run(UNIT)
    said = done.stdout.decode("utf-8", "replace")
    print("\n".join(line.rstrip() for line in said.splitlines() if "test cases:" in line or "assertions:" in line))
    check("unit_excel succeeds", done.returncode == 0 and "SUCCESS" in said, said[-2000:])
    check("it has cases", int((re.search(r"test cases: *(\d+)", said) or [0, "0"])[1]) >= 9, said[-500:])
check.end()

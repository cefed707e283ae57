#!/usr/bin/python3
"""excel_test.py with the add-in and the office of 32 bits, which the machine's own Wine does not run: in a Debian of 32 bits
(office32.sh), beside the same 64-bit engine.

excel_32_test.py WINDOWS_BUILD SOURCE KAOPING"""
import os
import pathlib
import shutil
import subprocess
import sys

import wine

HERE = pathlib.Path(__file__).resolve().parent
BUILD, SOURCE, LINUX = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
OFFICE = ["bash", str(HERE / "office32.sh")]

if not (BUILD / "32" / "kaoping-excel-32.dll").exists():
    wine.skip("the add-in of 32 bits is not built (bash installer/windows/build.sh tests)")
if os.geteuid() != 0 or not shutil.which("debootstrap"):
    wine.skip("a Debian of 32 bits needs root and debootstrap")
made = subprocess.run([*OFFICE, "make"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900)
if made.returncode != 0:
    wine.skip("no Debian of 32 bits could be made here:\n" + made.stdout[-1500:])
tried = subprocess.run([*OFFICE, "run", "wine", "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
if tried.returncode == 125:
    wine.skip("nothing may be mounted here: " + tried.stdout)
office = " ".join(OFFICE)
os.execv("/usr/bin/python3", ["/usr/bin/python3", str(HERE / "excel_test.py"), str(BUILD), str(SOURCE), str(LINUX), "--host", str(BUILD / "32"),
                              "--wine", f"{office} run wine", "--server", f"{office} run wineserver"])

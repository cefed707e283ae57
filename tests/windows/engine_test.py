"""Kaoping.Engine under Wine, asked by clients of its own kind: JScript (engine.js: every method), the examples of docs/com.md as they
stand there, and C++ (engine_client.cpp: events, cancelling, a workbook open in an office, an engine that dies).

engine_test.py WINDOWS_BUILD SOURCE KAOPING [PART...]     KAOPING: the command line on Linux, whose results are compared"""
import sys
import time

from engine_clients import from_cpp, workbooks
from engine_machine import ENGINE, Machine, check
from engine_scripts import examples, fallen, make_sealed, refusals, work

PARTS = {part.__name__: part for part in (work, refusals, examples, from_cpp, workbooks)}


def started_by_hand(machine):
    done = machine.run(ENGINE)
    said = done.stderr.decode()
    check("started by hand it says what it is, in both languages", done.returncode == 2 and "不能单独运行" in said and "engine of kaoping" in said, said)


with Machine() as windows:
    started_by_hand(windows)
    windows.register()
    make_sealed(windows)
    parts = [PARTS[name] for name in sys.argv[4:]] or PARTS.values()
    for part in parts:
        before, start = check.done, time.monotonic()
        part(windows)
        windows.no_engine_left(part.__name__)
        print(f"{part.__name__}: {check.done - before} checks, {time.monotonic() - start:.0f} s", flush=True)
print(f"the script host of Wine fell over {len(fallen)} times, after its answer: {', '.join(fallen) or 'never'}")
check("most scripts came to their end", len(fallen) <= 15, len(fallen))
check.end()

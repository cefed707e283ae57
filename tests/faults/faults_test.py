"""What happens to the result folder when a run is disturbed: a table fault × tries × what happened.

faults_test.py KAOPING SOURCE [TRIES] [PART...]
TRIES is for pairs and kills (default 20); parts: pairs shares kills edits flushes
signals disk names look_alikes outside locales. Ends with 1 when anything went wrong."""
import importlib
import sys
import time

import faults

PARTS = ["pairs", "shares", "kills", "edits", "flushes", "signals", "disk", "names", "look_alikes", "outside", "locales"]


def main():
    kaoping, source, *rest = sys.argv[1:]
    tries = int(rest.pop(0)) if rest and rest[0].isdigit() else 20
    machine, table = faults.Machine(kaoping, source), faults.Table()
    try:
        for part in rest or PARTS:
            begun = time.monotonic()
            importlib.import_module(part).run(machine, table, tries)
            print(f"{part}: {time.monotonic() - begun:.0f} s", flush=True)
    finally:
        machine.close()
    table.show()
    return 1 if table.failures else 0


if __name__ == "__main__":
    sys.exit(main())

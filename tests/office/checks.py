"""Runs the checks of a test program one by one, each in a folder of its own; all run, whatever fails."""
import sys
import tempfile


def run_checks(checks, name):
    """The checks named on the command line behind the program, else all. Ends the process."""
    failed = 0
    for check in checks:
        if sys.argv[2:] and check.__name__ not in sys.argv[2:]:
            continue
        with tempfile.TemporaryDirectory(prefix=f"kaoping-{name}-") as root:
            try:
                check(root)
                print("ok    ", check.__name__, flush=True)
            except Exception as error:   # each check reports, the rest still run
                failed += 1
                print("FAILED", check.__name__, type(error).__name__, error, flush=True)
    print(f"{len(sys.argv[2:] or checks)} checks, {failed} failed")
    sys.exit(1 if failed else 0)

"""Every figure of results.json against the second scorer, for many more cases than can be recalculated.
Usage: reference_test.py KAOPING [RUBRIC] [N] [SEED]"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import compare
import rubrics
from generator import Generator
from pipeline import Pipeline


def main(program, identity, count, seed):
    generator = Generator(identity, seed)
    report = compare.Report()
    folder = tempfile.mkdtemp(prefix="kaoping-reference-")
    try:
        cases = [generator.case(number) for number in range(count)]
        pipeline = Pipeline(program, identity, folder, cases)
        pipeline.write_forms()
        subjects = pipeline.score()
        pipeline.fill_panel()
        pipeline.fill_review()
        pipeline.fill_graded(subjects)
        subjects = pipeline.score()
        for case in cases:
            compare.with_reference(report, case, subjects[case.number])
    finally:
        if report.failures and os.environ.get("KAOPING_KEEP"):
            print("kept:", folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{identity}: " + ", ".join(f"{status} {number}" for status, number in pipeline.round["counts"].items() if number))
    report.print(identity)
    return 1 if report.failures else 0


if __name__ == "__main__":
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    count, seed = (int(text) for text in (sys.argv[3:5] + ["200", "7"][len(sys.argv[3:5]):]))
    sys.exit(max(main(sys.argv[1], identity, count, seed) for identity in rubrics.IDS if identity.startswith(wanted)))

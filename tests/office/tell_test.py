"""What the telling commands say: explain, diff, finalize, replay, doctor, the counts of check, refusals.
Usage: tell_test.py KAOPING [NAME OF A CHECK]"""
import json
import os
import shutil
import sys
import tempfile

import books
from cli_test import KARAMAY, RUGAO, Place, equal, kaoping, results, subjects, true


def judged_round(root, count=3):
    """A Karamay round with every point given; returns the place and its first subjects."""
    place = Place(root, KARAMAY, count)
    for case in place.cases:
        case.judged = {name: 4 for name in case.judged}
    first = place.pipeline.score()
    place.pipeline.fill_review()
    place.pipeline.score()
    return place, first


def type_into(path, **cells):
    filler = books.Filler(path)
    for name, value in cells.items():
        filler.put(name, value)
    filler.save(path)


# ------------------------------------------------------------------------------------------------------------------

def verified_without_reason(root):
    place, first = judged_round(root)
    out = place.pipeline.out
    type_into(place.pipeline.graded(first[0]), v_professionals=77)
    (subject, *_) = place.pipeline.score().values()
    equal(subject["values"]["professionals"]["verified"], None, "not adopted, so not shown as verified")
    true(any(item["name"] == "v_professionals" and item["value"] == 77 for item in subject["bureau"]), "it stands in bureau[]")
    _, text, _ = kaoping("explain", out, subject["org_name"], "professionals", "--lang", "en")
    true("verified as" not in text, "explain shows no verified value")


CHECKS = (verified_without_reason,)

if __name__ == "__main__":
    failed = 0
    for check in CHECKS:
        if sys.argv[2:] and check.__name__ not in sys.argv[2:]:
            continue
        with tempfile.TemporaryDirectory(prefix="kaoping-tell-") as root:
            try:
                check(root)
                print("ok    ", check.__name__, flush=True)
            except Exception as error:   # each check reports, the rest still run
                failed += 1
                print("FAILED", check.__name__, type(error).__name__, error, flush=True)
    print(f"{len(sys.argv[2:] or CHECKS)} checks, {failed} failed")
    sys.exit(1 if failed else 0)

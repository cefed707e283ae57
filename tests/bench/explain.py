"""explain and diff of many subjects: a results.json of N subjects, made by repeating those of a scored sample, each with a
name, code and file of its own. Prints seconds and the peak of memory; status 1 when explain of one organisation takes more
than 64 MiB, whatever N. Usage: explain.py KAOPING RESULTS.json [N]"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

LIMIT_KIB = 64 * 1024
program, sample, count = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["10000"])[0])


def repeated(path):
    with open(sample, encoding="utf-8") as file:
        results = json.load(file)
    first = results["rounds"][0]
    subjects = first.pop("subjects")
    counts = first.pop("counts")
    with open(path, "w", encoding="utf-8") as out:
        out.write('{"engine": "%s", "rounds": [%s, "subjects": [\n' % (results["engine"], json.dumps(first, ensure_ascii=False)[:-1]))
        for n in range(count):
            subject = {**subjects[n % len(subjects)], "file": f"{n:06}.xlsx", "org_uscc": f"{n:018}"}
            subject["org_name"] += f"{n:06}"
            out.write((",\n" if n else "") + json.dumps(subject, ensure_ascii=False))
        out.write('], "counts": %s}], "unreadable": [], "attachments": [], "findings": []}\n' % json.dumps(counts))


def measured(*arguments):
    """Seconds, status and peak in KiB of one run; each in a process of its own, as the peak is that of all children."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        status = subprocess.run([program, *arguments], stdout=subprocess.DEVNULL).returncode
        print(f"{arguments[0]} of {count} subjects: status {status}, {time.monotonic() - start:.2f} s, "
              f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.1f} MiB", flush=True)
        os._exit(1 if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > LIMIT_KIB else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


with tempfile.TemporaryDirectory() as folder:
    many = os.path.join(folder, "results.json")
    repeated(many)
    print(f"results.json: {os.path.getsize(many) / 1e6:.0f} MB", flush=True)
    above = measured("explain", many, f"{count // 3:06}.xlsx")
    measured("diff", many, many)
    sys.exit(above)

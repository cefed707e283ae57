#!/usr/bin/python3
"""Runs the targets of libFuzzer, two at a time, and prints what each executed and covered.
run.py BUILD SECONDS [TARGET...]    BUILD: of the preset asan. Ends with 1 when an input crashed a target, took more than 10 s or more
than 1.5 GB; it is kept in BUILD/fuzz/<target>/, and so is what was found on the way, from where the next run goes on."""
import concurrent.futures
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent / "rules"
MORE_SEEDS = {"rubric": [RULES / "passing", RULES / "broken"]}
LONGEST = {"archive": 8192, "workbook": 8192, "cell_text": 400, "rubric": 8192, "results": 8192}  # bytes
SHORT = 60  # seconds: such a run is repeatable as far as time allows


def run(build, target, seconds):
    own = build / "fuzz" / target
    found = own / "corpus"
    found.mkdir(parents=True, exist_ok=True)
    words = [build / "tests" / "fuzz" / f"fuzz_{target}", f"-max_total_time={seconds}", f"-max_len={LONGEST[target]}", "-timeout=10",
             "-rss_limit_mb=1500", "-print_final_stats=1", f"-artifact_prefix={own}/"]
    if seconds <= SHORT:
        words.append("-seed=1")
    dictionary = HERE / "corpus" / f"{target}.dict"
    if dictionary.exists():
        words.append(f"-dict={dictionary}")
    words += [found, HERE / "corpus" / target, *MORE_SEEDS.get(target, [])]
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, errors="replace")


def row(target, ended):
    """target, executions, a second, edges of the code reached (cov), features (ft), inputs kept (corp)."""
    text = ended.stderr
    last = re.findall(r"^#\d+\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)", text, re.MULTILINE)[-1:] or [("?", "?", "?")]
    counts = dict(re.findall(r"^stat::(\w+):\s+(\d+)", text, re.MULTILINE))
    executed, speed = counts.get("number_of_executed_units", "?"), counts.get("average_exec_per_sec", "?")
    print(f"{target:<10} {executed:>10} executions {speed:>6}/s  cov {last[0][0]:>6}  ft {last[0][1]:>6}  corpus {last[0][2]:>5}  "
          + ("fine" if ended.returncode == 0 else f"FAILED ({ended.returncode})"), flush=True)
    if ended.returncode != 0:
        print(text[-6000:])


def main(build, seconds, *targets):
    build, failed = pathlib.Path(build).resolve(), False
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs = {pool.submit(run, build, target, int(seconds)): target for target in targets or LONGEST}
        for ended in concurrent.futures.as_completed(runs):
            row(runs[ended], ended.result())
            failed |= ended.result().returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

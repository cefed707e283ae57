"""What a round's documents look like: for each annex the blank form, the roster, a graded workbook, the review and an expert's
workbook, the summary, the compilation, the report in both languages and the public notice; made by the program, printed by
LibreOffice, drawn as PNG. Prints a table of pages, bytes and seconds. Where a regulation leaves the plan to the bureau the
sample plan is confirmed first, in a copy.
Usage: show.py KAOPING OUT [RUBRIC...]"""
import glob
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(*command, accept=(0,)):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in accept:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr.decode()}")
    return time.perf_counter() - start


def confirmed_plan(identity, out):
    """The sample plan as a bureau would confirm it; [] where the regulation prints everything."""
    sample = os.path.join(ROOT, "templates", identity, "plan.sample.yaml")
    if not os.path.exists(sample):
        return []
    text = open(sample, encoding="utf-8").read()
    text = text.replace("confirmed: false", "confirmed: true\nconfirmed_by: 某市科技局\nconfirmed_on: 2026-01-05")
    path = os.path.join(out, "plan.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return ["--plan", path]


def documents(program, identity, out):
    """(what, file, seconds or None) of one annex; seconds of `score` stand beside the summary."""
    os.makedirs(out)
    samples = os.path.join(ROOT, "templates", identity, "samples")
    plan = confirmed_plan(identity, out)
    form = os.path.join(out, "空白表.xlsx")
    made = [("form", form, run(program, "form", identity, "-o", form, "--year", "2025", "--quiet", *plan))]
    roster = os.path.join(out, "名册.xlsx")
    made.append(("roster", roster, run(program, "roster", identity, "-o", roster, "--quiet")))
    round_ = os.path.join(out, "round")
    os.makedirs(round_)
    shutil.copy(os.path.join(samples, "评审表.xlsx"), round_)
    command = [program, "score", os.path.join(samples, "填报"), "-o", round_, "--year", "2025", "--notice", "--quiet", *plan]
    if os.path.isdir(os.path.join(samples, "专家")):
        command += ["--experts", os.path.join(samples, "专家")]
    took = run(*command, accept=(0, 3))
    made.append(("graded", sorted(glob.glob(os.path.join(round_, "评分", "*.xlsx")))[0], None))
    made.append(("review", os.path.join(round_, "评审表.xlsx"), None))
    made += [("expert", path, None) for path in sorted(glob.glob(os.path.join(samples, "专家", "*.xlsx"))) if "名单" not in path][:1]
    made.append(("summary", os.path.join(round_, "汇总表.xlsx"), took))
    made.append(("compilation", os.path.join(round_, "评分汇编.xlsx"), None))
    for path in sorted(glob.glob(os.path.join(round_, "报告", "*"))):
        made.append(("report", path, None) if "公示" not in path else ("notice", path, None))
    return made


def draw(path, folder, stem):
    """Pages of a document as LibreOffice prints it."""
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, path)
    pdf = os.path.join(folder, stem + ".pdf")
    os.replace(os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".pdf"), pdf)
    run("pdftoppm", "-r", "70", "-png", pdf, os.path.join(folder, stem))
    described = subprocess.run(["pdfinfo", pdf], check=True, stdout=subprocess.PIPE).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", described).group(1))


if __name__ == "__main__":
    program, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    print(f"{'annex':32}{'document':14}{'pages':>6}{'bytes':>9}{'seconds':>9}  file")
    for identity in sorted(os.path.basename(os.path.dirname(p)) for p in glob.glob(os.path.join(ROOT, "templates", "*", "samples"))):
        if sys.argv[3:] and not any(identity.startswith(start) for start in sys.argv[3:]):
            continue
        folder = os.path.join(out, identity)
        for number, (what, path, seconds) in enumerate(documents(program, identity, folder)):
            printed = "" if path.endswith(".html") else draw(path, folder, f"{number}-{what}")
            took = "" if seconds is None else f"{seconds:.2f}"
            print(f"{identity:32}{what:14}{printed:>6}{os.path.getsize(path):>9}{took:>9}  {os.path.basename(path)}", flush=True)

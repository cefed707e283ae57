"""kaoping.exe under Wine beside kaoping on Linux: the same command lines over the samples of all five annexes give the same
results.json and results.csv to the byte, the same cells in every workbook and the same parts in every document; names, code
pages, long and UNC paths, files held by another program; pairs of runs into one folder and finalize killed.

converter_test.py WINDOWS_BUILD SOURCE KAOPING [PAIRS]   pairs of runs and kills of finalize, 10 unless said"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile

import folder_faults
import wine

BUILD, SOURCE, LINUX = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
PAIRS = int(sys.argv[4]) if len(sys.argv) > 4 else 10
EXE = BUILD / "kaoping.exe"
if not EXE.exists():
    wine.skip(f"{EXE} is not built (bash installer/windows/build.sh tests)")
try:
    import openpyxl
except ImportError:
    wine.skip("python3-openpyxl is not installed")

warnings.filterwarnings("ignore", module="openpyxl")
check = wine.Checks()


def on_linux(words, cwd):
    return subprocess.run([str(LINUX), *words], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)


def files_of(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def cells_of(path):
    """Every cell of a workbook: formulas and texts, and the values that stand beside formulas."""
    cells = {}
    for values in (False, True):
        book = openpyxl.load_workbook(path, data_only=values)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        cells[values, sheet.title, cell.coordinate] = (cell.value, cell.number_format)
    return cells


def parts_of(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def compare(what, one, other):
    """How many workbooks, cells and other files were compared."""
    cells = books = others = 0
    check(f"{what}: same files", files_of(one) == files_of(other), f"{set(files_of(one)) ^ set(files_of(other))}")
    for name in files_of(one):
        if not (other / name).exists():
            continue
        if name.endswith(".xlsx"):
            left, right = cells_of(one / name), cells_of(other / name)
            differing = [k for k in left.keys() | right.keys() if left.get(k) != right.get(k)]
            check(f"{what}: cells of {name}", left and not differing, f"{[(k, left.get(k), right.get(k)) for k in differing[:3]]}")
            cells += len(left)
            books += 1
        elif name.endswith(".docx"):
            check(f"{what}: parts of {name}", parts_of(one / name) == parts_of(other / name))
            others += 1
        elif not name.endswith(".jsonl"):  # the log says when
            check(f"{what}: bytes of {name}", (one / name).read_bytes() == (other / name).read_bytes())
            others += 1
    return books, cells, others


def round_arguments(samples):
    words = ["score", "填报", "--year", "2025", "--quiet"]
    if (samples / "专家").is_dir():
        words += ["--experts", "专家"]
    for option, name in (("--roster", "名册.xlsx"), ("--previous", "上年结果.json")):
        if (samples / name).exists():
            words += [option, name]
    return words


def samples_of_all(prefix, work):
    print("annex forms workbooks cells documents linux-s wine-s")
    for samples in sorted(SOURCE.glob("templates/*/samples")):
        annex = samples.parent.name
        here = work / annex
        shutil.copytree(samples, here)
        seconds = []
        for out, run in (("linux", on_linux), ("wine", lambda w, c: prefix.run(EXE, *w, cwd=c))):
            (here / out).mkdir()
            if (here / "评审表.xlsx").exists():
                shutil.copy(here / "评审表.xlsx", here / out)
            begun = time.time()
            done = run([*round_arguments(here), "-o", out], here)
            seconds.append(time.time() - begun)
            check(f"{annex}: {out} ran", done.returncode == 3 and (here / out / "results.json").exists(), f"{done.returncode} {done.stderr.decode()}")
        books, cells, others = compare(annex, here / "linux", here / "wine")
        forms = sum(len(r["subjects"]) for r in json.loads((here / "wine" / "results.json").read_text())["rounds"])
        check(f"{annex}: something was compared", forms >= 6 and books >= 8 and cells > 1000, f"{forms} {books} {cells}")
        print(annex, forms, books, cells, others, f"{seconds[0]:.2f} {seconds[1]:.2f}")
        for words in (["form", annex, "-o", "{}/表/空白表.xlsx", "--year", "2025"], ["roster", annex, "-o", "{}/名册𠮷.xlsx", "--year", "2025"]):
            on_linux([w.format("l") for w in words], here)
            prefix.run(EXE, *[w.format("w") for w in words], cwd=here)
        compare(f"{annex} forms", here / "l", here / "w")


def names_and_paths(prefix, work):
    form = next(SOURCE.glob("templates/rugao*/samples/填报/*.xlsx"))
    long_folder = work.joinpath(*["很长的文件夹名" * 3] * 14)  # far over 260
    long_folder.mkdir(parents=True)
    shutil.copy(form, long_folder / "申报表𠮷.xlsx")
    done = prefix.run(EXE, "score", "Z:" + str(long_folder / "申报表𠮷.xlsx").replace("/", "\\"), "-o", "Z:" + str(long_folder / "结果").replace("/", "\\"), "--year", "2025")
    check("long path", (long_folder / "结果" / "汇总表.xlsx").exists() and len(str(long_folder)) > 260, done.stderr.decode(errors="replace"))
    check("long path: read", b"assessed" in (long_folder / "结果" / "results.json").read_bytes() or b"pending" in (long_folder / "结果" / "results.json").read_bytes())
    share = work / "共享"
    share.mkdir()
    shutil.copy(form, share / "表.xlsx")
    unc = prefix.root / "prefix" / "dosdevices" / "unc" / "server"
    unc.mkdir(parents=True)
    (unc / "share").symlink_to(share)
    for source, out in ((r"\\server\share\表.xlsx", "结果"), (r"\\server\share", "夹结果")):
        done = prefix.run(EXE, source, "-o", rf"\\server\share\{out}", "--year", "2025")
        check(f"UNC path {source}", (share / out / "results.json").exists(), done.stderr.decode(errors="replace"))
    (share / "收.表").mkdir()
    shutil.copy(form, share / "收.表")
    for words, made in ((["score", r"\\server\share\收.表", "--year", "2025"], "收.表-结果/results.json"), (["score", r"\\server\share", "--year", "2025"], "-结果/results.json"),
                        (["form", "rugao-service-institution", "-o", r"\\server\share\新\空白表.xlsx", "--year", "2025"], "新/空白表.xlsx"),
                        (["roster", "rugao-service-institution", "-o", r"\\server\share\新\名册.xlsx", "--year", "2025"], "新/名册.xlsx")):
        done = prefix.run(EXE, *words, cwd=work)
        check(f"UNC {words[0]} makes {made}", (share / made).exists(), done.stderr.decode(errors="replace"))


def places_that_are_wrong(prefix, work):
    """What cannot be written to is said for what it is; patterns are what the system makes of them."""
    here = work / "地方"
    shutil.copytree(next(SOURCE.glob("templates/rugao*/samples")) / "填报", here / "填报")
    for out, why in (("Q:\\结果", "盘符或网络共享可能不在"), ("a?b", "不允许的字符"), ("con", "系统留用的名称"), ("下\\nul", "系统留用的名称"), ("Prn.2025\\结果", "系统留用的名称"),
                     ("填报", "另选一个结果文件夹")):
        done = prefix.run(EXE, "score", "填报", "-o", out, "--year", "2025", "--lang", "zh", cwd=here)
        check(f"-o {out}: why not", done.returncode == 2 and why.encode() in done.stderr, done.stderr.decode(errors="replace"))
    check("nothing was written", sorted(p.name for p in here.iterdir()) == ["填报"] and not (here / "填报" / "results.json").exists())
    done = prefix.run(EXE, "check", "填报\\*.xlsx", "--json", cwd=here)
    found = json.loads(done.stdout or b"{}").get("rounds", [{"subjects": []}])
    check("a pattern is all files that it fits", len(found[0]["subjects"]) == len(list((here / "填报").glob("*.xlsx"))) > 3, done.stderr.decode(errors="replace"))


def disk_root(prefix, work):
    """Explorer hands over "E:\\", the root of a disk, of which Windows makes E:" - it is scored all the same."""
    disk = work / "盘"
    disk.mkdir()
    shutil.copy(next(SOURCE.glob("templates/rugao*/samples/填报/*.xlsx")), disk / "表.xlsx")
    (prefix.root / "prefix" / "dosdevices" / "e:").symlink_to(disk)
    script = work / "root.cmd"
    script.write_text('@"%KAOPING%" score -o root-results --year 2025 "E:\\"\r\n')
    done = prefix.run("cmd", "/c", script.name, cwd=work)
    results = work / "root-results" / "results.json"
    read = [s["file"] for r in json.loads(results.read_text())["rounds"] for s in r["subjects"]] if results.exists() else []
    check("the root of a disk is scored", len(read) == 1 and read[0].endswith("表.xlsx"), f"{read} {done.returncode} {done.stderr.decode(errors='replace')}")


def code_pages(prefix, work):
    """What is redirected comes in the console's code page, data as UTF-8."""
    words_wanted = on_linux(["rubrics", "--lang", "zh"], work).stdout.decode()
    for page, encoding in ((936, "gb18030"), (65001, "utf-8")):
        script = work / f"{page}.cmd"
        script.write_text(f'@chcp {page} >nul\r\n@"%KAOPING%" rubrics --lang zh > {page}.txt\r\n@"%KAOPING%" rubrics --json > {page}.json\r\n'
                          f'@"%KAOPING%" rubrics --lang zh\r\n@echo sentinel-{page}\r\n')
        shown = prefix.run_on_terminal(["cmd", "/c", script.name], cwd=work)
        check(f"code page {page}: ran", f"sentinel-{page}" in shown, shown)
        check(f"code page {page}: console", "沧州市技术创新中心绩效评估" in shown, shown)
        check(f"code page {page}: words", (work / f"{page}.txt").read_bytes().decode(encoding, errors="replace") == words_wanted, f"{(work / f'{page}.txt').read_bytes()[:80]}")
        check(f"code page {page}: data is UTF-8", (work / f"{page}.json").read_bytes() == on_linux(["rubrics", "--json"], work).stdout)
    missing = prefix.run(EXE, "score", "不存在的𠮷.xlsx", "--lang", "zh", cwd=work)
    check("arguments are UTF-16", missing.returncode == 2 and "不存在的𠮷".encode() in missing.stderr, missing.stderr.decode(errors="replace"))


def held_files(prefix, work):
    """A workbook of the last run stands open: the run is refused whole, the file is named, nothing is touched."""
    here = work / "占用"
    shutil.copytree(next(SOURCE.glob("templates/rugao*/samples")) / "填报", here / "填报")
    words = ["score", "填报", "-o", "结果", "--year", "2025"]
    prefix.run(EXE, *words, cwd=here)
    before = {name: (here / "结果" / name).read_bytes() for name in files_of(here / "结果")}
    holder = subprocess.Popen(["wine", str(BUILD / "tests" / "windows" / "hold_file.exe"), "结果\\results.csv"], cwd=here, env=prefix.environment,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if check("a file is held", holder.stdout.readline().strip() == b"held"):
        refused = prefix.run(EXE, *words, "--lang", "zh", cwd=here)
        check("held file: refused and named", refused.returncode == 2 and "results.csv".encode() in refused.stderr and "Excel".encode() in refused.stderr, refused.stderr.decode(errors="replace"))
        check("held file: nothing touched", before == {name: (here / "结果" / name).read_bytes() for name in files_of(here / "结果")})
    holder.stdin.close()
    holder.wait(timeout=30)
    (here / "结果" / "别的.docx").write_text("x")
    (here / "结果" / "results.csv").chmod(0o444)
    refused = prefix.run(EXE, *words, "--lang", "en", cwd=here)
    check("read-only file: refused and named", refused.returncode == 2 and b"results.csv" in refused.stderr and b"read-only" in refused.stderr, refused.stderr.decode(errors="replace"))
    (here / "结果" / "results.csv").chmod(0o644)
    check("then it goes on", prefix.run(EXE, *words, cwd=here).returncode in (0, 3))


def unit_programs(prefix):
    print("program cases assertions")
    for name in ("text", "intake", "job", "windows"):
        program = BUILD / "tests" / f"unit_{name}.exe"
        done = prefix.run(program, "--no-colors=true", timeout=300, cwd=SOURCE)
        lines = done.stdout.decode(errors="replace").splitlines()
        totals = [line for line in lines if "test cases:" in line or "assertions:" in line]
        check(f"unit_{name}", done.returncode == 0 and len(totals) == 2 and " 0 failed" in totals[1], "\n".join(lines[-60:]))
        print(name, *totals)


with wine.Prefix() as windows, tempfile.TemporaryDirectory(prefix="考评 ") as folder:
    base = pathlib.Path(folder)
    windows.environment["KAOPING"] = "Z:" + str(EXE).replace("/", "\\")  # a script is read in the code page, its folder may have another's names
    samples_of_all(windows, base)
    names_and_paths(windows, base)
    places_that_are_wrong(windows, base)
    disk_root(windows, base)
    code_pages(windows, base)
    held_files(windows, base)
    folder_faults.pairs(windows, EXE, SOURCE, base, PAIRS, check)
    folder_faults.killed_finalize(windows, EXE, SOURCE, LINUX, base, PAIRS, check)
    unit_programs(windows)
    print(f"kaoping.exe {EXE.stat().st_size} bytes")
check.end()

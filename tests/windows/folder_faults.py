"""The result folder under faults, under Wine: pairs of runs started together, and finalize killed at any moment. Windows keeps no lock
of a process that has ended, whatever Wine makes of it."""
import json
import random
import re
import shutil
import subprocess
import time

HELD = re.compile(r"is in use by another run: (.+) on (\S+), process (\d+), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.")
LOG, SEAL = "日志.jsonl", "封存.json"


def bytes_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != LOG}


def started(prefix, program, words, cwd):
    return subprocess.Popen(["wine", str(program), *words], env=prefix.environment, cwd=cwd, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def pairs(prefix, program, source, work, tries, check):
    """One does all of it, the other is refused before it reads anything and says who has the folder."""
    here = work / "成对"
    shutil.copytree(next(source.glob("templates/rugao*/samples")) / "填报", here / "填报")
    words = ["score", "填报", "-o", "结果", "--year", "2025", "--lang", "en", "--quiet"]
    prefix.run(program, *words, cwd=here)
    expected, counts = bytes_of(here / "结果"), {}
    for number in range(tries):
        shutil.rmtree(here / "结果")
        both = [started(prefix, program, words, here) for _ in range(2)]
        ends = [(process.communicate(timeout=120)[1].decode(errors="replace"), process.returncode) for process in both]
        whole, refused = bytes_of(here / "结果") == expected, [text for text, status in ends if status == 2]
        one_after_the_other = not refused and all(status in (0, 3) for _, status in ends)
        if check(f"pair {number}", whole and (one_after_the_other or len(refused) == 1 and HELD.search(refused[0])), f"{whole} {ends}"):
            what = "one after the other" if one_after_the_other else "one whole, one refused by name"
            counts[what] = counts.get(what, 0) + 1
    print(f"{tries} pairs: {counts}")


def sealable(source, linux, work):
    """The assessed forms of a sample, scored with points of the bureau and its experts."""
    samples, forms, base = source / "templates/cangzhou-innovation-center/samples", work / "待封存", work / "未封存"
    words = [str(linux), "score", str(forms), "-o", str(base), "--experts", str(samples / "专家"), "--quiet"]
    shutil.copytree(samples / "填报", forms)
    for _ in range(2):
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir()
        shutil.copy(samples / "评审表.xlsx", base)
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for subject in json.loads((base / "results.json").read_text(encoding="utf-8"))["rounds"][0]["subjects"]:
            if subject["status"] != "assessed" and subject["file"] and (forms / subject["file"]).exists():
                (forms / subject["file"]).unlink()
    return base


def killed_finalize(prefix, program, source, linux, work, tries, check):
    """Sealed or not sealed, never in between; the next command finds it so."""
    base, out = sealable(source, linux, work), work / "封存中"
    chance, counts, duration = random.Random(11), {}, 1.0
    for number in range(-1, tries):  # the first is not killed
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(base, out)
        process, begun = started(prefix, program, ["finalize", out.name], work), time.monotonic()
        if number >= 0:
            if number % 2:
                while process.poll() is None and not (out / (SEAL + ".new")).exists():
                    pass
            time.sleep(chance.uniform(0, 0.006 if number % 2 else duration))
            process.kill()
        process.communicate(timeout=120)
        if number < 0:
            duration = time.monotonic() - begun
        replayed = prefix.run(program, "replay", out.name, "--lang", "zh", cwd=work)
        sealed = "链头" in replayed.stdout.decode(errors="replace")
        again = prefix.run(program, "finalize", out.name, cwd=work).returncode
        what = "not killed" if number < 0 else "sealed" if sealed else "not sealed"
        counts[what] = counts.get(what, 0) + 1
        left = sorted(p.name for p in out.iterdir() if "kaoping" in p.name or p.name.endswith(".new"))
        check(f"finalize killed, {number}", replayed.returncode == 0 and again == (2 if sealed else 0) and (out / SEAL).exists() and not left
              and (number >= 0 or sealed), f"{what} {replayed.returncode} {replayed.stdout.decode(errors='replace')} then {again}, left {left}")
    print(f"{tries} kills of finalize: {counts}")

"""kaoping-window.exe under Wine on a screen of its own, driven by the keyboard: what it writes is what kaoping.exe writes, byte by
byte; a check writes nothing; a run stopped while it reads, while it writes or by closing the window leaves nothing; what
cannot be done is said; the language is remembered; several starts by Explorer's menu become one run. Pictures in both languages
at 100 % and 200 %.

window_test.py WINDOWS_BUILD SOURCE [KAOPING [FOLDER FOR THE PICTURES]]"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import screen
import wine

BUILD, SOURCE = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
PROGRAM, CONVERTER = BUILD / "kaoping-window.exe", BUILD / "kaoping.exe"
SAMPLES = SOURCE / "templates" / "karamay-resident-institution" / "samples" / "填报"
PICTURES = pathlib.Path(sys.argv[4]).resolve() if len(sys.argv) > 4 else None
COPIES = 150          # written in some seconds
READ_COPIES = 1000    # read in some seconds
for exe in (PROGRAM, CONVERTER):
    if not exe.exists():
        wine.skip(f"{exe} is not built (bash installer/windows/build.sh tests)")
screen.need_programs()
try:
    import openpyxl  # tests/bench/copies.py uses it
except ImportError:
    wine.skip("python3-openpyxl is not installed")

check = wine.Checks()


def on_windows(path):
    return "Z:" + str(path).replace("/", "\\")


def files_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "日志.jsonl"}


class Program:
    """One start of the window, and what can be seen of it."""

    def __init__(self, display, *words):
        self.display = display
        self.process = subprocess.Popen(["wine", str(PROGRAM), *words], env=display.environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def titles(self):
        return list(self.display.windows(PROGRAM.name).values())

    def wait_title(self, *parts, seconds=90):
        found = screen.wait_for(lambda: next((t for t in self.titles() if any(p in t for p in parts)), None), seconds)
        if not found:
            print("   titles were", self.titles())
        return found or ""

    def wait_windows(self, count):
        return screen.wait_for(lambda: len(self.titles()) == count, 20)

    def main_window(self):
        return max(self.display.windows(PROGRAM.name), key=int)

    def focus(self):
        self.display.xdotool("windowactivate", "--sync", self.main_window())
        time.sleep(0.3)

    def ended(self, seconds=30):
        try:
            self.process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            return False

    def close(self):
        self.focus()
        self.display.press("alt+F4")
        if not self.ended():
            self.process.kill()
            return False
        return True


def scores_as_the_converter(prefix, display, work):
    reference, forms = work / "converter", work / "填报"
    prefix.run(CONVERTER, "score", on_windows(forms), "-o", on_windows(reference), "--quiet")
    expected = files_of(reference)
    window = Program(display, "score", on_windows(forms))
    check("score: says so", "评分完毕：待定 6 · 退回 1" in window.wait_title("评分完毕"))
    made = files_of(work / "填报-结果")
    check("score: same files and bytes", made == expected and len(made) > 10, f"{[n for n in made.keys() | expected.keys() if made.get(n) != expected.get(n)]}")
    check("score: results.json", len(json.loads(made["results.json"])["rounds"][0]["subjects"]) == 7)
    check("score: closes", window.close())
    print(f"score PATH: {len(made)} files, the same bytes as kaoping.exe")
    return expected


def fields_by_keyboard(prefix, display, work):
    plain = work / "plain"
    shutil.copytree(SAMPLES, plain / "in")
    prefix.run(CONVERTER, "score", on_windows(plain / "in"), "-o", on_windows(plain / "reference"), "--year", "2024", "--quiet")
    window = Program(display)
    window.wait_windows(1)
    window.focus()
    display.press("alt+f")
    display.type(on_windows(plain / "in"))
    display.press("alt+r")
    display.type(on_windows(plain / "out"))
    display.press("alt+m", "alt+y")
    display.type("24")
    display.press("Return")
    check("fields: a wrong year is refused", window.wait_windows(2) and not (plain / "out").exists())
    display.press("Return", "alt+y", "ctrl+a")
    display.type("2024")
    display.press("alt+g")
    display.type("2026-02-30")
    display.press("Return")
    check("fields: a day that is none is refused", window.wait_windows(2) and not (plain / "out").exists())
    display.press("Return", "alt+g", "ctrl+a")
    display.type("2026-03-02")
    display.press("alt+j")
    display.type("7")
    display.press("Return")  # the default button scores
    check("fields: scored", "评分完毕" in window.wait_title("评分完毕"))
    check("fields: results.json of 2024", files_of(plain / "out")["results.json"] == files_of(plain / "reference")["results.json"]
          and b'"year":2024' in files_of(plain / "out")["results.json"].replace(b" ", b""))
    logged = json.loads((plain / "out" / "日志.jsonl").read_text(encoding="utf-8").splitlines()[-1])["options"]
    check("fields: logged", (logged["year"], logged["notice_date"], logged["notice_days"]) == (2024, "2026-03-02", 7), logged)
    check("fields: closes", window.close())
    print("fields, typed: the same results.json as kaoping.exe --year 2024")


def other_options_by_keyboard(prefix, display, work):
    """The options without a field, each kind: a day, a choice, several values, formats, a flag, folders."""
    folder, rubrics = work / "others", work / "rubrics"
    shutil.copytree(SAMPLES, folder / "in")
    (rubrics / "one").mkdir(parents=True)
    text = (SAMPLES.parents[1] / "rubric.yaml").read_text(encoding="utf-8")
    (rubrics / "one" / "rubric.yaml").write_text(re.sub("^id: .*", "id: one", text, flags=re.MULTILINE), encoding="utf-8")
    given = ["--as-of", "2025-06-30", "--duplicates", "latest", "--without", "one.xlsx", "--without", "two.xlsx", "--reports", "html", "--notice", "--order", "strokes",
             "--lang", "en", "--rubrics", on_windows(rubrics)]
    prefix.run(CONVERTER, "score", on_windows(folder / "in"), "-o", on_windows(folder / "reference"), *given, "--quiet")
    window = Program(display)
    window.wait_windows(1)
    window.focus()
    display.press("alt+f")
    display.type(on_windows(folder / "in"))
    display.press("alt+r")
    display.type(on_windows(folder / "out"))
    display.press("alt+q")
    check("others: a window", window.wait_windows(2), window.titles())
    display.press("alt+v")
    display.type("2025-06-31")
    display.press("Return")
    check("others: a day that is none is refused", window.wait_windows(3), window.titles())
    display.press("Return", "ctrl+a")
    display.type("2025-06-30")
    display.press("alt+l", "Down", "alt+v", "Down", "Down")  # –, none, the latest
    display.press("alt+l", "Down", "alt+v")
    display.type("one.xlsx")
    display.press("Return")
    display.type("two.xlsx")
    display.press("alt+l", "Down", "alt+v")
    display.type("html")
    display.press("alt+l", "Down", "alt+v", "Down")
    display.press("alt+l", "Down", "alt+v", "Down", "Down")
    display.press("alt+l", "Down", "alt+v", "Down", "Down")
    display.press("alt+l", "Down", "alt+v")
    display.type(on_windows(rubrics))
    display.press("alt+l", "Return")
    check("others: taken", window.wait_windows(1), window.titles())
    display.press("alt+s")
    check("others: scored", "评分完毕" in window.wait_title("评分完毕"))
    logged = [json.loads((folder / name / "日志.jsonl").read_text(encoding="utf-8").splitlines()[-1])["options"] for name in ("out", "reference")]
    check("others: logged as kaoping.exe's", logged[0] == logged[1] and {k: logged[0].get(k) for k in ("as_of", "duplicates", "without", "order", "lang")} ==
          {"as_of": "2025-06-30", "duplicates": "latest", "without": ["one.xlsx", "two.xlsx"], "order": "strokes", "lang": "en"}, logged)
    made = files_of(folder / "out")
    check("others: the same files and bytes", made == files_of(folder / "reference") and len(made) > 10)
    display.press("alt+q")
    check("others: asked again", window.wait_windows(2), window.titles())
    display.press("alt+c", "Return")  # the first is cleared, the others stay
    check("others: taken again", window.wait_windows(1), window.titles())
    display.press("alt+s")
    time.sleep(1)
    check("others: scored again", "评分完毕" in window.wait_title("评分完毕"))
    last = json.loads((folder / "out" / "日志.jsonl").read_text(encoding="utf-8").splitlines()[-1])["options"]
    check("others: what is cleared is not given", {k: v for k, v in logged[0].items() if k != "as_of"} == last, last)
    check("others: closes", window.close())
    print("other options, typed and chosen: the same files as kaoping.exe with them")


def checks_and_writes_nothing(display, work):
    folder = work / "check"
    shutil.copytree(SAMPLES, folder / "in")
    before = files_of(folder)
    window = Program(display, "check", on_windows(folder / "in"))
    check("check: says so", "校验完毕：可用 6 · 退回 1" in window.wait_title("校验完毕"))
    check("check: nothing written", files_of(folder) == before and len(before) == 7)
    check("check: closes", window.close())
    print("check PATH: 7 files checked, none written")


def refuses(display, work):
    window = Program(display, on_windows(work / "nowhere"))
    check("missing path: said in a box", window.wait_windows(2))
    display.press("Return")
    check("missing path: not done", "没有完成" in window.wait_title("没有完成"))
    check("missing path: closes", window.close())
    bad = Program(display, "--nothing")
    check("unknown option: said in a box", bad.wait_windows(2))
    display.press("Return")
    check("unknown option: window stays", bad.wait_windows(1))
    bad.close()
    print("refusals: a box each, the window stays")


def many_forms(folder, count):
    folder.mkdir()
    form = next(SAMPLES.glob("克拉玛依星火*.xlsx"))
    subprocess.run([sys.executable, str(SOURCE / "tests" / "bench" / "copies.py"), str(form), str(folder), str(count)], check=True, timeout=300)
    return folder


def stops_while_reading(display, work):
    forms = many_forms(work / "reading", READ_COPIES)
    window = Program(display, "score", on_windows(forms))
    check("stop while reading: reads", "正在读取" in window.wait_title("正在读取"))
    display.press("Escape")
    check("stop while reading: says so", "已取消" in window.wait_title("已取消"))
    check("stop while reading: nothing written", not (work / "reading-结果").exists())
    check("stop while reading: closes", window.close())
    print(f"{READ_COPIES} forms: stopped while reading, nothing written")


def stops_before_it_begins(display, work):
    """A start by Explorer's menu waits a moment for others; and a run stopped by the key after the one that starts it."""
    forms = work / "reading"
    window = Program(display, "score", on_windows(forms))
    screen.wait_for(lambda: window.titles() and display.xdotool("getactivewindow").strip() in display.windows(PROGRAM.name), 20)
    display.press("Escape")
    check("stop before: says so", "已取消" in window.wait_title("已取消", "正在读取"))
    time.sleep(2)
    check("stop before: stays so, nothing written", "已取消" in window.titles()[0] and not (work / "reading-结果").exists(), window.titles())
    window.focus()
    display.xdotool("key", "--clearmodifiers", "alt+s", "Escape")
    time.sleep(2)
    check("stop at once: says so, nothing written", "已取消" in window.wait_title("已取消") and not (work / "reading-结果").exists())
    check("stop before: closes", window.close())
    print("stopped before the run began: nothing written")


def stops_while_writing(prefix, display, work):
    forms, output = many_forms(work / "many", COPIES), work / "many-结果"
    window = Program(display, "score", on_windows(forms))
    check("stop: writes", "正在写结果" in window.wait_title("正在写结果"))
    screen.wait_for(lambda: output.exists() and len(list(output.rglob("*.kaoping-part"))) > 3)
    display.press("Escape")
    check("stop while writing: says so", "已取消" in window.wait_title("已取消"))
    check("stop while writing: nothing is left", screen.wait_for(lambda: not output.exists()))
    window.focus()
    display.press("alt+s")
    check("close: writes", "正在写结果" in window.wait_title("正在写结果"))
    display.press("alt+F4")
    check("close while writing: asks", window.wait_windows(2))
    display.press("alt+y")
    check("close while writing: ends", window.ended(60))
    check("close while writing: nothing is left", screen.wait_for(lambda: not output.exists()))
    again = Program(display, "score", on_windows(forms))
    check("afterwards: completes", f"待定 {COPIES}" in again.wait_title("评分完毕", seconds=180))
    prefix.run(CONVERTER, "score", on_windows(forms), "-o", on_windows(work / "many-reference"), "--quiet", timeout=300)
    check("afterwards: results.json", (output / "results.json").read_bytes() == (work / "many-reference" / "results.json").read_bytes())
    check("afterwards: closes", again.close())
    print(f"{COPIES} forms: stopped while writing, by closing, nothing left; then completed")


def starts_of_explorer(prefix, display, work):
    folder = work / "several"
    shutil.copytree(SAMPLES, folder)
    forms = sorted(folder.glob("*.xlsx"))[:4]
    prefix.run(CONVERTER, "score", *[on_windows(f) for f in sorted(forms, key=str)], "-o", on_windows(work / "several-reference"), "--quiet")
    programs = [Program(display, "score", on_windows(form)) for form in forms]
    title = programs[0].wait_title("评分完毕")
    made = [p for p in folder.iterdir() if p.name.endswith("-结果")]
    check("several starts: one window, one run", len(programs[0].titles()) == 1 and len(made) == 1, f"{title} {made}")
    if made:
        check("several starts: results.json", (made[0] / "results.json").read_bytes() == (work / "several-reference" / "results.json").read_bytes())
    for number in display.windows(PROGRAM.name):
        display.xdotool("windowactivate", "--sync", number, "key", "alt+F4")
    check("several starts: all end", all(p.ended() for p in programs))
    print(f"{len(programs)} starts of Explorer's menu: one window, one run")


def remembers_language(prefix, display):
    window = Program(display)
    window.wait_windows(1)
    window.focus()
    display.press("alt+l", "e")
    check("language: English", "kaoping" in window.wait_title("kaoping"))
    kept = prefix.run("reg", "query", r"HKCU\Software\kaoping", "/v", "Language")
    check("language: kept", b"en" in kept.stdout, kept.stdout)
    window.close()
    window = Program(display)
    check("language: still English", "kaoping" in window.wait_title("kaoping"))
    window.focus()
    display.press("alt+l", "z")
    check("language: Chinese again", "考评" in window.wait_title("考评"))
    window.close()
    print("language: switched by the menu, remembered in HKCU")


def pictures(prefix, display, work, folder):
    folder.mkdir(parents=True, exist_ok=True)
    disk = work / "disk" / "2025年度考核"
    shutil.copytree(SAMPLES, disk / "填报")
    (disk / "填报-结果").mkdir()
    shutil.copy(SAMPLES.parent / "评审表.xlsx", disk / "填报-结果")
    (prefix.root / "prefix" / "dosdevices" / "d:").symlink_to(disk.parent)
    for percent in (100, 200):
        display.set_scale(percent)
        for language, product in (("zh", "考评"), ("en", "kaoping")):
            name = f"{language}-{percent}"
            window = Program(display, "score", "--lang", language, r"D:\2025年度考核\填报")
            check(f"picture {name}: scored", window.wait_title("已评 5", "Assessed 5"))
            window.focus()
            display.press("Down", "Down", "Down")
            time.sleep(0.7)
            taken = [display.picture(window.main_window(), folder / f"{name}.png")]
            display.press("alt+m")
            time.sleep(1)
            taken.append(display.picture(window.main_window(), folder / f"{name}-more.png"))
            display.press("alt+q")
            window.wait_windows(2)
            time.sleep(1)
            taken.append(display.picture(window.main_window(), folder / f"{name}-others.png"))
            display.press("Escape")
            for path in taken:
                colours = subprocess.run(["identify", "-format", "%w %h %k", str(path)], capture_output=True, text=True).stdout.split()
                check(f"picture {path.name}", int(colours[0]) >= 640 * percent // 100 and int(colours[2]) > 30, f"{colours}")
                print(f"picture {path.name}: {colours[0]}x{colours[1]}, {colours[2]} colours")
            check(f"picture {name}: closes", window.close())
    display.set_scale(100)


with wine.Prefix() as windows, screen.Screen(windows) as shown, tempfile.TemporaryDirectory(prefix="kaoping-window-") as base:
    place = pathlib.Path(base)
    shutil.copytree(SAMPLES, place / "填报")
    scores_as_the_converter(windows, shown, place)
    fields_by_keyboard(windows, shown, place)
    other_options_by_keyboard(windows, shown, place)
    checks_and_writes_nothing(shown, place)
    refuses(shown, place)
    starts_of_explorer(windows, shown, place)
    stops_while_reading(shown, place)
    stops_before_it_begins(shown, place)
    stops_while_writing(windows, shown, place)
    remembers_language(windows, shown)
    pictures(windows, shown, place, PICTURES or place / "pictures")
check.end()

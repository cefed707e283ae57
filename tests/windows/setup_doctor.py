"""Parts of setup_test.py: what doctor says, Explorer's menu, files in use, the portable archive."""
import re
import shutil
import subprocess
import zipfile

import screen
import setup_state as state
from setup_machine import OFFICE, SAMPLES, SOURCE, Machine, check, finished, id

CLASSES = r"HKCU\Software\Classes"
ADDIN = rf"HKCU\{OFFICE}\Excel\Addins\Kaoping.ExcelAddIn"
RESILIENCY = rf"HKCU\{OFFICE}\16.0\Excel\Resiliency"
PROGRAMS = {"kaoping.exe": 0x8664, "kaoping-engine.exe": 0x8664, "kaoping-window.exe": 0x8664, "kaoping-excel-64.dll": 0x8664, "kaoping-excel-32.dll": 0x14c}
EVERY = {"engine", "excel", "wps", "menu"}


def expect_doctor(machine, what, *codes, folder=None):
    status, found, report = machine.doctor(folder)
    check(f"doctor, {what}: {list(codes)}, exit status {3 if codes else 0}", found == sorted(codes) and status == (3 if codes else 0), (status, report["defects"]))
    check(f"doctor, {what}: says what to do in both languages", all(re.search("请|运行", d["zh"]) and re.search("[Rr]un|Tick|Enable|Close", d["en"]) for d in report["defects"]),
          report["defects"])
    check(f"doctor, {what}: every place is filled", not any(re.search(r"\{[a-z]", d["zh"] + d["en"]) for d in report["defects"]), report["defects"])
    for defect in report["defects"]:
        print(f"  {what}: {defect['zh']}\n    {defect['en']}")
    return report


def record_of_excel(text):
    """As Excel writes what it disabled: three numbers, then names in UTF-16."""
    return (bytes([1, 0, 0, 0, 0x30, 0, 0, 0, 0x10, 0, 0, 0]) + (text + "\0").encode("utf-16-le")).hex()


def doctor(made):
    """doctor as installed, and after breaking things one by one"""
    with Machine() as m:
        check("installed", m.setup(made["old", ".exe"]) == 0)
        report = expect_doctor(m, "as administrator, as everything runs under Wine: classes of the user are not seen")
        check("it does not say whether the engine starts", report["windows"]["engine_starts"] is None, report["windows"])
        for language, words in (("zh", "请在普通的命令行里再运行"), ("en", "in an ordinary command line")):
            status, text = m.kaoping("doctor", "--lang", language)
            check(f"but where to run it, in {language}", status == 0 and words in text, text)
        m.show_to_wine()
        report = expect_doctor(m, "as installed")
        windows = report["windows"]
        check("every part is registered", {p["part"] for p in windows["parts"] if p["registered"] and not p["deviations"]} == EVERY, windows)
        check("the engine starts and says who it is", windows["engine_starts"] == report["engine"] and report["engine"].startswith("kaoping "), windows)
        offices = [(o["product"], o["version"], o["bits"]) for o in windows["offices"]]
        check("Excel of 64 bits and WPS of 32 are found", offices == [("excel", "16.0", 64), ("wps", "6.0", 32)], offices)
        check("long paths are off", windows["long_paths"] is False)
        for language, words in (("zh", ("Excel 16.0：64 位", "WPS 6.0：32 位", "引擎可以启动", "长路径（超过 260 个字符）：未启用")),
                                ("en", ("Excel 16.0: 64 bits", "WPS 6.0: 32 bits", "the engine starts: kaoping", "not enabled"))):
            status, text = m.kaoping("doctor", "--lang", language)
            print(text)
            check(f"doctor tells people in {language}", status == 0 and all(w in text for w in words), text)
        m.add(r"HKLM\SYSTEM\CurrentControlSet\Control\FileSystem", "LongPathsEnabled", "1", "REG_DWORD")
        check("long paths are on", m.doctor()[2]["windows"]["long_paths"] is True)
        break_and_mend(m)


def break_and_mend(m):
    dll, other = m.home / "kaoping-excel-64.dll", m.drive / "other"
    server = rf"{CLASSES}\CLSID\{id['Engine']}\LocalServer32"
    library = rf"{CLASSES}\CLSID\{id['addin']}\InprocServer32"
    other.mkdir()
    shutil.copy(m.home / "kaoping-engine.exe", other)
    dll.rename(other / dll.name)
    expect_doctor(m, "a DLL is gone", "setup-file-gone")
    (other / dll.name).rename(dll)
    expect_doctor(m, "it is back")
    broken = (
        ("switched off in Excel", lambda: m.add(ADDIN, "LoadBehavior", "2", "REG_DWORD"), "setup-not-loaded"),
        ("the path of the engine leads nowhere", lambda: m.run("reg", "add", server, "/ve", "/d", r"C:\nowhere\kaoping-engine.exe", "/f"), "setup-file-gone"),
        ("another folder's engine", lambda: m.run("reg", "add", server, "/ve", "/d", r'"C:\other\kaoping-engine.exe"', "/f"), "setup-elsewhere"),
        ("not allowed in WPS", lambda: m.delete(r"HKCU\Software\Kingsoft\Office\ET\AddinsWL", "Kaoping.ExcelAddIn"), "setup-wps-not-listed"),
        ("a ProgID is gone", lambda: m.delete(rf"{CLASSES}\Kaoping.Functions\CLSID"), "setup-missing"),
        ("Excel does not open the functions", lambda: m.delete(rf"HKCU\{OFFICE}\16.0\Excel\Options", "OPEN1"), "setup-missing"),
        ("another threading model", lambda: m.add(library, "ThreadingModel", "Both"), "setup-different"),
    )
    for what, harm, code in broken:
        harm()
        expect_doctor(m, what, code)
        status, text = m.kaoping("register")
        check(f"register fixes it: {what}", status == 0, text)
        expect_doctor(m, "fixed")
    for key, value, text, codes in (("DisabledItems", "4F2A", r"c:\others\other.dll", ()), ("DisabledItems", "4F2B", str(m.folder + "\\KAOPING-EXCEL-64.DLL").lower(), ("setup-disabled",)),
                                    ("CrashingAddinList", "4F2C", "kaoping.exceladdin", ("setup-disabled",))):
        m.add(rf"{RESILIENCY}\{key}", value, record_of_excel(text), "REG_BINARY")
        expect_doctor(m, f"Excel's {key} has {text}", *codes)
        m.delete(rf"{RESILIENCY}\{key}")
    m.run("reg", "add", server.replace("HKCU", "HKLM"), "/ve", "/d", r"C:\nowhere\kaoping-engine.exe", "/f")
    expect_doctor(m, "the engine does not start", "setup-engine-fails")
    status, text = m.kaoping("register", "word")
    check("an unknown part is refused", status == 2 and "word" in text, (status, text))


RUN_VERB = r"""
var shell = new ActiveXObject("WScript.Shell");
var line = shell.RegRead("HKCU\\Software\\Classes\\" + WScript.Arguments(0) + "\\command\\");
line = line.replace(/%[1V]/, function () { return WScript.Arguments(1); });
shell.Run(line, 1, false);
WScript.Echo("runs " + line);
WScript.Quit(42);
"""


def run_verb(m, display, key, item, done):
    """Runs the command of `key` on the item until `done` holds; the titles of its windows."""
    script = m.root / "verb.js"
    script.write_text(RUN_VERB)
    with open(m.root / "said", "w+b") as said:  # a pipe would stay open as long as the window does
        status = subprocess.run(["wine", "cscript", "//nologo", state.windows(script), key, item], env=m.environment, timeout=120,
                                stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.DEVNULL).returncode
        said.seek(0)
        line = said.read().decode("gb18030", "replace").strip()
    check(f"the command of {key} was run", status == 42 and line.startswith('runs "C:'), (status, line))
    screen.wait_for(lambda: done(list(display.windows("kaoping-window.exe").values())), 90)
    titles = list(display.windows("kaoping-window.exe").values())
    print(" ", line, "|", titles)
    for number in display.windows("kaoping-window.exe"):
        display.xdotool("windowactivate", "--sync", number, "key", "--clearmodifiers", "alt+F4")
    screen.wait_for(lambda: not display.windows("kaoping-window.exe"), 20)
    check(f"{key}: the window closes", not display.windows("kaoping-window.exe"))
    return titles


def menu(made):
    """the commands of Explorer's menu, run as they stand in the registry"""
    screen.need_programs()
    for where, kind in (("Directory", "folder"), (r"Directory\Background", "folder"), (r"SystemFileAssociations\.xlsx", "file")):
        with Machine() as m, screen.Screen(m) as display:  # each afresh: a third start in one prefix was seen to hang in Wine
            check("installed", m.setup(made["old", ".exe"], "/COMPONENTS=window") == 0)
            menu_on(m, display, where, kind)


def menu_on(m, display, where, kind):
    folder = m.drive / "报来 的表"
    shutil.copytree(SAMPLES, folder)
    item = folder if kind == "folder" else sorted(folder.glob("*.xlsx"))[0]
    path = "C:\\" + item.relative_to(m.drive).as_posix().replace("/", "\\")
    before = set(m.drive.glob("报来*/**/*"))
    titles = run_verb(m, display, rf"{where}\shell\kaoping.check", path, lambda titles: any("校验完毕" in t for t in titles))
    check(f"{where}: 校验 tells its result and writes nothing", any("校验完毕" in t for t in titles) and set(m.drive.glob("报来*/**/*")) == before, titles)
    results = item.with_name((item.name if kind == "folder" else item.stem) + "-结果")
    titles = run_verb(m, display, rf"{where}\shell\kaoping.score", path, lambda titles: any("评分完毕" in t for t in titles))
    check(f"{where}: 评分 writes the results beside {item.name}", (results / "results.json").exists() and (results / "汇总表.xlsx").exists(), titles)


HOLD = r"""
var files = new ActiveXObject("Scripting.FileSystemObject");
var engine = new ActiveXObject("Kaoping.Engine");
WScript.Echo(engine.Version);
while (!files.FileExists(WScript.Arguments(0))) WScript.Sleep(200);
"""


class Holder:
    """A client that holds the engine until it is asked to end."""

    def __init__(self, m):
        self.end = m.root / "end"
        self.end.unlink(missing_ok=True)
        (m.root / "hold.js").write_text(HOLD)
        self.process = subprocess.Popen(["wine", "cscript", "//nologo", state.windows(m.root / "hold.js"), state.windows(self.end)],
                                        env=m.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.said = self.process.stdout.readline().decode("gb18030").strip()

    def release(self):
        self.end.touch()
        return self.process.wait(60) == 0


def files_in_use(made):
    """upgrade while the engine is running, and while something holds a DLL"""
    with Machine() as m:
        check("installed", m.setup(made["old", ".exe"]) == 0)
        m.show_to_wine()
        holder = Holder(m)
        check("a client holds the engine", holder.said.startswith("kaoping "), holder.said)
        done = m.run(made["new", ".exe"], "/S", timeout=300)
        # Wine deletes a running program, Windows only renames it: what is then set aside is on the checklist for a person
        check("upgrade while the engine runs ends with 0", done.returncode == 0 and (m.home / "kaoping-engine.exe").exists(), done.returncode)
        check("the client ends", holder.release())
        m.settle()
        expect_doctor(m, "after it")
        program = m.drive / "hold_file.exe"
        finished(["x86_64-w64-mingw32-g++-posix", "-municode", "-static", SOURCE / "tests/windows/hold_file.cpp", "-o", program])
        with subprocess.Popen(["wine", program, m.folder + "\\kaoping-excel-64.dll"], env=m.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as holder:
            check("a DLL is held", holder.stdout.readline().strip() == b"held")
            done = m.run(made["new", ".exe"], "/S", timeout=300)
            check("a file that can be neither replaced nor renamed: 2", done.returncode == 2, done.returncode)
            holder.stdin.close()
        m.settle()
        check("the next setup ends with 0", m.setup(made["new", ".exe"]) == 0)
        expect_doctor(m, "after that")


def expect_values(m, what, folder, before):
    wanted = state.expected_values(SOURCE, folder, EVERY, {"16.0": "OPEN1"})
    after = state.registry(m)
    wrong = [f"{state.shown(p)} = {after.get(p)} instead of {wanted[p]}" for p in wanted if wanted[p] != after.get(p)]
    more = [state.shown(p) for p in after if p[1] is not None and p not in wanted and before.get(p) != after[p] and "Kaoping\\Registration" not in p[0]]
    check(f"{what}: {len(wanted)} values of {folder}, and no other", not wrong and not more, "\n".join(wrong + more))


def archive(made):
    """the archive in a folder with Chinese and blanks in its name, alone and beside an installed copy"""
    with Machine() as m:
        before = state.registry(m)
        with zipfile.ZipFile(made["old", ".zip"]) as packed:
            packed.extractall(m.drive / "考评 试用")
        home = next((m.drive / "考评 试用").iterdir())
        folder = "C:\\考评 试用\\" + home.name
        for name, kind in PROGRAMS.items():
            head = (home / name).read_bytes()[:1024]
            machine = int.from_bytes(head[(at := int.from_bytes(head[60:64], "little")) + 4:at + 6], "little")
            check(f"{name} is made for {kind:#x}", head[:2] == b"MZ" and machine == kind, hex(machine))
        text = (home / "使用说明.txt").read_bytes()
        check("the readme is UTF-8 with its mark and Windows line ends", text.startswith(b"\xef\xbb\xbf") and text.count(b"\n") == text.count(b"\r\n") > 20)
        shutil.copytree(SAMPLES, m.drive / "考评 试用" / "报来 的表")
        status, text = m.kaoping("score", "C:\\考评 试用\\报来 的表", "--json", folder=home)
        check("it scores", status in (0, 3) and (m.drive / "考评 试用" / "报来 的表-结果" / "汇总表.xlsx").exists(), (status, text[:500]))
        expect_doctor(m, "nothing is registered", folder=home)
        check("and that leaves nothing in the registry", not state.differences(before, state.registry(m)))
        check("register: 0", m.kaoping("register", folder=home)[0] == 0)
        expect_values(m, "the archive registered", folder, before)
        check("setup over it: 0", m.setup(made["new", ".exe"]) == 0)
        expect_doctor(m, "the archive beside an installed copy", *["setup-elsewhere"] * 4, folder=home)
        status, text = m.kaoping("unregister", folder=home)
        check("the archive does not take away what is the installed copy's", status == 3, (status, text))
        check("the archive registers itself again: 0", m.kaoping("register", folder=home)[0] == 0)
        m.uninstall()
        expect_values(m, "the setup is removed, the archive still registered", folder, before)
        status, text = m.kaoping("unregister", folder=home)
        check("unregister: 0", status == 0, text)
        remains = state.differences(before, state.registry(m))
        check("and nothing is left in the registry", not remains, "\n".join(remains))

#!/usr/bin/python3
"""The add-in of Excel, in an office that is none (excel_host.cpp) under Wine, with the real engine.
    excel_test.py BUILD [--host BUILD_OF_THE_HOST --wine COMMAND --server COMMAND] [--only TEST…]
BUILD has kaoping.exe, kaoping-engine.exe, kaoping-excel-64.dll and kaoping-excel-host-64.exe. For 32 bits the host's folder has the
DLL and the host of 32 bits, and the commands run Wine and its server where there is a wine32 as well as a wine64. Everything the office is asked is printed by the host and compared here with what the command line says."""
import argparse
import glob
import json
import os
import shutil
import subprocess
import time
from xml.etree import ElementTree

import book_dump
import wine
from excel_dialogs import DialogTests
from excel_folders import FolderTests
from excel_office import ROOT, Office, press, windows
from wine import KeptPrefix, skip

UI = "{http://schemas.microsoft.com/office/2006/01/customui}"
RUBRICS = sorted(os.path.basename(os.path.dirname(path)) for path in glob.glob(ROOT + "/templates/*/rubric.yaml"))
SYSTEM_DLLS = {"advapi32.dll", "comctl32.dll", "gdi32.dll", "kernel32.dll", "msvcrt.dll", "ole32.dll", "oleaut32.dll", "shell32.dll", "user32.dll"}
PRODUCT = {"zh": "考评", "en": "kaoping"}


def sample(rubric, returned):
    """The form of the rubric's samples that is returned, or one that is not."""
    folder = f"{ROOT}/templates/{rubric}/samples/填报"
    return sorted(path for path in glob.glob(folder + "/*.xlsx") if (os.path.basename(path) in RETURNED[rubric]) == returned)[0]


RETURNED = {"cangzhou-innovation-center": ["沧州领航睿智技术创新中心.xlsx"], "hefei-innovation-alliance": ["巢湖装备光电产业联盟.xlsx"],
            "karamay-resident-institution": ["北疆晨曦博远研究院.xlsx"], "qinhuangdao-makerspace": ["秦皇岛装备启明创业工场.xlsx"],
            "rugao-service-institution": ["九华绿色聚力研究院.xlsx"]}


class Checks(wine.Checks):
    def equal(self, what, found, wanted):
        self(what, found == wanted, f"\n  found  {found!r}\n  wanted {wanted!r}")

    def holds(self, what, condition, found=""):
        self(what, condition, repr(found))


class Test(FolderTests, DialogTests):
    def __init__(self, arguments, prefix, folder):
        self.checks, self.wine, self.folder = Checks(), prefix, folder
        self.build, host_build = os.path.abspath(arguments.build), os.path.abspath(arguments.host or arguments.build)
        self.kaoping = self.build + "/kaoping.exe"
        self.dll = next(iter(glob.glob(host_build + "/kaoping-excel-??.dll")), None)
        if self.dll is None or not os.path.exists(self.build + "/kaoping-engine.exe"):
            skip(f"no add-in in {host_build} or no engine in {self.build}")
        self.bits = self.dll[-6:-4]
        self.office = Office(self.wine, self.dll, f"{host_build}/kaoping-excel-host-{self.bits}.exe", folder)
        self.only = arguments.only

    def run(self):
        self.exports()
        self.no_engine()
        self.wine.register(self.kaoping, "engine")
        for test in (self.ribbon, self.without_workbook, self.new_form, self.check, self.comments, self.score, self.folder_run, self.run_options, self.run_findings,
                     self.stop, self.status, self.options, self.functions, self.engine_killed, self.dialogs):
            if self.only and test.__name__ not in self.only:
                continue
            before, start = self.checks.done, time.monotonic()
            test()
            print(f"{test.__name__}: {self.checks.done - before} checked in {time.monotonic() - start:.1f} s", flush=True)
        print(f"office of {self.bits} bits")
        self.checks.end()

    def connected(self, *steps, language=2052, **how):
        log = self.office.run(("language", language), ("connect",), *steps, ("disconnect",), **how)
        self.checks.equal("the host's bits", log.lines[0], f"host of {self.bits} bits")
        self.checks.equal("nothing is asked that Excel lacks", log.after("lacks"), [])
        self.checks.equal("the DLL may leave", log.after("unload"), ["yes"])
        return log

    def book(self, path, **what):
        target = os.path.join(self.folder, f"book{len(os.listdir(self.folder))}.txt")
        book_dump.dump(path, target, what.pop("windows_path", "C:\\没有\\" + os.path.basename(path)), **what)
        return "book", windows(target)

    def command_line(self, *arguments):
        _, out, _ = self.wine.captured(self.kaoping, *arguments)
        return json.loads(out)

    # --- what is checked

    def exports(self):
        tool = {"64": "x86_64-w64-mingw32-objdump", "32": "i686-w64-mingw32-objdump"}[self.bits]
        text = subprocess.run([tool, "-p", self.dll], stdout=subprocess.PIPE, check=True, text=True).stdout
        imports = {line.split()[-1].lower() for line in text.splitlines() if "DLL Name:" in line}
        self.checks.holds("DLLs of Windows only", imports and imports <= SYSTEM_DLLS, imports)
        exported = sorted(line.split()[-1] for line in text.splitlines() if "] Dll" in line)
        self.checks.equal("exports", exported, ["DllCanUnloadNow", "DllGetClassObject"])
        self.checks.holds("thin", os.path.getsize(self.dll) < 3_000_000, os.path.getsize(self.dll))

    def no_engine(self):
        log = self.connected(press("About"), ("call", "KaopingRubrics", "kaopingNewForm"), ("function", "KAOPING_NUMBER", "十二"))
        self.checks.holds("an engine that is not there: what to do is said", len(log.shown()) == 1 and "kaoping doctor" in log.shown()[0], log.shown())
        self.checks.holds("so does the menu", "kaoping doctor" in log.after("answer")[1] and "KaopingTell" in log.after("answer")[1], log.after("answer"))
        self.checks.equal("#N/A", log.after("answer")[2], "error 2042")

    def ribbon(self):
        for language, number in (("zh", 2052), ("en", 1033)):
            log = self.connected(("ribbon",), language=number)
            self.checks.equal("the engine is not asked before a button", log.calls("Workbooks"), [])
            root = ElementTree.fromstring(log.after("answer")[0])
            self.checks.equal("the tab", [tab.get("label") for tab in root.iter(UI + "tab")], [PRODUCT[language]])
            buttons = list(root.iter(UI + "button"))
            self.checks.equal("buttons", len(buttons), 9)
            identities = [item.get("id") for item in root.iter() if item.get("id")]
            self.checks.equal("an id once", len(set(identities)), len(identities))
            chinese = [item.get("label") for item in root.iter() if any("\u4e00" <= letter <= "\u9fff" for letter in (item.get("label") or "") + (item.get("supertip") or ""))]
            self.checks.equal("labels and tips in the language", bool(chinese), language == "zh")
            for item in buttons + list(root.iter(UI + "dynamicMenu")):
                self.checks.holds("a label, a tip, an icon", item.get("label") and item.get("supertip") and item.get("imageMso"), ElementTree.tostring(item))
            callbacks = {value for item in root.iter() for name, value in item.attrib.items() if name.startswith(("on", "get"))}
            log = self.connected(*[("name", name) for name in sorted(callbacks | {"NoSuchCallback"})])
            self.checks.equal("callbacks answered", dict(zip(sorted(callbacks | {"NoSuchCallback"}), log.after("answer"))),
                              {**{name: "1" for name in callbacks}, "NoSuchCallback": "0"})

    def without_workbook(self):
        log = self.connected(press("Check"), press("Comment"), press("Score"), press("Help"), press("About"), press("Stop"))
        self.checks.equal("messages", len(log.shown()), 6)
        self.checks.equal("three want a workbook", sum('"error", "请先打开填报表"' in message for message in log.shown()), 3)
        self.checks.holds("help", "批量评分文件夹：" in log.shown()[3], log.shown()[3])
        self.checks.holds("the engine's version", "kaoping 0." in log.shown()[4] or "考评 0." in log.shown()[4], log.shown()[4])
        self.checks.holds("nothing to stop", "没有正在进行的批量评分" in log.shown()[5], log.shown()[5])

    def new_form(self):
        log = self.connected(("call", "KaopingRubrics", "kaopingNewForm"))
        menu = ElementTree.fromstring(log.after("answer")[0])
        known = {item["id"]: item for item in self.command_line("rubrics", "--json")}
        self.checks.equal("rubrics in the menu", {item.get("tag") for item in menu}, set(known))
        for rubric in RUBRICS[:2]:
            target = f"{self.folder}/新表 {rubric}.xlsx"
            log = self.connected(("reply", windows(target)), ("call", "KaopingNewForm", "x", rubric))
            self.checks.equal("the form is opened", log.after("opened"), [windows(target)])
            blank = f"{self.folder}/{rubric} by command.xlsx"
            self.wine.captured(self.kaoping, "form", rubric, "-o", windows(blank))
            self.checks.equal("the same form as the command line makes", open(target, "rb").read(), open(blank, "rb").read())
        log = self.connected(("call", "KaopingNewForm", "x", RUBRICS[0]))
        self.checks.equal("cancelled: nothing", (log.shown(), log.after("opened")), ([], []))

    def findings(self, path, language="zh"):
        """As the command line tells them: severity, where, what."""
        words = {"zh": {"error": "须更正", "warning": "提示", "info": "说明"}, "en": {"error": "Error", "warning": "Warning", "info": "Note"}}[language]
        result = self.command_line("check", windows(path), "--json")
        found = result["rounds"][0]["subjects"][0]["findings"]
        found.sort(key=lambda finding: ["error", "warning", "info"].index(finding["severity"]))
        return [(words[finding["severity"]], finding["cell"] or "", finding[language]) for finding in found]

    def check(self):
        for rubric in RUBRICS:
            path = sample(rubric, True)
            wanted = self.findings(path)
            self.checks.holds("a returned sample has findings", wanted, rubric)
            log = self.connected(self.book(path), press("Check"))
            rows = [tuple(row.replace("\\n", "\n").split("\\t")) for row in log.after("row")]
            self.checks.equal(f"findings of {rubric}, from cells", rows, wanted)
            self.checks.holds("cells were read", log.calls("Range(指标表!"), log.lines[:9])
            self.checks.equal("nothing is written", [call for call in log.after("call") if " = " in call or "Comment" in call], [])
            log = self.connected(self.book(path, saved=True, windows_path=windows(path)), press("Check"), language=1033)
            rows = [tuple(row.replace("\\n", "\n").split("\\t")) for row in log.after("row")]
            self.checks.equal(f"findings of {rubric}, from its file, in English", rows, self.findings(path, "en"))
            self.checks.equal("no cell was asked for", log.calls("Range("), [])
        for how in ("read_only", "macros"):  # the file may be another's by now; macros call saved what is not
            log = self.connected(self.book(path, saved=True, windows_path=windows(path), **{how: True}), press("Check"))
            self.checks.equal(f"findings of one that is {how}", [row.replace("\\n", "\n").split("\\t")[0] for row in log.after("row")], [row[0] for row in self.findings(path)])
            self.checks.holds(f"{how}: from its cells", log.calls("Range(指标表!"), log.lines[:9])
        log = self.connected(self.book(path), press("Check"), ("list", 0, 0))
        self.checks.equal("a jump", len(log.calls("Application.Goto([object])")), 1)
        log = self.connected(self.book(self.other_workbook()), press("Check"))
        self.checks.holds("a workbook that is no form: why", len(log.shown()) == 1 and log.shown()[0].startswith('Dialogs.Tell("error"'), log.shown())

    def returned_samples(self):
        return [sample(rubric, True) for rubric in RUBRICS]

    def other_workbook(self):
        path = self.folder + "/不是表.xlsx"
        import openpyxl
        book = openpyxl.Workbook()
        book.active["B2"] = "购物清单"
        book.save(path)
        return path

    def comments(self):
        path = sample("karamay-resident-institution", True)
        where = [finding for finding in self.findings(path) if finding[0] != "说明" and finding[1]]
        sheet, cell = where[0][1].split("!")
        cells = len({finding[1] for finding in where})
        ours = "考评：\\n" + where[0][2].replace("\n", "\\n") + "\\n（考评批注完）"
        # Without a comment, on a sheet without a password: written, protected again as it was.
        log = self.connected(self.book(path), press("Comment"), press("Comment"))
        self.checks.equal("written once", log.calls(f"Range({sheet}!{cell}).AddComment"), [f'Range({sheet}!{cell}).AddComment("{ours}")'])
        self.checks.equal("shown", log.shown(), [f'Dialogs.Tell("info", "已写入批注：{cells} 个单元格。")'] * 2)
        protects = log.calls(f"Worksheet({sheet}).Protect(")
        wanted = f'Worksheet({sheet}).Protect("", true, true, true, false, false, true, ' + ", ".join(["false"] * 9) + ")"
        self.checks.equal("protected again as before", protects, [wanted])
        # People's words stay; an earlier check's are replaced.
        log = self.connected(self.book(path, comments=[(sheet, cell, "王科长：请核实\n考评：\n旧的意见"), (sheet, "A1", "考评：\n已改好的")]), press("Comment"))
        self.checks.holds("people's words stay", f'Comment.Text("王科长：请核实\\n{ours}")' in log.after("call"), log.calls("Comment"))
        answered = "王科长：请核实\n考评：\n旧的意见\n（考评批注完）\n已核实，见附件3"
        log = self.connected(self.book(path, comments=[(sheet, cell, answered)]), press("Comment"))
        self.checks.holds("an answer below ours stays", f'Comment.Text("王科长：请核实\\n已核实，见附件3\\n{ours}")' in log.after("call"), log.calls("Comment"))
        log = self.connected(self.book(path, comments=[(sheet, cell, "王科长：请核实\n考评：\n旧的意见"), (sheet, "A1", "考评：\n已改好的")]), press("Comment"))
        self.checks.equal("what is corrected is taken away", log.calls("Comment.Delete"), ["Comment.Delete"])
        # With a password: said.
        log = self.connected(self.book(path, password="秘密"), press("Comment"))
        self.checks.holds("refused is said", f"没有写入批注的单元格：{cells} 个" in log.shown()[0] and log.shown()[0].startswith('Dialogs.Tell("warning"'), log.shown())
        self.checks.equal("nothing was tried", log.calls(f"Range({sheet}!{cell}).AddComment"), [])
        # From the list.
        log = self.connected(self.book(path), press("Check"), ("list", 0, 1))
        self.checks.equal("written from the list", len(log.calls(f"Range({sheet}!{cell}).AddComment")), 1)

    def score(self):
        path = sample("qinhuangdao-makerspace", False)
        target = self.folder + "/评分 一份"
        log = self.connected(self.book(path), ("reply", windows(target)), press("Score"))
        graded = f"{target}/评分/{os.path.basename(path)}"
        self.checks.equal("the graded workbook is opened", log.after("opened"), [windows(graded)])
        from_file = self.folder + "/评分 文件"
        self.wine.captured(self.kaoping, "score", windows(path), "-o", windows(from_file))
        found, wanted = (json.load(open(folder + "/results.json", encoding="utf-8"))["rounds"][0]["subjects"][0] for folder in (target, from_file))
        self.checks.holds("indicators", len(wanted["indicators"]) > 5, wanted["indicators"])
        for how in ({}, {"read_only": True}, {"macros": True}):
            log = self.connected(self.book(path, saved=True, windows_path=windows(path), **how), ("reply", windows(target)), press("Score"))
            self.checks.equal(f"scored, saved, {how}: from cells", bool(log.calls("Range(指标表!")), bool(how))
        for part in ("indicators", "values", "lists", "status", "total", "findings"):
            self.checks.equal(f"{part} as of the file", found[part], wanted[part])
        log = self.connected(self.book(path), press("Score"))
        self.checks.equal("cancelled: nothing", (log.shown(), log.after("opened")), ([], []))

    def options(self):
        missing = self.connected(("reply", "en\nC:\\没有这个文件夹"), press("Options"))
        self.checks.holds("a folder that is not there", missing.shown() and "没有这个文件夹" in missing.shown()[0], missing.shown())
        own = self.folder + "/我们的办法"
        shutil.copytree(f"{ROOT}/templates/rugao-service-institution", own + "/own-rubric", ignore=shutil.ignore_patterns("samples"))
        text = open(own + "/own-rubric/rubric.yaml", encoding="utf-8").read()
        open(own + "/own-rubric/rubric.yaml", "w", encoding="utf-8").write(text.replace("rugao-service-institution", "own-rubric"))
        log = self.connected(("reply", "en\n" + windows(own)), press("Options"), press("Stop"), ("call", "KaopingRubrics", "x"))
        self.checks.holds("English at once", "No folder is being scored" in log.shown()[0], log.shown())
        self.checks.holds("the rubric of that folder", "own-rubric" in log.after("answer")[-1], log.after("answer")[-1])
        log = self.connected(("ribbon",), ("reply", "\n"), press("Options"), press("Stop"))
        self.checks.holds("kept for the next time", 'label="kaoping"' in log.after("answer")[0], log.after("answer")[0][:200])
        self.checks.holds("as Excel again", "没有正在进行的批量评分" in log.shown()[0], log.shown())

    def functions(self):
        asked = [(("KAOPING_NUMBER", "十二"), "12"), (("KAOPING_NUMBER", "1.5万"), "15000"), (("考评数值", "１２"), "12"), (("KAOPING_NUMBER", "很多"), "error 2015"),
                 (("KAOPING_CREDITCODE", "91350100M000100Y43"), "true"), (("KAOPING_CREDITCODE", "91350100M000100Y44"), "false"),
                 (("KAOPING_GRADE", "no-such-rubric", 90), "error 2015"), (("KAOPING_GRADE", "qinhuangdao-makerspace", "九十"), "error 2015"),
                 (("KAOPING_GRADE", "qinhuangdao-makerspace"), "error 2015"), (("KAOPING_GRADE", "qinhuangdao-makerspace", 95), '"优秀"'),
                 (("kaoping_grade", "秦皇岛市众创空间绩效评价", 10), '"不合格"')]
        log = self.connected(*[("function", *call) for call, _ in asked], ("functions",))
        for (call, wanted), found in zip(asked, log.after("answer")):
            self.checks.equal(f"={call[0]}{call[1:]}", found, wanted)
        self.checks.equal("Excel's list of functions", log.after("answer")[len(asked):],
                          ["KAOPING_GRADE 2", "KAOPING_POINTS 3", "KAOPING_NUMBER 1", "KAOPING_CREDITCODE 1"])

    def engine_killed(self):
        log = self.connected(press("About"), ("kill",), press("About"), ("function", "KAOPING_NUMBER", "十二"), ("kill",), ("function", "KAOPING_NUMBER", "十三"))
        self.checks.equal("the engine is started again", len([message for message in log.shown() if "kaoping" in message and '"info"' in message]), 2)
        self.checks.equal("for functions too", log.after("answer")[-2:], ["12", "13"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("others", nargs="*", help="what other tests need")
    parser.add_argument("--host")
    parser.add_argument("--wine", default="wine")
    parser.add_argument("--server", default="wineserver")
    parser.add_argument("--only", nargs="*", help="names of tests")
    arguments = parser.parse_args()
    with KeptPrefix(arguments.wine, arguments.server) as prefix:
        folder = str(prefix.root / "work")
        os.mkdir(folder)
        Test(arguments, prefix, folder).run()


main()

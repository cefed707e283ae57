"""What the add-in does to folders, beside the office: progress, stop, the summaries opened, who has handed in."""
import glob
import json
import os
import shutil
import time

import openpyxl

from excel_office import ROOT, press, windows


class FolderTests:
    def forms_in(self, name, rubric, copies=1):
        folder = f"{self.folder}/{name}"
        os.mkdir(folder)
        for path in glob.glob(f"{ROOT}/templates/{rubric}/samples/填报/*.xlsx"):
            for copy in range(copies):
                shutil.copy(path, f"{folder}/{copy} {os.path.basename(path)}")
        return folder

    def roster(self, name, organisation):
        path = f"{self.folder}/{name}.xlsx"
        self.wine.captured(self.kaoping, "roster", "qinhuangdao-makerspace", "-o", windows(path))
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        heading = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("机构名称"))
        sheet.cell(heading.row + 1, heading.column).value = organisation
        book.save(path)
        return path

    def folder_run(self):
        folder = self.forms_in("申报 材料", "qinhuangdao-makerspace")
        log = self.connected(("reply", windows(folder)), ("reply", "score"), press("Batch"), press("Batch"), ("wait", 120))
        self.checks.holds("one at a time", log.shown() and "上一次批量评分还没有结束" in log.shown()[0], log.shown())
        self.checks.equal("ran to its end", log.after("answer")[-1], "over")
        self.checks.equal("the summary is opened", log.after("opened"), [windows(folder + "-结果/汇总表.xlsx")])
        status = [call for call in log.calls("Application.StatusBar = ")]
        self.checks.holds("progress of reading and writing", any("正在评分 " in line for line in status) and any("正在写评分结果 " in line for line in status), status)
        self.checks.equal("the status bar is given back", status[-1], "Application.StatusBar = false")
        result = json.load(open(folder + "-结果/results.json", encoding="utf-8"))
        self.checks.equal("forms read", len(result["rounds"][0]["subjects"]), 7)
        mixed = self.forms_in("两种", "rugao-service-institution")
        for path in glob.glob(folder + "/*.xlsx"):
            shutil.copy(path, mixed)
        log = self.connected(("reply", windows(mixed)), ("reply", "score"), press("Batch"), ("wait", 120))
        self.checks.equal("two rounds, two summaries", len(log.after("opened")), 2)
        empty = self.folder + "/没有表"
        os.mkdir(empty)
        shutil.copy(self.other_workbook(), empty)
        log = self.connected(("reply", windows(empty)), ("reply", "score"), press("Batch"), ("wait", 120))
        self.checks.equal("nothing readable: a list of why", (log.after("opened"), len(log.after("row"))), ([], 1))

    def run_options(self):
        """Each kind of option that a run is given: used, asked again with it for the same folder, refused when it is wrong."""
        folder = self.forms_in("选项", "qinhuangdao-makerspace")
        roster = self.roster("选项名册", "没有报表的创客空间")
        given = ["Roster=" + windows(roster), "Output=" + windows(folder + "-别处"), "Year=2025", "AsOf=2025-06-30", "Duplicates=latest", "Deadline=2026-03-01",
                 "Reopen=复核", "Without=一.xlsx", "Without=二.xlsx", "Reports=html", "Notice=yes", "NoticeDate=2026-03-02", "NoticeDays=7", "Order=strokes", "Language=en"]
        log = self.connected(("reply", windows(folder)), press("Batch"), ("reply", windows(folder)), ("reply", "score\nYear=24"), press("Batch"), ("wait", 60),
                             ("reply", windows(folder)), ("reply", "score\n" + "\n".join(given)), press("Batch"), ("wait", 120),
                             ("reply", windows(folder)), press("Batch"), ("reply", windows(roster)), press("Batch"))
        asked = log.calls("Dialogs.RunOptions(")
        self.checks.equal("asked each time", len(asked), 5)
        self.checks.holds("by the names of the table", all(text.split("=")[0] in asked[0] for text in given) and "Plan" in asked[0], asked[0])
        self.checks.holds("a wrong one is refused", any("Year" in message and "24" in message for message in log.shown()) and len(log.shown()) == 1, log.shown())
        self.checks.holds("cancelled: nothing is written", not os.path.exists(folder + "-结果"))
        with open(folder + "-别处/日志.jsonl", encoding="utf-8") as lines:
            logged = json.loads(lines.readlines()[-1])["options"]
        wanted = {"year": 2025, "as_of": "2025-06-30", "duplicates": "latest", "deadline": "2026-03-01", "reopen": "复核", "without": ["一.xlsx", "二.xlsx"],
                  "reports": ["html"], "notice": True, "notice_date": "2026-03-02", "notice_days": 7, "order": "strokes", "lang": "en"}
        self.checks.equal("logged", {key: logged.get(key) for key in wanted}, wanted)
        self.checks.holds("the roster too", logged["roster"].endswith("选项名册.xlsx"), logged)
        kept = [text for text in given if not text.startswith(("Reopen", "Without"))]
        self.checks.holds("the same folder: what its last run was given, but for what is said of one run", all(text.split("=")[1].split("\\")[-1] in asked[3] for text in kept)
                          and "复核" not in asked[3] and "一.xlsx" not in asked[3], asked[3])
        self.checks.holds("another folder: nothing", "strokes" not in asked[4], asked[4])

    def run_findings(self):
        """What is reported of a whole run, here that results lie among the forms, stands in the lists."""
        folder = self.forms_in("夹有结果", "qinhuangdao-makerspace")
        form = glob.glob(folder + "/*.xlsx")[0]
        self.wine.captured(self.kaoping, "score", windows(form), "-o", windows(folder + "/旧结果"))
        log = self.connected(("reply", windows(folder)), ("reply", "score"), press("Batch"), ("wait", 120))
        messages = [finding["zh"] for finding in json.load(open(folder + "-结果/results.json", encoding="utf-8"))["findings"]]
        self.checks.holds("the folder is skipped", len(messages) == 1 and "旧结果" in messages[0], messages)
        self.checks.equal("scored: shown in a list", [row.split("\\t") for row in log.after("row")], [["本次", "", text] for text in messages])
        self.checks.equal("beside the summary", len(log.after("opened")), 1)
        roster = self.roster("某名册", "没有报表的创客空间")
        self.wine.captured(self.kaoping, "score", windows(folder), "-o", windows(folder + "-结果"), "--roster", windows(roster))
        log = self.connected(("reply", windows(folder)), ("reply", "score"), press("Batch"), ("wait", 120))
        self.checks.holds("the roster of the run before is not given again: said", any("--roster" in row and "本次没有给出" in row for row in log.after("row")), log.after("row"))
        log = self.connected(("reply", windows(folder)), ("reply", windows(roster)), press("Status"), ("wait", 120), language=1033)
        last = log.after("row")[-1].split("\\t")
        self.checks.holds("handed in: shown at the end of the list", last[1] == "" and "旧结果" in last[2] and "is a folder of results" in last[2], last)

    def stop(self):
        folder = self.forms_in("很多", "qinhuangdao-makerspace", copies=40)
        log = self.connected(("reply", windows(folder)), ("reply", "score"), press("Batch"), press("Stop"), ("wait", 60))
        self.checks.equal("stopped at once: said", len([message for message in log.shown() if "已取消" in message]), 1)
        self.checks.equal("nothing was read, nothing written", ([call for call in log.calls("Application.StatusBar = ") if "/" in call], os.path.exists(folder + "-结果")), ([], False))
        log = self.connected(("reply", windows(folder)), ("reply", "score"), press("Batch"), ("pump", 1500), press("Stop"), ("wait", 60))
        self.checks.equal("ended", log.after("answer")[-1], "over")
        self.checks.holds("said", any("已取消" in message for message in log.shown()), log.shown())
        self.checks.equal("nothing is opened", log.after("opened"), [])
        shutil.rmtree(folder + "-结果", ignore_errors=True)
        start = time.monotonic()
        log = self.office.run(("language", 2052), ("connect",), ("reply", windows(folder)), ("reply", "score"), press("Batch"), ("pump", 1500), ("disconnect",), ("pump", 500))
        self.checks.holds("an office that quits meanwhile does not wait long", time.monotonic() - start < 20, time.monotonic() - start)

    def status(self):
        folder = self.forms_in("收表", "qinhuangdao-makerspace")
        roster = self.roster("名册", "没有报表的创客空间")
        log = self.connected(("reply", windows(folder)), ("reply", windows(roster)), press("Status"), ("wait", 120))
        self.checks.equal("what is asked for", log.calls("Dialogs.Choose"), ['Dialogs.ChooseFolder("选择填报表所在的文件夹")', 'Dialogs.ChooseWorkbook("选择名册")'])
        rows = [row.split("\\t") for row in log.after("row")]
        self.checks.equal("handed in, returned, absent", sorted(row[0] for row in rows), sorted(["已报"] * 6 + ["退回", "未报"]))
        self.checks.holds("the absent one by name", ["未报", "没有报表的创客空间"] in [row[:2] for row in rows], rows)
        self.checks.holds("totals", any("已报 6，未报 1，退回 1" in call for call in log.calls("Dialogs.List(")), log.calls("Dialogs.List("))

"""The extension on a screen: LibreOffice with menus under Xvfb, in English and in Chinese. The menu opens and has its entries, a
batch shows its progress while the office answers and then opens the summary, findings are listed and lead to their cells.
Usage: screens_test.py KAOPING KAOPING.OXT [FOLDER FOR THE PICTURES]"""
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import x_screen
from layout import expect, failures, report
from office import Office, enter, named, skip, url
from office_profile import Profile
from x_screen import XScreen

ROOT = os.path.join(HERE, "..", "..")
SAMPLES = os.path.join(ROOT, "templates", "karamay-resident-institution", "samples", "填报")
FORM = "北疆晨曦博远研究院.xlsx"   # one to be returned: it has something to find
FORMS = 300
COPIES = os.path.join(ROOT, "tests", "bench", "copies.py")   # each of an organisation of its own


def wait_for(what, ask, seconds=40):
    found = x_screen.wait_for(ask, seconds)
    if not found:
        raise AssertionError("waited in vain for " + what)
    return found


class Screen(XScreen):
    def __init__(self, folder):
        super().__init__(1400, 900, os.environ)
        self.folder = folder

    def picture(self, name):
        return super().picture("root", os.path.join(self.folder, name + ".png"))

    def press(self, *keys):
        self.xdotool("key", *keys, check=True)

    def click(self, accessible):
        context = accessible.getAccessibleContext()
        at, size = context.getLocationOnScreen(), context.getSize()
        self.xdotool("mousemove", str(at.X + size.Width // 2), str(at.Y + size.Height // 2), "click", "1", check=True)


def children(accessible):
    """None of a window that has gone meanwhile."""
    context = accessible.getAccessibleContext() if accessible is not None else None
    if context is None:
        return []
    return [context.getAccessibleChild(number) for number in range(min(context.getAccessibleChildCount(), 200))]


def name_of(accessible):
    """Empty of a window that has gone meanwhile."""
    context = accessible.getAccessibleContext()
    return context.getAccessibleName() if context is not None else ""


def find(accessible, name, depth=6):
    """What is called so, at most so deep below; cells of the sheet are not looked at."""
    for child in children(accessible):
        if child is None or child.getAccessibleContext() is None:
            continue
        if name_of(child).split("(")[0] == name:   # 转到单元格(B): the office adds a letter
            return child
        found = find(child, name, depth - 1) if depth else None
        if found:
            return found
    return None


def dispatch(office, frame, command, **arguments):
    """Asks as the menu does, from a thread: a window that opens holds the call."""
    from com.sun.star.beans import PropertyValue
    helper = office.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office.context)
    properties = tuple(PropertyValue(Name=name, Value=value) for name, value in arguments.items())
    thread = threading.Thread(target=lambda: helper.executeDispatch(frame, "vnd.kaoping:" + command, "_self", 0, properties), daemon=True)
    thread.start()
    return thread


def answered(office, frame, command, button, **arguments):
    """Asks as people do and presses the button of the window that opens. Gives the words of the window."""
    toolkit = office.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", office.context)
    asking = dispatch(office, frame, command, **arguments)
    window = wait_for("a window of " + command, lambda: find_window(toolkit, button))
    texts = " ".join(texts_in(window))
    find(window, button).getAccessibleContext().doAccessibleAction(0)
    asking.join(20)
    expect(not asking.is_alive(), command, "the window stays open")
    return texts


def texts_in(accessible, depth=4):
    for child in filter(None, children(accessible)):
        yield name_of(child)
        if depth:
            yield from texts_in(child, depth - 1)


def open_forms(office):
    components, titles = office.desktop.Components.createEnumeration(), []
    while components.hasMoreElements():
        component = components.nextElement()
        titles.append(component.Title if hasattr(component, "Title") else "")
    return titles


def look(office, screen, words, folder):
    language = words["language"]
    toolkit = office.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", office.context)
    form = os.path.join(folder, FORM)   # a copy: the office locks what it opens
    shutil.copy(os.path.join(SAMPLES, FORM), form)
    document = office.desktop.loadComponentFromURL(url(form), "_blank", 0, ())
    frame = document.CurrentController.Frame
    frame.ContainerWindow.setPosSize(0, 0, 1390, 870, 15)
    menu = wait_for("the menu", lambda: find(frame.ContainerWindow, words["menu"], 3))
    time.sleep(2)
    screen.picture(language + "-1-document")
    screen.click(menu)
    entries = wait_for("the menu's entries", lambda: [name_of(child).split("(")[0] for child in children(menu)])
    time.sleep(1)
    screen.picture(language + "-2-menu")
    for wanted in words["entries"]:
        expect(wanted in entries, language, "menu without", wanted, entries)
    screen.press("Escape")
    screen.press("Escape")

    checking = dispatch(office, frame, "check", Year=2025)
    window = wait_for("the list of findings", lambda: find_window(toolkit, words["go"]))
    time.sleep(1)
    screen.picture(language + "-3-findings")
    screen.press("Down")
    for _ in range(3):   # a click is lost now and then on a busy machine
        screen.click(find(window, words["go"]))
        time.sleep(1)
        if "F17" in selected(document):
            break
    expect("F17" in selected(document), language, "leads to", selected(document))
    find(window, words["close"]).getAccessibleContext().doAccessibleAction(0)
    checking.join(20)
    expect(not checking.is_alive(), language, "the list of findings stays open")

    many, out = os.path.join(folder, "many"), os.path.join(folder, "out")
    os.makedirs(many)
    subprocess.run([sys.executable, COPIES, form, many, str(FORMS)], check=True)
    dispatch(office, frame, "batch", Folder=many, Output=out, Year=2025)   # returns at the end
    time.sleep(0.8)
    start = time.monotonic()
    document.Sheets.getByIndex(0).getCellByPosition(30, 300).setString("x")
    expect(time.monotonic() - start < 1, language, "the office does not answer while the batch runs")
    screen.picture(language + "-4-batch")
    expect(not os.path.exists(os.path.join(out, "results.json")), language, "the batch is over before its picture is taken")
    wait_for("the summary", lambda: any("汇总表" in title for title in open_forms(office)), 120)
    time.sleep(2)
    screen.picture(language + "-5-summary")
    with open(os.path.join(out, "results.json"), encoding="utf-8") as results:
        expect(len(json.load(results)["rounds"][0]["subjects"]) == FORMS, language, "the batch read other files")
    document.setModified(False)
    windows(office, screen, words, folder)
    on_the_form(office, words, folder, document)
    document.setModified(False)


def windows(office, screen, words, folder):
    """What else is shown in windows."""
    language, blank = words["language"], office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
    frame, broken = blank.CurrentController.Frame, os.path.join(folder, "broken")
    os.makedirs(broken)
    with open(os.path.join(broken, "a.xlsx"), "w", encoding="utf-8") as file:
        file.write("plain text")
    texts = answered(office, frame, "batch", words["close"], Folder=broken, Output=os.path.join(folder, "nothing"))
    expect("a.xlsx" in texts and words["plain text"] in texts, language, "nothing is readable:", texts)
    roster = os.path.join(folder, "roster.xlsx")
    subprocess.run([sys.argv[1], "roster", "karamay-resident-institution", "-o", roster], check=True, stdout=subprocess.DEVNULL)
    book = openpyxl.load_workbook(roster)
    book.worksheets[0]["A2"], book.worksheets[0]["B2"] = "不在样例中的机构", "91350100M000100Y43"
    book.save(roster)
    shutil.copy(os.path.join(folder, FORM), broken)
    noted = os.path.join(folder, "noted")
    subprocess.run([sys.argv[1], "score", broken, "-o", noted, "--roster", roster], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    texts = answered(office, frame, "batch", words["close"], Folder=broken, Output=noted)
    expect("--roster" in texts and words["not repeated"] in texts, language, "the roster of the run before is not given again:", texts)
    run_options(office, screen, words, frame, broken, noted)
    texts = answered(office, frame, "status", words["close"], Folder=broken, Roster=roster)
    expect("a.xlsx" in texts and "不在样例中的机构" in texts and words["absent"] in texts, language, "who has handed in:", texts)
    texts = answered(office, frame, "stop", words["ok"])
    expect(words["nothing to stop"] in texts, language, "stop:", texts)
    text = office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    texts = answered(office, text.CurrentController.Frame, "check", words["ok"])
    expect("Calc" in texts, language, "a check of a text:", texts)
    text.close(True)
    blank.close(True)


def run_options(office, screen, words, frame, forms, out):
    """What a run of a folder may be given is changed in a window before it begins, and stands in the log."""
    language, toolkit = words["language"], office.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", office.context)
    asking = dispatch(office, frame, "batch", Folder=forms, Output=out, Ask="1")
    for value, shown in (("nonsense", None), ("strokes", "strokes   ")):
        window = wait_for("the options of a run", lambda: find_window(toolkit, words["change"]))
        choose_line(window, words["order"])
        find(window, words["change"]).getAccessibleContext().doAccessibleAction(0)
        window = wait_for("the value of an option", lambda: find_window(toolkit, words["ok"]))
        contexts_in(window, "setText")[0].setText(value)
        find(window, words["ok"]).getAccessibleContext().doAccessibleAction(0)
        if shown is None:
            window = wait_for("why a value is refused", lambda: find_window(toolkit, words["ok"]))
            texts = " ".join(texts_in(window))
            expect("nonsense" in texts and "score|strokes" in texts, language, "a value of no sense:", texts)
            find(window, words["ok"]).getAccessibleContext().doAccessibleAction(0)
    window = wait_for("the options of a run", lambda: find_window(toolkit, words["change"]))
    frame.ContainerWindow.toFront()
    time.sleep(1)
    screen.picture(language + "-6-options")
    texts = " ".join(texts_in(window))
    expect(shown + words["order"] in texts, language, "the value given:", texts)
    find(window, words["start"]).getAccessibleContext().doAccessibleAction(0)
    asking.join(60)
    expect(not asking.is_alive(), language, "the run does not end")
    with open(os.path.join(out, "日志.jsonl"), encoding="utf-8") as log:
        given = json.loads(log.readlines()[-1])["options"]
    expect(given.get("order") == "strokes" and "notice_days" not in given, language, "options logged:", given)


def all_in(accessible, depth=6):
    for child in filter(None, children(accessible)):
        yield child
        if depth:
            yield from all_in(child, depth - 1)


def contexts_in(window, method):
    return [context for context in (child.getAccessibleContext() for child in all_in(window)) if hasattr(context, method)]


def choose_line(window, words):
    for lines in contexts_in(window, "selectAccessibleChild"):
        for number in range(lines.getAccessibleChildCount()):
            if name_of(lines.getAccessibleChild(number)).endswith(words):
                return lines.selectAccessibleChild(number)
    raise AssertionError(f"no line {words}: {list(map(name_of, all_in(window)))}")


def on_the_form(office, words, folder, document):
    """Comments are counted before the findings are listed; a form that gets no points says why."""
    language, frame = words["language"], document.CurrentController.Frame
    toolkit = office.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", office.context)
    checking = dispatch(office, frame, "check", Comments="1", Year=2025)
    window = wait_for("the count of comments", lambda: find_window(toolkit, words["ok"]))
    texts = " ".join(texts_in(window))
    expect(words["comments"] in texts, language, "comments:", texts)
    find(window, words["ok"]).getAccessibleContext().doAccessibleAction(0)
    window = wait_for("the list of findings", lambda: find_window(toolkit, words["go"]))
    find(window, words["close"]).getAccessibleContext().doAccessibleAction(0)
    checking.join(20)
    written = sum(sheet.Annotations.Count for sheet in document.Sheets)
    expect(written and texts.rstrip("。. ").count(str(written)), language, written, "comments, reported:", texts)
    enter(named(document, "f_settled_on").getCellByPosition(0, 0), datetime.date(2025, 11, 1))
    texts = answered(office, frame, "score", words["ok"], Output=os.path.join(folder, "exempt"), Year=2025)
    expect(words["exempt"] in texts, language, "an exempt form:", texts)


def selected(document):
    return document.CurrentSelection.AbsoluteName.replace("$", "")


def find_window(toolkit, name):
    from com.sun.star.uno import RuntimeException
    for number in range(toolkit.getTopWindowCount()):
        try:
            window = toolkit.getTopWindow(number)
            if find(window, name, 3):
                return window
        except RuntimeException:   # disposed while it was looked at
            continue
    return None


QUIET_START = (("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"), ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
               ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.0"), ("/org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4000000000"),
               ("/org.openoffice.Setup/Product", "LastTimeDonateShown", "4000000000"))

ENGLISH = {"language": "en", "menu": "kaoping", "go": "Go to cell", "close": "Close", "ok": "OK", "plain text": "plain text", "absent": "absent: 1", "comments": "Cells with comments: ", "exempt": "Exempt", "nothing to stop": "No folder is being scored", "not repeated": "run again with it", "change": "Change…", "start": "Score", "order": "order of the notice's list: points (default) or strokes of the names",
           "entries": ["New form", "Check this form", "Score this form", "Score a folder…", "Who has handed in…", "Options…", "Help", "About kaoping"]}
CHINESE = {"language": "zh", "menu": "考评", "go": "转到单元格", "close": "关闭", "ok": "确定", "plain text": "纯文本", "absent": "未报 1", "comments": "已写入批注：", "exempt": "不参评", "nothing to stop": "没有正在进行的批量评分", "not repeated": "本次没有给出", "change": "更改…", "start": "评分", "order": "公示名单按得分（缺省）或名称笔画排列",
           "entries": ["新建空白表", "校验本表", "评分本表", "批量评分文件夹…", "收表进度…", "选项…", "帮助", "关于考评"]}


def main(oxt, pictures):
    with tempfile.TemporaryDirectory(prefix="kaoping-screens-") as root:
        folder = pictures or os.path.join(root, "pictures")
        os.makedirs(folder, exist_ok=True)
        profile = Profile(root, oxt)
        profile.configure(*QUIET_START)
        with Screen(folder) as screen:
            for words, language in ((ENGLISH, "en-US"), (CHINESE, "zh-CN")):
                place = os.path.join(root, language)
                os.makedirs(place)
                with Office(profile.home, ["--language=" + language], visible=True) as office:
                    try:
                        look(office, screen, words, place)
                    except Exception:
                        print("as it stood:", screen.picture(words["language"] + "-failed"), flush=True)
                        raise
                print("ok    " if not failures else "failed", language, flush=True)
    return report()


if __name__ == "__main__":
    if len(sys.argv) < 3 or not os.path.exists(sys.argv[2]):
        skip("kaoping.oxt is not built")
    for tool in ("soffice", "unopkg", *x_screen.PROGRAMS):
        if shutil.which(tool) is None:
            skip(tool + " is not installed")
    sys.exit(main(sys.argv[2], sys.argv[3] if sys.argv[3:] else None))

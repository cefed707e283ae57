"""The extension in LibreOffice, asked by a UNO client of its own: kaoping.oxt is installed into a profile by unopkg, its service,
its worksheet functions and its commands give what the command line gives, and removing it leaves nothing registered.
Usage: extension_test.py KAOPING KAOPING.OXT [NAME OF A CHECK]"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cli_test as cli
import openpyxl
import office as offices
from office import Office, enter, named
from office_profile import Profile

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates", "karamay-resident-institution", "samples", "填报")
COPIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench", "copies.py")
KARAMAY = "karamay-resident-institution"
YEAR = 2025


def engine(office):
    return office.context.ServiceManager.createInstanceWithContext("kaoping.Engine", office.context)


def options(**values):
    from com.sun.star.beans import NamedValue
    return tuple(NamedValue(Name=name, Value=value) for name, value in values.items())


def refused(call, what):
    from com.sun.star.lang import IllegalArgumentException
    try:
        call()
    except IllegalArgumentException as error:
        cli.true(error.Message, what + ": the reason")
        return
    raise AssertionError(what + ": no IllegalArgumentException")


def bytes_of(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def same_values(ours, theirs, what):
    """Two results.json of one form: all but the form's file name and digest."""
    first, second = (json.loads(text)["rounds"] for text in (ours, theirs))
    for rounds in (first, second):
        for subject in rounds[0]["subjects"]:
            cli.true(subject.pop("file") and subject.pop("sha256"), what)
    for one, other in zip(first[0]["subjects"], second[0]["subjects"]):
        for name in one:
            cli.equal(one[name], other[name], f"{what}: {name}")
    cli.equal(first, second, what)


def sample():
    return os.path.join(SAMPLES, sorted(name for name in os.listdir(SAMPLES) if name.endswith(".xlsx"))[0])


# ------------------------------------------------------------------------------------------------------------------

def service(office, root):
    own = engine(office)
    cli.equal(own.getVersion(), cli.kaoping("--version")[1].split("\n")[0].strip(), "version")
    listed = json.loads(cli.kaoping("rubrics", "--json")[1])
    listed = listed["rubrics"] if isinstance(listed, dict) else listed
    cli.equal(list(own.getRubrics()), [rubric["id"] for rubric in listed], "rubrics")
    ours, theirs = os.path.join(root, "ours.xlsx"), os.path.join(root, "theirs.xlsx")
    cli.equal(own.newForm(KARAMAY, offices.url(ours), options(Year=YEAR)), (ours,), "newForm")
    cli.kaoping("form", KARAMAY, "-o", theirs, "--year", YEAR)
    cli.equal(bytes_of(ours), bytes_of(theirs), "blank form")


def folder(office, root):
    ours, theirs = os.path.join(root, "ours"), os.path.join(root, "theirs")
    answer = engine(office).score((offices.url(SAMPLES),), offices.url(ours), options(Year=YEAR))
    cli.equal(cli.kaoping("score", SAMPLES, "-o", theirs, "--year", YEAR, "--quiet")[0], 3, "command line")
    cli.equal(bytes_of(ours, "results.json"), bytes_of(theirs, "results.json"), "results.json")
    cli.equal(answer.encode(), bytes_of(ours, "results.json"), "the answer")
    cli.equal(cli.tree(ours), cli.tree(theirs), "every file")
    checked = json.loads(engine(office).check((SAMPLES,), options(Year=YEAR)))
    cli.equal([subject["file"] for subject in checked["rounds"][0]["subjects"]], [subject["file"] for subject in json.loads(answer)["rounds"][0]["subjects"]], "check")
    cli.true(engine(office).explain(offices.url(ours), "", ""), "explain")


def notice_and_seal(office, root):
    """What a bureau says of the notice, and why a sealed round is scored again, from an office: as on the command line."""
    ours, theirs = os.path.join(root, "ours"), os.path.join(root, "theirs")
    given = {"NoticeDate": "2026-03-02", "NoticeDays": 5, "Notice": True, "Order": "strokes", "Language": "en", "Reports": "html"}
    engine(office).score((SAMPLES,), ours, options(Year=YEAR, **given))
    cli.kaoping("score", SAMPLES, "-o", theirs, "--year", YEAR, "--quiet", "--notice-date", "2026-03-02", "--notice-days", 5, "--notice", "--order", "strokes", "--lang", "en", "--reports", "html")
    cli.equal(cli.tree(ours), cli.tree(theirs), "every file")
    with open(os.path.join(ours, "日志.jsonl"), encoding="utf-8") as log:
        logged = json.loads(log.readlines()[-1])["options"]
    cli.equal([logged[key] for key in ("notice_date", "notice_days", "notice", "order", "lang", "reports")], ["2026-03-02", 5, True, "strokes", "en", ["html"]], "logged")
    os.makedirs(os.path.join(root, "place"))
    place = cli.Place(os.path.join(root, "place"), cli.KARAMAY, 1)
    out = place.pipeline.out
    place.pipeline.score()
    for case in place.cases:
        case.judged = {name: Fraction(4) for name in case.judged}
    place.pipeline.fill_review()
    place.pipeline.score()
    cli.equal(cli.kaoping("finalize", out)[0], 0, "finalize")
    refused(lambda: engine(office).score((place.forms,), out, options(Year=YEAR)), "a sealed round")
    cli.true(engine(office).score((place.forms,), out, options(Year=YEAR, Reopen="异议成立")), "reopened")
    done, text = dispatch(office, None, "batch", Folder=place.forms, Output=out, Year=YEAR, Reopen="再次异议", NoticeDays=7, Language="both")
    cli.equal(done, True, text)
    with open(os.path.join(out, "日志.jsonl"), encoding="utf-8") as log:
        logged = json.loads(log.readlines()[-1])["options"]
    cli.equal([logged[key] for key in ("reopen", "notice_days", "lang")], ["再次异议", 7, "both"], "logged of the command")


def open_document(office, root):
    """Opened, changed, not saved; then saved by LibreOffice and read by the command line. The same of an .ods."""
    document = office.load(sample())
    enter(named(document, "f_professionals").getCellByPosition(0, 0), "共７名")
    ods, xlsx = os.path.join(root, "copy.ods"), os.path.join(root, "copy.xlsx")
    office.save(document, xlsx)
    office.save(document, ods, "calc8")
    saved = cli.kaoping("check", xlsx, "--year", YEAR, "--json")[1]
    same_values(engine(office).checkDocument(document, options(Year=YEAR)), saved, "unsaved, check")
    out = os.path.join(root, "document")
    scored = engine(office).scoreDocument(document, offices.url(out), options(Year=YEAR))
    cli.kaoping("score", xlsx, "-o", os.path.join(root, "saved"), "--year", YEAR, "--quiet")
    same_values(scored, bytes_of(root, "saved", "results.json"), "unsaved, score")
    cli.equal(json.loads(scored)["rounds"][0]["subjects"][0]["values"]["professionals"]["value"], 7, "the change is seen")
    document.close(True)
    document = office.load(ods)
    same_values(engine(office).checkDocument(document, options(Year=YEAR)), saved, ".ods")
    document.close(True)


CANGZHOU = os.path.join(SAMPLES, "..", "..", "..", "cangzhou-innovation-center", "samples", "填报", "沧州兴业新材料技术创新中心.xlsx")


def formats(office, root):
    """Number formats whose sections differ, currencies in quotation marks: read as in the file, from the document and as .ods."""
    document = office.load(shutil.copy(CANGZHOU, root))   # a copy: the office locks what it opens
    for name, code, value in (("f_equipment_intact_y1", '0.00%;-0.00%;"-"', 0.9584), ("f_equipment_use_y1", "0%", 0.5), ("f_equipment_intact_y2", '0.0" %"', 50),
                              ("f_funds_government_y1", '"¥"#,##0.00', 7.5), ("f_funds_host_y1", "#,##0.00[$￥-804];[RED]-#,##0.00[$￥-804]", 8),
                              ("f_host_revenue_y1", "YYYY-MM-DD", 40000), ("f_sales_added_y1", "HH:MM", 0.5)):
        cell, locale = named(document, name).getCellByPosition(0, 0), document.CharLocale
        key = document.NumberFormats.queryKey(code, locale, False)
        cell.setPropertyValue("NumberFormat", key if key >= 0 else document.NumberFormats.addNew(code, locale))
        cell.setValue(value)
    answer = as_saved(office, root, document)
    cli.true(all(code in answer for code in ("currency-format", "date-as-number", "time-as-number")), "what is reported of them")
    subject = json.loads(answer)["rounds"][0]["subjects"][0]
    cli.equal(subject["values"]["equipment_intact_y1"]["value"], 95.84, "a percentage")


def as_saved(office, root, document):
    """The document is checked as it stands, as LibreOffice saves it and as .ods: all alike. Closes it; gives the check."""
    ods, xlsx = os.path.join(root, "copy.ods"), os.path.join(root, "copy.xlsx")
    document.setModified(True)
    office.save(document, xlsx)
    office.save(document, ods, "calc8")
    saved = cli.kaoping("check", xlsx, "--year", YEAR, "--json")[1]
    answer = engine(office).checkDocument(document, options(Year=YEAR))
    same_values(answer, saved, "unsaved")
    document.close(True)
    document = office.load(ods)
    same_values(engine(office).checkDocument(document, options(Year=YEAR)), saved, ".ods")
    document.close(True)
    return answer


def far_out(office, root):
    """A stray cell in the last corner, and formats of whole columns, cost nothing."""
    document = office.load(shutil.copy(CANGZHOU, root))
    before = json.loads(engine(office).checkDocument(document, options(Year=YEAR)))["rounds"][0]["subjects"][0]
    main = named(document, "f_partners").Spreadsheet
    main.unprotect("")
    main.getCellByPosition(16383, 1048575).setString("x")
    document.setModified(True)
    start_time = time.monotonic()
    after = json.loads(engine(office).checkDocument(document, options(Year=YEAR)))["rounds"][0]["subjects"][0]
    cli.true(time.monotonic() - start_time < 3, f"{time.monotonic() - start_time:.1f} s")
    cli.equal(after["values"], before["values"], "the stray cell changes nothing")
    document.close(True)


def constants(office, root):
    """Truth values and errors of an Excel workbook, which the office takes for formulas, are none; real formulas are."""
    path = os.path.join(root, "constants.xlsx")
    book = openpyxl.load_workbook(CANGZHOU)
    sheet = book["指标表"]
    sheet["F23"], sheet["F21"], sheet["F26"], sheet["F22"] = True, "#N/A", "=1+1", "=NA()"
    sheet["F21"].data_type = "e"
    book.save(path)
    document = office.load(path)
    as_saved_words = findings_of(engine(office).checkDocument(document, options(Year=YEAR)))
    document.setModified(True)
    answer = findings_of(engine(office).checkDocument(document, options(Year=YEAR)))
    cli.equal(sorted(cell for code, cell in answer if code == "formula-in-cell"), ["指标表!F22", "指标表!F26"], "formulas")
    cli.equal([each for each in answer if each[1] in ("指标表!F21", "指标表!F23")],
              [each for each in as_saved_words if each[1] in ("指标表!F21", "指标表!F23")], "the constants as in the file")
    document.close(True)


def local_names(office, root):
    """A form whose names have moved to a sheet's scope is found all the same; one of the document goes before them."""
    path = os.path.join(root, "local.xlsx")
    book = openpyxl.load_workbook(sample())
    for defined in book.defined_names.definedName:
        if defined.name == "f_professionals":
            defined.localSheetId = 0
    book.save(path)
    document = office.load(path)
    document.setModified(True)
    same_values(engine(office).checkDocument(document, options(Year=YEAR)), cli.kaoping("check", path, "--year", YEAR, "--json")[1], "a sheet's name")
    document.close(True)


def findings_of(results):
    return [(finding["code"], finding["cell"]) for finding in json.loads(results)["rounds"][0]["subjects"][0]["findings"]]


def comments(office, root):
    """Findings as comments: below what people wrote, replaced by the next check, taken away when corrected; protection stays."""
    document = office.load(shutil.copy(CANGZHOU, root))   # a copy: the office locks what it opens
    cells = {name: named(document, name).getCellByPosition(0, 0) for name in ("f_equipment_intact_y1", "f_partners", "f_host_institution")}
    sheet = cells["f_partners"].Spreadsheet
    cli.true(sheet.isProtected(), "the form is protected")
    enter(cells["f_equipment_intact_y1"], "坏")
    sheet.unprotect("")
    for name in cells:
        sheet.Annotations.insertNew(cells[name].CellAddress, "同事的话")
        cells[name].CellProtection = protection(cells[name].CellProtection)
    sheet.protect("")

    def check():
        done, answer = dispatch(office, document, "check", Comments="1", Year=YEAR)
        cli.true(done, answer)

    def text(name):
        return cells[name].Annotation.String

    check()
    first = text("f_equipment_intact_y1")
    cli.true(first.startswith("同事的话\n考评：\n") or first.startswith("同事的话\nkaoping:\n"), first)
    cli.true(len(first.split("\n")) > 2 and sheet.isProtected(), "written, and protected again")
    count = sheet.Annotations.Count
    check()
    cli.equal((text("f_equipment_intact_y1"), sheet.Annotations.Count), (first, count), "the same check again")
    sheet.unprotect("")
    cells["f_equipment_intact_y1"].Annotation.String = first + "\n已核实"
    sheet.protect("")
    enter(cells["f_equipment_intact_y1"], 95)
    check()
    cli.equal(text("f_equipment_intact_y1"), "同事的话\n已核实", "corrected; what people answered stays")
    sheet.unprotect("")
    sheet.protect("geheim")
    unlocked = named(document, "f_equipment_intact_y2").getCellByPosition(0, 0)
    enter(unlocked, "坏")
    check()
    cli.true(unlocked.Annotation.String and sheet.isProtected(), "an open cell of a sheet with a password")
    document.close(True)


def protection(as_it_is):
    as_it_is.IsLocked = True
    return as_it_is


def files_of_no_use(office, root):
    """Opened and not changed, but the file is no longer there, has a password or is no workbook of Excel 2007: the cells are read."""
    import uno
    from com.sun.star.beans import PropertyValue
    wanted = cli.kaoping("check", sample(), "--year", YEAR, "--json")[1]
    moved, locked, named_wrong = (os.path.join(root, name + ".xlsx") for name in ("moved", "locked", "wrong"))
    shutil.copy(sample(), moved)
    document = office.load(moved)
    os.rename(moved, moved + ".old")
    same_values(engine(office).checkDocument(document, options(Year=YEAR)), wanted, "moved")
    password = PropertyValue(Name="Password", Value="geheim")
    kept = uno.Any("[]com.sun.star.beans.NamedValue", options(CryptoType="Standard", OOXPassword="geheim"))
    encryption = PropertyValue(Name="EncryptionData", Value=kept)
    document.storeToURL(offices.url(locked), (PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML"), encryption))
    office.save(document, named_wrong, "MS Excel 97")
    document.close(True)
    cli.true(json.loads(cli.kaoping("check", locked, "--json")[1])["unreadable"], "the file has a password")
    for path, more in ((locked, (password,)), (named_wrong, ())):
        document = office.desktop.loadComponentFromURL(offices.url(path), "_blank", 0, hidden() + more)
        same_values(engine(office).checkDocument(document, options(Year=YEAR)), wanted, os.path.basename(path))
        document.close(True)


def wrong_calls(office, root):
    own = engine(office)
    refused(lambda: own.check((SAMPLES,), options(Nonsense="x")), "unknown option")
    for name, value in (("Year", 12), ("Year", "2025"), ("AsOf", "soon"), ("Duplicates", "both"), ("Roster", 5), ("Notice", "perhaps"), ("NoticeDays", 0), ("Order", 1), ("Language", "fr")):
        refused(lambda: own.check((SAMPLES,), options(**{name: value})), name)
    refused(lambda: own.check((os.path.join(root, "absent"),), ()), "absent path")
    refused(lambda: own.newForm("no-such-rubric", os.path.join(root, "x.xlsx"), ()), "unknown rubric")
    refused(lambda: own.explain(os.path.join(root, "absent"), "", ""), "no results")
    document = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hidden())
    cli.equal(json.loads(own.checkDocument(document, ()))["unreadable"][0]["code"], "unknown-form", "an empty document")
    refused(lambda: own.scoreDocument(document, "", ()), "no output")
    document.close(True)


def hidden():
    from com.sun.star.beans import PropertyValue
    return (PropertyValue(Name="Hidden", Value=True),)


FORMULAS = (('NUMBER("十二")', 12), ('NUMBER("１.５万")', 15000), ('NUMBER("20余家")', None), ('CREDITCODE("91350100M000100Y43")', 1),
            ('CREDITCODE("91350100M000100Y44")', 0), (f'GRADE("{KARAMAY}";95)', str), ('GRADE("none";95)', None),
            (f'POINTS("{KARAMAY}";"professionals";4)', 3), (f'POINTS("{KARAMAY}";"none";4)', None))


def functions(office, root, names=None):
    names = names or {name: "KAOPING_" + name for name in ("NUMBER", "CREDITCODE", "GRADE", "POINTS")}
    document = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hidden())
    sheet = document.Sheets.getByIndex(0)
    for line, (formula, wanted) in enumerate(FORMULAS):
        name = formula.split("(")[0]
        cell = sheet.getCellByPosition(0, line)
        cell.FormulaLocal = "=" + names[name] + formula[len(name):]
        if wanted is None:
            cli.true(cell.getError() != 0 and cell.getError() != 525, f"{formula}: an error, not an unknown name: {cell.getError()}")
        elif wanted is str:
            cli.true(cell.getError() == 0 and cell.getString(), f"{formula}: {cell.getString()!r}")
        else:
            cli.equal((cell.getError(), cell.getValue()), (0, wanted), formula)
    top = sheet.getCellByPosition(2, 0)
    top.FormulaLocal = "=" + names["NUMBER"] + "(B1)"
    column = sheet.getCellRangeByPosition(2, 0, 2, 999)
    from com.sun.star.sheet.FillDirection import TO_BOTTOM
    column.fillAuto(TO_BOTTOM, 1)
    for unit, factor in (("万", 10000), ("千", 1000)):
        sheet.getCellRangeByPosition(1, 0, 1, 999).setDataArray(tuple((f"{line}{unit}",) for line in range(1, 1001)))
        document.calculateAll()
        cli.equal([row[0] for row in column.getDataArray()], [line * factor for line in range(1, 1001)], "1,000 cells")
    document.close(True)


def commands(office, root):
    done, text = dispatch(office, None, "newForm", Rubric=KARAMAY, File=os.path.join(root, "form.xlsx"), Year=YEAR)
    cli.equal((done, os.path.exists(text)), (True, True), "newForm")
    document = office.load(sample())
    done, text = dispatch(office, document, "check", Year=YEAR)
    cli.equal(done, True, text)
    same_values(text, cli.kaoping("check", sample(), "--year", YEAR, "--json")[1], "check")
    out = os.path.join(root, "one")
    done, text = dispatch(office, document, "score", Output=out, Year=YEAR)
    cli.equal((done, text.encode()), (True, bytes_of(out, "results.json")), "score")
    document.close(True)
    for command in ("help", "about"):
        done, text = dispatch(office, None, command)
        cli.true(done and text, command)
    cli.equal(dispatch(office, None, "options", Language="en"), (True, "en"), "options")
    english = dispatch(office, None, "help")[1]
    cli.equal(dispatch(office, None, "options", Language="zh"), (True, "zh"), "options")
    chinese = dispatch(office, None, "help")[1]
    cli.true("校验本表" in chinese and "校验本表" not in english, f"the language set: {english} / {chinese}")
    cli.equal(dispatch(office, None, "options", Language="xx")[0], False, "no such language")
    cli.equal(dispatch(office, None, "options", Language="")[0], True, "options back")
    for command, more in (("newForm", {"Rubric": KARAMAY, "File": os.path.join(root, "no.xlsx")}), ("batch", {"Folder": SAMPLES})):
        for wrong in ({"Year": "soon"}, {"Year": 12}):
            done, text = dispatch(office, None, command, **more, **wrong)
            cli.true(not done and text, f"{command} {wrong}: {text[:200]}")
    cli.true(not os.path.exists(os.path.join(root, "no.xlsx")), "nothing is written")
    text_document = office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, hidden())
    for command in ("check", "score"):
        done, text = dispatch(office, text_document, command, Output=root)
        cli.true(not done and "Calc" in text, f"{command} of a text: {text}")
    text_document.close(True)
    for command in ("check", "score", "batch", "status", "newForm"):
        done, text = dispatch(office, None, command)
        cli.true(not done and text, command + " without a form, a folder, a rubric")


def rubric_folders(office, root):
    """Set alone and known at once, also to worksheet functions; a folder that does not exist is refused and nothing saved."""
    own = os.path.join(root, "rubrics", "test-institution")
    shutil.copytree(os.path.join(SAMPLES, "..", ".."), own)
    with open(os.path.join(own, "rubric.yaml"), encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(own, "rubric.yaml"), "w", encoding="utf-8") as file:
        file.write(text.replace(KARAMAY, "test-institution"))
    document = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hidden())
    cell = document.Sheets.getByIndex(0).getCellByPosition(0, 0)
    cell.FormulaLocal = '=KAOPING_GRADE("test-institution";95)'
    cli.true(cell.getError() != 0, "a rubric that is not known")
    done, text = dispatch(office, None, "options", RubricFolders=os.path.join(root, "absent"), Language="en")
    cli.true(not done and "absent" in text, text)
    cli.true("test-institution" not in engine(office).getRubrics(), "nothing saved")
    cli.equal(dispatch(office, None, "options", RubricFolders=os.path.join(root, "rubrics")), (True, ""), "folders alone")
    cli.true("test-institution" in engine(office).getRubrics(), "known")
    document.calculateAll()
    cell.FormulaLocal = '=KAOPING_GRADE("test-institution";96)'
    cli.true(cell.getError() == 0 and cell.getString(), f"known to the function: {cell.getError()}")
    cli.equal(dispatch(office, None, "options", RubricFolders="")[0], True, "none again")
    document.close(True)


def batch(office, root):
    ours, theirs = os.path.join(root, "ours"), os.path.join(root, "theirs")
    done, text = dispatch(office, None, "batch", Folder=SAMPLES, Output=ours, Year=YEAR)
    cli.equal(done, True, text)
    cli.kaoping("score", SAMPLES, "-o", theirs, "--year", YEAR, "--quiet")
    cli.equal(cli.tree(ours), cli.tree(theirs), "every file")
    roster = os.path.join(root, "roster.xlsx")
    cli.equal(cli.kaoping("roster", KARAMAY, "-o", roster)[0], 0, "roster")
    done, text = dispatch(office, None, "status", Folder=SAMPLES, Roster=roster)
    cli.true(not done and "roster.xlsx" in text, "a roster that lists nobody: " + text[:200])
    book = openpyxl.load_workbook(roster)
    book.worksheets[0]["A2"], book.worksheets[0]["B2"] = "不在样例中的机构", "91350100M000100Y43"
    book.save(roster)
    done, text = dispatch(office, None, "status", Folder=SAMPLES, Roster=roster)
    cli.equal(done, True, text)
    cli.equal([s["org_name"] for s in json.loads(text)["rounds"][0]["subjects"] if s["status"] == "absent"], ["不在样例中的机构"], "absent")
    broken = os.path.join(root, "damaged")
    os.makedirs(broken)
    with open(os.path.join(broken, "a.xlsx"), "wb") as file:
        file.write(bytes_of(sample())[:5000])
    done, text = dispatch(office, None, "batch", Folder=broken, Output=os.path.join(root, "d"))
    cli.equal((done, json.loads(text)["unreadable"][0]["code"]), (True, "damaged"), "a damaged form")
    done, text = dispatch(office, None, "batch", Folder=os.path.join(root, "absent"), Output=os.path.join(root, "e"))
    cli.true(not done and text and not os.path.exists(os.path.join(root, "e")), "an absent folder")


def stop(office, root):
    """A batch of 400 files is stopped: nothing is written, and the next one runs."""
    many, out = os.path.join(root, "many"), os.path.join(root, "stopped")
    os.makedirs(many)
    for number in range(400):
        shutil.copy(sample(), os.path.join(many, f"{number}.xlsx"))
    waiting = start(office, None, "batch", Folder=many, Output=out, Year=YEAR)
    done, _ = dispatch(office, None, "batch", Folder=many, Output=out, Year=YEAR)
    cli.equal(done, False, "a second batch meanwhile")
    cli.equal(dispatch(office, None, "stop")[0], True, "stop")
    done, text = waiting()
    cli.equal((done, os.path.exists(os.path.join(out, "results.json"))), (False, False), "stopped: " + text[:200])
    cli.equal(dispatch(office, None, "stop")[0], False, "nothing to stop")
    cli.equal(dispatch(office, None, "batch", Folder=SAMPLES, Output=out, Year=YEAR)[0], True, "the next batch")


def stop_late(office, root):
    """Stopped while documents are written: nothing of it is left; the next run is a whole one."""
    many, out = os.path.join(root, "many"), os.path.join(root, "stopped")
    os.makedirs(many)
    subprocess.run([sys.executable, COPIES, sample(), many, "300"], check=True)
    waiting, graded = start(office, None, "batch", Folder=many, Output=out, Year=YEAR), os.path.join(out, "评分")
    end, begun = time.monotonic() + 60, False
    while not begun and time.monotonic() < end:
        begun = os.path.isdir(graded) and bool(os.listdir(graded))
        time.sleep(0.01)
    cli.true(begun, "documents are written")
    cli.equal(dispatch(office, None, "stop")[0], True, "stop")
    done, text = waiting()
    cli.equal((done, os.path.exists(out)), (False, False), "stopped: " + text[:200])
    cli.equal(dispatch(office, None, "batch", Folder=many, Output=out, Year=YEAR)[0], True, "the next batch")
    cli.equal((len(os.listdir(graded)), cli.kaoping("replay", out)[0]), (300, 0), "all there")


def summaries(office, root):
    """The summaries a batch opens: of one round, of several; none of the run before."""
    both, out = os.path.join(root, "both"), os.path.join(root, "out")
    os.makedirs(both)
    shutil.copy(sample(), os.path.join(both, "a.xlsx"))
    wait(start(office, None, "batch", quiet=False, Folder=both, Output=out, Year=YEAR))
    cli.equal(opened(office), [os.path.join(out, "汇总表.xlsx")], "the summary of one round")
    other = os.path.join(SAMPLES, "..", "..", "..", "hefei-innovation-alliance", "samples", "填报")
    shutil.copy(os.path.join(other, sorted(os.listdir(other))[0]), os.path.join(both, "b.xlsx"))
    wait(start(office, None, "batch", quiet=False, Folder=both, Output=out, Year=YEAR))
    folders = [name for name in sorted(os.listdir(out)) if name.endswith(f"-{YEAR}")]
    cli.equal(len(folders), 2, "two rounds")
    cli.equal(opened(office), [os.path.join(out, name, "汇总表.xlsx") for name in folders], "a summary of each round, none of the run before")


def opened(office):
    """Closes the documents that stand open and gives their paths."""
    time.sleep(0.5)
    paths, components = [], office.desktop.Components.createEnumeration()
    while components.hasMoreElements():
        document = components.nextElement()
        paths.append(os.path.realpath(offices.path_of(document.URL)))
        document.close(True)
    return sorted(paths)


def wait(waiting):
    done, text = waiting()
    cli.true(done, text)
    return text


def start(office, document, command, quiet=True, **arguments):
    """Dispatches through the frame of the document (none: the desktop's); the function returned waits for (success, text)."""
    import unohelper
    from com.sun.star.beans import PropertyValue
    from com.sun.star.frame import XDispatchResultListener
    from com.sun.star.util import URL
    ended, results = threading.Event(), []

    class Listener(unohelper.Base, XDispatchResultListener):
        def dispatchFinished(self, event):
            results.append((event.State == 1, event.Result))
            ended.set()

        def disposing(self, _):
            pass

    transformer = office.context.ServiceManager.createInstanceWithContext("com.sun.star.util.URLTransformer", office.context)
    address = transformer.parseStrict(URL(Complete="vnd.kaoping:" + command))[1]
    provider = document.CurrentController.Frame if document else office.desktop
    found = provider.queryDispatch(address, "_self", 0)
    cli.true(found is not None, command + " is known")
    properties = [PropertyValue(Name=name, Value=value) for name, value in {**arguments, "Quiet": quiet}.items()]
    found.dispatchWithNotification(address, tuple(properties), Listener())

    def wait():
        cli.true(ended.wait(120), command + " tells its end")
        return results[0]
    return wait


def dispatch(office, document, command, **arguments):
    return start(office, document, command, **arguments)()


CHECKS = (service, folder, notice_and_seal, open_document, formats, far_out, constants, local_names, comments, files_of_no_use, wrong_calls, functions, commands, rubric_folders, batch, summaries, stop, stop_late)
CHINESE = {"NUMBER": "考评数值", "CREDITCODE": "考评信用代码", "GRADE": "考评等次", "POINTS": "考评得分"}


def run(office, each, root, *more):
    place = os.path.join(root, each.__name__ + str(len(more)))
    os.makedirs(place)
    try:
        each(office, place, *more)
        print("ok    ", each.__name__, *more, flush=True)
        return 0
    except Exception as error:   # each check reports, the rest still run
        print("FAILED", each.__name__, type(error).__name__, str(error)[:1500], flush=True)
        return 1


if __name__ == "__main__":
    if len(sys.argv) < 3 or not os.path.exists(sys.argv[2]):
        offices.skip("kaoping.oxt is not built")
    if shutil.which("soffice") is None or shutil.which("unopkg") is None:
        offices.skip("LibreOffice is not installed")
    wanted, failed = sys.argv[3:], 0
    with tempfile.TemporaryDirectory(prefix="kaoping-extension-") as root:
        profile = Profile(root, sys.argv[2])
        os.environ["UserInstallation"] = "file://" + profile.home   # where this client finds the types of kaoping.Engine
        with Office(profile.home) as office:
            for each in CHECKS:
                if not wanted or each.__name__ in wanted:
                    failed += run(office, each, root)
        if not os.path.isdir(os.path.join(os.path.dirname(os.path.realpath(shutil.which("soffice"))), "resource", "zh_CN")):
            print("left out: Chinese names, the office has no Chinese language pack")
        elif not wanted or "functions" in wanted:
            with Office(profile.home, ["--language=zh-CN"]) as office:
                failed += run(office, functions, root, CHINESE)
        profile.unopkg("remove", "kaoping.libreoffice")
        listed = profile.unopkg("list")   # the office takes the files away when it next looks at its extensions
        left = [name for where, _, names in os.walk(os.path.join(profile.home, "user", "uno_packages")) for name in names if "kaoping" in name]
        if left or "kaoping" in listed:
            failed += 1
            print("FAILED removal:", left or "still listed")
    print(f"{failed} failed")
    sys.exit(1 if failed else 0)

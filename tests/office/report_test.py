"""The report and the notice of every annex's samples: numbers of the ranking are those of results.json to the digit, read back
from the DOCX by LibreOffice and from the HTML; the HTML is valid; the English part is English; the same bytes twice; a PDF with
pages when LibreOffice is there and a clear word when it is not; notices only where and as they are ordered.
Usage: report_test.py KAOPING"""
import glob
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import results_schema
from office import Office, skip

PROGRAM = os.path.abspath(sys.argv[1])
TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates")
REPORT, NOTICE = "报告/汇总报告", "报告/公示.docx"
CJK = re.compile("[\u3400-\u9fff]")
failures = []


def check(good, what):
    if not good:
        failures.append(what)
        print("FAILED:", what)


def score(annex, out, *more, env=None, forms=None):
    samples = os.path.join(TEMPLATES, annex, "samples")
    os.makedirs(out, exist_ok=True)
    review = os.path.join(samples, "评审表.xlsx")
    if os.path.exists(review) and not os.path.exists(os.path.join(out, "评审表.xlsx")):
        shutil.copy(review, out)
    words = [PROGRAM, "score", forms or os.path.join(samples, "填报"), "-o", out, "--year", "2025", *more]
    if os.path.isdir(os.path.join(samples, "专家")):
        words += ["--experts", os.path.join(samples, "专家")]
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, **(env or {})})
    check(done.returncode in (0, 3), f"{annex}: status {done.returncode} {done.stderr}")
    return done


def rounds(out):
    with open(os.path.join(out, "results.json"), encoding="utf-8") as file:
        text = file.read()
    results_schema.validate_results(text, out)
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)["rounds"]


def shown(value, decimals):
    return str(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def ranking(results):
    """What the ranking must show: {name: (rank, [points of sections], total)}."""
    lines, assessed = {}, [subject for subject in results["subjects"] if subject["status"] == "assessed"]
    totals = [shown(total, 2) for total in {subject["total"] for subject in assessed}]
    for subject in assessed:
        four = totals.count(shown(subject["total"], 2)) > 1 or any(finding["code"] == "display-decimals" for finding in subject["findings"])
        lines[subject["org_name"]] = ("—" if subject["rank"] is None else str(subject["rank"]),
                                      [shown(points, 2) for points in subject["sections"].values()], shown(subject["total"], 4 if four else 2))
    return lines


def compare(table, results, where):
    """A table as rows of texts: rank, name, code, sections, [bonus, deductions], total, grade."""
    expected = ranking(results)
    check(len(table) - 1 == len(expected), f"{where}: {len(table) - 1} rows for {len(expected)}")
    for row in table[1:]:
        rank, sections, total = expected.get(row[1], ("?", [], "?"))
        check(row[0] == rank and row[3:3 + len(sections)] == sections and row[-2] == total, f"{where}: {row} is not {rank} {sections} {total}")
    totals = [Decimal(row[-2]) for row in table[1:] if row[0] != "—"]
    check(totals == sorted(totals, reverse=True), f"{where}: not in score order")


class Page(html.parser.HTMLParser):
    """Tables and the text of each language of a page."""

    def __init__(self):
        super().__init__()
        self.tables, self.caption, self.cell, self.part, self.headings = [], None, None, None, []
        self.text = {"zh-CN": [], "en": []}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "section":
            self.part = attributes["lang"]
        elif tag == "table":
            self.tables.append((self.part, "", []))
        elif tag == "tr":
            self.tables[-1][2].append([])
        elif tag in ("td", "th", "caption"):
            self.cell = ""
            if tag == "th":
                check(attributes.get("scope") in ("col", "row"), "a header without scope")
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][2][-1].append(self.cell)
            self.cell = None
        elif tag == "caption":
            part, _, rows = self.tables.pop()
            self.tables.append((part, self.cell, rows))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        if self.part:
            self.text[self.part].append(data)


def read_page(path):
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    return page


def foreign(page, results):
    """Chinese in the English part that is neither a name nor quoted from a form or the regulation's number."""
    own = {subject["org_name"] for subject in results["subjects"]} | {os.path.basename(subject["file"] or "") for subject in results["subjects"]}
    for subject in results["subjects"]:
        own |= {finding["en"] for finding in subject["findings"]}
        own |= {(subject["file"] or "")}
    text = "\n".join(page.text["en"])
    for item in sorted((item for item in own if item), key=len, reverse=True):
        text = text.replace(item, "")
    text = text.replace("缓评", "")                         # a column of the roster, quoted as it is printed
    text = re.sub(r"\S*[〔［]\d{4}[〕］]\S*号", "", text)   # number of a document
    return [line for line in text.split("\n") if CJK.search(line) and "!" not in line]


def check_html(annex, out, results):
    path = os.path.join(out, REPORT + ".html")
    page = read_page(path)
    for part, caption in (("zh-CN", "排名表"), ("en", "Ranking")):
        found = [rows for lang, name, rows in page.tables if (lang, name) == (part, caption)]
        check(len(found) == 1, f"{annex}: {len(found)} tables {caption}")
        if found:
            compare(found[0], results, f"{annex} HTML {part}")
    for part in page.text:
        text = "".join(page.text[part])
        check(not re.search(r"[{}]|\b[a-z]+_[a-z]+\b", text.replace("'", "")), f"{annex}: code in the {part} part: {re.findall(r'[{}]|[a-z]+_[a-z]+', text)[:5]}")
    check(foreign(page, results) == [], f"{annex}: Chinese in the English part: {foreign(page, results)[:5]}")
    check(all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:])), f"{annex}: headings skip a level")
    if shutil.which("tidy"):
        words = subprocess.run(["tidy", "-e", "-q", "-utf8", path], capture_output=True, text=True)
        check(words.stderr == "", f"{annex}: tidy says {words.stderr}")


def check_docx(annex, office, out, results):
    document = office.load(os.path.join(out, REPORT + ".docx"), read_only=True)
    tables = document.TextTables
    found = 0
    for index in range(tables.Count):
        table = tables.getByIndex(index)
        rows = [[cell.replace("\n", "") for cell in row] for row in table.getDataArray()]
        if rows[0][0] in ("名次", "Rank"):
            compare(rows, results, f"{annex} DOCX {rows[0][0]}")
            check(table.RepeatHeadline, f"{annex}: the header of the ranking is not repeated")
            found += 1
    check(found == 2, f"{annex}: {found} rankings in the DOCX")
    style = document.StyleFamilies.getByName("PageStyles").getByName(document.Text.createEnumeration().nextElement().PageStyleName)
    check((style.Width, style.Height) == (21001, 29700) or (style.Width, style.Height) == (21000, 29700), f"{annex}: page {style.Width}x{style.Height}")
    top = style.TopMargin + (style.HeaderHeight if style.HeaderIsOn else 0)   # the mark of provisional results stands in the margin
    for edge, found, wanted in (("top", top, 3700), ("left", style.LeftMargin, 2800), ("right", style.RightMargin, 2600)):
        check(abs(found - wanted) < 10, f"{annex}: {edge} margin {found}")
    office.save(document, out + ".pdf", "writer_pdf_Export")
    document.close(True)
    check_printed(annex, out + ".pdf")


def check_printed(annex, path):
    """Every word stands within the margins of its page; a line may hang out its last punctuation mark."""
    words = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True).stdout
    pages = re.split("<page ", words)[1:]
    check(len(pages) >= 8, f"{annex}: {len(pages)} pages")
    millimetre = 72 / 25.4
    for number, page in enumerate(pages, 1):
        width, height = (float(size) for size in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        left, right, top = (35, 37, 28) if width > height else (28, 26, 37)
        found = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<', page)
        body = [word for word in found if top * millimetre - 1 < float(word[1]) and float(word[3]) < height - 26 * millimetre]
        check(len(body) > 3, f"{annex}: page {number} is nearly empty")
        for x, _, end, _, text in body:
            hanging = 17 if text[-1] in "，。、；：）”" else 1   # of 16 pt
            check(left * millimetre - 1 < float(x) and float(end) < width - right * millimetre + hanging, f"{annex}: page {number}: {text!r} is outside the margins")


def notice_text(office, path):
    document = office.load(path, read_only=True)
    text = document.Text.createEnumeration()
    paragraphs, rows = [], []
    while text.hasMoreElements():
        element = text.nextElement()
        if element.supportsService("com.sun.star.text.TextTable"):
            rows += element.getDataArray()
        else:
            paragraphs.append(element.String)
    document.close(True)
    return "\n".join(paragraphs), rows


def check_notices(root, office):
    karamay, hefei, cangzhou, rugao, qinhuangdao = ("karamay-resident-institution", "hefei-innovation-alliance", "cangzhou-innovation-center",
                                                    "rugao-service-institution", "qinhuangdao-makerspace")
    place = lambda annex: os.path.join(root, "notice-" + annex)
    score(karamay, place(karamay), "--notice-date", "2025-09-30", "--reports", "none")
    text, rows = notice_text(office, os.path.join(place(karamay), NOTICE))
    check("第九条（四）" in text and "自2025年10月9日至2025年10月14日" in text and "提供相关证明材料" in text, "Karamay: " + text)
    check(not os.path.exists(os.path.join(place(karamay), REPORT + ".html")), "--reports none makes a report")
    assessed = [subject for subject in rounds(place(karamay))[0]["subjects"] if subject["status"] == "assessed"]
    check({row[1] for row in rows[1:]} == {subject["org_name"] for subject in assessed}, "Karamay: who is published")

    replayed = subprocess.run([PROGRAM, "replay", place(karamay)], capture_output=True, text=True)
    check(replayed.returncode == 0, "replay of a notice: " + replayed.stdout + replayed.stderr)

    own = os.path.join(root, "own-rubrics")
    os.makedirs(os.path.join(own, "minimal"))
    shutil.copy(os.path.join(TEMPLATES, "..", "tests", "rules", "passing", "minimal.yaml"), os.path.join(own, "minimal", "rubric.yaml"))
    words = ("--notice-date", "2027-01-04", "--rubrics", own, "--lang", "zh")
    check("2027年的节假日" in score(karamay, place(karamay), *words).stderr, "nothing is said of an unknown year")
    for content, wanted in (("2027: {holidays: [2027-01-05]}", None), ("2027: {holidays: [2027-13-05]}", "holidays.yaml")):
        with open(os.path.join(own, "holidays.yaml"), "w", encoding="utf-8") as file:
            file.write(content)
        said = score(karamay, place(karamay), *words).stderr
        check((wanted or "") in said and ("2027年的节假日" in said) == bool(wanted), f"holidays.yaml of a folder: {said}")
        text, _ = notice_text(office, os.path.join(place(karamay), NOTICE))
        check(("自2027年1月6日" in text) == (wanted is None), "the period with one's own holidays: " + text)

    score(hefei, place(hefei))
    _, rows = notice_text(office, os.path.join(place(hefei), NOTICE))
    excellent = {subject["org_name"] for subject in rounds(place(hefei))[0]["subjects"] if subject["grade"] == "excellent" and subject["status"] == "assessed"}
    check({row[1] for row in rows[1:]} == excellent and excellent, f"Hefei: {rows}")

    done = score(rugao, place(rugao), "--lang", "en")
    check(not os.path.exists(os.path.join(place(rugao), NOTICE)) and "provisional" in done.stderr, "Rugao: provisional results are published")
    page = read_page(os.path.join(place(rugao), REPORT + ".html"))
    check(page.text["zh-CN"] == [] and "[Provisional" in "".join(page.text["en"]), "Rugao: --lang en")
    score(qinhuangdao, place(qinhuangdao), "--notice")
    check(not os.path.exists(os.path.join(place(qinhuangdao), NOTICE)), "Qinhuangdao: provisional results are published")

    plan = os.path.join(root, "plan.yaml")
    with open(os.path.join(TEMPLATES, qinhuangdao, "plan.sample.yaml"), encoding="utf-8") as sample, open(plan, "w", encoding="utf-8") as file:
        file.write(sample.read().replace("confirmed: false", "confirmed: true\nconfirmed_by: 张三\nconfirmed_on: 2026-01-10"))
    score(qinhuangdao, place(qinhuangdao), "--plan", plan)
    check(not os.path.exists(os.path.join(place(qinhuangdao), NOTICE)), "Qinhuangdao orders no notice")
    score(qinhuangdao, place(qinhuangdao), "--plan", plan, "--notice", "--order", "strokes")
    check(os.path.exists(os.path.join(place(qinhuangdao), NOTICE)), "Qinhuangdao: --notice makes none")


def check_pdf(root):
    annex, out = "rugao-service-institution", os.path.join(root, "pdf")
    odd = os.path.join(root, "临时 文件#1")
    os.makedirs(odd)
    score(annex, out, "--reports", "pdf", "--lang", "zh", env={"TMPDIR": odd})
    check(os.listdir(odd) == [], f"LibreOffice leaves {os.listdir(odd)}")
    words = subprocess.run(["pdfinfo", os.path.join(out, REPORT + ".pdf")], capture_output=True, text=True).stdout
    check(int((re.search(r"Pages:\s+(\d+)", words) or [0, 0])[1]) > 0, "no PDF: " + words)
    check(not os.path.exists(os.path.join(out, REPORT + ".docx")), "--reports pdf leaves a DOCX")
    replayed = subprocess.run([PROGRAM, "replay", out], capture_output=True, text=True)
    check(replayed.returncode == 0, "replay: " + replayed.stdout + replayed.stderr)
    nothing = os.path.join(root, "empty")
    os.makedirs(nothing)
    out = os.path.join(root, "no-pdf")
    done = score(annex, out, "--reports", "docx,pdf", env={"PATH": nothing})
    check(os.path.exists(os.path.join(out, REPORT + ".docx")) and not os.path.exists(os.path.join(out, REPORT + ".pdf")), "without LibreOffice")
    check("LibreOffice" in done.stderr, "nothing is said about the missing LibreOffice: " + done.stderr)


def main():
    if not shutil.which("pdfinfo"):
        skip("poppler-utils is not installed")
    root = tempfile.mkdtemp(prefix="kaoping-report-")
    try:
        with Office() as office:
            for annex in sorted(os.listdir(TEMPLATES)):
                if not os.path.isdir(os.path.join(TEMPLATES, annex, "samples")):
                    continue
                out, again = os.path.join(root, annex), os.path.join(root, annex + "-again")
                score(annex, out, "--notice-date", "2026-01-20")
                score(annex, again, "--notice-date", "2026-01-20", "--jobs", "1", env={"LC_ALL": "en_US.UTF-8"})
                made = sorted(glob.glob(os.path.join(out, "报告", "*")))
                check(len(made) >= 2, f"{annex}: {made}")
                for path in made:
                    with open(path, "rb") as one, open(os.path.join(again, "报告", os.path.basename(path)), "rb") as other:
                        check(one.read() == other.read(), f"{annex}: other bytes the second time: {os.path.basename(path)}")
                results = rounds(out)[0]
                check_html(annex, out, results)
                check_docx(annex, office, out, results)
                print(annex, {os.path.basename(path): os.path.getsize(path) for path in made})
            check_notices(root, office)
        check_pdf(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print("failures:", len(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

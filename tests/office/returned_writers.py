"""Returned copies of workbooks as openpyxl and LibreOffice write them: remarks beside and below comments, before the
parts that must stand behind them, linked from the list of remarks."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from office import Office, skip

try:
    import openpyxl
except ImportError:
    skip("openpyxl is not installed")
from copies import check, compare_office, compare_openpyxl, compare_parts, failures, load

TOOL = sys.argv[1]
FINDINGS = ["warning|指标表!B5|请更正：单位？", "error|指标表!F11|请更正《人数》&<>", "error|指标表!F11|请更正第二处", "error|Q's 清单!A4|请更正编号",
            "info|指标表!A1|不应出现", "error||整表缺项"]
REMARKED = [("指标表", "F11"), ("指标表", "B5"), ("Q's 清单", "A4")]


def write_with_openpyxl(path):
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "指标表"
    for row in range(1, 12):
        for column in range(1, 7):
            sheet.cell(row, column, "=1+1" if column == 4 else "行%d" % row if column == 1 else row * column / 7)
    sheet["F11"].comment = Comment("原有批注，\n保留", "申报人")
    sheet["C2"].comment = Comment("另一批注", "申报人")
    sheet.conditional_formatting.add("B1:C9", CellIsRule(operator="lessThan", formula=["2"]))
    validation = DataValidation(type="list", formula1='"是,否"')
    sheet.add_data_validation(validation)
    validation.add("E1:E9")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=9))
    sheet.add_chart(chart, "H2")
    other = book.create_sheet("Q's 清单")
    for row in [["编号", "名称"], ["a", 1], ["b", 2], ["c", 3]]:
        other.append(row)
    other.add_table(Table(displayName="List1", ref="A1:B4"))
    book.create_sheet("退回意见")["A1"] = "上一次的意见"
    book.defined_names.append(openpyxl.workbook.defined_name.DefinedName("f_mentors", attr_text="'指标表'!$F$11"))
    book.save(path)


def check_copy(office, name, original, folder):
    copy = os.path.join(folder, "copy-" + name)
    status = subprocess.run([TOOL, original, copy, *FINDINGS]).returncode
    check(status == 0, name, "exit", status)
    compare_parts(name, original, copy)
    compare_openpyxl(name, original, copy, REMARKED)
    compare_office(office, name, original, copy, REMARKED)
    book = load(copy)
    remark = book["指标表"]["F11"].comment.text
    for words in ("原有批注", "《人数》&<>", "第二处", "须更正"):
        check(words in remark, name, "F11 lacks", words, "in", remark)
    check(remark.startswith("原有批注"), name, remark)
    check("提示" in book["指标表"]["B5"].comment.text, name, "a warning is not marked as one")
    check(book["指标表"]["A1"].comment is None, name, "a note became a comment")
    listed = book["退回意见(2)"]
    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=4)]
    check([row[2] for row in rows] == ["指标表!F11", "指标表!F11", "Q's 清单!A4", None, "指标表!B5"], name, rows)
    check(rows[0][3] == "=1+1" and listed["D4"].data_type in "s", name, "text became a formula")
    check(listed["C6"].hyperlink.location == "'Q''s 清单'!A4", name, listed["C6"].hyperlink)
    check(not any("不应出现" in str(value) for row in rows for value in row), name, "a note is listed")
    return copy


def main():
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        first = os.path.join(folder, "openpyxl.xlsx")
        write_with_openpyxl(first)
        copy = check_copy(office, "openpyxl.xlsx", first, folder)
        # What LibreOffice makes of it, and of a returned copy that the applicant worked on.
        for source, name in ((first, "libreoffice.xlsx"),):
            document = office.load(source)
            office.save(document, os.path.join(folder, name))
            document.close(True)
            check_copy(office, name, os.path.join(folder, name), folder)
        document = office.load(copy)
        again = os.path.join(folder, "again.xlsx")
        office.save(document, again)
        document.close(True)
        twice = os.path.join(folder, "twice.xlsx")
        check(subprocess.run([TOOL, again, twice, *FINDINGS]).returncode == 0, "a returned copy cannot be returned again")
        compare_office(office, "twice.xlsx", again, twice, REMARKED)
    print(len(failures), "failures")
    sys.exit(1 if failures else 0)


main()

"""A summary of 60 made-up institutions under each annex as LibreOffice prints it: every text is there, nothing is cut, the
overview is one page, formulas have their true values. Usage: summary_layout.py SUMMARY_TOOL"""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layout
from office import Office

ANNEXES = ["hefei-innovation-alliance", "qinhuangdao-makerspace", "rugao-service-institution", "karamay-resident-institution",
           "cangzhou-innovation-center"]


def check_links(path, name):
    """Relative links to the files beside the summary, none to another place."""
    cells = [cell for sheet in layout.openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    formulas = [re.fullmatch(r'=HYPERLINK\("([^"]*)","打开"\)', str(cell.value)) for cell in cells]
    targets = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    targets += [formula[1] for formula in formulas if formula]
    layout.expect(targets and all(re.match(r"(评分|退回)[/\\]", target) for target in targets), name, "links", targets[:3])


def main(tool):
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        for annex in ANNEXES:
            for count in ((60, 0) if annex == ANNEXES[0] else (60,)):
                path = os.path.join(folder, annex + ".xlsx")
                made = subprocess.run([tool, annex, path, str(count)], check=True, stderr=subprocess.PIPE)
                layout.expect(not made.stderr, annex, made.stderr.decode())   # the library's warnings
                name = f"{annex} ({count})"
                pages, formulas = layout.check(office, path, folder, name)
                first = layout.text_of(os.path.join(folder, "layout.pdf"), "-f", "2", "-l", "2")
                layout.expect("排名" in first, name, "the overview is longer than a page")
                if count:
                    check_links(path, name)
                print(f"{name}: {pages} pages, {formulas} formulas", flush=True)
    return layout.report()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

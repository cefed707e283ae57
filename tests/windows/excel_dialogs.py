"""The add-in's own windows, in both languages at 100 % and 200 %: each text has room in its control."""
import json
import os
import threading
import time

import book_dump
import screen
from excel_office import Log, press, windows


class DialogTests:
    def dialogs(self):
        """Windows need a screen, which the Wine of 32 bits is not given."""
        if self.bits != "64" or screen.lacks():
            return print("dialogs: not looked at,", screen.lacks() or "32 bits")
        with screen.Screen(self.wine) as display:
            for percent in (100, 200):
                display.set_scale(percent)
                for language in (2052, 1033):
                    self.texts_fit(percent, language)
            display.set_scale(100)
            self.options_by_keyboard(display)
        del self.wine.environment["DISPLAY"]

    def texts_fit(self, percent, language):
        steps = [("language", language), ("connect",), ("look", 800), press("Options")]
        for path in self.returned_samples():
            steps += [self.book(path, saved=True, windows_path=windows(path)), press("Check"), ("look", 100), ("pump", 800)]
        texts = [line.split(" ", 5) for line in self.native(*steps, ("disconnect",)).after("text")]
        what = f"{language} at {percent} %"
        kinds = [text[0] for text in texts]
        # Two labels and three buttons of the options; of each list three columns and buttons, and the note on each row, which
        # has a bar where it is longer than its place.
        self.checks.holds(f"{what}: texts were seen", kinds.count("Button") == 3 + 15 and kinds.count("Column") == 15 and kinds.count("Static") == 2 and
                          kinds.count("Note") + kinds.count("Scrolled") > 30, kinds)
        self.checks.holds(f"{what}: drawn at that size", all(abs(int(text[2]) - 35 * percent // 100) <= 4 for text in texts if text[0] == "Button"), texts[:4])
        for kind, *numbers, text in texts:
            width, height, needed_width, needed_height = map(int, numbers)
            margin = {"Button": 10, "Column": 8}.get(kind, 0) * percent // 100
            room = needed_width + margin <= width and needed_height <= height
            self.checks.holds(f"{what}: room for a {kind}", room or kind == "Scrolled", (numbers, text))

    def options_by_keyboard(self, display):
        """A folder is scored with options of each kind, given in the add-in's own window."""
        host, folder = f"kaoping-excel-host-{self.bits}.exe", self.forms_in("typed", "qinhuangdao-makerspace")

        def people():
            asked = screen.wait_for(lambda: "选择填报表所在的文件夹" in display.windows(host).values(), 30)
            time.sleep(1)
            display.type(windows(folder))
            display.press("Return")
            asked = asked and screen.wait_for(lambda: "评分选项" in display.windows(host).values(), 30)
            self.checks.holds("the folder, then the options are asked for", asked)
            time.sleep(1)
            display.press("alt+v")
            display.type("roster.xlsx")
            display.press("Return")
            self.checks.holds("a path that is not whole is refused", screen.wait_for(lambda: len(display.windows(host)) == 3, 30))
            time.sleep(1)
            display.press("Return", "alt+c", "alt+l", *["Down"] * 5, "alt+v")  # cleared; the year
            display.type("2025")
            display.press("alt+l", "Down", "Down", "alt+v", "Down", "Down")  # duplicates: the one filled in last
            display.press("alt+l", "Down", "Down", "Down", "alt+v")
            display.type("one.xlsx")
            display.press("Return")
            display.type("two.xlsx")
            display.press("alt+l", "Down", "Down", "alt+v", "Down", "alt+s")  # a notice: yes

        hands = threading.Thread(target=people)
        hands.start()
        self.native(("language", 2052), ("connect",), press("Batch"), ("wait", 60), ("disconnect",))
        hands.join(60)
        with open(folder + "-结果/日志.jsonl", encoding="utf-8") as lines:
            logged = json.loads(lines.readlines()[-1])["options"]
        wanted = {"year": 2025, "duplicates": "latest", "without": ["one.xlsx", "two.xlsx"], "notice": True}
        self.checks.equal("what was given is logged", {key: logged.get(key) for key in wanted}, wanted)

    def native(self, *script):
        """As Office.run, with the add-in's own windows."""
        path = os.path.join(self.folder, "native.txt")
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            for step in script:
                out.write("\t".join(book_dump.escape(str(part)) for part in step) + "\n")
        status, out, err = self.wine.captured(self.office.host, windows(self.dll), windows(path), "native", timeout=120)
        self.checks.holds("the host came to its end", status == 0 and "end of script" in out, (status, out[-2000:], err[-500:]))
        return Log(out.splitlines())

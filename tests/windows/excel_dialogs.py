"""The add-in's own windows, in both languages at 100 % and 200 %: each text has room in its control."""
import os

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

    def native(self, *script):
        """As Office.run, with the add-in's own windows."""
        path = os.path.join(self.folder, "native.txt")
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            for step in script:
                out.write("\t".join(book_dump.escape(str(part)) for part in step) + "\n")
        status, out, err = self.wine.captured(self.office.host, windows(self.dll), windows(path), "native", timeout=120)
        self.checks.holds("the host came to its end", status == 0 and "end of script" in out, (status, out[-2000:], err[-500:]))
        return Log(out.splitlines())

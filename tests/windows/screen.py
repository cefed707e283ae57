"""A screen of its own with a window manager, where Windows programs are driven by the keyboard and looked at."""
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import wine
from x_screen import PROGRAMS, XScreen, wait_for

# A Windows without Chinese fonts has this machine's stand in for those that it asks for.
FONT = "Noto Sans CJK SC"
REPLACED = ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "Segoe UI", "SimSun", "Microsoft YaHei", "Microsoft YaHei UI")


def lacks():
    """What is missing for a screen, if anything."""
    for program in (*PROGRAMS, "fc-list"):
        if not shutil.which(program):
            return f"{program} is not installed"
    if FONT not in subprocess.run(["fc-list"], capture_output=True, text=True).stdout:
        return f"the font {FONT} is not installed (fonts-noto-cjk)"
    return ""


def need_programs():
    if lacks():
        wine.skip(lacks())


class Screen(XScreen):
    def __init__(self, prefix):
        super().__init__(1700, 1350, prefix.environment)
        self.prefix = prefix
        for name in REPLACED:
            prefix.run("reg", "add", r"HKCU\Software\Wine\Fonts\Replacements", "/v", name, "/t", "REG_SZ", "/d", FONT, "/f")

    def set_scale(self, percent):
        """Holds for programs started afterwards."""
        self.prefix.run_raw(["wineserver", "-k"])
        self.prefix.run("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", str(96 * percent // 100), "/f")

    def windows(self, program):
        """Numbers and titles of its windows that can be seen."""
        found = self.xdotool("search", "--onlyvisible", "--class", program).split()
        return {number: self.xdotool("getwindowname", number).strip() for number in found}

    def press(self, *keys):
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)

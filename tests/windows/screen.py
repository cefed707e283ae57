"""A screen of its own with a window manager, where Windows programs are driven by the keyboard and looked at."""
import os
import shutil
import subprocess
import time

import wine

# A Windows without Chinese fonts has this machine's stand in for those that it asks for.
FONT = "Noto Sans CJK SC"
REPLACED = ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "Segoe UI", "SimSun", "Microsoft YaHei", "Microsoft YaHei UI")


def lacks():
    """What is missing for a screen, if anything."""
    for program in ("Xvfb", "openbox", "xdotool", "import", "fc-list"):
        if not shutil.which(program):
            return f"{program} is not installed"
    if FONT not in subprocess.run(["fc-list"], capture_output=True, text=True).stdout:
        return f"the font {FONT} is not installed (fonts-noto-cjk)"
    return ""


def need_programs():
    if lacks():
        wine.skip(lacks())


class Screen:
    def __init__(self, prefix):
        self.prefix = prefix
        reading, writing = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1700x1350x24", "-nolisten", "tcp"],
                                       pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        prefix.environment["DISPLAY"] = ":" + os.read(reading, 16).decode().strip()
        self.environment = prefix.environment
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in REPLACED:
            prefix.run("reg", "add", r"HKCU\Software\Wine\Fonts\Replacements", "/v", name, "/t", "REG_SZ", "/d", FONT, "/f")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(10)

    def set_scale(self, percent):
        """Holds for programs started afterwards."""
        self.prefix.run_raw(["wineserver", "-k"])
        self.prefix.run("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", str(96 * percent // 100), "/f")

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30).stdout

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

    def picture(self, number, path):
        subprocess.run(["import", "-window", number, str(path)], env=self.environment, check=True, timeout=30)
        return path


def wait_for(ask, seconds=60):
    """What it gives once it is true; else what it gave last."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = ask()
        if found:
            return found
        time.sleep(0.1)
    return ask()

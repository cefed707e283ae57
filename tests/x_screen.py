"""An X server of its own with a window manager, so that windows have the keyboard, for the tests that look at programs."""
import os
import subprocess
import time

PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")


class XScreen:
    """Programs that are started with its `environment` show there; use as a context."""

    def __init__(self, width, height, environment):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                                       pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            environment["DISPLAY"] = ":" + number.readline().strip()
        self.environment = environment
        self.manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(10)

    def xdotool(self, *words, check=False):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30, check=check).stdout

    def picture(self, window, path):
        """Of a window by its number, or of "root", all that is shown."""
        subprocess.run(["import", "-window", window, str(path)], env=self.environment, check=True, timeout=30)
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

"""Windows programs under Wine, in a prefix of their own."""
import os
import shutil
import subprocess
import sys


class Wine:
    def __init__(self, prefix, command="wine", server="wineserver"):
        self.command, self.server = command.split(), server.split()
        self.environment = {**os.environ, "WINEPREFIX": prefix, "WINEDEBUG": "-all", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}
        self.environment.pop("DISPLAY", None)

    def run(self, *arguments, timeout=120):
        done = subprocess.run([*self.command, *arguments], env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
        return done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"), done.stderr.decode("utf-8", "replace")

    def start(self):
        self.run("wineboot", "-i", timeout=180)

    def stop(self):
        subprocess.run([*self.server, "-k"], env=self.environment, timeout=60, check=False)

    def register(self, program, *parts):
        """Wine does not show the user's classes as those of the machine, as Windows does: they are copied there."""
        status, out, err = self.run(program, "register", *parts)
        if status != 0:
            sys.exit(f"kaoping register: {status} {out}{err}")
        self.run("reg", "copy", r"HKCU\Software\Classes", r"HKLM\Software\Classes", "/s", "/f")


def windows(path):
    return "Z:" + os.path.abspath(path).replace("/", "\\")


def need_wine(command="wine"):
    if shutil.which(command.split()[0]) is None:
        print(f"skipped: {command} is not installed")
        sys.exit(77)

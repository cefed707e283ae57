"""Windows programs under Wine, in a prefix of their own."""
import os
import shutil
import subprocess
import sys
import tempfile


class Wine:
    def __init__(self, prefix, command="wine", server="wineserver"):
        self.command, self.server = command.split(), server.split()
        self.environment = {**os.environ, "WINEPREFIX": prefix, "WINEDEBUG": "-all", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}
        self.environment.pop("DISPLAY", None)

    def run(self, *arguments, timeout=120):
        """Output goes to files: a pipe would be held open by Wine's own programs, which stay."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            try:
                status = subprocess.run([*self.command, *arguments], env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=timeout).returncode
            except subprocess.TimeoutExpired:
                status = f"no end within {timeout} s"
            out.seek(0)
            err.seek(0)
            return status, out.read().decode("utf-8", "replace").replace("\r\n", "\n"), err.read().decode("utf-8", "replace")

    def start(self):
        """The services that made the prefix are ended: the engine's first clients wait for them for minutes. Afterwards something runs until
        the end: Wine's services go with the last program, and one that starts just then may wait for them for ever."""
        self.run("wineboot", "-i", timeout=180)
        self.end_services()
        self.keeper = subprocess.Popen([*self.command, "cmd"], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        self.keeper.stdin.close()
        self.end_services()

    def end_services(self):
        subprocess.run([*self.server, "-k"], env=self.environment, timeout=60, check=False)

    def register(self, program, *parts):
        """Wine does not show the user's classes as those of the machine, nor the shared ones to programs of 32 bits, as Windows does:
        they are copied there."""
        status, out, err = self.run(program, "register", *parts)
        if status != 0:
            sys.exit(f"kaoping register: {status} {out}{err}")
        for part, view in (("", r"\Wow6432Node"), ("", ""), (r"\Wow6432Node", r"\Wow6432Node")):
            self.run("reg", "copy", r"HKCU\Software\Classes" + part, r"HKLM\Software\Classes" + view, "/s", "/f", "/reg:64")


def windows(path):
    return "Z:" + os.path.abspath(path).replace("/", "\\")


def need_wine(command="wine"):
    if shutil.which(command.split()[0]) is None:
        print(f"skipped: {command} is not installed")
        sys.exit(77)

"""What the tests of the setup program share: its packages, and a Windows with the offices that it looks for."""
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

import setup_state as state
import wine

BUILD, SOURCE = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
NEWER = "99.1.2"
SAMPLES = SOURCE / "templates" / "karamay-resident-institution" / "samples" / "填报"
PROGRAMS = r"AppData/Local/Programs/kaoping"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
ARP = rf"HKEY_CURRENT_USER\{UNINSTALL}\kaoping"
RECORD = r"HKEY_CURRENT_USER\Software\Kaoping\Registration"
OFFICE = r"Software\Microsoft\Office"
LIST = "kaoping-files.txt"
FILES = {"kaoping.exe", "kaoping-engine.exe", "kaoping-window.exe", "kaoping-excel-64.dll", "kaoping-excel-32.dll", "LICENSE.txt", "使用说明.txt",
         LIST, "uninstall.exe"}
MENU = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/考评 kaoping"
if not shutil.which("makensis"):
    wine.skip("nsis is not installed")
check = wine.Checks()
id = state.guids(SOURCE)


def finished(words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    print(done.stdout, done.stderr, sep="", end="")
    if done.returncode:
        sys.exit(f"{words[0]} ended with {done.returncode}")


def packages(folder):
    """Setup program and archive as published, and a setup program of a later version, quickly packed."""
    made = {("old", path.suffix): path for path in BUILD.glob("kaoping-*") if path.suffix in (".exe", ".zip") and path.stem.endswith(("-setup", "-windows"))}
    parts = [*BUILD.glob("*.exe"), *BUILD.glob("kaoping-excel-*.dll"), *BUILD.glob("32/kaoping-excel-*.dll"), *(SOURCE / "installer/windows").glob("*.*"), SOURCE / "LICENSE"]
    newest = max(path.stat().st_mtime for path in parts if path not in made.values())
    if len(made) != 2 or newest > min(path.stat().st_mtime for path in made.values()):
        finished(["bash", SOURCE / "installer/windows/package.sh", BUILD, "", folder])
        made = {("old", path.suffix): path for path in folder.iterdir()}
    with zipfile.ZipFile(made["old", ".zip"]) as packed:
        packed.extractall(folder / "stage")
    newer = made["new", ".exe"] = folder / f"kaoping-{NEWER}-setup.exe"
    finished(["makensis", "-V2", "-INPUTCHARSET", "UTF8", "-XSetCompressor /FINAL zlib", f"-DVERSION={NEWER}", f"-DSTAGE={next((folder / 'stage').iterdir())}",
              f"-DOUTPUT={newer}", f"-DICON={SOURCE / 'addin/windows/resources/kaoping.ico'}", SOURCE / "installer/windows/kaoping.nsi"])
    return made


class Machine(wine.Prefix):
    """Windows 10 with Excel of 64 bits and WPS of 32 bits, as far as the registry and the programs' heads tell."""

    def __enter__(self):
        self.environment["WINEDLLOVERRIDES"] += ";winemenubuilder.exe=d"  # as in make_once
        super().__enter__()
        self.run("winecfg", "/v", "win10")
        self.user = next(p for p in (self.drive / "users").iterdir() if p.name != "Public" and p.is_dir())
        self.home = self.user / PROGRAMS
        self.folder = rf"C:\users\{self.user.name}\AppData\Local\Programs\kaoping"
        excel, wps = self.drive / "Office16", self.drive / "WPS" / "office6"
        excel.mkdir(), wps.mkdir(parents=True)
        shutil.copy(self.drive / "windows/notepad.exe", excel / "EXCEL.EXE")
        compiled = subprocess.run(["i686-w64-mingw32-gcc", "-x", "c", "-", "-o", wps / "et.exe"], input=b"int main(void) { return 0; }")
        check("a program of 32 bits could be made", compiled.returncode == 0)
        self.add(rf"HKLM\{OFFICE}\16.0\Excel\InstallRoot", "Path", "C:\\Office16\\")
        self.add(rf"HKCU\{OFFICE}\16.0\Excel\Options", "OPEN", '/R "C:\\others.xla"')
        self.add(r"HKCU\Software\Kingsoft\Office\6.0\Common", "InstallRoot", r"C:\WPS")
        self.run("reg", "add", rf"HKCU\{UNINSTALL}", "/f")  # which every Windows has, and a new Wine has not
        self.settle()
        return self

    def settle(self):
        self.run_raw(["wineserver", "-w"])

    def add(self, key, name, data, kind="REG_SZ"):
        done = self.run("reg", "add", key, "/v", name, "/t", kind, "/d", data, "/f")
        if done.returncode:
            sys.exit(f"reg add {key}: {done.stderr}")

    def delete(self, key, name=None):
        self.run("reg", "delete", key, *(["/v", name] if name else []), "/f")

    def setup(self, program, *words):
        done = self.run(program, "/S", *words, timeout=300)
        self.settle()
        return done.returncode

    def uninstall(self):
        self.run(self.home / "uninstall.exe", "/S", timeout=120)
        self.settle()  # it goes on in a copy of itself

    def kaoping(self, *words, folder=None):
        done = self.run((folder or self.home) / "kaoping.exe", *words)
        return done.returncode, done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")

    def doctor(self, folder=None):
        """Exit status, codes of defects, everything."""
        code, text = self.kaoping("doctor", "--json", folder=folder)
        report = json.loads(text[text.index("{"):text.rindex("}") + 1])
        return code, sorted(d["code"] for d in report["defects"]), report

    def show_to_wine(self):
        """Wine 8 does not look for classes below HKEY_CURRENT_USER, as Windows does: these are copied."""
        for key in ["Kaoping.Engine"] + [f"{view}CLSID\\{id['Engine']}" for view in ("", "WOW6432Node\\")] + \
                   [f"{view}Interface\\{id[i]}" for i in ("IEngine", "_IEngineEvents") for view in ("", "WOW6432Node\\")] + [f"TypeLib\\{id['Kaoping']}"]:
            self.run("reg", "copy", rf"HKCU\Software\Classes\{key}", rf"HKLM\Software\Classes\{key}", "/s", "/f")

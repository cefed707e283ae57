"""The setup program and the portable archive under Wine: silent installation, upgrade in place and removal, each compared with full
lists of files and registry values; what doctor says in every state and after breaking things one by one; the commands of
Explorer's menu run as they stand in the registry; the archive in a folder with Chinese and blanks in its name.

setup_test.py WINDOWS_BUILD SOURCE"""
import json
import pathlib
import shutil
import subprocess
import sys
import time
import zipfile

import setup_state as state
import wine

BUILD, SOURCE = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
NEWER = "99.1.2"
SAMPLES = SOURCE / "templates" / "karamay-resident-institution" / "samples" / "填报"
PROGRAMS = r"AppData/Local/Programs/kaoping"
ARP = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\kaoping"
RECORD = r"HKEY_CURRENT_USER\Software\Kaoping\Registration"
RUN_ONCE = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\RunOnce"
OFFICE = r"Software\Microsoft\Office"
FILES = {"kaoping.exe", "kaoping-engine.exe", "kaoping-window.exe", "kaoping-excel-64.dll", "kaoping-excel-32.dll", "LICENSE.txt", "使用说明.txt",
         "files.txt", "uninstall.exe"}
MENU = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/考评 kaoping"
if not shutil.which("makensis"):
    wine.skip("nsis is not installed")
check = wine.Checks()
id = state.guids(SOURCE)


def packages(folder):
    made = {}
    for version in ("", NEWER):
        done = subprocess.run(["bash", SOURCE / "installer/windows/package.sh", BUILD, *([version, folder] if version else ["", folder])],
                              capture_output=True, text=True)
        print(done.stdout, done.stderr, sep="")
        if done.returncode:
            sys.exit(f"package.sh ended with {done.returncode}")
    for path in folder.iterdir():
        made["new" if NEWER in path.name else "old", path.suffix] = path
    return made


class Machine(wine.Prefix):
    """Windows 10 with Excel of 64 bits and WPS of 32 bits, as far as the registry and the programs' heads tell."""

    def __enter__(self):
        self.environment["WINEDLLOVERRIDES"] += ";winemenubuilder.exe=d"  # entries in this desktop's menus
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
        told = json.loads(text[text.index("{"):text.rindex("}") + 1])
        return code, sorted(d["code"] for d in told["defects"]), told

    def show_to_wine(self):
        """Wine 8 does not look for classes below HKEY_CURRENT_USER, as Windows does: these are copied."""
        for key in ["Kaoping.Engine"] + [f"{view}CLSID\\{id['Engine']}" for view in ("", "WOW6432Node\\")] + \
                   [f"{view}Interface\\{id[i]}" for i in ("IEngine", "_IEngineEvents") for view in ("", "WOW6432Node\\")] + [f"TypeLib\\{id['Kaoping']}"]:
            self.run("reg", "copy", rf"HKCU\Software\Classes\{key}", rf"HKLM\Software\Classes\{key}", "/s", "/f")


def added_files(machine, before):
    added = {n: h for n, h in state.files(machine).items() if before.get(n) != h}
    return {n for n, h in added.items() if h != "folder"}


def expect_registry(what, machine, before, version, parts, components, open_name):
    """Exactly these values are added, no other is changed or gone, and new keys are keys of these values."""
    after = state.registry(machine)
    wanted = state.expected_values(SOURCE, machine.folder, parts, {"16.0": open_name})
    exe = machine.folder + "\\uninstall.exe"
    wanted.update({(ARP, "DisplayName"): "考评 kaoping", (ARP, "DisplayVersion"): version, (ARP, "DisplayIcon"): machine.folder + "\\kaoping.exe,0",
                   (ARP, "Publisher"): "kaoping", (ARP, "InstallLocation"): machine.folder, (ARP, "UninstallString"): f'"{exe}"',
                   (ARP, "QuietUninstallString"): f'"{exe}" /S', (ARP, "Components"): components, (ARP, "NoModify"): "dword:00000001",
                   (ARP, "NoRepair"): "dword:00000001"})
    size = after.get((ARP, "EstimatedSize"), "")
    kib = sum(f.stat().st_size for f in machine.home.iterdir()) // 1024
    check(f"{what}: EstimatedSize {size} is {kib} KiB", size.startswith("dword:") and abs(int(size[6:], 16) - kib) <= 4)
    free = {(ARP, "EstimatedSize"), (RECORD, "Parts"), (RECORD, "Keys"), (RECORD, "ExcelVersions")}
    values = {p: d for p, d in after.items() if p[1] is not None and p not in free and before.get(p) != d}
    gone = [p for p in before if p not in after]
    check(f"{what}: no value is gone", not gone, gone)
    lines = [f"missing {state.shown(p)} = {wanted[p]}" for p in wanted if p not in values and before.get(p) != wanted[p]]
    lines += [f"not expected {state.shown(p)} = {values[p]}" for p in values if p not in wanted]
    lines += [f"differs {state.shown(p)}: {values[p]} instead of {wanted[p]}" for p in values if p in wanted and wanted[p] != values[p]]
    check(f"{what}: the {len(wanted) + len(free)} values expected are added, and no other", not lines, "\n".join(lines))
    keys = [p[0] for p in after if p[1] is None and p not in before]
    strange = [k for k in keys if not any(v[0] == k or v[0].startswith(k + "\\") for v in [*wanted, *free])]
    check(f"{what}: {len(keys)} keys are added, all for these values", keys and not strange, strange)
    print(f"{what}: {len(values)} values, {len(keys)} keys")


def install_upgrade_remove(made):
    with Machine() as machine:
        files, registry = state.files(machine), state.registry(machine)
        check("the lists of before are long", len(files) > 500 and len(registry) > 10000, (len(files), len(registry)))
        check("a component that does not exist is refused", machine.setup(made["old", ".exe"], "/COMPONENTS=window,word") == 2)
        check("and nothing is done then", state.files(machine) == files and not state.differences(registry, state.registry(machine)))

        check("silent installation ends with 0", machine.setup(made["old", ".exe"]) == 0)
        home = machine.home.relative_to(machine.drive).as_posix()
        menu = (machine.user / MENU).relative_to(machine.drive).as_posix()
        wanted = {f"{home}/{name}" for name in FILES} | {f"{menu}/考评 kaoping.lnk", f"{menu}/使用说明 Readme.lnk"}
        added = added_files(machine, files)
        check("installation adds exactly its files", added == wanted, sorted(added ^ wanted))
        print("installed files:", *sorted(added), sep="\n  ")
        every = {"engine", "menu", "excel", "wps"}
        old = made["old", ".exe"].name.split("-")[1]
        expect_registry("installation", machine, registry, old, every, ",window,excel,wps", "OPEN1")
        print("installed values:", *[line for line in state.differences(registry, state.registry(machine)) if " : " in line], sep="\n  ")

        (machine.home / "kaoping-old.dll").write_bytes(b"of an earlier version")
        listed = machine.home / "files.txt"
        listed.write_bytes(listed.read_bytes() + "kaoping-old.dll\r\n..\\outside.txt\r\n".encode("utf-16-le"))
        outside = machine.home.parent / "outside.txt"
        outside.write_text("not to be deleted")
        (machine.home / "我的办法.yaml").write_text("the user's own")
        check("upgrade ends with 0", machine.setup(made["new", ".exe"]) == 0)
        added = added_files(machine, files) - {f"{home}/我的办法.yaml", outside.relative_to(machine.drive).as_posix()}
        check("upgrade leaves exactly its files: the obsolete one is gone", added == wanted, sorted(added ^ wanted))
        check("the user's file stays, and so does one outside", (machine.home / "我的办法.yaml").exists() and outside.exists())
        (machine.home / "我的办法.yaml").rename(machine.drive / "kept.yaml")
        expect_registry("upgrade", machine, registry, NEWER, every, ",window,excel,wps", "OPEN1")
        (machine.drive / "kept.yaml").rename(machine.home / "我的办法.yaml")

        check("fewer components end with 0", machine.setup(made["new", ".exe"], "/COMPONENTS=excel,desktop") == 0)
        check("the window and its menu are gone", not (machine.home / "kaoping-window.exe").exists() and not (machine.user / MENU).exists())
        (machine.home / "我的办法.yaml").rename(machine.drive / "kept.yaml")
        expect_registry("fewer components", machine, registry, NEWER, {"engine", "excel"}, ",excel,desktop", "OPEN1")
        (machine.drive / "kept.yaml").rename(machine.home / "我的办法.yaml")

        machine.add(rf"HKCU\{OFFICE}\16.0\Excel\Options", "OPEN2", "later.xla")
        machine.uninstall()
        check("the user's file survives removal", (machine.home / "我的办法.yaml").exists())
        (machine.home / "我的办法.yaml").unlink(), machine.home.rmdir(), outside.unlink()
        left = state.registry(machine)
        options = (rf"HKEY_CURRENT_USER\{OFFICE}\16.0\Excel\Options", "OPEN1")
        check("an add-in that came later has moved up", left.pop(options, "") == "later.xla")
        remains = state.differences(registry, left)
        check("removal leaves the registry as it was", not remains, "\n".join(remains))
        remains = [n for n in state.differences(files, state.files(machine)) if "Programs = folder" not in n]
        check("removal leaves the files as they were", not remains, "\n".join(remains))


def main():
    import tempfile
    with tempfile.TemporaryDirectory(prefix="kaoping-packages-") as folder:
        made = packages(pathlib.Path(folder))
        install_upgrade_remove(made)



    check.end()


if __name__ == "__main__":
    main()

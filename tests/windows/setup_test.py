"""The setup program and the portable archive under Wine: silent installation, upgrade in place and removal, each compared with full
lists of files and registry values; what doctor says in every state and after breaking things one by one; the commands of
Explorer's menu run as they stand in the registry; the archive in a folder with Chinese and blanks in its name.

setup_test.py WINDOWS_BUILD SOURCE"""
import pathlib
import tempfile

import setup_state as state
from setup_doctor import archive, doctor, files_in_use, menu
from setup_folders import administrator, folders, folders_in_use
from setup_machine import ARP, FILES, LIST, MENU, NEWER, OFFICE, RECORD, SOURCE, Machine, check, packages


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
        listed = machine.home / LIST
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
    with tempfile.TemporaryDirectory(prefix="kaoping-packages-") as folder:
        made = packages(pathlib.Path(folder))
        install_upgrade_remove(made)
        for test in (folders, folders_in_use, administrator, doctor, menu, files_in_use, archive):
            print(f"-- {test.__doc__}")
            test(made)
    check.end()


if __name__ == "__main__":
    main()

"""Files and registry of a Windows under Wine as lists that can be compared, and what the product is expected to add to them."""
import hashlib
import re

# What Wine and NSIS change by themselves, each for a reason; everything else counts.
#  - the uninstaller runs from a copy of itself, which NSIS leaves in the temporary folder to be deleted at the next start
NOT_OURS_FILES = [re.compile(r"users/[^/]+/(AppData/Local/)?Temp/~nsu\w*\.tmp/Un\w*\.exe"),
                  re.compile(r"windows/temp/~nsu\w*\.tmp/Un\w*\.exe", re.I)]
#  - and asks Windows for that deletion: this value, at the very key
NOT_OURS_VALUES = [(r"HKEY_LOCAL_MACHINE\System\CurrentControlSet\Control\Session Manager", "PendingFileRenameOperations"),
                   (r"HKEY_LOCAL_MACHINE\System\ControlSet001\Control\Session Manager", "PendingFileRenameOperations"),
                   # the date of Wine's graphics driver: the time at which its desktop was last started
                   (r"HKEY_LOCAL_MACHINE\System\CurrentControlSet\Control\Class\{4D36E968-E325-11CE-BFC1-08002BE10318}\0000", "DriverDateData")]


def files(prefix):
    found = {}
    for path in prefix.drive.rglob("*"):
        name = path.relative_to(prefix.drive).as_posix()
        if path.is_symlink() or any(p.fullmatch(name) for p in NOT_OURS_FILES):
            continue
        found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return {n: h for n, h in found.items() if not re.fullmatch(r"(?i).*/temp/~nsu\w*\.tmp", n)}


def parse(exported):
    """(key, value's name) -> data as exported; a key itself is (key, None)."""
    values, key, line = {}, None, ""
    for part in exported.decode("utf-16").splitlines():
        line += part.strip() if line else part
        if line.endswith("\\") and key and not line.startswith("["):
            line = line[:-1]
            continue
        if line.startswith("["):
            key = line[1:-1]
            values[key, None] = "key"
        elif match := re.match(r'(@|"(?:[^"\\]|\\.)*")=(.*)', line, re.S):
            name, data = match.groups()
            name = "" if name == "@" else re.sub(r"\\(.)", r"\1", name[1:-1])
            values[key, name] = re.sub(r"\\(.)", r"\1", data[1:-1]) if data.startswith('"') else data
        line = ""
    return values


def export(prefix, key):
    target = prefix.root / "exported.reg"
    target.unlink(missing_ok=True)
    prefix.run("regedit", "/E", windows(target), key)
    return parse(target.read_bytes())


# Devices, displays and the debugger of Wine come when its services start or fall over, which may be between two lists.
OF_WINE = re.compile(r"HKEY_LOCAL_MACHINE\\(Hardware|System\\CurrentControlSet\\(Control\\(DeviceClasses|Video)|Enum|Hardware Profiles))(\\|$)"
                     r"|HKEY_CURRENT_USER\\Software\\Wine\\WineDbg(\\|$)", re.IGNORECASE)


def registry(prefix):
    found = {**export(prefix, "HKEY_CURRENT_USER"), **export(prefix, "HKEY_LOCAL_MACHINE")}
    return {place: data for place, data in found.items() if place not in NOT_OURS_VALUES and not OF_WINE.match(place[0])}


def windows(path):
    return "Z:" + str(path).replace("/", "\\")


def differences(before, after):
    """Lines: + added, - removed, ~ changed."""
    lines = []
    for place in sorted(before.keys() | after.keys(), key=str):
        if place not in before:
            lines.append(f"+ {shown(place)} = {after[place]}")
        elif place not in after:
            lines.append(f"- {shown(place)}")
        elif before[place] != after[place]:
            lines.append(f"~ {shown(place)}: {before[place]} -> {after[place]}")
    return lines


def shown(place):
    return place if isinstance(place, str) else place[0] if place[1] is None else f"{place[0]} : {place[1] or '(default)'}"


class Words:
    """A text in the user's language: equal to any text with the product's name in it or of its verbs."""

    def __init__(self, *alternatives):
        self.alternatives = alternatives

    def __eq__(self, other):
        return other in self.alternatives

    def __ne__(self, other):
        return other not in self.alternatives

    def __repr__(self):
        return " or ".join(self.alternatives)


def catalogue(source):
    words = {}
    folder = source / "reports" / "wording" / "messages.d"
    for name in ("setup.yaml", "office.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        for match in re.finditer(r'^([a-z-]+): \{zh: "?(.*?)"?, en: "?(.*?)"?\}$', text, re.M):
            words[match[1]] = Words(match[2], match[3])
        for match in re.finditer(r'^([a-z-]+):\n  zh: "(.*)"\n  en: "(.*)"$', text, re.M):
            words[match[1]] = Words(match[2], match[3])
    return words


def guids(source):
    """From where they are defined."""
    idl = (source / "addin/windows/engine/kaoping.idl").read_text(encoding="utf-8")
    found = {}
    for attributes, name in re.findall(r"\[([^\[\]]*uuid\([^\[\]]*)\]\s*(?:library|interface|dispinterface|coclass)\s+(\w+)", idl):
        found[name] = "{" + re.search(r"uuid\(([-0-9A-Fa-f]+)\)", attributes)[1].upper() + "}"
    identity = (source / "addin/windows/common/program_identity.hpp").read_text(encoding="utf-8")
    for name, body in re.findall(r"GUID clsid_(\w+)\{(.*?)\}\};", identity, re.DOTALL):
        n = [int(x, 16) for x in re.findall(r"0x([0-9A-Fa-f]+)", body)]
        found[name] = "{%08X-%04X-%04X-%02X%02X-%s}" % (*n[:5], "".join("%02X" % b for b in n[5:]))
    return found


def expected_values(source, folder, parts, excel_versions):
    """What registering `parts` from the Windows folder writes, as stated by the product's description, below HKEY_CURRENT_USER."""
    id, word = guids(source), catalogue(source)
    product, classes = word["office-product"], "Software\\Classes\\"
    exe = lambda name: folder + "\\" + name
    values = {}
    addin = parts & {"excel", "wps"}
    if addin or "engine" in parts:
        for prog in ("Kaoping.Engine", "Kaoping.Engine.1"):
            values[classes + prog, ""] = product
            values[classes + prog + "\\CLSID", ""] = id["Engine"]
        values[classes + "Kaoping.Engine\\CurVer", ""] = "Kaoping.Engine.1"
        library = classes + "TypeLib\\" + id["Kaoping"] + "\\1.0"
        values.update({(library, ""): product, (library + "\\FLAGS", ""): "0", (library + "\\0\\win64", ""): exe("kaoping-engine.exe"),
                       (library + "\\0\\win32", ""): exe("kaoping-engine.exe")})
    for view, dll in (("", "kaoping-excel-64.dll"), ("WOW6432Node\\", "kaoping-excel-32.dll")):
        if addin or "engine" in parts:
            key = classes + view + "CLSID\\" + id["Engine"]
            values.update({(key, ""): product, (key + "\\LocalServer32", ""): '"' + exe("kaoping-engine.exe") + '"',
                           (key + "\\ProgID", ""): "Kaoping.Engine.1", (key + "\\VersionIndependentProgID", ""): "Kaoping.Engine",
                           (key + "\\TypeLib", ""): id["Kaoping"], (key + "\\Version", ""): "1.0", (key + "\\Programmable", ""): ""})
            for name, proxy in (("IEngine", "{00020424-0000-0000-C000-000000000046}"), ("_IEngineEvents", "{00020420-0000-0000-C000-000000000046}")):
                key = classes + view + "Interface\\" + id[name]
                values.update({(key, ""): name, (key + "\\ProxyStubClsid32", ""): proxy, (key + "\\TypeLib", ""): id["Kaoping"],
                               (key + "\\TypeLib", "Version"): "1.0"})
        for name, prog, wanted in (("addin", "Kaoping.ExcelAddIn", addin), ("functions", "Kaoping.Functions", parts & {"excel"})):
            if not wanted:
                continue
            values.update({(classes + prog, ""): product, (classes + prog + "\\CLSID", ""): id[name]})
            key = classes + view + "CLSID\\" + id[name]
            values.update({(key, ""): product, (key + "\\InprocServer32", ""): exe(dll), (key + "\\InprocServer32", "ThreadingModel"): "Apartment",
                           (key + "\\ProgID", ""): prog})
            if name == "functions":
                values[key + "\\Programmable", ""] = ""
    if addin:
        key = "Software\\Microsoft\\Office\\Excel\\Addins\\Kaoping.ExcelAddIn"
        values.update({(key, "FriendlyName"): product, (key, "Description"): word["office-description"], (key, "LoadBehavior"): "dword:00000003",
                       (key, "CommandLineSafe"): "dword:00000000"})
    if "excel" in parts:
        for version, name in excel_versions.items():
            values["Software\\Microsoft\\Office\\" + version + "\\Excel\\Options", name] = '/A "Kaoping.Functions"'
    if "wps" in parts:
        values["Software\\Kingsoft\\Office\\ET\\AddinsWL", "Kaoping.ExcelAddIn"] = ""
    if "menu" in parts:
        for where, item in (("Directory", "%1"), ("Directory\\Background", "%V"), ("SystemFileAssociations\\.xlsx", "%1"),
                            ("SystemFileAssociations\\.xlsm", "%1")):
            for verb in ("score", "check"):
                key = f"{classes}{where}\\shell\\kaoping.{verb}"
                values.update({(key, ""): word["menu-" + verb], (key, "Icon"): exe("kaoping-window.exe") + ",0", (key, "MultiSelectModel"): "Player",
                               (key + "\\command", ""): f'"{exe("kaoping-window.exe")}" {verb} "{item}"'})
    return {("HKEY_CURRENT_USER\\" + key, name): data for (key, name), data in values.items()}

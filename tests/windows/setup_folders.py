"""Parts of setup_test.py: which folder is used, what of others in it stays, how an earlier folder goes."""
import subprocess
import time

import screen
import setup_state as state
from setup_machine import BUILD, FILES, LIST, SOURCE, Machine, check, finished

LATER = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\RunOnce"


def names(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else None


def folders(made):
    """setup into a folder with files of others, then into another folder"""
    with Machine() as m:
        other = m.drive / "资料"
        other.mkdir()
        theirs = {LIST: "\ufeff清单\r\n重要.txt\r\n".encode("utf-16-le"), "files.txt": "\ufefffiles.txt\r\n重要.txt\r\n".encode("utf-16-le"),
                  "重要.txt": b"1", "LICENSE.txt": b"2", "使用说明.txt": b"3"}
        for name, content in theirs.items():
            (other / name).write_bytes(content)
        for program, when in (("old", "the first setup"), ("new", "an upgrade")):
            check(f"{when} into a folder of others ends with 0", m.setup(made[program, ".exe"], "/D=C:\\资料") == 0)
            check(f"{when} leaves files of others", all((other / n).exists() and (other / n).read_bytes() == c for n, c in theirs.items()), names(other))
            check(f"{when} makes a folder there", names(other) == {*theirs, "kaoping"} and names(other / "kaoping") == FILES, (names(other), names(other / "kaoping")))

        m.home.mkdir(parents=True, exist_ok=True)
        for name in (LIST, "重要.txt"):
            (m.home / name).write_bytes(theirs[name])
        check("setup into another folder ends with 0", m.setup(made["new", ".exe"], "/D=" + m.folder) == 0)
        check("the earlier folder is gone, what was there is not", names(other) == set(theirs), names(other))
        check("a list that is not ours is not obeyed", names(m.home) == {*FILES, "重要.txt"}, names(m.home))
        m.uninstall()
        check("removal leaves the file", names(m.home) == {"重要.txt"}, names(m.home))
        check("setup after it takes the usual folder again", m.setup(made["new", ".exe"]) == 0 and names(m.home) == {*FILES, "重要.txt"}, names(m.home))


def later(m):
    """Of RunOnce: what is to be deleted at the next sign-in."""
    return {place[1]: command for place, command in state.registry(m).items() if place[0] == LATER and place[1]}


def folders_in_use(made):
    """upgrade twice, then into another folder, while something still uses a file that was set aside"""
    with Machine() as m:
        check("installed", m.setup(made["old", ".exe"]) == 0)
        aside = "kaoping-excel-64.dll.1.kaoping-old"
        (m.home / aside).write_bytes(b"of an earlier version")
        program = m.drive / "hold_file.exe"
        finished(["x86_64-w64-mingw32-g++-posix", "-municode", "-static", SOURCE / "tests/windows/hold_file.cpp", "-o", program])
        with subprocess.Popen(["wine", program, m.folder + "\\" + aside], env=m.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as holder:
            check("the file is held", holder.stdout.readline().strip() == b"held")
            wanted = {f"kaoping-old-files {m.folder}": f'cmd.exe /c del /q "{m.folder}\\*.kaoping-old" & rd "{m.folder}"'}
            for what, words in (("an upgrade", ()), ("another upgrade", ()), ("setup into another folder", ("/D=C:\\另一处",))):
                done = m.run(made["new", ".exe"], "/S", *words, timeout=300)
                kept = FILES | {aside} if not words else {aside}
                check(f"{what} ends with 0 and leaves the file held", done.returncode == 0 and names(m.home) == kept, (done.returncode, names(m.home)))
                check(f"after {what} it is to be deleted at the next sign-in", later(m) == wanted, later(m))
            holder.stdin.close()
        m.settle()
        check("the other folder has the files", names(m.drive / "另一处") == FILES, names(m.drive / "另一处"))
        print("  at the next sign-in:", *later(m).values())
        (m.drive / "later.bat").write_bytes("\r\n".join(later(m).values()).encode("gb18030"))
        m.run("cmd", "/c", "C:\\later.bat")
        check("what runs then takes the folder away", names(m.home) is None, names(m.home))
        check("setup back into the usual folder ends with 0", m.setup(made["new", ".exe"], "/D=" + m.folder) == 0 and names(m.home) == FILES, names(m.home))
        check("nothing is left to be deleted", later(m) == {} and names(m.drive / "另一处") is None, (later(m), names(m.drive / "另一处")))


def first_message(m, display, program, language, picture, key):
    """The titles of setup's windows at its first message, which is then closed with the key, and how setup ended."""
    setup = subprocess.Popen(["wine", program, "/LANG=" + language], env=m.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    seen = set()

    def shown():
        titles = set(display.windows(program.name).values())
        seen.update(titles)
        return any(not title.startswith(("unpacking", "verifying")) for title in titles)

    screen.wait_for(shown, 60)
    time.sleep(2)  # until it is drawn
    check(f"{picture}: nothing is unpacked in a window in English first, {language}", not any(title.startswith("unpacking") for title in seen), seen)
    titles = list(display.windows(program.name).values())
    subprocess.run(["import", "-window", "root", str(BUILD / f"setup-{picture}-{language}.png")], env=m.environment, timeout=30, check=True)
    display.press(key)
    return titles, setup.wait(60)


def messages(m, display, program, picture, key):
    for language, name in (("zh", "考评"), ("en", "kaoping")):
        titles, ended = first_message(m, display, program, language, picture, key)
        check(f"{picture}: the message is in the language asked for, {language}", titles and titles[0].startswith(name), titles)
        check(f"{picture}: one window, {language}; then status 2, nothing installed", len(titles) == 1 and ended == 2 and not m.home.exists(), (titles, ended))
        print(" ", language, titles, ended)


def administrator(made):
    """setup run as administrator, as everything is under Wine, says for whom it installs and can be cancelled; Windows 7 is refused"""
    screen.need_programs()
    with Machine() as m, screen.Screen(m) as display:
        messages(m, display, made["old", ".exe"], "administrator", "Escape")
        m.run("winecfg", "/v", "win7")
        m.settle()
        messages(m, display, made["old", ".exe"], "old-windows", "Return")  # which the administrator goes on with
        check("Windows 7, silently: status 2, nothing installed", m.setup(made["new", ".exe"]) == 2 and not m.home.exists())

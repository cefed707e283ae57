"""The Debian packages, installed by dpkg into a root of their own: the program runs from there, an office that looks there for
extensions has the service, and removing both leaves no file. Usage: packages_test.py KAOPING KAOPING.OXT"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from layout import expect, report
from office import Office, skip

PACKAGES = ("kaoping", "kaoping-libreoffice")


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}")
    return done.stdout


def packed(build, folder):
    run("cpack", "-G", "DEB", "-B", folder, cwd=build)
    found = {name.split("_")[0]: os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".deb")}
    expect(sorted(found) == sorted(PACKAGES), "packages made:", sorted(found))
    for name, path in sorted(found.items()):
        depends = run("dpkg-deb", "-f", path, "Depends").strip()
        print(f"{name}: {os.path.getsize(path)} bytes; Depends: {depends}", flush=True)
        expect("libc6" in depends and "libicu" in depends and "libpoco" in depends.lower(), name, "depends on too little")
        for field in ("Version", "Maintainer", "Description", "Architecture", "Installed-Size"):
            expect(run("dpkg-deb", "-f", path, field).strip(), name, "has no", field)
    expect("libreoffice-calc" in run("dpkg-deb", "-f", found["kaoping-libreoffice"], "Depends"), "the extension asks for no Calc")
    return found


class Root:
    """A root that dpkg installs into; the libraries that packages depend on are this machine's."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "root")
        os.makedirs(os.path.join(self.path, "var/lib/dpkg/updates"))
        os.makedirs(os.path.join(self.path, "var/lib/dpkg/info"))
        open(os.path.join(self.path, "var/lib/dpkg/status"), "w").close()

    def dpkg(self, *arguments):
        return run("dpkg", "--root=" + self.path, "--force-depends", "--force-not-root", "--force-script-chrootless", *arguments)

    def files(self):
        found = [os.path.join(where, name) for where, _, names in os.walk(self.path) for name in names]
        return sorted(path[len(self.path):] for path in found if not path[len(self.path):].startswith("/var/"))


def main(oxt):
    build = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(oxt))))
    with tempfile.TemporaryDirectory(prefix="kaoping-packages-") as folder:
        made = packed(build, os.path.join(folder, "made"))
        root = Root(folder)
        print(root.dpkg("-i", *(made[name] for name in PACKAGES)))
        print("\n".join(root.files()))
        said = run(os.path.join(root.path, "usr/bin/kaoping"), "rubrics")
        expect(said.count("\n") == 5, "rubrics of the installed program:", said)
        bundled = "-env:BUNDLED_EXTENSIONS=file://" + os.path.join(root.path, "usr/lib/libreoffice/share/extensions")
        for known, arguments in ((True, [bundled]), (False, [])):
            with Office(arguments=arguments) as office:
                services = office.context.ServiceManager.getAvailableServiceNames()
                expect(("kaoping.Engine" in services) == known, "service known:", not known, arguments)
        print(root.dpkg("-P", *reversed(PACKAGES)))
        expect(not root.files(), "left behind:", root.files())
    return report()


if __name__ == "__main__":
    if len(sys.argv) < 3 or not os.path.exists(sys.argv[2]):
        skip("kaoping.oxt is not built")
    if any(shutil.which(tool) is None for tool in ("soffice", "cpack", "dpkg", "dpkg-shlibdeps")):
        skip("LibreOffice or Debian's tools for packages are not installed")
    sys.exit(main(sys.argv[2]))

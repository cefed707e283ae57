"""An office profile that an extension is installed in."""
import os
import shutil
import subprocess

NOBODY = 65534


class Profile:
    """An office profile with the extension in it. unopkg refuses root for one user, so root asks as nobody."""

    def __init__(self, root, oxt):
        self.root, self.home = root, os.path.join(root, "profile")
        os.makedirs(self.home)
        os.chmod(root, 0o755)
        self.oxt = os.path.join(root, "kaoping.oxt")
        shutil.copy(oxt, self.oxt)
        os.chmod(self.oxt, 0o644)
        self.start_once()   # an office that finds a profile without its mark empties the registry of extensions
        self.unopkg("add", "--suppress-license", self.oxt)
        self.start_once()   # the first start after that ends at once and wants to be started again

    def start_once(self):
        subprocess.run(["soffice", "--headless", "--terminate_after_init", "-env:UserInstallation=file://" + self.home], check=True,
                       capture_output=True, timeout=120)

    def unopkg(self, verb, *arguments):
        command = ["unopkg", verb, "-env:UserInstallation=file://" + self.home, *arguments]
        if os.geteuid() == 0:
            for where, _, names in os.walk(self.home):
                for path in [where, *(os.path.join(where, name) for name in names)]:
                    os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
            command = ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", *command]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.root, env={**os.environ, "HOME": self.home}, timeout=120)
        if done.returncode:
            raise AssertionError(f"unopkg {verb}: {done.stderr}")
        return done.stdout

    def configure(self, *settings):
        """(path, property, value) into the user's configuration; the office must not be running."""
        path = os.path.join(self.home, "user", "registrymodifications.xcu")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        items = "".join(f'<item oor:path="{where}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>' for where, name, value in settings)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("</oor:items>", items + "</oor:items>"))

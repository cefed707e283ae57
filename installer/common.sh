# Sourced by the scripts of the installer.

export PATH="$PATH:/usr/sbin:/sbin"  # icupkg and debootstrap lie there, where users have no path to

say() { printf '\n== %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the packages that are missing; apt-get is left alone when none is.
install_packages() {
  local missing=()
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ "${#missing[@]}" = 0 ] && return 0
  say "安装 installing: ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# Runs a command with its words in a log, the end of which is shown when it fails.
logged() {
  local log="$1"
  shift
  "$@" >>"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 2; }
}

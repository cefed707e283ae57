#!/usr/bin/env bash
# A Debian of 32 bits with Wine of both, for what only 32-bit Windows programs show; the machine's own Wine has 64 bits alone.
#   office32.sh make            makes it in the cache (root; debootstrap; 2 GB); what is there is taken
#   office32.sh run COMMAND…    runs a command of it; files and temporary folders are the machine's
set -euo pipefail
cache="${XDG_CACHE_HOME:-$HOME/.cache}/kaoping-windows"
root="$cache/office32"

# Where this machine gets its packages from.
mirror() { apt-get indextargets --format '$(SITE) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' | sed -n 's/ bookworm main$//p' | head -n 1; }

make_root() {
  [ ! -f "$root.complete" ] || return 0
  rm -rf "$root"
  mkdir -p "$cache"
  debootstrap --arch=i386 --variant=minbase bookworm "$root" "$(mirror)"
  apt-config dump Acquire >"$root/etc/apt/apt.conf.d/90machine"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  chroot "$root" dpkg --add-architecture amd64
  chroot "$root" apt-get update -q
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -q --no-install-recommends wine wine32 wine64:amd64
  chroot "$root" apt-get clean
  touch "$root.complete"
}

# In mounts of its own, which go with the command.
run_in_root() {
  local here
  here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
  exec unshare --mount -- bash -c '
    root="$1" here="$2"
    shift 2
    mkdir -p "$root$here"
    mount --bind "$here" "$root$here" && mount --bind /tmp "$root/tmp" && mount -t proc proc "$root/proc" || exit 125
    exec chroot "$root" env PATH=/usr/bin:/bin HOME=/root "$@"' office32 "$root" "$here" "$@"
}

case "${1:-}" in
  make) make_root ;;
  run) shift; run_in_root "$@" ;;
  *) echo "office32.sh make | run COMMAND" >&2; exit 2 ;;
esac

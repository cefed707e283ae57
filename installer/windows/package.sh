#!/usr/bin/env bash
# Makes the setup program and the portable archive of what a Windows build has made:
#   bash installer/windows/package.sh BUILD [VERSION [FOLDER]]     FOLDER/kaoping-VERSION-setup.exe, FOLDER/kaoping-VERSION-windows.zip
# VERSION is the project's unless given, FOLDER is BUILD. What is of 32 bits may lie in BUILD-32. Needs nsis and python3. A part that is missing is an error.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$here/../.."
export LC_ALL=C.UTF-8
build="$(cd "$1" && pwd)"
version="${2:-$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")}"
target="$(cd "${3:-$build}" && pwd)"
[ -n "$version" ] || { echo "package.sh: $build has no CMakeCache.txt that names a version" >&2; exit 2; }
parts=(kaoping.exe kaoping-engine.exe kaoping-window.exe kaoping-excel-64.dll kaoping-excel-32.dll)
stage="$target/package/kaoping-$version"
rm -rf "$stage"
mkdir -p "$stage"

# Where in the build a program lies is its target's affair.
found_in_build() {
  local found
  found="$(find "$build" "$build-32" -path "$build/package" -prune -o -name "$1" -type f -print 2>/dev/null || true)"
  [ "$(grep -c . <<<"$found")" = 1 ] || { echo "package.sh: $1 must be once below $build or $build-32, found: ${found:-none}" >&2; exit 2; }
  echo "$found"
}
for part in "${parts[@]}"; do
  file="$(found_in_build "$part")"
  cp "$file" "$stage/$part"
done
# For Notepad: a byte order mark and Windows line ends.
{ printf '\xef\xbb\xbf'; sed 's/$/\r/' "$here/readme.txt"; } >"$stage/使用说明.txt"
sed 's/$/\r/' "$root/LICENSE" >"$stage/LICENSE.txt"

setup="$target/kaoping-$version-setup.exe"
zip="$target/kaoping-$version-windows.zip"
makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$version" -DSTAGE="$stage" -DOUTPUT="$setup" -DICON="$root/addin/windows/resources/kaoping.ico" "$here/kaoping.nsi"
# Names in UTF-8, and marked so: Explorer reads them right in every language of Windows.
python3 - "$stage" "$zip" <<'PY'
import pathlib, sys, zipfile
stage, target = pathlib.Path(sys.argv[1]), sys.argv[2]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for file in sorted(stage.iterdir()):
        archive.write(file, f"{stage.name}/{file.name}")
PY
rm -rf "$target/package"
ls -l "$setup" "$zip"

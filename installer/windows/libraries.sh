#!/usr/bin/env bash
# Builds the libraries of the Windows programs from Debian's source packages, once, and prints where they are:
#   bash installer/windows/libraries.sh
# They are kept in a cache by their versions and by how they are built; it is safe to lose.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/../common.sh"
export LC_ALL=C.UTF-8
packages=(g++ cmake ninja-build ccache g++-mingw-w64-x86-64-posix mingw-w64-tools libz-mingw-w64-dev icu-devtools
          dpkg-dev libboost-dev doctest-dev xz-utils python3)
sources=(icu poco libxlsxwriter yaml-cpp expat libdeflate)

# apt with the sources of the packages, from the mirrors that this machine is set up for; its own lists are left alone.
source_apt() {
  "$1" -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt" -o Dir::State::lists="$work/lists" "${@:2}"
}

prepare_apt() {
  mkdir -p "$work/apt" "$work/lists/partial"
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    case "$file" in
      *.sources) sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/apt/$(basename "$file")" ;;
      *) { grep '^deb ' "$file" || true; } | sed 's/^deb /deb-src /' >"$work/apt/source-$(basename "$file")" ;;
    esac
  done
  source_apt apt-get update -q >"$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; exit 2; }
}

# The newest version of a source package that the mirror still has, unpacked as $work/src/<package>.
fetch() {
  local package="$1" version
  mkdir -p "$work/src/unpack-$package"
  for version in $(source_apt apt-cache showsrc "$package" | sed -n "/^Package: $package\$/,/^\$/s/^Version: //p" | sort -rV | uniq); do
    if (cd "$work/src/unpack-$package" && source_apt apt-get source -q "$package=$version") >>"$work/apt.log" 2>&1; then
      mv "$work/src/unpack-$package"/*/ "$work/src/$package"
      echo "$package $version"
      return 0
    fi
  done
  cat "$work/apt.log" >&2
  exit 2
}

# The part of ICU's data that kaoping asks for: Chinese and English, pinyin and strokes, spelled numbers, GB18030 and the code
# pages of Chinese consoles, dictionaries for Chinese line breaks, characters that look alike.
trim_icu_data() {
  local data="$work/src/icu/source/data/in/icudt72l.dat"
  icupkg -l "$data" | { LC_ALL=C grep -Ev \
    '^(pool|root|res_index|en|en_[A-Z0-9]*|zh|zh_.*|yue|yue_.*|supplementalData|numberingSystems|plurals|pluralRanges|likelySubtags|metadata|keyTypeData|timezoneTypes|metaZones|zoneinfo64|windowsZones|dayPeriods|genderList|currencyNumericCodes|icuver|icustd|units|langInfo|grammaticalFeatures)\.res$|^(coll|rbnf|curr|lang|region|unit|zone)/(root|pool|res_index|en|zh|zh_.*|ja|yue.*)\.res$|^coll/ucadata\.icu$|^brkitr/|^translit/(root|en|res_index)\.res$|\.(nrm|icu|spp|cfu)$|^(cnvalias\.icu|gb18030\.cnv|ibm-1386.*\.cnv|ibm-950.*\.cnv|ibm-1373.*\.cnv|windows-936.*\.cnv|windows-950.*\.cnv|ibm-1252.*\.cnv|ibm-5348.*\.cnv)$' \
    || true; } >"$work/remove.lst"
  mkdir -p "$work/data"
  icupkg -r "$work/remove.lst" "$data" "$work/data/icudt72l.dat"
}

# Without the files that nothing of kaoping is linked with: most of Poco, a third of ICU.
drop_unused() {
  local folder names name
  while IFS=: read -r folder names; do
    for name in $names; do rm -f "$work/src/$folder/$name.cpp"; done
  done < <(grep -v '^#' "$here/dependencies/unused.txt")
}

cmake_build() {
  local name="$1" from="$2"
  logged "$work/$name.log" cmake -S "$from" -B "$work/build/$name" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/mingw-w64.cmake" \
    -DKAOPING_WINDOWS_PREFIX="$prefix" -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF "${@:3}"
  logged "$work/$name.log" cmake --build "$work/build/$name"
  logged "$work/$name.log" cmake --install "$work/build/$name"
}

build_libraries() {
  prepare_apt
  local package
  for package in "${sources[@]}"; do fetch "$package"; done
  sed -i '/^#ifdef __MINGW32__/,/^#endif/d' "$work/src/libxlsxwriter/src/packager.c" "$work/src/libxlsxwriter/src/utility.c"
  sed -i 's/_MAX_PATH/32767/g' "$work/src/libxlsxwriter/src/packager.c" "$work/src/libxlsxwriter/src/utility.c"
  { grep -rlE '<(Winsock2|WinSock2|Iphlpapi|Windows)\.h>' "$work/src/poco/Foundation" || true; } |
    xargs -r sed -i 's/<Win[sS]ock2.h>/<winsock2.h>/; s/<Iphlpapi.h>/<iphlpapi.h>/; s/<Windows.h>/<windows.h>/'
  sed -i 's/^#cmakedefine XML_DTD$/#cmakedefine XML_DTD 1/' "$work/src/expat/expat/expat_config.h.cmake"  # Debian's mending of it asks for a number
  trim_icu_data
  drop_unused
  mkdir -p "$prefix/include"
  ln -sfn /usr/include/boost "$prefix/include/boost"
  ln -sfn /usr/include/doctest "$prefix/include/doctest"
  cmake_build own "$here/dependencies" -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" -DSOURCES="$work/src" -DICU_DATA="$work/data/icudt72l.dat"
  cmake_build expat "$work/src/expat/expat" -DEXPAT_BUILD_TOOLS=OFF -DEXPAT_BUILD_EXAMPLES=OFF -DEXPAT_BUILD_TESTS=OFF -DEXPAT_BUILD_DOCS=OFF -DEXPAT_SHARED_LIBS=OFF
  cmake_build yaml-cpp "$work/src/yaml-cpp" -DYAML_CPP_BUILD_TESTS=OFF -DYAML_CPP_BUILD_TOOLS=OFF -DYAML_BUILD_SHARED_LIBS=OFF
  local off=() part
  for part in XML UTIL NET ENCODINGS CRYPTO NETSSL JWT DATA DATA_SQLITE DATA_MYSQL DATA_POSTGRESQL DATA_ODBC MONGODB REDIS PDF ZIP ACTIVERECORD \
              ACTIVERECORD_COMPILER PAGECOMPILER PAGECOMPILER_FILE2PAGE SEVENZIP CPPPARSER POCODOC TESTS; do off+=("-DENABLE_$part=OFF"); done
  cmake_build poco "$work/src/poco" -DCMAKE_CXX_FLAGS_RELEASE="-O1 -DNDEBUG" -DENABLE_FOUNDATION=ON -DENABLE_JSON=ON "${off[@]}"
}

install_packages "${packages[@]}" >&2
key="$(cat "$here/libraries.sh" "$here/mingw-w64.cmake" "$here"/dependencies/* <(apt-cache policy icu-devtools libpoco-dev libxlsxwriter-dev libyaml-cpp-dev libexpat1-dev libdeflate-dev libz-mingw-w64-dev g++-mingw-w64-x86-64-posix | grep Candidate) | sha256sum | cut -c1-16)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/kaoping-windows"
prefix="$cache/$key"
if [ ! -f "$prefix/complete" ]; then
  work="$prefix.work"  # stays after a failure, with its logs; the next run starts afresh
  rm -rf "$prefix" "$work"
  mkdir -p "$work"
  build_libraries >&2
  rm -rf "$work"
  touch "$prefix/complete"
fi
echo "$prefix"

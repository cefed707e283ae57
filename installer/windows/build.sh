#!/usr/bin/env bash
# Builds kaoping for Windows on Debian 12: installs what is missing, builds the libraries (once), the programs and their packages.
#   bash installer/windows/build.sh         what people get
#   bash installer/windows/build.sh tests   and what the tests under Wine need beside
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
here="$root/installer/windows"
. "$root/installer/common.sh"
export LC_ALL=C.UTF-8
tests=OFF
if [ "${1:-}" = tests ]; then tests=ON; fi

install_packages g++ cmake ninja-build ccache g++-mingw-w64-x86-64-posix g++-mingw-w64-i686-posix mingw-w64-tools libz-mingw-w64-dev \
  libboost-dev nlohmann-json3-dev doctest-dev libwine libwine-dev nsis python3
prefix="$(bash "$here/libraries.sh")"
cd "$root"
mkdir -p build/windows
log="$root/build/windows/build.log"
headers="$root/build/windows/headers"  # libraries of headers alone that both bitnesses need, and nothing else of /usr/include
mkdir -p "$headers"
ln -sfn /usr/include/nlohmann "$headers/nlohmann"
ln -sfn /usr/include/boost "$headers/boost"
: >"$log"
logged "$log" cmake --preset windows -DKAOPING_WINDOWS_PREFIX="$prefix" -DKAOPING_HEADERS="$headers" -DKAOPING_TESTS=$tests -DKAOPING_EXCEL_HOST=$tests
logged "$log" cmake --build --preset windows -- -k 1
logged "$log" cmake -S addin/windows/excel -B build/windows/32 -G Ninja -DCMAKE_BUILD_TYPE=Release -DKAOPING_WERROR=ON -DKAOPING_UNITY=ON -DKAOPING_EXCEL_HOST=$tests \
  -DCMAKE_TOOLCHAIN_FILE="$here/mingw-w32.cmake" -DKAOPING_HEADERS="$headers"
logged "$log" cmake --build build/windows/32
bash "$here/package.sh" build/windows

#!/usr/bin/env bash
# Sets kaoping up on Debian 12:
#   bash installer/setup.sh demo   installs what is missing, builds a release, makes blank forms, scores the samples
#   bash installer/setup.sh test   the same set-up, then every test
#   bash installer/setup.sh lint   the format of the sources, and who includes whom
#   bash installer/setup.sh tidy   clang-tidy over the program's sources
#   bash installer/setup.sh coverage [ROOM...]      the lines that the unit tests run, by room; which of ROOM they do not
#   bash installer/setup.sh fuzz [SECONDS] [TARGET...]   libFuzzer's targets, 600 seconds each
# Works as root without sudo and as a user with sudo; twice in a row; in any folder, with Chinese in its path.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. installer/common.sh
shopt -s nullglob
command="${1:-}"
export LC_ALL=C.UTF-8

build_packages=(g++ cmake ninja-build ccache pkg-config libxlsxwriter-dev libpoco-dev libicu-dev libyaml-cpp-dev
                libboost-dev nlohmann-json3-dev libexpat1-dev zlib1g-dev libdeflate-dev libssl-dev doctest-dev)
clang_packages=(clang libclang-rt-14-dev)
test_packages=("${clang_packages[@]}" clang-format-14 strace libreoffice-calc libreoffice-writer libreoffice-dev libreoffice-l10n-zh-cn xvfb openbox xdotool imagemagick dpkg-dev
               tidy python3-uno python3-openpyxl python3-yaml python3-jsonschema gnumeric fonts-noto-cjk poppler-utils zip wine wine64 locales debootstrap)

build() {
  local preset="$1"
  say "编译 building: $preset"
  cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log"; exit 2; }
  cmake --build --preset "$preset" -- -k 1 >>"build-$preset.log" 2>&1 || { tail -n 60 "build-$preset.log"; exit 2; }
  mv "build-$preset.log" "build/$preset/build.log"
}

demo() {
  local kaoping="$root/build/release/kaoping"
  local out="$root/build/demo"
  rm -rf "$out"
  mkdir -p "$out/空白表"
  "$kaoping" rubrics
  local samples id round arguments status
  for samples in templates/*/samples; do
    id="$(basename "$(dirname "$samples")")"
    "$kaoping" form "$id" -o "$out/空白表/$id.xlsx" --year 2025 --quiet
    round="$out/$id"
    mkdir -p "$round"
    [ -f "$samples/评审表.xlsx" ] && cp "$samples/评审表.xlsx" "$round/评审表.xlsx"
    arguments=(score "$samples/填报" -o "$round" --year 2025)
    [ -d "$samples/专家" ] && arguments+=(--experts "$samples/专家")
    [ -f "$samples/名册.xlsx" ] && arguments+=(--roster "$samples/名册.xlsx")
    [ -f "$samples/上年结果.json" ] && arguments+=(--previous "$samples/上年结果.json")
    status=0
    "$kaoping" "${arguments[@]}" 2>/dev/null || status=$?
    # 3: done, with findings a person must act on; the samples hold one to return and one pending.
    [ "$status" = 0 ] || [ "$status" = 3 ] || { echo "kaoping score: status $status"; exit 2; }
  done
  say "空白表 blank forms: $out/空白表"
  say "结果 results: $out/<办法>/汇总表.xlsx, 报告/, 评分/, 评审表.xlsx, results.json"
}

lint() {
  find core reports addin tests -name '*.[ch]pp' -print0 | xargs -0 clang-format-14 --dry-run -Werror
  /usr/bin/python3 tests/house/rooms.py
}

# Not a part of `test`: minutes on a machine that has not seen these sources.
tidy() {
  cmake --preset asan >/dev/null
  cmake --build --preset asan --target generated/catalogue_codes.hpp >/dev/null
  /usr/bin/python3 tests/house/tidy.py build/asan
}

# Not a part of `test`: a build of its own, which takes longer than what it tells is worth each time.
coverage() {
  build coverage
  say "覆盖率 lines that the unit tests run"
  /usr/bin/python3 tests/house/coverage.py build/coverage "$@"
}

fuzz() {
  say "模糊测试 libFuzzer: ${1} s each"
  /usr/bin/python3 tests/fuzz/run.py build/asan "$@"
}

run_tests() {
  local failed=0
  say "测试 tests (release)"
  ctest --test-dir build/release -j 4 --output-on-failure --no-tests=error -LE 'office|windows' || failed=1
  # Offices and Wine on a busy machine now and then do not start: what fails of these alone is reported and tried once more.
  ctest --test-dir build/release -j 4 --output-on-failure --no-tests=error -L 'office|windows' --repeat until-pass:2 || failed=1
  say "测试 tests (sanitizers)"
  ctest --test-dir build/asan --output-on-failure --no-tests=error -L 'unit|fuzz' || failed=1
  fuzz 20 || failed=1
  ctest --test-dir build/tsan --output-on-failure --no-tests=error -L threads || failed=1
  return "$failed"
}

case "$command" in
  demo)
    install_packages "${build_packages[@]}"
    build release
    demo
    ;;
  test)
    install_packages "${build_packages[@]}" "${test_packages[@]}"
    lint
    build release
    demo
    build asan
    build tsan
    say "编译 building: windows"
    bash installer/windows/build.sh tests
    run_tests
    ;;
  lint)
    install_packages clang-format-14 python3
    lint
    ;;
  tidy)
    install_packages "${build_packages[@]}" "${clang_packages[@]}" clang-tidy-14 python3
    tidy
    ;;
  coverage)
    install_packages "${build_packages[@]}" "${clang_packages[@]}" llvm-14 python3
    coverage "${@:2}"
    ;;
  fuzz)
    install_packages "${build_packages[@]}" "${clang_packages[@]}" python3
    build asan
    fuzz "${2:-600}" "${@:3}"
    ;;
  *)
    echo "bash installer/setup.sh demo | test | lint | tidy | coverage | fuzz"
    exit 2
    ;;
esac

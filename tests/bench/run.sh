#!/usr/bin/env bash
# bash tests/bench/run.sh [BUILD_DIR] [N]: the benchmark's table, kaoping beside its floor and openpyxl, and whole runs of
# 100, 1,000 and 10,000 files.
set -euo pipefail
build="${1:-build/release}"
n="${2:-200}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for samples in "$root"/templates/*/samples/填报; do
  form="$(find "$samples" -name '*.xlsx' | sort | head -n 1)"
  echo "== $(basename "$(dirname "$(dirname "$samples")")")"
  "$build/tests/bench/kaoping_bench" "$form" "$n"
  "$build/kaoping" "$form" -o "$work/one" --year 2025 --quiet 2>/dev/null || true
  graded="$(find "$work/one" -path '*评分*' -name '*.xlsx' | head -n 1)"
  [ -n "$graded" ] && /usr/bin/python3 "$root/tests/bench/bench_openpyxl.py" "$form" "$graded" 10
  rm -rf "$work/one"
done
for files in ${BENCH_FILES:-100 1000}; do
  mkdir -p "$work/in"
  /usr/bin/python3 "$root/tests/bench/copies.py" "$form" "$work/in" "$files"
  "$build/tests/bench/kaoping_bench" --job "$work/in" "$work/out"
  rm -rf "$work/in" "$work/out"
done

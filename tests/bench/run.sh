#!/usr/bin/env bash
# bash tests/bench/run.sh [BUILD_DIR] [N]: the benchmark's table, kaoping beside its floor, openpyxl, and exceljs and SheetJS
# where node and npm are installed; then whole runs of 100, 1,000 and 10,000 forms of every rubric (BENCH_FILES), on one thread
# and on two; then forms with long lists: one of 100,000 rows, and 50 of 20,000 (BENCH_LONG).
set -euo pipefail
build="$(cd "${1:-build/release}" && pwd)"
n="${2:-200}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

node_modules() {  # into a folder of their own
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  mkdir -p "$work/node"
  (cd "$work/node" && npm install --silent --no-audit --no-fund --prefix . exceljs xlsx >/dev/null 2>&1)
}
with_node=yes
node_modules || { with_node=; echo "exceljs and SheetJS skipped: no node, no npm, or packages that could not be installed"; }

first_form() { find "$1" -name '*.xlsx' | sort | head -n 1; }

for samples in "$root"/templates/*/samples/填报; do
  form="$(first_form "$samples")"
  echo "== $(basename "$(dirname "$(dirname "$samples")")")"
  "$build/tests/bench/kaoping_bench" "$form" "$n"
  "$build/kaoping" "$form" -o "$work/one" --year 2025 --quiet 2>/dev/null || true
  graded="$(find "$work/one" -path '*评分*' -name '*.xlsx' | head -n 1)"
  if [ -n "$graded" ]; then
    /usr/bin/python3 "$root/tests/bench/bench_openpyxl.py" "$form" "$graded" 10
    [ -z "$with_node" ] || (cd "$work/node" && node "$root/tests/bench/bench_node.mjs" "$form" "$graded" 10)
  fi
  rm -rf "$work/one"
done

echo "== whole runs"
for samples in "$root"/templates/*/samples/填报; do
  rubric="$(basename "$(dirname "$(dirname "$samples")")")"
  for files in ${BENCH_FILES:-100 1000 10000}; do
    mkdir -p "$work/in"
    /usr/bin/python3 "$root/tests/bench/copies.py" "$(first_form "$samples")" "$work/in" "$files"
    for jobs in 1 2; do
      printf '%-32s' "$rubric"
      "$build/tests/bench/kaoping_bench" --job "$work/in" "$work/out" "$jobs"
      rm -rf "$work/out"
    done
    rm -rf "$work/in"
  done
done

echo "== long lists"
for samples in "$root"/templates/{karamay,cangzhou}*/samples/填报; do
  rubric="$(basename "$(dirname "$(dirname "$samples")")")"
  for long in ${BENCH_LONG:-1x100000 50x20000}; do
    mkdir -p "$work/in"
    printf '%-32s%s rows  ' "$rubric" "$long"
    /usr/bin/python3 "$root/tests/bench/long_lists.py" "$(first_form "$samples")" "$work/in" "${long%x*}" "${long#*x}" >/dev/null
    "$build/tests/bench/kaoping_bench" --job "$work/in" "$work/out" 2
    rm -rf "$work/in" "$work/out"
  done
done

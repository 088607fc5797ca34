#!/bin/sh
# Builds kernel.wasm from the C files beside it. Needs clang 14 or later with wasm-ld (lld).
#   build.sh            writes kernel.wasm
#   build.sh --check    builds elsewhere and says whether kernel.wasm is the same
set -eu
cd "$(dirname "$0")"
out=kernel.wasm
check=${1:-}
if [ "$check" = --check ]; then out=$(mktemp); trap 'rm -f "$out"' EXIT; fi
clang --target=wasm32 -msimd128 -O3 -std=c11 -Wall -Wextra -Werror -ffreestanding -ffp-contract=off -fno-builtin \
  -nostdlib -Wl,--no-entry,--import-memory,--stack-first,-z,stack-size=65536,--strip-all \
  -Wl,--export=__heap_base -o "$out" dense.c encoder.c parser.c names.c tree.c
if [ "$check" = --check ]; then cmp "$out" kernel.wasm && echo "kernel.wasm matches its source"; fi

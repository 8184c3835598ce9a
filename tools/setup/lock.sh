#!/usr/bin/env bash
# Writes the lock files anew: every package, exact version, with hashes, and no word on where it came from.
# Usage: tools/setup/lock.sh [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/../.."

uv="${UV:-.venv/bin/uv}"

lock() { # lock NAME SOURCE...: the rest are what to read
  local name="$1"
  shift
  "$uv" pip compile --quiet --universal --python-version "${for_python:-3.11}" --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-strip-extras \
    --custom-compile-command "make lock" "${upgrade[@]}" --output-file "requirements/$name.txt" "$@"
  echo "requirements/$name.txt: $(grep -c '==' "requirements/$name.txt") packages"
}

upgrade=("$@")
lock run pyproject.toml requirements/run.in --extra hall --extra calendar
lock test pyproject.toml requirements/run.in requirements/test.in --extra hall --extra calendar --extra test \
  --constraints requirements/run.txt
lock bench requirements/bench.in --constraints requirements/test.txt
lock node requirements/node.in
if [ -f requirements/bench-opa.in ]; then
  # Its wheel is labelled for a newer Python than ours and is unpacked aside.
  for_python=3.14 lock bench-opa requirements/bench-opa.in --no-deps
fi

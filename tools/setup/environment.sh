#!/usr/bin/env bash
# Makes .venv, or brings it up to date: packages by hash, then this checkout itself.
# Usage: tools/setup/environment.sh run|test|bench
set -euo pipefail
cd "$(dirname "$0")/../.."

kind="$1"
stamp=".venv/.installed-$kind"

# Two sets share one environment; whoever comes second waits, and then finds the work done.
if command -v flock >/dev/null; then
  exec 9>.venv.lock
  flock 9
fi

if [ ! -x .venv/bin/python ]; then
  python="$(tools/setup/python.sh)"
  rm -rf .venv
  "$python" -m venv .venv
fi

# Compiled once here, so that no command has to do it anew each time where Python is told to write no bytecode.
compile_ours() { .venv/bin/python -m compileall -q src/goldendoor; }

# The stamp holds what was installed, not when: a restored or copied file cannot fool it.
wanted="$(cat "requirements/$kind.txt" pyproject.toml | cksum)"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x .venv/bin/goldendoor ]; then
  compile_ours
  exit 0
fi

# Nothing is built while a city is set up; two of the benchmark's peers come as source only.
only_wheels="--only-binary=:all:"
[ "$kind" = bench ] && only_wheels=""

export PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m pip install -qq --no-input --require-hashes $only_wheels -r "requirements/$kind.txt"
.venv/bin/python -m pip install -qq --no-input --no-deps --no-build-isolation --no-index -e .
.venv/bin/python -m pip check >/dev/null || { .venv/bin/python -m pip check >&2; exit 1; }
compile_ours
echo "$wanted" >"$stamp"

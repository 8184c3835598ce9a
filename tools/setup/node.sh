#!/usr/bin/env bash
# Prints the folder of a Node.js that is new enough, taking one into .venv where the machine has none.
set -euo pipefail
cd "$(dirname "$0")/../.."

new_enough() { # new_enough NODE: what sass asks for is 20.19
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
           process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if command -v npm >/dev/null && node="$(command -v node)" && new_enough "$node"; then
  dirname "$node"
  exit 0
fi
if ! { [ -x .venv/bin/node ] && [ -x .venv/bin/npm ] && new_enough .venv/bin/node; }; then
  PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install -qq --no-input --require-hashes \
    -r requirements/node.txt
fi
echo "$PWD/.venv/bin"

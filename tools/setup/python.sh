#!/usr/bin/env bash
# Prints the Python 3.11 to build the environment with, or says in one line what is missing.
set -euo pipefail

for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3; do
  if version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) &&
    [ "$version" = 3.11 ]; then
    if ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
      echo "$candidate cannot make environments: type  apt-get install python3.11-venv" >&2
      exit 1
    fi
    command -v "$candidate"
    exit 0
  fi
done
echo "Golden Door needs Python 3.11 and found none: install it, or name it with  make setup PYTHON=/its/path" >&2
exit 1

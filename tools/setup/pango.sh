#!/usr/bin/env bash
# What papers are drawn with (PDF): installed where it may, and otherwise the one command is said. Nothing else needs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/setup/debian.sh

draws() { .venv/bin/python -W ignore -c "import weasyprint" 2>/dev/null; }

draws && exit 0
install_or_say libpangoft2-1.0-0 libharfbuzz-subset0
draws || {
  echo "papers cannot be printed: Pango was installed and is not found" >&2
  exit 1
}

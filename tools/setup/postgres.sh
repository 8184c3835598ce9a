#!/usr/bin/env bash
# Prints the folder of PostgreSQL's server programs; installs them where it may; never goes on without.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/setup/debian.sh

find_server() {
  local folder newest="" on_path
  # Debian keeps the server programs off the path, one folder for each version: take the newest.
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && newest="$folder"
  done
  if [ -z "$newest" ] && on_path="$(command -v pg_ctl)"; then
    newest="$(dirname "$(readlink -f "$on_path")")"
  fi
  [ -n "$newest" ] && echo "$newest"
}

if [ -n "${POSTGRES_BIN:-}" ]; then
  [ -x "$POSTGRES_BIN/pg_ctl" ] && echo "$POSTGRES_BIN" && exit 0
  echo "POSTGRES_BIN names $POSTGRES_BIN, which holds no pg_ctl" >&2
  exit 1
fi
find_server && exit 0
install_or_say postgresql
find_server || {
  echo "PostgreSQL was installed and yet is not found: name its folder with POSTGRES_BIN=/its/path" >&2
  exit 1
}

#!/usr/bin/env bash
# Prints the Chromium that the browser tests drive; installs it where it may; never goes on without one.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/setup/debian.sh

find_browser() {
  local candidate
  for candidate in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    command -v "$candidate" && return 0
  done
  return 1
}

if [ -n "${CHROMIUM:-}" ]; then
  command -v "$CHROMIUM" && exit 0
  echo "CHROMIUM names $CHROMIUM, which is no program" >&2
  exit 1
fi
find_browser && exit 0
install_or_say chromium fonts-liberation
find_browser || {
  echo "Chromium was installed and yet is not on the path: name it with CHROMIUM=/its/path" >&2
  exit 1
}

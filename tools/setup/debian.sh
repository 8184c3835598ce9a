# Sourced: installs Debian packages where that is allowed, and otherwise says the one command to type.

install_or_say() { # install_or_say PACKAGE...
  local as_root=()
  if ! command -v apt-get >/dev/null; then
    echo "Golden Door needs $1, and this machine has no apt-get: install $1 and run this again" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      echo "Golden Door needs $1: type  sudo apt-get update && sudo apt-get install -y $*" >&2
      return 1
    fi
    as_root=(sudo -n)
  fi
  echo "installing $1 (Debian's package)" >&2
  local log
  log="$(mktemp)"
  if ! {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
  } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "$1 could not be installed: type  apt-get update && apt-get install -y $*" >&2
    return 1
  fi
  rm -f "$log"
}

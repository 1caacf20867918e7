# Sourced by ./run and ./test: makes .venv and installs what is missing. Usage: . .ci/setup.sh runtime|dev [screen]
# Network is used only while something is missing; afterwards everything works without it.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wanted=$1
screen=${2:-}

say() { printf '%s\n' "$*" >&2; }

pick_python() {
  local name
  for name in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

# Installs the Debian packages that are missing; prints the one line to run where it may not.
need_packages() {
  local missing=() package
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  say "Installing system packages: ${missing[*]}"
  if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2; then
    say "These packages are missing and may not be installed from here. Please run:"
    say "  sudo apt-get update && sudo apt-get install ${missing[*]}"
    return 1
  fi
}

packages=(libglib2.0-0 libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0)
[ -n "$screen" ] && packages+=(libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0)
[ "$wanted" = dev ] && packages+=(age openssh-client poppler-utils)
need_packages "${packages[@]}" || exit 1

python=$(pick_python)
if [ -z "$python" ]; then
  need_packages python3 python3-venv || exit 1
  python=$(pick_python)
fi
if [ -z "$python" ]; then
  say "Python 3.11 or newer is needed and was not found."
  exit 1
fi

venv=$here/.venv
case $(uname -s) in
  MINGW* | MSYS*) bin=$venv/Scripts ;;
  *) bin=$venv/bin ;;
esac
if [ ! -x "$bin/python" ] && [ ! -x "$bin/python.exe" ]; then
  "$python" -c 'import ensurepip' 2>/dev/null || need_packages python3-venv || exit 1
  "$python" -m venv "$venv" || exit 1
fi
lock=$here/requirements/$wanted.txt
mark=$venv/.installed-$wanted
if ! cmp -s "$lock" "$mark"; then
  say "Installing the pinned packages of requirements/$wanted.txt"
  "$bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock" || exit 1
  cp "$lock" "$mark"
  [ "$wanted" = dev ] && cp "$here/requirements/runtime.txt" "$venv/.installed-runtime"
fi

# What rubric needs of Debian 12, and how to get what is missing. Sourced by the scripts beside it.
# shellcheck shell=bash disable=SC2034

# A package, and the program or file by which one sees that it is there.
build_packages=(
  "g++=g++"
  cmake=cmake
  ninja-build=ninja
  libcli11-dev=/usr/include/CLI/CLI.hpp
  libcmark-gfm-dev=/usr/include/cmark-gfm.h
  libcmark-gfm-extensions-dev=/usr/include/cmark-gfm-core-extensions.h
  libdtl-dev=/usr/include/dtl/dtl.hpp
  libexpected-dev=/usr/include/tl/expected.hpp
  libfmt-dev=/usr/include/fmt/format.h
  libre2-dev=/usr/include/re2/re2.h
  libtomlplusplus-dev=/usr/include/toml++/toml.h
  libutf8proc-dev=/usr/include/utf8proc.h
  libxxhash-dev=/usr/include/xxhash.h
  libyaml-cpp-dev=/usr/include/yaml-cpp/yaml.h
  nlohmann-json3-dev=/usr/include/nlohmann/json.hpp
  scowl=/usr/share/dict/scowl
)
test_packages=(
  catch2=/usr/include/catch2/catch.hpp
  chromium=/usr/bin/chromium
  elpa-eglot=/usr/share/emacs/site-lisp/elpa-src/eglot-1.9
  emacs-nox=emacs
  git=git
  golang-github-yuin-goldmark-dev=/usr/share/gocode/src/github.com/yuin/goldmark
  jq=jq
  libxml2-utils=xmllint
  neovim=nvim
  nodejs=node
  npm=npm
  pre-commit=pre-commit
  rsync=rsync
  valgrind=valgrind
)
tidy_packages=(clang-tidy-19=clang-tidy-19)
editor_packages=(
  chromium=chromium
  libkrb5-dev=/usr/include/krb5.h
  libsecret-1-dev=/usr/include/libsecret-1/libsecret/secret.h
  libx11-dev=/usr/include/X11/Xlib.h
  libxkbfile-dev=/usr/include/X11/extensions/XKBfile.h
  make=make
  nodejs=node
  npm=npm
  pkg-config=pkg-config
  python3=python3
  ripgrep=rg
)

# present PROGRAM-OR-FILE
present() {
  case $1 in
    /*) [[ -e $1 ]] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# require PACKAGE=SIGN…: installs the packages whose sign is absent, or says what to install.
require() {
  local entry missing=()
  for entry in "$@"; do
    present "${entry#*=}" || missing+=("${entry%%=*}")
  done
  [[ ${#missing[@]} -eq 0 ]] && return

  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      echo "$0: please install: ${missing[*]}" >&2
      exit 2
    fi
    as_root=(sudo)
  fi
  if ! command -v apt-get >/dev/null; then
    echo "$0: please install what Debian calls: ${missing[*]}" >&2
    exit 2
  fi
  echo "Installing ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2 || echo "$0: no fresh package lists; trying with those at hand" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 || {
    echo "$0: could not install: ${missing[*]}" >&2
    exit 2
  }
}

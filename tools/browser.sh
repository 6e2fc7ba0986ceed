#!/usr/bin/env bash
# Puts Debian's Chromium and a Chinese font in place where this machine lets us; says what is missing where it does not.
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
fc-list 2>/dev/null | grep -qi -e 'cjk' -e 'wqy' -e 'han sans' || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fontconfig "${missing[@]}"; } >/dev/null ||
    echo "Installing ${missing[*]} failed; the browser tests will be skipped."
else
  echo "The browser tests need ${missing[*]}; they will be skipped (apt-get install ${missing[*]})."
fi

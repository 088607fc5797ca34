# The dashboards build without a network from a fresh dataset, leave out copies, and show in a browser without asking for anything but themselves.
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(+major > 20 || (+major === 20 && +minor >= 11) ? 0 : 1)' || { echo "skipped: no Node 20.11 here"; exit 77; }

# Five articles, and one of them again with a line more: a copy.
mkdir "$work/articles"
cp seeds/* "$work/articles"
first=$(ls seeds/*.txt | head -1)
{ cat "$first"; printf '\n\nThis is a copy.\n'; } >"$work/articles/copy.txt"
npx -y pnpm@10.34.9 --silent pipeline "$work/articles" --quiet --out "$work/dataset" || exit 1

mkdir "$work/dashboards"
tar -C dashboards/news --exclude=node_modules --exclude=dist --exclude=.observablehq -cf - . | tar -C "$work/dashboards" -xf - || exit 1
cd "$work/dashboards" || exit 1
npx -y pnpm@10.34.9 install --frozen-lockfile --silent || exit 1
export ONRECORD_DATABASE=$work/dataset/news.duckdb OBSERVABLE_TELEMETRY_DISABLE=true
alone=()
if unshare -rn true 2>/dev/null; then alone=(unshare -rn); else echo "the network cannot be taken away here: built with it"; fi
node offline.js && "${alone[@]}" node_modules/.bin/observable build >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

node -e '
  const { readdirSync, readFileSync } = require("node:fs")
  const rows = (view) => JSON.parse(readFileSync("dist/_file/data/" + readdirSync("dist/_file/data").find((file) => file.startsWith(view + ".")), "utf8"))
  const counts = { articles: rows("quotes_by_source").length, copies: rows("left_out_copies").length, speakers: rows("speaker_share").length, events: rows("timeline").length }
  console.log(JSON.stringify(counts))
  if (counts.articles !== 5 || counts.copies !== 1 || counts.speakers === 0 || counts.events === 0) process.exit(1)
' || exit 1

cd "$root" || exit 1
node_modules/.bin/node scripts/look-at-dashboards.ts "$work/dashboards/dist"
seen=$?
[ $seen -eq 77 ] && { echo "no Chromium here: the pages were built, not looked at"; exit 0; }
exit $seen

# The package as it would be published installs in an empty folder, and its command runs there on the Node of this machine.
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work" "$root/dist"' EXIT
npx -y pnpm@10.34.9 pack --pack-destination "$work" >/dev/null || exit 1
mkdir "$work/app" && cd "$work/app" || exit 1
npm init -y >/dev/null && npm install --silent --no-audit --no-fund "$work"/onrecord-*.tgz || exit 1
echo '“We agreed on the text,” said Mara Lind in Paris.' > article.txt
npx --no-install onrecord run article.txt --quiet || exit 1
npx --no-install onrecord run article.txt --quiet --jobs 2 --out threads || exit 1
cmp out/csv/quotes.csv threads/csv/quotes.csv || exit 1
npx --no-install onrecord sql "select speaker_name from quotes" | grep -q 'Mara Lind'

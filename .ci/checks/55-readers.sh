# Frictionless, mlcroissant, csvw, networkx, conllu and Datasette read a dataset and its exports.
python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || { echo "skipped: no Python 3.10 with venv here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" || exit 1
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r test/readers/requirements.txt || exit 1
npx -y pnpm@10.34.9 pipeline --quiet --out "$work/dataset" || exit 1
mkdir "$work/exports"
for format in webannotation conllu brat gexf graphml jsonl sqlite rag; do
  npx -y pnpm@10.34.9 --silent run export "$work/dataset" --to "$format" --out "$work/exports/$format" || exit 1
done
"$work/venv/bin/python" test/readers/read_exports.py "$work/dataset" "$work/exports"

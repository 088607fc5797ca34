# A local Spark gives the rows of the command line, through mapInArrow and through a pipe.
java -version >/dev/null 2>&1 || { echo "skipped: no Java here"; exit 77; }
python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || { echo "skipped: no Python 3.10 with venv here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" || exit 1
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r integrations/spark/requirements.txt || exit 1
"$work/venv/bin/python" integrations/spark/make_articles.py seeds 30 > "$work/articles.jsonl" || exit 1
npx -y pnpm@10.34.9 install --frozen-lockfile --silent || exit 1
node=$PWD/node_modules/.bin/node
[ -x "$node" ] || node=node
"$work/venv/bin/python" integrations/spark/check_spark.py "$work/articles.jsonl" "$node" "$PWD/bin/onrecord.js" 2> "$work/spark.log" || { tail -40 "$work/spark.log"; exit 1; }

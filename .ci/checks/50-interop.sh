# pyarrow, pandas, polars and DuckDB for Python read what a run writes, with the types of the table contract.
python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "skipped: no Python with venv here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" || exit 1
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r test/interop/requirements.txt || exit 1
npx -y pnpm@10.34.9 pipeline --quiet --partition published_month --out "$work/dataset" || exit 1
for script in test/interop/*.py; do
  echo "$script"
  "$work/venv/bin/python" "$script" "$work/dataset" || exit 1
done

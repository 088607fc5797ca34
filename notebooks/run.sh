#!/usr/bin/env bash
# Executes the notebooks over a fresh dataset of the seeds, in an environment of their own that is removed afterwards.
# --update keeps what the Jupyter ones print. Ends with 77 where there is no Python for it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "skipped: no Python 3.11 with venv here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" || exit 1
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r notebooks/requirements.txt || exit 1
npx -y pnpm@10.34.9 --silent pipeline --quiet --out "$work/out" || exit 1
export ONRECORD_DATABASE=$work/out/news.duckdb PLOOMBER_STATS_ENABLED=false MARIMO_SKIP_UPDATE_CHECK=1 PYTHONDONTWRITEBYTECODE=1
# What Jupyter, matplotlib and marimo write for themselves goes with the environment.
export HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work/home MPLCONFIGDIR=$work/home
mkdir "$HOME"
"$work/venv/bin/python" notebooks/run.py "$@" || exit 1
# The code of the pages about notebooks and dashboards, as it stands there.
ln -s "$PWD/sql" "$work/sql"
"$work/venv/bin/python" notebooks/snippets.py "$work" docs/how-to/notebooks.md docs/how-to/dashboards.md

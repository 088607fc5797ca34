"""Executes the notebooks over a dataset, and keeps or checks what the Jupyter ones print.

    python notebooks/run.py              execute all; end with 1 when one fails or its kept outputs differ
    python notebooks/run.py --update     execute all; keep the new outputs

The dataset is `out/news.duckdb`, or what ONRECORD_DATABASE names. The outputs that are kept are those of the seeds.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

HERE = Path(__file__).resolve().parent


def executed(path: Path):
    """The notebook with the outputs of today, without what differs from machine to machine."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        extra_arguments=["--log-level=40"],
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def kept(notebook) -> list:
    """What is compared: all outputs but the bytes of pictures, which follow the processor; their figures stand in the table before them."""
    cells = json.loads(nbformat.writes(notebook))["cells"]
    for cell in cells:
        for output in cell.get("outputs", []):
            for media_type in output.get("data", {}):
                if media_type.startswith("image/"):
                    output["data"][media_type] = ""
    return cells


def run_jupyter(path: Path, update: bool) -> str | None:
    """What is wrong with a Jupyter notebook, or None."""
    before = nbformat.read(path, as_version=4)
    try:
        after = executed(path)
    except CellExecutionError as error:
        return f"fails:\n{error}"
    if kept(before) == kept(after):
        return None
    if update:
        nbformat.write(after, path)
        print(f"kept the outputs of {path.name}")
        return None
    return "prints other than what is kept in it; look, then `pnpm notebooks --update`"


def run_marimo(path: Path) -> str | None:
    """What is wrong with a marimo notebook, or None."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        result = subprocess.run(
            [sys.executable, "-m", "marimo", "--yes", "export", "html", str(path), "--output", str(page)],
            capture_output=True,
            text=True,
        )
        if result.returncode != 0 or not page.exists():
            return f"fails:\n{result.stdout}{result.stderr}"
    return None


def main() -> int:
    options = argparse.ArgumentParser(description="Executes the notebooks.")
    options.add_argument("--update", action="store_true", help="keep the new outputs")
    update = options.parse_args().update
    wrong = 0
    for path in sorted(HERE.glob("jupyter/*.ipynb")) + sorted(HERE.glob("marimo/*.py")):
        complaint = run_jupyter(path, update) if path.suffix == ".ipynb" else run_marimo(path)
        print(f"{path.relative_to(HERE)}: {complaint or 'holds'}", flush=True)
        wrong += complaint is not None
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

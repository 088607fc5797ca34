"""Runs the code of pages as a reader would paste it: each block by itself, in a folder that has a dataset in `out/`.

    python notebooks/snippets.py FOLDER PAGE…

Python must run and print something; R, too, where there is R. Of shell blocks those that only call `duckdb` are run.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```(?P<language>python|r|sh)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)


def command(language: str, code: str) -> list[str] | None:
    """What runs a block, None when it is not run here."""
    if language == "python":
        return [sys.executable, "-c", code]
    if language == "r":
        rscript = shutil.which("Rscript")
        return rscript and [rscript, "-e", code]
    return ["bash", "-ec", code] if all(line.startswith("duckdb ") for line in code.splitlines()) else None


def main(folder: str, *pages: str) -> int:
    # The command line of DuckDB is beside this Python.
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    wrong = 0
    for page in pages:
        for number, block in enumerate(BLOCK.finditer(Path(page).read_text(encoding="utf-8")), start=1):
            language, code = block["language"], block["code"]
            run = command(language, code)
            if run is None:
                verdict = "not run here"
            else:
                result = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True)
                holds = result.returncode == 0 and (language == "sh" or result.stdout.strip() != "")
                verdict = "runs" if holds else f"FAILS\n{result.stdout}{result.stderr}"
                wrong += not holds
            print(f"{page}, block {number} ({language}): {verdict}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

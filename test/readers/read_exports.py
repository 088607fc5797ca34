"""Reads what other tools read: the dataset's own descriptions (Frictionless, Croissant, CSV on the Web) and its exports
(networkx, conllu, brat, Web Annotation, SQLite in Datasette).

usage: read_exports.py DATASET EXPORTS      EXPORTS holds a folder for each format of `onrecord export`
"""
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import conllu
import csvw
import frictionless
import mlcroissant
import networkx

dataset, exports = Path(sys.argv[1]), Path(sys.argv[2])
counts = json.loads((dataset / "run.json").read_text())["counts"]


def frictionless_package():
    report = frictionless.validate(dataset / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    with tempfile.TemporaryDirectory() as folder:
        edited = Path(folder) / "dataset"
        shutil.copytree(dataset, edited)
        quotes = edited / "csv" / "quotes.csv"
        text = quotes.read_text(encoding="utf-8")
        quotes.write_text(text.replace(",direct,", ",invented,", 1), encoding="utf-8")
        report = frictionless.validate(edited / "datapackage.json")
        assert not report.valid, "an edited cell was not noticed"
    return f"valid; one edited cell is noticed ({', '.join(sorted({row[0] for row in report.flatten(['type'])}))})"


def croissant():
    read = mlcroissant.Dataset(jsonld=str(dataset / "croissant.json"))
    for name, count in counts.items():
        rows = list(read.records(record_set=name))
        assert len(rows) == count, (name, len(rows), count)
        if name == "quotes":
            # Lists of structs arrive as lists of records, numbers as numbers.
            for row in rows:
                for part in row["quotes/parts"]:
                    assert row["quotes/char_start"] <= part["quotes/parts/start"] < part["quotes/parts/end"], row
    return f"{len(counts)} record sets, {sum(counts.values())} rows"


def csv_on_the_web():
    group = csvw.TableGroup.from_file(dataset / "csv-metadata.json")
    rows = {table.url.string: sum(1 for _ in table.iterdicts()) for table in group.tables}
    for name, count in counts.items():
        assert rows[f"csv/{name}.csv"] == count, (name, rows)
    return f"{len(rows)} tables"


def graphs():
    for name, read in (("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)):
        graph = read(next((exports / name).iterdir()))
        assert graph.is_directed() and graph.number_of_edges() > 20, graph
        assert all("event_type" in data for _, _, data in graph.edges(data=True))
        assert all(data.get("label") for _, data in graph.nodes(data=True))
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


def parses():
    sentences = [sentence for file in sorted((exports / "conllu").iterdir()) for sentence in conllu.parse(file.read_text(encoding="utf-8"))]
    assert len(sentences) == counts["sentences"], (len(sentences), counts["sentences"])
    return f"{len(sentences)} sentences, {sum(map(len, sentences))} tokens"


def brat():
    spans = 0
    for file in (exports / "brat").glob("*.ann"):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("T"):
                continue
            _, place, words = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words, line
            spans += 1
    assert spans > 800, spans
    return f"{spans} spans"


def annotations():
    found = 0
    texts = {}
    with sqlite3.connect(exports / "sqlite" / "news.sqlite") as database:
        texts = dict(database.execute("select source_id, text from sources"))
    for file in (exports / "webannotation").iterdir():
        collection = json.loads(file.read_text(encoding="utf-8"))
        text = texts[file.stem]
        for item in collection["first"]["items"]:
            position, quote = item["target"]["selector"]
            assert text[position["start"]:position["end"]] == quote["exact"], item
            found += 1
    return f"{found} annotations"


def datasette():
    """Datasette's own command line asks the exported database, as its web pages would."""
    path = "/news.json?_shape=array&sql=select+count(*)+as+n+from+quotes"
    command = [sys.executable, "-m", "datasette", str(exports / "sqlite" / "news.sqlite"), "--get", path]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert answer == [{"n": counts["quotes"]}], answer
    return f"{answer[0]['n']} quotes"


for check in (frictionless_package, croissant, csv_on_the_web, graphs, parses, brat, annotations, datasette):
    print(f"{check.__name__}: {check()}")

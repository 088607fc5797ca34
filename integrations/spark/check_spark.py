"""Compares what Spark makes of N articles with what the command line makes of them: every row of every table, by hash.

    check_spark.py ARTICLES.jsonl ONRECORD...     ONRECORD: the command, such as `node bin/onrecord.js`
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import types as T

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from onrecord_spark import annotate, table  # noqa: E402

TABLES = ("sources", "sentences", "entities", "mentions", "quotes", "times", "events", "rejects")


def digest(rows):
    """Of rows in any order: the hash of their sorted JSON."""
    lines = sorted(json.dumps(row, default=str, sort_keys=True) for row in rows)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def command_line(command, path, *options):
    with open(path, "rb") as articles:
        return subprocess.run([*command, "worker", *options], stdin=articles, capture_output=True, check=True).stdout


def same(what, expected, found):
    print(f"{what}: {expected[0]} rows, {'equal' if expected == found else 'DIFFERENT'}")
    return expected == found


def against_run(command, path, rows_of):
    """The rows of `onrecord run`, over the columns that both have."""
    with tempfile.TemporaryDirectory() as out:
        ended = subprocess.run([*command, "run", path, "--out", f"{out}/d", "--format", "arrow", "--quiet"])
        if ended.returncode not in (0, 3):
            raise SystemExit(f"onrecord run ended with {ended.returncode}")
        for name in ("sentences", "mentions", "quotes", "times", "events"):
            read = pa.ipc.open_file(f"{out}/d/arrow/{name}.arrow").read_all()
            shared = [column for column in read.column_names if column in rows_of[name][0]]
            # An article that stands twice in the input is one source of a dataset.
            spark = {json.dumps({c: row[c] for c in shared}, default=str, sort_keys=True) for row in rows_of[name]}
            yield same(f"{name}, {len(shared)} columns of onrecord run", digest(read.select(shared).to_pylist()), digest(map(json.loads, spark)))


def main(path, *command):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", "UTC").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addPyFile(f"{HERE}/onrecord_spark.py")
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip()]
    columns = list(json.loads(lines[0]))
    schema = T.StructType([T.StructField(name, T.StringType()) for name in columns])
    articles = spark.createDataFrame([tuple(json.loads(line)[name] for name in columns) for line in lines], schema).repartition(4)

    started = time.monotonic()
    expected = pa.ipc.open_stream(command_line(command, path)).read_all()
    print(f"command line: {time.monotonic() - started:.1f} s for {expected.num_rows} articles")
    started = time.monotonic()
    annotated = annotate(articles, command=command).cache()
    found = annotated.toArrow()
    print(f"Spark {spark.version}, local[2], 4 partitions: {time.monotonic() - started:.1f} s for {found.num_rows} articles")

    holds = []
    rows_of = {}
    for name in TABLES:
        rows = [row for article in expected[name].to_pylist() for row in article]
        rows_of[name] = table(annotated, name).toArrow().to_pylist()
        holds.append(same(name, digest(rows), digest(rows_of[name])))
    holds.extend(against_run(command, path, rows_of))

    lines_of = spark.sparkContext.parallelize(lines, 4)
    piped = lines_of.pipe(" ".join([*command, "worker", "--format", "ndjson"]), checkCode=True).map(json.loads).collect()
    plain = [json.loads(line) for line in command_line(command, path, "--format", "ndjson").splitlines()]
    holds.append(same("pipe, whole articles", digest(plain), digest(piped)))
    spark.stop()
    raise SystemExit(0 if all(holds) and holds else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Reads the parted tables of a dataset with polars, pyarrow and DuckDB for Python, and compares them with the whole ones.

usage: read_partitioned.py DATASET [DATASET …]
"""
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq

PARTED = {
    "sources": "source_id", "sentences": "sentence_id", "mentions": "mention_id", "quotes": "quote_id", "times": "time_id", "events": "event_id",
}
WHOLE = {"entities": "entity_id", "links": "link_id", "rejects": "reject_id"}


def check(dataset):
    months = {}
    for name, key in {**PARTED, **WHOLE}.items():
        whole = sorted(pq.read_table(dataset / "parquet" / f"{name}.parquet", columns=[key])[key].to_pylist())
        folder = dataset / "partitioned" / name
        files = f"{folder}/**/*.parquet"
        in_polars = pl.scan_parquet(files, hive_partitioning=name in PARTED).collect()
        assert sorted(in_polars[key].to_list()) == whole, name
        in_arrow = ds.dataset(folder, format="parquet", partitioning="hive").to_table()
        assert sorted(in_arrow[key].to_pylist()) == whole, name
        in_duckdb = duckdb.sql(f"SELECT {key} FROM read_parquet('{files}', hive_partitioning = true)").fetchall()
        assert sorted(row[0] for row in in_duckdb) == whole, name
        if name in PARTED:
            months[name] = set(in_polars["published_month"].drop_nulls().to_list())
            assert set(in_arrow["published_month"].to_pylist()) - {None} == months[name], name
    for name, found in months.items():
        assert found <= months["sources"], name
    print(f"{dataset}: {len(PARTED)} tables parted over {len(months['sources'])} months, read by polars, pyarrow and DuckDB")


for path in sys.argv[1:]:
    check(Path(path))

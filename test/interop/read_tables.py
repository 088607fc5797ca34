"""Reads a dataset with pyarrow, pandas, polars and DuckDB for Python, and compares what they see with the declared types.

usage: read_tables.py DATASET [DATASET …]
The declarations are read from docs/reference/schema/*.json and from the comments that travel in the Arrow files.
"""
import json
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schema"
KEYS = {
    "sources": "source_id", "sentences": "sentence_id", "entities": "entity_id", "mentions": "mention_id", "quotes": "quote_id", "times": "time_id",
    "events": "event_id", "links": "link_id", "rejects": "reject_id",
}
OFFSETS = {"text_start", "text_end", "raw_start", "raw_end", "start", "end"}


def alternatives(declared):
    """The declared JSON type without null, and whether null is allowed."""
    options = declared.get("anyOf", [declared])
    kept = [option for option in options if option.get("type") != "null"]
    assert len(kept) == 1, declared
    return kept[0], len(kept) < len(options)


def check_arrow(name, declared, field):
    """The Arrow type that a column of this JSON type must have."""
    kind, nullable = alternatives(declared)
    where = f"{name}.{field.name}: {field.type}"
    assert field.nullable == nullable, f"{where} nullable {field.nullable}"
    assert field.metadata[b"description"].decode() == declared["description"], where
    json_type = kind["type"]
    if json_type == "array":
        assert pa.types.is_list(field.type), where
        item = kind["items"]
        if item["type"] == "object":
            assert pa.types.is_struct(field.type.value_type), where
            assert all(child.name in OFFSETS and child.type == pa.int32() for child in field.type.value_type), where
        else:
            assert field.type.value_type == pa.string(), where
    elif json_type == "integer":
        assert field.type == pa.int32(), where
    elif json_type == "number":
        assert field.type == pa.float64(), where
    elif json_type == "boolean":
        assert field.type == pa.bool_(), where
    elif "enum" in kind:
        assert field.type == pa.dictionary(pa.int8(), pa.string()), where
    elif field.name == "published_at":
        assert field.type == pa.timestamp("us", tz="UTC"), where
    elif field.name in ("start_date", "end_date", "event_date_start", "event_date_end"):
        assert field.type == pa.date32(), where
    else:
        assert field.type == pa.string(), where


def check_table(folder, name):
    declared = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))["properties"]
    arrow = pa.ipc.open_file(folder / "arrow" / f"{name}.arrow").read_all()
    arrow.validate(full=True)
    assert arrow.schema.names == list(declared), arrow.schema.names
    for field in arrow.schema:
        check_arrow(name, declared[field.name], field)
    for column in arrow.schema.names:
        allowed = alternatives(declared[column])[0].get("enum")
        if allowed is not None:
            assert set(arrow[column].to_pylist()) - {None} <= set(allowed), f"{name}.{column}"
    keys = arrow[KEYS[name]].to_pylist()
    assert keys == sorted(keys, key=lambda key: key.encode()) and len(set(keys)) == len(keys), f"{name} is not sorted by its key"

    rows = arrow.to_pylist()
    # Parquet holds the same values.
    parquet = pq.read_table(folder / "parquet" / f"{name}.parquet")
    assert parquet.schema.names == arrow.schema.names
    assert parquet.to_pylist() == rows, f"{name}: Parquet differs from Arrow"
    # CSV has the same header and number of records; lists are JSON.
    csv = pacsv.read_csv(
        folder / "csv" / f"{name}.csv",
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(column_types={column: pa.string() for column in declared}, strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]),
    )
    assert csv.schema.names == arrow.schema.names and csv.num_rows == len(rows), name
    for column in declared:
        kind, _ = alternatives(declared[column])
        for cell, row in zip(csv[column].to_pylist(), rows):
            value = row[column]
            if kind["type"] == "array":
                assert json.loads(cell) == value, f"{name}.{column}"
            elif kind["type"] == "string" and isinstance(value, (str, type(None))):
                assert cell == value, f"{name}.{column}: {cell!r} is not {value!r}"
            elif kind["type"] in ("integer", "number") and value is not None:
                assert float(cell) == value, f"{name}.{column}"
    # pandas and polars read both.
    for frame in (pd.read_feather(folder / "arrow" / f"{name}.arrow"), pd.read_parquet(folder / "parquet" / f"{name}.parquet"), pd.read_csv(folder / "csv" / f"{name}.csv")):
        assert list(frame.columns) == list(declared) and len(frame) == len(rows), name
    for frame in (pl.read_ipc(folder / "arrow" / f"{name}.arrow"), pl.read_parquet(folder / "parquet" / f"{name}.parquet")):
        assert frame.columns == list(declared) and frame.height == len(rows), name
    return rows


def check_database(folder, tables):
    with duckdb.connect(str(folder / "news.duckdb"), read_only=True) as database:
        for name, rows in tables.items():
            found = database.sql(f"SELECT * FROM {name} ORDER BY {KEYS[name]}").to_arrow_table() if rows else None
            if found is not None:
                seen = found.to_pylist()
                for a, b in zip(seen, rows):
                    assert a == b, f"{name}: DuckDB differs from Arrow: {[(k, a[k], b[k]) for k in b if a[k] != b[k]]}"
                assert len(seen) == len(rows)
            comments = database.execute("SELECT count(*) FROM duckdb_columns() WHERE table_name = ? AND comment IS NULL", [name]).fetchall()[0][0]
            assert comments == 0, f"{name}: {comments} columns without a comment"
        keys = database.execute("SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'").fetchall()[0][0]
        assert keys == len(KEYS), keys
        for (view,) in database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            database.execute(f"SELECT * FROM {view}").fetchall()
        for name in ("sentences", "mentions", "quotes", "times", "events"):
            wrong = database.execute(
                f"SELECT count(*) FROM {name} AS r JOIN sources AS s USING (source_id) WHERE r.text IS NOT NULL AND substring(s.text, r.char_start + 1, r.char_end - r.char_start) <> r.text"
            ).fetchall()[0][0]
            assert wrong == 0, f"{name}: {wrong} spans name other characters"


def check_spans(tables):
    """What Python slices is what the tables say."""
    texts = {row["source_id"]: row["text"] for row in tables["sources"]}
    count = 0
    for name in ("sentences", "mentions", "quotes", "times", "events"):
        for row in tables[name]:
            if row["text"] is not None:
                assert texts[row["source_id"]][row["char_start"]:row["char_end"]] == row["text"], row
                count += 1
    return count


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for folder in map(Path, sys.argv[1:]):
        tables = {name: check_table(folder, name) for name in KEYS}
        check_database(folder, tables)
        spans = check_spans(tables)
        print(f"{folder.name}: {sum(map(len, tables.values()))} rows in {len(tables)} tables, {spans} spans, read by pyarrow {pa.__version__}, pandas {pd.__version__}, polars {pl.__version__}, DuckDB {duckdb.__version__}")


if __name__ == "__main__":
    main()

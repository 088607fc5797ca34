"""One statement, five tellings."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", sql_output="pandas")


@app.cell
def _():
    import os

    import duckdb
    import marimo as mo

    ROOT = mo.notebook_dir().parents[1]
    news = duckdb.connect(str(ROOT / os.environ.get("ONRECORD_DATABASE", "out/news.duckdb")), read_only=True)

    def ask(question):
        """The answer to a file of `sql/questions`, as a table that can be sorted and searched."""
        return mo.sql((ROOT / f"sql/questions/{question}.sql").read_text(encoding="utf-8"), engine=news)

    return ask, mo


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # One statement, five tellings

    The same utterance as different articles put it. Tellings of one statement share a `statement_id`; the *base wording* is a direct quotation where there is
    one. The five articles of the seeds tell no statement more than three times; with more articles, there are more tellings.
    """)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Which statements do several articles report?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("which-statements-are-shared")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How does each article put the one that most of them report?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("how-each-tells-it")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Which words differ?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("one-statement-several-tellings")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How far apart are the tellings?
    """)
    return


@app.cell
def _(ask):
    tellings = ask("how-far-tellings-differ")
    return (tellings,)


@app.cell
def _(mo, tellings):
    mo.stop(len(tellings) == 0, "No statement is told twice.")
    _labels = tellings["speaker"] + ": " + tellings["wording"].str.slice(0, 40) + "…"
    _bars = tellings[["shared", "only_here", "only_in_base"]].set_axis(_labels)[::-1]
    _axes = _bars.plot.barh(stacked=True, figsize=(9, 4.5), color=["#4269d0", "#efb118", "#ff725c"])
    _axes.set(xlabel="words", ylabel="")
    _axes.legend(loc="lower right")
    _axes.figure.tight_layout()
    _axes
    return


if __name__ == "__main__":
    app.run()

"""Who speaks, and for how long."""

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
    # Who speaks, and for how long

    Who is quoted, in how many words, and in whose words. Beliefs, negated reports, quotations inside quotations, scare quotes and copies of articles are
    not counted as speech; `docs/reference/views.md` says what each view leaves out.
    """)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Who gets how many words?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("who-speaks-most")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## In their own words, or in those of the reporter?

    `direct` is what stands between quotation marks, `indirect` is reported, `mixed` is reported with quoted words in it.
    """)
    return


@app.cell
def _(ask):
    words = ask("in-whose-words")
    return (words,)


@app.cell
def _(words):
    _axes = words[::-1].plot.barh(x="speaker", stacked=True, figsize=(8, 4.5), color=["#4269d0", "#6cc5b0", "#efb118"])
    _axes.set(xlabel="words", ylabel="")
    _axes.figure.tight_layout()
    _axes
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How much does each outlet give to whom?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("who-speaks-where")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What do they say?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("who-said-what")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## And who is not named?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("who-is-not-named")
    return


if __name__ == "__main__":
    app.run()

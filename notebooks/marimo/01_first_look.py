"""First look: what a dataset holds."""

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

    return ROOT, ask, mo


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    # First look

    What a dataset holds, before asking it anything in particular. Each table is the answer to a file of `sql/questions`; there is no other logic here.
    The dataset is `out/news.duckdb` of this checkout; `ONRECORD_DATABASE` names another. It is opened read-only.
    """)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How many rows does each table have?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("what-is-in-it")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Which articles, and how much of each is other people's words?

    Copies of articles are not in this list, nor in anything that is counted below.
    """)
    return


@app.cell
def _(ask):
    _answer = ask("which-articles")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Who and what are they about?
    """)
    return


@app.cell
def _(ask):
    who = ask("who-is-who")
    return (who,)


@app.cell
def _(who):
    _axes = who.head(15)[::-1].plot.barh(x="name", y="mention_count", legend=False, figsize=(8, 4), color="#4269d0")
    _axes.set(xlabel="mentions", ylabel="")
    _axes.figure.tight_layout()
    _axes
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Where does the article say so?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("back-to-the-words")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What could not be taken?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("what-could-not-be-read")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Ask another question
    """)
    return


@app.cell
def _(ROOT, mo):
    question = mo.ui.dropdown(sorted(file.stem for file in ROOT.glob("sql/questions/*.sql")), value="who-said-what", label="question")
    question
    return (question,)


@app.cell
def _(ask, question):
    _answer = ask(question.value)
    return


if __name__ == "__main__":
    app.run()

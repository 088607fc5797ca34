"""What happened when."""

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
    # What happened when

    Events are reports of who did what to whom; reports of one event are one row here. `modality` says whether the articles say that it happened: much of
    the news is planned, possible or called off. An event has a date only where the text gives one.
    """)
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How much of it happened, and how much has a date?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("did-it-happen")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What happened when?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("what-happened-when")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## How much on which day?
    """)
    return


@app.cell
def _(ask):
    days = ask("how-much-on-which-day")
    return (days,)


@app.cell
def _(days, mo):
    mo.stop(len(days) == 0, "No event has a day.")
    _table = days.assign(day=days["day"].astype(str)).pivot(index="day", columns="modality", values="events").fillna(0)
    _axes = _table.plot.bar(stacked=True, figsize=(8, 3.5), rot=30)
    _axes.set(xlabel="", ylabel="events")
    _axes.figure.tight_layout()
    _axes
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## What did not happen?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("what-did-not-happen")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Who did what to whom?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("who-did-what-to-whom")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## With each other, or against each other?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("conflict-or-cooperation")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md(r"""
    ## Which events do several articles report?
    """)
    return


@app.cell
def _(ask):
    _answer = ask("which-events-are-shared")
    return


if __name__ == "__main__":
    app.run()

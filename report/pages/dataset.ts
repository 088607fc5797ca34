/** What the dataset is: tables and columns, counts, checks, rejects, settings, and how to open it. */
import { type DatasetPage, type Hashes, inMemory, load, type Overview } from "../data.ts"
import { counted, described, grouped, h, jump, jumps, longList, table } from "../dom.ts"

const OPENERS: ReadonlyArray<readonly [string, string]> = [
  ["DuckDB", "duckdb news.duckdb \"FROM who_said_what LIMIT 10\""],
  ["Python, pandas", "import pandas as pd; pd.read_parquet('parquet/quotes.parquet')"],
  ["Python, polars", "import polars as pl; pl.read_ipc('arrow/quotes.arrow')"],
  ["Python, pyarrow", "import pyarrow.feather as f; f.read_table('arrow/quotes.arrow')"],
  ["R", "arrow::read_parquet('parquet/quotes.parquet')"],
  ["Julia", "using Arrow, DataFrames; DataFrame(Arrow.Table(\"arrow/quotes.arrow\"))"],
  ["Spark", "spark.read.parquet('parquet/quotes.parquet')"],
  ["JavaScript", "import { readFileSync } from 'node:fs'; import { tableFromIPC } from 'apache-arrow'; tableFromIPC(readFileSync('arrow/quotes.arrow'))"],
  ["SQLite, Datasette", "onrecord export . --to sqlite --out ../sqlite; datasette ../sqlite/news.sqlite"],
  ["Spreadsheet", "import csv/quotes.csv as UTF-8 text columns; for a double-click make the dataset with --csv-safe (cells may start with =)"]
]

export const dataset = async (): Promise<HTMLElement> => {
  const [overview, { rejects, tables }] = await Promise.all([load<Overview>("overview"), load<DatasetPage>("dataset")])
  const broken = overview.checks.reduce((sum, { failures }) => sum + failures, 0)
  return h("div", {}, h("h1", {}, "The dataset"),
    jumps([["rows", "Rows"], ["checks", "Checks"], ["rejects", "Rejects"], ["made", "Made with"], ["hashes", "Hashes"], ["open", "How to open it"], ["dictionary", "Data dictionary"]]),
    h("h2", { id: "rows" }, "Rows"),
    table("Rows of each table", ["Table", "Rows", "One row is"], tables.map(({ grain, name }) => [jump(`table-${name}`, name), overview.counts[name] ?? 0, grain])),
    h("h2", { id: "checks" }, "Checks"),
    h("p", {}, `${counted(overview.checks.length, "check")} ran over all rows before the dataset was published; ${broken === 0 ? "no row breaks one" : `${counted(broken, "row")} break one`}.`),
    h("details", {}, h("summary", {}, "What was checked"), table("Checks", ["Check", "Claim", "Rows that break it"], overview.checks.map(({ check, claim, failures }) => [check, claim, failures]))),
    h("h2", { id: "rejects" }, "Rejects"),
    rejects.length === 0 ? h("p", {}, "Everything was taken.") : h("p", {}, `${counted(overview.counts.rejects ?? 0, "input")} could not be taken${rejects.length < (overview.counts.rejects ?? 0) ? `; the first ${grouped(rejects.length)} are listed` : ""}.`),
    rejects.length === 0 ? null : await longList("rejects", inMemory(rejects), (reject) => `${reject.path} ${reject.code} ${reject.message}`, (some) =>
      table("What could not be taken", ["Where", "Code", "Why", "Excerpt"], some.map((reject) => [reject.path + (reject.member === null ? "" : `, ${reject.member}`), reject.code, reject.message, reject.excerpt ?? ""]))),
    h("h2", { id: "made" }, "Made with"),
    h("p", {}, Object.entries(overview.versions).map(([name, version]) => `${name} ${version}`).join(", "), "."),
    table("Settings", ["Setting", "Value"], Object.entries(overview.settings).map(([name, value]) => [name, h("code", {}, typeof value === "string" ? value : JSON.stringify(value))])),
    h("p", {}, "What the dataset is, its limits, and what its users owe to the people in it is told in ", h("code", {}, "DATACARD.md"), " beside this folder."),
    h("h2", { id: "hashes" }, "Hashes"), hashes(),
    h("h2", { id: "open" }, "How to open it"),
    h("p", {}, "Each command is given in the dataset's folder, the one that holds ", h("code", {}, "run.json"), "."),
    table("Ten ways in", ["Tool", "Command"], OPENERS.map(([tool, command]) => [tool, h("code", {}, command)])),
    h("h2", { id: "dictionary" }, "Data dictionary"),
    ...tables.map(({ columns, grain, key, name }) => h("section", { id: `table-${name}` }, h("h3", {}, name), h("p", {}, `One row is ${grain}. Key: ${key}.`),
      table(`Columns of ${name}`, ["Column", "Type", "May be null", "Meaning"], columns.map((column) => [h("code", {}, column.name), column.type, column.isNullable ? "yes" : "", described(column.doc)])))))
}

/** SHA-256 of every input and table file, loaded when they are asked for: there may be very many. */
const hashes = (): HTMLElement => {
  const box = h("details.hashes", {}, h("summary", {}, "SHA-256 of every input and of every table file"))
  const fill = async (): Promise<void> => {
    const { inputs, outputs } = await load<Hashes>("hashes")
    box.append(
      h("p", {}, "The same inputs give the same table files, byte for byte. ", h("code", {}, "run.json"), " beside this folder holds these and the hashes of all other files."),
      table("Table files", ["File", "Bytes", "SHA-256"], outputs.map(({ bytes, path, sha256 }) => [path, bytes, h("code", {}, sha256)])),
      await longList("inputs", inMemory(inputs), ({ member, path, sha256 }) => `${path} ${member} ${sha256}`, (some) =>
        table("Inputs", ["File", "Record", "SHA-256"], some.map(({ member, path, sha256 }) => [path, member ?? "", h("code", {}, sha256 ?? "")]))))
  }
  box.addEventListener("toggle", () => void fill(), { once: true })
  return box
}

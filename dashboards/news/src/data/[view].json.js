/**
 * A view of the dataset as JSON: `data/timeline.json` is the rows of the view `timeline`, in its order.
 * The dataset is `out/news.duckdb` of the checkout, or what ONRECORD_DATABASE names; it is opened read-only.
 */
import { DuckDBInstance } from "@duckdb/node-api"
import { resolve } from "node:path"
import { parseArgs } from "node:util"

const { view } = parseArgs({ options: { view: { type: "string" } } }).values
const file = resolve(import.meta.dirname, "../../../..", process.env.ONRECORD_DATABASE ?? "out/news.duckdb")
const connection = await (await DuckDBInstance.create(file, { access_mode: "READ_ONLY" })).connect()
const views = await connection.runAndReadAll("SELECT view_name FROM duckdb_views() WHERE NOT internal")
if (!views.getRows().flat().includes(view)) throw new Error(`${file} has no view ${view}`)
await connection.run("SET TimeZone = 'UTC'")
const rows = await connection.runAndReadAll(`SELECT * FROM ${view}`)
process.stdout.write(JSON.stringify(rows.getRowObjectsJS(), (_, value) => (typeof value === "bigint" ? Number(value) : value)))

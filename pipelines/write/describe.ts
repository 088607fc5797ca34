/** What a dataset says of itself: the list of its files with their hashes, and a Frictionless Data Package. */
import { croissant, type CroissantDays, type CroissantFile } from "../../schemas/croissant.ts"
import { frictionlessSchema } from "../../schemas/frictionless.ts"
import { SCHEMA_VERSION, TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import type { OutputFile } from "./files.ts"

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  arrow: "application/vnd.apache.arrow.file",
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  duckdb: "application/vnd.duckdb"
}

/** The tables among the files, as resources: CSV with its schema, the others by name, type and hash. */
const resourceOf = ({ path, bytes, sha256 }: OutputFile, counts: Readonly<Record<TableName, number>>) => {
  const format = path.slice(path.lastIndexOf(".") + 1)
  const file = { path, format, mediatype: MEDIA_TYPES[format], bytes, hash: `sha256:${sha256}` }
  const name = TABLE_NAMES.find((table) => path === `${format}/${table}.${format}`)
  if (name === undefined) return { name: path.replaceAll(/[^a-z0-9]+/gu, "-"), type: "file", ...file }
  const table = { title: name, description: tableOf(name).grain, rowcount: counts[name] }
  // Readers that check a package row by row check the CSV; of the other files they check the hash.
  if (format !== "csv") return { name: `${name}-${format}`, type: "file", ...table, ...file }
  return { name, profile: "tabular-data-resource", ...table, ...file, encoding: "utf-8", schema: frictionlessSchema(tableOf(name)) }
}

/** A Data Package (https://specs.frictionlessdata.io/data-package/) over the tables of a dataset. No clock, no machine path. */
export const describePackage = (
  files: ReadonlyArray<OutputFile>,
  counts: Readonly<Record<TableName, number>>,
  licences: ReadonlyArray<string>,
  withText: boolean
) => ({
  profile: "data-package",
  name: "onrecord-dataset",
  title: "Who said what, and who did what to whom, in a set of news articles",
  description: withText
    ? "Tables made by Onrecord. The articles' texts stay under their owners' licences (`sources.license`)."
    : "Tables made by Onrecord, without the articles' texts: offsets and hashes point into them.",
  version: `schema ${SCHEMA_VERSION}`,
  ...(licences.length === 0 ? {} : { licenses: licences.map((licence) => ({ name: licence, title: licence })) }),
  resources: files
    .filter(({ path }) => MEDIA_TYPES[path.slice(path.lastIndexOf(".") + 1)] !== undefined && !path.startsWith("report/"))
    .map((file) => resourceOf(file, counts))
})

/** Croissant metadata over the Parquet files, or the CSV files where there are none. */
export const describeCroissant = (files: ReadonlyArray<OutputFile>, licences: ReadonlyArray<string>, days: CroissantDays) => {
  const fileOf = (format: string, name: TableName) => files.find(({ path }) => path === `${format}/${name}.${format}`)
  const found = TABLE_NAMES.flatMap((name): ReadonlyArray<CroissantFile> => {
    const parquet = fileOf("parquet", name)
    const file = parquet ?? fileOf("csv", name)
    return file === undefined
      ? []
      : [{ table: tableOf(name), ...file, mediaType: parquet === undefined ? "text/csv" : "application/x-parquet" }]
  })
  return croissant(found, licences, `${SCHEMA_VERSION}.0.0`, days)
}

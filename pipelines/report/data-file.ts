/**
 * The report's data as scripts: a page that is opened from disk may load scripts, and nothing else. `onrecord.receive` is defined by
 * the report's own script. Both the writer and the page use this file.
 */

/** JSON that is safe inside a script: no character ends the script or a line. */
const scriptJson = (json: string): string => json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")

/** The text of `data/<name>.js`, of a value that is JSON already. */
export const scriptOf = (name: string, json: string): string =>
  `onrecord.receive(${scriptJson(JSON.stringify(name))}, ${scriptJson(json)})\n`

/** Number of files that a table of many rows is spread over: about `perFile` rows each, so that a page loads little. */
export const bucketCount = (rows: number, perFile: number): number => Math.max(1, Math.ceil(rows / perFile))

/** The bucket of an entity: its id is `e_` and a hash, in hexadecimal digits. */
export const bucketOf = (id: string, buckets: number): number => Number.parseInt(id.slice(2, 10), 16) % buckets

export type Row = Readonly<Record<string, unknown>>

/** Rows with the names of their fields said once: half the bytes. */
export interface Packed {
  readonly fields: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<unknown>>
}

/** Rows that all have the fields of the first. */
export const pack = (rows: ReadonlyArray<Row>): Packed => {
  const fields = Object.keys(rows[0] ?? {})
  return { fields, rows: rows.map((row) => fields.map((field) => row[field])) }
}

export const unpack = <T>({ fields, rows }: Packed): ReadonlyArray<T> =>
  rows.map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i]])) as T)

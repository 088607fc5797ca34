/**
 * Data as scripts: a page that is opened from disk may load scripts, and nothing else. `onrecord.receive` is defined by
 * the report's own script.
 */

/** JSON that is safe inside a script: no character ends the script or a line. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")

/** The text of `data/<name>.js`. */
export const dataScript = (name: string, value: unknown): string => `onrecord.receive(${scriptJson(name)}, ${scriptJson(value)})\n`

/** Number of files that a table of many rows is spread over: about `perFile` rows each, so that a page loads little. */
export const bucketCount = (rows: number, perFile: number): number => Math.max(1, Math.ceil(rows / perFile))

/** The bucket of an id (FNV-1a): the page computes the same. */
export const bucketOf = (id: string, buckets: number): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % buckets
}

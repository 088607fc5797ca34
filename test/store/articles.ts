/** Articles enough to tell runs apart, and what a run made of them. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const NAMES = ["Mara Lind", "Ole Berg", "Ada Rust", "Tom Finch", "Iva Horn"]
const PLACES = ["Oslo", "Paris", "Lisbon", "Nairobi", "Lima", "Quito", "Cairo"]

/** The n-th article: names and places recur, so that there is something to join. */
export const articleText = (n: number): string => {
  const [one, other] = [NAMES[n % NAMES.length], NAMES[(n + 1 + (n % 3)) % NAMES.length]]
  const place = PLACES[n % PLACES.length]
  return [
    `Envoys meet in ${place}`,
    `${place}, June ${1 + (n % 28)}, 2023 — ${one} met ${other} in ${place} on Monday to discuss plan ${n}.`,
    `“We agreed on the text of plan ${n},” said ${one}, the minister. She accused ${other} of delaying the vote.`
  ].join("\n\n")
}

/** Every table file of a dataset, by path. */
export const tablesOf = (dataset: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["arrow", "csv", "parquet"].flatMap((format) =>
      readdirSync(dataset).includes(format)
        ? readdirSync(join(dataset, format)).map((name) => [`${format}/${name}`, readFileSync(join(dataset, format, name), "base64")])
        : []
    )
  )

/** What `run.json` says of the work that was done. */
export const workOf = (dataset: string): { readonly articles: number; readonly analysed: number } =>
  JSON.parse(readFileSync(join(dataset, "run.json"), "utf8")).work

#!/usr/bin/env node
/**
 * Writes `nlp/lexicon/nicknames.tsv`: given names with the short forms that people use for them.
 *
 * usage: node scripts/build-nicknames.ts names.csv
 * names.csv is the table of the PyPI package `nicknames` 1.0.1 (Apache 2.0): name1, relationship, name2. A short form is kept when its
 * sound comes from the name: the same first letter (“Jack”, John), or two letters of the name after another one (“Bill”, William;
 * “Bob”, Robert). That leaves out what the table has from other times (“Bill” for Robert).
 */
import { readFileSync, writeFileSync } from "node:fs"

const [, , given] = process.argv
if (given === undefined) throw new Error("usage: node scripts/build-nicknames.ts names.csv")

const isOfName = (name: string, short: string): boolean => {
  if (name[0] === short[0]) return true
  const rest = short
    .slice(1)
    .replace(/(?:ie|y)$/u, "")
    .replace(/(.)\1$/u, "$1")
    .replace(/ck$/u, "c")
  return rest.length >= 2 && name.includes(rest)
}

const shortForms = new Map<string, Set<string>>()
for (const line of readFileSync(given, "utf8").trim().split("\n").slice(1)) {
  const [name, relation, short] = line.trim().split(",")
  if (relation !== "has_nickname" || name === short || short.length < 2 || !isOfName(name, short)) continue
  const known = shortForms.get(name) ?? new Set()
  shortForms.set(name, known.add(short))
}
const rows = [...shortForms]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, short]) => `${name}\t${[...short].sort().join("|")}\tnicknames`)
const text = [
  "name\tshort\tsource",
  "# made by scripts/build-nicknames.ts; PyPI nicknames 1.0.1, Apache 2.0, see LICENSE-nicknames.txt",
  ...rows,
  ""
]
writeFileSync(new URL("../nlp/lexicon/nicknames.tsv", import.meta.url), text.join("\n"))

import { readdirSync, readFileSync } from "node:fs"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"

/** The shipped word lists, as the shell loads them. */
export const lexiconTexts: LexiconTexts = Object.fromEntries(
  readdirSync("nlp/lexicon")
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(`nlp/lexicon/${file}`, "utf8")])
)

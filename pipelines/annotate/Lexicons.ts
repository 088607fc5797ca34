/** The word lists in `nlp/lexicon/`, read once. Annotators turn the texts into look-up tables themselves. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"
import { LexiconsUnreadable } from "./errors.ts"

/** Lists, and what the package's build has compiled of some of them. */
const ENDING = /\.(?:tsv|jsonl)$/u
const packagedFolder = fileURLToPath(new URL("../../nlp/lexicon/", import.meta.url))

// At once: many small files, each of which takes longer to wait for than to read.
const load = Effect.fn("Lexicons.load")(function* (folder: string) {
  const reading = <A>(file: string, read: () => A) =>
    Effect.try({
      try: read,
      catch: (cause) => new LexiconsUnreadable({ file, reason: cause instanceof Error ? cause.message : String(cause), cause })
    })
  const files = yield* reading(folder, () => readdirSync(folder))
  const names = files.filter((file) => ENDING.test(file)).sort()
  const texts = yield* Effect.forEach(names, (name) => reading(name, () => readFileSync(join(folder, name), "utf8")))
  const lexicons: LexiconTexts = Object.fromEntries(names.map((name, i) => [name.replace(ENDING, ""), texts[i]]))
  return lexicons
})

/** All lists by file name without its ending. */
export class Lexicons extends Context.Service<Lexicons, LexiconTexts>()("onrecord/pipelines/annotate/Lexicons") {
  static readonly layerFrom = (folder: string) => Layer.effect(Lexicons, load(folder))
  /** The lists in the package. */
  static readonly layer = Lexicons.layerFrom(packagedFolder)
}

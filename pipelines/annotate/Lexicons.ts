/** The word lists in `nlp/lexicon/`, read once. Annotators turn the texts into look-up tables themselves. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"
import { LexiconsUnreadable } from "./errors.ts"

const ENDING = ".tsv"
const packagedFolder = new URL("../../nlp/lexicon/", import.meta.url)

const load = Effect.fn("Lexicons.load")(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const unreadable = (file: string) => (cause: Error) => new LexiconsUnreadable({ file, reason: cause.message, cause })
  const files = yield* fs.readDirectory(folder).pipe(Effect.mapError(unreadable(folder)))
  const names = files.filter((file) => file.endsWith(ENDING)).sort()
  const texts = yield* Effect.forEach(names, (name) => fs.readFileString(path.join(folder, name)).pipe(Effect.mapError(unreadable(name))), {
    concurrency: "unbounded"
  })
  const lexicons: LexiconTexts = Object.fromEntries(names.map((name, i) => [name.slice(0, -ENDING.length), texts[i]]))
  return lexicons
})

/** All lists by file name without its ending. */
export class Lexicons extends Context.Service<Lexicons, LexiconTexts>()("onrecord/pipelines/annotate/Lexicons") {
  static readonly layerFrom = (folder: string) => Layer.effect(Lexicons, load(folder))
  /** The lists in the package. */
  static readonly layer = Layer.effect(
    Lexicons,
    Effect.gen(function* () {
      const path = yield* Path.Path
      return yield* load(yield* path.fromFileUrl(packagedFolder).pipe(Effect.orDie))
    })
  )
}

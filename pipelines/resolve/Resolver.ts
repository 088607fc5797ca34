/** The rows of all articles → one dataset. A service, because joining statements needs the word lists. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import { compileNicknames } from "../../nlp/entities/nicknames.ts"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"
import { createStatementFinder } from "../../nlp/quotes/statements.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { ArticleTables, Dataset, Reject } from "../dataset.ts"
import { type Resolution, resolve, resolveCorpus, type ResolveWith } from "./index.ts"

export type Resolve = (tables: ReadonlyArray<ArticleTables>, rejects: ReadonlyArray<Reject>) => Dataset

const settingsOf = (lexicons: LexiconTexts, same: ReadonlyArray<SameCorrection>): ResolveWith => ({
  statements: createStatementFinder(lexicons),
  same,
  nicknames: compileNicknames(lexicons)
})

/** Compiles the word lists once. `same` holds a user's “these two are one”. */
export const createResolver = (lexicons: LexiconTexts, same: ReadonlyArray<SameCorrection> = []): Resolve => {
  const settings = settingsOf(lexicons, same)
  return (tables, rejects) => resolve(tables, rejects, settings)
}

export class Resolver extends Context.Service<
  Resolver,
  {
    /** All at once, for sets that fit in memory. */
    readonly resolve: Resolve
    /** For a corpus of any size: what joins its articles; `datasetPieces` makes the rows of it. */
    readonly resolveCorpus: (corpus: Corpus, rejects: ReadonlyArray<Reject>) => Resolution
  }
>()("onrecord/resolve/Resolver") {
  static readonly layerWith = (same: ReadonlyArray<SameCorrection>) =>
    Layer.effect(
      Resolver,
      Effect.map(Lexicons, (lexicons) => {
        const settings = settingsOf(lexicons, same)
        return Resolver.of({
          resolve: (tables, rejects) => resolve(tables, rejects, settings),
          resolveCorpus: (corpus, rejects) => resolveCorpus(corpus, rejects, settings)
        })
      })
    )
  static readonly layer = Resolver.layerWith([])
}

/** The rows of all articles → one dataset. A service, because joining statements needs the word lists. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"
import { createStatementFinder } from "../../nlp/quotes/statements.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { ArticleTables, Dataset, Reject } from "../dataset.ts"
import { resolve } from "./index.ts"

export type Resolve = (tables: ReadonlyArray<ArticleTables>, rejects: ReadonlyArray<Reject>) => Dataset

/** Compiles the word lists once. `same` holds a user's “these two are one”. */
export const createResolver = (lexicons: LexiconTexts, same: ReadonlyArray<SameCorrection> = []): Resolve => {
  const statements = createStatementFinder(lexicons)
  return (tables, rejects) => resolve(tables, rejects, { statements, same })
}

export class Resolver extends Context.Service<Resolver, { readonly resolve: Resolve }>()("onrecord/resolve/Resolver") {
  static readonly layerWith = (same: ReadonlyArray<SameCorrection>) =>
    Layer.effect(
      Resolver,
      Effect.map(Lexicons, (lexicons) => Resolver.of({ resolve: createResolver(lexicons, same) }))
    )
  static readonly layer = Resolver.layerWith([])
}

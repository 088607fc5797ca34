/** The linguistic annotation every extractor reads: tokens, tags, trees, lemmas and names of an article. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { Doc, EngineInput } from "../../nlp/engine/index.ts"

/**
 * Parses articles, one `Doc` each, in order. Hand over several articles at once: the engine fills its batches from
 * all of them, and the result is the same however they are grouped. Never fails: any text can be parsed.
 */
export class Annotator extends Context.Service<
  Annotator,
  { readonly parse: (inputs: ReadonlyArray<EngineInput>) => Effect.Effect<ReadonlyArray<Doc>> }
>()("onrecord/pipelines/annotate/Annotator") {}

/** Articles at which the program fails. */
import * as Effect from "effect/Effect"
import type { Article, Reject } from "./dataset.ts"
import { excerptOf } from "./ingest/record.ts"
import { rejected } from "./ingest/rejected.ts"

/** What `analyse` makes of each article, null where the program fails at it; those beside it are analysed without it. */
export const eachOrNull = <A>(
  analyse: (articles: ReadonlyArray<Article>) => Effect.Effect<ReadonlyArray<A>>,
  articles: ReadonlyArray<Article>
): Effect.Effect<ReadonlyArray<A | null>> =>
  articles.length === 0
    ? Effect.succeed([])
    : analyse(articles).pipe(
        Effect.catchDefect(() =>
          articles.length === 1
            ? Effect.succeed([null])
            : Effect.map(
                Effect.forEach(articles, (article) => eachOrNull(analyse, [article])),
                (each) => each.flat()
              )
        )
      )

/** The reject of such an article. */
export const faultAt = ({ input_member, input_path, sha256, text }: Article): Reject =>
  rejected("OR305", input_path, { input_member, sha256, excerpt: excerptOf(text) })

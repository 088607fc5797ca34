/** `onrecord evaluate`: how often the program is right, on articles annotated by hand. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { CodePointText } from "../../eval/core-documents.ts"
import type { Layer as ScoredLayer, ScoringError } from "../../eval/figures.ts"
import type { Board } from "../../eval/scoreboard.ts"
import { rowsOf, updateResults } from "../../eval/scoreboard.ts"
import { Analyst } from "../Analyst.ts"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import { Resolver } from "../resolve/Resolver.ts"
import { evaluate } from "../evaluate/evaluate.ts"
import type { GoldSet } from "../evaluate/GoldSet.ts"
import { readGold } from "../evaluate/GoldSet.ts"
import { unwritable } from "../write/errors.ts"
import { columns, escapeLine } from "./terminal.ts"

export interface EvaluateSettings {
  /** Folder of gold. */
  readonly gold: string
  /** Folder of article texts that are not in the gold folder. */
  readonly texts: string
  /** Layer whose mistakes are listed, null for none. */
  readonly errors: ScoredLayer | null
  /** File of results to keep, null to write none. */
  readonly results: string | null
}

/** Scores each set of the folder, prints its table, keeps its section of the results. */
export const runEvaluate = Effect.fn("runEvaluate")(
  function* ({ errors, gold, results, texts }: EvaluateSettings) {
    for (const set of yield* readGold(gold, texts)) {
      const score = yield* evaluate(set)
      const board: Board = { set: set.name, documents: set.articles.length, goldHash: set.hash, figures: score.figures }
      yield* Console.log(`${board.set}: ${board.documents} documents, gold ${board.goldHash}\n${columns(rowsOf(board))}\n`)
      if (errors !== null)
        yield* Console.log(
          errorLines(
            set,
            score.errors.filter((error) => error.layer === errors)
          )
        )
      if (results !== null) yield* keep(results, board)
    }
  },
  Effect.provide(Layer.merge(Analyst.layer, Resolver.layer).pipe(Layer.provide(Layer.mergeAll(EnglishEngine.layer, Lexicons.layer))))
)

const keep = Effect.fnUntraced(function* (file: string, board: Board) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  // Results are kept where there is a place for them: in a checkout, not wherever the program happens to be run.
  if (!(yield* fs.exists(path.dirname(file)).pipe(Effect.orElseSucceed(() => false)))) return
  const earlier = yield* fs.readFileString(file).pipe(Effect.orElseSucceed(() => ""))
  yield* fs.writeFileString(file, updateResults(earlier, board)).pipe(Effect.mapError(unwritable(file)))
})

/** Characters shown on either side of a mistake. */
const CONTEXT = 30

/** One line a mistake: place, kind, what was found for what, and the words with their neighbourhood. */
const errorLines = ({ articles, gold }: GoldSet, errors: ReadonlyArray<ScoringError>): string => {
  const texts = new Map(articles.map(({ input_member, input_path, text }) => [input_member ?? input_path.replace(/\.txt$/u, ""), text]))
  const lines = errors.map(({ detail, doc, end, kind, start }) => {
    const text = texts.get(doc) ?? ""
    const slice =
      gold._tag === "Core"
        ? (from: number, to: number): string => new CodePointText(text).slice(from, to)
        : (from: number, to: number): string => text.slice(Math.max(0, from), to)
    const words = `${slice(start - CONTEXT, start)}⟦${slice(start, end)}⟧${slice(end, end + CONTEXT)}`
    return [`${doc}:${start}-${end}`, kind, detail, escapeLine(words)].join("\t")
  })
  return `${lines.join("\n")}\n${errors.length} mistakes\n`
}

/**
 * Rows into tables with keys while the next rows are made: they are put into tables without keys in memory, from which DuckDB
 * takes them on threads of its own. Looking after keys is most of what loading costs.
 */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import { LOAD_ORDER, tableOf, type TableName } from "../../schemas/index.ts"
import type { DatasetPiece } from "../dataset.ts"
import { type Database, MEMORY } from "./DuckDb.ts"
import type { DuckDbFailed } from "./errors.ts"

/** One stage is filled while the other is taken in. */
const STAGES = [0, 1] as const
type StageNumber = (typeof STAGES)[number]

const stagedAs = (stage: StageNumber, name: TableName) => ({ catalog: MEMORY, name: `stage_${stage}_${name}` })
const inSql = ({ catalog, name }: { readonly catalog: string; readonly name: string }): string => `${catalog}.main.${name}`

/** Made anew: memory keeps the deleted rows of a table. */
const emptied = (stage: StageNumber, name: TableName): string =>
  `CREATE OR REPLACE TABLE ${inSql(stagedAs(stage, name))} AS FROM ${name} LIMIT 0`

export interface StagedLoader {
  /** Rows of one piece, tables in any order. Rows of a table keep their order. `isPause`: what was loaded is written out and let go of. */
  readonly push: (piece: DatasetPiece, isPause: boolean) => Effect.Effect<void, DuckDbFailed>
  /** All rows are in their tables when this returns. */
  readonly end: Effect.Effect<void, DuckDbFailed>
}

/** Loads a database opened with `isNew` whose tables exist. A piece's rows come after, or with, those they refer to. */
export const openStagedLoader = Effect.fnUntraced(function* (database: Database) {
  const loading = yield* database.beside
  yield* database.run(STAGES.flatMap((stage) => LOAD_ORDER.map((name) => emptied(stage, name))).join(";\n"))
  yield* database.giveBack
  let pieces = 0
  let rows = 0
  let underWay: Fiber.Fiber<void, DuckDbFailed> | null = null
  const settled = Effect.suspend(() => {
    const fiber = underWay
    underWay = null
    return fiber === null ? Effect.void : Fiber.join(fiber)
  })
  const takeIn = (stage: StageNumber, names: ReadonlyArray<TableName>, isPause: boolean) =>
    Effect.andThen(
      loading.run(
        [
          "BEGIN",
          ...names.map((name) => `INSERT INTO ${name} FROM ${inSql(stagedAs(stage, name))}`),
          "COMMIT",
          ...names.map((name) => emptied(stage, name)),
          ...(isPause ? ["CHECKPOINT"] : [])
        ].join(";\n")
      ),
      Effect.suspend(() => loading.holds(rows))
    )
  let isWrittenOut = false
  const push = Effect.fnUntraced(function* (piece: DatasetPiece, isPause: boolean) {
    const stage = STAGES[pieces++ % STAGES.length]
    const names = LOAD_ORDER.filter((name) => (piece.get(name)?.length ?? 0) > 0)
    for (const { length } of piece.values()) rows += length
    for (const name of names) yield* database.append(tableOf(name), piece.get(name)!, stagedAs(stage, name))
    yield* settled
    // Nothing else is under way, and so nothing fails for want of memory.
    if (isWrittenOut) yield* database.letGo
    isWrittenOut = isPause
    underWay = yield* Effect.forkScoped(takeIn(stage, names, isPause), { startImmediately: true })
  })
  const end = Effect.andThen(
    settled,
    database.run(STAGES.flatMap((stage) => LOAD_ORDER.map((name) => `DROP TABLE ${inSql(stagedAs(stage, name))}`)).join(";\n"))
  )
  const scope = yield* Effect.scope
  return { push: (piece, isPause) => Scope.provide(push(piece, isPause), scope), end } satisfies StagedLoader as StagedLoader
})

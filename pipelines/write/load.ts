/** Pieces of a dataset → the rows of its databases, and its Arrow and CSV files. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import { LOAD_ORDER, TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import type { RowInvalid } from "../check/errors.ts"
import type { ColumnBatch } from "../column-batch.ts"
import type { DatasetPiece, Format } from "../dataset.ts"
import { letGo } from "../let-go.ts"
import type { Begun } from "./begin.ts"
import { openDirectLoader } from "./direct.ts"
import type { OutputUnwritable } from "./errors.ts"
import { openStagedLoader } from "./staged.ts"
import { batchValidator, openTableSink, type TableSink, withoutWords } from "./table-sink.ts"

export interface LoadOptions {
  readonly formats: ReadonlyArray<Format>
  readonly withText: boolean
  /** True puts an apostrophe before what a spreadsheet would take for a formula, in the CSV files. */
  readonly isCsvSafe?: boolean
}

const map = (piece: DatasetPiece, change: (name: TableName, batch: ColumnBatch) => ColumnBatch): DatasetPiece =>
  new Map([...piece].map(([name, batch]) => [name, change(name, batch)]))

/** The Arrow and CSV files of all tables. */
interface Files {
  readonly push: (piece: DatasetPiece) => Effect.Effect<void, RowInvalid | OutputUnwritable>
  readonly end: Effect.Effect<void, OutputUnwritable>
}

const openFiles = Effect.fnUntraced(function* ({ folders }: Begun, options: LoadOptions) {
  const path = yield* Path.Path
  const pathFor = (format: Format, name: TableName) =>
    options.formats.includes(format) ? path.join(folders.dataset, format, `${name}.${format}`) : null
  const sinks = yield* Effect.forEach(TABLE_NAMES, (name) =>
    Effect.map(
      openTableSink(tableOf(name), { arrow: pathFor("arrow", name), csv: pathFor("csv", name) }, options.isCsvSafe),
      (sink) => [name, sink] as const
    )
  )
  const sinkOf = new Map<TableName, TableSink>(sinks)
  return {
    push: (piece: DatasetPiece) => Effect.forEach(piece, ([name, batch]) => sinkOf.get(name)!.push(batch), { discard: true }),
    end: Effect.forEach(sinks, ([, sink]) => sink.end, { discard: true })
  } satisfies Files as Files
})

type Check = (piece: DatasetPiece) => Effect.Effect<void, RowInvalid>

/** Checks pieces in their order: rows fit their declaration, and each key comes once. */
const openCheck = (isSmall: boolean): Check => {
  const validators = new Map(TABLE_NAMES.map((name) => [name, batchValidator(tableOf(name), isSmall)]))
  return (piece) => Effect.forEach(piece, ([name, batch]) => validators.get(name)!(batch), { discard: true })
}

/** Feeds each piece to `check`, to the databases and `files`, while DuckDB takes in what it was given. */
const openLoader = Effect.fnUntraced(function* ({ checked, isSmall, published }: Begun, check: Check, files: Files, withText: boolean) {
  const openLoaderOf = isSmall ? openDirectLoader : openStagedLoader
  const whole = yield* openLoaderOf(checked)
  const shown = published === checked ? null : yield* openLoaderOf(published)
  const counts = new Map<TableName, number>(TABLE_NAMES.map((name) => [name, 0]))
  const push = Effect.fnUntraced(function* (given: DatasetPiece, isPause: boolean) {
    const piece: DatasetPiece = new Map(
      LOAD_ORDER.flatMap((name) => ((given.get(name)?.length ?? 0) > 0 ? [[name, given.get(name)!]] : []))
    )
    yield* check(piece)
    for (const [name, batch] of piece) counts.set(name, counts.get(name)! + batch.length)
    yield* whole.push(piece, isPause)
    const shownPiece = withText ? piece : map(piece, (name, batch) => withoutWords(tableOf(name), batch))
    if (shown !== null) yield* shown.push(shownPiece, isPause)
    yield* files.push(shownPiece)
  })
  const end = Effect.gen(function* () {
    yield* files.end
    yield* whole.end
    if (shown !== null) yield* shown.end
    return Object.fromEntries(counts) as Record<TableName, number>
  })
  return { push, end }
})

/**
 * Pieces after which what is over is let go of: rows in DuckDB that can be written out, and on this thread what pieces were made of and
 * written as, which lies beside all that joins the articles and is alive until the last.
 */
const PIECES_PER_PAUSE = 8

export interface Loaded {
  readonly counts: Readonly<Record<TableName, number>>
  /** Completes the Arrow and CSV files, where they are not complete by now. */
  readonly files: Effect.Effect<void, RowInvalid | OutputUnwritable, FileSystem.FileSystem | Path.Path>
}

/** Rows into their tables, and into `files`. Gives the number of rows of each table. */
const fill = Effect.fnUntraced(function* <E, R>(
  pieces: Stream.Stream<DatasetPiece, E, R>,
  begun: Begun,
  check: Check,
  files: Files,
  withText: boolean
) {
  const loader = yield* openLoader(begun, check, files, withText)
  let pushed = 0
  yield* Stream.runForEach(pieces, (piece) => {
    const isPause = ++pushed % PIECES_PER_PAUSE === 0
    return Effect.tap(loader.push(piece, isPause), isPause ? Effect.sync(letGo) : Effect.void)
  })
  return yield* loader.end
}, Effect.scoped)

const writeFiles = Effect.fnUntraced(function* (pieces: ReadonlyArray<DatasetPiece>, begun: Begun, options: LoadOptions) {
  const files = yield* openFiles(begun, options)
  yield* Effect.forEach(pieces, files.push, { discard: true })
  yield* files.end
}, Effect.scoped)

/**
 * Rows are in their tables when this returns. So are they in the files, unless they are few: then `files` checks the rows and writes
 * them, while DuckDB reads the tables. DuckDB itself refuses what breaks a key or lacks a value.
 */
export const load = Effect.fnUntraced(function* <E, R>(pieces: Stream.Stream<DatasetPiece, E, R>, begun: Begun, options: LoadOptions) {
  const check = openCheck(begun.isSmall)
  if (!begun.isSmall) {
    const filled = Effect.flatMap(openFiles(begun, options), (files) => fill(pieces, begun, check, files, options.withText))
    return { counts: yield* Effect.scoped(filled), files: Effect.void } satisfies Loaded as Loaded
  }
  const given: Array<DatasetPiece> = []
  const shown: Array<DatasetPiece> = []
  const keep = (kept: Array<DatasetPiece>) => (piece: DatasetPiece) => Effect.sync(() => void kept.push(piece))
  const checkAll = Effect.suspend(() => Effect.forEach(given, check, { discard: true }))
  const counts = yield* fill(pieces, begun, keep(given), { push: keep(shown), end: Effect.void }, options.withText).pipe(
    // The check names the row.
    Effect.tapErrorTag("DuckDbFailed", () => checkAll)
  )
  return { counts, files: Effect.andThen(checkAll, writeFiles(shown, begun, options)) } satisfies Loaded as Loaded
})

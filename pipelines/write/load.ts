/** Pieces of a dataset → the rows of its databases, and its Arrow and CSV files. */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import { LOAD_ORDER, TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import type { ColumnBatch } from "../column-batch.ts"
import type { DatasetPiece, Format } from "../dataset.ts"
import { letGo } from "../let-go.ts"
import type { Begun } from "./begin.ts"
import { openDirectLoader } from "./direct.ts"
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

/** Opens every file and feeds each piece to all of them, while DuckDB takes in what it was given. */
const openLoader = Effect.fnUntraced(function* ({ checked, folders, isSmall, published }: Begun, options: LoadOptions) {
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
  const validators = new Map(TABLE_NAMES.map((name) => [name, batchValidator(tableOf(name))]))
  const openLoaderOf = isSmall ? openDirectLoader : openStagedLoader
  const whole = yield* openLoaderOf(checked)
  const shown = published === checked ? null : yield* openLoaderOf(published)
  const push = Effect.fnUntraced(function* (given: DatasetPiece) {
    const piece: DatasetPiece = new Map(
      LOAD_ORDER.flatMap((name) => ((given.get(name)?.length ?? 0) > 0 ? [[name, given.get(name)!]] : []))
    )
    for (const [name, batch] of piece) yield* validators.get(name)!(batch)
    yield* whole.push(piece)
    const shownPiece = options.withText ? piece : map(piece, (name, batch) => withoutWords(tableOf(name), batch))
    if (shown !== null) yield* shown.push(shownPiece)
    for (const [name, batch] of shownPiece) yield* sinkOf.get(name)!.push(batch)
  })
  const end = Effect.gen(function* () {
    const counts = yield* Effect.forEach(sinks, ([name, sink]) => Effect.map(sink.end, (count) => [name, count] as const))
    yield* whole.end
    if (shown !== null) yield* shown.end
    return Object.fromEntries(counts) as Record<TableName, number>
  })
  return { push, end }
})

/** What a piece was made of, and written as, lies beside all that joins the articles, which is alive until the last. */
const PIECES_PER_COLLECTION = 16

/** Gives the number of rows of each table. Files are complete on disk, and rows in their tables, when this returns. */
export const load = Effect.fnUntraced(function* <E, R>(pieces: Stream.Stream<DatasetPiece, E, R>, begun: Begun, options: LoadOptions) {
  const loader = yield* openLoader(begun, options)
  let pushed = 0
  yield* Stream.runForEach(pieces, (piece) =>
    Effect.tap(
      loader.push(piece),
      Effect.sync(() => {
        if (++pushed % PIECES_PER_COLLECTION === 0) letGo()
      })
    )
  )
  return yield* loader.end
}, Effect.scoped)

/** `onrecord export`: a dataset in the formats of other tools. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { ExportFormat } from "../export/formats.ts"
import { EXPORTERS } from "../export/index.ts"
import { writeSqlite } from "../export/sqlite.ts"
import { type Database, DuckDb } from "../write/DuckDb.ts"
import { type OutputUnwritable, unwritable } from "../write/errors.ts"
import { DatasetMissing } from "./sql.ts"

/** The folder is there already and holds something. */
export class ExportRefused extends Schema.TaggedError<ExportRefused>()("ExportRefused", { path: Schema.String }) {
  override get message() {
    return `OR505 will not write into ${this.path}: it is not empty; choose another --out`
  }
}

export interface ExportSettings {
  readonly to: ExportFormat
  /** Folder of the dataset. */
  readonly dataset: string
  /** Folder to write; it must not hold anything. */
  readonly out: string
}

/** Writes an export. **Errors**: DatasetMissing, ExportRefused, DuckDbFailed, OutputUnwritable. */
export const runExport = Effect.fn("runExport")(
  function* ({ dataset, out, to }: ExportSettings) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const duckDb = yield* DuckDb
    const file = path.resolve(dataset, "news.duckdb")
    const folder = path.resolve(out)
    const tidy = Effect.mapError(unwritable(out))
    if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) return yield* new DatasetMissing({ path: dataset })
    const present = yield* fs.readDirectory(folder).pipe(Effect.orElseSucceed(() => []))
    if (present.length > 0) return yield* new ExportRefused({ path: out })
    yield* tidy(fs.makeDirectory(folder, { recursive: true }))
    const database = yield* duckDb.open(file, { readOnly: true })
    const count =
      to === "sqlite"
        ? yield* Effect.as(writeSqlite(database, path.join(folder, "news.sqlite")), 1)
        : yield* writeFiles(database, folder, to, tidy)
    yield* Console.log(`${count} ${count === 1 ? "file" : "files"} in ${out}${to === "sqlite" ? "" : `: ${EXPORTERS[to].about}`}`)
  },
  Effect.scoped,
  Effect.provide(Layer.mergeAll(DuckDb.layer, EnglishEngine.layer, Lexicons.layer))
)

/** Writes a format's files; pieces of one name follow each other into one file. */
const writeFiles = Effect.fnUntraced(function* (
  database: Database,
  folder: string,
  to: Exclude<ExportFormat, "sqlite">,
  tidy: <A, R>(effect: Effect.Effect<A, { readonly message: string }, R>) => Effect.Effect<A, OutputUnwritable, R>
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const sources = (yield* database.rows("SELECT source_id FROM sources ORDER BY source_id")).map((row) => String(row.source_id))
  const written = new Set<string>()
  yield* Stream.runForEach(EXPORTERS[to].files({ database, sources }), ({ name, text }) => {
    const flag = written.has(name) ? "a" : "w"
    written.add(name)
    return tidy(fs.writeFileString(path.join(folder, name), text, { flag }))
  })
  return written.size
})

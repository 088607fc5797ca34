/** `onrecord explore`: the report and a SQL console in the browser, from this machine only. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { Questions } from "../explore/Questions.ts"
import { serve } from "../explore/server.ts"
import { DatasetWriter } from "../write/DatasetWriter.ts"
import { DuckDb } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { DatasetMissing } from "./sql.ts"

export interface ExploreSettings {
  /** Folder of the dataset. */
  readonly dataset: string
  /** 0 takes any free port. */
  readonly port: number
}

/** Serves until it is interrupted. **Errors**: DatasetMissing, PortUnusable. */
export const runExplore = Effect.fn("runExplore")(function* ({ dataset, port }: ExploreSettings) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.resolve(dataset)
  yield* DatasetWriter.use((writer) => writer.recover(folder)).pipe(
    Effect.provide(DatasetWriter.layer.pipe(Layer.provide(Layer.mergeAll(DuckDb.layer, SqlFiles.layer()))))
  )
  const file = path.join(folder, "news.duckdb")
  if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) return yield* new DatasetMissing({ path: dataset })
  return yield* Effect.gen(function* () {
    const { url } = yield* serve(folder, port)
    yield* Console.log(`Open ${url}\nStop with Ctrl-C. Only this machine can reach it, and only by this link.`)
    return yield* Effect.never
  }).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(Questions.layer(file), SqlFiles.layer())))
})

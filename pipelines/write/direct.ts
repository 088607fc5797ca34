/** Rows straight into tables with keys: where there are few, tables to put them into first take longer than the keys. */
import * as Effect from "effect/Effect"
import { LOAD_ORDER, tableOf } from "../../schemas/index.ts"
import type { Database } from "./DuckDb.ts"
import type { StagedLoader } from "./staged.ts"

/** As `openStagedLoader`. */
export const openDirectLoader = (database: Database) =>
  Effect.as(database.run("BEGIN"), {
    push: (piece) =>
      Effect.forEach(
        LOAD_ORDER.flatMap((name) => {
          const batch = piece.get(name)
          return batch === undefined ? [] : [database.append(tableOf(name), batch)]
        }),
        (appended) => appended,
        { discard: true }
      ),
    end: database.run("COMMIT")
  } satisfies StagedLoader as StagedLoader)

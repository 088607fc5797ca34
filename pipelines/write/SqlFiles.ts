/** The SQL that ships with the program: checks, views and named questions. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { fileURLToPath } from "node:url"
import { OutputUnwritable } from "./errors.ts"

/** One SQL file. */
export interface SqlFile {
  /** File name without `.sql`. */
  readonly name: string
  /** Its first comment line: what it claims or answers. */
  readonly claim: string
  readonly sql: string
}

export class SqlFiles extends Context.Service<
  SqlFiles,
  {
    /** What the checks share. */
    readonly prelude: string
    /** Queries that must return no row, sorted by name. */
    readonly checks: ReadonlyArray<SqlFile>
    /** `CREATE VIEW` and its comments, in the order in which they build on one another. */
    readonly views: ReadonlyArray<SqlFile>
    /** Questions people ask, sorted by name. */
    readonly questions: ReadonlyArray<SqlFile>
  }
>()("onrecord/write/SqlFiles") {
  /** Reads `folder`, by default the `sql/` beside the program. */
  static readonly layer = (folder: string = fileURLToPath(new URL("../../sql", import.meta.url))) => Layer.effect(SqlFiles, load(folder))
}

const sqlFile = (name: string, sql: string): SqlFile => ({
  name: name.slice(0, -".sql".length),
  claim: /^-- (.*)$/mu.exec(sql)?.[1] ?? "",
  sql
})

const load = Effect.fn("SqlFiles.load")(
  function* (folder: string) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const filesOf = Effect.fnUntraced(function* (...names: ReadonlyArray<string>) {
      const inside = path.join(folder, ...names)
      const files = (yield* fs.readDirectory(inside)).filter((name) => name.endsWith(".sql")).toSorted()
      return yield* Effect.forEach(files, (name) => Effect.map(fs.readFileString(path.join(inside, name)), (sql) => sqlFile(name, sql)))
    })
    const checks = yield* filesOf("checks")
    const declared = yield* filesOf("checks", "declared")
    return SqlFiles.of({
      prelude: checks.find(({ name }) => name === "prelude")?.sql ?? "",
      checks: [...declared, ...checks.filter(({ name }) => name !== "prelude")],
      views: inOrder(yield* filesOf("views")),
      questions: yield* filesOf("questions")
    })
  },
  (effect, folder) =>
    Effect.mapError(effect, (cause) => new OutputUnwritable({ path: folder, reason: "its SQL files cannot be read", cause }))
)

/** A view that names another comes after it. */
const inOrder = (views: ReadonlyArray<SqlFile>): ReadonlyArray<SqlFile> => {
  const done: Array<SqlFile> = []
  const visit = (view: SqlFile): void => {
    if (done.includes(view)) return
    for (const other of views) {
      if (other !== view && new RegExp(`\\b(FROM|JOIN) ${other.name}\\b`, "u").test(view.sql)) visit(other)
    }
    done.push(view)
  }
  views.forEach(visit)
  return done
}

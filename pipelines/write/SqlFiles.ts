/** The SQL that ships with the program: checks, views and named questions. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
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

// At once: many small files, each of which takes longer to wait for than to read.
const load = Effect.fn("SqlFiles.load")((folder: string) =>
  Effect.try({
    try: () => {
      const filesOf = (...names: ReadonlyArray<string>): ReadonlyArray<SqlFile> => {
        const inside = join(folder, ...names)
        const files = readdirSync(inside).filter((name) => name.endsWith(".sql"))
        return files.toSorted().map((name) => sqlFile(name, readFileSync(join(inside, name), "utf8")))
      }
      const checks = filesOf("checks")
      return SqlFiles.of({
        prelude: checks.find(({ name }) => name === "prelude")?.sql ?? "",
        checks: [...filesOf("checks", "declared"), ...checks.filter(({ name }) => name !== "prelude")],
        views: inOrder(filesOf("views")),
        questions: filesOf("questions")
      })
    },
    catch: (cause) => new OutputUnwritable({ path: folder, reason: "its SQL files cannot be read", cause })
  })
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

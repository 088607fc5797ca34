/** The invariants of the tables, as queries that must return no row, run before anything is published. */
import * as Effect from "effect/Effect"
import type { Database } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { CheckFailed, type CheckResult } from "./errors.ts"

const EXAMPLES = 3

const runCheck = Effect.fnUntraced(function* (database: Database, check: { name: string; claim: string; sql: string }) {
  const failing = `FROM (\n${check.sql.trim().replace(/;$/u, "")}\n) AS failing`
  const rows = yield* database.rows(`${failing} LIMIT ${EXAMPLES}`)
  const failures = rows.length === 0 ? 0 : Number((yield* database.rows(`SELECT count(*)::INTEGER AS failures ${failing}`))[0].failures)
  return { check: check.name, claim: check.claim, failures, examples: rows.map((row) => JSON.stringify(row)) } satisfies CheckResult
})

/**
 * Runs every check of `sql/checks` on a loaded database.
 * Errors: `CheckFailed` when a row breaks a promise, after all checks have run.
 */
export const runChecks = Effect.fn("runChecks")(function* (database: Database) {
  const { checks, prelude } = yield* SqlFiles
  yield* database.run(prelude)
  const results = yield* Effect.forEach(checks, (check) => runCheck(database, check))
  const failed = results.filter(({ failures }) => failures > 0)
  if (failed.length > 0) return yield* new CheckFailed({ failed })
  return results
})

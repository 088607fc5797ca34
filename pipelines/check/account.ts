/** Nothing is lost: every record that was read is an article, the same as another one, or a reject. Checked on each run. */
import * as Effect from "effect/Effect"
import type { Database } from "../write/DuckDb.ts"
import { CheckFailed } from "./errors.ts"

/** What became of the records of a run. */
export interface Account {
  readonly read: number
  /** Rows of `sources`. */
  readonly accepted: number
  /** Rows of `rejects`. */
  readonly rejected: number
  /** Records that are the same as an accepted one, to the byte and with the same address: its `also_at`. */
  readonly duplicates: number
  /** Of the accepted, those in each language that is not English: they have their sentences and nothing else. */
  readonly unread: Readonly<Record<string, number>>
}

/** Rows of `sources` that are not English, by language. */
const UNREAD = `SELECT language, count(*)::INTEGER AS articles FROM sources
  WHERE language <> 'en' AND NOT starts_with(language, 'en-') GROUP BY language ORDER BY language`

const COUNTS = `SELECT (SELECT count(*)::INTEGER FROM sources) AS accepted, (SELECT count(*)::INTEGER FROM rejects) AS rejected,
  (SELECT coalesce(sum(len(also_at)), 0)::INTEGER FROM sources) AS duplicates`

/** Compares what was read with what the loaded tables hold. **Errors**: CheckFailed where a record is missing or met twice. */
export const accountFor = Effect.fn("accountFor")(function* (database: Database, read: number) {
  const [counts] = yield* database.rows(COUNTS)
  const account: Account = {
    read,
    accepted: Number(counts.accepted),
    rejected: Number(counts.rejected),
    duplicates: Number(counts.duplicates),
    unread: Object.fromEntries((yield* database.rows(UNREAD)).map(({ articles, language }) => [String(language), Number(articles)]))
  }
  const missing = read - account.accepted - account.rejected - account.duplicates
  if (missing === 0) return account
  const claim = "Each record that was read is accepted, rejected or a duplicate"
  return yield* new CheckFailed({ failed: [{ check: "account", claim, failures: Math.abs(missing), examples: [JSON.stringify(account)] }] })
})

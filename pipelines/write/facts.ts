/** What the database says of the dataset as a whole. */
import * as Effect from "effect/Effect"
import type { Database } from "./DuckDb.ts"

/** What the data card says of the articles. */
export const factsOf = Effect.fnUntraced(function* (database: Database) {
  const [facts] = yield* database.rows(
    `SELECT list_sort(list_distinct(list(language))) AS languages, strftime(min(published_at), '%Y-%m-%d') AS first_date, strftime(max(published_at), '%Y-%m-%d') AS last_date,
       (SELECT count(*)::INTEGER FROM entities WHERE entity_type = 'PERSON') AS persons,
       (SELECT count(*)::INTEGER FROM entities WHERE entity_type = 'PERSON' AND entity_id IN (SELECT speaker_entity_id FROM quotes)) AS speakers FROM sources`
  )
  return {
    languages: (facts.languages ?? []) as ReadonlyArray<string>,
    firstDate: facts.first_date as string | null,
    lastDate: facts.last_date as string | null,
    persons: facts.persons as number,
    speakers: facts.speakers as number
  }
})

/** Licences of the articles, sorted. */
export const licencesOf = (database: Database) =>
  Effect.map(database.rows("SELECT DISTINCT license FROM sources WHERE license IS NOT NULL ORDER BY license"), (rows) =>
    rows.map(({ license }) => String(license))
  )

/** Rejects by their code, codes sorted. */
export const rejectsByCodeOf = (database: Database) =>
  Effect.map(
    database.rows("SELECT error_code, count(*)::INTEGER AS n FROM rejects GROUP BY error_code ORDER BY error_code"),
    (rows): Readonly<Record<string, number>> => Object.fromEntries(rows.map(({ error_code, n }) => [String(error_code), Number(n)]))
  )

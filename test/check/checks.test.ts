import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { batchOf } from "../../pipelines/column-batch.ts"
import type { Dataset } from "../../pipelines/dataset.ts"
import { runChecks } from "../../pipelines/check/checks.ts"
import { DuckDb } from "../../pipelines/write/DuckDb.ts"
import { SqlFiles } from "../../pipelines/write/SqlFiles.ts"
import { duckDbType } from "../../schemas/duckdb.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import { writing } from "../write/dataset-layers.ts"
import { handMadeTables, resolved } from "../write/hand-made.ts"

const sound = (): Dataset => resolved([handMadeTables(), handMadeTables({ url: "https://example.org/a", input_path: "b.txt" })], [])

/** Checks rows in tables without keys, so that the checks and not the keys find the fault. */
const checkRows = (dataset: Dataset) =>
  Effect.scoped(
    Effect.gen(function* () {
      const database = yield* (yield* DuckDb).open(":memory:")
      for (const name of TABLE_NAMES) {
        const table = tableOf(name)
        const columns = Object.entries(table.columns).map(([column, { type }]) => `${column} ${duckDbType(type)}`)
        yield* database.run(`CREATE TABLE ${name} (${columns.join(", ")})`)
        yield* database.append(table, batchOf(table, dataset[name]))
      }
      return yield* runChecks(database)
    })
  ).pipe(Effect.provide(writing))

type Breaks = { readonly [T in keyof Dataset]?: (rows: ReadonlyArray<any>) => ReadonlyArray<unknown> }

/** Changes columns of the first row that has them. */
const first = (changes: object) => (rows: ReadonlyArray<any>) => [{ ...rows[0], ...changes }, ...rows.slice(1)]
const change = (by: (row: any) => object) => (rows: ReadonlyArray<any>) => rows.map((row, at) => (at === 0 ? { ...row, ...by(row) } : row))

/** What each check is for: rows that only a fault of the program could make. */
const FAULTS: ReadonlyArray<readonly [check: string, fault: string, breaks: Breaks]> = [
  ["span-text", "a mention with other words", { mentions: first({ text: "Oslo!" }) }],
  [
    "span-text",
    "offsets in UTF-16 units",
    { times: change(({ char_end, char_start }) => ({ char_start: char_start + 1, char_end: char_end + 1 })) }
  ],
  [
    "span-bounds",
    "an empty span",
    { quotes: change(({ char_start, parts }) => ({ parts: [{ start: char_start, end: char_start }, ...parts] })) }
  ],
  [
    "span-bounds",
    "a span past the end of its text",
    { sentences: (rows) => rows.map((row) => ({ ...row, char_end: row.char_end + 1000 })) }
  ],
  ["span-text-kept", "a title without its words", { mentions: first({ title_start: 0, title_end: 1 }) }],
  ["source-measures", "a length in UTF-16 units", { sources: change(({ char_count }) => ({ char_count: char_count + 1 })) }],
  ["source-measures", "a hash of another text", { sources: first({ text_sha256: "0".repeat(64) }) }],
  ["text-map", "segments that overlap", { sources: change(({ text_map }) => ({ text_map: [text_map[0], text_map[0]] })) }],
  [
    "sentence-order",
    "a sentence that starts before the last one ends",
    { sentences: (rows) => rows.map((row) => (row.ordinal === 3 ? { ...row, char_start: row.char_start - 5 } : row)) }
  ],
  [
    "inside-sentence",
    "a mention in another sentence",
    { mentions: change(({ sentence_id }) => ({ sentence_id: sentence_id.replace("s00000", "s00004") })) }
  ],
  ["inside-quote", "a part outside its quotation", { quotes: change(({ parts }) => ({ parts: [{ start: 0, end: 1 }, ...parts] })) }],
  ["inside-quote", "a quotation without parts", { quotes: first({ parts: [] }) }],
  ["quote-content", "content that is not the parts", { quotes: first({ content: "something else" }) }],
  ["trigger-inside-clause", "a clause without its trigger", { events: change(({ trigger_end }) => ({ char_start: trigger_end })) }],
  ["dates-ordered", "an interval that ends before it starts", { times: first({ end_date: "2001-01-01" }) }],
  ["dates-ordered", "a publication time of no known basis", { sources: first({ published_basis: "none" }) }],
  [
    "referents-agree",
    "two entities and one",
    { mentions: change(({ entity_ids }) => ({ entity_ids: [...entity_ids, "e_0000000000000000"] })) }
  ],
  ["referents-agree", "a speaker under another name", { quotes: first({ speaker_name: "Nobody" }) }],
  ["entity-counts", "one mention too many", { entities: change(({ mention_count }) => ({ mention_count: mention_count + 1 })) }],
  ["groups-have-members", "a statement made once", { quotes: first({ statement_id: "st_0000000000000000" }) }],
  ["link-ends", "a link to nowhere", { links: first({ to_id: "s_ffffffffffffffff" }) }],
  [
    "same-article",
    "a speaker in another article",
    { quotes: change(({ source_id }) => ({ nested_in_quote_id: `${source_id.replace(/.$/u, "x")}/q000000-1` })) }
  ],
  ["fractions", "a confidence above one", { quotes: first({ confidence: 1.5 }) }],
  ["fractions", "a quad class of five", { events: first({ quad_class: 5 }) }],
  ["mentions", "a key that stands twice", { mentions: (rows) => [rows[0], ...rows] }],
  ["mentions", "a foreign key that leads nowhere", { mentions: first({ quote_id: "s_9262410d2530a097/q999999-9999999" }) }],
  ["events", "a foreign key in a list that leads nowhere", { events: first({ actor_entity_ids: ["e_0000000000000000"] }) }],
  ["sources", "a word that the enumeration does not have", { sources: first({ published_basis: "guessed" }) }]
]

describe("the checks", () => {
  it.live("pass on sound rows, each with a claim in words", () =>
    Effect.gen(function* () {
      const results = yield* checkRows(sound())
      assert.isTrue(results.every(({ claim, failures }) => failures === 0 && claim.length > 20))
      const tested = new Set(FAULTS.map(([check]) => check))
      const { checks } = yield* Effect.provide(SqlFiles, writing)
      const untested = checks
        .map(({ name }) => name)
        .filter((name) => !tested.has(name) && !(TABLE_NAMES as ReadonlyArray<string>).includes(name))
      assert.deepStrictEqual(untested, [], "every check has a fault that it finds")
    })
  )

  it.live.each(FAULTS)("%s finds %s", ([check, , breaks]) =>
    Effect.gen(function* () {
      const dataset = { ...sound() } as any
      for (const [name, broken] of Object.entries(breaks)) dataset[name] = broken(dataset[name])
      const error = yield* Effect.flip(checkRows(dataset))
      if (error._tag !== "CheckFailed") return assert.fail(error.message)
      assert.include(
        error.failed.map((failed) => failed.check),
        check
      )
      assert.match(error.message, /^OR401 /u)
    })
  )
})

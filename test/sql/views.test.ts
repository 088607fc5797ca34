import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import type { ArticleAnnotations, EventReport } from "../../nlp/annotations.ts"
import type { Dataset } from "../../pipelines/dataset.ts"
import { extractTables } from "../../pipelines/extract/index.ts"
import { SqlFiles } from "../../pipelines/write/SqlFiles.ts"
import { freshOut, query, write, writing } from "../write/dataset-layers.ts"
import { handMadeAnnotations, handMadeArticle, handMadeTables, resolved } from "../write/hand-made.ts"

/** Two articles with the same text under two addresses: copies of each other. */
const copies = (): Dataset =>
  resolved([handMadeTables(), handMadeTables({ url: "https://example.org/a", input_path: "b.txt", outlet: "The Copy" })])

const published = Effect.fnUntraced(function* (dataset: Dataset) {
  const out = freshOut()
  yield* write(out, [dataset], { formats: ["duckdb"] })
  return (sql: string) => query(out, sql)
})

/** One article whose only event is changed. */
const withEvent = (
  changes: Partial<EventReport>,
  change: (annotations: ArticleAnnotations) => ArticleAnnotations = (same) => same
): Dataset => {
  const annotations = change(handMadeAnnotations())
  return resolved([extractTables(handMadeArticle(), { ...annotations, events: [{ ...annotations.events[0], ...changes }] })])
}

describe("the views", () => {
  it.live("all run, and all say what they are", () =>
    Effect.gen(function* () {
      const rows = yield* published(copies())
      const { questions, views } = yield* Effect.provide(SqlFiles, writing)
      const found = yield* rows("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
      assert.deepStrictEqual(found.map(({ view_name }) => view_name).toSorted(), views.map(({ name }) => name).toSorted())
      for (const { comment, view_name } of found) {
        assert.isAbove(String(comment).length, 40, String(view_name))
        yield* rows(`SELECT * FROM ${view_name}`)
      }
      for (const { claim, name, sql } of questions) {
        assert.match(claim, /\?/u, name)
        yield* rows(sql)
      }
    })
  )

  it.live("give the pairs that the report makes of the timeline it has", () =>
    Effect.gen(function* () {
      const prelude = readFileSync(new URL("../../sql/report/prelude.sql", import.meta.url), "utf8")
      const made = /CREATE TEMP TABLE report_dyads AS([^;]+)/u.exec(prelude)![1].replace("report_timeline", "timeline")
      const columns = "event_id, modality, event_type, quad_class, actor_entity_id, actor, recipient_entity_id, recipient"
      // The second event is between two that act together, and has no recipient.
      const [{ actors, recipients }] = handMadeAnnotations().events
      for (const event of [{}, { actors: [...actors, ...recipients], recipients: [] }]) {
        const rows = yield* published(withEvent(event))
        const found = yield* rows(`SELECT ${columns} FROM event_dyads`)
        assert.isNotEmpty(found)
        assert.deepStrictEqual(yield* rows(made), found)
      }
    })
  )

  it.live("count a copied article once, and no scare quotes", () =>
    Effect.gen(function* () {
      const rows = yield* published(copies())
      const [share] = yield* rows("SELECT speaker, quotes::INTEGER AS quotes, words, share_of_outlet FROM speaker_share")
      assert.deepStrictEqual(share, { speaker: "Mara Lind", quotes: 1, words: 6, share_of_outlet: 1 })
      const bySource = yield* rows(
        "SELECT quotes::INTEGER AS quotes, direct::INTEGER AS direct, indirect::INTEGER AS indirect, attributed::INTEGER AS attributed FROM quotes_by_source"
      )
      assert.deepStrictEqual(bySource, [{ quotes: 2, direct: 1, indirect: 1, attributed: 2 }])
      const [network] = yield* rows(
        "SELECT name_a, name_b, sentences::INTEGER AS sentences FROM entity_network WHERE name_a <> 'Oslo' AND name_b <> 'Oslo'"
      )
      assert.strictEqual(network.sentences, 2)
      const dyads = yield* rows("SELECT actor, recipient, events::INTEGER AS events, happened::INTEGER AS happened FROM events_by_dyad")
      assert.deepStrictEqual(dyads, [{ actor: "Mara Lind", recipient: "Ole Berg", events: 1, happened: 1 }])
    })
  )

  it.live("name each article that is left out as a copy, and the one that is counted", () =>
    Effect.gen(function* () {
      const dataset = copies()
      const rows = yield* published(dataset)
      const [left, ...others] = yield* rows("SELECT source_id, dup_kind, kept_source_id, outlet, kept_outlet FROM left_out_copies")
      assert.deepStrictEqual(others, [])
      assert.strictEqual(left.dup_kind, "exact")
      assert.sameMembers(
        [left.source_id, left.kept_source_id],
        dataset.sources.map(({ source_id }) => source_id)
      )
      const counted = yield* rows("SELECT source_id FROM distinct_sources")
      assert.deepStrictEqual(counted, [{ source_id: left.kept_source_id }])
    })
  )

  it.live("give days of publication in UTC, whatever the zone of who asks", () =>
    Effect.gen(function* () {
      const rows = yield* published(resolved([handMadeTables()]))
      const days = "SELECT DISTINCT strftime(published_on, '%Y-%m-%d') AS day FROM entity_timeline"
      const here = yield* rows(`SET TimeZone = 'UTC'; ${days}`)
      assert.match(String(here[0].day), /^\d{4}-\d\d-\d\d$/u)
      assert.deepStrictEqual(yield* rows(`SET TimeZone = 'Pacific/Honolulu'; ${days}`), here)
      assert.deepStrictEqual(yield* rows(`SET TimeZone = 'Pacific/Kiritimati'; ${days}`), here)
    })
  )

  it.live("give every statement with its speaker, role and words, copies too", () =>
    Effect.gen(function* () {
      const rows = yield* published(copies())
      const said = yield* rows("SELECT speaker, speaker_role, cue_lemma, content FROM who_said_what WHERE stance = 'speech'")
      const row = { speaker: "Mara Lind", speaker_role: "envoy", cue_lemma: "say", content: "We 🦆 hope so, and soon." }
      assert.deepStrictEqual(said, [row, row])
    })
  )

  it.live("show statements without a known speaker", () =>
    Effect.gen(function* () {
      const annotations = handMadeAnnotations()
      const quotes = [{ ...annotations.quotes[0], speakerEntities: [] }, ...annotations.quotes.slice(1)]
      const rows = yield* published(resolved([extractTables(handMadeArticle(), { ...annotations, quotes })]))
      assert.deepStrictEqual(yield* rows("SELECT speaker_text, content FROM unattributed"), [
        { speaker_text: "Mara Lind", content: "We 🦆 hope so, and soon." }
      ])
    })
  )

  it.live("align the wordings of one statement, and name the words that differ", () =>
    Effect.gen(function* () {
      const dataset = resolved([handMadeTables()])
      const [direct, indirect, ...rest] = dataset.quotes
      const statement_id = "st_0123456789abcdef" as NonNullable<typeof direct.statement_id>
      const rows = yield* published({ ...dataset, quotes: [{ ...direct, statement_id }, { ...indirect, statement_id }, ...rest] })
      const [variant] = yield* rows("SELECT base_wording, wording, only_in_base, only_here FROM statement_variants")
      assert.deepStrictEqual(variant, {
        base_wording: "We 🦆 hope so, and soon.",
        wording: "the talks, a “success”, will go on",
        only_in_base: ["we", "hope", "so", "and", "soon"],
        only_here: ["the", "talks", "a", "success", "will", "go", "on"]
      })
    })
  )
})

describe("PLOVER records", () => {
  const plover = (dataset: Dataset) =>
    Effect.flatMap(published(dataset), (rows) =>
      rows(
        "SELECT event_type, event_mode, status, quad_class, score, len(actor_entity_ids)::INTEGER AS actors, len(recipient_entity_ids)::INTEGER AS recipients FROM plover_events"
      )
    )

  it.live("keep a visit that took place, visitor toward host", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* plover(withEvent({})), [
        { event_type: "CONSULT", event_mode: "visit", status: "historical", quad_class: 1, score: 4, actors: 1, recipients: 1 }
      ])
    })
  )

  it.live("have all who meet as actors", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* plover(withEvent({ mode: null })), [
        { event_type: "CONSULT", event_mode: null, status: "historical", quad_class: 1, score: 2.5, actors: 2, recipients: 0 }
      ])
    })
  )

  it.live("turn planned cooperation into AGREE, a planned retreat into CONCEDE, and leave planned conflict as it is", () =>
    Effect.gen(function* () {
      const typesOf = (type: EventReport["type"]) =>
        Effect.map(plover(withEvent({ type, mode: null, modality: "planned" })), ([row]) => [
          row.event_type,
          row.status,
          row.quad_class,
          row.score
        ])
      assert.deepStrictEqual(yield* typesOf("AID"), ["AGREE", "future", 1, 2.5])
      assert.deepStrictEqual(yield* typesOf("RETREAT"), ["CONCEDE", "future", 1, 4.5])
      assert.deepStrictEqual(yield* typesOf("SANCTION"), ["SANCTION", "future", 4, -6])
    })
  )

  it.live("leave out what did not happen", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* plover(withEvent({ modality: "negated" })), [])
      assert.deepStrictEqual(yield* plover(withEvent({ modality: "called_off" })), [])
    })
  )

  it.live("say a promise once, not again for what it promises", () =>
    Effect.gen(function* () {
      const annotations = handMadeAnnotations()
      const [met] = annotations.events
      const agreed: EventReport = {
        ...met,
        type: "AGREE",
        mode: null,
        trigger: { start: met.start, end: met.start + 4 },
        triggerLemma: "agree"
      }
      const dataset = resolved([extractTables(handMadeArticle(), { ...annotations, events: [agreed, { ...met, modality: "planned" }] })])
      assert.deepStrictEqual(
        (yield* plover(dataset)).map(({ event_type }) => event_type),
        ["AGREE"]
      )
    })
  )
})

describe("the timeline", () => {
  it.live("has a called-off event as called off, and one row for several reports", () =>
    Effect.gen(function* () {
      const rows = yield* published(withEvent({ modality: "called_off" }))
      assert.deepStrictEqual(yield* rows("SELECT modality, actors, recipients, place, reports::INTEGER AS reports FROM timeline"), [
        { modality: "called_off", actors: ["Mara Lind"], recipients: ["Ole Berg"], place: "Oslo", reports: 1 }
      ])
      assert.deepStrictEqual(yield* rows("SELECT * FROM gdelt_events"), [])
      assert.deepStrictEqual(yield* rows("SELECT did_not_happen::INTEGER AS n FROM events_by_dyad"), [{ n: 1 }])
    })
  )

  it.live("counts conflict and cooperation between countries by week", () =>
    Effect.gen(function* () {
      const rows = yield* published(
        withEvent({}, (annotations) => ({
          ...annotations,
          entities: annotations.entities.map((entity, at) => (at === 1 ? { ...entity, countryCode: "SWE" } : entity))
        }))
      )
      const [week] = yield* rows(
        "SELECT week, actor_country, recipient_country, verbal_cooperation::INTEGER AS n, mean_intensity FROM conflict_cooperation"
      )
      assert.deepStrictEqual(week, { week: "2023-06-12", actor_country: "NOR", recipient_country: "SWE", n: 1, mean_intensity: 4 })
      const [gdelt] = yield* rows(
        "SELECT SQLDATE, Actor1Code, Actor2Code, EventRootCode, QuadClass, NumMentions::INTEGER AS NumMentions FROM gdelt_events"
      )
      assert.deepStrictEqual(gdelt, {
        SQLDATE: 20230618,
        Actor1Code: "NORGOV",
        Actor2Code: "SWE",
        EventRootCode: "04",
        QuadClass: 1,
        NumMentions: 1
      })
    })
  )
})

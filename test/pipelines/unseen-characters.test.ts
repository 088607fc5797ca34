import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Layer, Result } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { Analyst } from "../../pipelines/Analyst.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import type { Dataset } from "../../pipelines/dataset.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import { news } from "../../pipelines/news.ts"
import { Resolver } from "../../pipelines/resolve/Resolver.ts"
import { ArticleStore } from "../../pipelines/store/ArticleStore.ts"
import { inputFile, readAll } from "../ingest/in-memory.ts"

const usual = `Ministers meet in Lindholm

LINDHOLM, June 19 - Foreign Minister José Muñoz met Antony Blinken on Monday. "The talks were candid," Muñoz said. Blinken accused Russia of attacking Ukraine. According to Muñoz, the ministers will meet again in May.`

/** The same article as other programs write it. */
const WRITTEN: Readonly<Record<string, string>> = {
  usual: usual,
  "accents behind their letters": usual.normalize("NFD"),
  "soft hyphens in names and cues": usual
    .replaceAll("Blinken", "Blin\u00ADken")
    .replaceAll("Muñoz", "Mu\u00ADñoz")
    .replaceAll("said", "sa\u00ADid")
    .replaceAll("Monday", "Mon\u00ADday"),
  "zero-width spaces beside words": usual
    .replaceAll("said", "said\u200B")
    .replaceAll("accused", "\u200Baccused")
    .replaceAll("Antony Blinken", "Antony\u200B Blinken"),
  "no-break spaces": usual
    .replaceAll("Minister José", "Minister\u00A0José")
    .replaceAll("Antony Blinken", "Antony\u00A0Blinken")
    .replaceAll("June 19", "June\u00A019"),
  "narrow spaces": usual.replaceAll("Antony Blinken", "Antony\u2009Blinken").replaceAll("Muñoz said", "Muñoz\u202Fsaid"),
  "marks of direction": usual.replaceAll("Antony Blinken", "\u2068Antony Blinken\u2069").replaceAll("said", "said\u200E"),
  "word joiners": usual.replaceAll("Blinken", "Blin\u2060ken").replaceAll("Russia", "\uFEFFRussia")
}

describe("characters that nobody sees", () => {
  let dataset: Dataset
  beforeAll(async () => {
    // Each says one thing more, so that none is a copy of another.
    const files = Object.entries(WRITTEN).map(([name, text], i) => inputFile(`${name}.txt`, `${text} It was meeting ${i} of ${i + 7}.`))
    const readings = (await Promise.all(files.map((file) => readAll(file)))).flatMap(({ articles }) =>
      articles.map((article) => Result.succeed(article))
    )
    const layer = Layer.mergeAll(Inputs.layerTest(readings), Analyst.layer, Resolver.layer, ArticleStore.layerMemory).pipe(
      Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer)),
      Layer.provide(NodeServices.layer)
    )
    dataset = (await Effect.runPromise(Effect.provide(news, layer))).dataset
  })

  const rowsOf = (name: string) => {
    const source = dataset.sources.find(({ input_path }) => input_path === `${name}.txt`)
    if (source === undefined) throw new Error(`no source ${name}`)
    const own = <R extends { readonly source_id: string }>(rows: ReadonlyArray<R>): ReadonlyArray<R> =>
      rows.filter(({ source_id }) => source_id === source.source_id)
    const nameOf = (id: string | null): string | null => dataset.entities.find(({ entity_id }) => entity_id === id)?.name ?? null
    return {
      source,
      entities: [...new Set(own(dataset.mentions).map(({ entity_id }) => nameOf(entity_id)))].sort(),
      quotes: own(dataset.quotes)
        .map(({ cue_lemma, quote_kind, speaker_name }) => `${quote_kind} ${speaker_name} ${cue_lemma}`)
        .sort(),
      events: own(dataset.events)
        .map(
          ({ actor_entity_ids, event_type, recipient_entity_ids }) =>
            `${actor_entity_ids.map(nameOf)} ${event_type} ${recipient_entity_ids.map(nameOf)}`
        )
        .sort(),
      times: own(dataset.times)
        .map(({ timex_value }) => timex_value)
        .sort(),
      spans: [...own(dataset.mentions), ...own(dataset.quotes), ...own(dataset.times), ...own(dataset.events), ...own(dataset.sentences)]
    }
  }

  it.each(Object.keys(WRITTEN).slice(1))("harm no reading: %s", (name) => {
    const { source: _, spans: __, ...expected } = rowsOf("usual")
    expect(expected.quotes).toContain("direct José Muñoz say")
    expect(expected.events).toContain("Antony Blinken ACCUSE Russia")
    const { source, spans, ...found } = rowsOf(name)
    expect(found).toEqual(expected)
    const characters = [...(source.text ?? "")]
    for (const { char_end, char_start, text } of spans) expect(characters.slice(char_start, char_end).join("")).toBe(text)
  })

  it("stay in the text, and give one entity, not one a spelling", () => {
    expect(rowsOf("soft hyphens in names and cues").source.text).toContain("Blin\u00ADken")
    const people = dataset.entities.filter(({ entity_type }) => entity_type === "PERSON")
    expect(people.map(({ name, source_count }) => [name, source_count]).sort()).toEqual([
      ["Antony Blinken", 8],
      ["José Muñoz", 8]
    ])
  })
})

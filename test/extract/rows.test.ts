import { assert, describe, it } from "@effect/vitest"
import fc from "fast-check"
import type { ArticleAnnotations, Quote, Sentence } from "../../nlp/annotations.ts"
import type { Span } from "../../nlp/span.ts"
import { coverageOf, innermostOwners } from "../../pipelines/extract/spans.ts"
import { extractTables } from "../../pipelines/extract/index.ts"
import { epochDays, epochMicros } from "../../pipelines/write/calendar.ts"
import { handMadeAnnotations, handMadeArticle, handMadeTables } from "../write/hand-made.ts"
import { cpuTime } from "../cpu-time.ts"

/** Characters of the span in code points, the way Python and DuckDB count. */
const slice = (text: string, start: number, end: number): string => Array.from(text).slice(start, end).join("")

/** Words of letters, astral letters and emoji, between single spaces. */
const words = fc.array(fc.stringMatching(/^[a-z𝒜-𝒵🦆é]{1,6}$/u), { minLength: 4, maxLength: 30 })

/** An article of one sentence whose words are, in turn, mentions, times and triggers, and which is one quotation in two parts. */
const annotationsOf = (tokens: ReadonlyArray<string>): ArticleAnnotations => {
  const base = handMadeAnnotations()
  const text = tokens.join(" ")
  let at = 0
  const spans = tokens.map((token): Span => {
    const start = at
    at += token.length + 1
    return { start, end: start + token.length }
  })
  const half = spans.length >> 1
  const sentence: Sentence = { ...base.sentences[0], start: 0, end: text.length }
  const parts = [
    { start: 0, end: spans[half - 1].end },
    { start: spans[half].start, end: text.length }
  ]
  const quote: Quote = {
    ...base.quotes[0],
    start: 0,
    end: text.length,
    parts,
    quotedParts: parts,
    speaker: spans[0],
    cue: spans[1],
    speakerMention: 0
  }
  return {
    ...base,
    text,
    sentences: [sentence],
    blocks: [{ ...base.blocks[0], start: 0, end: text.length }],
    mentions: spans.map((span) => ({ ...base.mentions[0], ...span, title: spans[0] })),
    quotes: [quote],
    times: spans.map((span) => ({ ...base.times[0], ...span })),
    events: spans.map((span, index) => ({
      ...base.events[0],
      ...sentence,
      trigger: span,
      time: index,
      place: null,
      actors: [{ span: spans[0], entities: [0], sector: null }],
      recipients: []
    }))
  }
}

describe("rows of an article", () => {
  it("name the characters they were made from, in code points, whatever characters the text has", () => {
    fc.assert(
      fc.property(words, (tokens) => {
        const annotations = annotationsOf(tokens)
        const { text } = annotations
        const tables = extractTables(handMadeArticle({ text }), annotations)
        assert.strictEqual(tables.source.char_count, Array.from(text).length)
        for (const row of [...tables.sentences, ...tables.mentions, ...tables.times, ...tables.events, ...tables.quotes]) {
          assert.strictEqual(slice(text, row.char_start, row.char_end), row.text)
        }
        for (const row of tables.mentions) assert.strictEqual(slice(text, row.title_start ?? 0, row.title_end ?? 0), row.title_text)
        for (const row of tables.events) assert.strictEqual(slice(text, row.trigger_start, row.trigger_end), row.trigger_text)
        const [quote] = tables.quotes
        assert.strictEqual(quote.parts.map(({ start, end }) => slice(text, start, end)).join(" "), quote.content)
        assert.strictEqual(slice(text, quote.cue_start ?? 0, quote.cue_end ?? 0), quote.cue_text)
        assert.strictEqual(tables.mentions.length, tokens.length)
        assert.strictEqual(new Set(tables.mentions.map((row) => row.mention_id)).size, tokens.length)
      }),
      { numRuns: 200, seed: 7, examples: [[["🦆", "a🦆b", "𝒜", "x"]]] }
    )
  })

  it("stand in reading order when sorted by id", () => {
    const { mentions } = handMadeTables()
    assert.deepStrictEqual(
      mentions.map(({ text }) => text),
      ["Oslo", "Mara Lind", "Ole Berg", "Oslo", "We", "Mara Lind", "She"]
    )
  })

  it("get ids of their own also where two name the same span", () => {
    const annotations = handMadeAnnotations()
    const doubled = {
      ...annotations,
      mentions: [...annotations.mentions, annotations.mentions[1]],
      events: [annotations.events[0], annotations.events[0]]
    }
    const tables = extractTables(handMadeArticle(), doubled)
    assert.strictEqual(new Set(tables.mentions.map((row) => row.mention_id)).size, 8)
    assert.deepStrictEqual(
      tables.events.map((row) => row.event_id.split("/")[1]),
      ["e000046-49", "e000046-49.2"]
    )
  })

  it("leave out a mention that crosses sentences, and what pointed to it points nowhere", () => {
    const annotations = handMadeAnnotations()
    const said = annotations.mentions[5]
    const mentions = annotations.mentions.map((mention) => (mention === said ? { ...said, end: annotations.sentences[4].end } : mention))
    const tables = extractTables(handMadeArticle(), { ...annotations, mentions })
    assert.strictEqual(tables.mentions.length, 6)
    const [direct, belief] = tables.quotes
    assert.isNull(direct.speaker_mention_id)
    assert.strictEqual(direct.speaker_text, "Mara Lind")
    // References by index still mean the same mention.
    assert.strictEqual(belief.speaker_mention_id, tables.mentions.find(({ text }) => text === "She")?.mention_id)
  })

  it("leave out an empty quotation, and keep the others' nesting", () => {
    const annotations = handMadeAnnotations()
    const quotes = [{ ...annotations.quotes[0], parts: [] }, ...annotations.quotes.slice(1)]
    const tables = extractTables(handMadeArticle(), { ...annotations, quotes })
    assert.deepStrictEqual(
      tables.quotes.map(({ quote_kind }) => quote_kind),
      ["indirect", "scare"]
    )
    assert.strictEqual(tables.quotes[1].nested_in_quote_id, tables.quotes[0].quote_id)
  })

  it("tell the quotation that a mention stands in, the innermost, never a scare quote", () => {
    const annotations = handMadeAnnotations()
    const start = annotations.text.indexOf("success")
    const inScareQuotes = { ...annotations.mentions[0], start, end: start + "success".length }
    const { mentions, quotes } = extractTables(handMadeArticle(), { ...annotations, mentions: [...annotations.mentions, inScareQuotes] })
    const quoteOf = (text: string) => mentions.find((mention) => mention.text === text)?.quote_id
    assert.strictEqual(quoteOf("We"), quotes[0].quote_id)
    assert.isNull(quoteOf("She"))
    assert.strictEqual(quoteOf("success"), quotes[1].quote_id)
  })

  it("tell how much of a sentence is quoted", () => {
    assert.deepStrictEqual(
      handMadeTables().sentences.map(({ in_quote }) => in_quote),
      ["none", "none", "none", "part", "none"]
    )
    const text = "“Yes, we do.” He left."
    assert.strictEqual(coverageOf(text, { start: 0, end: 13 }, [{ start: 1, end: 12 }]), "all")
    assert.strictEqual(coverageOf(text, { start: 14, end: 22 }, [{ start: 1, end: 12 }]), "none")
  })

  it("read headline and byline off the text when no metadata gives them", () => {
    const { source } = handMadeTables()
    assert.strictEqual(source.title, "🦆 Envoys meet in Oslo")
    assert.deepStrictEqual([source.title_start, source.title_end], [0, 21])
    assert.strictEqual(source.byline, "Ada Rust")
    const given = handMadeTables({ title: "Another headline", byline: "B. Lund" }).source
    assert.deepStrictEqual([given.title, given.title_start, given.byline], ["Another headline", null, "B. Lund"])
  })

  it("know an agency's mark in a byline, and that Reuters in the text is none", () => {
    assert.strictEqual(handMadeTables({ byline: "Ada Rust, Reuters" }).source.wire_service, "Reuters")
    assert.isNull(handMadeTables().source.wire_service)
    assert.isNull(handMadeTables({ byline: "A. P. Lund" }).source.wire_service)
  })

  it("bear PLOVER's quad class, root and score, a mode's before its type's", () => {
    const [event] = handMadeTables().events
    assert.deepStrictEqual([event.quad_class, event.cameo_root, event.intensity], [1, "04", 4])
  })

  it("have a source id that changes with the bytes and with the url, and with nothing else", () => {
    const id = handMadeTables().source.source_id
    assert.strictEqual(handMadeTables({ input_path: "elsewhere.txt", outlet: null }).source.source_id, id)
    assert.notStrictEqual(handMadeTables({ url: "https://example.org/" }).source.source_id, id)
    assert.notStrictEqual(handMadeTables({ sha256: "f".repeat(64) }).source.source_id, id)
  })
})

describe("the innermost owner", () => {
  it("is the shortest span that holds the query, as a search of all of them finds it", () => {
    const span = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })).map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), fc.array(span, { maxLength: 20 }), (spans, queries) => {
        const owned = spans.map((each, owner) => ({ ...each, owner }))
        const lengthOf = (owner: number) => (owner < 0 ? -1 : spans[owner].end - spans[owner].start)
        const found = innermostOwners(owned, queries)
        queries.forEach((query, at) => {
          const holding = spans.filter(({ start, end }) => start <= query.start && query.end <= end).map(({ start, end }) => end - start)
          assert.strictEqual(lengthOf(found[at]), holding.length === 0 ? -1 : Math.min(...holding))
        })
      }),
      { seed: 7 }
    )
  })

  it("is found in linear time among nested spans that are many", () => {
    const spans = Array.from({ length: 50_000 }, (_, owner) => ({ start: owner * 4, end: owner * 4 + 3, owner }))
    const started = cpuTime()
    assert.deepStrictEqual(innermostOwners(spans, spans).slice(0, 3), [0, 1, 2])
    assert.isBelow(cpuTime() - started, 2000)
  })
})

describe("days and instants", () => {
  it("are counted from 1970 as JavaScript counts them", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString()
          assert.strictEqual(epochDays(iso.slice(0, 10)), Math.floor(date.getTime() / 86_400_000))
          assert.strictEqual(epochMicros(iso), BigInt(date.getTime()) * 1000n)
        }
      ),
      { seed: 7, numRuns: 500 }
    )
    assert.strictEqual(epochMicros("1970-01-01T00:00:01Z"), 1_000_000n)
    assert.strictEqual(epochMicros("1969-12-31T23:59:59.5Z"), -500_000n)
  })
})

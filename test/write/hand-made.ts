/** Small articles made by hand, with every kind of annotation, so that rows can be tested without an engine. */
import type { ArticleAnnotations, LocalEntity, Mention, Quote, Sentence } from "../../nlp/annotations.ts"
import { Doc } from "../../nlp/engine/doc.ts"
import type { Span } from "../../nlp/span.ts"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { LexiconTexts } from "../../nlp/lexicon/table.ts"
import type { Article, ArticleTables, Dataset, Reject } from "../../pipelines/dataset.ts"
import { extractTables } from "../../pipelines/extract/index.ts"
import { createResolver } from "../../pipelines/resolve/Resolver.ts"

const LEXICON_FOLDER = fileURLToPath(new URL("../../nlp/lexicon", import.meta.url))

/** An astral character stands before everything, so that offsets in the wrong unit are all wrong. */
export const TEXT = [
  "🦆 Envoys meet in Oslo",
  "By Ada Rust",
  "Mara Lind met Ole Berg in Oslo on 18 June 2023. “We 🦆 hope so,” said Mara Lind, “and soon.”",
  "She believes the talks, a “success”, will go on."
].join("\n\n")

export const handMadeArticle = (changes: Partial<Article> = {}): Article => {
  const text = changes.text ?? TEXT
  return {
    input_path: "a.txt",
    input_member: null,
    also_at: [],
    sha256: createHash("sha256").update(text).digest("hex"),
    byte_length: Buffer.byteLength(text),
    media_type: "text/plain",
    charset: "utf-8",
    text,
    text_map: [{ text_start: 0, text_end: text.length, raw_start: 0, raw_end: Array.from(text).length }],
    url: null,
    canonical_url: null,
    outlet: "The Fjord",
    title: null,
    byline: null,
    published: { at: "2023-06-18T09:30:00Z", tz: "+02:00", grain: "minute", basis: "manifest", day: { year: 2023, month: 6, day: 18 } },
    language: "en",
    language_basis: "declared",
    license: "CC0-1.0",
    note: null,
    ...changes
  }
}

const find = (text: string, words: string, from = 0): Span => {
  const start = text.indexOf(words, from)
  if (start < 0) throw new Error(`“${words}” is not in the text`)
  return { start, end: start + words.length }
}

const emptyDoc = (text: string): Doc => {
  const none = { int: new Int32Array(0), uint: new Uint32Array(0), byte: new Uint8Array(0) }
  return new Doc({
    text,
    strings: [""],
    start: none.int,
    end: none.int,
    spaceAfter: none.byte,
    tagId: none.uint,
    posId: none.uint,
    morphId: none.uint,
    lemmaId: none.uint,
    normId: none.uint,
    depId: none.uint,
    head: none.int,
    sentStart: none.byte,
    entityStart: none.int,
    entityEnd: none.int,
    entityLabelId: none.uint
  })
}

export const entity = (name: string, changes: Partial<LocalEntity> = {}): LocalEntity => ({
  type: "PERSON",
  name,
  aliases: [name],
  roles: [],
  affiliation: null,
  countryCode: null,
  latitude: null,
  longitude: null,
  sector: null,
  externalIds: [],
  pronouns: [],
  ruleId: "test/entity",
  ...changes
})

const mention = (span: Span, entities: ReadonlyArray<number>, changes: Partial<Mention> = {}): Mention => ({
  ...span,
  kind: "name",
  type: "PERSON",
  entities,
  title: null,
  isMetonym: false,
  isNested: false,
  ruleId: "test/mention",
  ...changes
})

const quote = (span: Span, parts: ReadonlyArray<Span>, changes: Partial<Quote> = {}): Quote => ({
  ...span,
  kind: "direct",
  parts,
  quotedParts: parts,
  stance: "speech",
  speaker: null,
  speakerKind: "unknown",
  speakerMention: null,
  speakerEntities: [],
  cue: null,
  cueLemma: null,
  cueStance: "neutral",
  isNegated: false,
  via: null,
  viaEntity: null,
  addressee: null,
  addresseeEntity: null,
  nestedIn: null,
  isClosed: true,
  ruleId: "test/quote",
  ...changes
})

const SENTENCES = [
  ["🦆 Envoys meet in Oslo", 0, "headline"],
  ["By Ada Rust", 1, "credit"],
  ["Mara Lind met Ole Berg in Oslo on 18 June 2023.", 2, "body"],
  ["“We 🦆 hope so,” said Mara Lind, “and soon.”", 2, "body"],
  ["She believes the talks, a “success”, will go on.", 3, "body"]
] as const

/** What a careful reader finds in `TEXT`. */
export const handMadeAnnotations = (): ArticleAnnotations => {
  const text = TEXT
  const sentences = SENTENCES.map(([words, paragraph, kind], ordinal): Sentence => ({
    ...find(text, words),
    ordinal,
    paragraph,
    kind,
    section: null,
    ruleId: "test/sentence"
  }))
  const blocks = [0, 1, 2, 3].map((paragraph) => {
    const inside = sentences.filter((sentence) => sentence.paragraph === paragraph)
    return { start: inside[0].start, end: inside[inside.length - 1].end, kind: inside[0].kind, paragraph, section: null }
  })
  const body = sentences[2].start
  const said = find(text, "said")
  const parts = [find(text, "We 🦆 hope so,"), find(text, "and soon.")]
  return {
    text,
    publishedOn: { year: 2023, month: 6, day: 18 },
    outlet: "The Fjord",
    byline: null,
    title: null,
    blocks,
    sentences,
    doc: emptyDoc(text),
    entities: [
      entity("Mara Lind", { roles: ["envoy"], affiliation: 2, pronouns: ["she"], sector: "GOV" }),
      entity("Ole Berg"),
      entity("Oslo", { type: "GPE", aliases: ["Oslo", "Christiania"], countryCode: "NOR", latitude: 59.91, longitude: 10.75 })
    ],
    mentions: [
      mention(find(text, "Oslo"), [2], { type: "GPE" }),
      mention(find(text, "Mara Lind", body), [0]),
      mention(find(text, "Ole Berg"), [1]),
      mention(find(text, "Oslo", body), [2], { type: "GPE" }),
      mention(find(text, "We"), [0, 1], { kind: "pronoun" }),
      mention(find(text, "Mara Lind", said.end), [0]),
      mention(find(text, "She"), [0], { kind: "pronoun" })
    ],
    quotes: [
      quote({ start: parts[0].start - 1, end: parts[1].end + 1 }, parts, {
        speaker: find(text, "Mara Lind", said.end),
        speakerKind: "named",
        speakerMention: 5,
        speakerEntities: [0],
        cue: said,
        cueLemma: "say"
      }),
      quote(find(text, "the talks, a “success”, will go on"), [find(text, "the talks, a “success”, will go on")], {
        kind: "indirect",
        stance: "belief",
        quotedParts: [],
        speaker: find(text, "She"),
        speakerKind: "pronoun",
        speakerMention: 6,
        speakerEntities: [0],
        cue: find(text, "believes"),
        cueLemma: "believe"
      }),
      quote(find(text, "“success”"), [find(text, "success")], { kind: "scare", nestedIn: 1 })
    ],
    times: [
      {
        ...find(text, "18 June 2023"),
        type: "DATE",
        value: "2023-06-18",
        startDate: { year: 2023, month: 6, day: 18 },
        endDate: { year: 2023, month: 6, day: 18 },
        grain: "day",
        anchor: "explicit",
        ruleId: "test/time"
      }
    ],
    events: [
      {
        ...sentences[2],
        trigger: find(text, "met"),
        triggerLemma: "meet",
        type: "CONSULT",
        mode: "visit",
        contexts: ["diplomatic"],
        actors: [{ span: find(text, "Mara Lind", body), entities: [0], sector: "GOV" }],
        recipients: [{ span: find(text, "Ole Berg"), entities: [1], sector: null }],
        place: { span: find(text, "Oslo", body), entity: 2 },
        time: 0,
        startDate: { year: 2023, month: 6, day: 18 },
        endDate: { year: 2023, month: 6, day: 18 },
        grain: "day",
        dateBasis: "explicit",
        modality: "asserted",
        tense: "past",
        reportedByEntity: null,
        quote: null,
        antecedent: null,
        ruleId: "test/event"
      }
    ]
  }
}

/** Rows of the article by hand. */
export const handMadeTables = (changes: Partial<Article> = {}): ArticleTables =>
  extractTables(handMadeArticle(changes), handMadeAnnotations())

const lexicons: LexiconTexts = Object.fromEntries(
  readdirSync(LEXICON_FOLDER)
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(join(LEXICON_FOLDER, file), "utf8")])
)
const resolveAll = createResolver(lexicons)

/** Rows of some articles as a dataset, resolved with the shipped word lists. */
export const resolved = (tables: ReadonlyArray<ArticleTables>, rejects: ReadonlyArray<Reject> = []): Dataset => resolveAll(tables, rejects)

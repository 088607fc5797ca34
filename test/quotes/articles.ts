import { readFileSync, readdirSync } from "node:fs"
import type { ParsedArticle, Quote } from "../../nlp/annotations.ts"
import { segmentsOf } from "../../nlp/analyse.ts"
import { loadEngine } from "../../nlp/engine/index.ts"
import { createLayout } from "../../nlp/layout/index.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import type { Span } from "../../nlp/span.ts"

const folder = "nlp/lexicon/"

/** The shipped word lists, by name. */
export const lexicons = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(folder + file, "utf8")])
)

const engine = await loadEngine(async (file) => readFileSync(`nlp/engine/${file}`))
const layout = createLayout(lexicons)

/** A text laid out and parsed by the shipped engine, without metadata. */
export const parse = (text: string): ParsedArticle => {
  const laidOut = layout.layOut(text, {})
  const [doc] = engine.parse([{ text, segments: [...segmentsOf(laidOut)] }])
  return { text, publishedOn: null, outlet: null, byline: null, title: null, ...laidOut, doc }
}

const finder = createQuoteFinder(lexicons)

/** What is found in a text, with its words. */
export const quotesIn = (text: string) => {
  const words = (span: Span | null): string | null => (span === null ? null : text.slice(span.start, span.end))
  return finder.findQuotes(parse(text), []).map((quote: Quote) => ({
    ...quote,
    content: quote.parts.map((part) => words(part) ?? ""),
    words: text.slice(quote.start, quote.end),
    speakerWords: words(quote.speaker),
    cueWords: words(quote.cue),
    viaWords: words(quote.via),
    addresseeWords: words(quote.addressee)
  }))
}

import { readdirSync, readFileSync } from "node:fs"
import { segmentsOf } from "../../nlp/analyse.ts"
import type { ParsedArticle } from "../../nlp/annotations.ts"
import { loadEngine } from "../../nlp/engine/index.ts"
import { createEntityFinder, type GazetteerRow } from "../../nlp/entities/index.ts"
import { createLayout } from "../../nlp/layout/index.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"

const folder = "nlp/lexicon/"

/** The shipped word lists, by name. */
export const lexicons = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(folder + file, "utf8")])
)

const engine = await loadEngine(async (file) => readFileSync(`nlp/engine/${file}`))
const layout = createLayout(lexicons)
const quoteFinder = createQuoteFinder(lexicons)
/** The stage with the shipped word lists. */
export const shipped = createEntityFinder(lexicons)

/** A text laid out and parsed by the shipped engine, without metadata; `parsedEnd` as for texts that are too long. */
export const parse = (text: string, parsedEnd?: number): ParsedArticle => {
  const laidOut = layout.layOut(text, {})
  const [doc] = engine.parse([{ text, segments: [...segmentsOf(laidOut, parsedEnd)] }])
  return { text, publishedOn: null, outlet: null, byline: null, title: null, ...laidOut, doc }
}

/** Mentions of a text with their words and their entities' names; `own` is a user's gazetteer. */
export const entitiesIn = (text: string, own: ReadonlyArray<GazetteerRow> = []) => {
  const finder = own.length === 0 ? shipped : createEntityFinder(lexicons, own)
  const article = parse(text)
  const names = finder.findNames(article)
  const quotes = quoteFinder.findQuotes(article, names)
  const { entities, mentions } = finder.resolveMentions(article, names, quotes)
  return {
    entities,
    quotes,
    mentions: mentions.map((mention) => ({
      ...mention,
      words: text.slice(mention.start, mention.end),
      titleWords: mention.title === null ? null : text.slice(mention.title.start, mention.title.end),
      names: mention.entities.map((entity) => entities[entity].name).sort()
    }))
  }
}

/** The mentions of some words, in reading order. */
export const mentionsOf = (text: string, words: string) => entitiesIn(text).mentions.filter((mention) => mention.words === words)

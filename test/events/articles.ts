import { readdirSync, readFileSync } from "node:fs"
import { createAnalyser, segmentsOf } from "../../nlp/analyse.ts"
import type { ArticleAnnotations, CalendarDay, EventParty } from "../../nlp/annotations.ts"
import { loadEngine } from "../../nlp/engine/index.ts"

const folder = "nlp/lexicon/"

/** The shipped word lists, by name. */
export const lexicons = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(folder + file, "utf8")])
)

const engine = await loadEngine(async (file) => readFileSync(`nlp/engine/${file}`))
const analyser = createAnalyser(lexicons)

/** A text read by every stage of the shipped engine. */
export const read = (text: string, publishedOn: CalendarDay | null = { year: 2024, month: 5, day: 8 }): ArticleAnnotations => {
  const context = { text, publishedOn, outlet: null, byline: null, title: null }
  const laidOut = analyser.layOut(context)
  const [doc] = engine.parse([{ text, segments: [...segmentsOf(laidOut)] }])
  return analyser.annotate({ ...context, ...laidOut, doc })
}

const namesOf = (article: ArticleAnnotations, parties: ReadonlyArray<EventParty>): string =>
  parties
    .map((party) =>
      party.entities.length > 0
        ? party.entities.map((id) => article.entities[id].name).join("+")
        : article.text.slice(party.span.start, party.span.end)
    )
    .join(", ")

/** Events of a text as lines: `TYPE trigger actor > recipient modality`. */
export const eventsIn = (text: string): ReadonlyArray<string> => {
  const article = read(text)
  return article.events.map((event) =>
    [
      event.type,
      article.text.slice(event.trigger.start, event.trigger.end),
      `${namesOf(article, event.actors)} > ${namesOf(article, event.recipients)}`,
      event.modality
    ].join(" | ")
  )
}

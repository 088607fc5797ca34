/** Quotations: content, kind, marks and who said it. */
import type { Span } from "../nlp/span.ts"
import { accuracy, prfWithCounts } from "./figures.ts"
import type { Figure, LayerScore, ScoringError } from "./figures.ts"
import { intersectionOverUnion, scoreAlignment } from "./alignment.ts"
import type { Alignment } from "./alignment.ts"
import { CharacterSet } from "./character-set.ts"
import type { ArticleGold, GoldQuote } from "./gold-articles.ts"
import { mapEntities } from "./score-names.ts"
import type { System, SystemQuote } from "./system.ts"
import { layerOf } from "./system.ts"

type Gold = GoldQuote & { readonly characters: CharacterSet }
type Found = SystemQuote & { readonly doc: string; readonly characters: CharacterSet }

/** Two quotations are the same when their contents share at least this much (intersection over union of characters). */
const THRESHOLD = 0.8

const likeness = (a: { readonly characters: CharacterSet }, b: { readonly characters: CharacterSet }): number =>
  a.characters.intersectionOverUnion(b.characters)

export const scoreQuotes = (gold: ArticleGold, system: System): LayerScore => {
  const found: ReadonlyArray<Found> = layerOf(system, "quotes").map((quote) => ({ ...quote, characters: new CharacterSet(quote.spans) }))
  if (found.length === 0) return { figures: {}, errors: [] }
  const quotes: ReadonlyArray<Gold> = gold.quotes.map((quote) => ({ ...quote, characters: new CharacterSet(quote.spans) }))
  const speech = quotes.filter((quote) => quote.type !== "scare")
  const all = scoreAlignment(speech, found, likeness, THRESHOLD)
  const speakers = judgeSpeakers(gold, system, speech, found, all)
  return {
    figures: {
      "quotes all kinds >=.8": all.figure,
      ...kindFigures(quotes, found),
      "quoted parts >=.8 (between marks)": partsFigure(speech, found),
      ...speakers.figures,
      "scare taken as speech": scareFigure(quotes, found)
    },
    errors: [...contentErrors(speech, found, all), ...speakers.errors]
  }
}

const kindFigures = (quotes: ReadonlyArray<Gold>, found: ReadonlyArray<Found>): Readonly<Record<string, Figure>> =>
  Object.fromEntries(
    ["direct", "mixed", "indirect"].map((kind) => {
      const others = quotes
        .filter((quote) => quote.type !== "scare" || quote.optional)
        .filter((quote) => quote.type !== kind && quote.optional)
      const ours = found.filter(
        (quote) => quote.type === kind && !others.some((other) => other.doc === quote.doc && likeness(other, quote) > 0.5)
      )
      const wanted = quotes.filter((quote) => quote.type === kind)
      return [`quotes ${kind} >=.8`, scoreAlignment(wanted, ours, likeness, THRESHOLD).figure]
    })
  )

/** The stretches between marks, each on its own. */
const partsFigure = (speech: ReadonlyArray<Gold>, found: ReadonlyArray<Found>): Figure => {
  const wanted = speech.flatMap(({ doc, optional, parts }) => parts.map(({ end, start }) => ({ doc, optional, start, end })))
  const ours = found.flatMap(({ doc, parts }) => parts.map(([start, end]) => ({ doc, start, end })))
  return scoreAlignment(wanted, ours, intersectionOverUnion, THRESHOLD).figure
}

const scareFigure = (quotes: ReadonlyArray<Gold>, found: ReadonlyArray<Found>): Figure => {
  const scare = quotes.filter((quote) => quote.type === "scare")
  const wrong = scare.filter((each) => found.some((quote) => quote.doc === each.doc && likeness(each, quote) >= 0.5))
  return { wrong: wrong.length, gold: scare.length }
}

/** Who said it, over quotations whose content is right and whose speaker is somebody named. */
const judgeSpeakers = (
  gold: ArticleGold,
  system: System,
  speech: ReadonlyArray<Gold>,
  found: ReadonlyArray<Found>,
  { systemOf }: Alignment
): LayerScore => {
  const entityOf = mapEntities(gold, system)
  const hasSpeaker = (quote: Gold): boolean => !quote.optional && quote.speakers.length > 0
  const errors: Array<ScoringError> = []
  let asked = 0
  for (const [i, j] of systemOf) {
    if (!hasSpeaker(speech[i])) continue
    asked++
    const speaker = entityOf(found[j].doc, found[j].entity)
    if (speaker !== null && speech[i].speakers.includes(speaker)) continue
    const detail = `${speaker ?? "nobody"} for ${speech[i].speakers.join(", ")}`
    errors.push({ layer: "quotes", doc: found[j].doc, kind: "wrong speaker", ...extentOf(speech[i].spans), detail })
  }
  const right = asked - errors.length
  const neutral = systemOf.size - asked
  return {
    figures: {
      "quote >=.8 + right speaker entity": prfWithCounts(right, found.length - neutral, speech.filter(hasSpeaker).length),
      "speaker entity right / found": accuracy(right, asked)
    },
    errors
  }
}

const contentErrors = (
  speech: ReadonlyArray<Gold>,
  found: ReadonlyArray<Found>,
  { goldOf, systemOf }: Alignment
): ReadonlyArray<ScoringError> => [
  ...speech.flatMap(({ doc, optional, spans, type }, i): ReadonlyArray<ScoringError> =>
    optional || systemOf.has(i) ? [] : [{ layer: "quotes", doc, kind: "miss", ...extentOf(spans), detail: type }]
  ),
  ...found.flatMap(({ doc, spans, type }, j): ReadonlyArray<ScoringError> =>
    goldOf.has(j) ? [] : [{ layer: "quotes", doc, kind: "false alarm", ...extentOf(spans), detail: type }]
  )
]

const extentOf = (spans: ReadonlyArray<Span>): Span => ({
  start: Math.min(...spans.map((span) => span.start)),
  end: Math.max(...spans.map((span) => span.end))
})

import { readFileSync } from "node:fs"
import type { CalendarDay, ParsedArticle } from "../../nlp/annotations.ts"
import { loadEngine } from "../../nlp/engine/index.ts"
import { createLayout } from "../../nlp/layout/index.ts"
import { lexiconTexts } from "../layout/lexicons.ts"

const engine = await loadEngine(async (file) => readFileSync(`nlp/engine/${file}`))
const { layOut } = createLayout(lexiconTexts)

export const dayFrom = (text: string): CalendarDay => {
  const [year, month, day] = text.split("-").map(Number)
  return { year, month, day }
}

/** Texts laid out and parsed, as the pipeline does it, each with its publication date. */
export const articlesOf = (texts: ReadonlyArray<{ readonly text: string; readonly on: string | null }>): ReadonlyArray<ParsedArticle> => {
  const laidOut = texts.map(({ text }) => layOut(text))
  const docs = engine.parse(
    texts.map(({ text }, k) => ({
      text,
      segments: laidOut[k].blocks.map(({ start, end }, paragraph) => ({
        start,
        end,
        sentenceStarts: laidOut[k].sentences.filter((sentence) => sentence.paragraph === paragraph).map((sentence) => sentence.start)
      }))
    }))
  )
  return texts.map(({ text, on }, k) => ({
    text,
    publishedOn: on === null ? null : dayFrom(on),
    outlet: null,
    byline: null,
    title: null,
    ...laidOut[k],
    doc: docs[k]
  }))
}

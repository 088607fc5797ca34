/**
 * Measures how text is best fed to the engine: a whole article, a paragraph, or a sentence at a time. Prints names
 * (F1, the engine's own, before any rule of ours) and sentences for each way, as a Markdown table.
 *
 *   pnpm feeding [--gold DIR]     DIR/core/*.jsonl is public gold; without it only the seeds are measured
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { parseCoreDocuments } from "../eval/core-documents.ts"
import type { CoreDocument, CorePrediction } from "../eval/core-documents.ts"
import type { Figure, Figures } from "../eval/figures.ts"
import { parseArticleGold } from "../eval/gold-articles.ts"
import { scoreCoreNamed } from "../eval/score-core-named.ts"
import { scoreCoreNames } from "../eval/score-core-names.ts"
import { scoreCoreSentences } from "../eval/score-core-sentences.ts"
import { scoreNames } from "../eval/score-names.ts"
import { scoreSentences } from "../eval/score-sentences.ts"
import { createEngine, KERNEL_FILE, MODEL_FILES } from "../nlp/engine/index.ts"
import type { Doc, Segment } from "../nlp/engine/index.ts"
import { createLayout } from "../nlp/layout/index.ts"
import { codePointOffsets } from "../nlp/span.ts"

const root = new URL("../", import.meta.url)
const bytes = (file: string) => readFileSync(new URL(`nlp/engine/${file}`, root))
/** Text files of a folder, by name without the ending. */
const textsIn = (folder: URL, ending: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => [name.slice(0, -ending.length), readFileSync(new URL(name, folder), "utf8")])
  )

const { values } = parseArgs({ options: { gold: { type: "string" } } })
const { json, keys, lemmaIndex, vectors, weights } = MODEL_FILES
const engine = createEngine(
  { json: bytes(json), lemmaIndex: bytes(lemmaIndex), weights: bytes(weights), vectors: bytes(vectors), keys: bytes(keys) },
  bytes(KERNEL_FILE)
)
const layout = createLayout(textsIn(new URL("nlp/lexicon/", root), ".tsv"))

type Cut = (text: string) => ReadonlyArray<Segment>
const paragraphs: Cut = (text) => layout.layOut(text).blocks.map(({ end, start }) => ({ start, end }))
const sentences: Cut = (text) => layout.layOut(text).sentences.map(({ end, start }) => ({ start, end }))
const presetIn =
  (segments: Cut): Cut =>
  (text) => {
    const starts = layout.layOut(text).sentences.map(({ start }) => start)
    return segments(text).map(({ end, start }) => ({ start, end, sentenceStarts: starts.filter((at) => at >= start && at < end) }))
  }
const article: Cut = (text) => [{ start: 0, end: text.length }]

/** The ways of feeding, by name. */
const WAYS: Readonly<Record<string, Cut>> = {
  article: article,
  "article, our sentences": presetIn(article),
  paragraph: paragraphs,
  "paragraph, our sentences": presetIn(paragraphs),
  sentence: sentences
}

const sentenceSpans = (doc: Doc): ReadonlyArray<readonly [number, number]> =>
  doc.sentences.map((range) => {
    const { end, start } = doc.spanOf(range)
    return [start, end] as const
  })
const f1 = (figure: Figure | undefined): string => (figure !== undefined && "F1" in figure ? figure.F1.toFixed(1) : "–")

const seedTexts = textsIn(new URL("seeds/", root), ".txt")
const seedGoldFiles = textsIn(new URL("eval/gold/seeds/", root), ".jsonl")
const seedGold = parseArticleGold(Object.fromEntries(Object.entries(seedGoldFiles).map(([name, text]) => [`${name}.jsonl`, text])), true)

/** Names of the seeds by span and type, and their sentences. */
const measureSeeds = (cut: Cut): ReadonlyArray<string> => {
  const names = Object.keys(seedTexts)
  const docs = engine.parse(names.map((name) => ({ text: seedTexts[name], segments: cut(seedTexts[name]) })))
  const system = Object.fromEntries(
    docs.map((doc, i) => [
      names[i],
      {
        sentences: sentenceSpans(doc).map(([start, end]) => [start, start + doc.text.slice(start, end).trimEnd().length] as const),
        names: doc.entities.flatMap((entity) => {
          const type = SEED_TYPES[entity.label]
          return type === undefined
            ? []
            : [{ ...doc.spanOf(entity), type, entity: doc.text.slice(doc.start(entity.first), doc.end(entity.last - 1)) }]
        })
      }
    ])
  )
  const figures: Figures = { ...scoreNames(seedGold, system).figures, ...scoreSentences(seedGold, system).figures }
  return [f1(figures["names span+type (GPE=LOC=FAC)"]), f1(figures.sentences)]
}
const SEED_TYPES: Readonly<Record<string, string>> = {
  PERSON: "PERSON",
  ORG: "ORG",
  GPE: "GPE",
  LOC: "LOC",
  FAC: "FAC",
  NORP: "NORP",
  EVENT: "EVENT",
  WORK_OF_ART: "WORK",
  LAW: "WORK"
}

/** `named` typed where the set marks names inside phrases, else `relaxed`; and sentence ends. */
const measureCore = (documents: ReadonlyArray<CoreDocument>, cut: Cut): ReadonlyArray<string> => {
  const docs = engine.parse(documents.map(({ text }) => ({ text, segments: cut(text) })))
  const predictions = Object.fromEntries(
    docs.map((doc, i): [string, CorePrediction] => {
      const at = codePointOffsets(doc.text)
      const mentions = doc.entities.map((entity) => {
        const { end, start } = doc.spanOf(entity)
        return { start: at(start), end: at(end), type: entity.label }
      })
      return [documents[i].doc, { mentions, sentences: sentenceSpans(doc).map(([start, end]) => [at(start), at(end)] as const) }]
    })
  )
  const hasPhrases = documents.some(({ mentions }) => mentions?.some(({ core }) => core !== undefined))
  const names = hasPhrases ? scoreCoreNamed(documents, predictions) : scoreCoreNames(documents, predictions)
  const name = hasPhrases ? Object.keys(names).find((key) => key.includes("typed")) : "relaxed"
  const { ends } = scoreCoreSentences(documents, predictions)
  return [f1(name === undefined ? undefined : names[name]), f1(ends)]
}

const core = values.gold === undefined ? undefined : `${values.gold}/core`
const sets = ["gum_interview", "ewt_news", "pud_news"].flatMap((name) => {
  const file = `${core}/${name}.jsonl`
  return core !== undefined && existsSync(file) ? [[name, parseCoreDocuments(readFileSync(file, "utf8"))] as const] : []
})
const columns = ["seeds", ...sets.map(([name]) => name)]
const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |\n`
process.stdout.write(line(["fed by", ...columns.flatMap((name) => [`${name}: names`, "sentences"])]))
process.stdout.write(line(["---", ...columns.flatMap(() => ["--:", "--:"])]))
for (const [name, cut] of Object.entries(WAYS)) {
  process.stdout.write(line([name, ...measureSeeds(cut), ...sets.flatMap(([, documents]) => measureCore(documents, cut))]))
}

/** What an article says of where it comes from: headline, byline, dateline, news agency. */
import type { Block } from "../../nlp/annotations.ts"
import { sliceOf, type Span, trimSpan } from "../../nlp/span.ts"
import type { Article } from "../dataset.ts"
import { createWireFinder } from "../../nlp/wire/wire-credit.ts"
import wire from "./wire-services.json" with { type: "json" }

const SERVICES = Object.entries(wire.services)

const { findWireCredit } = createWireFinder(new Map(SERVICES.flatMap(([service, names]) => names.map((name) => [name, service]))))

const BYLINE = /^by (?<name>\p{L}.{1,120})$/iu

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, " ").trim()

/** The agency that a line names as its own word or words, null when none. */
const serviceIn = (line: string): string | null => {
  const words = ` ${line.replaceAll(/[^\p{L}\p{N}-]+/gu, " ")} `
  return SERVICES.find(([, names]) => names.some((name) => words.includes(` ${name} `)))?.[0] ?? null
}

export interface Provenance {
  readonly title: string | null
  /** UTF-16 units of the text, null when the title does not stand there. */
  readonly titleSpan: Span | null
  readonly byline: string | null
  readonly datelinePlace: string | null
  readonly wireService: string | null
}

const headlineOf = (article: Article, blocks: ReadonlyArray<Block>): Pick<Provenance, "title" | "titleSpan"> => {
  const headlines = blocks.filter(({ kind }) => kind === "headline")
  const given = article.title
  const block = given === null ? headlines[0] : headlines.find((each) => squeeze(sliceOf(article.text, each)) === squeeze(given))
  const titleSpan = block === undefined ? null : trimSpan(article.text, block)
  return { title: given ?? (titleSpan === null ? null : sliceOf(article.text, titleSpan)), titleSpan }
}

/** Reads the head and foot of an article; metadata that was given wins. */
export const readProvenance = (article: Article, blocks: ReadonlyArray<Block>): Provenance => {
  const linesOf = (kind: Block["kind"]) =>
    blocks.filter((block) => block.kind === kind).map((block) => squeeze(sliceOf(article.text, block)))
  const credits = linesOf("credit")
  const byline = article.byline ?? credits.map((line) => BYLINE.exec(line)?.groups?.name ?? null).find((name) => name !== null) ?? null
  const { datelinePlace, wireService } = findWireCredit(article.text, byline)
  const marks = [byline, ...credits, ...linesOf("dateline")].filter((line) => line !== null)
  return {
    ...headlineOf(article, blocks),
    byline,
    datelinePlace,
    wireService: wireService ?? marks.map(serviceIn).find((service) => service !== null) ?? null
  }
}

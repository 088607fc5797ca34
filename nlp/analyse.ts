/**
 * Understanding one article, from its text to its annotations. Pure; the parse comes from outside, so that any engine
 * can give it: `layOut` says what to parse, `annotate` reads the parse.
 */
import type { ArticleAnnotations, ArticleContext, ParsedArticle, Sentence } from "./annotations.ts"
import { Doc } from "./engine/doc.ts"
import type { Segment } from "./engine/segments.ts"
import { type Correctable, correctArticle, createEntityFinder, type GazetteerRow, type PointCorrection } from "./entities/index.ts"
import { createEventFinder } from "./events/index.ts"
import { createLayout } from "./layout/index.ts"
import type { LaidOut } from "./layout/index.ts"
import { TOO_LONG } from "./layout/long-sentences.ts"
import type { LexiconTexts } from "./lexicon/table.ts"
import { MAX_PARSED_BLOCKS, MAX_PARSED_CHARACTERS } from "./parsed-part.ts"
import { createQuoteFinder } from "./quotes/index.ts"
import { codePointOffsets } from "./span.ts"
import { createTimeFinder } from "./times/index.ts"

export interface Analyser {
  /** Regions and sentences of an article. */
  readonly layOut: (article: ArticleContext) => LaidOut
  /** Everything else, in the order in which each step needs the ones before; `points` are a user's corrections of this article. */
  readonly annotate: Annotate
  /** Makes ready for `annotate`, which else its first call does. */
  readonly compile: () => void
}

type Annotate = (article: ParsedArticle, points?: ReadonlyArray<PointCorrection>) => ArticleAnnotations

/** Compiles the word lists once, a user's own names (`parseGazetteer`) before all others; those that only parses need, when there are some. */
export const createAnalyser = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow> = []): Analyser => {
  const layout = createLayout(lexicons)
  let annotate: Annotate | null = null
  const compiled = (): Annotate => (annotate ??= createAnnotate(lexicons, own))
  return {
    layOut: ({ byline, regions = [], text, title }) => layout.layOut(text, { byline, title, regions }),
    annotate: (article, points) => compiled()(article, points),
    compile: () => void compiled()
  }
}

const createAnnotate = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow>): Annotate => {
  const entityFinder = createEntityFinder(lexicons, own)
  const quoteFinder = createQuoteFinder(lexicons)
  const timeFinder = createTimeFinder(lexicons)
  const eventFinder = createEventFinder(lexicons)
  return (article, points = []) => {
    const names = entityFinder.findNames(article)
    const said = quoteFinder.findQuotes(article, names)
    const times = timeFinder.findTimes(article)
    const found = entityFinder.resolveMentions(article, names, said)
    const correct = (found: Correctable, action: PointCorrection["action"]): Correctable =>
      correctArticle(
        article.text,
        found,
        points.filter((point) => point.action === action),
        codePointOffsets(article.text)
      )
    // mentions are put right before speakers are looked up among them, speakers after
    const referred = correct({ ...found, quotes: said }, "mention")
    const linked = quoteFinder.linkSpeakers(article, said, referred.mentions, referred.entities)
    const { entities, mentions, quotes } = correct({ ...referred, quotes: linked }, "speaker")
    const events = eventFinder.findEvents(article, mentions, entities, quotes, times)
    return { ...article, mentions, entities, quotes, times, events }
  }
}

/** What the engine is asked to parse, up to an end: a segment a region, cut where the sentences are known to start. */
export const segmentsOf = ({ blocks, sentences }: LaidOut, parsedEnd = MAX_PARSED_CHARACTERS): ReadonlyArray<Segment> => {
  const startsOf = Map.groupBy(sentences, (sentence) => sentence.paragraph)
  const segments: Array<Segment> = []
  for (const { end, paragraph, start } of blocks.slice(0, MAX_PARSED_BLOCKS)) {
    if (start >= parsedEnd) break
    const own = startsOf.get(paragraph) ?? []
    // A region that goes beyond is parsed up to its last sentence within.
    const read = end <= parsedEnd ? own : own.filter((sentence) => sentence.end <= parsedEnd)
    const last = read.at(-1)
    if (last !== undefined) segments.push(...segmentsOfRegion(read, read === own ? end : last.end))
  }
  return segments
}

/** One segment, or several where sentences without end were cut: no token may reach over a cut. */
const segmentsOfRegion = (sentences: ReadonlyArray<Sentence>, end: number): ReadonlyArray<Segment> => {
  const segments: Array<Segment> = []
  let first = 0
  sentences.forEach((sentence, i) => {
    if (sentence.ruleId !== TOO_LONG && i < sentences.length - 1) return
    const own = sentences.slice(first, i + 1)
    segments.push({
      start: own[0].start,
      end: i < sentences.length - 1 ? sentence.end : end,
      sentenceStarts: own.map(({ start }) => start)
    })
    first = i + 1
  })
  return segments
}

/** An article in a language that is not read: its regions and sentences, and no guesses. */
export const unread = (article: ArticleContext, laidOut: LaidOut): ArticleAnnotations => ({
  ...article,
  ...laidOut,
  doc: emptyDoc(article.text),
  mentions: [],
  entities: [],
  quotes: [],
  times: [],
  events: []
})

const emptyDoc = (text: string): Doc => {
  const numbers = new Int32Array()
  const ids = new Uint32Array()
  const flags = new Uint8Array()
  return new Doc({
    text,
    strings: [""],
    start: numbers,
    end: numbers,
    spaceAfter: flags,
    tagId: ids,
    posId: ids,
    morphId: ids,
    lemmaId: ids,
    normId: ids,
    depId: ids,
    head: numbers,
    sentStart: flags,
    entityStart: numbers,
    entityEnd: numbers,
    entityLabelId: ids
  })
}

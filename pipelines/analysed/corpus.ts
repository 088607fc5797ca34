/**
 * The analysed articles of a run, as *resolve* and the writing of rows see them: each source once, sorted by id. Little of an
 * article is in memory (`ArticleHead`); the rest is read when it is asked for, one article at a time.
 */
import type { ArticleTables } from "../dataset.ts"
import { byText } from "../resolve/hash.ts"
import { entityDigest, type EntityDigest, type EventDigest, eventDigests, identityOf, type QuoteDigest, quoteDigests } from "./digest.ts"
import type { Outcomes } from "./outcomes.ts"
import {
  type ArticleColumns,
  columnsOfRows,
  framesOf,
  openColumns,
  openEntities,
  openEvents,
  openQuotes,
  openSketch,
  type ReadFrame
} from "./packed.ts"
import { type ArticleHead, readStored } from "./stored.ts"

export interface Corpus {
  /** Distinct articles. The functions below take a number up to this; they are sorted by source id. */
  readonly size: number
  /** What is known of an article at once, looked up as it is asked for. */
  readonly headAt: (article: number) => ArticleHead
  readonly sketchOf: (article: number) => Uint32Array
  readonly entitiesOf: (article: number) => EntityDigest
  readonly quotesOf: (article: number) => ReadonlyArray<QuoteDigest>
  readonly eventsOf: (article: number) => ReadonlyArray<EventDigest>
  readonly columnsOf: (article: number) => ArticleColumns
}

const placeOf = ({ input_member, input_path }: ArticleHead): string =>
  input_member === null ? input_path : `${input_path}#${input_member}`

interface Distinct {
  /** Of each source one, the one with the smallest place, sorted by id. */
  readonly order: Uint32Array
  /** Where else the articles of `order` stand, by their place in it; of those that stand elsewhere. */
  readonly alsoAt: ReadonlyMap<number, ReadonlyArray<string>>
}

const distinct = (articles: Uint32Array, headAt: (article: number) => ArticleHead): Distinct => {
  const ids = new Map(Array.from(articles, (article) => [article, headAt(article).source_id]))
  const idOf = (article: number): string => ids.get(article)!
  const sorted = articles.toSorted((a, b) => byText(idOf(a), idOf(b)) || byText(placeOf(headAt(a)), placeOf(headAt(b))))
  const alsoAt = new Map<number, ReadonlyArray<string>>()
  let kept = 0
  for (let from = 0; from < sorted.length;) {
    let to = from + 1
    while (to < sorted.length && idOf(sorted[to]) === idOf(sorted[from])) to++
    const [first, ...others] = Array.from(sorted.subarray(from, to), headAt)
    const places = [first, ...others].flatMap(({ also_at }) => also_at)
    if (others.length > 0) alsoAt.set(kept, [...new Set([...places, ...others.map(placeOf)])].sort(byText))
    sorted[kept++] = sorted[from]
    from = to
  }
  return { order: sorted.slice(0, kept), alsoAt }
}

/** Articles on disk, or wherever their bytes are kept. */
export const storedCorpus = (outcomes: Outcomes): Corpus => {
  const headOf = (record: number): ArticleHead => outcomes.articleAt(record)
  const { alsoAt, order } = distinct(outcomes.articles(), headOf)
  const framesAt = (article: number): ReadFrame => {
    const { frames, stored } = outcomes.articleAt(order[article])
    return framesOf((start, end) => readStored(stored, start, end), frames)
  }
  return {
    size: order.length,
    headAt: (article) => headOf(order[article]),
    sketchOf: (article) => openSketch(framesAt(article)),
    entitiesOf: (article) => openEntities(framesAt(article)),
    quotesOf: (article) => openQuotes(framesAt(article)),
    eventsOf: (article) => openEvents(framesAt(article)),
    columnsOf: (article) => {
      const { also_at, input_member, input_path } = headOf(order[article])
      return openColumns(framesAt(article), { input_path, input_member, also_at: alsoAt.get(article) ?? also_at })
    }
  }
}

/** Articles in memory. */
export const tablesCorpus = (tables: ReadonlyArray<ArticleTables>): Corpus => {
  const heads = tables.map((own): ArticleHead => {
    const { sketch: _, ...identity } = identityOf(own)
    const { also_at, input_member, input_path } = own.source
    return { ...identity, input_path, input_member, also_at }
  })
  const { alsoAt, order } = distinct(Uint32Array.from(heads.keys()), (article) => heads[article])
  const own = (article: number): ArticleTables => tables[order[article]]
  return {
    size: order.length,
    headAt: (article) => heads[order[article]],
    sketchOf: (article) => own(article).sketch,
    entitiesOf: (article) => entityDigest(own(article)),
    quotesOf: (article) => quoteDigests(own(article)),
    eventsOf: (article) => eventDigests(own(article)),
    columnsOf: (article) => {
      const { source } = own(article)
      return columnsOfRows({ ...own(article), source: { ...source, also_at: alsoAt.get(article) ?? source.also_at } })
    }
  }
}

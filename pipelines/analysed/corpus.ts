/**
 * The analysed articles of a run, as *resolve* and the writing of rows see them: each source once, sorted by id. Little of an
 * article is in memory (`ArticleHead`); the rest is read when it is asked for, one article at a time.
 */
import type { ArticleTables } from "../dataset.ts"
import { byText } from "../resolve/hash.ts"
import {
  entityDigest,
  type EntityDigest,
  type EventDigest,
  eventDigests,
  type Identity,
  identityOf,
  type QuoteDigest,
  quoteDigests
} from "./digest.ts"
import {
  type ArticleColumns,
  columnsOfRows,
  framesIn,
  framesOf,
  frameStarts,
  openColumns,
  openEntities,
  openEvents,
  openIdentity,
  openQuotes,
  openSketch,
  type ReadFrame,
  type SourcePlace
} from "./packed.ts"

/** What is known of every article at once. */
export interface ArticleHead extends Omit<Identity, "sketch">, SourcePlace {}

export interface Corpus {
  /** Distinct, sorted by source id. The functions below take an index into this list. */
  readonly heads: ReadonlyArray<ArticleHead>
  readonly sketchOf: (article: number) => Uint32Array
  readonly entitiesOf: (article: number) => EntityDigest
  readonly quotesOf: (article: number) => ReadonlyArray<QuoteDigest>
  readonly eventsOf: (article: number) => ReadonlyArray<EventDigest>
  readonly columnsOf: (article: number) => ArticleColumns
}

/** Reads an article's bytes, as `pack` made them, or a part of them. */
export type ReadStored = (start?: number, end?: number) => Uint8Array

/** An article that can be read again. */
export interface StoredArticle extends ArticleHead {
  readonly read: ReadStored
  /** Where its frames begin, so that each is read by itself. */
  readonly frames: ReadonlyArray<number>
}

const NOWHERE: ReadonlyArray<string> = []

/** What is remembered of an article whose bytes lie elsewhere: there is one for every article, so it is kept small. */
export const storedArticle = ({ also_at, input_member, input_path }: SourcePlace, read: ReadStored): StoredArticle => {
  const packed = read()
  const { parse_limit, published_at, published_on, source_id, text_sha256, wire_service, word_count } = openIdentity(framesIn(packed))
  return {
    source_id,
    text_sha256,
    ...sameTime(published_at, published_on),
    wire_service,
    word_count,
    parse_limit,
    input_path,
    input_member,
    also_at: also_at.length === 0 ? NOWHERE : also_at,
    read,
    frames: frameStarts(packed)
  }
}

type Time = Pick<ArticleHead, "published_at" | "published_on">

const MAX_TIMES = 10_000

/** One object for equal times: many articles come out on one day. */
const createSameTime = (): ((at: Time["published_at"], on: Time["published_on"]) => Time) => {
  const times = new Map<string, Time>()
  return (published_at, published_on) => {
    const key = `${published_at} ${published_on?.year}-${published_on?.month}-${published_on?.day}`
    const known = times.get(key)
    if (known !== undefined) return known
    if (times.size >= MAX_TIMES) times.clear()
    const time = { published_at, published_on }
    times.set(key, time)
    return time
  }
}
const sameTime = createSameTime()

const placeOf = ({ input_member, input_path }: SourcePlace): string =>
  input_member === null ? input_path : `${input_path}#${input_member}`

/** One of each source, sorted by id: the one with the smallest place, which lists the others' in `also_at`. */
const distinct = <A extends ArticleHead>(articles: ReadonlyArray<A>): ReadonlyArray<A> => {
  const sorted = articles.toSorted((a, b) => byText(a.source_id, b.source_id) || byText(placeOf(a), placeOf(b)))
  const kept: Array<A> = []
  for (let from = 0; from < sorted.length;) {
    let to = from + 1
    while (to < sorted.length && sorted[to].source_id === sorted[from].source_id) to++
    if (to === from + 1) kept.push(sorted[from])
    else {
      const copies = sorted.slice(from, to)
      const also_at = [...new Set([...copies.flatMap((copy) => copy.also_at), ...copies.slice(1).map(placeOf)])].sort(byText)
      kept.push({ ...sorted[from], also_at })
    }
    from = to
  }
  return kept
}

/** Articles on disk, or wherever `read` looks. */
export const storedCorpus = (articles: ReadonlyArray<StoredArticle>): Corpus => {
  const heads = distinct(articles)
  const framesAt = (article: number): ReadFrame => framesOf(heads[article].read, heads[article].frames)
  return {
    heads,
    sketchOf: (article) => openSketch(framesAt(article)),
    entitiesOf: (article) => openEntities(framesAt(article)),
    quotesOf: (article) => openQuotes(framesAt(article)),
    eventsOf: (article) => openEvents(framesAt(article)),
    columnsOf: (article) => openColumns(framesAt(article), heads[article])
  }
}

/** Articles in memory. */
export const tablesCorpus = (tables: ReadonlyArray<ArticleTables>): Corpus => {
  const articles = distinct(
    tables.map((own) => {
      const { sketch: _, ...identity } = identityOf(own)
      const { also_at, input_member, input_path } = own.source
      return { ...identity, input_path, input_member, also_at, own }
    })
  )
  const own = (article: number): ArticleTables => articles[article].own
  return {
    heads: articles,
    sketchOf: (article) => own(article).sketch,
    entitiesOf: (article) => entityDigest(own(article)),
    quotesOf: (article) => quoteDigests(own(article)),
    eventsOf: (article) => eventDigests(own(article)),
    columnsOf: (article) => columnsOfRows({ ...own(article), source: { ...own(article).source, also_at: articles[article].also_at } })
  }
}

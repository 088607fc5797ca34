/**
 * The analysed articles of a run, as *resolve* and the writing of rows see them: each source once, sorted by id. Little of an
 * article is in memory (`ArticleHead`); the rest is read when it is asked for, one article at a time.
 */
import type { ArticleTables } from "../dataset.ts"
import { byText } from "../resolve/hash.ts"
import { entityDigest, type EntityDigest, type EventDigest, eventDigests, type Identity, identityOf, type QuoteDigest, quoteDigests } from "./digest.ts"
import { type ArticleRows, openEntities, openEvents, openIdentity, openQuotes, openRows, sketchFrom, sketchRange, type SourcePlace } from "./packed.ts"

/** What is known of every article at once. */
export interface ArticleHead extends Omit<Identity, "sketch">, SourcePlace {}

export interface Corpus {
  /** Distinct, sorted by source id. The functions below take an index into this list. */
  readonly heads: ReadonlyArray<ArticleHead>
  readonly sketchOf: (article: number) => Uint32Array
  readonly entitiesOf: (article: number) => EntityDigest
  readonly quotesOf: (article: number) => ReadonlyArray<QuoteDigest>
  readonly eventsOf: (article: number) => ReadonlyArray<EventDigest>
  readonly rowsOf: (article: number) => ArticleRows
}

/** Reads an article's bytes, as `pack` made them, or a part of them. */
export type ReadStored = (start?: number, end?: number) => Uint8Array

/** An article that can be read again. */
export interface StoredArticle extends ArticleHead {
  readonly read: ReadStored
  readonly sketchAt: readonly [start: number, end: number]
}

/** What is remembered of an article whose bytes lie elsewhere. */
export const storedArticle = ({ also_at, input_member, input_path }: SourcePlace, read: ReadStored): StoredArticle => {
  const packed = read()
  return { ...openIdentity(packed), input_path, input_member, also_at, read, sketchAt: sketchRange(packed) }
}

const placeOf = ({ input_member, input_path }: SourcePlace): string => (input_member === null ? input_path : `${input_path}#${input_member}`)

/** One of each source, sorted by id: the one with the smallest place, which lists the others' in `also_at`. */
const distinct = <A extends ArticleHead>(articles: ReadonlyArray<A>): ReadonlyArray<A> => {
  const sorted = articles.toSorted((a, b) => byText(a.source_id, b.source_id) || byText(placeOf(a), placeOf(b)))
  const kept: Array<A> = []
  for (let from = 0; from < sorted.length; ) {
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
  return {
    heads,
    sketchOf: (article) => sketchFrom(heads[article].read(...heads[article].sketchAt)),
    entitiesOf: (article) => openEntities(heads[article].read()),
    quotesOf: (article) => openQuotes(heads[article].read()),
    eventsOf: (article) => openEvents(heads[article].read()),
    rowsOf: (article) => openRows(heads[article].read(), heads[article])
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
    rowsOf: (article) => ({ ...own(article), source: { ...own(article).source, also_at: articles[article].also_at } })
  }
}

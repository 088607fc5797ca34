/** Quotations of one article: what was said, by whom, with or without quotation marks. */
import type { Mention, LocalEntity, ParsedArticle, Quote } from "../annotations.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import type { Span } from "../span.ts"
import { assemble } from "./assemble.ts"
import { type Attribution, isVerb, knownLemma, type QuoteContext } from "./context.ts"
import { compileQuoteLexicon, type QuoteLexicon } from "./lexicon.ts"
import { findMarks } from "./marks.ts"
import { CUE_RULES } from "./rules/index.ts"
import { linkSpeakers } from "./link.ts"

export interface QuoteFinder {
  /**
   * The article's quotations, in reading order (a holder before what it holds). Speakers are spans; mentions and
   * entities are filled by `linkSpeakers`. `names` may be empty.
   */
  readonly findQuotes: (article: ParsedArticle, names: ReadonlyArray<Span>) => Array<Quote>
  /** The same quotations with their speakers, addressees and relays tied to mentions and entities. */
  readonly linkSpeakers: (
    article: ParsedArticle,
    quotes: ReadonlyArray<Quote>,
    mentions: ReadonlyArray<Mention>,
    entities: ReadonlyArray<LocalEntity>
  ) => Array<Quote>
}

/** Compiles the word lists once; the finder itself keeps no state between articles. */
export const createQuoteFinder = (lexicons: LexiconTexts): QuoteFinder => {
  const lexicon = compileQuoteLexicon(lexicons)
  return {
    findQuotes: (article) => {
      const context = contextOf(article, lexicon)
      return [...assemble(context, findAttributions(context))]
    },
    linkSpeakers: (article, quotes, mentions, entities) => linkSpeakers(article, quotes, mentions, entities, lexicon)
  }
}

/** Marks and their tokens, worked out once for all rules. */
const contextOf = (article: ParsedArticle, lexicon: QuoteLexicon): QuoteContext => {
  const { doc } = article
  const marks = findMarks(
    article.text,
    article.blocks,
    article.sentences.map((one) => one.end),
    article.sentences.map((one) => one.start),
    lexicon.marks
  )
  const markOf = new Int32Array(doc.length).fill(-1)
  marks.forEach((mark, k) => {
    if (mark.depth > 0) return
    for (let i = doc.tokenAt(mark.inner.start); i < doc.length && doc.start(i) < mark.inner.end; i++) markOf[i] = k
  })
  const labelOf = new Array<string>(doc.length).fill("")
  for (const entity of doc.entities) labelOf.fill(entity.label, entity.first, entity.last)
  return { article, doc, lexicon, marks, markOf, labelOf }
}

const COLON = 0x3a
const HYPHEN = 0x2d
const EN_DASH = 0x2013
const EM_DASH = 0x2014

/** False for most tokens, cheaply: no list knows them. */
const mayCue = ({ doc, lexicon }: QuoteContext, i: number): boolean => {
  const pos = doc.pos(i)
  const unit = doc.text.charCodeAt(doc.start(i))
  if (unit === COLON || unit === HYPHEN || unit === EN_DASH || unit === EM_DASH) return true
  if (pos === "ADP") return doc.lower(i) === "in"
  if (pos === "NOUN") return lexicon.nouns.has(doc.lemma(i).toLowerCase()) || isVerb(doc, i)
  if (pos === "ADJ" && lexicon.adjectives.has(doc.lower(i))) return true
  return isVerb(doc, i) && (lexicon.adjectives.has(doc.lower(i)) || doc.lower(i) === "according" || knownLemma(doc, lexicon, i) !== null)
}

/** No sentence of prose reports more: what goes on is words without sense, and each report would hold the next. */
const MAX_REPORTS = 20

/** Every rule on every token: the first rule in the list that finds something at a cue has it. In order of the cues. */
const findAttributions = (context: QuoteContext): ReadonlyArray<Attribution> => {
  const { doc } = context
  const found: Array<Attribution> = []
  let sentenceFrom = 0
  for (let i = 0; i < doc.length; i++) {
    if (doc.columns.sentStart[i] === 1) sentenceFrom = found.length
    if (found.length - sentenceFrom >= MAX_REPORTS || !mayCue(context, i)) continue
    for (const rule of CUE_RULES) {
      const one = rule.find(context, i)
      if (one === null) continue
      found.push(one)
      break
    }
  }
  return found
}

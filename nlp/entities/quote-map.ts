/** Where tokens stand with respect to quotations: inside marks, inside reported clauses, and whose. */
import type { Quote } from "../annotations.ts"
import type { Doc, TokenRange } from "../engine/doc.ts"
import type { Span } from "../span.ts"

/** What the quotations cover, whoever speaks them. */
export interface QuoteMarks {
  readonly quotes: ReadonlyArray<Quote>
  /** Innermost quotation with marks around a token, -1 for none. */
  readonly marked: Int32Array
  /** Innermost quotation of any kind around a token, -1 for none. */
  readonly reported: Int32Array
  /** 1 for the tokens that name a speaker. */
  readonly isSpeaker: Uint8Array
  /** Tokens of each quotation's speaker and the one that heads them, null where it has none. */
  readonly speakers: ReadonlyArray<(TokenRange & { readonly head: number }) | null>
  /** Direct quotations by where their speaker's words start. */
  readonly bySpeaker: ReadonlyMap<number, Quote>
}

/** Finds what the quotations cover. */
export const markQuotes = (doc: Doc, quotes: ReadonlyArray<Quote>): QuoteMarks => {
  const marked = new Int32Array(doc.length).fill(-1)
  const reported = new Int32Array(doc.length).fill(-1)
  const isSpeaker = new Uint8Array(doc.length)
  const bySpeaker = new Map<number, Quote>()
  const lengths = quotes.map(({ end, start }) => end - start)
  const paint = (column: Int32Array, part: Span, k: number): void => {
    const { first, last } = doc.tokensIn(part)
    for (let i = first; i < last; i++) if (column[i] < 0 || lengths[k] < lengths[column[i]]) column[i] = k
  }
  const speakers = quotes.map((quote, k) => {
    const { kind, parts, quotedParts, speaker } = quote
    const range = speaker === null ? null : doc.tokensIn(speaker)
    if (kind !== "scare") {
      if (range !== null) isSpeaker.fill(1, range.first, range.last)
      if (kind === "direct" && speaker !== null && !bySpeaker.has(speaker.start)) bySpeaker.set(speaker.start, quote)
      for (const part of parts) paint(reported, part, k)
      for (const part of quotedParts.length > 0 || kind !== "direct" ? quotedParts : parts) paint(marked, part, k)
    }
    return range === null ? null : { ...range, head: doc.rootOf({ first: range.first, last: Math.max(range.last, range.first + 1) }) }
  })
  return { quotes, marked, reported, isSpeaker, speakers, bySpeaker }
}

export class QuoteMap {
  readonly #doc: Doc
  readonly #marks: QuoteMarks
  readonly #earlier: Int32Array | null
  readonly #nameAt: (token: number) => number

  /** `earlier` holds the clusters of an earlier reading, for speakers that are pronouns; `nameAt` gives the person named at a token. */
  constructor(doc: Doc, marks: QuoteMarks, earlier: Int32Array | null, nameAt: (token: number) => number) {
    this.#doc = doc
    this.#marks = marks
    this.#earlier = earlier
    this.#nameAt = nameAt
  }

  /** Whether a token stands in the words for a quotation's speaker. */
  isSpeaker(token: number): boolean {
    const { isSpeaker } = this.#marks
    return isSpeaker[token] === 1 || (this.#doc.dep(token) === "appos" && isSpeaker[this.#doc.head(token)] === 1)
  }

  /** Index of the quotation whose marks hold the token, -1 for none. */
  markedAt(token: number): number {
    return this.#marks.marked[token]
  }

  #speakerOf(quote: number, clusterAt: Int32Array | null): number {
    if (quote < 0) return -1
    const speaker = this.#marks.speakers[quote]
    if (speaker === null) return -1
    const { first, head, last } = speaker
    const named = this.#nameAt(head)
    if (named >= 0) return named
    const now = clusterAt?.[head] ?? -1
    const described = now >= 0 ? now : (this.#earlier?.[head] ?? -1)
    if (described >= 0) return described
    // “Lind's lawyer” is not Lind
    for (let i = first; i < last; i++) if (this.#nameAt(i) >= 0 && this.#doc.dep(i) !== "poss") return this.#nameAt(i)
    return -1
  }

  /** Cluster of the speaker of the marked quotation around a token, -1 when unknown. */
  speakerAt(token: number, clusterAt: Int32Array | null = null): number {
    return this.#speakerOf(this.#marks.marked[token], clusterAt)
  }

  /** “he” or “she” that speaks the marked quotation around a token, empty for another speaker. */
  pronounSpeaking(token: number): string {
    const quote = this.#marks.marked[token]
    const speaker = quote < 0 ? null : this.#marks.quotes[quote].speaker
    return speaker === null ? "" : (/^s?he$/iu.exec(this.#doc.text.slice(speaker.start, speaker.end))?.[0].toLowerCase() ?? "")
  }

  /** “he” or “she” that speaks a direct quotation of the next sentence, with nobody named there who could be it; empty for others. */
  pronounNext(token: number): string {
    const sentence = this.#doc.sentenceOf(token) + 1
    if (sentence >= this.#doc.sentences.length) return ""
    const { first, last } = this.#doc.sentences[sentence]
    if (this.#doc.text.slice(this.#doc.end(first - 1), this.#doc.start(first)).includes("\n")) return ""
    let pronoun = ""
    for (let i = first; i < last; i++) {
      if (this.#nameAt(i) >= 0) return ""
      if (this.#marks.bySpeaker.has(this.#doc.start(i)) && /^s?he$/iu.test(this.#doc.textOf(i))) pronoun = this.#doc.lower(i)
    }
    return pronoun
  }

  /** The sentence before that in which the marked quotation around a token starts, -1 for none. */
  sentenceBefore(token: number): number {
    const quote = this.#marks.marked[token]
    return quote < 0 ? -1 : this.#doc.sentenceOf(this.#doc.tokenAt(this.#marks.quotes[quote].start)) - 1
  }

  /** Cluster of the speaker of the reported clause around a token, -1 when there is none. */
  reporterAt(token: number, clusterAt: Int32Array): number {
    return this.#speakerOf(this.#marks.reported[token], clusterAt)
  }

  /** Cluster of the one spoken to in the marked quotation around a token, -1 when unknown. */
  addresseeAt(token: number, clusterAt: Int32Array): number {
    const quote = this.#marks.marked[token]
    const addressee = quote < 0 ? null : this.#marks.quotes[quote].addressee
    if (addressee === null) return -1
    const { first, last } = this.#doc.tokensIn(addressee)
    for (let i = first; i < last; i++) if (this.#nameAt(i) >= 0) return this.#nameAt(i)
    return first < last ? clusterAt[this.#doc.rootOf({ first, last })] : -1
  }

  /** People named between the marks of the quotation whose speaker the token is. */
  namedInQuoteOf(token: number): ReadonlyArray<number> {
    const quote = this.#marks.bySpeaker.get(this.#doc.start(token))
    if (quote === undefined) return []
    const found: Array<number> = []
    for (const part of quote.parts) {
      const { first, last } = this.#doc.tokensIn(part)
      for (let i = first; i < last; i++) if (this.#nameAt(i) >= 0) found.push(this.#nameAt(i))
    }
    return found
  }
}

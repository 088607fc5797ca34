/** Where tokens stand with respect to quotations: inside marks, inside reported clauses, and whose. */
import type { Quote } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"

export class QuoteMap {
  readonly #doc: Doc
  readonly #quotes: ReadonlyArray<Quote>
  /** Innermost quotation with marks around a token, -1 for none. */
  readonly #marked: Int32Array
  /** Innermost quotation of any kind around a token, -1 for none. */
  readonly #reported: Int32Array
  /** 1 for the tokens that name a speaker. */
  readonly #speakers: Uint8Array
  readonly #earlier: Int32Array | null
  readonly #nameAt: (token: number) => number
  /** Direct quotations by where their speaker's words start. */
  readonly #bySpeaker = new Map<number, Quote>()

  /** `earlier` holds the clusters of an earlier reading, for speakers that are pronouns; `nameAt` gives the person named at a token. */
  constructor(doc: Doc, quotes: ReadonlyArray<Quote>, earlier: Int32Array | null, nameAt: (token: number) => number) {
    this.#doc = doc
    this.#quotes = quotes
    this.#earlier = earlier
    this.#nameAt = nameAt
    this.#marked = new Int32Array(doc.length).fill(-1)
    this.#reported = new Int32Array(doc.length).fill(-1)
    this.#speakers = new Uint8Array(doc.length)
    quotes.forEach((quote, k) => {
      if (quote.kind === "scare") return
      if (quote.speaker !== null) {
        const { first, last } = doc.tokensIn(quote.speaker)
        this.#speakers.fill(1, first, last)
      }
      if (quote.kind === "direct" && quote.speaker !== null && !this.#bySpeaker.has(quote.speaker.start))
        this.#bySpeaker.set(quote.speaker.start, quote)
      for (const part of quote.parts) this.#paint(this.#reported, part, k)
      for (const part of quote.quotedParts.length > 0 || quote.kind !== "direct" ? quote.quotedParts : quote.parts)
        this.#paint(this.#marked, part, k)
    })
  }

  #paint(column: Int32Array, part: { readonly start: number; readonly end: number }, k: number): void {
    const { first, last } = this.#doc.tokensIn(part)
    for (let i = first; i < last; i++) if (column[i] < 0 || this.#isInside(k, column[i])) column[i] = k
  }

  #isInside(inner: number, outer: number): boolean {
    const [a, b] = [this.#quotes[inner], this.#quotes[outer]]
    return a.end - a.start < b.end - b.start
  }

  /** Whether a token stands in the words for a quotation's speaker. */
  isSpeaker(token: number): boolean {
    return this.#speakers[token] === 1 || (this.#doc.dep(token) === "appos" && this.#speakers[this.#doc.head(token)] === 1)
  }

  /** Index of the quotation whose marks hold the token, -1 for none. */
  markedAt(token: number): number {
    return this.#marked[token]
  }

  #speakerOf(quote: number, clusterAt: Int32Array | null): number {
    if (quote < 0) return -1
    const { speaker } = this.#quotes[quote]
    if (speaker === null) return -1
    const { first, last } = this.#doc.tokensIn(speaker)
    const head = this.#doc.rootOf({ first, last: Math.max(last, first + 1) })
    const now = clusterAt?.[head] ?? -1
    const described = now >= 0 ? now : (this.#earlier?.[head] ?? -1)
    if (this.#nameAt(head) >= 0) return this.#nameAt(head)
    if (described >= 0) return described
    // “Lind's lawyer” is not Lind
    for (const token of range(first, last)) if (this.#nameAt(token) >= 0 && this.#doc.dep(token) !== "poss") return this.#nameAt(token)
    return -1
  }

  /** Cluster of the speaker of the marked quotation around a token, -1 when unknown. */
  speakerAt(token: number, clusterAt: Int32Array | null = null): number {
    return this.#speakerOf(this.#marked[token], clusterAt)
  }

  /** “he” or “she” that speaks the marked quotation around a token, empty for another speaker. */
  pronounSpeaking(token: number): string {
    const quote = this.#marked[token]
    const speaker = quote < 0 ? null : this.#quotes[quote].speaker
    return speaker === null ? "" : (/^s?he$/iu.exec(this.#doc.text.slice(speaker.start, speaker.end))?.[0].toLowerCase() ?? "")
  }

  /** Cluster of the speaker of the reported clause around a token, -1 when there is none. */
  reporterAt(token: number, clusterAt: Int32Array): number {
    return this.#speakerOf(this.#reported[token], clusterAt)
  }

  /** Cluster of the one spoken to in the marked quotation around a token, -1 when unknown. */
  addresseeAt(token: number, clusterAt: Int32Array): number {
    const quote = this.#marked[token]
    const addressee = quote < 0 ? null : this.#quotes[quote].addressee
    if (addressee === null) return -1
    const { first, last } = this.#doc.tokensIn(addressee)
    for (let i = first; i < last; i++) if (this.#nameAt(i) >= 0) return this.#nameAt(i)
    return first < last ? clusterAt[this.#doc.rootOf({ first, last })] : -1
  }

  /** People named between the marks of the quotation whose speaker the token is. */
  namedInQuoteOf(token: number): ReadonlyArray<number> {
    const quote = this.#bySpeaker.get(this.#doc.start(token))
    if (quote === undefined) return []
    const found: Array<number> = []
    for (const part of quote.parts) {
      const { first, last } = this.#doc.tokensIn(part)
      for (let i = first; i < last; i++) if (this.#nameAt(i) >= 0) found.push(this.#nameAt(i))
    }
    return found
  }
}

const range = (first: number, last: number): ReadonlyArray<number> => Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k)

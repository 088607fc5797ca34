/**
 * Public gold as one JSON document a line: `{doc, dct, text, sentences, mentions, timexes}`, offsets in code points.
 * Scorers and the system output they read use the same offsets; texts are therefore kept as arrays of code points.
 */
import type { Span } from "../nlp/span.ts"

export interface CoreMention extends Span {
  readonly type: string
  readonly entity: string | null
  /** The head word and the name proper inside a long noun phrase, where the set marks them. */
  readonly head?: readonly [number, number]
  readonly core?: readonly [number, number]
  /** False when the mention is no name. Absent: every mention is one. */
  readonly named?: boolean
}

export interface CoreTimex extends Span {
  readonly type: string
  readonly value?: string | null
  /** Further values that are right. */
  readonly alts?: ReadonlyArray<string>
}

export interface CoreDocument {
  readonly doc: string
  /** Document creation time, ISO. */
  readonly dct?: string | null
  readonly title?: string | null
  readonly text: string
  readonly sentences?: ReadonlyArray<readonly [number, number]>
  readonly mentions?: ReadonlyArray<CoreMention>
  readonly timexes?: ReadonlyArray<CoreTimex>
}

/** What the system found in a document, in code points of its text. */
export interface CorePrediction {
  readonly sentences?: ReadonlyArray<readonly [number, number]>
  /** Names. */
  readonly mentions?: ReadonlyArray<Span & { readonly type: string; readonly entity?: string | null }>
  /** Names, nominals and pronouns. */
  readonly coref?: ReadonlyArray<Span & { readonly entity: string; readonly head?: number }>
  readonly timexes?: ReadonlyArray<CoreTimex>
}

export type CorePredictions = Readonly<Record<string, CorePrediction>>

/** The documents of a JSON Lines file. The format is the gold's own: rows are not validated. */
export const parseCoreDocuments = (jsonl: string): ReadonlyArray<CoreDocument> =>
  jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as CoreDocument)

/** A text that is sliced by code points. */
export class CodePointText {
  readonly #text: string
  readonly #points: ReadonlyArray<string> | null
  readonly length: number

  constructor(text: string) {
    this.#text = text
    this.#points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null
    this.length = this.#points?.length ?? text.length
  }

  slice(start: number, end: number): string {
    return this.#points === null ? this.#text.slice(Math.max(0, start), end) : this.#points.slice(Math.max(0, start), end).join("")
  }

  /** Every match of a global pattern over the whole text, as a span of code points. */
  matches(pattern: RegExp): ReadonlyArray<Span> {
    const at = (unit: number): number => (this.#points === null ? unit : Array.from(this.#text.slice(0, unit)).length)
    return Array.from(this.#text.matchAll(pattern), (match) => ({ start: at(match.index), end: at(match.index + match[0].length) }))
  }
}

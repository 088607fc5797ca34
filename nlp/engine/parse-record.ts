/** A parse as plain JSON, in the form of the parity vectors, so that parses of other engines can be compared with it. */
import { codePointOffsets } from "../span.ts"
import type { Doc } from "./doc.ts"

/** One text's parse. Every list but `ents` has one entry a token. */
export interface ParseRecord {
  readonly id: string
  /** Text, code-point offset, and 1 when a single space follows that belongs to no token. */
  readonly tokens: ReadonlyArray<readonly [text: string, offset: number, spaceAfter: number]>
  readonly tag: ReadonlyArray<string>
  readonly pos: ReadonlyArray<string>
  readonly morph: ReadonlyArray<string>
  readonly lemma: ReadonlyArray<string>
  /** Index of the governing token; a root is its own. */
  readonly head: ReadonlyArray<number>
  readonly dep: ReadonlyArray<string>
  /** 1 where a sentence starts. */
  readonly sent: ReadonlyArray<number>
  readonly norm: ReadonlyArray<string>
  /** Token ranges `[first, last)` with OntoNotes labels. */
  readonly ents: ReadonlyArray<readonly [first: number, last: number, label: string]>
}

/** The parse of `doc` as a record. */
export const parseRecord = (id: string, doc: Doc): ParseRecord => {
  const toCodePoints = codePointOffsets(doc.text)
  const { head, sentStart, spaceAfter, start } = doc.columns
  const column = (read: (i: number) => string): Array<string> => Array.from({ length: doc.length }, (_, i) => read(i))
  return {
    id,
    tokens: Array.from(start, (offset, i) => [doc.textOf(i), toCodePoints(offset), spaceAfter[i]] as const),
    tag: column((i) => doc.tag(i)),
    pos: column((i) => doc.pos(i)),
    morph: column((i) => doc.morph(i)),
    lemma: column((i) => doc.lemma(i)),
    head: Array.from(head),
    dep: column((i) => doc.dep(i)),
    sent: Array.from(sentStart),
    norm: column((i) => doc.norm(i)),
    ents: doc.entities.map(({ first, last, label }) => [first, last, label] as const)
  }
}

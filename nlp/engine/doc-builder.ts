/** Puts the parses of an article's pieces into the columns of one `Doc`. */
import { Doc } from "./doc.ts"
import type { DocColumns } from "./doc.ts"
import type { Lexeme } from "./lexemes.ts"
import type { Morphology } from "./morphology.ts"
import type { NetworkOutput } from "./network-types.ts"
import type { Tokens } from "./token-buffer.ts"

/** A tokenized piece and where its tokens stand in the `Doc`. */
export interface TokenizedPiece {
  readonly lexemes: ReadonlyArray<Lexeme>
  readonly tokens: Tokens
  /** Index of its first token. */
  readonly at: number
  /** Known sentence starts by token, null when the parser decides. */
  readonly presetStarts: Uint8Array | null
}

export class DocBuilder {
  readonly #columns: Omit<DocColumns, "entityStart" | "entityEnd" | "entityLabelId">
  readonly #entityStart: Array<number> = []
  readonly #entityEnd: Array<number> = []
  readonly #entityLabelId: Array<number> = []

  /** `length`: number of tokens of all pieces. */
  constructor(text: string, strings: ReadonlyArray<string>, length: number) {
    this.#columns = {
      text,
      strings,
      start: new Int32Array(length),
      end: new Int32Array(length),
      spaceAfter: new Uint8Array(length),
      tagId: new Uint32Array(length),
      posId: new Uint32Array(length),
      morphId: new Uint32Array(length),
      lemmaId: new Uint32Array(length),
      normId: new Uint32Array(length),
      depId: new Uint32Array(length),
      head: new Int32Array(length),
      sentStart: new Uint8Array(length)
    }
  }

  /** Writes one piece. `entityLabelIds`: the network's labels as string ids. */
  add(piece: TokenizedPiece, output: NetworkOutput, morphology: Morphology, entityLabelIds: ReadonlyArray<number>): void {
    const { at, tokens, lexemes } = piece
    const { lexeme, start, spaceAfter } = tokens
    const columns = this.#columns
    columns.start.set(start, at)
    columns.spaceAfter.set(spaceAfter, at)
    columns.sentStart.set(piece.presetStarts ?? output.sentStart, at)
    for (let i = 0; i < lexeme.length; i++) {
      columns.end[at + i] = start[i] + lexemes[lexeme[i]].text.length
      columns.head[at + i] = at + output.head[i]
    }
    morphology.annotate({ lexemes, lexeme, tag: output.tag, dep: output.dep }, columns, at)
    for (let e = 0; e < output.entStart.length; e++) {
      this.#entityStart.push(at + output.entStart[e])
      this.#entityEnd.push(at + output.entEnd[e])
      this.#entityLabelId.push(entityLabelIds[output.entLabel[e]])
    }
  }

  doc(): Doc {
    return new Doc({
      ...this.#columns,
      entityStart: Int32Array.from(this.#entityStart),
      entityEnd: Int32Array.from(this.#entityEnd),
      entityLabelId: Uint32Array.from(this.#entityLabelId)
    })
  }
}

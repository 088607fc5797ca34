/** One token of a `Doc`, as an object: made when asked for, holds nothing but its place. */
import type { Doc, TokenRange } from "./doc.ts"

export class Token {
  readonly doc: Doc
  /** Index in the `Doc`. */
  readonly i: number

  constructor(doc: Doc, i: number) {
    this.doc = doc
    this.i = i
  }

  /** First character, a UTF-16 offset into the text. */
  get start(): number {
    return this.doc.start(this.i)
  }
  /** One past the last character. */
  get end(): number {
    return this.doc.end(this.i)
  }
  get text(): string {
    return this.doc.textOf(this.i)
  }
  get lower(): string {
    return this.doc.lower(this.i)
  }
  get norm(): string {
    return this.doc.norm(this.i)
  }
  get lemma(): string {
    return this.doc.lemma(this.i)
  }
  /** Penn Treebank tag. */
  get tag(): string {
    return this.doc.tag(this.i)
  }
  /** Universal part of speech. */
  get pos(): string {
    return this.doc.pos(this.i)
  }
  /** `Key=Value|…`, empty when there is none. */
  get morph(): string {
    return this.doc.morph(this.i)
  }
  get dep(): string {
    return this.doc.dep(this.i)
  }
  /** A single space follows that belongs to no token. */
  get spaceAfter(): boolean {
    return this.doc.columns.spaceAfter[this.i] === 1
  }
  get isSentenceStart(): boolean {
    return this.doc.columns.sentStart[this.i] === 1
  }
  /** The governing token; a root's head is itself. */
  get head(): Token {
    return new Token(this.doc, this.doc.head(this.i))
  }
  get isRoot(): boolean {
    return this.doc.isRoot(this.i)
  }
  get children(): ReadonlyArray<Token> {
    return this.doc.children(this.i).map((i) => new Token(this.doc, i))
  }
  get lefts(): ReadonlyArray<Token> {
    return this.doc.lefts(this.i).map((i) => new Token(this.doc, i))
  }
  get rights(): ReadonlyArray<Token> {
    return this.doc.rights(this.i).map((i) => new Token(this.doc, i))
  }
  /** From its head up to the root. */
  get ancestors(): ReadonlyArray<Token> {
    return this.doc.ancestors(this.i).map((i) => new Token(this.doc, i))
  }
  /** Token range from the left-most to the right-most descendant. */
  get subtree(): TokenRange {
    return this.doc.subtree(this.i)
  }
  /** The characters of the subtree. */
  get subtreeText(): string {
    const { start, end } = this.doc.spanOf(this.subtree)
    return this.doc.text.slice(start, end)
  }
}

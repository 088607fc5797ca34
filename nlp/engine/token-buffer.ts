/** Tokens as columns: type, first character, and whether a single space follows that belongs to no token. */
export interface Tokens {
  /** Number of the token's type. */
  readonly lexeme: Int32Array
  /** UTF-16 offset into the text. */
  readonly start: Int32Array
  readonly spaceAfter: Uint8Array
}

/** A growing list of tokens, used over and over. */
export class TokenBuffer {
  length = 0
  lexeme = new Int32Array(1024)
  start = new Int32Array(1024)
  spaceAfter = new Uint8Array(1024)

  clear(): void {
    this.length = 0
  }

  push(lexeme: number, start: number): void {
    if (this.length === this.lexeme.length) this.#grow()
    this.lexeme[this.length] = lexeme
    this.start[this.length] = start
    this.spaceAfter[this.length++] = 0
  }

  /** Says that a space follows the last token. */
  markSpace(): void {
    this.spaceAfter[this.length - 1] = 1
  }

  /** A copy of exact size. */
  tokens(): Tokens {
    return {
      lexeme: this.lexeme.slice(0, this.length),
      start: this.start.slice(0, this.length),
      spaceAfter: this.spaceAfter.slice(0, this.length)
    }
  }

  #grow(): void {
    const size = this.lexeme.length * 2
    const lexeme = new Int32Array(size)
    const start = new Int32Array(size)
    const spaceAfter = new Uint8Array(size)
    lexeme.set(this.lexeme)
    start.set(this.start)
    spaceAfter.set(this.spaceAfter)
    this.lexeme = lexeme
    this.start = start
    this.spaceAfter = spaceAfter
  }
}

/** Words and labels as numbers: `strings[id]` is the text. Id 0 is the empty string. */
export class StringTable {
  readonly strings: Array<string> = [""]
  #units = 0
  readonly #ids = new Map<string, number>([["", 0]])

  /** Roughly what the table occupies, in bytes. */
  get bytes(): number {
    return this.strings.length * 100 + this.#units * 2
  }

  /** The text's number, a new one when it has none yet. */
  id(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    const id = this.strings.length
    this.strings.push(text)
    this.#units += text.length
    this.#ids.set(text, id)
    return id
  }
}

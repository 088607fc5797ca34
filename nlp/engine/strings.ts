/**
 * The text as V8 keeps it for names of properties, one object a text. Comparing such a string with a constant (“NOUN”) compares two addresses;
 * what was cut out of a file is compared letter by letter, and labels are compared millions of times.
 */
export const internalized = (text: string): string => Object.keys({ [text]: 0 })[0]

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
    const own = internalized(text)
    this.strings.push(own)
    this.#units += own.length
    this.#ids.set(own, id)
    return id
  }
}

/**
 * Phrase tables: forms of names looked up in running text, longest first. A form is matched as characters from the
 * start of a token and must end where a word ends, so that no tokenisation has to be agreed on. Forms are filed by
 * their first run of letters and digits: one map look-up a token when nothing matches.
 */

const FIRST_WORD = /^[\p{L}\p{N}]+/u
const WORD_CHARACTER = /[\p{L}\p{N}]/u
/** Places of the hash of first characters, a power of two. */
const STARTS = 65536

/** An entry's place in a list, or those of several. */
type Places = number | ReadonlyArray<number>

/** A table as values that JSON has. */
export interface FiledPhrases {
  readonly forms: ReadonlyArray<string>
  /** Of each form. */
  readonly places: ReadonlyArray<Places>
  readonly longer: ReadonlyArray<readonly [string, Array<string>]>
  /** A digit for each place of the hash. */
  readonly starts: string
}

/** Forms with what they stand for. Where two entries share a form, the one added first is found first. */
export class PhraseTable<Entry> {
  /** Which first three characters (of short forms, two) the forms have, hashed: most words of a text are turned away by it. */
  #starts: Uint8Array = new Uint8Array(STARTS)
  readonly #entries = new Map<string, Array<Entry>>()
  /** Of a table that was filed: where its entries are, which are read when they are asked for. */
  readonly #filed = new Map<string, Places>()
  #entryAt: (place: number) => Entry = () => {
    throw new Error("no table that was filed")
  }
  /** The forms that go on after their first word, by that word, longest first, those of a length in the order in which they came. */
  #longer = new Map<string, Array<string>>()

  /** The table that was filed; `entryAt` gives the entry at a place of the list, always the same. */
  static of<Entry>({ forms, longer, places, starts }: FiledPhrases, entryAt: (place: number) => Entry): PhraseTable<Entry> {
    const table = new PhraseTable<Entry>()
    forms.forEach((form, i) => table.#filed.set(form, places[i]))
    table.#entryAt = entryAt
    table.#longer = new Map(longer)
    // The lowest bits of the digits 0 to 3 are their numbers.
    table.#starts = new TextEncoder().encode(starts)
    return table
  }

  /** The table to be filed; `placeOf` gives each entry its place in the list. */
  filed(placeOf: (entry: Entry) => number): FiledPhrases {
    const places = [...this.#entries.values()].map((entries) => entries.map(placeOf))
    return {
      forms: [...this.#entries.keys()],
      places: places.map((each) => (each.length === 1 ? each[0] : each)),
      longer: [...this.#longer],
      starts: this.#starts.join("")
    }
  }

  /** Files an entry under a form; curly and straight apostrophes are the same form. */
  add(form: string, entry: Entry): void {
    const straight = (form.includes("’") ? form.replaceAll("’", "'") : form).normalize("NFC")
    this.#file(straight, entry)
    if (straight.includes("'")) this.#file(straight.replaceAll("'", "’"), entry)
  }

  /** False where no form can start; true may still be none. Costs no substring. */
  mayStart(text: string, offset: number): boolean {
    const two = text.charCodeAt(offset) * 31 + text.charCodeAt(offset + 1)
    return (this.#starts[two & (STARTS - 1)] & 2) === 2 || (this.#starts[(two * 31 + text.charCodeAt(offset + 2)) & (STARTS - 1)] & 1) === 1
  }

  /** The longest form that starts at the offset and ends at a word's end: its end offset and its entries. `word` stands there. */
  longestAt(text: string, offset: number, word: string): { readonly end: number; readonly entries: ReadonlyArray<Entry> } | null {
    for (const form of this.#longer.get(word) ?? []) {
      const end = offset + form.length
      if (text.startsWith(form, offset) && endsWord(text, end)) return { end, entries: this.entriesOf(form) }
    }
    const entries = this.#known(word)
    const end = offset + word.length
    return entries !== undefined && endsWord(text, end) ? { end, entries } : null
  }

  /** The entries of a form, none when it is not in the table. */
  entriesOf(form: string): ReadonlyArray<Entry> {
    return this.#known(form) ?? []
  }

  /** True when some form starts with this word. */
  hasFirstWord(word: string): boolean {
    return this.#entries.has(word) || this.#filed.has(word) || this.#longer.has(word)
  }

  #known(form: string): Array<Entry> | undefined {
    const known = this.#entries.get(form)
    if (known !== undefined) return known
    const places = this.#filed.get(form)
    if (places === undefined) return undefined
    const entries = (typeof places === "number" ? [places] : places).map(this.#entryAt)
    this.#entries.set(form, entries)
    return entries
  }

  #file(form: string, entry: Entry): void {
    const filed = this.#known(form)
    if (filed !== undefined) {
      filed.push(entry)
      return
    }
    const word = firstWordOf(form)
    if (word === "") return
    this.#entries.set(form, [entry])
    const two = form.charCodeAt(0) * 31 + form.charCodeAt(1)
    if (form.length < 3) this.#starts[two & (STARTS - 1)] |= 2
    else this.#starts[(two * 31 + form.charCodeAt(2)) & (STARTS - 1)] |= 1
    if (word === form) return
    const forms = this.#longer.get(word)
    if (forms === undefined) {
      this.#longer.set(word, [form])
      return
    }
    const at = forms.findIndex(({ length }) => length < form.length)
    forms.splice(at < 0 ? forms.length : at, 0, form)
  }
}

/** True where no word goes on over the offset. */
const endsWord = (text: string, end: number): boolean =>
  end >= text.length || !WORD_CHARACTER.test(text[end]) || !WORD_CHARACTER.test(text[end - 1])

/** The first run of letters and digits of a form. Most forms begin with a word of ASCII, which needs no expression. */
const firstWordOf = (form: string): string => {
  for (let end = 0; end < form.length; end++) {
    const unit = form.charCodeAt(end)
    if (unit > 127) return FIRST_WORD.exec(form)?.[0] ?? ""
    if (!isAsciiWord(unit)) return form.slice(0, end)
  }
  return form
}

const isAsciiWord = (unit: number): boolean => (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)

/** The first run of letters and digits at an offset, empty when another character stands there. */
export const wordAt = (text: string, offset: number): string => {
  let end = offset
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (isAsciiWord(unit) || (unit > 127 && unit !== 0x2019 && unit !== 0x2018 && WORD_CHARACTER.test(text[end]))) end++
    else break
  }
  return text.slice(offset, end)
}

/**
 * Phrase tables: forms of names looked up in running text, longest first. A form is matched as characters from the
 * start of a token and must end where a word ends, so that no tokenisation has to be agreed on. Forms are filed by
 * their first run of letters and digits: one map look-up a token when nothing matches.
 */

const FIRST_WORD = /^[\p{L}\p{N}]+/u
const WORD_CHARACTER = /[\p{L}\p{N}]/u
/** Places of the hash of first characters, a power of two. */
const STARTS = 65536

/** Forms with what they stand for. Where two entries share a form, the one added first is found first. */
export class PhraseTable<Entry> {
  /** Which first three characters (of short forms, two) the forms have, hashed: most words of a text are turned away by it. */
  readonly #starts = new Uint8Array(STARTS)
  readonly #byFirstWord = new Map<string, Array<{ readonly form: string; readonly entries: Array<Entry> }>>()

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

  /** The longest form that starts at the offset and ends at a word's end: its end offset and its entries. */
  longestAt(text: string, offset: number, word: string): { readonly end: number; readonly entries: ReadonlyArray<Entry> } | null {
    const forms = this.#byFirstWord.get(word)
    if (forms === undefined) return null
    for (const { form, entries } of forms) {
      if (!text.startsWith(form, offset)) continue
      const end = offset + form.length
      if (end < text.length && WORD_CHARACTER.test(text[end]) && WORD_CHARACTER.test(text[end - 1])) continue
      return { end, entries }
    }
    return null
  }

  /** The entries of a form, none when it is not in the table. */
  entriesOf(form: string): ReadonlyArray<Entry> {
    const word = firstWordOf(form)
    if (word === "") return []
    return this.#byFirstWord.get(word)?.find((filed) => filed.form === form)?.entries ?? []
  }

  /** True when some form starts with this word. */
  hasFirstWord(word: string): boolean {
    return this.#byFirstWord.has(word)
  }

  #file(form: string, entry: Entry): void {
    const word = firstWordOf(form)
    if (word === "") return
    const two = form.charCodeAt(0) * 31 + form.charCodeAt(1)
    if (form.length < 3) this.#starts[two & (STARTS - 1)] |= 2
    else this.#starts[(two * 31 + form.charCodeAt(2)) & (STARTS - 1)] |= 1
    const forms = this.#byFirstWord.get(word)
    if (forms === undefined) {
      this.#byFirstWord.set(word, [{ form, entries: [entry] }])
      return
    }
    const filed = forms.find((known) => known.form === form)
    if (filed !== undefined) {
      filed.entries.push(entry)
      return
    }
    // Longest first, those of a length in the order in which they came.
    const at = forms.findIndex((known) => known.form.length < form.length)
    forms.splice(at < 0 ? forms.length : at, 0, { form, entries: [entry] })
  }
}

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

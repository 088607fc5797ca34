/** Which language a text is written in. A library decides; plain English is recognised first, so that most runs never load it. */
import * as Effect from "effect/Effect"

/** The commonest function words of English: about four words in ten of any English prose, rare in other languages. */
const ENGLISH = new Set(
  "the of and to in a is that for it was on with he be at by his as this have from or had not but are they which you one we an were her she will there been who their has its would said".split(
    " "
  )
)
/** Letters of the longest of them. */
const LONGEST = Math.max(...Array.from(ENGLISH, (word) => word.length))
const ENGLISH_SHARE = 0.25
/** Words looked at: the language of a text shows early. */
const SAMPLE_WORDS = 400
/** UTF-16 units in which they are looked for. */
const SAMPLE_LENGTH = 20_000
/** Fewer words say nothing certain; a text in Latin letters is then taken for English, which is what Onrecord reads. */
const FEW_WORDS = 8

const WORD = /[\p{L}\p{M}'’]+/gu

/** The words of a sample, as many as are looked at. */
const wordsOf = (sample: string): ReadonlyArray<string> => {
  const words: Array<string> = []
  for (const [word] of sample.matchAll(WORD)) {
    if (words.push(word) === SAMPLE_WORDS) break
  }
  return words
}

const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019
/** Dashes and quotation marks, of which English texts are full. */
const isMark = (unit: number): boolean => unit >= 0x2010 && unit <= 0x2026

/**
 * Whether a sample in lower case is English by its words (`wordsOf`), letter by letter: each article is asked, also those that are in the cache.
 * False too where it has letters beyond a to z.
 */
const isPlainEnglish = (sample: string): boolean => {
  let words = 0
  let english = 0
  let start = -1
  for (let at = 0; at <= sample.length && words < SAMPLE_WORDS; at++) {
    const unit = at < sample.length ? sample.charCodeAt(at) : 0
    if ((unit >= 0x61 && unit <= 0x7a) || isApostrophe(unit)) {
      if (start < 0) start = at
      continue
    }
    if (unit > 0x7f && unit !== 0xa0 && !isMark(unit)) return false
    if (start < 0) continue
    words++
    if (at - start <= LONGEST && ENGLISH.has(sample.slice(start, at))) english++
    start = -1
  }
  return words >= FEW_WORDS && english >= words * ENGLISH_SHARE
}

const isEnglish = (words: ReadonlyArray<string>): boolean =>
  words.filter((word) => ENGLISH.has(word)).length >= words.length * ENGLISH_SHARE

/** BCP 47 code of a text's language, `und` where it cannot be told (no letters, too few of a foreign script). */
export const detectLanguage = (text: string): Effect.Effect<string> =>
  Effect.suspend(() => {
    const sample = text.slice(0, SAMPLE_LENGTH).toLowerCase()
    if (isPlainEnglish(sample)) return Effect.succeed("en")
    const words = wordsOf(sample)
    if (words.length === 0) return Effect.succeed("und")
    if (words.length >= FEW_WORDS && isEnglish(words)) return Effect.succeed("en")
    if (words.length < FEW_WORDS && words.every((word) => /^[a-z'’]+$/u.test(word))) return Effect.succeed("en")
    return Effect.promise(async () => {
      const { eld } = await import("eld/small")
      return eld.detect(words.join(" ")).language || "und"
    })
  })

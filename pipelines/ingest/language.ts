/** Which language a text is written in. A library decides; plain English is recognised first, so that most runs never load it. */
import * as Effect from "effect/Effect"

/** The commonest function words of English: about four words in ten of any English prose, rare in other languages. */
const ENGLISH = new Set(
  "the of and to in a is that for it was on with he be at by his as this have from or had not but are they which you one we an were her she will there been who their has its would said".split(
    " "
  )
)
const ENGLISH_SHARE = 0.25
/** Words looked at: the language of a text shows early. */
const SAMPLE_WORDS = 400
/** Fewer words say nothing certain; a text in Latin letters is then taken for English, which is what Onrecord reads. */
const FEW_WORDS = 8

const WORD = /[\p{L}\p{M}'’]+/gu

const isEnglish = (words: ReadonlyArray<string>): boolean =>
  words.filter((word) => ENGLISH.has(word)).length >= words.length * ENGLISH_SHARE

/** BCP 47 code of a text's language, `und` where it cannot be told (no letters, too few of a foreign script). */
export const detectLanguage = (text: string): Effect.Effect<string> =>
  Effect.suspend(() => {
    const words = text.slice(0, 20_000).toLowerCase().match(WORD)?.slice(0, SAMPLE_WORDS) ?? []
    if (words.length === 0) return Effect.succeed("und")
    if (words.length >= FEW_WORDS && isEnglish(words)) return Effect.succeed("en")
    if (words.length < FEW_WORDS && words.every((word) => /^[a-z'’]+$/u.test(word))) return Effect.succeed("en")
    return Effect.promise(async () => {
      const { eld } = await import("eld/small")
      return eld.detect(words.join(" ")).language || "und"
    })
  })

/** Wordings made comparable: content words cut to stems, words of one meaning made one. */
import { type LexiconTexts, parseTable } from "../lexicon/table.ts"

/** Stems are the first letters of a word: enough to join “communicate” and “communication” (McNamee & Mayfield 2004, n-gram truncation). */
const STEM = 6

export interface Wordings {
  /** Distinct content stems of a text, sorted. */
  readonly stemsOf: (text: string) => ReadonlyArray<string>
}

/** All words of a text, lower-cased, possessive endings and marks taken off. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu), ([word]) =>
    word
      .toLowerCase()
      .replace(/['’]s$/u, "")
      .replace(/[’]/gu, "'")
  )

const stem = (word: string): string => {
  const bare = word.length > 7 && /^(un|non)/u.test(word) ? word.replace(/^(un|non)/u, "") : word
  const singular = bare.length > 4 ? bare.replace(/(ies|es|s|ing|ed)$/u, "") : bare
  return (singular.length >= 4 ? singular : bare).slice(0, STEM)
}

/** Compiles the lists of function words and of words that stand for each other. */
export const createWordings = (lexicons: LexiconTexts): Wordings => {
  const functionWords = new Set(parseTable(lexicons, "function-words").map((row) => row.word))
  const meaning = new Map<string, string>()
  for (const row of parseTable(lexicons, "paraphrases")) {
    const words = row.words.split(" ")
    for (const word of words) if (!meaning.has(stem(word))) meaning.set(stem(word), `=${words[0]}`)
  }
  return {
    stemsOf: (text) => {
      const stems = new Set<string>()
      for (const word of wordsOf(text)) {
        if (functionWords.has(word)) continue
        const one = stem(word)
        stems.add(meaning.get(one) ?? one)
      }
      return [...stems].sort()
    }
  }
}

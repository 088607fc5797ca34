import { assert, describe, it } from "vitest"
import { timeRules } from "../../nlp/times/index.ts"
import { classBits, openingsOf } from "../../nlp/times/openings.ts"
import type { Stretch } from "../../nlp/times/rule.ts"
import { timeVocabulary } from "../../nlp/times/vocabulary.ts"
import { wordsIn } from "../../nlp/times/words.ts"
import { lexiconTexts } from "../layout/lexicons.ts"

const vocabulary = timeVocabulary(lexiconTexts)

const FIGURES = ["1", "3", "11", "21st", "4th", "30", "90", "'90s", "1990", "1990s", "2015", "8:30", "7/6/2015", "2015-06-07"]
/** Words that rules look for inside an expression, beside those of the lists. */
const INSIDE = ["and", "of", "on", "to", "ago", "rainy", "than", "least", "handful", "time", "moment", "date", "-", ",", "man"]
const COMMON = ["the", "the", "a", "an", "in", "at", "every", "once", "more", "to", "fiscal", "very", "half", "couple", "another", "final"]
const { months, weekdays, seasons, units, parts, clockNames, deictics, references, shifts } = vocabulary
const { edges, numbers, ordinals, decades, approximators, vague, holidays, openers } = vocabulary
const LISTS: ReadonlyArray<ReadonlyArray<string>> = [
  ...[months, weekdays, seasons, units, units, parts, clockNames, deictics, references, shifts].map((list) => [...list.keys()]),
  ...[edges, numbers, ordinals, decades, holidays].map((list) => [...list.keys()]),
  ...[approximators, vague, openers].map((list) => [...list]),
  FIGURES,
  COMMON
]

const stretchOf = (text: string, tag: string): Stretch => ({
  words: wordsIn(text, 0, text.length),
  vocabulary,
  tagAt: () => tag,
  entityAt: () => ""
})

describe("openings", () => {
  it("let every rule read what it can, whatever words follow one another", () => {
    const rules = timeRules.map((rule) => ({ ...rule, bits: classBits(rule.opens) }))
    let seed = 1
    const pick = <A>(from: ReadonlyArray<A>): A => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      return from[(seed >>> 8) % from.length]
    }
    const read = new Set<string>()
    for (let turn = 0; turn < 40_000; turn++) {
      const inner = [...LISTS, INSIDE]
      const before = pick(["", "on ", "for ", "by ", "and "])
      const at = before === "" ? 0 : 1
      const text = `${before}${pick(pick(LISTS))} ${pick(pick(inner))} ${pick(pick(inner))} ${pick(pick(inner))} , Monday`
      const stretch = stretchOf(
        pick([text, text.replace(/\b[a-z]/gu, (letter) => letter.toUpperCase())]),
        pick(["", "NN", "JJ", "IN", "CD"])
      )
      const first = stretch.words[at]
      // At a word of no list, or too far from the last, nothing is tried at all.
      if (stretch.words.length - at > 8 || (first.kind === "word" && !openers.has(first.lower))) continue
      const opens = openingsOf(stretch.words, vocabulary)[at]
      for (const { id, bits, match } of rules) {
        if (match(stretch, at) === null) continue
        read.add(id)
        assert.notEqual(bits & opens, 0, `${id}: ${text}`)
      }
    }
    // The draw must reach most rules to say anything.
    assert.isAbove(read.size, timeRules.length * 0.6)
  })

  it("leave out articles before words that are of no time", () => {
    const opensAt = (text: string) => Array.from(openingsOf(wordsIn(text, 0, text.length), vocabulary), (classes) => classes !== 0)
    assert.deepEqual(opensAt("the vote Monday"), [false, false, true])
    assert.deepEqual(opensAt("the week Monday"), [true, true, true])
    assert.deepEqual(opensAt("a rainy morning"), [true, false, true])
  })
})

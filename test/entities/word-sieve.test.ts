import { describe, expect, it } from "vitest"
import { WordSieve } from "../../nlp/entities/word-sieve.ts"

describe("a sieve of words", () => {
  const words = ["envoy", "co-author", "mp", "é", "doyen of the press", "señora"]
  const sieve = new WordSieve(words, 4096)
  const mayHold = (text: string): boolean => sieve.mayHold(`(${text})`, 1, 1 + text.length)

  it.each(words)("lets “%s” through, in any case", (word) => {
    expect(mayHold(word)).toBe(true)
    expect(mayHold(word.toUpperCase())).toBe(true)
  })

  it("turns most other words away", () => {
    const others = ["envoys", "convoy", "author", "pm", "press", "river", "council", "yesterday"]
    expect(others.filter(mayHold)).toEqual([])
  })
})

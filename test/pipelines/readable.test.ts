import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readable } from "../../nlp/readable.ts"

describe("a text as it is read", () => {
  it.each([
    ["soft hyphens", "Blin\u00ADken", "Blinken"],
    ["zero-width spaces", "said\u200B", "said"],
    ["word joiners and byte order marks", "a\u2060b\uFEFFc", "abc"],
    ["marks of direction", "\u2068Mara\u2069 \u200ELind\u200F", "Mara Lind"],
    ["controls", "Mara\u0000 Lind\u0085\u009F", "Mara Lind\u0085"],
    ["spaces of any width", "Mr.\u00A0Lind\u2009said\u202F5\u3000km", "Mr. Lind said 5 km"],
    ["accents behind their letters", "Mun\u0303oz, Jose\u0301, A\u030Angstro\u0308m", "Muñoz, José, Ångström"],
    ["accents with something unseen between", "e\u00AD\u0301", "e\u0301"],
    ["signs that are letters", "5 \u212B", "5 Å"],
    ["joined pictures", "👩\u200D👧\uFE0F ja", "👩👧 ja"],
    ["what is usual", "“Ja,” said Mara Lind — 🦆.\n\n\tNew.", "“Ja,” said Mara Lind — 🦆.\n\n\tNew."]
  ])("is without %s", (_, written, read) => {
    expect(readable(written).text).toBe(read)
  })

  it("leads spans back to the characters they were read from", () => {
    const text = "\u200BJose\u0301\u00A0Mun\u0303oz\u200B said\u00AD."
    const { read, text: seen, written } = readable(text)
    const wordsOf = (words: string): string => {
      const { end, start } = written({ start: seen.indexOf(words), end: seen.indexOf(words) + words.length })
      return text.slice(start, end)
    }
    expect(seen).toBe("José Muñoz said.")
    expect(wordsOf("José Muñoz")).toBe("Jose\u0301\u00A0Mun\u0303oz")
    expect(wordsOf("said")).toBe("said")
    expect(wordsOf("said.")).toBe("said\u00AD.")
    expect(read({ start: 1, end: 6 })).toEqual({ start: 0, end: 4 })
  })

  it("gives spans in order, inside the text, and the same again when read back", () => {
    const character = fc.oneof(
      fc.constantFrom("a", "B", " ", "\n", "\u00AD", "\u200B", "\u00A0", "e\u0301", "\u0301", "é", "🦆", "\u2066", "\0", "\u200D"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 })
    )
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
        const text = characters.join("")
        const { read, text: seen, written } = readable(text)
        expect(readable(seen).text.length).toBeLessThanOrEqual(seen.length)
        let last = 0
        for (let i = 0; i < seen.length; i++) {
          const span = written({ start: i, end: i + 1 })
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(span.end).toBeGreaterThanOrEqual(last)
          last = span.end
          const back = read(span)
          expect(back.start).toBeLessThanOrEqual(i)
          expect(back.end).toBeGreaterThanOrEqual(i + 1)
        }
      }),
      { numRuns: 300 }
    )
  })
})

import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createLayout } from "../../nlp/layout/index.ts"
import { lexiconTexts } from "./lexicons.ts"
import { cpuTime } from "../cpu-time.ts"

const { layOut } = createLayout(lexiconTexts)

/** Arbitrary Unicode, mixed with what sentences are made of so that rules fire. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        ". ",
        "? ",
        "! ",
        "… ",
        ". . . ",
        "\n",
        "\n\n",
        "\r\n",
        '"',
        "“",
        "”",
        "’",
        "(",
        ")",
        " Mr. ",
        "U.S. ",
        "The ",
        "said ",
        "1. ",
        "2. ",
        "a.m. ",
        "http://a.b ",
        "🦆",
        "By Ann Roe",
        "Read more"
      )
    ),
    { maxLength: 40 }
  )
  .map((parts) => parts.join(""))

/** White space as Unicode has it: JavaScript's `\s` leaves out U+0085, the next-line character. */
const BLANK = /^[\s\u0085]*$/u

const coveredOnce = (text: string, spans: ReadonlyArray<{ start: number; end: number }>) => {
  let at = 0
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(at, start)).toMatch(BLANK)
    at = end
  }
  expect(text.slice(at)).toMatch(BLANK)
}

describe("layout laws", () => {
  it("holds every character but white space once, in order, in blocks and in sentences", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks, sentences } = layOut(text)
        coveredOnce(text, blocks)
        coveredOnce(text, sentences)
        for (const sentence of sentences) {
          const block = blocks[sentence.paragraph]
          expect(sentence.start >= block.start && sentence.end <= block.end && sentence.kind === block.kind).toBe(true)
        }
        expect(sentences.map((sentence) => sentence.ordinal)).toEqual(sentences.map((_, k) => k))
      }),
      { numRuns: 1500 }
    )
  })
  it("never cuts a surrogate pair", () => {
    const text = "🦆🦆. 🦆 quacked.🦆 “🦆!” 🦆 said.\n🦆"
    for (const { start, end } of layOut(text).sentences) expect(text.slice(start, end).isWellFormed()).toBe(true)
  })
  it("cuts sentences without end between words, and words without end between characters", () => {
    for (const [text, cut] of [
      ["word ".repeat(3000).trim(), 1999],
      ["w".repeat(15_000), 2000],
      [`a${"🦆".repeat(7000)}`, 1999]
    ] as const) {
      const { sentences } = layOut(text)
      coveredOnce(text, sentences)
      expect(sentences[0].end).toBe(cut)
      expect(sentences.slice(0, -1).every(({ ruleId }) => ruleId === "sentences/too-long")).toBe(true)
      for (const { start, end } of sentences) {
        expect(end - start).toBeLessThanOrEqual(2000)
        expect(text.slice(start, end).isWellFormed()).toBe(true)
      }
    }
  })
  it("leaves a sentence whole that is only long", () => {
    expect(layOut(`${"word ".repeat(390)}end.`).sentences).toHaveLength(1)
  })
  it("finds nothing in an empty or a blank text", () => {
    for (const text of ["", " ", "\n\n \t\r\n", "\ufeff"]) expect(layOut(text)).toEqual({ blocks: [], sentences: [] })
  })
  it("takes time in proportion to the length of the text", () => {
    const hostile: ReadonlyArray<(n: number) => string> = [
      (n) => "a".repeat(n),
      (n) => '"'.repeat(n),
      (n) => ". ".repeat(n / 2),
      (n) => "! ".repeat(n / 2),
      (n) => '." '.repeat(n / 3),
      (n) => `${"x".repeat(n / 2)}${" a.m. B".repeat(n / 14)}`,
      (n) => `http://${"x".repeat(n / 2)}${" http://x".repeat(n / 18)}`,
      (n) => `1. ${"2. A 1. ".repeat(n / 8)}`,
      (n) => "ab cd\n".repeat(n / 6),
      (n) => "“Why?” Roe ".repeat(n / 11),
      (n) => " ".repeat(n),
      (n) => "[".repeat(n)
    ]
    for (const make of hostile) {
      const small = make(20_000)
      const large = make(400_000)
      layOut(small)
      const timed = (text: string) => {
        const before = cpuTime()
        layOut(text)
        return cpuTime() - before
      }
      // Twenty times the text; a quadratic step would take 400 times as long.
      expect(timed(large)).toBeLessThan(Math.max(timed(small) * 120, 10_000))
    }
  })
  it("reads a line of ten million characters in seconds", () => {
    const text = "Mr. Doe met the U.S. envoy. He left. ".repeat(270_000)
    const before = cpuTime()
    expect(layOut(text).sentences).toHaveLength(540_000)
    expect(cpuTime() - before).toBeLessThan(20_000)
  })
})

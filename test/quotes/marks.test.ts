import { assert, describe, it } from "@effect/vitest"
import { compileQuoteLexicon } from "../../nlp/quotes/lexicon.ts"
import { findMarks } from "../../nlp/quotes/marks.ts"
import { lexicons } from "./articles.ts"
import { cpuTime } from "../cpu-time.ts"

const tables = compileQuoteLexicon(lexicons).marks

/** Marks of a text whose paragraphs are its lines and whose sentences end with “.”, “!”, “?” and a mark. */
const marksIn = (text: string) => {
  const blocks: Array<{ start: number; end: number }> = []
  let at = 0
  for (const line of text.split("\n")) {
    if (line !== "") blocks.push({ start: at, end: at + line.length })
    at += line.length + 1
  }
  const ends = [...text.matchAll(/[.!?][”"’]?(?=\s|$)|\n|$/gu)]
    .map((match) => match.index + match[0].trimEnd().length)
    .filter((end) => end > 0)
  const starts = [0, ...ends.map((end) => end + 1)].filter((start) => start < text.length)
  return findMarks(text, blocks, ends, starts, tables).map((mark) => ({ ...mark, words: text.slice(mark.inner.start, mark.inner.end) }))
}
const words = (text: string) => marksIn(text).map((mark) => mark.words)

describe("quotation marks", () => {
  it("pairs every style", () => {
    assert.deepStrictEqual(words('“a one” "b two" „c three“ «d four» ‹e five› 「f six」'), [
      "a one",
      "b two",
      "c three",
      "d four",
      "e five",
      "f six"
    ])
  })
  it("tells apostrophes and elisions from single marks", () => {
    assert.deepStrictEqual(words("The students' union isn't 'for sale', rock 'n' roll fans of the '90s said: get 'em."), ["for sale"])
    assert.deepStrictEqual(words("The students’ union isn’t ‘for sale’, fans of the ’90s said."), ["for sale"])
  })
  it("nests single marks in double ones", () => {
    const marks = marksIn("“He said ‘never again’ to me,” she said.")
    assert.deepStrictEqual(
      marks.map(({ depth, words: inner }) => [depth, inner]),
      [
        [0, "He said ‘never again’ to me,"],
        [1, "never again"]
      ]
    )
    assert.strictEqual(marks[1].parent, 0)
  })
  it("does not take inches for marks", () => {
    assert.deepStrictEqual(words('A 12" record and a 6\'2" man.'), [])
  })
  it("carries a quotation on where the next paragraph re-opens it", () => {
    const marks = marksIn("“We won. It is over.\n“We go home,” she said.")
    assert.deepStrictEqual(
      marks.map(({ continues, isClosed, words: inner }) => [continues, isClosed, inner]),
      [
        [-1, true, "We won. It is over."],
        [0, true, "We go home,"]
      ]
    )
  })
  it("carries a quotation on where the next paragraph only closes it", () => {
    const marks = marksIn("“We won. It is over.\nWe go home.”")
    assert.deepStrictEqual(
      marks.map(({ continues, words: inner }) => [continues, inner]),
      [
        [-1, "We won. It is over."],
        [0, "We go home."]
      ]
    )
  })
  it("ends an unclosed quotation with its sentence, and leaves the rest alone", () => {
    const marks = marksIn("“We won. The crowd left.\nNothing more was heard.")
    assert.deepStrictEqual(
      marks.map(({ isClosed, words: inner }) => [isClosed, inner]),
      [[false, "We won."]]
    )
  })
  it("begins a quotation without an opening mark with its sentence", () => {
    const marks = marksIn("It rained. We won,” she said.")
    assert.deepStrictEqual(
      marks.map(({ isOpened, words: inner }) => [isOpened, inner]),
      [[false, "We won,"]]
    )
  })
  it("closes a quotation with a mark of another style", () => {
    assert.deepStrictEqual(words('“We won," she said. "We lost,” he said.'), ["We won,", "We lost,"])
  })
  it("names the marks' characters in the text", () => {
    const text = "She said “yes” and «no»."
    for (const mark of marksIn(text)) {
      assert.isTrue("“«".includes(text[mark.start]))
      assert.isTrue("”»".includes(text[mark.end - 1]))
    }
  })
  it("takes time in proportion to the marks, whatever they are", () => {
    for (const unit of ["“a ", "a” ", '"', "'a ", "‘a ", "“a\n", "“‘a’ b” "]) {
      const time = (n: number): number => {
        const text = unit.repeat(n)
        let best = Number.POSITIVE_INFINITY
        for (let turn = 0; turn < 2; turn++) {
          const before = cpuTime()
          marksIn(text)
          best = Math.min(best, cpuTime() - before)
        }
        return best
      }
      time(1_000)
      const small = Math.max(time(4_000), 4)
      // Ten times the marks: a quadratic scan would take a hundred times as long.
      assert.isBelow(time(40_000), 40 * small, JSON.stringify(unit))
    }
  })
  it("survives 5,000 nested marks", () => {
    const marks = marksIn(`${"“a ".repeat(5_000)}${"b” ".repeat(5_000)}`)
    assert.strictEqual(marks.length, 5_000)
    assert.strictEqual(marks[4_999].depth, 4_999)
  })
})

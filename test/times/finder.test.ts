import fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import type { ParsedArticle } from "../../nlp/annotations.ts"
import { createTimeFinder } from "../../nlp/times/index.ts"
import { timeVocabulary } from "../../nlp/times/vocabulary.ts"
import { lexiconTexts } from "../layout/lexicons.ts"
import { articlesOf } from "./articles.ts"
import { cpuTime } from "../cpu-time.ts"

const { findTimes } = createTimeFinder(lexiconTexts)
const timesOf = (text: string, on: string | null = "2023-06-19") => {
  const [article] = articlesOf([{ text, on }])
  return findTimes(article).map((time) => ({ ...time, words: text.slice(time.start, time.end) }))
}
const valuesOf = (text: string, on: string | null = "2023-06-19") => timesOf(text, on).map((time) => `${time.words} = ${time.value}`)

/** The same article, of which only the text and the sentences are looked at anew: no engine needed for hostile text. */
const withText = (article: ParsedArticle, text: string): ParsedArticle => ({
  ...article,
  text,
  sentences: [{ ...article.sentences[0], start: 0, end: text.length }]
})

describe("anchoring", () => {
  it("takes the Sunday before for the past and the one to come for the future", () => {
    expect(valuesOf("They met on Sunday.")).toEqual(["Sunday = 2023-06-18"])
    expect(valuesOf("They will meet on Sunday.")).toEqual(["Sunday = 2023-06-25"])
    expect(valuesOf("They plan to meet on Sunday.")).toEqual(["Sunday = 2023-06-25"])
  })
  it("takes the article's own day for its weekday", () => {
    expect(valuesOf("They met on Monday.")).toEqual(["Monday = 2023-06-19"])
  })
  it("writes X where nothing says which, and gives no interval", () => {
    for (const [text, value] of [
      ["They met on Sunday.", "XXXX-WXX-7"],
      ["They met in February.", "XXXX-02"],
      ["They met on May 3.", "XXXX-05-03"],
      ["They met last year.", "XXXX"],
      ["They met yesterday.", "XXXX-XX-XX"],
      ["Sales fell in the third quarter.", "XXXX-Q3"]
    ]) {
      const [time] = timesOf(text, null)
      expect(time.value).toBe(value)
      expect([time.startDate, time.endDate, time.anchor]).toEqual([null, null, "none"])
    }
  })
  it("gives the interval that the value stands for, both ends included", () => {
    const interval = (text: string) => timesOf(text).map((time) => [time.startDate, time.endDate, time.grain])
    expect(interval("They met in February.")).toEqual([[{ year: 2023, month: 2, day: 1 }, { year: 2023, month: 2, day: 28 }, "month"]])
    expect(interval("They met last week.")).toEqual([[{ year: 2023, month: 6, day: 12 }, { year: 2023, month: 6, day: 18 }, "week"]])
    expect(interval("It grew in the 1980s.")).toEqual([[{ year: 1980, month: 1, day: 1 }, { year: 1989, month: 12, day: 31 }, "decade"]])
    expect(interval("They rose over the past two years.")).toEqual([
      [{ year: 2021, month: 6, day: 19 }, { year: 2023, month: 6, day: 19 }, "year"]
    ])
  })
  it("anchors an article without a date on its own date line", () => {
    const found = timesOf(
      "Ministers meet after long silence\n\nSaturday, 12 September 2015\n\nThe ministers of both states met yesterday after months of silence.",
      null
    )
    expect(found.map((time) => [time.words, time.value, time.anchor])).toEqual([
      ["Saturday, 12 September 2015", "2015-09-12", "explicit"],
      ["yesterday", "2015-09-11", "previous_time"],
      ["months", "PXM", "none"]
    ])
  })
  it("takes the attacks of one day for that day", () => {
    expect(valuesOf("He spoke of the Sept. 11 attacks.")).toEqual(["Sept. 11 attacks = 2001-09-11"])
    expect(valuesOf("He spoke on Sept. 11 there.")).toEqual(["Sept. 11 = 2022-09-11"])
  })
  it("says what a value was anchored on", () => {
    expect(timesOf("He came on March 3, 2010, and left the next day. They met on Sunday.").map((time) => time.anchor)).toEqual([
      "explicit",
      "previous_time",
      "published_at"
    ])
  })
  it("goes on with the year of a story, and leaves it for news", () => {
    expect(valuesOf("In 2008 the firm bought a rival. In March it sold the unit.")).toEqual(["2008 = 2008", "March = 2008-03"])
    expect(valuesOf("It is the first visit since 2008. In March they met.")).toEqual(["2008 = 2008", "March = 2023-03"])
  })
  it("shares the year of a list or range", () => {
    expect(valuesOf("It ran from Nov. 20 to Dec. 11, 2015.")).toEqual(["Nov. 20 = 2015-11-20", "Dec. 11, 2015 = 2015-12-11"])
    expect(valuesOf("It will run from June 3 through July 9.")).toEqual(["June 3 = 2023-06-03", "July 9 = 2023-07-09"])
  })
  it("takes “today” of a general statement for the present", () => {
    expect(valuesOf("Today, many people worship the old gods.")).toEqual(["Today = PRESENT_REF"])
    expect(valuesOf("The court ruled today.")).toEqual(["today = 2023-06-19"])
  })
})

describe("what is no time", () => {
  it("leaves ages, prices, counts, names and modals alone", () => {
    for (const text of [
      "He is 19 years old.",
      "The 45-year-old won.",
      "It cost $1999.",
      "Some 2000 people came.",
      "Theresa May may march.",
      "April Jones told a story.",
      "He sat in the sun.",
      "She was in her sixties.",
      "They lost 3:2 there.",
      "It has 1984 seats.",
      "Prices fall and spring back."
    ]) {
      assert.deepEqual(valuesOf(text), [], text)
    }
  })
})

describe("time laws", () => {
  const [article] = articlesOf([{ text: "They met.", on: "2023-06-19" }])
  const words = [...timeVocabulary(lexiconTexts).openers]
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom("3", "11", "1999", "2023", "10:30", "-", ",", ".", "'", "the", "of", "🦆", "st", "/"),
        fc.string({ unit: "binary", maxLength: 4 })
      ),
      { minLength: 1, maxLength: 30 }
    )
    .map((parts) => parts.join(" "))

  it("finds spans in order, apart, inside their sentence, that begin and end with no space", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, dated) => {
        const found = findTimes({ ...withText(article, text), publishedOn: dated ? article.publishedOn : null })
        let at = 0
        for (const time of found) {
          expect(time.start).toBeGreaterThanOrEqual(at)
          expect(time.end).toBeGreaterThan(time.start)
          expect(time.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(time.start, time.end).trim()).toBe(text.slice(time.start, time.end))
          expect(text.slice(time.start, time.end).isWellFormed()).toBe(true)
          expect(time.value).not.toMatch(/NaN|undefined|null/u)
          expect(time.startDate === null).toBe(time.endDate === null)
          expect(!dated && time.anchor === "published_at").toBe(false)
          at = time.end
        }
      }),
      { numRuns: 2000 }
    )
  })
  it("takes time in proportion to the text, however hostile", () => {
    const parts = [
      "5 ",
      "the ",
      "1999 ",
      "May 5, ",
      "first of ",
      "a half and a ",
      "two hundred ",
      "twenty-",
      "10:",
      "every ",
      "last week of ",
      "1/2",
      "early in the early in ",
      "Monday ",
      "12 a.m. ",
      "’90",
      "years and ",
      "2 years and ",
      "fiscal year ",
      "Christmas ",
      "in in in ",
      "-",
      "'",
      "\u00ad",
      "q1 "
    ]
    for (const part of parts) {
      const run = (length: number) => {
        const text = withText(article, part.repeat(Math.ceil(length / part.length)))
        const before = cpuTime()
        findTimes(text)
        return cpuTime() - before
      }
      run(1000)
      // Ten times the text: a quadratic step would take a hundred times as long. The floor is for busy machines.
      assert.isBelow(run(50_000), Math.max(run(5_000) * 40, 10_000), part)
    }
  })
})

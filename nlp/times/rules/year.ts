import { isGlued, isHyphen, isRangeDash, lowerAt, readFigures, readSpelledYear, readUnit, readYear } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofInterval, ofYear } from "../values.ts"

/** Figures that look like a year but count or name something. */
const isCount = (stretch: Stretch, at: number, next: number, year: number): boolean => {
  const before = lowerAt(stretch, at - 1)
  const after = lowerAt(stretch, next)
  if (/^[#$£€¥№%]$/u.test(before) || (before === "." && lowerAt(stretch, at - 2) === "no")) return true
  if (
    stretch.words[at].glued &&
    /^[-–—/.,:@_=?&]$/u.test(before) &&
    (before === "/" ||
      before === "_" ||
      (before === "=" && stretch.words[at - 2]?.kind === "word") ||
      !(stretch.words[at - 2]?.kind === "word" || before === "–" || before === "—"))
  )
    return true
  if (NUMBERED.has(before)) return true
  if (after === "%" || after === "°" || stretch.vocabulary.countedNouns.has(after)) return true
  if (readUnit(stretch, next) !== null && lowerAt(stretch, next).endsWith("s")) return true
  if (
    stretch.words[next]?.glued === true &&
    (stretch.words[next].kind !== "mark" ||
      (after === "-" && /^\d+$/u.test(lowerAt(stretch, next + 1)) && !isShortYear(stretch, next + 1, year)))
  )
    return true
  if (stretch.vocabulary.approximators.has(before) && before !== "around" && before !== "about") return true
  return before === "than" && lowerAt(stretch, at - 2) !== "later" && lowerAt(stretch, at - 2) !== "earlier" && year % 100 === 0
}

/** Things that go by number: “Resolution 1973”, “Article 2019”. */
const NUMBERED = new Set(["article", "section", "resolution", "chapter", "paragraph", "page", "room", "flight", "bill", "decree", "verse"])

const isShortYear = (stretch: Stretch, i: number, year: number): boolean => {
  const text = lowerAt(stretch, i)
  return (
    (text.length === 2 && Number(text) > year % 100 && Number(text) - (year % 100) < 30) ||
    (text.length === 4 && Number(text) > year && Number(text) < 2200)
  )
}

const CONFIDENT = new Set(["in", "since", "by", "until", "till", "circa", "year", "before", "after", "from", "of", "during"])

/** “between 1283 and 1289”, either of them, with nothing counted after. */
const isBetweenYears = (stretch: Stretch, at: number, next: number): boolean => {
  const first = lowerAt(stretch, at - 1) === "between" ? at : at - 2
  const last = first + 2
  return (
    lowerAt(stretch, first - 1) === "between" &&
    lowerAt(stretch, first + 1) === "and" &&
    /^1\d{3}$/u.test(lowerAt(stretch, first)) &&
    /^1\d{3}$/u.test(lowerAt(stretch, last)) &&
    Number(lowerAt(stretch, first)) < Number(lowerAt(stretch, last)) &&
    next <= last + 1 &&
    (stretch.words[last + 1] === undefined || stretch.words[last + 1].kind === "mark") &&
    !/^[%,]$/u.test(stretch.words[last + 2]?.kind === "number" ? lowerAt(stretch, last + 1) : "")
  )
}

/** Whether four figures that stand alone are a year. */
const isYearAlone = (stretch: Stretch, at: number, next: number, year: number): boolean => {
  const before = stretch.words[at - 1]
  if (isCount(stretch, at, next, year)) return false
  const led = before !== undefined && stretch.vocabulary.beforeYear.has(before.lower)
  if ((year < 1900 || year > 2100) && isBetweenYears(stretch, at, next)) return true
  if (year < 1900 || year > 2100) return led && CONFIDENT.has(before.lower) && !/^NNS?$/u.test(stretch.tagAt(next))
  if (led || before === undefined) return true
  // A number at the end of a name is part of it: “World Cup 2022”.
  if (before.kind === "word" && /^\p{Lu}/u.test(before.text) && !before.glued && at > 1) return false
  return true
}

/** `1997-98`, `2000 - 2050`, `2000–2050`. */
const readRange = (stretch: Stretch, next: number, year: number): { readonly to: number; readonly next: number } | null => {
  // “2021/22”: two years that follow one another, as seasons and budgets have them.
  const isSeason = lowerAt(stretch, next) === "/" && isGlued(stretch, next) && Number(lowerAt(stretch, next + 1)) === (year + 1) % 100
  if (!(isRangeDash(stretch, next) || isSeason) || !isShortYear(stretch, next + 1, year)) return null
  const spaced = !isGlued(stretch, next)
  const text = lowerAt(stretch, next + 1)
  if (spaced && text.length === 2) return null
  const after = stretch.words[next + 2]
  if (after?.glued === true && after.kind !== "mark") return null
  return { to: text.length === 4 ? Number(text) : year - (year % 100) + Number(text), next: next + 2 }
}

export const year: TimeRule = {
  id: "times/year",
  source: "TIMEX3 years; figures that count or name something are left out",
  opens: ["figure", "quote", "number", "unit", "fiscal", "the"],
  examples: [
    { text: "It fell in 1995.", words: "1995", value: "1995" },
    { text: "The 2003 deal failed.", words: "2003", value: "2003" },
    { text: "Yields over 2000 - 2050 fall.", words: "2000 - 2050", value: "2000/2050" },
    { text: "The 2021/22 season was called off.", words: "2021/22", value: "2021/2022" },
    { text: "In the 1997-98 crisis it fell.", words: "1997-98", value: "1997/1998" },
    { text: "Profit for fiscal 1989 rose.", words: "fiscal 1989", value: "1989" },
    { text: "Profit for FY24 rose.", words: "FY24", value: "2024" },
    { text: "Profit for FY 2022/23 rose.", words: "FY 2022/23", value: "2022/2023" },
    { text: "He left in the year 2000.", words: "the year 2000", value: "2000" },
    { text: "He came in nineteen ninety-six.", words: "nineteen ninety-six", value: "1996" },
    { text: "It was built between 1283 and 1289.", words: "1283", value: "1283" },
    { text: "Rome fell in 476 and Granada in 1492.", words: "1492", value: "1492" }
  ],
  counterExamples: [
    "It cost $2000.",
    "Some 2000 people came.",
    "It has 1984 seats.",
    "It holds between 1283 and 1289 litres.",
    "They voted for Resolution 1973 there.",
    "They won World Cup 2022 tickets.",
    "It grew by 1,995 votes."
  ],
  match: (stretch, at): RuleMatch | null => {
    let i = at
    const fiscal = lowerAt(stretch, at)
    if (fiscal === "fiscal" || fiscal === "fy" || fiscal === "calendar" || fiscal === "cy") i++
    else if (
      fiscal === "the" &&
      (lowerAt(stretch, at + 1) === "year" || (lowerAt(stretch, at + 1) === "fiscal" && lowerAt(stretch, at + 2) === "year"))
    )
      i += lowerAt(stretch, at + 1) === "year" ? 1 : 2
    if (i > at || fiscal === "year") {
      if (lowerAt(stretch, i) === "year") i++
      if (lowerAt(stretch, i) === "of") i++
      const named = readYear(stretch, i)
      const pair = named === null ? null : readRange(stretch, named.next, named.value)
      if (named !== null && pair !== null)
        return {
          first: at,
          last: pair.next,
          explicitYear: pair.to,
          resolve: () => ofInterval(ofYear(named.value, "explicit"), ofYear(pair.to, "explicit"))
        }
      // “FY24”
      const short = named === null && fiscal === "fy" && i === at + 1 ? readFigures(stretch, i, 2) : null
      if (short !== null && stretch.words[i].text.length === 2)
        return {
          first: at,
          last: short.next,
          joins: "year",
          explicitYear: 2000 + short.value,
          resolve: () => ofYear(2000 + short.value, "explicit")
        }
      if (named !== null)
        return { first: at, last: named.next, joins: "year", explicitYear: named.value, resolve: () => ofYear(named.value, "explicit") }
      return null
    }
    const spelled = readSpelledYear(stretch, at)
    if (spelled !== null) {
      // “two thousand men”: only where a year is looked for.
      if (
        !CONFIDENT.has(lowerAt(stretch, at - 1)) ||
        readUnit(stretch, spelled.next) !== null ||
        /^NNS?$/u.test(stretch.tagAt(spelled.next))
      )
        return null
      return { first: at, last: spelled.next, joins: "year", explicitYear: spelled.value, resolve: () => ofYear(spelled.value, "explicit") }
    }
    const read = readYear(stretch, at)
    if (read === null || (lowerAt(stretch, read.next) === "s" && isGlued(stretch, read.next))) return null
    if (
      isHyphen(stretch, read.next) &&
      isGlued(stretch, read.next) &&
      isGlued(stretch, read.next + 1) &&
      lowerAt(stretch, read.next + 1) === "year"
    )
      return null
    const range = readRange(stretch, read.next, read.value)
    if (
      range === null
        ? !isYearAlone(stretch, at, read.next, read.value)
        : read.value < 1500 ||
          /^[#$£€¥№]$/u.test(lowerAt(stretch, at - 1)) ||
          stretch.vocabulary.countedNouns.has(lowerAt(stretch, range.next))
    )
      return null
    if (range !== null)
      return {
        first: at,
        last: range.next,
        explicitYear: range.to,
        resolve: () => ofInterval(ofYear(read.value, "explicit"), ofYear(range.to, "explicit"))
      }
    return { first: at, last: read.next, joins: "year", explicitYear: read.value, resolve: () => ofYear(read.value, "explicit") }
  }
}

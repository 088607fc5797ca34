import { calendarDay, type DayNumber } from "../calendar.ts"
import { isGlued, isHyphen, lowerAt, readOrdinal } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofCentury, ofDecade, ofInterval, ofYear, unanchored, type Resolution } from "../values.ts"

/** “the nineties” in our time: the latest decade of that name that has begun. */
const decadeNamed = (tens: number, published: DayNumber | null): Resolution => {
  if (published === null) return unanchored(`XX${tens}/XX${tens + 9}`, "decade")
  const now = calendarDay(published).year
  const century = now - (now % 100)
  return ofDecade(century + tens <= now ? century + tens : century - 100 + tens, "published_at")
}

/** “the mid-nineties”, “the sixties and seventies”; “his mid-nineties” is an age. */
const isLedByThe = (stretch: Stretch, at: number): boolean => {
  const before = isHyphen(stretch, at - 1) ? at - 2 : at - 1
  if (/^(?:mid|early|late)$/u.test(lowerAt(stretch, before))) return lowerAt(stretch, before - 1) === "the"
  return (
    /^(?:and|or|to)$/u.test(lowerAt(stretch, at - 1)) &&
    stretch.vocabulary.decades.has(lowerAt(stretch, at - 2)) &&
    lowerAt(stretch, at - 3) === "the"
  )
}

export const decade: TimeRule = {
  id: "times/decade",
  source: "TIMEX3 decades, as year intervals",
  opens: ["the", "quote", "figure", "decade"],
  examples: [
    { text: "It grew in the 1980s.", words: "the 1980s", value: "1980/1989" },
    { text: "It grew in the 1930’s there.", words: "the 1930’s", value: "1930/1939" },
    { text: "Back in the sixties it was new.", words: "the sixties", value: "1960/1969" },
    { text: "It was new in the sixties and seventies.", words: "seventies", value: "1970/1979" },
    { text: "In the '90s it fell.", words: "the '90s", value: "1990/1999" },
    { text: "In the 1800s it was new.", words: "the 1800s", value: "1800/1899" }
  ],
  counterExamples: [
    "He is in his sixties.",
    "She is in her mid-nineties.",
    "Men in their sixties and seventies came.",
    "It was in the low 80s.",
    "She has 1980 seats."
  ],
  match: (stretch, at): RuleMatch | null => {
    const hasThe = lowerAt(stretch, at) === "the"
    let i = hasThe ? at + 1 : at
    const word = stretch.words[i]
    if (word === undefined) return null
    const named = stretch.vocabulary.decades.get(word.lower)
    if (named !== undefined) {
      return hasThe || isLedByThe(stretch, i)
        ? { first: at, last: i + 1, resolve: (context) => decadeNamed(named, context.published) }
        : null
    }
    const quoted = word.text === "'" || word.text === "’" || word.text === "‘"
    if (quoted) i++
    const figures = stretch.words[i]
    if (figures?.kind !== "number" || !(figures.text.length === 4 || (figures.text.length === 2 && quoted)) || (quoted && !figures.glued))
      return null
    let last = i + 1
    if ((lowerAt(stretch, last) === "'" || lowerAt(stretch, last) === "’") && isGlued(stretch, last)) last++
    if (lowerAt(stretch, last) !== "s" || !isGlued(stretch, last)) return null
    const value = Number(figures.text)
    if (value % 10 !== 0) return null
    last++
    if (figures.text.length === 2) return { first: at, last, resolve: (context) => decadeNamed(value, context.published) }
    if (value < 1000 || value > 2990) return null
    if (value % 100 === 0)
      return { first: at, last, explicitYear: value, resolve: () => ofInterval(ofYear(value, "explicit"), ofYear(value + 99, "explicit")) }
    return { first: at, last, explicitYear: value, resolve: () => ofDecade(value, "explicit") }
  }
}

export const century: TimeRule = {
  id: "times/century",
  source: "TIMEX3 centuries, as year intervals from 01 to 00",
  opens: ["the", "ordinal", "number", "figure"],
  examples: [
    { text: "It was built in the 20th century.", words: "the 20th century", value: "1901/2000" },
    { text: "It grew in the 17th and 18th centuries.", words: "the 17th", value: "1601/1700" },
    { text: "A nineteenth-century house stood there.", words: "nineteenth-century", value: "1801/1900" }
  ],
  counterExamples: ["The second century of the batsman.", "He scored a century."],
  match: (stretch, at): RuleMatch | null => {
    const start = lowerAt(stretch, at) === "the" ? at + 1 : at
    const ordinal = readOrdinal(stretch, start)
    if (ordinal === null || ordinal.value < 4 || ordinal.value > 22) return null
    const i = isHyphen(stretch, ordinal.next) ? ordinal.next + 1 : ordinal.next
    // “the 17th and 18th centuries”
    const second = /^(?:and|to|or)$/u.test(lowerAt(stretch, ordinal.next)) ? readOrdinal(stretch, ordinal.next + 1) : null
    if (second !== null && second.value > ordinal.value && lowerAt(stretch, second.next) === "centuries")
      return { first: at, last: ordinal.next, resolve: () => ofCentury(ordinal.value, "explicit") }
    if (lowerAt(stretch, i) !== "century" && lowerAt(stretch, i) !== "centuries") return null
    return { first: at, last: i + 1, resolve: () => ofCentury(ordinal.value, "explicit") }
  }
}

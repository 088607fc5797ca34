/** Which words can open a time expression, by class, so that a rule is tried only where it can begin. */
import type { TimeVocabulary } from "./vocabulary.ts"
import type { Word } from "./words.ts"

/** Words before a counted span: “the *past* three years”. */
export const LEADS = [
  "past",
  "last",
  "next",
  "coming",
  "previous",
  "preceding",
  "following",
  "first",
  "final",
  "recent",
  "upcoming",
  "another",
  "prior"
]

/** What a first word can be to the rules; a word may be of several classes. */
const CLASSES = [
  "figure",
  "quote",
  "the",
  "a",
  "in",
  "at",
  "month",
  "weekday",
  "season",
  "unit",
  "part",
  "clock",
  "deictic",
  "reference",
  "shift",
  "edge",
  "number",
  "ordinal",
  "decade",
  "named-day",
  "approximator",
  "count",
  "lead",
  "every",
  "times",
  "fiscal",
  "short"
] as const
export type WordClass = (typeof CLASSES)[number]

/** The classes as bits of one number. */
export const classBits = (classes: ReadonlyArray<WordClass>): number =>
  classes.reduce((bits, name) => bits | (1 << CLASSES.indexOf(name)), 0)

/** Bits of a word of the lists: expressions can begin at it; and it is a time word by itself. */
const OPENS = 1 << CLASSES.length
const STANDS = 1 << (CLASSES.length + 1)
const EVERY_CLASS = OPENS - 1

const FIGURE = classBits(["figure"])
const QUOTE = classBits(["quote"])
const A = classBits(["a"])
const PART = classBits(["part"])
const ARTICLES = classBits(["the", "a"])

/** Words that the rules name themselves. */
const NAMED: Readonly<Partial<Record<WordClass, ReadonlyArray<string>>>> = {
  the: ["the"],
  a: ["a", "an"],
  in: ["in"],
  at: ["at"],
  deictic: ["tonight"],
  edge: ["very"],
  reference: ["anytime", "these", "right", "to", "till"],
  approximator: ["more", "less", "fewer", "at", "up"],
  // “the number of”, “a full year”: behind an article only
  count: ["half", "couple", "dozen", "dozens", "hundreds", "thousands", "tens", "scores", "handful", "number", "matter", "full", "whole"],
  lead: LEADS,
  every: ["every", "each"],
  times: ["once", "twice"],
  fiscal: ["fiscal", "fy", "calendar", "cy"],
  short: ["q", "h"]
}

/** Lower-case word → its class bits, and whether it opens and stands by itself. `weak` words mean nothing alone. */
export const wordClasses = (
  lists: Pick<
    TimeVocabulary,
    | "months"
    | "weekdays"
    | "seasons"
    | "units"
    | "parts"
    | "clockNames"
    | "deictics"
    | "references"
    | "shifts"
    | "edges"
    | "numbers"
    | "ordinals"
    | "decades"
    | "holidayOpeners"
    | "approximators"
    | "vague"
    | "openers"
  >,
  weak: ReadonlySet<string>
): ReadonlyMap<string, number> => {
  const classes = new Map<string, number>()
  const add = (words: Iterable<string>, bits: number): void => {
    for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bits)
  }
  for (const word of lists.openers) add([word], OPENS | (weak.has(word) ? 0 : STANDS))
  const listed: ReadonlyArray<readonly [words: Iterable<string>, name: WordClass]> = [
    [lists.months.keys(), "month"],
    [lists.weekdays.keys(), "weekday"],
    [Array.from(lists.weekdays.keys(), (day) => `${day}s`), "weekday"],
    [lists.seasons.keys(), "season"],
    [lists.units.keys(), "unit"],
    [lists.parts.keys(), "part"],
    [lists.clockNames.keys(), "clock"],
    [lists.deictics.keys(), "deictic"],
    [lists.references.keys(), "reference"],
    [lists.shifts.keys(), "shift"],
    [lists.edges.keys(), "edge"],
    [lists.numbers.keys(), "number"],
    [lists.ordinals.keys(), "ordinal"],
    [lists.decades.keys(), "decade"],
    [lists.holidayOpeners, "named-day"],
    [lists.approximators, "approximator"],
    [lists.vague, "count"]
  ]
  for (const [words, name] of listed) add(words, classBits([name]))
  for (const name of CLASSES) add(NAMED[name] ?? [], classBits([name]))
  return classes
}

/** How far after a common word (“the”, “in”) its time word may stand. */
const REACH = 7

/**
 * For each word the classes by which an expression can begin there, 0 where none can: at a time word, a figure, or a
 * common word with one of them close behind.
 */
export const openingsOf = (words: ReadonlyArray<Word>, vocabulary: TimeVocabulary): Int32Array => {
  const opens = new Int32Array(words.length)
  const { classes, shapes } = vocabulary
  let strong = words.length + REACH
  let next = 0
  let second = 0
  for (let at = words.length - 1; at >= 0; at--) {
    const { kind, lower } = words[at]
    let own = 0
    if (kind === "word") {
      if (shapes[shapeOf(lower)] === 1) own = classes.get(lower) ?? 0
      if ((own & STANDS) !== 0) strong = at
      if ((own & OPENS) !== 0 && strong - at <= REACH) {
        // “the vote”, “a man”: an article opens nothing but a time word; in “a rainy morning” one more stands between.
        const isBare = (own & ARTICLES) !== 0 && next === 0 && ((own & A) === 0 || (second & PART) === 0)
        opens[at] = own & EVERY_CLASS & (isBare ? ~ARTICLES : -1)
      }
      own &= EVERY_CLASS
    } else if (kind === "number") {
      own = FIGURE
      if (!isAmount(words, at)) {
        opens[at] = FIGURE
        strong = at
      }
    } else if ((lower === "'" || lower === "’" || lower === "‘") && words[at + 1]?.kind === "number") {
      // “’90s”; any other apostrophe opens nothing.
      own = QUOTE
      opens[at] = QUOTE
    }
    second = next
    next = own
  }
  return opens
}

/** “$20”, “20 %”, “20 million”: a figure that counts no time. */
const isAmount = (words: ReadonlyArray<Word>, at: number): boolean =>
  (words[at].glued && CURRENCIES.has(words[at - 1]?.text ?? "")) || AMOUNTS.has(words[at + 1]?.lower ?? "")
const CURRENCIES = new Set(["$", "€", "£", "¥", "#"])
const AMOUNTS = new Set(["%", "percent", "million", "billion", "trillion", "mn", "bn"])

const LETTERS = 32
const LENGTHS = 16

/** Where a word stands in a table of shapes: by length, first and last letter. */
const shapeOf = (word: string): number =>
  (Math.min(word.length, LENGTHS - 1) * LETTERS + (word.charCodeAt(0) % LETTERS)) * LETTERS + (word.charCodeAt(word.length - 1) % LETTERS)

/** 1 at the shape of any of the words: most others are passed over without a look-up. */
export const shapesOf = (words: Iterable<string>): Uint8Array => {
  const shapes = new Uint8Array(LENGTHS * LETTERS * LETTERS)
  for (const word of words) shapes[shapeOf(word)] = 1
  return shapes
}

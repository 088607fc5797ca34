import { parseTable, type LexiconTexts } from "../lexicon/table.ts"
import { shapesOf, wordClasses } from "./openings.ts"
import type { Unit } from "./values.ts"

/** The word lists of the time rules, compiled: lower-case word → what it means. */
export interface TimeVocabulary {
  readonly months: ReadonlyMap<string, number>
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays: ReadonlyMap<string, number>
  readonly seasons: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, Unit>
  readonly parts: ReadonlyMap<string, string>
  readonly clockNames: ReadonlyMap<string, string>
  readonly deictics: ReadonlyMap<string, number>
  readonly references: ReadonlyMap<string, string>
  /** last −1, this 0, next +1. */
  readonly shifts: ReadonlyMap<string, number>
  readonly edges: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, number>
  readonly ordinals: ReadonlyMap<string, number>
  readonly decades: ReadonlyMap<string, number>
  readonly zones: ReadonlyMap<string, string>
  readonly approximators: ReadonlySet<string>
  readonly vague: ReadonlySet<string>
  readonly planVerbs: ReadonlySet<string>
  /** Participles that name what is to come. */
  readonly scheduled: ReadonlySet<string>
  /** Verbs that tell in the present tense what will be: “Rovers host Vale on Saturday”. */
  readonly timetabled: ReadonlySet<string>
  readonly forward: ReadonlySet<string>
  readonly backward: ReadonlySet<string>
  readonly beforeYear: ReadonlySet<string>
  /** First words of days that have a name of their own (“Bloody Sunday”). */
  readonly weekdayNames: ReadonlySet<string>
  /** Adjectives between a count and its unit (“two more weeks”). */
  readonly countAdjectives: ReadonlySet<string>
  readonly spanBefore: ReadonlySet<string>
  readonly spanAfter: ReadonlySet<string>
  readonly countedNouns: ReadonlySet<string>
  /** Named days by their words, lower-case with single spaces, and the longest one's word count. */
  readonly holidays: ReadonlyMap<string, string>
  readonly longestHoliday: number
  /** Every beginning of a named day, letter by letter. */
  readonly holidayStarts: ReadonlySet<string>
  /** First words of named days. */
  readonly holidayOpeners: ReadonlySet<string>
  /** Every word that can open or hold an expression: other words are passed over at once. */
  readonly openers: ReadonlySet<string>
  /** What each word is to the rules, as the bits of `wordClasses`. */
  readonly classes: ReadonlyMap<string, number>
  /** 1 at the shape of any word of `classes`. */
  readonly shapes: Uint8Array
}

/** Reads `calendar-names`, `time-words` and `holidays`. */
export const timeVocabulary = (lexicons: LexiconTexts): TimeVocabulary => {
  const names = parseTable(lexicons, "calendar-names")
  const words = parseTable(lexicons, "time-words")
  const named = (kind: string) => names.filter((row) => row.kind === kind)
  const ofClass = (kind: string) => words.filter((row) => row.class === kind)
  const texts = (kind: string): ReadonlyMap<string, string> => new Map(ofClass(kind).map((row) => [row.term, row.value]))
  const figures = (kind: string): ReadonlyMap<string, number> => new Map(ofClass(kind).map((row) => [row.term, Number(row.value)]))
  const set = (kind: string): ReadonlySet<string> => new Set(ofClass(kind).map((row) => row.term))
  const holidays = new Map(parseTable(lexicons, "holidays").map((row) => [row.term, row.rule]))
  const openers = new Set([...names, ...words].map((row) => row.term))
  for (const row of named("weekday")) if (row.term.endsWith("day")) openers.add(`${row.term}s`)
  const holidayOpeners = new Set(Array.from(holidays.keys(), (name) => /^(?:\p{L}+|\d+)/u.exec(name)?.[0] ?? name))
  for (const word of holidayOpeners) openers.add(word)
  const lists = {
    months: new Map(named("month").map((row) => [row.term, Number(row.value)])),
    weekdays: new Map(named("weekday").map((row) => [row.term, Number(row.value)])),
    seasons: new Map(named("season").map((row) => [row.term, row.value])),
    units: texts("unit") as ReadonlyMap<string, Unit>,
    parts: texts("part"),
    clockNames: texts("clock-name"),
    deictics: figures("deictic"),
    references: texts("ref"),
    shifts: figures("shift"),
    edges: texts("edge"),
    numbers: figures("number"),
    ordinals: figures("ordinal"),
    decades: figures("decade"),
    zones: texts("zone"),
    approximators: set("approximate"),
    vague: set("vague"),
    planVerbs: set("plan"),
    scheduled: set("scheduled"),
    timetabled: set("timetabled"),
    forward: set("forward"),
    backward: set("backward"),
    beforeYear: set("before-year"),
    weekdayNames: set("named-weekday"),
    countAdjectives: set("count-adjective"),
    spanBefore: set("span-before"),
    spanAfter: set("span-after"),
    countedNouns: set("name-blocker"),
    holidays,
    longestHoliday: 6,
    holidayStarts: new Set(
      Array.from(holidays.keys(), (name) => Array.from({ length: name.length }, (_, at) => name.slice(0, at + 1))).flat()
    ),
    holidayOpeners,
    openers
  }
  const classes = wordClasses(lists, set("weak"))
  return { ...lists, classes, shapes: shapesOf(classes.keys()) }
}

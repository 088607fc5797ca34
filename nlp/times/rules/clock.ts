import { isGlued, isRangeDash, lowerAt, readHalfDay, readPart, type Read } from "../readers.ts"
import { sceneDay, type TimeContext } from "../context.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofTime, unanchored, type Resolution } from "../values.ts"
import { deicticDay, deicticPart } from "./deictic.ts"
import { monthDay } from "./month-day.ts"
import { numericDate } from "./numeric-date.ts"
import { spokenUnit } from "./relative-unit.ts"
import { weekday } from "./weekday.ts"
import type { DayNumber } from "../calendar.ts"

interface Clock {
  /** `T08:30` with its zone, or `T24:00`. */
  readonly value: string
  readonly next: number
}

const pad = (value: number): string => String(value).padStart(2, "0")

/** `8`, `8:30`, `8.30`, `8:30:15`, up to the half of the day. */
const readFace = (
  stretch: Stretch,
  at: number
): { readonly hour: number; readonly minute: number; readonly hasMinutes: boolean; readonly next: number } | null => {
  const word = stretch.words[at]
  if (word === undefined || word.kind !== "number" || word.text.length > 2 || Number(word.text) > 24) return null
  if (word.glued && /[\d.,:$£€/]/u.test(lowerAt(stretch, at - 1))) return null
  const mark = lowerAt(stretch, at + 1)
  const minutes = stretch.words[at + 2]
  if (
    (mark === ":" || mark === ".") &&
    isGlued(stretch, at + 1) &&
    minutes?.glued === true &&
    minutes.kind === "number" &&
    minutes.text.length === 2 &&
    Number(minutes.text) < 60
  ) {
    let next = at + 3
    if (
      mark === ":" &&
      lowerAt(stretch, next) === ":" &&
      isGlued(stretch, next) &&
      stretch.words[next + 1]?.kind === "number" &&
      isGlued(stretch, next + 1)
    )
      next += 2
    return { hour: Number(word.text), minute: Number(minutes.text), hasMinutes: mark === ":", next }
  }
  return { hour: Number(word.text), minute: 0, hasMinutes: false, next: at + 1 }
}

const readZone = (stretch: Stretch, at: number): Read<string> | null => {
  const bracket = lowerAt(stretch, at) === "(" ? at + 1 : at
  const word = stretch.words[bracket]
  const zone = word === undefined || word.text !== word.text.toUpperCase() ? undefined : stretch.vocabulary.zones.get(word.lower)
  if (zone !== undefined) return { value: zone, next: bracket > at && lowerAt(stretch, bracket + 1) === ")" ? bracket + 2 : bracket + 1 }
  if (lowerAt(stretch, at) === "local" && lowerAt(stretch, at + 1) === "time") return { value: "", next: at + 2 }
  const named = /^(?:eastern|central|mountain|pacific)$/u.test(lowerAt(stretch, at))
  if (!named) return null
  const next = /^(?:standard|daylight)$/u.test(lowerAt(stretch, at + 1)) ? at + 2 : at + 1
  return { value: "", next: lowerAt(stretch, next) === "time" ? next + 1 : next }
}

/** “11:05 The mayor says”: the time of an entry of a live page, before its first word. */
const opensEntry = (stretch: Stretch, at: number, next: number): boolean => {
  const quoted = /^["“‘']$/u.test(lowerAt(stretch, next)) ? next + 1 : next
  return at === 0 && stretch.words[at].text.length === 2 && /^\p{Lu}/u.test(stretch.words[quoted]?.text ?? "")
}

const AT = new Set(["at", "by", "until", "till", "from", "around", "before", "after", "since", "to", "between", "about"])

/** The half of the day that “7” of “7-9 p.m.”, “from 7 to 9 p.m.” shares with the time after it: “11 to 2 p.m.” begins in the morning. */
const readSharedHalf = (stretch: Stretch, at: number, next: number, hour: number): number | null => {
  const joiner = lowerAt(stretch, next)
  const joins = joiner === "to" || isRangeDash(stretch, next) || (joiner === "and" && lowerAt(stretch, at - 1) === "between")
  if (!joins || hour < 1 || hour > 12) return null
  const end = readFace(stretch, next + 1)
  const half = end === null ? null : readHalfDay(stretch, end.next)
  if (end === null || half === null || end.hour < 1 || end.hour > 12) return null
  return hour % 12 < end.hour % 12 ? half.value : 12 - half.value
}

export const readClock = (stretch: Stretch, at: number): Clock | null => {
  const named = stretch.vocabulary.clockNames.get(lowerAt(stretch, at))
  if (named !== undefined) {
    const zone = readZone(stretch, at + 1)
    return { value: `${named}${zone?.value ?? ""}`, next: zone?.next ?? at + 1 }
  }
  const military = stretch.words[at]
  if (military?.kind === "number" && military.text.length === 4 && (!military.glued || lowerAt(stretch, at - 1) === "(")) {
    const zone = readZone(stretch, at + 1)
    const hour = Number(military.text.slice(0, 2))
    const minute = Number(military.text.slice(2))
    if (zone === null || zone.value === "" || hour > 23 || minute > 59) return null
    return { value: `T${pad(hour)}:${pad(minute)}${zone.value}`, next: zone.next }
  }
  const face = readFace(stretch, at)
  if (face === null) return null
  let next = face.next
  const half = readHalfDay(stretch, next)
  let hour = face.hour
  const shared = half === null ? readSharedHalf(stretch, at, face.next, hour) : null
  if (shared !== null) return { value: `T${pad((hour % 12) + shared)}:${pad(face.minute)}`, next: face.next }
  if (half !== null) {
    if (hour > 12 || hour === 0) return null
    hour = (hour % 12) + half.value
    next = half.next
  } else if (
    lowerAt(stretch, next) === "o" &&
    (lowerAt(stretch, next + 1) === "'" || lowerAt(stretch, next + 1) === "’") &&
    lowerAt(stretch, next + 2) === "clock"
  ) {
    next += 3
  } else if (readZone(stretch, next) === null || (!face.hasMinutes && face.next !== at + 3)) {
    if (!face.hasMinutes || face.hour > 23 || !(AT.has(lowerAt(stretch, at - 1)) || opensEntry(stretch, at, face.next))) return null
  }
  const zone = readZone(stretch, next)
  if (zone !== null) next = zone.next
  else {
    // “8 o'clock in the morning”.
    const part = lowerAt(stretch, next) === "in" && lowerAt(stretch, next + 1) === "the" ? readPart(stretch, next + 2) : null
    if (part !== null && half === null) {
      if (part.value !== "TMO" && hour < 12) hour += 12
      next = part.next
    }
  }
  return { value: `T${pad(hour)}:${pad(face.minute)}${zone?.value ?? ""}`, next }
}

/** The day that a date beside the clock time names: `Tuesday`, `on June 3`, `, Sunday`. */
const readDate = (stretch: Stretch, at: number): RuleMatch | null => {
  let i = at
  if (lowerAt(stretch, i) === ",") i++
  if (lowerAt(stretch, i) === "on" || lowerAt(stretch, i) === "of") i++
  if (stretch.words[i] === undefined) return null
  for (const rule of [monthDay, weekday, deicticDay, deicticPart, numericDate, spokenUnit]) {
    const found = rule.match(stretch, i)
    if (found !== null && found.first === i) return found
  }
  return null
}

/** The date behind another clock time that goes with this one: “from 9 a.m. to 5 p.m. on Saturday”, “2 p.m. (1800 GMT) on Thursday”. */
const readDateBehind = (stretch: Stretch, at: number): RuleMatch | null => {
  const isBracket = lowerAt(stretch, at) === "("
  const joins = isBracket || isRangeDash(stretch, at) || /^(?:to|and|until|till)$/u.test(lowerAt(stretch, at))
  const other = joins && stretch.words[at + 1] !== undefined ? readClock(stretch, at + 1) : null
  if (other === null || (isBracket && lowerAt(stretch, other.next) !== ")")) return null
  const date = readDate(stretch, isBracket ? other.next + 1 : other.next)
  // “Monday through Friday”: hours of every such day.
  return date !== null && /^(?:to|through|and|-|–)$/u.test(lowerAt(stretch, date.last)) ? null : date
}

const dayIn = (resolution: Resolution | null): { readonly day: DayNumber; readonly anchor: Resolution["anchor"] } | null =>
  resolution !== null && resolution.range !== null && resolution.range.first === resolution.range.last
    ? { day: resolution.range.first, anchor: resolution.anchor }
    : null

const on = (clock: Clock, near: { readonly day: DayNumber; readonly anchor: Resolution["anchor"] } | null): Resolution =>
  ofTime(near?.day ?? null, clock.value, "minute", near?.anchor ?? "none")

/** A clock time with its date; of a date that nothing anchors the value keeps what is known: `XXXX-WXX-1T12:00`. */
const onDate = (clock: Clock, date: Resolution | null): Resolution =>
  date !== null && date.range === null && date.value.startsWith("XXXX-") && !date.value.includes("T")
    ? unanchored(`${date.value}${clock.value}`, "minute", "TIME")
    : on(clock, dayIn(date))

/** The day a clock time without a date falls on: one spoken of nearby, else the article's; none of what happens again and again. */
const dayWithoutDate = (
  context: TimeContext,
  isSpan: boolean
): { readonly day: DayNumber; readonly anchor: Resolution["anchor"] } | null => {
  const spoken = sceneDay(context, 3)
  if (spoken !== null && spoken.anchor === "previous_time") return spoken
  if (isSpan || (context.previous !== null && context.previous.sameParagraph)) return null
  return spoken
}

/** “between 8 p.m. and 6 a.m.” */
const isBetween = (stretch: Stretch, at: number): boolean => {
  for (let i = at - 3; i >= Math.max(0, at - 9); i--) if (lowerAt(stretch, i) === "between") return true
  return false
}

export const clock: TimeRule = {
  id: "times/clock",
  source: "TIMEX3 clock times (ISO 8601), with the zone where the text gives one",
  opens: ["clock", "figure"],
  examples: [
    { text: "They met at 10:30 a.m. EST Tuesday.", words: "10:30 a.m. EST Tuesday", value: "2023-06-13T10:30-05:00" },
    { text: "They met on Sunday. The talks ended at 8 p.m. there.", words: "8 p.m.", value: "2023-06-18T20:00" },
    { text: "11:05 The mayor leaves the hall.", words: "11:05", value: "2023-06-19T11:05" },
    { text: "He worked from 6:00am to midnight.", words: "6:00am", value: "T06:00" },
    { text: "It began at 1430 GMT on June 3, 2010.", words: "1430 GMT on June 3, 2010", value: "2010-06-03T14:30Z" },
    { text: "He will leave at noon.", words: "noon", value: "2023-06-19T12:00" },
    { text: "It opens at noon GMT on Friday.", words: "noon GMT on Friday", value: "2023-06-23T12:00Z" },
    { text: "It is open from 7 to 9 p.m. on Friday.", words: "7", value: "2023-06-23T19:00" },
    { text: "It took off at 2 p.m. EDT (1800 GMT) on Friday.", words: "1800 GMT", value: "2023-06-16T18:00Z" }
  ],
  counterExamples: ["They won 3:2 there.", "It cost 8.30 euros.", "He paid 5 to 8.", "Room 10:30 is closed."],
  match: (stretch, at): RuleMatch | null => {
    const read = readClock(stretch, at)
    if (read === null) return null
    const date = readDate(stretch, read.next)
    if (date !== null)
      return {
        first: at,
        last: date.last,
        ...(date.explicitYear === undefined ? {} : { explicitYear: date.explicitYear }),
        resolve: (context) => onDate(read, date.resolve(context))
      }
    const behind = readDateBehind(stretch, read.next)
    if (behind !== null) return { first: at, last: read.next, resolve: (context) => onDate(read, behind.resolve(context)) }
    const before = lowerAt(stretch, at - 1)
    const after = lowerAt(stretch, read.next)
    const isSpan =
      before === "from" ||
      before === "between" ||
      isRangeDash(stretch, read.next) ||
      ((before === "to" || before === "and") && stretch.vocabulary.clockNames.has(lowerAt(stretch, at))) ||
      (/^(?:to|and)$/u.test(before) &&
        /^(?:m|am|pm|\.|o)$/u.test(lowerAt(stretch, at - 2)) &&
        (before === "to" || isBetween(stretch, at))) ||
      (after === "to" &&
        (stretch.words[read.next + 1]?.kind === "number" || stretch.vocabulary.clockNames.has(lowerAt(stretch, read.next + 1))))
    return {
      first: at,
      last: read.next,
      resolve: (context) => {
        const near = dayWithoutDate(context, isSpan)
        return near === null && context.published === null ? unanchored(read.value, "minute", "TIME") : on(read, near)
      }
    }
  }
}

/** “Tuesday at 8 p.m.”, “June 3 at noon”. */
export const dateAtClock: TimeRule = {
  id: "times/date-at-clock",
  source: "TIMEX3: a date and its clock time are one expression",
  opens: ["month", "weekday", "figure", "ordinal", "number", "the", "shift", "deictic"],
  examples: [
    { text: "They met on Sunday at 8 p.m. there.", words: "Sunday at 8 p.m.", value: "2023-06-18T20:00" },
    { text: "It opens on June 30, 2023, at noon.", words: "June 30, 2023, at noon", value: "2023-06-30T12:00" },
    { text: "He has until Friday midnight.", words: "Friday midnight", value: "2023-06-23T24:00" }
  ],
  counterExamples: ["They met on Sunday at home.", "It opens on June 30 at 5 places."],
  match: (stretch, at): RuleMatch | null => {
    const date = readDate(stretch, at)
    if (date === null || date.first !== at) return null
    let i = date.last
    if (lowerAt(stretch, i) === ",") i++
    if (lowerAt(stretch, i) === "at") i++
    else if (i === date.last && stretch.words[i]?.kind !== "number" && !stretch.vocabulary.clockNames.has(lowerAt(stretch, i))) return null
    const read = stretch.words[i] === undefined ? null : readClock(stretch, i)
    if (read === null) return null
    return {
      first: at,
      last: read.next,
      ...(date.explicitYear === undefined ? {} : { explicitYear: date.explicitYear }),
      resolve: (context) => onDate(read, date.resolve(context))
    }
  }
}

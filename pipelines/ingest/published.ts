/**
 * Publication times as metadata writes them. Only what is written counts: a time without a zone is read as a day, because the
 * instant is not known, and a text that is no date gives null. Formats: ISO 8601 (extended, and `YYYYMMDD`), RFC 3339, RFC 2822,
 * a month in words (`June 18, 2023`, `18 June 2023`, `Jun 18, 2023 10:30 PM EDT`), asctime, and `YYYYMMDDHHMMSS`.
 */
import type { CalendarDay } from "../../nlp/annotations.ts"
import type { Published, PublishedBasis } from "../dataset.ts"

export const unpublished: Published = { at: null, tz: null, grain: "none", basis: "none", day: null }

const ISO =
  /^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:(?:T|\s+)(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?\s*(?<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?$/iu
const RFC_2822 =
  /^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<word>[a-z]{3,9})\.?,?\s+(?<year>\d{4})(?:,?\s+(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?\s*(?<zone>[a-z]{1,4}|[+-]\d{4})?)?$/iu
const MONTH_FIRST =
  /^(?:[a-z]{3,9},?\s+)?(?<word>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d))?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>[a-z]{1,4}|[+-]\d{4})?)?$/iu
/** `Sat Jun 17 10:20:30 +0000 2023`: C's asctime, with a zone as social networks write it, or none. */
const ASCTIME =
  /^[a-z]{3}\s+(?<word>[a-z]{3})\s+(?<day>\d{1,2})\s+(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)\s+(?:(?<zone>[a-z]{1,4}|[+-]\d{4})\s+)?(?<year>\d{4})$/iu
/** `20230618103000`. */
const COMPACT = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)$/u

const FORMATS = [ISO, RFC_2822, MONTH_FIRST, ASCTIME, COMPACT]

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
/** Obsolete zone names that RFC 2822 §4.3 still gives a meaning to, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420
}

const MINUTE_MS = 60_000

/** Minutes east of UTC, or null for a zone whose offset is not stated. */
const offsetOf = (zone: string): number | null => {
  const numeric = /^(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?$/u.exec(zone)?.groups
  if (numeric === undefined) return ZONES[zone.toLowerCase()] ?? null
  const minutes = Number(numeric.hours) * 60 + Number(numeric.minutes ?? 0)
  return numeric.sign === "-" ? -minutes : minutes
}

/** True for a day that the Gregorian calendar has. */
export const isCalendarDay = ({ year, month, day }: CalendarDay): boolean => {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/**
 * Reads a publication time. **Null when** the text is none of the formats or names a day that no calendar has.
 * `day` is the day in the zone as written: the publisher's calendar, not UTC's.
 */
export const parsePublished = (text: string, basis: PublishedBasis): Published | null => {
  const trimmed = text.trim()
  const found = FORMATS.map((format) => format.exec(trimmed)?.groups).find((groups) => groups !== undefined)
  if (found === undefined) return null
  const month = found.month === undefined ? MONTHS.indexOf(found.word.slice(0, 3).toLowerCase()) + 1 : Number(found.month)
  const day: CalendarDay = { year: Number(found.year), month, day: Number(found.day) }
  if (!isCalendarDay(day)) return null
  const midnight = Date.UTC(day.year, day.month - 1, day.day)
  const offset = found.zone === undefined ? null : offsetOf(found.zone)
  const hour = hourOf(found)
  if (hour === null || offset === null || Number(found.minute) > 59) {
    return { at: instant(midnight), tz: null, grain: "day", basis, day }
  }
  const at = midnight + (hour * 60 + Number(found.minute) - offset) * MINUTE_MS + Number(found.second ?? 0) * 1000
  return { at: instant(at), tz: found.zone, grain: "minute", basis, day }
}

/** The hour of the day, null where none is given or it is none. */
const hourOf = ({ half, hour }: Readonly<Record<string, string | undefined>>): number | null => {
  if (hour === undefined) return null
  const given = Number(hour)
  if (half === undefined) return given <= 24 ? given : null
  return given < 1 || given > 12 ? null : (given % 12) + (/^p/iu.test(half) ? 12 : 0)
}

const instant = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z")

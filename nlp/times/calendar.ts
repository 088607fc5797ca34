/**
 * The proleptic Gregorian calendar in integers. A day is its number: days since 1970-01-01, negative before.
 * Conversions after Hinnant, “chrono-compatible low-level date algorithms” (public domain); no `Date`, so no clock, zone
 * or locale can leak in.
 */
import type { CalendarDay } from "../annotations.ts"

/** Days since 1970-01-01. */
export type DayNumber = number

/** An inclusive range of days. */
export interface DayRange {
  readonly first: DayNumber
  readonly last: DayNumber
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

export const dayNumber = (year: number, month: number, day: number): DayNumber => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The number of a day that rows or annotations name. */
export const numberOfDay = ({ day, month, year }: CalendarDay): DayNumber => dayNumber(year, month, day)

export const calendarDay = (day: DayNumber): CalendarDay => {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** Monday of the day's ISO week. */
export const weekStart = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1

/** ISO 8601 week: the year it belongs to and its number. */
export const isoWeek = (day: DayNumber): { readonly year: number; readonly week: number } => {
  const thursday = weekStart(day) + 3
  const { year } = calendarDay(thursday)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 }
}

/** Monday of an ISO week. */
export const dayOfIsoWeek = (year: number, week: number): DayNumber => weekStart(dayNumber(year, 1, 4)) + (week - 1) * 7

/** The day some months later; the last day of the month when it has fewer days. */
export const addMonths = (day: DayNumber, months: number): DayNumber => {
  const from = calendarDay(day)
  const index = from.year * 12 + from.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)))
}

/** Easter Sunday of the western churches (anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8). */
export const easterSunday = (year: number): DayNumber => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1)
}

/** The nth weekday of a month, the last for n = -1. */
export const nthWeekday = (year: number, month: number, weekday: number, n: number): DayNumber => {
  if (n < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (n + 1) * 7
  }
  const first = dayNumber(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7
}

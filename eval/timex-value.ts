/** When two TIMEX3 values name the same time. */

/** First and last calendar day, ISO, inclusive. */
export type Interval = readonly [first: string, last: string]

const SEASON_STARTS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

const isoDay = (year: number, month: number, day: number): string | null => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isReal = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

const between = (first: string | null, last: string | null): Interval | null => (first !== null && last !== null ? [first, last] : null)

const months = (year: number, first: number, last: number): Interval | null =>
  first < 1 || last > 12 ? null : between(isoDay(year, first, 1), isoDay(year, last, lastOfMonth(year, last)))

/** Monday of an ISO week, null when the year has no such week. */
const isoWeek = (year: number, week: number, isWeekend: boolean): Interval | null => {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = Date.UTC(year, 0, 4) - ((fourth.getUTCDay() + 6) % 7) * 86_400_000 + (week - 1) * 7 * 86_400_000
  const day = (offset: number): string => new Date(monday + offset * 86_400_000).toISOString().slice(0, 10)
  const isReal = week >= 1 && week <= 53 && new Date(monday + 3 * 86_400_000).getUTCFullYear() === year
  return isReal ? [day(isWeekend ? 5 : 0), day(6)] : null
}

/** The days of a value: a day, week, month, quarter, season, year, decade, century or a range `a/b` of them. Null for all else. */
export const intervalOf = (raw: string | null | undefined): Interval | null => {
  if (!raw) return null
  const value = raw.trim()
  const slash = value.indexOf("/")
  if (slash >= 0) {
    const first = intervalOf(value.slice(0, slash))
    const last = intervalOf(value.slice(slash + 1))
    return first && last ? [first[0], last[1]] : null
  }
  return calendarInterval(/^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, value.indexOf("T")) : value)
}

const calendarInterval = (value: string): Interval | null => {
  const year = Number(value.slice(0, 4))
  const part = value.slice(5)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const day = isoDay(year, Number(value.slice(5, 7)), Number(value.slice(8)))
    return between(day, day)
  }
  if (/^\d{4}-\d\d$/.test(value)) return months(year, Number(part), Number(part))
  if (/^\d{4}-W\d\d(?:-WE)?$/.test(value)) return isoWeek(year, Number(value.slice(6, 8)), value.endsWith("-WE"))
  if (/^\d{4}$/.test(value)) return months(year, 1, 12)
  if (/^\d{2}(?:XX)?$/.test(value)) return years(Number(`${value.slice(0, 2)}00`), 99)
  if (/^\d{4}-(?:SP|SU|FA|WI)$/.test(value)) return seasonOf(year, SEASON_STARTS[part])
  if (/^\d{3}X?$/.test(value)) return years(Number(`${value.slice(0, 3)}0`), 9)
  if (/^\d{4}-Q[1-4]$/.test(value)) return months(year, 3 * Number(value[6]) - 2, 3 * Number(value[6]))
  return null
}

const years = (first: number, more: number): Interval | null => between(isoDay(first, 1, 1), isoDay(first + more, 12, 31))

const seasonOf = (year: number, month: number): Interval | null =>
  month === 12 ? between(isoDay(year, 12, 1), isoDay(year + 1, 2, lastOfMonth(year + 1, 2))) : months(year, month, month + 2)

const isSameInterval = (a: Interval, b: Interval): boolean => a[0] === b[0] && a[1] === b[1]

/** Right when equal, when both name the same days (to the minute where gold has a clock time), or when among gold's further values. */
export const isSameValue = (
  gold: string | null | undefined,
  found: string | null | undefined,
  alternatives: ReadonlyArray<string> = []
): boolean => {
  if (gold == null || found == null) return false
  if (gold === found) return true
  const a = intervalOf(gold)
  const b = intervalOf(found)
  const goldHasClock = gold.includes("T")
  const foundHasClock = found.includes("T")
  if (a && b && goldHasClock === foundHasClock) {
    const minute = (value: string): string => value.slice(0, 16).replaceAll("Z", "")
    return goldHasClock ? minute(gold) === minute(found) : isSameInterval(a, b)
  }
  if (a && b && !goldHasClock) return isSameInterval(a, b)
  return alternatives.some((each) => each === found || (b !== null && isSameAs(intervalOf(each), b)))
}

const isSameAs = (a: Interval | null, b: Interval): boolean => a !== null && isSameInterval(a, b)

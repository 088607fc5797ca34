/** ISO strings of rows to the numbers that Arrow and DuckDB keep. The proleptic Gregorian calendar, no clock, no zone. */

/** Days from 1970-01-01 to a day. Method: days of a March-based year, Howard Hinnant, “chrono-compatible date algorithms”. */
const daysFrom = (year: number, month: number, day: number): number => {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const digits = (text: string, from: number, to: number): number => Number(text.slice(from, to))

/** `YYYY-MM-DD` → days since 1970-01-01. */
export const epochDays = (date: string): number => daysFrom(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10))

/** `YYYY-MM-DDThh:mm:ss(.ffffff)Z` → microseconds since 1970-01-01T00:00Z. */
export const epochMicros = (timestamp: string): bigint => {
  const seconds =
    (digits(timestamp, 11, 13) * 60 + digits(timestamp, 14, 16)) * 60 + digits(timestamp, 17, 19) + epochDays(timestamp) * 86_400
  const fraction = timestamp.slice(20, -1).padEnd(6, "0")
  return BigInt(seconds) * 1_000_000n + BigInt(fraction)
}

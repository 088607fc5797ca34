/** ISO strings of rows to the numbers that Arrow and DuckDB keep. The proleptic Gregorian calendar, no clock, no zone. */
import { dayNumber } from "../../nlp/times/calendar.ts"

const digits = (text: string, from: number, to: number): number => Number(text.slice(from, to))

/** `YYYY-MM-DD` → days since 1970-01-01. */
export const epochDays = (date: string): number => dayNumber(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10))

/** `YYYY-MM-DDThh:mm:ss(.ffffff)Z` → microseconds since 1970-01-01T00:00Z. */
export const epochMicros = (timestamp: string): bigint => {
  const seconds =
    (digits(timestamp, 11, 13) * 60 + digits(timestamp, 14, 16)) * 60 + digits(timestamp, 17, 19) + epochDays(timestamp) * 86_400
  const fraction = timestamp.slice(20, -1).padEnd(6, "0")
  return BigInt(seconds) * 1_000_000n + BigInt(fraction)
}

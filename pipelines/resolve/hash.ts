import type { CalendarDay } from "../../nlp/annotations.ts"
import { createHash } from "node:crypto"

/** 16 hex digits of SHA-256 over some texts, told apart by line ends. */
export const hash16 = (...parts: ReadonlyArray<string>): string =>
  createHash("sha256").update(parts.join("\n"), "utf8").digest("hex").slice(0, 16)

/** Order of texts by code unit: the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `YYYY-MM-DD` → the day. */
export const dayOf = (date: string | null): CalendarDay | null =>
  date === null ? null : { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }

/** Sizes as people write them. */
import * as Option from "effect/Option"
import { Flag } from "effect/cli"

const UNITS: Readonly<Record<string, number>> = { "": 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

/** `500MB` → bytes; null for what is no size. */
export const parseSize = (text: string): number | null => {
  const found = /^(?<number>\d+(?:\.\d+)?) ?(?<unit>[KMGT]?B?)$/iu.exec(text.trim())
  const unit = UNITS[(found?.groups?.["unit"] ?? "none").toUpperCase()]
  return unit === undefined ? null : Math.round(Number(found?.groups?.["number"]) * unit)
}

/** A flag for a size, in bytes. */
export const sizeFlag = (name: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(description),
    Flag.filterMap(
      (text) => Option.fromNullOr(parseSize(text)),
      (text) => `a size such as 500MB or 4GB, not ${text}`
    ),
    Flag.optional
  )

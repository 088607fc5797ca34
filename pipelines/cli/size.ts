/** Sizes as people write them. */

const UNITS: Readonly<Record<string, number>> = { "": 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

/** `500MB` → bytes; null for what is no size. */
export const parseSize = (text: string): number | null => {
  const found = /^(?<number>\d+(?:\.\d+)?) ?(?<unit>[KMGT]?B?)$/iu.exec(text.trim())
  const unit = UNITS[(found?.groups?.["unit"] ?? "none").toUpperCase()]
  return unit === undefined ? null : Math.round(Number(found?.groups?.["number"]) * unit)
}

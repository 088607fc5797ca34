import { createHash } from "node:crypto"

/** 16 hex digits of SHA-256 over some texts, told apart by line ends. */
export const hash16 = (...parts: ReadonlyArray<string>): string =>
  createHash("sha256").update(parts.join("\n"), "utf8").digest("hex").slice(0, 16)

/** Order of texts by code unit: the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text counted most often, ties to the smallest; null when there is none. */
export const mostFrequent = (texts: Iterable<string>): string | null => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0)
    if (count > most || (count === most && best !== null && text < best)) best = text
  }
  return best
}

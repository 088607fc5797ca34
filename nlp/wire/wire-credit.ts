/**
 * Which news agency an article comes from, and where it says it was written: the dateline's credit (“WASHINGTON (AP) — …”,
 * “LONDON, March 3 (Reuters) - …”), a byline that is an agency's, or a closing credit line. Every expression is bounded, so time is
 * linear in the text's length. Offsets: none; the values go to `sources`.
 */
export interface WireCredit {
  /** Canonical name of the agency, null when the article is not an agency's. */
  readonly wireService: string | null
  /** Place of the dateline as written (“WASHINGTON”), null when there is none. */
  readonly datelinePlace: string | null
}

export interface WireFinder {
  readonly findWireCredit: (text: string, byline: string | null) => WireCredit
}

const DASH = "(?:-|–|—|--|:)"
const PLACE = "(?<place>\\p{Lu}[\\p{L}.'’-]{1,30}(?:[ /,]{1,2}\\p{Lu}[\\p{L}.'’-]{0,30}){0,4})"
const DATE = "(?:,? (?:\\p{Lu}[\\p{L}]{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}[\\p{L}]{2,8}\\.?)(?:,? \\d{4})?)?"
/** Paragraphs from the start within which a dateline may stand: headline, byline and date come before it. */
const HEAD_PARAGRAPHS = 6
const HEAD_CHARACTERS = 4000
const TAIL_CHARACTERS = 600

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")

/** Units that a credit may have besides the agency's name, at most. */
const AROUND_CREDIT = 40

const BEYOND_ASCII = /[^\0-\u007f]/u
/** A line that opens in capitals and has a dash before a space. */
const MAY_BE_PLAIN = /^[^"'“‘(][^a-z0-9 ][^a-z0-9].*(?:–|—|--) /u

/** An expression that is compiled once it is asked for: classes of all letters take milliseconds, and few texts have what they could match. */
const onDemand = (source: string, flags: string): (() => RegExp) => {
  let made: RegExp | null = null
  return () => (made ??= new RegExp(source, flags))
}

/** Builds the finder from the names under which agencies sign: name → canonical name of the agency. */
export const createWireFinder = (services: ReadonlyMap<string, string>): WireFinder => {
  const sorted = [...services.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const lowered = sorted.map((name) => name.toLowerCase())
  const names = sorted.map(escape).join("|")
  const dateline = onDemand(`^(?:${PLACE}${DATE},? )?\\((?<name>${names})(?:/[\\p{L}. ]{1,30})?\\)\\s{0,3}${DASH}`, "u")
  const plainDateline = onDemand(`^${PLACE.replace("\\p{L}.'’-]{1,30}", "\\p{Lu}.'’-]{1,30}")}${DATE} ?(?:–|—|--) `, "u")
  const credit = onDemand(
    `^\\W{0,3}(?:(?:Source|Written by|Reporting by|By|Copyright|©)[: ]{1,2}(?:\\d{4} )?)?(?:the )?(?<name>${names})\\W{0,3}$`,
    "iu"
  )
  const hasBracketed = (text: string): boolean => {
    for (let at = text.indexOf("("); at >= 0; at = text.indexOf("(", at + 1))
      if (sorted.some((name) => text.startsWith(name, at + 1))) return true
    return false
  }
  const datelineOf = (text: string) => (hasBracketed(text) ? dateline().exec(text)?.groups : undefined)
  const plainPlaceOf = (text: string) => (MAY_BE_PLAIN.test(text) ? plainDateline().exec(text)?.groups?.place : undefined)
  const mayBeCredit = (line: string): boolean =>
    line.length <= sorted[0].length + AROUND_CREDIT &&
    (BEYOND_ASCII.test(line) || lowered.some((name) => line.toLowerCase().includes(name)))
  const creditOf = (line: string) => (mayBeCredit(line) ? credit().exec(line)?.groups : undefined)
  const canonical = (name: string): string | null => {
    const lower = name.toLowerCase()
    for (const [known, service] of services) if (known.toLowerCase() === lower) return service
    return null
  }
  const paragraphsOf = (text: string): ReadonlyArray<string> =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
  const findWireCredit = (text: string, byline: string | null): WireCredit => {
    const head = paragraphsOf(text.slice(0, HEAD_CHARACTERS)).slice(0, HEAD_PARAGRAPHS)
    let place: string | null = null
    for (const paragraph of head) {
      const opening = paragraph.slice(0, 300)
      const found = datelineOf(opening)
      if (found !== undefined) return { wireService: canonical(found.name), datelinePlace: found.place ?? null }
      place ??= plainPlaceOf(opening) ?? null
    }
    const byAgency = byline === null ? undefined : creditOf(byline)
    const last =
      byAgency ??
      paragraphsOf(text.slice(-TAIL_CHARACTERS))
        .slice(-2)
        .map(creditOf)
        .find((groups) => groups !== undefined)
    return { wireService: last === undefined ? null : canonical(last.name), datelinePlace: place }
  }
  return { findWireCredit }
}

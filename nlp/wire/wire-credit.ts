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

/** Builds the finder from the names under which agencies sign: name → canonical name of the agency. */
export const createWireFinder = (services: ReadonlyMap<string, string>): WireFinder => {
  const names = [...services.keys()]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escape)
    .join("|")
  const dateline = new RegExp(`^(?:${PLACE}${DATE},? )?\\((?<name>${names})(?:/[\\p{L}. ]{1,30})?\\)\\s{0,3}${DASH}`, "u")
  const plainDateline = new RegExp(`^${PLACE.replace("\\p{L}.'’-]{1,30}", "\\p{Lu}.'’-]{1,30}")}${DATE} ?(?:–|—|--) `, "u")
  const credit = new RegExp(
    `^\\W{0,3}(?:(?:Source|Written by|Reporting by|By|Copyright|©)[: ]{1,2}(?:\\d{4} )?)?(?:the )?(?<name>${names})\\W{0,3}$`,
    "iu"
  )
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
      const found = dateline.exec(paragraph.slice(0, 300))?.groups
      if (found !== undefined) return { wireService: canonical(found.name), datelinePlace: found.place ?? null }
      place ??= plainDateline.exec(paragraph.slice(0, 300))?.groups?.place ?? null
    }
    const byAgency = byline === null ? undefined : credit.exec(byline.slice(0, 200))?.groups
    const last =
      byAgency ??
      paragraphsOf(text.slice(-TAIL_CHARACTERS))
        .slice(-2)
        .map((line) => credit.exec(line.slice(0, 200))?.groups)
        .find((groups) => groups !== undefined)
    return { wireService: last === undefined ? null : canonical(last.name), datelinePlace: place }
  }
  return { findWireCredit }
}

/** When two parties, triggers or country codes of PLOVER's records are the same. */
import type { PloverCode, PloverEvent, PloverSpan } from "./plover-records.ts"

/** The head word of a noun phrase, lower-case: the last word before the first comma, preposition or relative pronoun. */
export const headWord = (text: string): string => {
  const bare = text
    .replaceAll(/[“”"()]/gu, " ")
    .replaceAll(/['’]s\b/gu, "")
    .trim()
  const phrase = bare.split(/,|;| who | which | that | of | for | from | at | in | on | with | to | near | by | and /iu)[0]
  const words = Array.from(phrase.matchAll(/[\p{L}\p{N}.'’-]+/gu), ([word]) => word.toLowerCase().replace(/(?<!\.)\.+$/, "")).filter(
    (word) => word !== ""
  )
  return words.at(-1) ?? ""
}

const overlap = (a: PloverSpan, b: PloverSpan): boolean =>
  Number.isInteger(a.start) && Number.isInteger(b.start) && (a.start ?? 0) < (b.end ?? 0) && (b.start ?? 0) < (a.end ?? 0)

const isSameParty = (gold: PloverSpan, found: PloverSpan): boolean => {
  const head = headWord(gold.text ?? "")
  return overlap(gold, found) || (head !== "" && head === headWord(found.text ?? ""))
}

type Parties = ReadonlyArray<PloverSpan> | null | undefined

/** Some found party is one of gold's: overlapping words or the same head word. */
export const hasAny = (gold: Parties, found: Parties): boolean =>
  (found ?? []).some((each) => (gold ?? []).some((wanted) => isSameParty(wanted, each)))

const pieces = ({ trigger }: PloverEvent): ReadonlyArray<PloverSpan> =>
  trigger ? (trigger.parts?.map(([start, end]) => ({ start, end })) ?? [trigger]) : []

/** Both have triggers and these share a character. */
export const triggersTouch = (a: PloverEvent, b: PloverEvent): boolean => pieces(a).some((x) => pieces(b).some((y) => overlap(x, y)))

/** Every side that gold names is met; of reciprocal events each party, on either side. */
export const hasParties = (gold: PloverEvent, found: PloverEvent): boolean => {
  if (gold.reciprocal && !gold.target?.length) {
    const both = [...(found.actor ?? []), ...(found.target ?? [])]
    return both.length > 0 && (gold.actor ?? []).every((wanted) => both.some((each) => isSameParty(wanted, each)))
  }
  const meets = (wanted: Parties, given: Parties): boolean => !wanted?.length || hasAny(wanted, given)
  return meets(gold.actor, found.actor) && meets(gold.target, found.target)
}

const CODE_CORRECTIONS: Readonly<Record<string, string>> = { JAP: "JPN" }

/** Country part of a code; PLOVER's composite codes of world bodies reduced to UNO and EUR; null for codes of no country. */
const countryOf = (raw: string | null): string | null => {
  if (!raw || raw.startsWith("~")) return null
  if (raw.startsWith("IGOUNO")) return "UNO"
  if (raw.startsWith("IGOEUREEC") || raw.startsWith("IGOEEC")) return "EUR"
  return CODE_CORRECTIONS[raw] ?? CODE_CORRECTIONS[raw.slice(0, 3)] ?? raw.slice(0, 3)
}

export const countries = (codes: ReadonlyArray<PloverCode> | null | undefined): ReadonlyArray<string> =>
  (codes ?? []).flatMap((each) => countryOf(each.code) ?? [])

/** As `hasParties`, by country codes. */
export const hasCountries = (gold: PloverEvent, found: PloverEvent): boolean => {
  const [actors, targets] = [countries(gold.actorCodes), countries(gold.targetCodes)]
  const [ourActors, ourTargets] = [countries(found.actorCodes), countries(found.targetCodes)]
  if (gold.reciprocal && targets.length === 0) return actors.every((code) => [...ourActors, ...ourTargets].includes(code))
  const meets = (wanted: ReadonlyArray<string>, given: ReadonlyArray<string>): boolean =>
    wanted.length === 0 || wanted.some((code) => given.includes(code))
  return meets(actors, ourActors) && meets(targets, ourTargets)
}
